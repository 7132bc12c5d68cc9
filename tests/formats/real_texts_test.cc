// SPDX-License-Identifier: GPL-2.0-or-later
// Properties that must hold on real documents. They are not part of the project: VANMACH_REAL_TEXTS names a
// folder with sub-folders `documents` and `seeds` of .txt files, ../shared if it is not set.
#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <regex>

#include "corpus/formats/markdown.h"
#include "corpus/formats/source_text.h"
#include "corpus/text/decode.h"
#include "corpus/text/keys.h"
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> real_texts() {
    const char* configured = std::getenv("VANMACH_REAL_TEXTS");
    const fs::path root = configured != nullptr ? configured : "../shared";
    std::vector<fs::path> paths;
    for (const char* folder : {"documents", "seeds"})
        if (fs::is_directory(root / folder))
            for (const auto& entry : fs::directory_iterator(root / folder))
                if (is_supported(entry.path())) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

// Letters and digits without marks; a superscript digit counts as the digit.
std::string words(const std::string& text) {
    constexpr std::u32string_view superscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
    std::string out;
    for (const char32_t c : to_utf32(text)) {
        const auto digit = superscripts.find(c);
        const char bare = digit != superscripts.npos ? static_cast<char>('0' + digit) : bare_char(c);
        if ((bare >= '0' && bare <= '9') || (bare >= 'a' && bare <= 'z')) out.push_back(bare);
    }
    return out;
}

// What the reader of the text would call no words of it, told in another way than by the code under test.
std::string without_targets_and_tags(std::string text) {
    text = std::regex_replace(text, std::regex(R"(\]\((#|/|https?:|mailto:)[^)\n]*\))"), "]");
    text = std::regex_replace(text, std::regex(R"(</?(br|b|i|u|sup|sub|strong|em|span|p)\b[^<>\n]*>)"), " ");
    return std::regex_replace(text, std::regex("&(nbsp|amp|lt|gt|quot|#160);"), " ");
}

class RealTexts : public ::testing::Test {
  protected:
    void SetUp() override {
        paths_ = real_texts();
        if (paths_.empty()) GTEST_SKIP() << "no real texts: neither VANMACH_REAL_TEXTS nor ../shared";
    }
    std::vector<fs::path> paths_;
};

TEST_F(RealTexts, NoWordIsLostAndTwiceIsOnce) {
    for (const auto& path : paths_) {
        const auto bytes = read_bytes(path, 0);
        ASSERT_TRUE(bytes) << bytes.error().message;
        const auto read = read_source(path.string(), *bytes);
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_TRUE(read->warnings.empty()) << path << ": " << read->warnings.front();
        EXPECT_EQ(normalise(read->text), read->text) << path;
        EXPECT_TRUE(without_markdown(read->text) == read->text) << path;
        EXPECT_TRUE(words(read->text) == words(without_targets_and_tags(normalise(decode(*bytes).text))))
            << path;
    }
}

TEST_F(RealTexts, FewMarksAreLeft) {
    std::size_t marked = 0;
    for (const auto& path : paths_) {
        const auto read = read_source(path.string(), read_bytes(path, 0).value());
        ASSERT_TRUE(read);
        if (read->text.find("**") != std::string::npos && read->text.find("***") == std::string::npos)
            ++marked;
        EXPECT_EQ(read->text.find("\n#"), std::string::npos) << path;
        EXPECT_EQ(read->text.find("\n|"), std::string::npos) << path;
        EXPECT_EQ(read->text.find(" \n"), std::string::npos) << path;
    }
    EXPECT_EQ(marked, 0U) << "texts with marks of emphasis left";
}

} // namespace
} // namespace vanmach
