// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/markdown.h"

#include <algorithm>
#include <chrono>
#include <gtest/gtest.h>
#include <random>

#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

TEST(Markdown, Table) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"# KẾ HOẠCH\n\n## **I. MỤC ĐÍCH** ##\n###### a\n#\n####### bảy\n#thẻ",
         "KẾ HOẠCH\n\nI. MỤC ĐÍCH\na\n\n####### bảy\n#thẻ"},
        {"1\\. Một \\- hai \\* ba \\(x\\)", "1. Một - hai * ba (x)"},
        {"C:\\tep\\mot \\1", "C:\\tep\\mot \\1"},
        {"UBND\\\nTỈNH\\  x", "UBND\nTỈNH  x"},
        {"email: [duc@ninhthuan.gov.vn](mailto:duc@ninhthuan.gov.vn).", "email: duc@ninhthuan.gov.vn."},
        {"[Thông tư số 32](#) và [24/2023/QĐ-TTg](/y-te/quyet-dinh-24(1)-d1.html \"tên\") x",
         "Thông tư số 32 và 24/2023/QĐ-TTg x"},
        {"Mẫu AH3[43](được bãi bỏ); [ ](xem); [x] (y)", "Mẫu AH3[43](được bãi bỏ); [ ](xem); [x] (y)"},
        {"trước ![con dấu](dau.png) sau ![](data:image/png;base64,AAAA)", "trước  sau"},
        {"[![ảnh](a.png) chữ](https://x.vn)", " chữ"},
        {"https://moha.gov.vn/van_ban_so__1*2 <https://x.vn>",
         "https://moha.gov.vn/van_ban_so__1*2 https://x.vn"},
        {"| STT | Tên |\n|-----|:----:|\n| 1 | Tay giả |\n|  | TM. ỦY BAN |",
         "STT    Tên\n1    Tay giả\nTM. ỦY BAN"},
        {"CHÍNH PHỦ | CỘNG HÒA |", "CHÍNH PHỦ    CỘNG HÒA"},
        {"a | b | c\n---|---\nA|B", "a    b    c\nA|B"},
        {"+------+-----+\n| một | hai |\n+======+=====+", "một    hai"},
        {"|\n**ỦY BAN**\nTỈNH\n-------\n|\nCỘNG HÒA\n|\n|\nSố: 144",
         "ỦY BAN\nTỈNH\n-------\n\nCỘNG HÒA\n\n\nSố: 144"},
        {"Bộ TN&amp;MT&nbsp;x  \ny", "Bộ TN&MT x\ny"},
        {"a\n\n\n\n\n\nb\n\n\nc\n\n\n\n", "a\n\n\nb\n\n\nc"},
        {"\n\n  thụt\n", "  thụt"},
        {"- mục\n+ mục\n* mục\n1) mục", "- mục\n+ mục\n- mục\n1) mục"},
        {"một<br>hai &lt;b&gt;ba&lt;/b&gt;", "một\nhai ba"},
        {"", ""},
        {" \n \n", ""},
        {"không có gì để bỏ", "không có gì để bỏ"},
    };
    for (const auto& [from, to] : rows) {
        EXPECT_EQ(without_markdown(from), to) << from;
        EXPECT_EQ(without_markdown(to), to) << from << " once more";
    }
}

std::string words(std::string_view text) {
    std::string out;
    for (const char32_t c : to_utf32(text))
        if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) append_utf8(out, c);
    return out;
}

class RandomText {
  public:
    explicit RandomText(std::u32string_view alphabet) : alphabet_(alphabet) {}
    std::string next(std::size_t longest) {
        std::u32string text;
        for (auto length = random_() % longest; length > 0; --length)
            text.push_back(alphabet_[random_() % alphabet_.size()]);
        return normalise(to_utf8(text));
    }

  private:
    std::u32string_view alphabet_;
    std::mt19937 random_{5};
};

TEST(Markdown, IdempotentOnAnyText) {
    RandomText texts(U"ab1đ  \n\n**_~#|-+\\[]()<>&;./:=b");
    for (int round = 0; round < 60000; ++round) {
        const auto text = texts.next(40);
        const auto once = without_markdown(text);
        ASSERT_EQ(without_markdown(once), once) << text;
        ASSERT_EQ(normalise(once), once) << text;
    }
}

TEST(Markdown, NoWordIsLost) {
    RandomText texts(U"ab1đế  \n\n**_~#|-+\\]().:");
    for (int round = 0; round < 60000; ++round) {
        const auto text = texts.next(40);
        ASSERT_EQ(words(without_markdown(text)), words(text)) << text;
    }
}

// Texts that are nothing but the beginnings of marks must not cost more than their length.
TEST(Markdown, HostileTextsAreLinear) {
    for (const std::string_view unit :
         {"*",      "* ",   "**a ",  "_",   "__a",  "__ ",       "~~",  "# ",        "|",
          " | ",    "\\",   "\\\\*", "[",   "[a](", "![](data:", "<b ", "<b x=\"",   "<!--",
          "<sup>1", "&amp", "&amp;", "a\n", "\n",   " ",         "(*)", "<https://", "+-"}) {
        std::string text;
        while (text.size() < 400'000) text += unit;
        const auto start = std::chrono::steady_clock::now();
        (void)without_markdown(text);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        EXPECT_LT(taken.count(), 5.0) << unit;
    }
}

} // namespace
} // namespace vanmach
