// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/relaxed.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "corpus/text/utf8.h"
#include "server/search/query.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

namespace {

constexpr std::array<std::string_view, 9> filter_names = {"type", "issuer", "province", "level", "year", "from", "to", "cites", "citedby"};
constexpr std::size_t most_told = 8;
constexpr std::size_t most_pieces = 6;              // of q that are left out one by one
constexpr std::chrono::milliseconds time_limit{500}; // for all of them

struct Relaxed {
    std::string_view kind;
    std::string parameter, text;
    Parameters parameters;
};

std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    text = text.substr(first, text.find_last_not_of(' ') - first + 1);
    for (auto at = text.find("  "); at != std::string::npos; at = text.find("  ", at)) text.erase(at, 1);
    return text;
}

/// The top-level pieces of a query; words in a row are one, since a Vietnamese word is often several syllables.
std::vector<Span> pieces_of(const TypedQuery& query) {
    std::vector<Span> pieces;
    bool words = false;
    for (const auto& part : query.parts) {
        const bool word = part.kind == QueryNode::Kind::word && part.field == FieldId::body;
        if (word && words) pieces.back().end = part.place.end;
        else pieces.push_back(part.place);
        words = word;
    }
    return pieces;
}

class Changes {
  public:
    explicit Changes(const Parameters& asked) : asked_(asked) { asked_.remove("cursor").remove("explain"); }

    void add(std::string_view kind, std::string parameter, std::string text, Parameters parameters) {
        list_.push_back({kind, std::move(parameter), std::move(text), std::move(parameters)});
    }
    void add_query(std::string_view kind, std::string_view piece, const std::string& q) {
        if (trimmed(q).empty()) return;
        add(kind, "q", std::string(piece), Parameters(asked_).set("q", trimmed(q)));
    }
    const Parameters& asked() const { return asked_; }
    const std::vector<Relaxed>& list() const { return list_; }

  private:
    Parameters asked_;
    std::vector<Relaxed> list_;
};

void change_query(Changes& changes, const std::string& q) {
    const auto query = parse_query(q);
    if (!query) return;
    const CodePointIndex index(q);
    const auto around = [&](Span piece, std::string_view middle) {
        return fmt::format("{} {} {}", index.slice(0, piece.start), middle, index.slice(piece.end, index.size()));
    };
    for (const auto& part : query->parts) {
        if (part.kind != QueryNode::Kind::phrase || part.field != FieldId::body) continue;
        const auto piece = index.slice(part.place.start, part.place.end);
        const CodePointIndex inner(piece);
        if (inner.size() > 2) changes.add_query("unquoted", piece, around(part.place, inner.slice(1, inner.size() - 1)));
    }
    const auto pieces = pieces_of(*query);
    if (pieces.size() < 2 || pieces.size() > most_pieces) return;
    for (const Span piece : pieces) changes.add_query("part", index.slice(piece.start, piece.end), around(piece, ""));
}

} // namespace

Json relaxed_searches(const Served& served, const Parameters& parameters) {
    const auto end = std::chrono::steady_clock::now() + time_limit;
    Changes changes(parameters);
    const Parameters& asked = changes.asked();
    change_query(changes, std::string(asked.text("q")));
    std::size_t filters = 0;
    Parameters plain = asked;
    for (const auto name : filter_names) {
        if (!asked.has(name)) continue;
        ++filters;
        changes.add("filter", std::string(name), fmt::format("{}", fmt::join(asked.all(name), ", ")), Parameters(asked).remove(name));
        plain.remove(name);
    }
    if (asked.text("held") != "any") changes.add("held", "held", "any", Parameters(asked).set("held", "any"));
    if (filters > 1) changes.add("filters", "", "", plain);

    Json told = Json::array();
    for (const auto& change : changes.list()) {
        if (told.size() == most_told || std::chrono::steady_clock::now() > end) break;
        const auto found = search_view(served, Parameters(change.parameters).set("size", "0").set("snippet", "0"));
        if (!found || found->at("total") == 0) continue;
        told.push_back({{"kind", change.kind}, {"parameter", change.parameter}, {"text", change.text}, {"query", change.parameters.query_string()}, {"total", found->at("total")}});
    }
    return told;
}

} // namespace vanmach
