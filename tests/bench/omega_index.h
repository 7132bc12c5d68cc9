// SPDX-License-Identifier: GPL-2.0-or-later
// The same texts by Xapian's own programs (Debian's xapian-omega): scriptindex builds, the CGI program omega
// answers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "tests/bench/child_process.h"
#include "tests/bench/search_questions.h"

namespace vanmach::bench {

/// Used by one thread. Works in a folder of its own.
class OmegaIndex {
  public:
    /// True where the programs are installed.
    static bool can_build();
    static bool can_ask();

    explicit OmegaIndex(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Writes what scriptindex reads, from the .txt files below `corpus`.
    void prepare(const std::filesystem::path& corpus) const;
    /// One index of the words with their positions, an id and the beginning of the text; no stemmer; nothing
    /// tuned. Removes what was prepared.
    Cost build() const;
    std::filesystem::path database() const { return folder_ / "data" / "default"; }

    /// Ten hits with snippets of what is stored, and the exact number of matches, which is returned. A
    /// process a question, as a web server runs it. Nothing where omega does not know the kind of question:
    /// it has no numbers, prefixes without a stored list, filters by our fields.
    std::optional<std::uint64_t> ask(const Question& question, std::size_t documents) const;

  private:
    std::filesystem::path folder_;
};

} // namespace vanmach::bench
