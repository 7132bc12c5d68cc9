// SPDX-License-Identifier: GPL-2.0-or-later
// Completions while somebody types: a plain function like those of server/views.h; thread-safe.
#pragma once

#include "server/views.h"

namespace vanmach {

/// {total, items, next: null} for ?q=, what was typed so far, with or without diacritics; `total` counts the items, a
/// list of completions has no second page. An item is {kind, text, label, slug, documents, held, marks}:
///   kind       "number", "title" or "issuer"
///   text       what to put into the box
///   label      what to show in a list
///   slug       of the number or of the issuing body; null for a title
///   documents  how many documents have this number, this title, this issuer: each text is told once
///   held       whether the text of any of them is in the corpus
///   marks      [[start, end]]: the typed part, in code points of `text`
/// and, where it stands for one document alone, the members of an Item; an issuer has {level, province}.
/// First the number that was typed in full; where digits were typed, other numbers; then bodies whose name begins so,
/// titles, bodies and numbers in which it stands inside. Within each, held before only cited, most cited first.
const ParameterSpecs& suggest_parameters();
ViewResult suggest_view(const Served& served, const Parameters& parameters);

} // namespace vanmach
