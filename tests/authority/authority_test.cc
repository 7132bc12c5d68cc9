// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/authority/authority.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sstream>

#include "corpus/document_id.h"

namespace vanmach {
namespace {

TEST(Authority, TheEmbeddedTablesAreSound) {
    const auto loaded = load_authority(embedded_table);
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_GT(loaded->types.size(), 30U);
    EXPECT_GT(loaded->codes.size(), 100U);
    EXPECT_GT(loaded->issuers.size(), 100U);
    EXPECT_GT(loaded->statutes.size(), 50U);
    EXPECT_GT(loaded->party_documents.size(), 10U);
}

TEST(Authority, SixtyThreeProvincesBecameThirtyFour) {
    const auto& provinces = authority().provinces;
    EXPECT_EQ(provinces.size(), 63U);
    std::set<std::string> successors;
    for (const auto& province : provinces) successors.insert(province.successor);
    EXPECT_EQ(successors.size(), 34U);
    EXPECT_EQ(std::count_if(provinces.begin(), provinces.end(), [](const Province& p) { return p.stands(); }),
              34);
    std::set<std::string> codes;
    for (const auto& province : provinces) codes.insert(province.code);
    EXPECT_EQ(codes.size(), 63U);
}

TEST(Authority, ProvincesInAnyWriting) {
    const std::pair<const char*, const char*> rows[] = {
        {"Ninh Bình", "Ninh Bình"},
        {"tỉnh Ninh Bình", "Ninh Bình"},
        {"NINH BÌNH", "Ninh Bình"},
        {"ninh binh", "Ninh Bình"},
        {"TP.HCM", "Hồ Chí Minh"},
        {"TPHCM", "Hồ Chí Minh"},
        {"Thành phố Hồ Chí Minh", "Hồ Chí Minh"},
        {"TP. Hồ Chí Minh", "Hồ Chí Minh"},
        {"Hoà Bình", "Hòa Bình"},
        {"Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"},
        {"Đà Nẵng", "Đà Nẵng"},
        {"Đăk Lăk", "Đắk Lắk"},
        {"Atlantis", nullptr},
        {"", nullptr},
        {"tỉnh", nullptr},
    };
    for (const auto& [writing, name] : rows) {
        const auto* province = authority().province(writing);
        if (name == nullptr) {
            EXPECT_EQ(province, nullptr) << writing;
            continue;
        }
        ASSERT_NE(province, nullptr) << writing;
        EXPECT_EQ(slug_of_name(province->name), slug_of_name(name)) << writing;
    }
    ASSERT_NE(authority().province("thành phố Huế"), nullptr);
    EXPECT_EQ(authority().province("thành phố Huế"), authority().province("Thừa Thiên - Huế"));
    ASSERT_NE(authority().province("Ninh Thuận"), nullptr);
    EXPECT_EQ(authority().province("Ninh Thuận")->successor, "Khánh Hòa");
    EXPECT_EQ(authority().province("Ninh Thuận")->merged_on.iso(), "2025-07-01");
    EXPECT_FALSE(authority().province("Ninh Thuận")->stands());
}

TEST(Authority, TypesByCodeAndByWord) {
    for (const auto& type : authority().types) {
        EXPECT_EQ(authority().type(type.code), &type);
        EXPECT_EQ(authority().type_named(type.name), &type);
    }
    ASSERT_NE(authority().type_named("KẾ HOẠCH"), nullptr);
    EXPECT_EQ(authority().type_named("ke hoach")->code, "KH");
    ASSERT_NE(authority().type("QyĐ"), nullptr);
    const auto& codes = authority().type("QyĐ")->codes;
    EXPECT_NE(std::find(codes.begin(), codes.end(), "QĐ"), codes.end()) << "the Party prints Quy định as QĐ";
    EXPECT_EQ(authority().type("kh"), nullptr) << "codes are exact";
    EXPECT_EQ(authority().type_named("Bài thơ"), nullptr);
    ASSERT_NE(authority().type("HP"), nullptr);
    EXPECT_FALSE(authority().type("HP")->has_code);
}

TEST(Authority, CodesOfIssuers) {
    const auto* prime_minister = authority().code("TTg");
    ASSERT_NE(prime_minister, nullptr);
    EXPECT_EQ(prime_minister->name, "Thủ tướng Chính phủ");
    EXPECT_EQ(prime_minister->level, Level::central);
    EXPECT_FALSE(prime_minister->local);
    EXPECT_EQ(authority().code("TTG"), prime_minister);
    const auto* assembly = authority().code("QH");
    ASSERT_NE(assembly, nullptr);
    EXPECT_TRUE(assembly->numbered);
    const auto* committee = authority().code("UBND");
    ASSERT_NE(committee, nullptr);
    EXPECT_TRUE(committee->local);
    EXPECT_EQ(committee->level, Level::unknown);
    EXPECT_EQ(authority().code("NOPE"), nullptr);
}

TEST(Authority, IssuersStatutesAndPartyDocuments) {
    ASSERT_NE(authority().issuer("thu tuong chinh phu"), nullptr);
    EXPECT_EQ(authority().issuer("THỦ TƯỚNG")->name, "Thủ tướng Chính phủ");
    ASSERT_NE(authority().statute("72/2025/QH15"), nullptr);
    EXPECT_EQ(authority().statute("072/2025/QH15"), authority().statute("72/2025/qh15"));
    EXPECT_EQ(authority().statute("99999/1900/QH1"), nullptr);
    ASSERT_NE(authority().party_document("nq-tw-4-khoa-xi"), nullptr);
    EXPECT_EQ(authority().party_document("nq-tw-4-khoa-xi")->number, "12-NQ/TW");
    EXPECT_EQ(authority().party_document("nq-tw-99"), nullptr);
}

// Changing one line of one table must be found, with that line.
class FaultyTable : public ::testing::Test {
  protected:
    FaultyTable() {
        for (const char* name :
             {"document_types", "issuer_codes", "issuers", "provinces", "statutes", "party_documents", "abbreviations"}) {
            const auto file = std::string(name) + ".tsv";
            tables_[file] = embedded_table(file);
        }
    }

    std::string message(const std::string& table, const std::string& row) {
        auto tables = tables_;
        auto& text = tables[table];
        if (!text.empty() && text.back() != '\n') text.push_back('\n');
        const auto line = 1 + std::count(text.begin(), text.end(), '\n');
        text += row + "\n";
        const auto loaded = load_authority(
            [&](std::string_view name) { return std::string_view(tables[std::string(name)]); });
        if (loaded) return "no fault";
        const auto where = "corpus/authority/" + table + ":" + std::to_string(line) + ": ";
        EXPECT_TRUE(loaded.error().message.starts_with(where)) << loaded.error().message;
        EXPECT_FALSE(loaded.error().hint.empty());
        return loaded.error().message.substr(std::min(where.size(), loaded.error().message.size()));
    }

    // A row with the values of some columns; all others are empty, the status is `unconfirmed`.
    std::string row(const std::string& table, std::map<std::string, std::string> values) {
        const auto text = tables_[table];
        values.emplace("status", "unconfirmed");
        std::string out;
        std::istringstream columns(text.substr(0, text.find('\n')));
        for (std::string column; std::getline(columns, column, '\t');) out += values[column] + "\t";
        out.pop_back();
        return out;
    }

    std::map<std::string, std::string> tables_;
};

TEST_F(FaultyTable, IsRefusedWithItsLine) {
    const std::string types = "document_types.tsv", codes = "issuer_codes.tsv", issuers = "issuers.tsv",
                      provinces = "provinces.tsv", statutes = "statutes.tsv", party = "party_documents.tsv";
    EXPECT_EQ(
        message(types,
                row(types, {{"code", "ZZ"}, {"name", "Thử"}, {"systems", "state"}, {"has_code", "yes"}})),
        "no fault");
    EXPECT_EQ(
        message(types,
                row(types, {{"code", "KH"}, {"name", "Thử"}, {"systems", "state"}, {"has_code", "yes"}})),
        "\"KH\" stands for two rows");
    EXPECT_EQ(message(types,
                      row(types,
                          {{"code", "ZZ"}, {"name", "ke hoach"}, {"systems", "state"}, {"has_code", "yes"}})),
              "\"ke hoach\" stands for two rows");
    EXPECT_EQ(
        message(types,
                row(types, {{"code", "ZZ"}, {"name", "Thử"}, {"systems", "stat"}, {"has_code", "yes"}})),
        "no such system: stat");
    EXPECT_EQ(message(types,
                      row(types, {{"code", "ZZ"}, {"name", "Thử"}, {"systems", "state"}, {"has_code", "x"}})),
              "has_code is neither \"yes\" nor \"no\": x");
    EXPECT_EQ(message(types, "ZZ\tThử"), "2 cells where the header names 9 columns");
    EXPECT_EQ(message(types, row(types, {{"code", "ZZ"},
                                         {"name", "Thử"},
                                         {"systems", "state"},
                                         {"has_code", "yes"},
                                         {"status", "?"}})),
              "status is neither \"confirmed\" nor \"unconfirmed\": ?");

    EXPECT_EQ(message(codes, row(codes, {{"code", "ZZ"}, {"level", "planet"}, {"system", "state"}})),
              "level is no level: planet");
    EXPECT_EQ(message(codes, row(codes, {{"code", "TTG"}, {"level", "central"}, {"system", "state"}})),
              "\"TTG\" stands for two rows");
    EXPECT_EQ(
        message(codes,
                row(codes, {{"code", "ZZ"}, {"level", "central"}, {"system", "state"}, {"from", "soon"}})),
        "from is no date: soon");

    EXPECT_EQ(message(issuers, row(issuers, {{"name", "Bộ Thử"},
                                             {"level", "ministry"},
                                             {"system", "state"},
                                             {"successor", "Bộ Hư"}})),
              "no such issuer: Bộ Hư");
    EXPECT_EQ(message(issuers,
                      row(issuers,
                          {{"name", "Bộ Thử"}, {"level", "ministry"}, {"system", "state"}, {"code", "ZZZ"}})),
              "no such issuer code: ZZZ");
    EXPECT_EQ(message(issuers, row(issuers, {{"name", "Bộ Thử"},
                                             {"aliases", "chính phủ"},
                                             {"level", "ministry"},
                                             {"system", "state"}})),
              "\"chính phủ\" stands for two rows");

    const std::map<std::string, std::string> province = {{"name", "Thử"},
                                                         {"kind", "tỉnh"},
                                                         {"gso_code", "99"},
                                                         {"successor", "Ninh Bình"},
                                                         {"merged_on", "2025-07-01"}};
    const auto with = [&](std::map<std::string, std::string> values, const char* key, const char* value) {
        values[key] = value;
        return values;
    };
    EXPECT_EQ(message(provinces, row(provinces, province)), "no fault");
    EXPECT_EQ(message(provinces, row(provinces, with(province, "successor", "Ninh Thuận"))),
              "the successor is no province that stands: Ninh Thuận");
    EXPECT_EQ(message(provinces, row(provinces, with(province, "successor", "ninh binh"))),
              "the successor is no province that stands: ninh binh");
    EXPECT_EQ(message(provinces, row(provinces, with(province, "merged_on", ""))),
              "merged_on is empty where the name ended");
    EXPECT_EQ(message(provinces, row(provinces, with(province, "kind", "bang"))),
              "kind is neither \"tỉnh\" nor \"thành phố\": bang");

    const std::map<std::string, std::string> law = {
        {"name", "Luật Thử"}, {"type", "Luật"}, {"number", "999/2099/QH15"}};
    EXPECT_EQ(message(statutes, row(statutes, law)), "no fault");
    EXPECT_EQ(message(statutes, row(statutes, with(law, "type", "Lut"))), "no such type: Lut");
    EXPECT_EQ(message(statutes, row(statutes, with(law, "number", "072/2025/QH15"))),
              "\"072/2025/QH15\" stands for two rows");
    EXPECT_EQ(message(statutes, row(statutes, with(law, "number", ""))),
              "neither number nor date tells which statute it is");
    EXPECT_EQ(message(statutes, row(statutes, with(law, "replaced_by", "1000/2099/QH15"))),
              "replaced_by is no statute of the table: 1000/2099/QH15");
    EXPECT_EQ(message(statutes, row(statutes, with(law, "amends", "1000/2099/QH15"))),
              "amends is no statute of the table: 1000/2099/QH15");

    const std::map<std::string, std::string> resolution = {{"name", "Nghị quyết Thử"}, {"slug", "nq-thu"}};
    EXPECT_EQ(message(party, row(party, resolution)), "no fault");
    EXPECT_EQ(message(party, row(party, with(resolution, "slug", "NQ thử"))), "no slug: NQ thử");
    EXPECT_EQ(message(party, row(party, with(resolution, "issuer", "Ai đó"))), "no such issuer: Ai đó");
    EXPECT_EQ(message(party, row(party, with(resolution, "slug", "nq-tw-4-khoa-xi"))),
              "\"nq-tw-4-khoa-xi\" stands for two rows");
}

TEST_F(FaultyTable, ATableThatIsNotThere) {
    const auto loaded = load_authority([](std::string_view) { return std::string_view{}; });
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().message, "corpus/authority/document_types.tsv:1: the table is not there");
}

} // namespace
} // namespace vanmach
