// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/document.h"

#include <algorithm>
#include <array>

namespace vanmach {

namespace {

// The names that the JSON, the API and the page use, in the order of the enumerations.
constexpr std::array<std::string_view, 8> level_names = {"",           "central",  "ministry", "province",
                                                         "department", "district", "commune",  "unit"};
constexpr std::array<std::string_view, 3> status_names = {"", "draft", "issued"};
constexpr std::array<std::string_view, 5> kind_names = {"num", "short", "named", "blank", "self"};
constexpr std::array<std::string_view, relation_count> relation_names = {
    "cites", "basis", "guides", "details", "continues", "implements", "amends", "replaces", "repeals"};

template <typename Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& names, std::string_view text) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (text.empty() || found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::string_view to_string(Level level) { return level_names.at(static_cast<std::size_t>(level)); }
std::string_view to_string(Status status) { return status_names.at(static_cast<std::size_t>(status)); }
std::string_view to_string(CitationKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::string_view to_string(Relation relation) { return relation_names.at(static_cast<std::size_t>(relation)); }

std::optional<Level> parse_level(std::string_view text) { return parse<Level>(level_names, text); }
std::optional<Relation> parse_relation(std::string_view text) { return parse<Relation>(relation_names, text); }
std::optional<CitationKind> parse_citation_kind(std::string_view text) {
    return parse<CitationKind>(kind_names, text);
}

bool Citation::has(std::string_view name) const {
    return std::find(flags.begin(), flags.end(), name) != flags.end();
}

std::vector<std::string> joint_parts(std::string_view joined) {
    std::vector<std::string> parts;
    for (auto at = joined.find(joint_mark); at != joined.npos; at = joined.find(joint_mark)) {
        parts.emplace_back(joined.substr(0, at));
        joined.remove_prefix(at + joint_mark.size());
    }
    parts.emplace_back(joined);
    return parts;
}

bool is_statute_type(std::string_view code) { return code == "Luật" || code == "BL" || code == "PL" || code == "HP"; }

} // namespace vanmach
