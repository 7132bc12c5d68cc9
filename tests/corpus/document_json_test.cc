// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/document_json.h"

#include <gtest/gtest.h>
#include <random>

#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

std::vector<std::string> keys(const Json& json) {
    std::vector<std::string> out;
    for (const auto& item : json.items()) out.push_back(item.key());
    return out;
}

using Keys = std::vector<std::string>;

TEST(DocumentJson, KeysAndTheirOrder) {
    Document document;
    document.citations.emplace_back();
    document.sections.emplace_back();
    document.relations.emplace_back();
    document.obligations.emplace_back();
    const auto json = to_json(document, "kh.0.x~0123456789");
    EXPECT_EQ(keys(json), (Keys{"source", "part", "id", "type", "number", "number_printed", "symbol",
                                "status", "date", "place", "issuer", "title", "signer", "recipients",
                                "sections", "citations", "relations", "obligations", "text"}));
    EXPECT_EQ(keys(json["issuer"]), (Keys{"name", "level", "province", "unit"}));
    EXPECT_EQ(keys(json["signer"]), (Keys{"name", "position", "capacity"}));
    EXPECT_EQ(keys(json["sections"][0]), (Keys{"label", "title", "depth", "start", "end"}));
    EXPECT_EQ(keys(json["citations"][0]),
              (Keys{"n", "start", "end", "text", "kind", "printed", "type", "number", "date", "issuer",
                    "province", "flags", "level", "unit", "authority", "year", "about", "sentence"}));
    EXPECT_EQ(keys(json["citations"][0]["sentence"]), (Keys{"start", "end"}));
    EXPECT_EQ(keys(json["relations"][0]), (Keys{"from", "to", "relation"}));
    EXPECT_EQ(keys(json["obligations"][0]),
              (Keys{"start", "end", "text", "unit", "task", "deadline", "recurs", "lead", "coordinating",
                    "target", "when"}));
    EXPECT_FALSE(to_json(document).contains("id"));
}

TEST(DocumentJson, WhatIsUnknownIsNull) {
    Document document;
    document.citations.emplace_back();
    const auto json = to_json(document);
    for (const char* key : {"type", "number", "number_printed", "symbol", "status", "date", "place", "title"})
        EXPECT_TRUE(json[key].is_null()) << key;
    for (const char* key : {"name", "level", "province", "unit"})
        EXPECT_TRUE(json["issuer"][key].is_null()) << key;
    for (const char* key :
         {"type", "number", "date", "issuer", "province", "level", "unit", "authority", "year", "about"})
        EXPECT_TRUE(json["citations"][0][key].is_null()) << key;
    EXPECT_EQ(json["text"], "");
    EXPECT_EQ(json["recipients"], Json::array());
    EXPECT_EQ(json["citations"][0]["flags"], Json::array());
    EXPECT_TRUE(text_or_null("").is_null());
    EXPECT_EQ(text_or_null("x"), "x");
}

TEST(DocumentJson, ValuesAsTheApiNamesThem) {
    Document document;
    document.type = "KH";
    document.status = Status::draft;
    document.date = {2022, 0, 0};
    document.issuer = {"Ủy ban nhân dân tỉnh Ninh Thuận", Level::province, "Ninh Thuận", ""};
    Citation citation;
    citation.kind = CitationKind::short_form;
    citation.date = {2013, 6, 3};
    document.citations.push_back(citation);
    document.relations.push_back({0, 1, Relation::basis});
    const auto json = to_json(document);
    EXPECT_EQ(json["status"], "draft");
    EXPECT_EQ(json["date"], "2022");
    EXPECT_EQ(json["issuer"]["level"], "province");
    EXPECT_EQ(json["citations"][0]["kind"], "short");
    EXPECT_EQ(json["citations"][0]["date"], "2013-06-03");
    EXPECT_EQ(json["relations"][0]["relation"], "basis");
}

class Generator {
  public:
    explicit Generator(unsigned seed) : random_(seed) {}

    Document document() {
        Document d;
        d.source = text();
        d.part = 1 + below(9);
        d.type = text();
        d.number = text();
        d.number_printed = text();
        d.symbol = text();
        d.status = static_cast<Status>(below(3));
        d.date = date();
        d.place = text();
        d.issuer = issuer();
        d.title = text();
        d.signer = {text(), text(), text()};
        for (int i = below(4); i > 0; --i) d.recipients.push_back(text());
        for (int i = below(4); i > 0; --i) d.sections.push_back({text(), text(), 1 + below(6), span()});
        for (int i = below(4); i > 0; --i) d.citations.push_back(citation());
        for (int i = below(4); i > 0; --i)
            d.relations.push_back({below(5), below(5), static_cast<Relation>(below(relation_count))});
        for (int i = below(4); i > 0; --i)
            d.obligations.push_back({span(), text(), text(), text(), text(), {text(), text()}, text(), text(), text(), text()});
        d.text = text() + text() + text();
        return d;
    }

  private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

    std::string text() {
        constexpr std::u32string_view alphabet = U"aZ09 \n\t\"\\/<>&đỷẤ–“\u0001\uFFFD\U0001F600";
        std::u32string out;
        for (int i = below(12); i > 0; --i) out.push_back(alphabet[random_() % alphabet.size()]);
        return to_utf8(out);
    }

    Span span() { return {static_cast<std::uint32_t>(random_()), static_cast<std::uint32_t>(random_())}; }

    PartialDate date() {
        const int year = 1990 + below(50), month = 1 + below(12), day = 1 + below(28);
        switch (below(4)) {
        case 0:
            return {};
        case 1:
            return {year, 0, 0};
        case 2:
            return {year, month, 0};
        default:
            return {year, month, day};
        }
    }

    Issuer issuer() { return {text(), static_cast<Level>(below(8)), text(), text()}; }

    Citation citation() {
        Citation c;
        c.n = 1 + below(100);
        c.span = span();
        c.text = text();
        c.kind = static_cast<CitationKind>(below(5));
        c.printed = text();
        c.type = text();
        c.number = text();
        c.date = date();
        c.issuer = issuer();
        c.authority = text();
        c.year = below(2) == 0 ? 0 : 1990 + below(50);
        c.about = text();
        c.sentence = span();
        for (int i = below(3); i > 0; --i) c.flags.push_back(text());
        return c;
    }

    std::mt19937 random_;
};

TEST(DocumentJson, ThereAndBackThroughText) {
    Generator generator(3);
    for (int round = 0; round < 500; ++round) {
        const auto document = generator.document();
        const auto line = to_json(document, round % 2 == 0 ? "id" : "").dump();
        ASSERT_EQ(line.find('\n'), line.npos) << "a record is one line";
        const auto back = document_from_json(Json::parse(line));
        ASSERT_TRUE(back) << back.error().message;
        ASSERT_EQ(*back, document) << line;
    }
}

TEST(DocumentJson, AFaultNamesItsKey) {
    Document document;
    document.citations.emplace_back();
    document.sections.emplace_back();
    const auto good = to_json(document);
    ASSERT_TRUE(document_from_json(good));
    const auto message = [](const Json& json) {
        const auto result = document_from_json(json);
        return result ? std::string("no fault") : result.error().message;
    };
    const auto changed = [&](const char* pointer, const Json& value) {
        auto json = good;
        json[Json::json_pointer(pointer)] = value;
        return message(json);
    };
    EXPECT_NE(changed("/part", "one").find("part is not a whole number"), std::string::npos);
    EXPECT_NE(changed("/part", -1).find("part"), std::string::npos);
    EXPECT_NE(changed("/title", 5).find("title is not a text"), std::string::npos);
    EXPECT_NE(changed("/date", "2026-02-31").find("date is not a date"), std::string::npos);
    EXPECT_NE(changed("/status", "lost").find("status is not a known name"), std::string::npos);
    EXPECT_NE(changed("/issuer", Json::array()).find("issuer is not an object"), std::string::npos);
    EXPECT_NE(changed("/issuer/level", "planet").find("issuer.level"), std::string::npos);
    EXPECT_NE(changed("/citations", 1).find("citations is not a list"), std::string::npos);
    EXPECT_NE(changed("/citations/0/kind", "none").find("citations[0].kind"), std::string::npos);
    EXPECT_NE(changed("/citations/0/start", 5000000000).find("citations[0].start"), std::string::npos);
    EXPECT_NE(changed("/recipients", Json::array({1})).find("recipients"), std::string::npos);
    EXPECT_NE(message(Json::array()).find("not an object"), std::string::npos);
    for (const auto& key : keys(good)) {
        auto json = good;
        json.erase(key);
        const auto result = document_from_json(json);
        ASSERT_FALSE(result) << key;
        EXPECT_EQ(result.error().code, ErrorCode::internal);
        EXPECT_NE(result.error().message.find("key " + key + " is missing"), std::string::npos)
            << result.error().message;
    }
}

} // namespace
} // namespace vanmach
