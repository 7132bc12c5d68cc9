// SPDX-License-Identifier: GPL-2.0-or-later
// The same texts in SQLite: full text by FTS5, and a table of what is counted beside it. As kind to SQLite as
// can be: values that are counted are small integers, the index is merged to one segment, the cache holds the
// database, counts are taken from one match.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace vanmach::bench {

/// Used by one thread. Owns the database. Errors: std::runtime_error with SQLite's words.
class SqliteIndex {
  public:
    static constexpr std::size_t counted = 5; // values a document that are counted

    explicit SqliteIndex(const std::filesystem::path& file);
    ~SqliteIndex();
    SqliteIndex(const SqliteIndex&) = delete; // owns the database
    SqliteIndex& operator=(const SqliteIndex&) = delete;

    void add(std::int64_t id, std::string_view text, std::span<const std::uint32_t, counted> values);
    /// After the last document, before the first search.
    void finish();

    struct Filter {
        std::size_t which = 0; // of the counted values
        std::uint32_t value = 0;
    };
    struct Found {
        std::size_t hits = 0;
        std::uint64_t total = 0;
    };
    /// Ten hits by bm25 with their snippets, and how often each value stands among all matches.
    Found search(const std::string& match, std::span<const Filter> filters);

  private:
    void execute(const char* sql);
    sqlite3_stmt* prepare(const std::string& sql);
    sqlite3* database_ = nullptr;
    sqlite3_stmt* add_text_ = nullptr;
    sqlite3_stmt* add_values_ = nullptr;
};

} // namespace vanmach::bench
