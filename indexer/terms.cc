// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/terms.h"

#include <algorithm>
#include <unordered_set>

#include "corpus/text/syllables.h"
#include "indexer/schema.h"

namespace vanmach {

namespace {

// Syllables come as a list of strings; a text of 100 MB is cut, so that the list stays small.
constexpr std::size_t longest_stretch = 64 * 1024;

/// Where a stretch of at most `longest_stretch` bytes ends: behind a line, else behind a word, else anywhere
/// between code points.
std::size_t cut(std::string_view text) {
    if (text.size() <= longest_stretch) return text.size();
    for (const char mark : {'\n', ' '}) {
        const auto at = text.rfind(mark, longest_stretch - 1);
        if (at != std::string_view::npos && at > 0) return at + 1;
    }
    auto end = longest_stretch;
    while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return end;
}

/// The byte offsets of code points, both ascending; one walk over the text.
std::vector<std::size_t> byte_offsets(std::string_view text, std::vector<std::uint32_t> code_points) {
    std::sort(code_points.begin(), code_points.end());
    std::vector<std::size_t> offsets;
    std::size_t at = 0;
    std::uint32_t count = 0;
    for (const auto wanted : code_points) {
        while (count < wanted && at < text.size()) {
            ++at;
            while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
            ++count;
        }
        if (at < text.size() && (offsets.empty() || offsets.back() < at)) offsets.push_back(at);
    }
    return offsets;
}

/// Gathers the terms of one document.
class TermCollector {
  public:
    TermCollector(Xapian::Document& document, SpellingCounts& spellings, const PairSink& pairs) : document_(document), spellings_(spellings), pairs_(pairs) {}

    /// A border that neither a phrase nor a pair crosses.
    void border() {
        position_ += section_gap;
        before_.clear();
    }

    /// Words of the text, which count `extra` times more.
    void add_text(std::string_view text, std::uint32_t extra) {
        while (!text.empty()) {
            const auto length = cut(text);
            each_word(text.substr(0, length), [&](const Syllable& word) {
                document_.add_posting(body_term(word), ++position_, 1 + extra);
                add_pair(word.bare, 1 + extra);
            });
            text.remove_prefix(length);
        }
    }

    /// Words of the title, in the body as a weight and in a field of their own.
    void add_title(std::string_view title) {
        before_.clear();
        Xapian::termpos position = 0;
        each_word(title, [&](const Syllable& word) {
            document_.add_posting(term(FieldId::title, word.accented), ++position);
            document_.add_term(body_term(word), title_weight);
            add_pair(word.bare, title_weight);
        });
    }

  private:
    template <typename Use>
    void each_word(std::string_view text, const Use& use) {
        SyllableScanner scanner(text);
        while (scanner.next(word_))
            if (!word_.accented.empty() && !word_.bare.empty()) use(word_);
    }

    void add_pair(const std::string& bare, std::uint32_t count) {
        if (!before_.empty()) pairs_(pair_key(before_, bare), count);
        before_ = bare;
    }

    /// The word's term; its spelling is counted when it is first met.
    const std::string& body_term(const Syllable& word) {
        const auto [met, is_new] = met_.try_emplace(word.accented);
        if (is_new) {
            met->second.term = term(FieldId::body, word.accented);
            met->second.bare = word.bare;
            spellings_.add(word.bare, word.accented);
        } else if (met->second.bare != word.bare && others_.insert(word.bare + ' ' + word.accented).second) {
            spellings_.add(word.bare, word.accented); // letters of other scripts: one accented key, several bare ones
        }
        return met->second.term;
    }

    Xapian::Document& document_;
    SpellingCounts& spellings_;
    const PairSink& pairs_;
    Xapian::termpos position_ = 0;
    Syllable word_;
    std::string before_; // bare key of the word before, "" behind a border
    struct Met {
        std::string term, bare;
    };
    std::unordered_map<std::string, Met> met_; // by accented key
    std::unordered_set<std::string> others_;   // further spellings
};

// Bytes: a longer first line is a paragraph.
constexpr std::size_t longest_heading = 150, longest_title = 300;

/// The first line where it is no longer than this, else nothing.
std::string_view first_line(std::string_view text, std::size_t longest) {
    const auto end = std::min(text.find('\n'), text.size());
    return end <= longest ? text.substr(0, end) : std::string_view();
}

} // namespace

void SpellingCounts::merge(const SpellingCounts& other) {
    for (const auto& [bare, spellings] : other.counts_)
        for (const auto& [accented, documents] : spellings) counts_[bare][accented] += documents;
}

std::vector<SpellingCounts::Spelling> SpellingCounts::sorted() const {
    std::vector<Spelling> all;
    for (const auto& [bare, spellings] : counts_)
        for (const auto& [accented, documents] : spellings) all.push_back({bare, accented, documents});
    std::sort(all.begin(), all.end(), [](const Spelling& a, const Spelling& b) {
        if (a.bare != b.bare) return a.bare < b.bare;
        if (a.documents != b.documents) return a.documents > b.documents;
        return a.accented < b.accented;
    });
    return all;
}

Xapian::Document make_terms(const TermSource& source, SpellingCounts& spellings, const PairSink& pairs) {
    Xapian::Document document;
    TermCollector terms(document, spellings, pairs);
    auto borders = byte_offsets(source.text, source.section_starts);
    borders.push_back(source.text.size());
    std::size_t begin = 0;
    for (const auto border : borders) {
        terms.border();
        const auto section = source.text.substr(begin, border - begin);
        const auto heading = begin == 0 ? 0 : first_line(section, longest_heading).size(); // what stands before the first section is no section
        terms.add_text(section.substr(0, heading), heading_weight);
        terms.add_text(section.substr(heading), 0);
        begin = border;
    }
    // A text that begins with no official head begins with what it is about, where its first line is short.
    terms.add_title(source.title.empty() ? first_line(source.text, longest_title) : source.title);
    return document;
}

} // namespace vanmach
