// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/terms.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_set>

#include "corpus/document_id.h"
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

/// Counts a term family without positions before it goes into the document: most pairs of a long text repeat.
using PairCounts = std::unordered_map<std::string, Xapian::termcount>;

/// Walks the words of one field, section by section.
class FieldTerms {
  public:
    FieldTerms(Xapian::Document& document, FieldId words, FieldId pairs)
        : document_(document), words_(words), pairs_(pairs) {}

    /// A border that neither a phrase nor a pair crosses.
    void border() {
        position_ += section_gap;
        before_.clear();
    }

    template <typename Seen>
    void add(std::string_view stretch, const Seen& seen) {
        for (auto& syllable : syllables(stretch)) {
            if (syllable.accented.empty() || syllable.bare.empty()) continue;
            document_.add_posting(term(words_, syllable.accented), ++position_);
            if (!before_.empty()) ++counts_[pair_term(pairs_, before_, syllable.bare)];
            seen(syllable);
            before_ = std::move(syllable.bare);
        }
    }

    void finish() {
        for (const auto& [pair, count] : counts_) document_.add_term(pair, count);
    }

  private:
    Xapian::Document& document_;
    FieldId words_, pairs_;
    Xapian::termpos position_ = 0;
    std::string before_; // bare key of the word before, "" behind a border
    PairCounts counts_;
};

void add_exact(Xapian::Document& document, FieldId field, std::string_view value) {
    if (!value.empty()) document.add_boolean_term(term(field, value));
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

std::string date_value(int year, int month, int day) {
    return year == 0 ? std::string() : fmt::format("{:04}{:02}{:02}", year, month, day);
}

Xapian::Document make_terms(const TermSource& source, SpellingCounts& spellings) {
    Xapian::Document document;

    std::unordered_set<std::string> counted; // spellings of this document
    const auto count_spelling = [&](const Syllable& syllable) {
        // A space can be in neither key.
        if (counted.insert(syllable.bare + ' ' + syllable.accented).second)
            spellings.add(syllable.bare, syllable.accented);
    };

    FieldTerms body(document, FieldId::body, FieldId::body_pairs);
    auto borders = byte_offsets(source.text, source.section_starts);
    borders.push_back(source.text.size());
    std::size_t begin = 0;
    for (const auto border : borders) {
        body.border();
        while (begin < border) {
            const auto rest = source.text.substr(begin, border - begin);
            const auto length = cut(rest);
            body.add(rest.substr(0, length), count_spelling);
            begin += length;
        }
    }
    body.finish();

    FieldTerms title(document, FieldId::title, FieldId::title_pairs);
    title.border();
    title.add(source.title, count_spelling);
    title.finish();

    add_exact(document, FieldId::id, source.id);
    add_exact(document, FieldId::number, source.slug);
    add_exact(document, FieldId::type, source.type);
    add_exact(document, FieldId::issuer, slug_of_name(source.issuer));
    add_exact(document, FieldId::province, slug_of_name(source.province));
    add_exact(document, FieldId::level, source.level);
    if (source.year != 0) add_exact(document, FieldId::year, fmt::format("{:04}", source.year));
    for (const auto id : std::set<std::string_view>(source.cites.begin(), source.cites.end()))
        add_exact(document, FieldId::cites, id);

    document.add_value(static_cast<Xapian::valueno>(field(FieldId::date).slot),
                       date_value(source.year, source.month, source.day));
    document.add_value(static_cast<Xapian::valueno>(field(FieldId::cited).slot),
                       Xapian::sortable_serialise(source.cited_by_count));
    return document;
}

} // namespace vanmach
