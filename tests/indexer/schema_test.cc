// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema.h"

#include <gtest/gtest.h>

#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

TEST(Schema, FieldsAreFoundByEitherName) {
    const struct {
        std::string_view name;
        FieldId id;
    } cases[] = {{"type", FieldId::type},        {"TYPE", FieldId::type},      {"loại", FieldId::type},
                 {"loai", FieldId::type},        {"cơ quan", FieldId::issuer}, {"coquan", FieldId::issuer},
                 {"CƠ_QUAN", FieldId::issuer},   {"tỉnh", FieldId::province},  {"dẫn", FieldId::cites},
                 {"citedby", FieldId::cited_by}, {"năm", FieldId::year},       {"tiêu đề", FieldId::title}};
    for (const auto& [name, id] : cases) {
        const auto* field = field_named(name);
        ASSERT_NE(field, nullptr) << name;
        EXPECT_EQ(field->id, id) << name;
    }
    for (const auto* name : {"", "nothing", "typ", "XT"}) EXPECT_EQ(field_named(name), nullptr) << name;
}

TEST(Schema, TermsTellTheirField) {
    EXPECT_EQ(term(FieldId::body, "hoa1"), "hoa1");
    EXPECT_EQ(term(FieldId::title, "hoa1"), "Shoa1");
}

TEST(Schema, LongTermsAreCutAndStayApart) {
    std::string longest;
    while (longest.size() < longest_term) longest += "a";
    EXPECT_EQ(term(FieldId::body, longest), longest);
    std::string one, other;
    for (int i = 0; i < 200; ++i) one += "ườ";
    other = one + "n";
    for (const auto& value : {one, other}) {
        const auto cut = term(FieldId::title, value);
        EXPECT_LE(cut.size(), longest_term);
        EXPECT_TRUE(is_well_formed(cut));
    }
    EXPECT_NE(term(FieldId::title, one), term(FieldId::title, other));
}

} // namespace
} // namespace vanmach
