// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/terms.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

#include "corpus/text/keys.h"
#include "indexer/schema.h"

namespace vanmach {
namespace {

using Positions = std::map<std::string, std::vector<Xapian::termpos>>;

Positions positions_of(const Xapian::Document& document) {
    Positions all;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        auto& positions = all[*term];
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
            positions.push_back(*at);
    }
    return all;
}

/// A document's terms, and its pairs with how often each counts.
struct Made {
    Xapian::Document document;
    std::map<PairKey, std::uint32_t> pairs;
    bool has_pair(std::string_view first, std::string_view second) const { return pairs.contains(pair_key(first, second)); }
};

Made made(const TermSource& source, SpellingCounts& spellings) {
    Made all;
    all.document = make_terms(source, spellings, [&](PairKey key, std::uint32_t times) { all.pairs[key] += times; });
    return all;
}

TEST(Terms, WordsHavePositionsAndPairsAreGivenApart) {
    SpellingCounts spellings;
    TermSource source;
    source.text = "Công tác dân vận. Công tác";
    source.title = "Kế hoạch"; // else the first line would be the title
    const auto all = made(source, spellings);
    const auto terms = positions_of(all.document);
    const auto cong = term(FieldId::body, accented_key("công"));
    const auto tac = term(FieldId::body, accented_key("tác"));
    ASSERT_EQ(terms.at(cong).size(), 2U);
    ASSERT_EQ(terms.at(tac).size(), 2U);
    EXPECT_EQ(terms.at(cong)[0] + 1, terms.at(tac)[0]);
    EXPECT_EQ(terms.at(cong)[1] - terms.at(cong)[0], 4U);
    EXPECT_TRUE(all.has_pair("dan", "van"));
    EXPECT_EQ(all.pairs.at(pair_key("cong", "tac")), 2U);
    EXPECT_TRUE(all.has_pair("van", "cong"));
    EXPECT_FALSE(all.has_pair("cong", "cong"));
}

TEST(Terms, NothingRunsAcrossTheStartOfASection) {
    SpellingCounts spellings;
    TermSource source;
    source.text = "dân vận khéo hòa giải";
    source.title = "Kế hoạch"; // else the first line would be the title
    source.section_starts = {13, 0, 13, 999}; // code points: before "hòa"; in any order, twice, past the end
    const auto all = made(source, spellings);
    const auto terms = positions_of(all.document);
    const auto kheo = terms.at(term(FieldId::body, accented_key("khéo"))).at(0);
    const auto hoa = terms.at(term(FieldId::body, accented_key("hoà"))).at(0);
    EXPECT_EQ(hoa - kheo, section_gap + 1);
    EXPECT_FALSE(all.has_pair("kheo", "hoa"));
    EXPECT_TRUE(all.has_pair("hoa", "giai"));
    EXPECT_TRUE(all.has_pair("van", "kheo"));
}

TEST(Terms, ALongTextIsCutWithoutLosingAWordOrAPair) {
    // Longer than a stretch, without a line end in it; then without any space.
    std::string text;
    int words = 0;
    while (text.size() < 300'000) text += "đường" + std::to_string(words++ % 10) + " ";
    SpellingCounts spellings;
    TermSource source;
    source.text = text;
    const auto all = made(source, spellings);
    auto terms = positions_of(all.document);
    std::set<Xapian::termpos> seen;
    for (int digit = 0; digit < 10; ++digit) {
        const auto word = "đường" + std::to_string(digit);
        for (const auto at : terms.at(term(FieldId::body, accented_key(word)))) seen.insert(at);
        const auto next = bare_key("đường" + std::to_string((digit + 1) % 10));
        EXPECT_TRUE(all.has_pair(bare_key(word), next));
    }
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(words));
    EXPECT_EQ(*seen.rbegin() - *seen.begin() + 1, static_cast<Xapian::termpos>(words)); // no gap at a cut
    EXPECT_EQ(spellings.sorted().size(), 10U);

    const std::string endless(300'000, 'x');
    source.text = endless;
    for (const auto& [name, positions] : positions_of(made(source, spellings).document))
        EXPECT_LE(name.size(), longest_term);
}

TEST(Terms, TitlesAndHeadingsWeighMore) {
    SpellingCounts spellings;
    TermSource source;
    source.text = "mở đầu\nI. MỤC ĐÍCH\nthân bài";
    source.section_starts = {7};
    source.title = "Dân vận khéo";
    const auto all = made(source, spellings);
    const auto& document = all.document;
    std::map<std::string, Xapian::termcount> counts;
    for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) counts[*it] = it.get_wdf();
    const auto count = [&](std::string_view word) { return counts[term(FieldId::body, accented_key(word))]; };
    EXPECT_EQ(count("mở"), 1U);
    EXPECT_EQ(count("thân"), 1U);
    EXPECT_EQ(count("mục"), 1U + heading_weight);
    EXPECT_EQ(all.pairs.at(pair_key("muc", "dich")), 1U + heading_weight);
    EXPECT_EQ(count("khéo"), title_weight);
    EXPECT_EQ(all.pairs.at(pair_key("van", "kheo")), title_weight);
    EXPECT_EQ(counts[term(FieldId::title, accented_key("khéo"))], 1U);
    EXPECT_FALSE(all.has_pair("bai", "dan")) << "no pair of text and title";
    EXPECT_EQ(document.values_count(), 0U);
}

TEST(Terms, WritingsWithIAndYAreOnePair) {
    EXPECT_EQ(pair_key("ly", "luan"), pair_key("li", "luan"));
    EXPECT_EQ(pair_key("tam", "ly"), pair_key("tam", "li"));
    EXPECT_NE(pair_key("y", "te"), pair_key("i", "te"));
    EXPECT_NE(pair_key("may", "bay"), pair_key("mai", "bay"));
}

TEST(Terms, SpellingsAreCountedOnceADocument) {
    SpellingCounts spellings;
    TermSource source;
    source.text = "vận dân, dân DÂN đan";
    made(source, spellings);
    source.text = "dân";
    made(source, spellings);
    std::map<std::string, std::uint32_t> counts;
    for (const auto& spelling : spellings.sorted())
        counts[std::string(spelling.bare) + "=" + std::string(spelling.accented)] = spelling.documents;
    EXPECT_EQ(counts.at("dan=" + accented_key("dân")), 2U);
    EXPECT_EQ(counts.at("dan=" + accented_key("đan")), 1U);
    EXPECT_EQ(counts.size(), 3U);
}

} // namespace
} // namespace vanmach
