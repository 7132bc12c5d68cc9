// SPDX-License-Identifier: GPL-2.0-or-later
// The words of the page, from the words.tsv of each folder (key, vi, en; embedded). Immutable once loaded; thread-safe.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// The text of a key; "" if there is none. Words that may lack a row ("type.KH") are asked for this way.
std::string_view find_word(Lang lang, std::string_view key);

/// The text of a key that must have a row; the key itself where it has none, so that a lack shows on the
/// page.
std::string word(Lang lang, std::string_view key);

/// The same with "{name}" replaced by its value. Values are plain text: the templates escape them.
std::string word(Lang lang, std::string_view key,
                 std::initializer_list<std::pair<std::string_view, std::string>> values);

/// A word with a count in {n}, grouped as the language groups digits; for 1 the row "<key>_one" is taken
/// where there is one.
std::string counted(Lang lang, std::string_view key, long long n);

/// "12.345" in Vietnamese, "12,345" in English.
std::string grouped(Lang lang, long long n);

std::string_view code_of(Lang lang); // "vi", "en"

/// Every key, for the templates ({{t.key}}) and for the tests.
const std::vector<std::string>& word_keys();

} // namespace vanmach::pages
