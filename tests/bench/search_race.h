// SPDX-License-Identifier: GPL-2.0-or-later
// The service beside what else could answer the same questions, in turns, and under load.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "indexer/snapshot.h"
#include "tests/bench/bare_match.h"
#include "tests/bench/child_process.h"
#include "tests/bench/omega_index.h"
#include "tests/bench/search_questions.h"
#include "tests/bench/sqlite_index.h"

namespace vanmach::bench {

using Figures = nlohmann::ordered_json;

struct Racers {
    int port = 0; // of the service
    const Snapshot& snapshot;
    const Xapian::Database& database; // of the snapshot
    SqliteIndex& sqlite;
    const OmegaIndex* omega = nullptr; // null: not installed
};

/// Whole requests by HTTP against bare matches of the same question just before or behind, then SQLite and
/// omega on some of the questions, which are slow. No question is put twice in the same words, so that nobody
/// answers from memory. Times in milliseconds. Throws where a question is not answered with 200, or with
/// another number of matches than Xapian finds for the same words.
Figures race(const Racers& racers, const std::vector<QuestionClass>& classes, bool smoke);

/// The same requests by one client and by two: how much more two processors answer.
Figures throughput(int port, const std::vector<QuestionClass>& classes, bool smoke);

/// How long the service takes for questions that are meant to hurt, and what they do to its memory.
Figures endure(const ChildProcess& server, int port, const std::vector<HostileQuestion>& questions);

} // namespace vanmach::bench
