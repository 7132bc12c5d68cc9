// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/sqlite_index.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <stdexcept>

namespace vanmach::bench {

SqliteIndex::SqliteIndex(const std::filesystem::path& file) {
    if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("SQLite does not open");
    for (const char* sql :
         {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-2000000",
          "PRAGMA mmap_size=8000000000",
          "CREATE VIRTUAL TABLE body USING fts5(text, tokenize='unicode61 remove_diacritics 2')",
          "CREATE TABLE meta(id INTEGER PRIMARY KEY, v0 INTEGER, v1 INTEGER, v2 INTEGER, v3 INTEGER, v4 "
          "INTEGER)",
          "BEGIN"})
        execute(sql);
    add_text_ = prepare("INSERT INTO body(rowid, text) VALUES(?, ?)");
    add_values_ = prepare("INSERT INTO meta VALUES(?, ?, ?, ?, ?, ?)");
}

SqliteIndex::~SqliteIndex() {
    sqlite3_finalize(add_text_);
    sqlite3_finalize(add_values_);
    sqlite3_close_v2(database_);
}

void SqliteIndex::execute(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(fmt::format("SQLite: {}: {}", sqlite3_errmsg(database_), sql));
}

sqlite3_stmt* SqliteIndex::prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(fmt::format("SQLite: {}: {}", sqlite3_errmsg(database_), sql));
    return statement;
}

void SqliteIndex::add(std::int64_t id, std::string_view text,
                      std::span<const std::uint32_t, counted> values) {
    sqlite3_reset(add_text_);
    sqlite3_bind_int64(add_text_, 1, id);
    sqlite3_bind_text64(add_text_, 2, text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8); // reset before the text goes
    const bool added = sqlite3_step(add_text_) == SQLITE_DONE;
    sqlite3_reset(add_text_);
    sqlite3_reset(add_values_);
    sqlite3_bind_int64(add_values_, 1, id);
    for (std::size_t i = 0; i < counted; ++i)
        sqlite3_bind_int64(add_values_, static_cast<int>(i) + 2, values[i]);
    if (!added || sqlite3_step(add_values_) != SQLITE_DONE)
        throw std::runtime_error(fmt::format("SQLite: {}", sqlite3_errmsg(database_)));
}

void SqliteIndex::finish() {
    execute("COMMIT");
    execute("INSERT INTO body(body) VALUES('optimize')");
    execute("ANALYZE");
}

SqliteIndex::Found SqliteIndex::search(const std::string& match, std::span<const Filter> filters) {
    std::string narrowed;
    for (const auto& filter : filters)
        narrowed += fmt::format(" AND meta.v{} = {}", filter.which, filter.value);
    const std::string joined = "body JOIN meta ON meta.id = body.rowid WHERE body MATCH ?1" + narrowed;
    const auto ranked = filters.empty() ? std::string("body WHERE body MATCH ?1") : joined;

    Found found;
    const auto run = [&](const std::string& sql, const auto& seen) {
        auto* statement = prepare(sql);
        sqlite3_bind_text64(statement, 1, match.data(), match.size(), SQLITE_STATIC, SQLITE_UTF8);
        int status = SQLITE_ROW;
        while ((status = sqlite3_step(statement)) == SQLITE_ROW) seen(statement);
        sqlite3_finalize(statement);
        if (status != SQLITE_DONE)
            throw std::runtime_error(fmt::format("SQLite: {}: {}", sqlite3_errmsg(database_), match));
    };
    run("SELECT body.rowid, snippet(body, 0, '[', ']', '…', 32) FROM " + ranked + " ORDER BY rank LIMIT 10",
        [&](sqlite3_stmt* row) {
            if (sqlite3_column_text(row, 1) != nullptr) ++found.hits;
        });
    std::string counts = "WITH hit AS MATERIALIZED (SELECT v0, v1, v2, v3, v4 FROM " + joined + ")";
    for (std::size_t i = 0; i < counted; ++i)
        counts += fmt::format("{} SELECT {}, v{}, count(*) FROM hit GROUP BY v{}", i == 0 ? "" : " UNION ALL",
                              i, i, i);
    run(counts, [&](sqlite3_stmt* row) {
        if (sqlite3_column_int(row, 0) == 0)
            found.total += static_cast<std::uint64_t>(sqlite3_column_int64(row, 2));
    });
    return found;
}

} // namespace vanmach::bench
