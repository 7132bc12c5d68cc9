// SPDX-License-Identifier: GPL-2.0-or-later
// Made-up official documents to search in, as many as one likes, that look to an index like real ones: words
// and pairs of words as often as in the texts that a LanguageModel has learnt from, each document about a
// topic (it prefers the pairs of a few of those texts), a long tail of names, codes and misprints that grows
// with the corpus, lengths by a log-normal law with a mean of 8 KB, heads, citations, sections and closings
// as they are written. The same for the same model and seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/language_model.h"
#include "tests/bench/made_up_offices.h"

namespace vanmach::bench {

/// Immutable, thread-safe. Keeps a reference to the model.
class TextCorpus {
  public:
    TextCorpus(const LanguageModel& model, std::size_t documents, std::uint64_t seed = 1);

    std::size_t size() const { return documents_; }
    const MadeUpOffices& offices() const { return offices_; }
    /// UTF-8 in NFC. `i` is below size().
    std::string text(std::size_t i) const;

  private:
    const LanguageModel& model_;
    std::size_t documents_;
    std::uint64_t seed_;
    MadeUpOffices offices_;
    std::vector<std::vector<std::size_t>> topics_; // texts of the model
};

/// Writes a .txt file a document, a thousand a folder, by two threads. Returns their bytes. Throws
/// std::runtime_error.
std::uint64_t write_corpus(const TextCorpus& corpus, const std::filesystem::path& folder);

} // namespace vanmach::bench
