// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/problem.h"

#include <fmt/format.h>

#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

struct Kind {
    int status;
    std::string_view code;
    std::string_view title;
};

Kind kind_of(ErrorCode code) {
    switch (code) {
    case ErrorCode::usage:
        return {400, "bad-parameter", "A parameter is wrong"};
    case ErrorCode::bad_query:
        return {400, "bad-query", "The query cannot be understood"};
    case ErrorCode::not_found:
        return {404, "not-found", "There is nothing here"};
    case ErrorCode::empty:
        return {422, "empty", "There is no text in it"};
    case ErrorCode::too_large:
        return {413, "too-large", "It is too large"};
    case ErrorCode::unsupported:
        return {415, "unsupported", "This format is not read"};
    case ErrorCode::not_an_index:
    case ErrorCode::index_version:
    case ErrorCode::index_damaged:
    case ErrorCode::index_busy:
        return {503, "no-index", "The index cannot be used at the moment"};
    case ErrorCode::unreadable:
    case ErrorCode::write_failed:
    case ErrorCode::port_taken:
    case ErrorCode::internal:
        return {500, "internal", "Something went wrong on our side"};
    }
    return {500, "internal", "Something went wrong on our side"};
}

} // namespace

Json to_json(const Problem& problem) {
    Json json;
    json["type"] = fmt::format("{}{}", problem_type_prefix, problem.code);
    json["title"] = problem.title;
    json["status"] = problem.status;
    json["detail"] = problem.detail;
    json["hint"] = problem.hint;
    for (const auto& [key, value] : problem.extra.items()) json[key] = value;
    return json;
}

Problem problem_of(const Error& error) {
    const Kind kind = kind_of(error.code);
    Problem problem{kind.status, std::string(kind.code), std::string(kind.title), error.message, error.hint};
    // What went wrong inside names files and machines: that belongs in the log, not in an answer.
    if (kind.status >= 500) {
        problem.detail = kind.status == 503
                             ? "The index is missing, damaged or being replaced."
                             : "The request could not be answered; the log of the server tells why.";
        problem.hint = kind.status == 503 ? "Try again in a moment; if it lasts, run vanmach-indexer check."
                                          : "Try again; if it lasts, tell whoever runs this server.";
    }
    return problem;
}

Problem unknown_document(std::string_view id) {
    return {404, "unknown-document", "No such document",
            fmt::format("No document in this corpus, held or cited, has the id “{}”.", slice(id, 0, 120)),
            "Look it up by its number, in any spelling: /api/v1/documents?number=33/CT-TTg"};
}

Problem bad_parameter(std::string_view parameter, std::string detail, std::string hint, Json allowed) {
    Problem problem{400, "bad-parameter", "A parameter is wrong", std::move(detail), std::move(hint)};
    problem.extra["parameter"] = parameter;
    if (!allowed.is_null()) problem.extra["allowed"] = std::move(allowed);
    return problem;
}

} // namespace vanmach
