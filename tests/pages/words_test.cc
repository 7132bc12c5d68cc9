// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/words.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "corpus/document.h"
#include "corpus/text/utf8.h"

namespace vanmach::pages {
namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::set<std::string> found_in(const std::string& text, const std::regex& pattern) {
    std::set<std::string> out;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
        out.insert((*at)[1]);
    return out;
}

TEST(Words, EveryRowHasBothLanguagesAndTheSameBlanks) {
    const std::regex blank(R"(\{(\w+)\})");
    ASSERT_GT(word_keys().size(), 100u);
    for (const auto& key : word_keys()) {
        const std::string vi(find_word(Lang::vi, key)), en(find_word(Lang::en, key));
        EXPECT_FALSE(vi.empty()) << key;
        EXPECT_FALSE(en.empty()) << key;
        EXPECT_TRUE(is_well_formed(vi)) << key;
        EXPECT_EQ(found_in(vi, blank), found_in(en, blank)) << key;
    }
    EXPECT_EQ(std::set<std::string>(word_keys().begin(), word_keys().end()).size(), word_keys().size())
        << "a key twice";
}

TEST(Words, TemplatesAndPagesAskForNoMissingWord) {
    const std::regex in_template(R"(\{\{[#^/]?t\.([^}]+)\}\})");
    const std::regex in_code(R"re((?:word|counted)\(lang, "([^"]+)"[,)])re");
    std::size_t asked = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("server/pages")) {
        const auto ending = entry.path().extension();
        if (ending != ".mustache" && ending != ".cc") continue;
        for (const auto& key : found_in(read(entry.path()), ending == ".mustache" ? in_template : in_code)) {
            if (key.ends_with('_')) continue; // completed by a value
            ++asked;
            EXPECT_FALSE(find_word(Lang::vi, key).empty()) << entry.path() << ": " << key;
        }
    }
    EXPECT_GT(asked, 80u);
}

TEST(Words, EveryRelationAndLevelHasAWord) {
    for (int i = 0; i < relation_count; ++i) {
        const std::string key = "relation_" + std::string(to_string(static_cast<Relation>(i)));
        EXPECT_FALSE(find_word(Lang::vi, key).empty()) << key;
    }
    for (int i = 1; i <= static_cast<int>(Level::unit); ++i) {
        const std::string key = "level_" + std::string(to_string(static_cast<Level>(i)));
        EXPECT_FALSE(find_word(Lang::en, key).empty()) << key;
    }
}

TEST(Words, EveryProblemOfTheServerHasATitle) {
    const std::regex code(R"re(\{\s*[345]\d\d,\s*"([a-z]+(?:-[a-z]+)+)",)re");
    std::size_t asked = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("server")) {
        if (entry.path().extension() != ".cc") continue;
        for (std::string key : found_in(read(entry.path()), code)) {
            std::ranges::replace(key, '-', '_');
            ++asked;
            EXPECT_FALSE(find_word(Lang::vi, "problem_" + key).empty()) << entry.path() << ": " << key;
        }
    }
    EXPECT_GT(asked, 10u);
}

TEST(Words, CountsAreGroupedAndSingularWhereTheLanguageHasOne) {
    EXPECT_EQ(grouped(Lang::vi, 1234567), "1.234.567");
    EXPECT_EQ(grouped(Lang::en, 1234567), "1,234,567");
    EXPECT_EQ(grouped(Lang::vi, -999), "-999");
    EXPECT_EQ(grouped(Lang::en, 0), "0");
    EXPECT_EQ(counted(Lang::en, "documents_n", 1), "1 document");
    EXPECT_EQ(counted(Lang::en, "documents_n", 2), "2 documents");
    EXPECT_EQ(counted(Lang::vi, "documents_n", 1000), "1.000 văn bản");
}

TEST(Words, ValuesAreFilledInOnceOnly) {
    EXPECT_EQ(word(Lang::vi, "found_for", {{"q", "{q} {n}"}}), "cho “{q} {n}”");
    EXPECT_EQ(word(Lang::vi, "no such key"), "no such key");
}

} // namespace
} // namespace vanmach::pages
