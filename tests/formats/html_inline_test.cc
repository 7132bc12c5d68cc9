// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/html_inline.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

TEST(HtmlInline, References) {
    const Row rows[] = {
        {"Bộ TN&amp;MT", "Bộ TN&MT"},
        {"Bộ TN&MT; Sở KH&CN;", "Bộ TN&MT; Sở KH&CN;"},
        {"a&nbsp;b&#160;c&#xA0;d", "a b\u00A0c\u00A0d"},
        {"&lt;Nội dung&gt; &quot;x&quot; &apos;y&#39;", "<Nội dung> \"x\" 'y'"},
        {"&amp;amp;lt;", "<"},
        {"&amp;&amp;", "&&"},
        {"&#272;&#7843;ng", "Đảng"},
        {"&Ocirc;ng &agrave; &eacute; &ndash; &ldquo;x&rdquo;", "Ông à é – “x”"},
        {"&#0; &#xD800; &#1114112; &#; &; &x", "&#0; &#xD800; &#1114112; &#; &; &x"},
        {"&#99999999999999;", "&#99999999999999;"},
        {"&nosuchname; &amp", "&nosuchname; &amp"},
        {"", ""},
    };
    for (const auto& [from, to] : rows) EXPECT_EQ(without_references(from), to) << from;
}

TEST(HtmlInline, Tags) {
    const Row rows[] = {
        {"một<br>hai<br/>ba<br />bốn<BR>năm", "một\nhai\nba\nbốn\nnăm"},
        {"| Hoạt<br>động | x", "| Hoạt động | x"},
        {"  | Hoạt<br>động |\na<br>b", "  | Hoạt động |\na\nb"},
        {"<b>đậm</b> <u>gạch</u> <strong>x</strong><em>y</em>", "đậm gạch xy"},
        {"<span style=\"color: red\" class='a>b'>đỏ</span>", "đỏ"},
        {"<p align=center>giữa</p>", "\ngiữa\n"},
        {"thực tiễn<sup>2</sup>; giáo dục<sup>10</sup> và", "thực tiễn²; giáo dục¹⁰ và"},
        {"H<sub>2</sub>O, m<sup>3</sup>, x<sup>2n</sup>, 5<SUP>1</SUP>", "H2O, m³, x2n, 5¹"},
        {"<Nội dung> = Nội dung hai", "<Nội dung> = Nội dung hai"},
        {"< 40 tuổi, x<y, a<b và c>d", "< 40 tuổi, x<y, a<b và c>d"},
        {"<b cáo> <i và> <table1>", "<b cáo> <i và> <table1>"},
        {"<https://x.gov.vn/a?b=1> <an@x.gov.vn> <mailto:an@x.vn>",
         "https://x.gov.vn/a?b=1 an@x.gov.vn mailto:an@x.vn"},
        {"trước<!-- ghi chú -->sau <!-- dở", "trướcsau <!-- dở"},
        {"<b", "<b"},
        {"<b x=\"", "<b x=\""},
        {"x<sup>2", "x2"},
        {"<", "<"},
        {"", ""},
    };
    for (const auto& [from, to] : rows) EXPECT_EQ(without_tags(from), to) << from;
}

} // namespace
} // namespace vanmach
