// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/official_citation.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/reading/letter_case.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

/// Days below 10 and the months January and February carry a zero.
std::string written_date(const PartialDate& date) {
    if (!date.known()) return {};
    const auto month = date.month < 3 ? fmt::format("{:02}", date.month) : fmt::format("{}", date.month);
    if (date.full()) return fmt::format("ngày {:02} tháng {} năm {}", date.day, month, date.year);
    return date.month != 0 ? fmt::format("tháng {} năm {}", month, date.year) : fmt::format("năm {}", date.year);
}

std::string written_issuer(const std::string& issuer) {
    const auto parts = joint_parts(issuer);
    if (parts.size() < 2) return issuer;
    return fmt::format("{} và {}", fmt::join(parts.begin(), parts.end() - 1, ", "), parts.back());
}

bool starts_with_word(std::string_view text, std::string_view word) {
    const auto start = slice(text, 0, code_points(word));
    return lowered(start) == lowered(word) && (text.size() == start.size() || text[start.size()] == ' ');
}

/// What follows the type's own word where the title repeats it.
std::string without_word(std::string_view title, std::string_view word) {
    if (word.empty() || !starts_with_word(title, word)) return std::string(title);
    auto rest = title.substr(slice(title, 0, code_points(word)).size());
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    return rest.empty() ? std::string(title) : std::string(rest);
}

bool in_capitals(std::string_view text) { return uppered(text) == text && lowered(text) != text; }

/// In the middle of a sentence its first word is small, unless it begins a name ("Hà Nội") or is an abbreviation.
std::string within_sentence(const std::string& title) {
    const auto space = title.find(' ');
    const auto first = title.substr(0, space);
    const auto rest = space == std::string::npos ? std::string() : title.substr(space + 1);
    const auto second = std::string(slice(rest, 0, 1));
    const bool name = !second.empty() && lowered(second) != second;
    const bool abbreviation = code_points(first) > 1 && in_capitals(first);
    if (name || abbreviation) return title;
    return lowered(first) + (space == std::string::npos ? std::string() : " " + rest);
}

/// The title as it goes on in the sentence; of a letter "V/v" is written out.
std::string written_title(std::string_view printed, std::string_view type_word) {
    auto title = without_word(folded_white_space(printed), type_word);
    while (!title.empty() && (title.back() == '.' || title.back() == '/' || title.back() == ';' || title.back() == ' ')) title.pop_back();
    if (lowered(slice(title, 0, 4)) == "v/v ") title = (in_capitals(title) ? "VỀ VIỆC " : "về việc ") + std::string(title.substr(4));
    return in_capitals(title) ? title : within_sentence(title);
}

void add(std::string& sentence, std::string_view word, const std::string& value) {
    if (value.empty()) return;
    sentence += fmt::format(" {}{}", word, value);
}

/// Laws, codes, ordinances and constitutions go by their names.
OfficialCitation of_statute(const NamedDocument& document, const std::string& type_word) {
    OfficialCitation citation;
    auto name = folded_white_space(document.title);
    if (!name.empty() && !starts_with_word(name, type_word)) name = type_word + " " + name;
    const bool constitution = document.type == "HP";
    citation.full = name.empty() ? type_word : name;
    const auto year = document.date.known() ? fmt::format(" năm {}", document.date.year) : std::string();
    if (constitution) {
        citation.short_form = year.empty() ? name : type_word + year;
        if (citation.full.find(year) == std::string::npos || year.empty()) citation.full += year;
        if (year.empty()) citation.missing.emplace_back("date");
        return citation;
    }
    add(citation.full, "số ", document.number);
    add(citation.full, "", written_date(document.date));
    citation.short_form = !name.empty() ? name : document.number.empty() ? std::string() : type_word + " số " + document.number;
    return citation;
}

} // namespace

OfficialCitation official_citation(const NamedDocument& document) {
    const auto* type = authority().type(document.type);
    const auto type_word = type == nullptr ? std::string("Văn bản") : type->name;
    const bool statute = is_statute_type(document.type);
    OfficialCitation citation;
    std::string title;
    if (statute) {
        citation = of_statute(document, type_word);
        title = document.title;
        if (document.type == "HP") return citation;
    } else {
        title = written_title(document.title, type == nullptr ? std::string_view() : std::string_view(type_word));
        citation.full = type_word;
        add(citation.full, "số ", document.number);
        add(citation.full, "", written_date(document.date));
        add(citation.full, "của ", written_issuer(document.issuer));
        add(citation.full, "", title);
        if (!document.number.empty()) citation.short_form = type_word + " số " + document.number;
    }
    const auto lacks = [&](bool known, const char* what) {
        if (!known) citation.missing.emplace_back(what);
    };
    lacks(type != nullptr, "type");
    lacks(!document.number.empty(), "number");
    lacks(document.date.known(), "date");
    lacks(!document.date.known() || document.date.full(), "day");
    lacks(statute || !document.issuer.empty(), "issuer");
    lacks(!title.empty(), "title");
    lacks(!in_capitals(title), "title-in-capitals");
    return citation;
}

Json to_json(const OfficialCitation& citation) {
    return {{"full", citation.full}, {"short", text_or_null(citation.short_form)}, {"missing", citation.missing}};
}

} // namespace vanmach
