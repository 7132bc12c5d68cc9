// SPDX-License-Identifier: GPL-2.0-or-later
// What a comparison is made of: suffixes in order, runs in common, outlines side by side.
#include <algorithm>
#include <chrono>
#include <memory>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "corpus/text/utf8.h"
#include "server/compare/limits.h"
#include "server/compare/outline.h"
#include "server/compare/runs.h"
#include "server/compare/suffixes.h"

namespace vanmach::comparison {
namespace {

using Text = std::vector<std::uint32_t>;
using Runs = std::vector<struct Run>;

class Random {
  public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}
    std::uint32_t operator()() { return static_cast<std::uint32_t>(engine_()); }

  private:
    std::mt19937 engine_;
};

Text random_text(Random& random, std::size_t length, std::uint32_t alphabet) {
    Text text(length);
    for (auto& number : text) number = random() % alphabet;
    return text;
}

Text sorted_slowly(const Text& text) {
    Text suffixes(text.size());
    std::iota(suffixes.begin(), suffixes.end(), 0U);
    std::ranges::sort(suffixes, [&](auto a, auto b) { return std::lexicographical_compare(text.begin() + a, text.end(), text.begin() + b, text.end()); });
    return suffixes;
}

TEST(Suffixes, AreInOrder) {
    Random random(3);
    for (int i = 0; i < 3000; ++i) {
        const auto alphabet = 1 + random() % 5;
        const auto text = random_text(random, random() % 40, alphabet);
        const auto suffixes = suffix_array(text, alphabet);
        ASSERT_EQ(suffixes, sorted_slowly(text));
        const auto common = common_prefixes(text, suffixes);
        for (std::size_t k = 1; k < suffixes.size(); ++k) {
            std::uint32_t length = 0;
            while (suffixes[k] + length < text.size() && suffixes[k - 1] + length < text.size() && text[suffixes[k] + length] == text[suffixes[k - 1] + length]) ++length;
            ASSERT_EQ(common[k], length);
        }
    }
    EXPECT_TRUE(suffix_array({}, 1).empty());
    EXPECT_EQ(suffix_array(Text{7}, 8), Text{0});
}

/// length[i]: the longest run at a[i] that b has, by trying all.
std::vector<std::uint32_t> longest_slowly(const Text& a, const Text& b) {
    std::vector<std::vector<std::uint32_t>> table(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1, 0));
    std::vector<std::uint32_t> longest(a.size(), 0);
    for (auto i = a.size(); i-- > 0;)
        for (auto j = b.size(); j-- > 0;) {
            table[i][j] = a[i] == b[j] ? table[i + 1][j + 1] + 1 : 0;
            longest[i] = std::max(longest[i], table[i][j]);
        }
    return longest;
}

std::uint32_t covered_slowly(const Text& a, const Text& b, std::uint32_t least) {
    const auto longest = longest_slowly(a, b);
    std::vector<bool> covered(a.size(), false);
    for (std::size_t i = 0; i < a.size(); ++i)
        if (longest[i] >= least) std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(i), longest[i], true);
    return static_cast<std::uint32_t>(std::ranges::count(covered, true));
}

void expect_sound(const Common& common, const Text& a, const Text& b, std::uint32_t least) {
    std::vector<bool> in_a(a.size(), false), in_b(b.size(), false);
    std::uint32_t before = ~0U;
    for (const auto& run : common.runs) {
        ASSERT_GE(run.length, least);
        ASSERT_LE(run.length, before) << "longest first";
        before = run.length;
        for (std::uint32_t k = 0; k < run.length; ++k) {
            ASSERT_EQ(a[run.a + k], b[run.b + k]);
            ASSERT_FALSE(in_a[run.a + k] || in_b[run.b + k]) << "runs overlap";
            in_a[run.a + k] = in_b[run.b + k] = true;
        }
    }
}

TEST(CommonRuns, AreThoseOfBruteForce) {
    Random random(5);
    for (int i = 0; i < 3000; ++i) {
        const auto alphabet = 1 + random() % 6;
        const auto a = random_text(random, random() % 60, alphabet), b = random_text(random, random() % 60, alphabet);
        const auto least = 1 + random() % 5;
        const auto common = common_runs(a, b, least);
        expect_sound(common, a, b, least);
        const auto longest = longest_slowly(a, b);
        const auto most = longest.empty() ? 0 : std::ranges::max(longest);
        ASSERT_EQ(common.runs.empty() ? 0 : common.runs.front().length, most >= least ? most : 0);
        ASSERT_EQ(common.covered_a, covered_slowly(a, b, least));
        ASSERT_EQ(common.covered_b, covered_slowly(b, a, least));
        // Nothing is left that could be made a run: what is free of both has none of that length.
        auto rest_a = a, rest_b = b;
        std::uint32_t unlike = alphabet;
        for (const auto& run : common.runs) {
            for (std::uint32_t k = 0; k < run.length; ++k) rest_a[run.a + k] = unlike++;
            for (std::uint32_t k = 0; k < run.length; ++k) rest_b[run.b + k] = unlike++;
        }
        const auto left = longest_slowly(rest_a, rest_b);
        ASSERT_LT(left.empty() ? 0 : std::ranges::max(left), least);
    }
}

TEST(CommonRuns, AreTheSameFromTheOtherSide) {
    Random random(7);
    for (int i = 0; i < 500; ++i) {
        const auto a = random_text(random, 80, 4), b = random_text(random, 90, 4);
        const auto one = common_runs(a, b, 4), other = common_runs(b, a, 4);
        ASSERT_EQ(one.covered_a, other.covered_b);
        ASSERT_EQ(one.covered_b, other.covered_a);
        ASSERT_EQ(one.runs.empty(), other.runs.empty());
        if (!one.runs.empty()) {
            ASSERT_EQ(one.runs.front().length, other.runs.front().length);
        }
    }
}

TEST(CommonRuns, OfATextWithItselfIsAllOfIt) {
    Random random(9);
    const auto text = random_text(random, 5000, 3000);
    const auto common = common_runs(text, text, 12);
    ASSERT_EQ(common.runs, (Runs{{0, 0, 5000}}));
    EXPECT_EQ(common.covered_a, 5000U);
    EXPECT_TRUE(common_runs({}, text, 12).runs.empty());
    EXPECT_TRUE(common_runs(Text(11, 1), Text(11, 1), 12).runs.empty());
}

TEST(CommonRuns, AnInsertedWordDividesARun) {
    Random random(11);
    const auto a = random_text(random, 200, 100'000);
    auto b = a;
    b.insert(b.begin() + 80, 200'000);
    const auto common = common_runs(a, b, 12);
    EXPECT_EQ(common.runs, (Runs{{80, 81, 120}, {0, 0, 80}}));
}

// Whatever is repeated, and however often, the time stays that of a real text of that size.
TEST(CommonRuns, RepetitionsAreNotQuadratic) {
    constexpr std::size_t size = 150'000;
    Random random(13);
    const auto blocks = [&](std::uint32_t first) { // a dozen words that stand ten thousand times, each time between others
        Text text;
        while (text.size() < size) {
            for (std::uint32_t k = 0; k < 12; ++k) text.push_back(k);
            text.push_back(first++);
        }
        return text;
    };
    Text period(size);
    for (std::size_t i = 0; i < size; ++i) period[i] = static_cast<std::uint32_t>(i % 7);
    auto shifted = period;
    shifted.erase(shifted.begin(), shifted.begin() + 1003);
    const std::vector<std::pair<Text, Text>> hostile = {{Text(size, 1), Text(size, 1)},
                                                        {Text(size, 1), Text(size / 3, 1)},
                                                        {period, shifted},
                                                        {blocks(100), blocks(1'000'000)},
                                                        {random_text(random, size, 2), random_text(random, size, 2)},
                                                        {random_text(random, size, 5000), random_text(random, size, 5000)}};
    int number = 0;
    for (const auto& [a, b] : hostile) {
        const auto start = std::chrono::steady_clock::now();
        const auto common = common_runs(a, b, least_run);
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
        EXPECT_LT(took, 5000) << "a second at most on an idle machine";
        RecordProperty("ms_" + std::to_string(++number), static_cast<int>(took));
        expect_sound(common, a, b, least_run);
    }
}

// ---- outlines

/// A document from headings and what stands below each: "1 I|MỤC ĐÍCH, YÊU CẦU|text".
struct Made {
    std::string text;
    std::vector<Section> sections;
    std::vector<Word> words;
    std::unique_ptr<Outline> outline;
};

struct Heading {
    int depth;
    std::string label, title, body;
};

std::vector<Made> made(const std::vector<std::vector<Heading>>& documents) {
    std::vector<Made> all(documents.size());
    Vocabulary vocabulary;
    for (std::size_t d = 0; d < documents.size(); ++d) {
        auto& document = all[d];
        std::vector<std::size_t> open;
        std::uint32_t at = 0;
        const auto close = [&](int depth) {
            while (!open.empty() && document.sections[open.back()].depth >= depth) document.sections[open.back()].span.end = at, open.pop_back();
        };
        for (const auto& [depth, label, title, body] : documents[d]) {
            close(depth);
            document.sections.push_back({label, title, depth, {at, at}});
            open.push_back(document.sections.size() - 1);
            const auto piece = label + ". " + title + "\n" + body + "\n";
            document.text += piece;
            at += static_cast<std::uint32_t>(code_points(piece));
        }
        close(0);
        document.words = words_of(document.text, vocabulary);
        document.outline = std::make_unique<Outline>(document.sections, document.words, vocabulary);
    }
    return all;
}

/// "I=I 1=- -=2": the labels of each row.
std::string told(const std::vector<Made>& documents) {
    std::vector<const Outline*> outlines;
    for (const auto& document : documents) outlines.push_back(document.outline.get());
    std::string out;
    for (const auto& row : aligned(outlines)) {
        if (!out.empty()) out += ' ';
        for (std::size_t d = 0; d < documents.size(); ++d) out += (d > 0 ? "=" : "") + (row.sections[d] < 0 ? "-" : outlines[d]->sections()[static_cast<std::size_t>(row.sections[d])].label);
    }
    return out;
}

const std::string duties = "Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành theo dõi, đôn đốc, kiểm tra việc thực hiện.";

TEST(Outlines, StandardPartsMeetWhateverTheirNumber) {
    const auto documents = made({{{1, "I", "MỤC ĐÍCH, YÊU CẦU", "Nâng cao nhận thức."}, {1, "II", "NỘI DUNG", "Làm đường."}, {1, "III", "TỔ CHỨC THỰC HIỆN", "Các sở làm."}},
                                 {{1, "I", "Mục đích", "Tạo chuyển biến."}, {1, "II", "Nội dung, nhiệm vụ", "Xây cầu."}, {1, "III", "Chỉ tiêu", "Đạt 90%."}, {1, "IV", "Tổ chức thực hiện", duties}}});
    EXPECT_EQ(told(documents), "I=I II=II -=III III=IV");
}

TEST(Outlines, WhatOneHasAloneStandsUnderItsPart) {
    const auto documents = made({{{1, "I", "NỘI DUNG", ""}, {2, "1", "Tuyên truyền về đất đai", "x"}, {2, "2", "Cải cách thủ tục", "y"}, {1, "II", "TỔ CHỨC THỰC HIỆN", ""}, {2, "1", "Sở Tư pháp", duties}},
                                 {{1, "I", "NỘI DUNG", ""}, {2, "1", "Tuyên truyền về đất đai", "z"}, {2, "2", "Phòng cháy chữa cháy", "u"}, {1, "II", "KINH PHÍ", "t"}, {1, "III", "TỔ CHỨC THỰC HIỆN", ""}, {2, "1", "Sở Tài chính", "v"}, {2, "2", "Sở Tư pháp", duties}}});
    EXPECT_EQ(told(documents), "I=I 1=1 2=- -=2 -=II II=III -=1 1=2");
}

TEST(Outlines, TheTextTellsWhereTitlesDoNot) {
    const auto documents = made({{{1, "1", "Sở Thông tin và Truyền thông", duties + " Hằng quý báo cáo Ủy ban nhân dân tỉnh."}, {1, "2", "Báo chí", "Đưa tin."}},
                                 {{1, "1", "Nông nghiệp", "Trồng lúa."}, {1, "2", "Khoa học", duties + " Hằng quý báo cáo Ủy ban nhân dân tỉnh."}}});
    EXPECT_EQ(told(documents), "-=1 1=2 2=-");
}

TEST(Outlines, ThreeAndFourDocuments) {
    const std::vector<Heading> plan = {{1, "I", "MỤC ĐÍCH, YÊU CẦU", "a"}, {1, "II", "NỘI DUNG", "b"}, {1, "III", "TỔ CHỨC THỰC HIỆN", "c"}};
    auto other = plan;
    other.insert(other.begin() + 2, {1, "IIa", "KINH PHÍ THỰC HIỆN", "d"});
    EXPECT_EQ(told(made({plan, other, plan})), "I=I=I II=II=II -=IIa=- III=III=III");
    EXPECT_EQ(told(made({other, plan, other, {}})), "I=I=I=- II=II=II=- IIa=-=IIa=- III=III=III=-");
}

TEST(Outlines, EverySectionStandsOnceAndInOrder) {
    Random random(17);
    const std::vector<std::string> words = {"công", "tác", "dân", "vận", "cải", "cách", "đất", "đai", "thi", "đua", "khen", "thưởng", "Nội dung", "Tổ chức thực hiện", ""};
    const auto title = [&] {
        std::string out;
        for (auto n = random() % 5; n-- > 0;) out += words[random() % words.size()] + " ";
        return out;
    };
    for (int i = 0; i < 300; ++i) {
        std::vector<std::vector<Heading>> documents(2 + random() % 3);
        for (auto& document : documents)
            for (auto n = random() % 12; n-- > 0;) document.push_back({static_cast<int>(1 + random() % 3), std::to_string(random() % 5), title(), title() + title()});
        const auto all = made(documents);
        std::vector<const Outline*> outlines;
        for (const auto& one : all) outlines.push_back(one.outline.get());
        const auto rows = aligned(outlines);
        for (std::size_t d = 0; d < all.size(); ++d) {
            int next = 0;
            for (const auto& row : rows)
                if (row.sections[d] >= 0) {
                    ASSERT_EQ(row.sections[d], next++);
                }
            ASSERT_EQ(static_cast<std::size_t>(next), outlines[d]->sections().size());
        }
        for (const auto& row : rows) {
            ASSERT_TRUE(std::ranges::any_of(row.sections, [](int section) { return section >= 0; }));
            for (const auto& value : {row.title, row.text})
                if (value) {
                    ASSERT_TRUE(*value >= 0 && *value <= 1 + 1e-9) << *value;
                }
        }
    }
}

TEST(Outlines, ADocumentWithItselfIsAlikeThroughout) {
    const std::vector<Heading> plan = {{1, "I", "MỤC ĐÍCH", "Nâng cao nhận thức của cán bộ."}, {2, "1", "Yêu cầu", duties}, {2, "2", "Yêu cầu", duties}, {1, "", "", "Không đầu đề mà có lời."}};
    const auto documents = made({plan, plan});
    const auto rows = aligned({documents[0].outline.get(), documents[1].outline.get()});
    ASSERT_EQ(rows.size(), plan.size());
    for (const auto& row : rows) {
        EXPECT_EQ(row.sections[0], row.sections[1]);
        EXPECT_DOUBLE_EQ(row.text.value_or(0), 1);
        EXPECT_DOUBLE_EQ(row.title.value_or(1), 1);
    }
}

TEST(Outlines, RecipientsBelongToNoSection) {
    const std::string recipients = "Nơi nhận: Thường trực Tỉnh ủy; Thường trực Hội đồng nhân dân tỉnh; Chủ tịch, các Phó Chủ tịch; các sở, ban, ngành tỉnh; Lưu: VT.";
    Vocabulary vocabulary;
    const auto text = "1. Kinh phí\nNgân sách bảo đảm.\n\n" + recipients;
    const auto words = words_of(text, vocabulary);
    const auto frame = frame_of(text, words, "", vocabulary);
    EXPECT_EQ(slice(text, frame.closing, frame.closing + 8), "Nơi nhận");
    const Outline outline({{"1", "Kinh phí", 1, {0, static_cast<std::uint32_t>(code_points(text))}}}, words, vocabulary, frame.closing);
    EXPECT_EQ(outline.features()[0].last - outline.features()[0].first, 7U);
}

TEST(Frames, StandBeforeTheTitleAndFromTheRecipientsOn) {
    const std::string text = "ỦY BAN NHÂN DÂN\nSố: 1/KH-UBND\nKẾ HOẠCH\nThực hiện công tác dân vận năm 2025\nNơi nhận đơn là bộ phận một cửa; xem nơi nhận.\nNƠI NHẬN:\n- Như trên.";
    Vocabulary vocabulary;
    const auto words = words_of(text, vocabulary);
    const auto frame = frame_of(text, words, "Thực hiện Công tác dân vận năm 2025", vocabulary);
    EXPECT_TRUE(slice(text, frame.head, 200).starts_with("Thực hiện công tác"));
    EXPECT_TRUE(slice(text, frame.closing, 200).starts_with("NƠI NHẬN:"));
    EXPECT_TRUE(frame.holds(0, frame.head) && frame.holds(frame.closing, frame.closing + 3));
    EXPECT_FALSE(frame.holds(0, frame.head + 1) || frame.holds(frame.closing - 1, frame.closing + 9));
    const auto none = frame_of("Không có gì", words_of("Không có gì", vocabulary), "Nhan đề khác", vocabulary);
    EXPECT_EQ(none.head, 0U);
    EXPECT_FALSE(none.holds(0, 11));
    EXPECT_EQ(frame_of("", {}, "", vocabulary).closing, 0U);
}

TEST(Outlines, OfLongOnesTheDeepestAreLeftOut) {
    std::vector<Heading> law;
    for (int i = 0; i < 300; ++i) {
        law.push_back({1, "Điều " + std::to_string(i), "Việc thứ " + std::to_string(i), "x"});
        for (int k = 0; k < 4; ++k) law.push_back({2, std::to_string(k), "khoản", "y"});
    }
    const auto documents = made({law, law});
    EXPECT_TRUE(documents[0].outline->cut());
    EXPECT_EQ(documents[0].outline->sections().size(), 300U);
    for (const auto& row : aligned({documents[0].outline.get(), documents[1].outline.get()})) EXPECT_EQ(row.sections[0], row.sections[1]);
}

} // namespace
} // namespace vanmach::comparison
