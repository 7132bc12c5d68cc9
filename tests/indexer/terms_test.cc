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

TEST(Terms, WordsHavePositionsAndPairsHaveNone) {
    SpellingCounts spellings;
    TermSource source;
    source.text = "Công tác dân vận. Công tác";
    const auto terms = positions_of(make_terms(source, spellings));
    const auto cong = term(FieldId::body, accented_key("công"));
    const auto tac = term(FieldId::body, accented_key("tác"));
    ASSERT_EQ(terms.at(cong).size(), 2U);
    ASSERT_EQ(terms.at(tac).size(), 2U);
    EXPECT_EQ(terms.at(cong)[0] + 1, terms.at(tac)[0]);
    EXPECT_EQ(terms.at(cong)[1] - terms.at(cong)[0], 4U);
    EXPECT_TRUE(terms.at(pair_term(FieldId::body_pairs, "dan", "van")).empty());
    EXPECT_TRUE(terms.contains(pair_term(FieldId::body_pairs, "van", "cong")));
    EXPECT_FALSE(terms.contains(pair_term(FieldId::body_pairs, "cong", "cong")));
}

TEST(Terms, NothingRunsAcrossTheStartOfASection) {
    SpellingCounts spellings;
    TermSource source;
    source.text = "dân vận khéo hòa giải";
    source.section_starts = {13, 0, 13, 999}; // code points: before "hòa"; in any order, twice, past the end
    const auto terms = positions_of(make_terms(source, spellings));
    const auto kheo = terms.at(term(FieldId::body, accented_key("khéo"))).at(0);
    const auto hoa = terms.at(term(FieldId::body, accented_key("hoà"))).at(0);
    EXPECT_EQ(hoa - kheo, section_gap + 1);
    EXPECT_FALSE(terms.contains(pair_term(FieldId::body_pairs, "kheo", "hoa")));
    EXPECT_TRUE(terms.contains(pair_term(FieldId::body_pairs, "hoa", "giai")));
    EXPECT_TRUE(terms.contains(pair_term(FieldId::body_pairs, "van", "kheo")));
}

TEST(Terms, ALongTextIsCutWithoutLosingAWordOrAPair) {
    // Longer than a stretch, without a line end in it; then without any space.
    std::string text;
    int words = 0;
    while (text.size() < 300'000) text += "đường" + std::to_string(words++ % 10) + " ";
    SpellingCounts spellings;
    TermSource source;
    source.text = text;
    auto terms = positions_of(make_terms(source, spellings));
    std::set<Xapian::termpos> seen;
    for (int digit = 0; digit < 10; ++digit) {
        const auto word = "đường" + std::to_string(digit);
        for (const auto at : terms.at(term(FieldId::body, accented_key(word)))) seen.insert(at);
        const auto next = bare_key("đường" + std::to_string((digit + 1) % 10));
        EXPECT_TRUE(terms.contains(pair_term(FieldId::body_pairs, bare_key(word), next)));
    }
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(words));
    EXPECT_EQ(*seen.rbegin() - *seen.begin() + 1, static_cast<Xapian::termpos>(words)); // no gap at a cut
    EXPECT_EQ(spellings.sorted().size(), 10U);

    const std::string endless(300'000, 'x');
    source.text = endless;
    for (const auto& [name, positions] : positions_of(make_terms(source, spellings)))
        EXPECT_LE(name.size(), longest_term);
}

TEST(Terms, ExactValuesAreTermsAndSlots) {
    SpellingCounts spellings;
    TermSource source;
    source.title = "Dân vận khéo";
    source.id = "48-kh-ubnd.2026.ninh-binh";
    source.slug = "48-kh-ubnd";
    source.type = "KH";
    source.issuer = "Ủy ban nhân dân tỉnh Ninh Bình";
    source.province = "Ninh Bình";
    source.level = "province";
    source.year = 2026;
    source.month = 2;
    source.cites = {"33-ct-ttg.2021", "05-ct-tu.2025.ninh-binh", "33-ct-ttg.2021"};
    source.cited_by_count = 7;
    const auto document = make_terms(source, spellings);
    const auto terms = positions_of(document);
    for (const auto& wanted :
         {term(FieldId::id, source.id), term(FieldId::number, "48-kh-ubnd"), term(FieldId::type, "KH"),
          term(FieldId::issuer, "uy-ban-nhan-dan-tinh-ninh-binh"), term(FieldId::province, "ninh-binh"),
          term(FieldId::level, "province"), term(FieldId::year, "2026"),
          term(FieldId::cites, "33-ct-ttg.2021"), term(FieldId::cites, "05-ct-tu.2025.ninh-binh"),
          term(FieldId::title, accented_key("vận")), pair_term(FieldId::title_pairs, "van", "kheo")})
        EXPECT_TRUE(terms.contains(wanted)) << wanted;
    EXPECT_EQ(terms.size(), 9U + 3U + 2U);
    EXPECT_EQ(document.get_value(0), "20260200");
    EXPECT_EQ(Xapian::sortable_unserialise(document.get_value(1)), 7.0);
}

TEST(Terms, SpellingsAreCountedOnceADocument) {
    SpellingCounts spellings;
    TermSource source;
    source.text = "vận dân, dân DÂN đan";
    make_terms(source, spellings);
    source.text = "dân";
    make_terms(source, spellings);
    std::map<std::string, std::uint32_t> counts;
    for (const auto& spelling : spellings.sorted())
        counts[std::string(spelling.bare) + "=" + std::string(spelling.accented)] = spelling.documents;
    EXPECT_EQ(counts.at("dan=" + accented_key("dân")), 2U);
    EXPECT_EQ(counts.at("dan=" + accented_key("đan")), 1U);
    EXPECT_EQ(counts.size(), 3U);
}

} // namespace
} // namespace vanmach
