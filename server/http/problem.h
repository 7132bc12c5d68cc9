// SPDX-License-Identifier: GPL-2.0-or-later
// What went wrong with a request, told as RFC 9457 (application/problem+json) and, from the same value, as a
// page.
#pragma once

#include <string>
#include <string_view>

#include "corpus/document_json.h"
#include "corpus/error.h"

namespace vanmach {

/// A failure as the client sees it. `code` is a stable word ("unknown-document"), the last part of `type`:
/// pages find their own words by it. `detail` and `hint` are English. `extra` holds members that a program
/// can act on: `parameter`, `allowed`, `position` (code points), `limit`, `candidates`. None of them holds
/// text of an exception.
struct Problem {
    int status = 500;
    std::string code;
    std::string title;
    std::string detail;
    std::string hint;
    Json extra = Json::object();
};

inline constexpr std::string_view problem_type_prefix = "urn:vanmach:problem:";

/// {type, title, status, detail, hint, ...extra}.
Json to_json(const Problem& problem);

/// An Error with the status that fits its code; an `internal` one tells nothing of its message.
Problem problem_of(const Error& error);

/// 404 for an id that no document has.
Problem unknown_document(std::string_view id);

/// 400 for a parameter; `allowed` may be null.
Problem bad_parameter(std::string_view parameter, std::string detail, std::string hint,
                      Json allowed = nullptr);

} // namespace vanmach
