// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/authority/table.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

std::string fault_of(std::string_view text) {
    try {
        const Table table("t.tsv", text);
        for (const auto& row : table.rows()) {
            row.required("name");
            row.list("aliases");
            row.date("date");
        }
        return {};
    } catch (const TableFault& fault) {
        return fault.message;
    }
}

TEST(Table, RowsByColumnName) {
    const Table table("t.tsv", "name\taliases\tdate\tkind\n# a comment\twith tabs\n\nNinh Bình\tNB|Ninh "
                               "bình\t2025-07\tyes\nHuế\t\t\tno\n");
    ASSERT_EQ(table.rows().size(), 2U);
    const auto& first = table.rows()[0];
    EXPECT_EQ(first.line(), 4U);
    EXPECT_EQ(first.text("name"), "Ninh Bình");
    EXPECT_EQ(first.list("aliases"), (std::vector<std::string>{"NB", "Ninh bình"}));
    EXPECT_EQ(first.date("date").iso(), "2025-07");
    EXPECT_TRUE(first.either("kind", "yes", "no"));
    const auto& second = table.rows()[1];
    EXPECT_TRUE(second.list("aliases").empty());
    EXPECT_FALSE(second.date("date").known());
    EXPECT_FALSE(second.either("kind", "yes", "no"));
}

TEST(Table, EveryFaultNamesItsLine) {
    const std::pair<const char*, const char*> rows[] = {
        {"", "t.tsv:1: there is no header"},
        {"name\tname\n", "t.tsv:1: the column name is named twice"},
        {"name\taliases\tdate\nA\t\t\nB\t\n", "t.tsv:3: 2 cells where the header names 3 columns"},
        {"name\taliases\tdate\n\t\t\n", "t.tsv:2: name is empty"},
        {"name\taliases\tdate\nA\tb||c\t\n", "t.tsv:2: aliases holds an empty value"},
        {"name\taliases\tdate\nA\t\t2025-02-30\n", "t.tsv:2: date is no date: 2025-02-30"},
        {"name\taliases\nA\t\n", "t.tsv:1: the header names no column date"},
        {"name\taliases\tdate\n#\nA \t\t\n", "t.tsv:3: spaces around \"A \""},
        {"name\taliases\tdate\nA\u0301\t\t\n",
         "t.tsv:2: \"A\u0301\" is not written in the normal form of Unicode (NFC)"},
        {"name\taliases\tdate\r\nA\t\t\r\n", "t.tsv:1: lines end with CR LF instead of LF"},
    };
    for (const auto& [text, message] : rows) EXPECT_EQ(fault_of(text), message);
    EXPECT_EQ(fault_of("name\taliases\tdate\nA\tb\t2025\n"), "");
}

} // namespace
} // namespace vanmach
