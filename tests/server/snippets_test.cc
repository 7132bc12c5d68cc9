// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/snippets.h"

#include <gtest/gtest.h>

#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

std::optional<Snippet> snippet_of(std::string_view text, std::string_view query) {
    return make_snippet(text, clauses_of(*parse_query(query)));
}

std::vector<std::string> marked(const Snippet& snippet) {
    std::vector<std::string> words;
    for (const Span mark : snippet.marks) words.emplace_back(slice(snippet.text, mark.start, mark.end));
    return words;
}

using Words = std::vector<std::string>;

TEST(Snippets, MarksAreCodePointsOfTheSnippet) {
    const auto snippet = snippet_of("Đẩy mạnh phong trào “Dân vận khéo” ở cơ sở.", "\"dân vận khéo\"");
    ASSERT_TRUE(snippet);
    EXPECT_EQ(marked(*snippet), Words{"Dân vận khéo"});
    EXPECT_EQ(snippet->marks[0].start, 21U);
}

TEST(Snippets, WordsAreMarkedOneByOneAndPhrasesAsAWhole) {
    const auto snippet = snippet_of("công tác dân vận và dân vận khéo, khéo dân", "công \"dân vận\" khéo");
    ASSERT_TRUE(snippet);
    EXPECT_EQ(marked(*snippet), (Words{"công", "dân vận", "dân vận", "khéo", "khéo"}));
}

TEST(Snippets, UnaccentedWordsMarkEverySpelling) {
    EXPECT_EQ(marked(*snippet_of("dẫn dân đàn Dần", "dan")), (Words{"dẫn", "dân", "đàn", "Dần"}));
    EXPECT_EQ(marked(*snippet_of("dẫn dân đàn Dần", "dân")), Words{"dân"});
    EXPECT_EQ(marked(*snippet_of("hoà bình", "hòa")), Words{"hoà"});
}

TEST(Snippets, TheBestPassageWins) {
    std::string text = "Dân là gốc.\n";
    for (int i = 0; i < 400; ++i) text += "Một câu chẳng có gì đáng kể ở đây.\n";
    text += "Sở làm tốt công tác dân vận của mình.\n";
    for (int i = 0; i < 400; ++i) text += "Lại một câu nữa không liên quan.\n";
    const auto snippet = snippet_of(text, "công tác dân vận");
    ASSERT_TRUE(snippet);
    EXPECT_NE(snippet->text.find("công tác dân vận"), std::string::npos);
    EXPECT_EQ(snippet->marks.size(), 4U);
    const std::string_view place = slice(text, snippet->place.start, snippet->place.end);
    EXPECT_NE(place.find("công tác dân vận"), std::string::npos)
        << "the place is told in code points of the text";
    EXPECT_TRUE(snippet->text.starts_with("Sở làm tốt")) << snippet->text;
}

TEST(Snippets, WhiteSpaceIsFoldedAndMarksFollow) {
    const auto snippet = snippet_of("  Công\n\n   tác   dân\nvận  ", "dân vận \"công tác\"");
    ASSERT_TRUE(snippet);
    EXPECT_EQ(snippet->text, "Công tác dân vận");
    EXPECT_EQ(marked(*snippet), (Words{"Công tác", "dân", "vận"}));
}

TEST(Snippets, AreNothingWhereNothingIsFound) {
    EXPECT_FALSE(snippet_of("Một văn bản.", "khác"));
    EXPECT_FALSE(snippet_of("Một văn bản.", ""));
    EXPECT_FALSE(snippet_of("", "dân"));
    EXPECT_FALSE(make_snippet(std::string(200000, 'x') + " dân", clauses_of(*parse_query("dân")), 1000))
        << "beyond the budget";
}

TEST(Snippets, MarkupInATextStaysText) {
    const auto snippet = snippet_of("<b>dân</b> & <script>vận</script>", "dân vận");
    ASSERT_TRUE(snippet);
    EXPECT_EQ(marked(*snippet), (Words{"dân", "vận"}));
    EXPECT_NE(snippet->text.find("<script>"), std::string::npos)
        << "escaping is the page's business; nothing is lost here";
}

TEST(Snippets, LongTextsWithoutLinesAreCutBetweenWords) {
    std::string text;
    while (text.size() < 300000) text += "nhiều chữ không xuống dòng ";
    text += "dân vận";
    const auto snippet = snippet_of(text, "\"dân vận\"");
    ASSERT_TRUE(snippet);
    EXPECT_EQ(marked(*snippet), Words{"dân vận"});
    EXPECT_EQ(snippet->place.end, code_points(text));
}

} // namespace
} // namespace vanmach
