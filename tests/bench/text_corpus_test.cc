// SPDX-License-Identifier: GPL-2.0-or-later
// What the search benchmark rests on: its texts are read as what they were made to be, and have the
// statistics of real ones.
#include "tests/bench/text_corpus.h"

#include <gtest/gtest.h>
#include <set>

#include "corpus/authority/authority.h"
#include "corpus/formats/source_text.h"
#include "corpus/reading/reader.h"
#include "corpus/text/normalise.h"
#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
#include "tests/bench/measure.h"
#include "tests/bench/search_questions.h"

namespace vanmach::bench {
namespace {

std::vector<std::string> sample_texts() {
    std::vector<std::string> texts;
    for (const auto& file : load({"corpus/documents"}))
        if (auto source = read_source(file.name, file.bytes)) texts.push_back(std::move(source->text));
    return texts;
}

const LanguageModel& model() {
    static const LanguageModel learnt(sample_texts());
    return learnt;
}

TEST(LanguageModel, KnowsWhatFollowsWhat) {
    std::vector<std::string> texts(2, "Nhân dân làm. Nhân dân số 5 biết");
    for (int i = 0; i < 1000; ++i) texts.back() += "\nbàn bạc";
    const LanguageModel tiny(texts);
    EXPECT_EQ(tiny.text_count(), 2U);
    LanguageModel::Word people = 0;
    for (LanguageModel::Word word = 1; word < tiny.word_count(); ++word)
        if (tiny.spelling(word) == "dân") people = word;
    EXPECT_EQ(tiny.frequency(people), 4U);
    std::set<std::string_view> seen;
    Random random(3);
    for (int i = 0; i < 100; ++i) seen.insert(tiny.spelling(tiny.after(random, people, 0)));
    EXPECT_EQ(seen, (std::set<std::string_view>{"làm", "số"}));
    for (LanguageModel::Word word = 1; word < tiny.word_count(); ++word)
        EXPECT_EQ(tiny.spelling(word).find_first_of("0123456789."), std::string_view::npos)
            << tiny.spelling(word);
}

TEST(LanguageModel, RefusesToLearnFromNothing) {
    EXPECT_THROW(LanguageModel({}), std::runtime_error);
    EXPECT_THROW(LanguageModel({"", "1 2 3", "một hai"}), std::runtime_error);
}

TEST(TextCorpus, IsTheSameForTheSameSeed) {
    const TextCorpus one(model(), 50), same(model(), 50), other(model(), 50, 2);
    for (std::size_t i = 0; i < 50; ++i) {
        EXPECT_EQ(one.text(i), same.text(i));
        EXPECT_NE(one.text(i), other.text(i));
    }
}

TEST(TextCorpus, IsReadAsWhatItWasMade) {
    constexpr std::size_t size = 400;
    const TextCorpus corpus(model(), size);
    std::size_t provinces = 0, citations = 0;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < size; ++i) {
        const auto made = corpus.offices().document(i);
        const auto text = corpus.text(i);
        ASSERT_TRUE(is_well_formed(text));
        ASSERT_EQ(text, normalise(text));
        const auto read = read_documents("a.txt", text);
        ASSERT_EQ(read.size(), 1U) << text.substr(0, 600);
        EXPECT_EQ(read[0].number, number_of(made));
        EXPECT_EQ(read[0].type, type_of(made));
        EXPECT_EQ(read[0].date, date_of(made));
        provinces +=
            made.tier != Tier::central && read[0].issuer.province == authority().provinces[made.province].name
                ? 1
                : 0;
        citations += read[0].citations.size();
        ids.insert(number_of(made) + issuer_of(made) + date_of(made).iso());
    }
    EXPECT_EQ(ids.size(), size); // no document twice
    EXPECT_GT(provinces, size * 9 / 10);
    EXPECT_GT(citations, size * 5);
    EXPECT_LT(citations, size * 25);
}

TEST(TextCorpus, HasLengthsAndWordsOfRealTexts) {
    constexpr std::size_t size = 1500;
    const TextCorpus corpus(model(), size);
    std::size_t bytes = 0, longest = 0, new_in_second_half = 0, bytes_of_second_half = 0;
    std::set<std::string> forms;
    for (std::size_t i = 0; i < size; ++i) {
        const auto text = corpus.text(i);
        bytes += text.size();
        longest = std::max(longest, text.size());
        if (i >= size / 2) bytes_of_second_half += text.size();
        for (auto& syllable : syllables(text))
            if (forms.insert(std::move(syllable.accented)).second && i >= size / 2) ++new_in_second_half;
    }
    EXPECT_NEAR(static_cast<double>(bytes) / size, 8000, 800);
    EXPECT_GT(longest, 60'000U);
    // After 6 MB real texts still bring about one new form in two kilobytes.
    const auto a_kilobyte =
        static_cast<double>(new_in_second_half) * 1000 / static_cast<double>(bytes_of_second_half);
    EXPECT_GT(a_kilobyte, 0.3);
    EXPECT_LT(a_kilobyte, 2.0);
}

TEST(SearchQuestions, AreManyAndDifferentInEveryClass) {
    const TextCorpus corpus(model(), 1000);
    const auto classes = make_questions(model(), corpus, 40), again = make_questions(model(), corpus, 40);
    ASSERT_EQ(classes.size(), 10U);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        std::set<std::string> targets;
        for (const auto& question : classes[i].questions) targets.insert(target_of(question, 0));
        EXPECT_EQ(targets.size(), 40U) << classes[i].name;
        EXPECT_EQ(target_of(classes[i].questions[7], 0), target_of(again[i].questions[7], 0));
        EXPECT_NE(target_of(classes[i].questions[7], 0), target_of(classes[i].questions[7], 1));
    }
}

TEST(SearchQuestions, AreWrittenAsPeopleType) {
    EXPECT_EQ(typed({.ask = Ask::phrase, .words = {"dân", "vận"}}), "\"dân vận\"");
    EXPECT_EQ(typed({.ask = Ask::prefix, .words = {"chuyển"}, .prefix = "tr"}), "chuyển tr*");
    EXPECT_EQ(typed({.ask = Ask::number, .words = {"27", "KH", "UBND"}, .number = "27/KH-UBND"}),
              "27/KH-UBND");
    EXPECT_EQ(target_of({.words = {"dan"}, .province = "Huế", .year = 2020}, 2),
              "/api/v1/search?size=10&q=dan%20%20&province=Hu%E1%BA%BF&year=2020");
}

} // namespace
} // namespace vanmach::bench
