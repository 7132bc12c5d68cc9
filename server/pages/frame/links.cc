// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/links.h"

#include <algorithm>

#include "server/http/parameters.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

void append_query(std::string& out, const Query& query) {
    char separator = '?';
    for (const auto& [name, value] : query) {
        out += separator;
        out += url_encoded(name);
        out += '=';
        out += url_encoded(value);
        separator = '&';
    }
}

} // namespace

std::string link_to(Lang lang, std::string_view path, const Query& query, std::string_view fragment) {
    std::string out(path);
    append_query(out, lang == Lang::vi ? query : with(query, "lang", code_of(lang)));
    if (!fragment.empty()) {
        out += '#';
        out += url_encoded(fragment);
    }
    return out;
}

std::string document_link(Lang lang, std::string_view id, std::string_view part, std::string_view fragment) {
    return link_to(lang, "/documents/" + url_encoded(id) + std::string(part), {}, fragment);
}

std::string api_link(std::string_view path, const Query& query) {
    std::string out = "/api/v1" + std::string(path);
    append_query(out, query);
    return out;
}

std::string_view value_of(const Query& query, std::string_view name) {
    const auto found = std::ranges::find(query, name, &Query::value_type::first);
    return found == query.end() ? std::string_view{} : std::string_view(found->second);
}

bool holds(const Query& query, std::string_view name, std::string_view value) {
    return std::ranges::any_of(query,
                               [&](const auto& pair) { return pair.first == name && pair.second == value; });
}

Query with(Query query, std::string_view name, std::string_view value) {
    return also(without(std::move(query), name), name, value);
}

Query also(Query query, std::string_view name, std::string_view value) {
    query.emplace_back(name, value);
    return query;
}

Query without(Query query, std::string_view name) {
    std::erase_if(query, [&](const auto& pair) { return pair.first == name; });
    return query;
}

Query without(Query query, std::string_view name, std::string_view value) {
    std::erase_if(query, [&](const auto& pair) { return pair.first == name && pair.second == value; });
    return query;
}

} // namespace vanmach::pages
