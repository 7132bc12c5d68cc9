// SPDX-License-Identifier: GPL-2.0-or-later
// A list of numbers looked up at once. A plain function like those of server/views.h; thread-safe.
#pragma once

#include "server/numbers/number_list.h"
#include "server/views.h"

namespace vanmach {

/// {total, items, next: null, skipped, counts: {held, cited, ambiguous, unknown, unread}}. An item a number, in the order sent, is
/// {line, typed, state} and the members of an Item, null where they are not known:
///   line        from 1, in the text that was sent, or the place in the array
///   state       "held": one document, whose text is here; "cited": one that is only cited; "ambiguous": several have this number;
///               "unknown": none has it; "unread": digits that are no number
///   number      of "unknown" and "ambiguous" ones, the number in its official form
///   typed_date  the date that was printed behind it: it chooses among documents of one number
///   documents   how many have the number
///   candidates  [Item] of an ambiguous one, at most 20
/// `skipped`: lines that hold words but no number.
Json numbers_view(const Served& served, const NumberList& list);

} // namespace vanmach
