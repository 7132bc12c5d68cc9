// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/search_questions.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <optional>
#include <set>
#include <stdexcept>

#include "corpus/authority/authority.h"
#include "corpus/text/keys.h"
#include "server/http/parameters.h"

namespace vanmach::bench {

namespace {

using Word = LanguageModel::Word;

constexpr std::size_t grammar_words = 12; // the most frequent ones, which nobody looks for: và, của, các …

class Maker {
  public:
    Maker(const LanguageModel& model, const TextCorpus& corpus, std::uint64_t seed)
        : model_(model), corpus_(corpus), random_(seed) {
        const auto& frequent = model.by_frequency();
        grammar_.insert(frequent.begin(), frequent.begin() + static_cast<std::ptrdiff_t>(
                                                                 std::min(grammar_words, frequent.size())));
    }

    /// Words that stand together in the texts at least `least` times.
    std::optional<std::vector<std::string>> together(std::size_t length, std::size_t least,
                                                     bool with_grammar = false) {
        const auto words = model_.words();
        const auto at = random_.below(words.size());
        if (at + length > words.size()) return std::nullopt;
        const auto found = words.subspan(at, length);
        for (const auto word : found)
            if (word == LanguageModel::border || (!with_grammar && grammar_.contains(word)))
                return std::nullopt;
        if (model_.count(found, least) < least) return std::nullopt;
        std::vector<std::string> spelled;
        for (const auto word : found) spelled.emplace_back(model_.spelling(word));
        return spelled;
    }

    std::optional<Question> topic(std::size_t length) {
        auto words = together(length, 2);
        if (!words) return std::nullopt;
        return Question{.words = std::move(*words)};
    }

    /// One word that many documents hold.
    std::optional<Question> common_word() {
        const auto& frequent = model_.by_frequency();
        const auto first = std::min(grammar_words, frequent.size() / 2),
                   last = std::min<std::size_t>(400, frequent.size());
        return Question{
            .words = {std::string(model_.spelling(frequent[first + random_.below(last - first)]))}};
    }

    std::optional<Question> unmarked() {
        auto question = topic(2 + random_.below(3));
        if (!question) return std::nullopt;
        question->unmarked = true;
        question->marked = question->words;
        for (auto& word : question->words) word = bare_key(word);
        return question;
    }

    std::optional<Question> phrase() {
        auto question = topic(2 + random_.below(3));
        if (question) question->ask = Ask::phrase;
        return question;
    }

    std::optional<Question> number() {
        // Of those that are cited much, of any that is held, and of laws.
        const auto own = corpus_.offices().document(random_.below(corpus_.size()));
        Question question{.ask = Ask::number};
        switch (random_.below(3)) {
        case 0:
            question.number = number_of(corpus_.offices().central(random_, own));
            break;
        case 1:
            question.number = number_of(own);
            break;
        default:
            question.number = random_.one_of(authority().statutes).number;
            break;
        }
        if (question.number.empty()) return std::nullopt;
        for (std::size_t at = 0; at < question.number.size();) {
            const auto end = std::min(question.number.find_first_of("/-", at), question.number.size());
            question.words.push_back(question.number.substr(at, end - at));
            at = end + 1;
        }
        return question;
    }

    /// A sentence out of the texts, put together from two where one is too short.
    std::optional<Question> long_question() {
        auto words = together(8 + random_.below(8), 1, true), more = together(7 + random_.below(8), 1, true);
        if (!words || !more) return std::nullopt;
        words->insert(words->end(), more->begin(), more->end());
        return Question{.ask = Ask::any, .words = std::move(*words)};
    }

    std::optional<Question> filtered() {
        auto question = topic(2 + random_.below(2));
        if (!question) return std::nullopt;
        const auto own = corpus_.offices().document(random_.below(corpus_.size()));
        const auto which = random_.below(3);
        if (which != 0) question->year = own.year;
        if (which != 1) question->province = authority().provinces[own.province].name;
        return question;
    }

    std::optional<Question> prefix() {
        auto words = together(3, 2);
        if (!words) return std::nullopt;
        // Two or three letters, as they are typed before the first mark.
        const auto& last = words->back();
        const auto plain = static_cast<std::size_t>(
            std::find_if(last.begin(), last.end(), [](char c) { return c < 'a' || c > 'z'; }) - last.begin());
        if (plain < 2 || plain == last.size()) return std::nullopt;
        Question question{.ask = Ask::prefix, .prefix = last.substr(0, std::min<std::size_t>(plain, 3))};
        words->pop_back();
        question.words = std::move(*words);
        return question;
    }

    QuestionClass make(std::string name, std::size_t count,
                       const std::function<std::optional<Question>()>& draw) {
        QuestionClass made{std::move(name), {}};
        std::set<std::string> seen;
        for (int tries = 0; made.questions.size() < count && tries < 2'000'000; ++tries)
            if (auto question = draw(); question && seen.insert(target_of(*question, 0)).second)
                made.questions.push_back(std::move(*question));
        if (made.questions.empty())
            throw std::runtime_error("the corpus has no question of the class " + made.name);
        return made;
    }

  private:
    const LanguageModel& model_;
    const TextCorpus& corpus_;
    Random random_;
    std::set<Word> grammar_;
};

std::string search_target(std::string_view query) {
    return "/api/v1/search?size=10&q=" + url_encoded(query);
}

} // namespace

std::vector<QuestionClass> make_questions(const LanguageModel& model, const TextCorpus& corpus,
                                          std::size_t count, std::uint64_t seed) {
    Maker maker(model, corpus, seed);
    return {maker.make("word", count, [&] { return maker.common_word(); }),
            maker.make("topic2", count, [&] { return maker.topic(2); }),
            maker.make("topic3", count, [&] { return maker.topic(3); }),
            maker.make("topic4", count, [&] { return maker.topic(4); }),
            maker.make("unmarked", count, [&] { return maker.unmarked(); }),
            maker.make("phrase", count, [&] { return maker.phrase(); }),
            maker.make("number", count, [&] { return maker.number(); }),
            maker.make("long", count, [&] { return maker.long_question(); }),
            maker.make("filter", count, [&] { return maker.filtered(); }),
            maker.make("prefix", count, [&] { return maker.prefix(); })};
}

std::string typed(const Question& question) {
    if (question.ask == Ask::number) return question.number;
    auto text = fmt::format("{}", fmt::join(question.words, " "));
    if (question.ask == Ask::phrase) return '"' + text + '"';
    if (question.ask == Ask::prefix) return text + ' ' + question.prefix + '*';
    return text;
}

std::string target_of(const Question& question, std::size_t spaces) {
    auto target = search_target(typed(question) + std::string(spaces, ' '));
    if (!question.province.empty()) target += "&province=" + url_encoded(question.province);
    if (question.year != 0) target += fmt::format("&year={}", question.year);
    return target;
}

std::vector<HostileQuestion> hostile_questions(const LanguageModel& model) {
    constexpr std::size_t longest = 990; // characters; the service takes no more than 1,000
    const auto most_frequent = [&](std::size_t count, bool unmarked) {
        std::string words;
        for (std::size_t i = 0; i < count; ++i) {
            const auto spelled =
                std::string(model.spelling(model.by_frequency()[i % model.by_frequency().size()]));
            words += (i == 0 ? "" : " ") + (unmarked ? bare_key(spelled) : spelled);
        }
        return words;
    };
    const auto cut = [&](std::string words) { // hardly any mark: bytes are characters
        if (words.size() > longest) words.resize(words.rfind(' ', longest));
        return words;
    };
    const auto repeated = [](std::string_view text, std::size_t times) {
        std::string all;
        for (std::size_t i = 0; i < times; ++i) all += text;
        return all;
    };
    return {
        {"10,000 words", search_target(most_frequent(10'000, false))},
        {"a word of 100,000 letters", search_target(std::string(100'000, 'a'))},
        {"a*", search_target("a*")},
        {"*", search_target("*")},
        {"n* t* c*", search_target("n* t* c*")},
        {"every word's beginning", search_target(cut(repeated("n* t* c* h* k* đ* ", 50)))},
        {"400 open brackets", search_target(repeated("(", 400) + "kế hoạch" + repeated(")", 400))},
        {"brackets never closed", search_target(repeated("(kế (hoạch ", 80))},
        {"operators only", search_target(repeated("AND OR NOT ", 60))},
        {"nothing but no", search_target(repeated("-kế -hoạch ", 40))},
        {"the 200 most frequent words without marks", search_target(cut(most_frequent(200, true)))},
        {"one long phrase without marks", search_target('"' + cut(most_frequent(300, true)) + '"')},
        {"60 phrases", search_target(cut(repeated("\"cong tac\" \"ke hoach\" \"thuc hien\" ", 20)))},
        {"a quotation mark never closed", search_target("\"kế hoạch")},
        {"every document, deep", "/api/v1/search?size=100&sort=-date"},
        {"the most frequent word, by date",
         "/api/v1/search?size=100&sort=-date&q=" + url_encoded(model.spelling(model.by_frequency().front()))},
    };
}

} // namespace vanmach::bench
