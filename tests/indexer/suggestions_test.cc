// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/suggestions.h"

#include <gtest/gtest.h>
#include <random>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::Workspace;

Node document(std::string number, std::string slug, std::string title, bool held, std::uint32_t cited, int year = 2025) {
    Node node;
    node.slug = std::move(slug);
    node.number = std::move(number);
    node.title = std::move(title);
    node.date = {year, 1, 2};
    node.issuer = {"Ủy ban nhân dân tỉnh Tây Ninh", Level::province, "Tây Ninh", ""};
    node.cited_by_count = cited;
    if (held) node.parts = {0};
    return node;
}

std::vector<Node> sample() {
    return {
        document("33/CT-TTg", "33-ct-ttg", "Tiếp tục tăng cường công tác dân vận", false, 40, 2021),           // 0
        document("48/KH-UBND", "48-kh-ubnd", "Kế hoạch thực hiện mô hình Dân vận khéo", true, 2),              // 1
        document("59/2023/NĐ-CP", "59-2023-nd-cp", "Hướng dẫn vận hành", true, 5, 2023),                       // 2
        document("330/KH-UBND", "330-kh-ubnd", "Kế hoạch chuyển đổi số", true, 9),                             // 3
        document("05-CT/TU", "05-ct-tu", "Thực hiện phong trào thi đua", false, 1),                            // 4
        document("05-CT/TU", "05-ct-tu", "THỰC HIỆN PHONG TRÀO THI ĐUA", true, 0, 2026),                       // 5
        document("", "kh-bql", "Kế hoạch hòa giải ở cơ sở", true, 0, 2024),                                    // 6
        document("512/KH-UBND", "512-kh-ubnd", "Dân vận", true, 0, 2020),                                      // 7
    };
}

struct Opened {
    Workspace workspace;
    Suggestions suggestions;
    explicit Opened(const std::vector<Node>& nodes) {
        EXPECT_TRUE(write_suggestions(workspace / "suggestions", nodes));
        auto opened = Suggestions::open(workspace / "suggestions");
        EXPECT_TRUE(opened) << opened.error().message;
        suggestions = std::move(*opened);
    }
    std::vector<std::uint32_t> rows(SuggestionKind kind, std::string_view typed, std::size_t most = 10) const {
        std::vector<std::uint32_t> rows;
        for (const auto& found : suggestions.list(kind).best(typed_words(typed), most)) rows.push_back(found.row);
        return rows;
    }
};

std::string nfd(const std::string& text) {
    UErrorCode error = U_ZERO_ERROR;
    std::string out;
    icu::Normalizer2::getNFDInstance(error)->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(out);
    return out;
}

TEST(Suggestions, TitlesAreFoundFromAnyOfTheirWordsOn) {
    const Opened opened(sample());
    struct Row {
        const char* typed;
        std::vector<std::uint32_t> rows;
    };
    const Row table[] = {
        {"ke hoach", {3, 1, 6}}, // held, most cited first
        {"kế hoạch", {3, 1, 6}},
        {"KE HOACH", {3, 1, 6}},
        {"ke hoach chuy", {3}},
        {"kế hoạch chuy", {3}},
        {"kế hoạch chuyê", {3}},
        {"kế hoạch chuyển đ", {3}},
        {"kế hoạch chuyển đổi số", {3}},
        {"dân vận khéo", {1}},
        {"dan van", {2, 1, 7, 0}}, // "dẫn vận" too
        {"dân vận", {1, 7, 0}},
        {"dan vận", {2, 1, 7, 0}},
        {"dẫn vận", {2}},
        {"dân ", {1, 7, 0}},
        {"dân", {1, 7, 0, 2}}, // still being typed: may become "dẫn", after those that agree
        {"hòa giải", {6}},
        {"hoà giải", {6}},
        {"hòa gi", {6}},
        {"hoạch", {3, 1, 6}},
        {"ke  hoach", {3, 1, 6}},
        {"kế hoạc", {3, 1, 6}},
        {"kế hoạ", {3, 1, 6}},
        {"kê", {3, 1, 6}}, // no tone yet
        {"kề", {}},
        {"kế họach", {3, 1, 6}}, // the tone in another place
        {"ke hoach khong", {}},
        {"dân vận ", {1, 7, 0}},
        {"dân vận kh ", {}},
        {"", {}},
        {" ", {}},
        {"-", {}},
        {"phong trào", {5}}, // told twice in two writings: once
    };
    for (const auto& row : table) {
        EXPECT_EQ(opened.rows(SuggestionKind::title, row.typed), row.rows) << row.typed;
        EXPECT_EQ(opened.rows(SuggestionKind::title, nfd(row.typed)), row.rows) << row.typed << " decomposed";
    }
    EXPECT_EQ(opened.rows(SuggestionKind::title, "ke", 2), (std::vector<std::uint32_t>{3, 1}));
    EXPECT_TRUE(opened.rows(SuggestionKind::title, "ke", 0).empty());
    const auto twice = opened.suggestions.list(SuggestionKind::title).best(typed_words("thuc hien phong"), 5);
    ASSERT_EQ(twice.size(), 1U);
    EXPECT_EQ(twice[0].documents, 2U);
    EXPECT_EQ(twice[0].word, 0U);
    EXPECT_EQ(opened.suggestions.list(SuggestionKind::title).best(typed_words("khe"), 5).at(0).word, 8U);
}

TEST(Suggestions, ATitleThatBeginsSoGoesBeforeOneThatHasItInside) {
    const Opened opened({document("1/A", "01-a", "Kế hoạch dân vận", true, 3), document("2/A", "02-a", "Dân vận chính quyền", true, 3)});
    EXPECT_EQ(opened.rows(SuggestionKind::title, "dân vận"), (std::vector<std::uint32_t>{1, 0}));
}

TEST(Suggestions, NumbersAreComparedWithoutSeparators) {
    EXPECT_EQ(number_key("33-ct-ttg"), "33ctttg");
    EXPECT_EQ(number_key("59-2023-nd-cp"), "59-2023ndcp");
    EXPECT_EQ(number_key("10-2022-qh15"), "10-2022qh15");
    EXPECT_EQ(number_key(""), "");
    const Opened opened(sample());
    const auto rows = [&](std::string key) {
        std::vector<std::uint32_t> found;
        for (const auto& one : opened.suggestions.list(SuggestionKind::number).best({{std::move(key), std::string(1, '\0')}, true}, 10)) found.push_back(one.row);
        return found;
    };
    EXPECT_EQ(rows("33"), (std::vector<std::uint32_t>{3, 0}));
    EXPECT_EQ(rows("33ct"), (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(rows("05cttu"), (std::vector<std::uint32_t>{5}));
    EXPECT_EQ(rows("khubnd"), (std::vector<std::uint32_t>{3, 1, 7}));
    EXPECT_EQ(rows("khbql"), (std::vector<std::uint32_t>{})); // left blank: no number
    EXPECT_EQ(opened.suggestions.list(SuggestionKind::number).size(), 6U);
}

TEST(Suggestions, IssuersAreTheRowsOfTheTable) {
    auto nodes = sample();
    nodes[0].issuer = {"Ủy ban nhân dân xã Lương Minh", Level::commune, "Quảng Ninh", "Lương Minh"};
    const Opened opened(nodes);
    EXPECT_EQ(opened.rows(SuggestionKind::issuer, "uy ban"), (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(opened.rows(SuggestionKind::issuer, "ủy ban nhân dân tỉnh tây"), (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(opened.rows(SuggestionKind::issuer, "quang n"), (std::vector<std::uint32_t>{1}));
    EXPECT_TRUE(opened.suggestions.belongs_to(8, 2));
    EXPECT_FALSE(opened.suggestions.belongs_to(7, 2));
    EXPECT_FALSE(opened.suggestions.belongs_to(8, 1));
}

TEST(Suggestions, NothingAndVeryMuchCanBeWritten) {
    const Opened none({});
    EXPECT_TRUE(none.rows(SuggestionKind::title, "ke").empty());
    std::string longest;
    for (int i = 0; i < 5000; ++i) longest += "hoạch ";
    const Opened much({document("1/" + longest, "01-" + longest, longest, true, 0), document("2/A", "02-a", "…", true, 0), document("3/A", "03-a", std::string(100'000, 'a'), false, 0)});
    EXPECT_EQ(much.rows(SuggestionKind::title, "hoach hoach"), (std::vector<std::uint32_t>{0}));
    EXPECT_TRUE(much.rows(SuggestionKind::title, std::string(5000, 'h')).empty());
    EXPECT_EQ(much.rows(SuggestionKind::title, longest), (std::vector<std::uint32_t>{0})); // as far as it is kept
}

/// What a walk over every title and every word of it finds.
std::vector<std::uint32_t> by_hand(const std::vector<std::string>& titles, const std::string& typed) {
    std::vector<std::uint32_t> rows;
    for (const bool inside : {false, true})
        for (std::uint32_t row = 0; row < titles.size(); ++row) {
            const auto words = fold_words(titles[row], 64).bare;
            bool begins = words.starts_with(typed), within = !begins && words.find(" " + typed) != words.npos;
            if (inside ? within : begins) rows.push_back(row);
        }
    return rows;
}

TEST(Suggestions, AgreeWithAWalkOverEverything) {
    std::mt19937 random(7);
    const char* const words[] = {"kế", "hoạch", "dân", "vận", "dẫn", "khéo", "về", "kê", "van", "Đảng"};
    std::vector<std::string> titles;
    std::vector<Node> nodes;
    for (int i = 0; i < 300; ++i) {
        std::string title = "t" + std::to_string(i);
        // Different from all others; at most 16 words are found by their beginnings.
        std::string text;
        for (int k = 0; k < 5; ++k) text += std::string(words[random() % std::size(words)]) + ' ';
        titles.push_back(text + title);
        nodes.push_back(document("", "kh", titles.back(), true, 0));
    }
    const Opened opened(nodes);
    for (const std::string typed : {"k", "ke", "dan van", "dan v", "van khe", "hoach hoach", "ke hoach dan", "t1", "t29", "dang "})
        EXPECT_EQ(opened.rows(SuggestionKind::title, typed, 1000), by_hand(titles, typed)) << typed;
}

TEST(Suggestions, ADamagedFileIsRefused) {
    const Workspace workspace;
    ASSERT_TRUE(write_suggestions(workspace / "s", sample()));
    const auto whole = testing::read_whole(workspace / "s");
    for (std::size_t length = 0; length < whole.size(); length += 97) {
        testing::write_whole(workspace / "s", whole.substr(0, length));
        EXPECT_FALSE(Suggestions::open(workspace / "s"));
    }
    EXPECT_FALSE(Suggestions::open(workspace / "none"));
    // A file of the right form that points outside.
    ColumnWriter columns;
    for (const std::string name : {"number", "title", "issuer"}) {
        columns.add(name + ".texts.bytes", std::string_view("\1\0a ", 4));
        columns.add(name + ".texts.ends", std::vector<std::uint64_t>{4});
        for (const char* column : {".row", ".documents", ".rank"}) columns.add(name + column, std::vector<std::uint32_t>{0});
        columns.add(name + ".starts", std::vector<SuggestionList::Start>{{0, static_cast<std::uint16_t>(name == "issuer" ? 2 : 0), 0, 0}});
    }
    ASSERT_TRUE(columns.write(workspace / "outside"));
    const auto outside = Suggestions::open(workspace / "outside");
    ASSERT_FALSE(outside);
    EXPECT_EQ(outside.error().code, ErrorCode::index_damaged);
}

} // namespace
} // namespace vanmach
