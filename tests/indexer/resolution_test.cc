// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/resolution.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "indexer/resolution/anomalies.h"
#include "indexer/resolution/claims.h"
#include "indexer/resolution/issuers.h"

namespace vanmach {
namespace {

const Issuer prime_minister{"Thủ tướng Chính phủ", Level::central, "", ""};
const Issuer politburo{"Bộ Chính trị", Level::central, "", ""};
Issuer people(const std::string& province) { return {"Ủy ban nhân dân tỉnh " + province, Level::province, province, ""}; }
Issuer party(const std::string& province) { return {"Tỉnh ủy " + province, Level::province, province, ""}; }

Citation cite(const std::string& type, const std::string& number, const std::string& date, const Issuer& issuer) {
    Citation citation;
    citation.type = type;
    citation.number = citation.printed = number;
    if (!date.empty()) citation.date = *PartialDate::parse_iso(date);
    citation.issuer = issuer;
    return citation;
}

Document held(const std::string& source, const std::string& type, const std::string& number, const std::string& date,
                  const Issuer& issuer, std::vector<Citation> citations, std::vector<RelationEdge> relations = {}) {
    Document document;
    document.source = source;
    document.type = type;
    document.number = number;
    if (!date.empty()) document.date = *PartialDate::parse_iso(date);
    document.issuer = issuer;
    document.citations = std::move(citations);
    for (std::size_t i = 0; i < document.citations.size(); ++i) document.citations[i].n = static_cast<int>(i) + 1;
    document.relations = std::move(relations);
    return document;
}

Resolution resolved(const std::vector<Document>& documents) {
    Claims claims(authority());
    for (const auto& document : documents) claims.add(document, tag_of(document.source));
    return resolve(claims);
}

std::string id_at(const Resolution& r, std::size_t mention) {
    const auto& m = r.mentions.at(mention);
    return m.target == no_node ? "" : r.nodes[m.target].id;
}

const Node* node(const Resolution& r, const std::string& id) {
    const auto found = std::find_if(r.nodes.begin(), r.nodes.end(), [&](const Node& n) { return n.id == id; });
    return found == r.nodes.end() ? nullptr : &*found;
}

std::vector<std::string> anomalies(const Resolution& r, AnomalyKind kind) {
    std::vector<std::string> told;
    for (const auto& anomaly : r.anomalies)
        if (anomaly.kind == kind) told.push_back(r.nodes[anomaly.node].id + (anomaly.mention == no_mention ? " ? " : " ") + (anomaly.other == no_node ? "" : r.nodes[anomaly.other].id));
    return told;
}

std::size_t documents_numbered(const Resolution& r, const std::string& slug) {
    return static_cast<std::size_t>(std::count_if(r.nodes.begin(), r.nodes.end(), [&](const Node& n) { return n.slug == slug; }));
}

TEST(Resolution, OneNumberOfTwoProvincesIsTwoDocuments) {
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2026-01-05", people("Ninh Bình"), {cite("CT", "05-CT/TU", "2025-12-23", party("Ninh Bình"))}),
                            held("b", "KH", "1/KH-UBND", "2026-01-05", people("Quảng Trị"), {cite("CT", "05-CT/TU", "2025-12-01", party("Quảng Trị"))})});
    EXPECT_EQ(id_at(r, 0), "05-ct-tu.2025.ninh-binh");
    EXPECT_EQ(id_at(r, 1), "05-ct-tu.2025.quang-tri");
    EXPECT_TRUE(node(r, "01-kh-ubnd.2026.ninh-binh")->held());
    EXPECT_FALSE(node(r, "05-ct-tu.2025.quang-tri")->held());
}

TEST(Resolution, UndatedMentionsJoinTheOnlyOneThatAgrees) {
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2026-01-05", people("Ninh Bình"), {cite("KL", "01-KL/TW", "", politburo)}),
                            held("b", "KH", "2/KH-UBND", "2022-01-05", people("Tây Ninh"), {cite("KL", "01-KL/TW", "2021-05-18", politburo)})});
    EXPECT_EQ(id_at(r, 0), "01-kl-tw.2021");
    EXPECT_EQ(node(r, "01-kl-tw.2021")->cited_by_count, 2u);
}

TEST(Resolution, UndatedMentionsOfSeveralAreAmbiguousAndNeverGuessed) {
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2026-01-05", people("Ninh Bình"),
                                 {cite("KL", "01-KL/TW", "", politburo), cite("KL", "01-KL/TW", "2021-05-18", politburo),
                                  cite("KL", "01-KL/TW", "2016-04-04", politburo)})});
    EXPECT_EQ(r.mentions[0].target, no_node);
    ASSERT_EQ(r.open.size(), 1u);
    EXPECT_EQ(r.open[0].mention, 0u);
    EXPECT_EQ(r.open[0].candidates.size(), 2u);
    EXPECT_EQ(id_at(r, 1), "01-kl-tw.2021");
    EXPECT_EQ(id_at(r, 2), "01-kl-tw.2016");
}

TEST(Resolution, AHeldDocumentWithoutDateThatCouldBeSeveralIsItself) {
    const auto r = resolved({held("a", "KH", "7/KH-UBND", "2024-01-05", people("Ninh Bình"), {}),
                            held("b", "KH", "7/KH-UBND", "2024-06-05", people("Ninh Bình"), {}),
                            held("c", "KH", "7/KH-UBND", "2024", people("Ninh Bình"), {cite("KL", "01-KL/TW", "2021-05-18", politburo)})});
    std::size_t parts = 0;
    for (const auto& n : r.nodes) parts += n.parts.size();
    EXPECT_EQ(parts, 3u);
    EXPECT_EQ(r.nodes.at(r.edges.at(0).from).parts, std::vector<std::uint32_t>{2});
}

TEST(Resolution, NothingCitesWhatIsYoungerThanItself) {
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2018-01-05", people("Ninh Bình"), {cite("KL", "01-KL/TW", "", politburo)}),
                            held("b", "KH", "2/KH-UBND", "2022-01-05", people("Tây Ninh"),
                                 {cite("KL", "01-KL/TW", "2021-05-18", politburo), cite("KL", "01-KL/TW", "2016-04-04", politburo)})});
    EXPECT_EQ(id_at(r, 0), "01-kl-tw.2016");
}

TEST(Resolution, NobodysDateLeavesTheYearOpen) {
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2026-01-05", people("Ninh Bình"), {cite("NQ", "24-NQ/TW", "", {"", Level::central, "", ""})})});
    EXPECT_EQ(id_at(r, 0), "24-nq-tw.0");
}

TEST(Resolution, StrangersNeverMerge) {
    const Issuer unknown{"Ủy ban nhân dân tỉnh", Level::province, "", ""};
    const auto r = resolved({held("a", "KH", "", "", unknown, {cite("KH", "175/KH-UBND", "2021-12-24", unknown), cite("KH", "175/KH-UBND", "2021-12-24", unknown)}),
                            held("b", "KH", "", "", unknown, {cite("KH", "175/KH-UBND", "2021-12-24", unknown)})});
    EXPECT_TRUE(id_at(r, 0).starts_with("175-kh-ubnd.2021.x~"));
    EXPECT_EQ(id_at(r, 0), id_at(r, 1));
    EXPECT_NE(id_at(r, 0), id_at(r, 2));
    EXPECT_TRUE(r.nodes[r.node_of[0]].id.starts_with("kh.0.x~"));
}

TEST(Resolution, SharedIdsGetTagsAndTheBareOneIsAmbiguous) {
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2026-01-05", people("Ninh Bình"), {}), held("b", "KH", "1/KH-UBND", "2026-01-06", people("Ninh Bình"), {})});
    ASSERT_EQ(r.ambiguous.size(), 1u);
    EXPECT_EQ(r.ambiguous[0].id, "01-kh-ubnd.2026.ninh-binh");
    EXPECT_EQ(r.ambiguous[0].candidates.size(), 2u);
    EXPECT_EQ(node(r, "01-kh-ubnd.2026.ninh-binh"), nullptr);
    EXPECT_NE(node(r, "01-kh-ubnd.2026.ninh-binh~" + tag_of("KH|1/KH-UBND|2026-01-06|Ủy ban nhân dân tỉnh Ninh Bình")), nullptr);
}

TEST(Resolution, OneDocumentInTwoFilesIsOneNode) {
    const std::vector<Citation> citations = {cite("CT", "33/CT-TTg", "2021-11-26", prime_minister)};
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2026-01-05", people("Ninh Bình"), citations),
                            held("b", "KH", "01/KH-UBND", "2026-01-05", people("Ninh Bình"), citations)});
    EXPECT_EQ(node(r, "01-kh-ubnd.2026.ninh-binh")->parts, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(node(r, "33-ct-ttg.2021")->cited_by_count, 1u);
    EXPECT_EQ(r.edges.size(), 1u);
}

TEST(Resolution, SeveralTextsOfOneNumberAndDayAreSeveralDocuments) {
    auto digital = held("a", "KH", "6/KH-BCĐ", "2022-09-21", people("Ninh Thuận"), {}), tourism = held("b", "KH", "6/KH-BCĐ", "2022-09-21", people("Ninh Thuận"), {});
    digital.title = "Chuyển đổi số";
    tourism.title = "Phát triển du lịch";
    const auto r = resolved({digital, tourism, held("c", "KH", "7/KH-UBND", "2022-10-21", people("Ninh Thuận"), {cite("KH", "6/KH-BCĐ", "2022-09-21", people("Ninh Thuận"))})});
    EXPECT_EQ(documents_numbered(r, "06-kh-bcd"), 2u);
    EXPECT_NE(r.nodes[r.node_of[0]].id, r.nodes[r.node_of[1]].id);
    ASSERT_EQ(r.open.size(), 1u) << "no mention says which";
    EXPECT_EQ(r.open[0].candidates.size(), 2u);
    // An undated text is no other dated one for its number alone.
    auto undated = held("d", "KH", "6/KH-BCĐ", "", people("Ninh Thuận"), {});
    undated.title = "An toàn giao thông";
    EXPECT_EQ(documents_numbered(resolved({digital, undated}), "06-kh-bcd"), 2u);
    undated.title = digital.title;
    const auto one = resolved({undated, digital});
    EXPECT_EQ(documents_numbered(one, "06-kh-bcd"), 1u);
    EXPECT_EQ(one.nodes[one.node_of[0]].date.iso(), "2022-09-21") << "where one copy is silent the other speaks";
}

TEST(Resolution, AWrongDayWhenManyOthersAgreeIsAMisprint) {
    std::vector<Document> documents;
    for (int i = 1; i <= 5; ++i)
        documents.push_back(held("p" + std::to_string(i), "KH", std::to_string(i) + "/KH-UBND", "2025-01-05", people("Tây Ninh"),
                                 {cite("CT", "33/CT-TTg", i == 3 ? "2021-11-25" : "2021-11-26", prime_minister)}));
    const auto r = resolved(documents);
    EXPECT_EQ(node(r, "33-ct-ttg.2021")->cited_by_count, 5u);
    EXPECT_EQ(node(r, "33-ct-ttg.2021")->date.iso(), "2021-11-26");
    EXPECT_EQ(r.mentions[2].reason, Reason::date_misprinted);
}

/// So many plans cite a number with each of these dates.
Resolution cited_with(const std::string& type, const std::string& number, const Issuer& issuer, const std::vector<std::pair<std::string, int>>& dates, std::vector<Document> more = {}) {
    int n = 0;
    for (const auto& [date, times] : dates)
        for (int i = 0; i < times; ++i) {
            ++n;
            more.push_back(held("c" + std::to_string(n), "KH", std::to_string(n) + "/KH-SNV", "2026-12-05", people("Nghệ An"), {cite(type, number, date, issuer)}));
        }
    return resolved(more);
}


TEST(Resolution, AStateNumberIsGivenOnceAYear) {
    EXPECT_EQ(documents_numbered(cited_with("CT", "33/CT-TTg", prime_minister, {{"2021-11-26", 4}, {"2021-03-02", 1}}), "33-ct-ttg"), 1u);
    EXPECT_EQ(documents_numbered(cited_with("CT", "33/CT-TTg", prime_minister, {{"2021-11-26", 3}, {"2021-03-02", 1}}), "33-ct-ttg"), 2u) << "too few agree";
    EXPECT_EQ(documents_numbered(cited_with("CT", "33/CT-TTg", prime_minister, {{"2021-11-26", 9}, {"2020-11-26", 1}}), "33-ct-ttg"), 2u) << "another year is another document";
    // The document's own date weighs as much as four that cite it.
    EXPECT_EQ(documents_numbered(cited_with("KH", "7/KH-UBND", people("Nghệ An"), {{"2025-03-02", 1}}, {held("own", "KH", "7/KH-UBND", "2025-11-26", people("Nghệ An"), {})}), "07-kh-ubnd"), 1u);
}

TEST(Resolution, CommitteesAndMergedProvincesBeginAnew) {
    // A congress in between: only a slip of the day or the month is a misprint.
    EXPECT_EQ(documents_numbered(cited_with("CT", "05-CT/TU", party("Ninh Bình"), {{"2025-12-23", 9}, {"2025-03-01", 1}}), "05-ct-tu"), 2u);
    EXPECT_EQ(documents_numbered(cited_with("CT", "05-CT/TU", party("Ninh Bình"), {{"2025-12-23", 9}, {"2025-12-22", 1}}), "05-ct-tu"), 1u);
    EXPECT_EQ(documents_numbered(cited_with("KH", "48/KH-UBND", people("Ninh Bình"), {{"2025-12-23", 9}, {"2025-03-01", 1}}), "48-kh-ubnd"), 2u);
    EXPECT_EQ(documents_numbered(cited_with("KH", "48/KH-UBND", people("Ninh Bình"), {{"2025-12-23", 9}, {"2025-08-01", 1}}), "48-kh-ubnd"), 1u);
    EXPECT_EQ(documents_numbered(cited_with("KH", "48/KH-UBND", people("Nghệ An"), {{"2025-12-23", 9}, {"2025-03-01", 1}}), "48-kh-ubnd"), 1u) << "Nghệ An was not merged";
}

TEST(Resolution, VoicesAreDocumentsNotMentions) {
    std::vector<Citation> nine(9, cite("CT", "33/CT-TTg", "2021-11-26", prime_minister));
    const auto r = cited_with("CT", "33/CT-TTg", prime_minister, {{"2021-03-02", 1}}, {held("a", "KH", "1/KH-UBND", "2026-01-05", people("Tây Ninh"), nine)});
    EXPECT_EQ(documents_numbered(r, "33-ct-ttg"), 2u);
}

TEST(Resolution, DisagreementsAreAnomalies) {
    auto swapped = cite("CT", "05-CT/TU", "2025-12-23", party("Ninh Bình"));
    swapped.flags = {std::string(flag::separators_swapped)};
    auto mismatch = cite("CT", "20/CT-TTg", "2021-12-21", people("Ninh Thuận"));
    mismatch.flags = {std::string(flag::issuer_code_mismatch)};
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2024-01-05", people("Ninh Bình"), {swapped, mismatch, cite("CT", "33/CT-TTg", "2021-11-26", prime_minister)}),
                             held("b", "KH", "2/KH-UBND", "2024-02-05", people("Ninh Bình"), {cite("CT", "33/CT-TTg", "2021-11-26", prime_minister)}),
                             held("c", "KH", "3/KH-UBND", "2024-03-05", people("Ninh Bình"), {cite("CT", "33/CT-TTg", "2021-11-26", {"Bộ Nội vụ", Level::ministry, "", ""})})});
    EXPECT_EQ(anomalies(r, AnomalyKind::number_form), std::vector<std::string>{"05-ct-tu.2025.ninh-binh "});
    EXPECT_EQ(anomalies(r, AnomalyKind::issuer_code), std::vector<std::string>{"20-ct-ttg.2021.ninh-thuan "});
    EXPECT_EQ(anomalies(r, AnomalyKind::issuer_differs), std::vector<std::string>{"33-ct-ttg.2021 "});
    EXPECT_EQ(anomalies(r, AnomalyKind::cites_later), std::vector<std::string>{"05-ct-tu.2025.ninh-binh "});
    const auto misprint = cited_with("CT", "33/CT-TTg", prime_minister, {{"2021-11-26", 4}, {"2021-11-25", 1}});
    EXPECT_EQ(anomalies(misprint, AnomalyKind::date_differs), std::vector<std::string>{"33-ct-ttg.2021 "});
    const auto year = cited_with("CT", "33/CT-TTg", prime_minister, {{"2021-11-26", 4}, {"2012-11-26", 1}});
    EXPECT_EQ(anomalies(year, AnomalyKind::probable_misprint), std::vector<std::string>{"33-ct-ttg.2012 ? 33-ct-ttg.2021"});
}

TEST(Resolution, WhatWasReplacedBeforeIsAnAnomalyToCite) {
    const auto old_plan = cite("KH", "4/KH-UBND", "2023-01-01", people("Nghệ An"));
    const auto r = resolved({held("new", "KH", "9/KH-UBND", "2024-06-01", people("Nghệ An"), {old_plan}, {{0, 1, Relation::replaces}}),
                             held("before", "KH", "8/KH-UBND", "2024-05-01", people("Nghệ An"), {old_plan}, {{0, 1, Relation::basis}}),
                             held("after", "KH", "10/KH-UBND", "2024-07-01", people("Nghệ An"), {old_plan}, {{0, 1, Relation::basis}}),
                             held("also", "KH", "11/KH-UBND", "2024-08-01", people("Nghệ An"), {old_plan}, {{0, 1, Relation::amends}})});
    const auto found = anomalies(r, AnomalyKind::cites_replaced);
    EXPECT_EQ(found, std::vector<std::string>{"04-kh-ubnd.2023.nghe-an 09-kh-ubnd.2024.nghe-an"});
    EXPECT_EQ(r.anomalies.size(), 1u);
    // Statutes by the tables; a decree repeals no law.
    auto law = cite("Luật", "45/2013/QH13", "2013-11-29", {"Quốc hội", Level::central, "", ""});
    const auto statutes = resolved({held("late", "KH", "1/KH-UBND", "2025-01-05", people("Nghệ An"), {law}), held("early", "KH", "2/KH-UBND", "2024-07-05", people("Nghệ An"), {law}),
                                    held("decree", "NĐ", "3/2020/NĐ-CP", "2020-01-05", {"Chính phủ", Level::central, "", ""}, {law}, {{0, 1, Relation::repeals}})});
    EXPECT_EQ(anomalies(statutes, AnomalyKind::cites_replaced).size(), 1u);
    EXPECT_TRUE(anomalies(statutes, AnomalyKind::cites_repealed).empty());
}

TEST(Resolution, AHeadSignsForItsBody) {
    const Issuer committee = people("Nghệ An"), chairman{"Chủ tịch Ủy ban nhân dân tỉnh Nghệ An", Level::province, "Nghệ An", ""};
    EXPECT_TRUE(same_issuer(committee, chairman));
    EXPECT_FALSE(same_issuer(committee, people("Tây Ninh")));
    EXPECT_TRUE(same_issuer({"Bộ Chính trị; Ban Bí thư", Level::central, "", ""}, {"Ban Bí thư", Level::central, "", ""}));
    EXPECT_TRUE(same_issuer({"Tỉnh ủy Nghệ An", Level::province, "Nghệ An", ""}, {"Ban Chấp hành Đảng bộ tỉnh Nghệ An", Level::province, "Nghệ An", ""}));
    EXPECT_FALSE(same_issuer({"Ban Bí thư", Level::central, "", ""}, {"Ban Chấp hành Trung ương", Level::central, "", ""}));
    EXPECT_TRUE(same_issuer({"Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII", Level::central, "", ""}, {"Ban Chấp hành Trung ương", Level::central, "", ""}));
}

TEST(Resolution, IssuingBodiesAreTheirNames) {
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2025-01-05", people("Nghệ An"), {cite("NQLT", "1/NQLT", "2024-01-01", {"Bộ Công an; Bộ Quốc phòng", Level::ministry, "", ""})}),
                             held("b", "KH", "2/KH-UBND", "2025-01-06", {"Ủy ban nhân dân xã Lương Minh", Level::commune, "Quảng Ninh", "xã Lương Minh"}, {})});
    std::vector<std::string> slugs;
    for (const auto& body : issuing_bodies(r.nodes)) slugs.push_back(body.slug);
    EXPECT_EQ(slugs, (std::vector<std::string>{"bo-cong-an", "bo-quoc-phong", "uy-ban-nhan-dan-tinh-nghe-an", "uy-ban-nhan-dan-xa-luong-minh.quang-ninh"}));
}

TEST(Resolution, TheOtherCodeOfOneDayIssuerAndNumberIsShownAsProbableMisprint) {
    const Issuer chairman{"Chủ tịch Ủy ban nhân dân tỉnh Ninh Thuận", Level::province, "Ninh Thuận", ""};
    const auto r = resolved({held("a", "CV", "", "2021-12", people("Ninh Thuận"), {cite("CT", "20/CT-TTg", "2021-12-21", chairman), cite("CT", "20/CT-UBND", "2021-12-21", chairman)})});
    const auto* misprint = node(r, "20-ct-ttg.2021.ninh-thuan");
    ASSERT_NE(misprint, nullptr);
    const auto twins = anomalies(r, AnomalyKind::probable_misprint);
    EXPECT_EQ(twins, (std::vector<std::string>{"20-ct-ttg.2021.ninh-thuan ? 20-ct-ubnd.2021.ninh-thuan", "20-ct-ubnd.2021.ninh-thuan ? 20-ct-ttg.2021.ninh-thuan"}));
}

TEST(Resolution, NamesTakeTheirNumbersFromTheTables) {
    Citation statute = cite("Luật", "10/2022/QH15", "", {"Quốc hội", Level::central, "", ""});
    statute.kind = CitationKind::named;
    Citation plenum = cite("NQ", "", "", {"Ban Chấp hành Trung ương", Level::central, "", ""});
    plenum.kind = CitationKind::named;
    plenum.authority = "nq-tw-4-khoa-xii";
    Citation congress = cite("NQ", "", "", {"Đại hội đại biểu Đảng bộ tỉnh Tây Ninh", Level::province, "Tây Ninh", ""});
    congress.kind = CitationKind::named;
    congress.authority = "nq-dai-hoi-dang-bo-xi";
    Citation constitution = cite("HP", "", "", {"Quốc hội", Level::central, "", ""});
    constitution.kind = CitationKind::named;
    constitution.authority = "hp";
    constitution.year = 2013;
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2025-01-05", people("Tây Ninh"), {statute, plenum, congress, constitution})});
    EXPECT_EQ(id_at(r, 0), "10-2022-qh15");
    EXPECT_EQ(id_at(r, 1), "04-nq-tw.2016");
    EXPECT_EQ(id_at(r, 2), "nq-dai-hoi-dang-bo-xi.0.tay-ninh");
    EXPECT_EQ(id_at(r, 3), "hp.2013");
}

TEST(Resolution, BlankAndOwnNumbersDrawNoEdge) {
    Citation blank = cite("QĐ", "", "2021-12", people("Ninh Thuận"));
    blank.kind = CitationKind::blank;
    Citation self = cite("KH", "1/KH-UBND", "", people("Ninh Thuận"));
    self.kind = CitationKind::self;
    const auto r = resolved({held("a", "KH", "1/KH-UBND", "2025-01-05", people("Ninh Thuận"), {blank, self})});
    EXPECT_EQ(id_at(r, 0), "");
    EXPECT_EQ(id_at(r, 1), "01-kh-ubnd.2025.ninh-thuan");
    EXPECT_TRUE(r.edges.empty());
}

TEST(Resolution, RelationsBetweenCitedDocumentsAreEdgesButNoCitationsOfTheirOwn) {
    const auto r = resolved({held("a", "KH", "", "2026-02", {"Ban Quản lý", Level::department, "Ninh Bình", ""},
                                 {cite("KH", "48/KH-UBND", "2026-02-10", people("Ninh Bình")), cite("CT", "05-CT/TU", "2025-12-23", party("Ninh Bình"))},
                                 {{0, 1, Relation::implements}, {1, 2, Relation::implements}})});
    ASSERT_EQ(r.edges.size(), 3u);
    const auto* directive = node(r, "05-ct-tu.2025.ninh-binh");
    EXPECT_EQ(directive->cited_by_count, 1u); // by the plan that is held; 48/KH-UBND's own text is not known
    const auto implements = std::count_if(r.edges.begin(), r.edges.end(), [](const Edge& e) { return e.relation == Relation::implements; });
    EXPECT_EQ(implements, 2);
}

// What is true of a corpus does not depend on the order in which it was read.
TEST(Resolution, IsTheSameInAnyOrder) {
    std::mt19937 random(7);
    const auto pick = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    const std::vector<std::string> provinces = {"Ninh Bình", "Quảng Trị", "Tây Ninh", ""};
    std::vector<Document> documents;
    for (int i = 0; i < 120; ++i) {
        std::vector<Citation> citations;
        for (int c = pick(6); c > 0; --c) {
            const auto& province = provinces[static_cast<std::size_t>(pick(4))];
            const auto number = std::to_string(1 + pick(5)) + "-CT/TU";
            const auto date = pick(3) == 0 ? "" : "202" + std::to_string(pick(4)) + "-0" + std::to_string(1 + pick(3)) + "-1" + std::to_string(pick(3));
            citations.push_back(cite("CT", number, date, party(province)));
        }
        documents.push_back(held("d" + std::to_string(i), "KH", pick(4) == 0 ? "" : std::to_string(1 + pick(40)) + "/KH-UBND", "2025-0" + std::to_string(1 + pick(9)) + "-05",
                                 people(provinces[static_cast<std::size_t>(pick(4))]), citations));
    }
    const auto told = [](const std::vector<Document>& input) {
        const auto r = resolved(input);
        std::map<std::string, std::string> result;
        std::uint32_t at = 0;
        for (std::size_t part = 0; part < input.size(); ++part)
            for (int n = 1; at < r.mentions_end[part]; ++at, ++n) {
                const auto& m = r.mentions[at];
                std::string target = (m.target == no_node ? "?" : r.nodes[m.target].id) + " " + std::string(to_string(m.reason));
                for (const auto& open : r.open)
                    if (open.mention == at)
                        for (const auto candidate : open.candidates) target += " " + r.nodes[candidate].id;
                result[input[part].source + "#" + std::to_string(n)] = r.nodes[r.node_of[part]].id + " -> " + target;
            }
        std::vector<std::string> found;
        for (const auto& anomaly : r.anomalies) found.push_back(std::string(to_string(anomaly.kind)) + r.nodes[anomaly.node].id);
        std::sort(found.begin(), found.end());
        for (const auto& text : found) result["anomalies"] += text;
        for (const auto& n : r.nodes) result[n.id] = std::to_string(n.cited_by_count) + n.title + n.date.iso();
        return result;
    };
    const auto expected = told(documents);
    EXPECT_GT(expected.size(), 200u);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(documents.begin(), documents.end(), random);
        EXPECT_TRUE(told(documents) == expected) << round;
    }
}

} // namespace
} // namespace vanmach
