// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/either_i.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

TEST(EitherI, Table) {
    const struct {
        const char *key, *other;
    } rows[] = {{"ky4", "ki4"}, {"ki2", "ky2"}, {"ly2", "li2"}, {"quy2", "qui2"}, {"ty3", "ti3"}, {"hy5", "hi5"},
                {"ly", ""},     {"mi", ""},     {"y2", ""},     {"bi2", ""},      {"may2", ""},   {"thuy3", ""},
                {"", ""},       {"2", ""},      {"ky9", ""},    {"đi1", ""}};
    for (const auto& [key, other] : rows) EXPECT_EQ(other_i(key), other) << key;
}

TEST(EitherI, BareKeys) {
    for (const auto* yes : {"ky", "ki", "ly", "quy", "qui", "ty", "si"}) EXPECT_TRUE(ends_in_either_i(yes)) << yes;
    for (const auto* no : {"", "y", "i", "thuy", "may", "bi", "vi", "quyt"}) EXPECT_FALSE(ends_in_either_i(no)) << no;
}

} // namespace
} // namespace vanmach
