// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_table.h"

#include <cstring>
#include <gtest/gtest.h>
#include <random>

#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::read_whole;
using testing::Workspace;
using testing::write_whole;

Node node(std::string id, std::string slug, std::vector<std::uint32_t> parts) {
    Node made;
    made.id = std::move(id);
    made.slug = std::move(slug);
    made.type = "KH";
    made.number = "48/KH-UBND";
    made.date = {2026, 2, 10};
    made.issuer = {"Ủy ban nhân dân tỉnh Ninh Bình", Level::province, "Ninh Bình", ""};
    made.title = "Kế hoạch";
    made.parts = std::move(parts);
    return made;
}

Mention mention(NodeIndex target) {
    Mention made;
    made.target = target;
    made.relation = Relation::basis;
    made.span = {10, 20};
    made.sentence = {5, 30};
    made.reason = Reason::all_agree;
    return made;
}

/// Node 0 is held in two files and cites 1 and 2; 2 cites 1; of the third mention of 0 two documents are
/// candidates.
Resolution sample() {
    Resolution resolution;
    resolution.nodes = {node("05-ct-tu.2025.ninh-binh", "05-ct-tu", {0, 2}),
                        node("05-ct-tu.2025.quang-tri", "05-ct-tu", {}),
                        node("33-ct-ttg.2021", "33-ct-ttg", {1})};
    resolution.nodes[1].cited_by_count = 2;
    resolution.nodes[2].issuer = {"Thủ tướng Chính phủ", Level::central, "", ""};
    resolution.nodes[2].type = "CT";
    resolution.node_of = {0, 2, 0};
    resolution.mentions = {mention(1), mention(2), mention(no_node), mention(1)};
    resolution.mentions_end = {3, 4, 4};
    resolution.open = {{2, {0, 1}}};
    resolution.edges = {
        {0, 1, Relation::basis, true, 0}, {0, 2, Relation::cites, true, 1}, {2, 1, Relation::implements, false, 3}};
    resolution.anomalies = {{AnomalyKind::number_form, 1, no_node, 0}, {AnomalyKind::number_form, 2, no_node, 1},
                            {AnomalyKind::probable_misprint, 1, 0, no_mention}};
    resolution.ambiguous = {{"05-ct-tu", {0, 1}}};
    return resolution;
}

std::string write_sample(const Workspace& workspace) {
    const auto path = workspace / "table.bin";
    EXPECT_TRUE(write_document_table(path, sample()));
    return path.string();
}

TEST(DocumentTable, AnswersWhatResolutionFound) {
    const Workspace workspace;
    const auto table = DocumentTable::open(write_sample(workspace));
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->node_count(), 3U);
    EXPECT_EQ(table->held_count(), 3U);

    const auto first = table->node(0);
    EXPECT_EQ(first.id, "05-ct-tu.2025.ninh-binh");
    EXPECT_EQ(first.date, "2026-02-10");
    EXPECT_EQ(first.issuer, "Ủy ban nhân dân tỉnh Ninh Bình");
    EXPECT_EQ(first.level, Level::province);
    EXPECT_EQ(first.held, 0U);
    EXPECT_EQ(table->node(1).held, not_held);
    EXPECT_EQ(table->node(1).cited_by_count, 2U);
    EXPECT_EQ(table->node_of(2), 0U);
    EXPECT_EQ(table->parts(0).size(), 2U);
    EXPECT_EQ(table->day(0).iso(), "2026-02-10");
    EXPECT_TRUE(table->is_held(0));
    EXPECT_FALSE(table->is_held(1));

    EXPECT_EQ(table->find("33-CT-TTg.2021"), 2U);
    EXPECT_FALSE(table->find("33-ct-ttg"));
    EXPECT_FALSE(table->find(""));
    EXPECT_EQ(table->by_slug("05-ct-tu").size(), 2U);
    EXPECT_EQ(table->by_slug("05-ct-t").size(), 0U);
    EXPECT_EQ(table->candidates_of("05-CT-TU").size(), 2U);
    EXPECT_TRUE(table->candidates_of("33-ct-ttg.2021").empty());
}

TEST(DocumentTable, TheGraphIsThereBothWays) {
    const Workspace workspace;
    const auto table = DocumentTable::open(write_sample(workspace));
    ASSERT_TRUE(table);
    ASSERT_EQ(table->out_edges(0).size(), 2U);
    EXPECT_EQ(table->out_edges(0)[1].other, 2U);
    EXPECT_TRUE(table->out_edges(1).empty());
    ASSERT_EQ(table->in_edges(1).size(), 2U);
    EXPECT_EQ(table->in_edges(1)[0].other, 0U);
    EXPECT_EQ(table->in_edges(1)[1].other, 2U);
    EXPECT_EQ(table->in_edges(1)[1].relation(), Relation::implements);
    EXPECT_EQ(table->in_edges(1)[1].mention(), 3U);
    EXPECT_TRUE(table->in_edges(1)[0].own());
    EXPECT_FALSE(table->in_edges(1)[1].own());
    EXPECT_TRUE(table->in_edges(0).empty());

    EXPECT_EQ(table->mentions_of(0), std::pair(0U, 3U));
    EXPECT_EQ(table->mentions_of(1), std::pair(3U, 4U));
    EXPECT_EQ(table->mentions_of(2), std::pair(4U, 4U));
    const auto open = table->mention(2);
    EXPECT_EQ(open.target, no_node);
    ASSERT_EQ(open.candidates.size(), 2U);
    EXPECT_EQ(open.candidates[1], 1U);
    EXPECT_TRUE(table->mention(0).candidates.empty());
    EXPECT_EQ(table->mention(3).citing, 2U);
    EXPECT_EQ(table->mention(3).sentence, (Span{5, 30}));
    EXPECT_EQ(table->mention(3).reason, Reason::all_agree);
    EXPECT_EQ(table->mention(2).n, 3);
    EXPECT_EQ(table->mention(3).n, 1);
}

TEST(DocumentTable, AnomaliesAreFoundByKindAndDocument) {
    const Workspace workspace;
    const auto table = DocumentTable::open(write_sample(workspace));
    ASSERT_TRUE(table);
    EXPECT_EQ(table->anomaly_count(), 3U);
    EXPECT_EQ(table->anomalies(AnomalyKind::number_form), std::pair(std::size_t{0}, std::size_t{2}));
    EXPECT_EQ(table->anomalies(AnomalyKind::number_form, 2), std::pair(std::size_t{1}, std::size_t{2}));
    const auto [first, last] = table->anomalies(AnomalyKind::probable_misprint, 1);
    ASSERT_EQ(last - first, 1U);
    EXPECT_EQ(table->anomaly(first).other, 0U);
    EXPECT_EQ(table->anomaly(first).mention, no_mention);
    const auto [none, end] = table->anomalies(AnomalyKind::date_differs, 1);
    EXPECT_EQ(none, end);
}

TEST(DocumentTable, IssuersKnowTheirDocuments) {
    const Workspace workspace;
    const auto table = DocumentTable::open(write_sample(workspace));
    ASSERT_TRUE(table);
    ASSERT_EQ(table->issuer_count(), 2U);
    EXPECT_EQ(table->issuer(0).slug, "thu-tuong-chinh-phu");
    const auto committee = table->find_issuer("UY-BAN-nhan-dan-tinh-ninh-binh");
    ASSERT_EQ(committee, 1U);
    EXPECT_EQ(table->documents_of(*committee).size(), 2U);
    EXPECT_EQ(table->issuers_of(2)[0], 0U);
    EXPECT_FALSE(table->find_issuer("uy-ban"));
}

TEST(DocumentTable, FacetsAreSmallNumbers) {
    const Workspace workspace;
    const auto table = DocumentTable::open(write_sample(workspace));
    ASSERT_TRUE(table);
    const auto provinces = table->facet(Facet::province);
    ASSERT_EQ(provinces.size(), 3U);
    EXPECT_EQ(table->facet_size(Facet::province), 2U);
    EXPECT_EQ(table->facet_value(Facet::province, provinces[0]), "Ninh Bình");
    EXPECT_EQ(table->facet_value(Facet::province, provinces[1]), "");
    EXPECT_EQ(provinces[0], provinces[2]);
    EXPECT_EQ(table->facet_value(Facet::year, table->facet(Facet::year)[1]), "2026");
    EXPECT_EQ(table->facet_value(Facet::level, table->facet(Facet::level)[1]), "central");
}

TEST(DocumentTable, EqualResolutionsAreEqualBytes) {
    const Workspace workspace;
    const auto first = read_whole(write_sample(workspace));
    EXPECT_TRUE(read_whole(write_sample(workspace)) == first);
}

TEST(DocumentTable, AnEmptyCorpusHasATable) {
    const Workspace workspace;
    ASSERT_TRUE(write_document_table(workspace / "empty", {}));
    const auto table = DocumentTable::open(workspace / "empty");
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->node_count(), 0U);
    EXPECT_FALSE(table->find("x"));
    EXPECT_TRUE(table->by_slug("x").empty());
}

/// Touches everything, so that a sanitizer sees a number that points outside.
std::size_t walk_through(const DocumentTable& table) {
    std::size_t sum = 0;
    for (NodeIndex i = 0; i < table.node_count(); ++i) {
        const auto view = table.node(i);
        sum += view.id.size() + view.slug.size() + view.title.size() + view.issuer.size() + view.date.size();
        sum += table.find(view.id).value_or(0) + table.by_slug(view.slug).size() +
               table.candidates_of(view.slug).size();
        for (const auto part : table.parts(i)) sum += table.node_of(part);
        for (const auto issuer : table.issuers_of(i)) sum += table.issuer(issuer).name.size() + table.documents_of(issuer).size();
        sum += table.text(table.type(i)).size() + table.text(table.province(i)).size() + static_cast<std::size_t>(table.day(i).year);
        for (const auto edges : {table.out_edges(i), table.in_edges(i)})
            for (const auto& edge : edges)
                sum += table.node(edge.other).id.size() + to_string(edge.relation()).size() + static_cast<std::size_t>(table.mention(edge.mention()).n);
    }
    for (std::size_t i = 0; i < table.anomaly_count(); ++i) {
        const auto anomaly = table.anomaly(i);
        sum += to_string(anomaly.kind).size() + (anomaly.node == no_node ? 0 : table.node(anomaly.node).id.size()) +
               (anomaly.other == no_node ? 0 : table.node(anomaly.other).id.size()) +
               (anomaly.mention == no_mention ? 0 : static_cast<std::size_t>(table.mention(anomaly.mention).n));
    }
    for (HeldIndex held = 0; held < table.held_count(); ++held) {
        const auto [first, last] = table.mentions_of(held);
        for (auto i = first; i < last; ++i) {
            const auto view = table.mention(i);
            sum += to_string(view.reason).size() + (view.target == no_node ? 0 : table.node(view.target).id.size());
            for (const auto candidate : view.candidates) sum += table.node(candidate).id.size();
        }
        for (std::size_t f = 0; f < facet_count; ++f) {
            const auto facet = static_cast<Facet>(f);
            sum += table.facet_value(facet, table.facet(facet)[held]).size();
        }
    }
    return sum;
}

// A checksum tells accidents. A table that was made wrong and summed rightly must not lead outside either.
TEST(DocumentTable, WrongNumbersUnderARightChecksumAreRefusedOrHarmless) {
    const Workspace workspace;
    const auto whole = read_whole(write_sample(workspace));
    std::mt19937 random(7);
    std::size_t refused = 0, harmless = 0;
    for (std::size_t at = 32; at + 4 <= whole.size(); at += 4) {
        for (const std::uint32_t value :
             {0U, 1U, 3U, 0x7FFFFFFFU, 0xFFFFFFFFU, static_cast<std::uint32_t>(random())}) {
            auto wrong = whole;
            std::memcpy(wrong.data() + at, &value, sizeof value);
            const std::string_view view = wrong;
            const auto sum = crc32_of(view.substr(32), crc32_of(view.substr(0, 24)));
            std::memcpy(wrong.data() + 24, &sum, sizeof sum);
            write_whole(workspace / "wrong", wrong);
            const auto table = DocumentTable::open(workspace / "wrong");
            if (table)
                harmless += walk_through(*table) > 0 ? 1 : 0;
            else
                ++refused;
        }
    }
    EXPECT_GT(refused, 500U);
    EXPECT_GT(harmless, 500U);
}

TEST(Spellings, TellHowBareWordsAreWritten) {
    const Workspace workspace;
    SpellingCounts counts, more;
    for (int i = 0; i < 3; ++i) counts.add("dan", "dân");
    counts.add("dan", "dan4");
    counts.add("van", "vân");
    more.add("dan", "dan4");
    more.add("dan", "đan");
    more.add("dan", "đan");
    counts.merge(more);
    ASSERT_TRUE(write_spellings(workspace / "variants", counts));
    const auto spellings = Spellings::open(workspace / "variants");
    ASSERT_TRUE(spellings) << spellings.error().message;
    ASSERT_EQ(spellings->size(), 2U);
    EXPECT_EQ(spellings->bare_key(1), "van");
    const auto variants = spellings->variants("dan");
    ASSERT_EQ(variants.size(), 3U);
    EXPECT_EQ(variants[0].accented, "dân");
    EXPECT_EQ(variants[0].documents, 3U);
    EXPECT_EQ(variants[1].accented, "dan4"); // as frequent as the next, before it in byte order
    EXPECT_EQ(variants[2].documents, 2U);
    EXPECT_TRUE(spellings->variants("da").empty());
    EXPECT_TRUE(spellings->variants("").empty());
}

} // namespace
} // namespace vanmach
