// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/asked.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/text/utf8.h"
#include "server/compare/limits.h"
#include "server/documents/items.h"
#include "server/documents/values.h"

namespace vanmach::comparison {

namespace {

constexpr std::size_t most_candidates = 20;
constexpr std::size_t most_given = 16; // told in an answer: a form has four fields

std::vector<std::string> given_in(const Parameters& parameters) {
    std::vector<std::string> given;
    for (const auto& value : parameters.all("ids"))
        for (std::size_t start = 0; start <= value.size();) {
            const auto comma = std::min(value.find(',', start), value.size());
            auto one = value.substr(start, comma - start);
            start = comma + 1;
            one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
            one.erase(one.find_last_not_of(' ') + 1);
            if (!one.empty() && std::ranges::find(given, one) == given.end()) given.push_back(std::move(one));
        }
    return given;
}

struct Asked {
    std::string given;
    std::vector<NodeIndex> meant;
    Json candidates = Json::array(); // of what is not one document
    tl::expected<NodeIndex, Problem> found;
};

Asked asked_of(const Snapshot& snapshot, std::string given) {
    Asked asked{std::move(given), {}, Json::array(), no_node};
    asked.meant = documents_named(snapshot, asked.given);
    if (asked.meant.size() == 1) {
        asked.found = asked.meant.front();
        return asked;
    }
    asked.found = find_asked(snapshot, asked.given);
    if (asked.found) return asked;
    if (!asked.meant.empty()) {
        for (const auto node : asked.meant)
            if (asked.candidates.size() < most_candidates) asked.candidates.push_back(item_of(snapshot, node));
        Problem problem{300, "ambiguous-id", "Several documents are meant", fmt::format("“{}” names {} documents.", slice(asked.given, 0, 120), asked.meant.size()), "Give the id of one of the candidates."};
        asked.found = tl::unexpected(std::move(problem));
    } else if (asked.found.error().extra.contains("candidates")) {
        asked.candidates = asked.found.error().extra["candidates"];
    }
    return asked;
}

Json told(const Snapshot& snapshot, const std::vector<Asked>& all) {
    Json list = Json::array();
    for (const auto& one : all)
        list.push_back({{"given", slice(one.given, 0, 300)}, {"document", one.found ? item_of(snapshot, *one.found) : Json(nullptr)}, {"candidates", one.candidates}});
    return list;
}

Problem wrong_number(std::string detail) {
    return bad_parameter("ids", std::move(detail), fmt::format("Give {} to {} ids separated by commas: ids=696-kh-ubnd.2025.tay-ninh,48-kh-ubnd.2026.ninh-binh", fewest_documents, most_documents));
}

} // namespace

tl::expected<std::vector<NodeIndex>, Problem> documents_asked(const Snapshot& snapshot, const Parameters& parameters) {
    auto given = given_in(parameters);
    if (given.empty()) return tl::unexpected(wrong_number("The documents to compare are missing."));
    const bool too_many = given.size() > most_given;
    if (too_many) given.resize(most_given);
    std::vector<Asked> all;
    for (auto& one : given) all.push_back(asked_of(snapshot, std::move(one)));

    std::vector<NodeIndex> nodes;
    const Asked* wrong = nullptr;
    for (const auto& one : all) {
        if (!one.found) wrong = wrong ? wrong : &one;
        else if (std::ranges::find(nodes, *one.found) == nodes.end()) nodes.push_back(*one.found);
    }
    const auto told_problem = [&](Problem problem) {
        problem.extra["asked"] = told(snapshot, all);
        return tl::unexpected(std::move(problem));
    };
    if (wrong) {
        Problem problem = wrong->found.error();
        problem.extra["parameter"] = "ids";
        if (!wrong->candidates.empty()) problem.extra["candidates"] = wrong->candidates;
        return told_problem(std::move(problem));
    }
    if (too_many || nodes.size() > most_documents) return told_problem(wrong_number(fmt::format("At most {} documents are compared at once.", most_documents)));
    if (nodes.size() < fewest_documents)
        return told_problem(wrong_number(all.size() > 1 ? "The same document is named twice; it takes two to compare." : "One document is named; it takes two to compare."));
    return nodes;
}

} // namespace vanmach::comparison
