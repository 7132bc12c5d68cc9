// SPDX-License-Identifier: GPL-2.0-or-later
// What is asked of a made-up corpus: classes of questions as people put them, drawn from the language it is
// written in, and how the service and other engines want them written.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/bench/text_corpus.h"

namespace vanmach::bench {

enum class Ask {
    all,    // documents that hold every word
    any,    // some of the words: a question in a sentence
    phrase, // the words in one order
    number, // a document's number
    prefix, // every word, and one that begins with `prefix`
};

struct Question {
    Ask ask = Ask::all;
    std::vector<std::string> words{};  // as typed; of a number its parts
    std::string number{};              // "27/KH-UBND"
    std::string prefix{};              // letters without marks
    std::string province{};            // "" any
    int year = 0;                      // 0 any
    bool unmarked = false;             // typed without diacritics
    std::vector<std::string> marked{}; // where unmarked: the words as the texts write them
};

struct QuestionClass {
    std::string name;
    std::vector<Question> questions;
};

/// `count` different questions a class. The same for the same corpus and seed.
std::vector<QuestionClass> make_questions(const LanguageModel& model, const TextCorpus& corpus,
                                          std::size_t count, std::uint64_t seed = 7);

/// What stands in the search box.
std::string typed(const Question& question);
/// Path and query of the service, percent-encoded, `spaces` blanks behind the words: the same question,
/// another address.
std::string target_of(const Question& question, std::size_t spaces);

/// Questions that a service must survive: each by what it is and its path and query.
struct HostileQuestion {
    std::string name, target;
};
std::vector<HostileQuestion> hostile_questions(const LanguageModel& model);

} // namespace vanmach::bench
