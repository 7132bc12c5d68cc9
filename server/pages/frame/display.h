// SPDX-License-Identifier: GPL-2.0-or-later
// How values are shown to people: dates, names of types, words for relations, levels and the states of a
// citation.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// The text of a key; "" where it is missing or null.
std::string text_at(const Json& object, std::string_view key);
long long number_at(const Json& object, std::string_view key);
bool true_at(const Json& object, std::string_view key);
/// The list or object of a key; an empty list where it is missing or null.
const Json& list_at(const Json& object, std::string_view key);

/// "2026-02-10" -> "10/02/2026", "2026-02" -> "02/2026", "2026" -> "2026"; anything else as it is.
std::string display_date(std::string_view iso);

/// "KH" -> "Kế hoạch" or "Plan"; the code where no name is known.
std::string type_name(Lang lang, std::string_view code);

std::string relation_word(Lang lang, std::string_view relation); // "implements" -> "thực hiện"
std::string level_word(Lang lang, std::string_view level);       // "province" -> "cấp tỉnh"

/// The name of a document in a sentence: "Kế hoạch số 696/KH-UBND"; without number its title or "(để trống
/// số)".
std::string document_name(Lang lang, const Json& item);

/// "696/KH-UBND · 06/3/2025 · …": what tells documents of one number apart: date, issuer.
std::string document_origin(Lang lang, const Json& item);

/// How a citation stands. Told by a word and a class, so that colour is never all there is.
struct State {
    std::string css;  // "held", "missing", "ambiguous", "blank", "unresolved", "self"
    std::string text; // "trong kho"
};

/// Of a document in a list (Item).
State state_of_item(Lang lang, const Json& item);

/// Of a mention of citations_view.
State state_of_mention(Lang lang, const Json& mention);

/// Cut at a word near `limit` code points, with an ellipsis.
std::string shortened(std::string_view text, std::size_t limit);

} // namespace vanmach::pages
