// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a text into syllables (Vietnamese writes a space between them) and gives each its keys for search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

/// A run of letters and digits. Offsets are code points of the text it was cut from.
struct Syllable {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string accented; // accented_key of the run
    std::string bare;     // bare_key of the run
};

/// Cuts a text from front to back. ICU's word boundaries (UAX #29); within them hyphens, slashes, colons, underscores
/// and dots between letters divide, a dot or comma between digits does not, and an apostrophe between letters leaves no
/// trace ("H'Mông" is "hmông"). Superscript digits, which mark footnotes, belong to no syllable. `utf8` in any
/// normalisation form: NFC and NFD give the same keys.
///
/// Where a text holds only alphabets that write spaces (Latin, Greek, Cyrillic) the boundaries follow from each
/// character and its neighbours, and the text is cut as it is decoded, four times as fast; any other letter leaves the
/// whole text to ICU. The text must outlive this. For one thread; each may have its own.
class SyllableScanner {
  public:
    explicit SyllableScanner(std::string_view utf8);
    /// The next syllable into `syllable`, whose strings keep their room; false at the end.
    bool next(Syllable& syllable);

  private:
    bool scan(Syllable& syllable);

    const char* at_;
    const char* end_;
    std::uint32_t code_point_ = 0; // at at_
    std::vector<Syllable> from_icu_;
    std::size_t taken_ = 0; // of from_icu_
    bool by_icu_ = false;
};

/// All at once. Thread-safe.
std::vector<Syllable> syllables(std::string_view utf8);

/// The same by ICU's rules alone, for any script. Thread-safe.
std::vector<Syllable> syllables_by_icu(std::string_view utf8);

} // namespace vanmach
