// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/normalise.h"

#include <gtest/gtest.h>
#include <random>

#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

using namespace std::string_view_literals;

TEST(Normalise, Table) {
    struct Row {
        std::string_view from;
        std::string_view to;
    };
    const Row rows[] = {
        {"", ""},
        {"Quyết định  số 1\n\n\nĐiều 1", "Quyết định  số 1\n\n\nĐiều 1"},
        {"quye\u0302\u0301t đi\u0323nh", "quyết định"},
        {"nghie\u0323\u0302p", "nghiệp"},
        {"Ðảng bộ ðịa phương \u0189 \u0256", "Đảng bộ địa phương Đ đ"},
        {"a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh"},
        {"a\r\r\n\nb", "a\n\n\nb"},
        {"a\u00A0b\u2003c\u202Fd\u3000e\tf\u2000g", "a b c d e f g"},
        {"kế\u00ADhoạch \uFEFFsố\u200C\u200D\u200E\u200F\u2060 1", "kếhoạch số 1"},
        {"xã\u200Bhội", "xã hội"},
        {"xã\u200B hội\u200B\nkế \u200Bhoạch\u200B", "xã hội\nkế hoạch"},
        {"\u200B\u200Bđầu", "đầu"},
        {"\uF0B7 một \uF0A3", "  một  "},
        {"\U000F0000x", " x"},
        {"a\0b\x01\x1F\x7F"
         "c"sv,
         "abc"},
        {"NĐ\x1E"
         "CP",
         "NĐ-CP"},
        {"ô 1\x07ô 2", "ô 1 ô 2"},
        {"–—‑ “x” ⁄ ¹²", "–—‑ “x” ⁄ ¹²"},
        {"\uFFFD", "\uFFFD"},
        {"\u202Eđảo\u202C \u2066x\u2069", "đảo x"},
        {"a\u200D\u0301", "á"}, // the mark meets its letter once what kept them apart is gone
        {"q\u0303", "q\u0303"},
        {"\u212B", "Å"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(normalise(row.from), row.to) << row.from;
        EXPECT_EQ(normalise(row.to), row.to) << row.from << " once more";
    }
}

TEST(Normalise, IdempotentOnAnyText) {
    constexpr std::u32string_view alphabet =
        U"aeq "
        U"\n\r\t\u0300\u0301\u0323\u0302\u031B\u00AD\u200B\u200D\u2028\u0085ÐđĐ\uF0B7\uFEFF\uFFFD\u00A0ế1\0";
    std::mt19937 random(11);
    for (int round = 0; round < 20000; ++round) {
        std::u32string text;
        for (std::size_t length = random() % 12; length > 0; --length)
            text.push_back(alphabet[random() % alphabet.size()]);
        const auto once = normalise(to_utf8(text));
        ASSERT_EQ(normalise(once), once);
        ASSERT_TRUE(is_well_formed(once));
        ASSERT_EQ(nfc(once), once);
    }
}

TEST(Normalise, IllFormedBytesBecomeReplacementCharacters) {
    EXPECT_EQ(normalise("a\xFF"
                        "b"),
              "a\uFFFDb");
}

} // namespace
} // namespace vanmach
