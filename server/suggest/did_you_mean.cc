// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/suggest/did_you_mean.h"

#include <algorithm>
#include <cmath>

#include "corpus/reading/letter_case.h"
#include "corpus/text/keys.h"
#include "corpus/text/letters.h"
#include "corpus/text/syllable_shape.h"
#include "corpus/text/utf8.h"
#include "corpus/text/written_form.h"
#include "server/suggest/written_words.h"

namespace vanmach {

namespace {

constexpr std::size_t most_options = 10;     // a word, after the first look
constexpr std::size_t most_words_edited = 8; // of a query; the rest keep to cheaper ways
constexpr double rarely = 20;                // a spelling is rare beside one that is so much more frequent
constexpr std::uint32_t commonly = 5;        // documents that have two words side by side
constexpr double as_typed_cost = 2.5;        // of a word that the corpus does not have

/// A word and what it may have been; the first option is what was typed.
struct Slot {
    WrittenWord word;
    TypedWord typed;
    std::vector<NearSpelling> options;
    std::uint32_t documents = 0; // that have it as typed
    bool free = false;           // may be changed
};

/// Documents that have a word as it was typed; without diacritics in any spelling.
std::uint32_t documents_of(const TypedWord& word, const std::vector<Variant>& variants) {
    std::uint32_t documents = 0;
    for (const auto& variant : variants)
        if (!word.marked || variant.accented == word.accented) documents = std::max(documents, variant.documents);
    return documents;
}

class Corrector {
  public:
    Corrector(const CorpusWords& corpus, std::string_view query) : corpus_(corpus), query_(to_utf32(query)), marked_(has_diacritics(query)) {
        for (const auto& word : written_words(query)) {
            Slot slot;
            slot.word = word;
            slot.typed = {word.accented, word.bare, has_diacritics(to_utf8(typed(word)))};
            slots_.push_back(std::move(slot));
        }
    }

    std::optional<Correction> correct() {
        look_up();
        add_options();
        return rewritten(best_path());
    }

  private:
    std::u32string_view typed(const WrittenWord& word) const { return std::u32string_view(query_).substr(word.span.start, word.span.length()); }
    bool changeable(const Slot& slot) const { return slot.word.kind == WrittenWord::Kind::word; }

    void look_up() {
        for (auto& slot : slots_) {
            const auto variants = corpus_.variants(slot.typed.bare);
            slot.documents = documents_of(slot.typed, variants);
            slot.free = changeable(slot) && slot.documents == 0;
            slot.options.push_back({slot.typed.accented, slot.typed.bare, slot.free ? as_typed_cost : 0, slot.documents, false});
        }
    }

    std::uint32_t pair(const NearSpelling& first, const NearSpelling& second) const {
        return corpus_.pairs ? corpus_.pairs(first.bare, second.bare) : 0;
    }
    /// Words next to each other without a number or a mark of the query language between them.
    bool neighbours(std::size_t first) const { return first + 1 < slots_.size() && !slots_[first + 1].word.begins; }

    bool has_neighbour(std::size_t at) const { return corpus_.pairs && ((at > 0 && neighbours(at - 1)) || neighbours(at)); }

    /// Documents that have the letters of a word beside a typed neighbour.
    std::uint32_t beside(std::size_t at, const NearSpelling& word) const {
        std::uint32_t documents = 0;
        if (at > 0 && neighbours(at - 1)) documents = std::max(documents, pair(slots_[at - 1].options.front(), word));
        if (neighbours(at)) documents = std::max(documents, pair(word, slots_[at + 1].options.front()));
        return documents;
    }
    std::uint32_t beside(std::size_t at) const { return beside(at, slots_[at].options.front()); }

    void add_options() {
        std::vector<std::vector<NearSpelling>> raw(slots_.size());
        bool method_off = false; // somebody types with the method switched off
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            if (!changeable(slots_[i])) continue;
            raw[i] = typed_raw(slots_[i].typed, corpus_.variants);
            method_off = method_off || (slots_[i].free && !raw[i].empty());
        }
        std::size_t edited = 0;
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            auto& slot = slots_[i];
            if (!changeable(slot)) continue;
            std::vector<NearSpelling> near;
            const auto append = [&](std::vector<NearSpelling> more) { near.insert(near.end(), more.begin(), more.end()); };
            if (slot.free) {
                append(std::move(raw[i]));
                append(other_diacritics(slot.typed, corpus_.variants));
                append(confused_sounds(slot.typed, corpus_.variants));
                if (near.empty() || near.front().cost > 0.4) {
                    if (edited++ < most_words_edited) append(one_letter(slot.typed, corpus_.variants));
                }
            } else if (method_off && !raw[i].empty()) {
                append(std::move(raw[i]));
                std::erase_if(near, [&](const NearSpelling& option) { return option.documents < rarely * slot.documents; });
            } else if (slot.typed.marked && has_neighbour(i) && beside(i) == 0) {
                // Both words are common, side by side they are not: "sử lý".
                append(confused_sounds(slot.typed, corpus_.variants));
                std::erase_if(near, [&](const NearSpelling& option) { return beside(i, option) < commonly; });
            } else if (slot.typed.marked && 3 * std::uint64_t{slot.documents} <= beside(i)) {
                // Its neighbours stand beside these letters far too often for the spelling that was typed.
                append(other_diacritics(slot.typed, corpus_.variants));
                std::erase_if(near, [&](const NearSpelling& option) { return option.documents < rarely * slot.documents; });
            }
            std::stable_sort(near.begin(), near.end(), [&](const auto& a, const auto& b) { return alone(a) > alone(b); });
            if (near.size() > most_options) near.resize(most_options);
            slot.options.insert(slot.options.end(), near.begin(), near.end());
        }
    }

    static double alone(const NearSpelling& option) { return 0.7 * std::log10(1.0 + option.documents) - 3 * option.cost; }

    double between(const NearSpelling& first, const NearSpelling& second, bool chosen) const {
        double score = 1.2 * std::log10(1.0 + pair(first, second));
        if (chosen && corpus_.together && corpus_.together(first.accented, second.accented)) score += 0.6;
        return score;
    }

    /// The options that fit together best: Viterbi over the words.
    std::vector<std::size_t> best_path() const {
        std::vector<std::vector<double>> score(slots_.size());
        std::vector<std::vector<std::size_t>> from(slots_.size());
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            const auto& options = slots_[i].options;
            score[i].resize(options.size());
            from[i].resize(options.size());
            for (std::size_t k = 0; k < options.size(); ++k) {
                double before = 0;
                for (std::size_t j = 0; i > 0 && j < score[i - 1].size(); ++j) {
                    const auto& earlier = slots_[i - 1].options;
                    const bool chosen = options.size() > 1 || earlier.size() > 1;
                    const double reached = score[i - 1][j] + (neighbours(i - 1) && chosen ? between(earlier[j], options[k], chosen) : 0);
                    if (j > 0 && reached <= before) continue;
                    before = reached;
                    from[i][k] = j;
                }
                score[i][k] = before + alone(options[k]);
            }
        }
        std::vector<std::size_t> path(slots_.size());
        for (std::size_t i = slots_.size(); i-- > 0;)
            path[i] = i + 1 == slots_.size() ? static_cast<std::size_t>(std::max_element(score[i].begin(), score[i].end()) - score[i].begin())
                                             : from[i + 1][path[i + 1]];
        return path;
    }

    /// What a neighbour bears out that is as typed, or nearly so: two guesses do not confirm each other.
    bool beside_chosen(const std::vector<std::size_t>& path, std::size_t at) const {
        const auto& option = slots_[at].options[path[at]];
        const auto sure = [&](std::size_t other) { return path[other] == 0 || slots_[other].options[path[other]].cost < 0.8; };
        return (at > 0 && neighbours(at - 1) && sure(at - 1) && pair(slots_[at - 1].options[path[at - 1]], option) > 0) ||
               (neighbours(at) && sure(at + 1) && pair(option, slots_[at + 1].options[path[at + 1]]) > 0);
    }
    /// A sound syllable that the corpus does not have is most often right, and one letter of a short word can make it
    /// anything: there the neighbours have to bear it out.
    bool borne_out(const std::vector<std::size_t>& path, std::size_t at) const {
        const auto& option = slots_[at].options[path[at]];
        if (option.typed_raw || beside_chosen(path, at)) return true;
        const bool sound = slots_[at].typed.marked && is_vietnamese_syllable(to_utf8(typed(slots_[at].word)));
        if (option.cost < 0.8) return has_neighbour(at) ? !sound && option.documents > 1 : option.documents > 1;
        return !sound && option.documents > 1 && option.bare.size() > 3;
    }

    /// In the letters of the typed word: capitals, and without diacritics where the whole query has none.
    std::u32string written(const Slot& slot, const NearSpelling& option) const {
        const auto word = marked_ || option.typed_raw ? written_form(option.accented) : option.bare;
        const auto before = typed(slot.word);
        const auto upper = [](char32_t c) { return lower_case(c) != c; };
        if (before.empty() || !upper(before.front())) return to_utf32(word);
        const bool all = before.size() > 1 && std::none_of(before.begin(), before.end(), [&](char32_t c) { return letter_of(c).alphanumeric && (c < U'0' || c > U'9') && !upper(c); });
        return to_utf32(all ? uppered(word) : capitalised(word));
    }

    std::optional<Correction> rewritten(const std::vector<std::size_t>& path) const {
        Correction correction;
        std::u32string text;
        std::size_t at = 0;
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            if (path[i] == 0 || !borne_out(path, i)) continue;
            const auto span = slots_[i].word.span;
            const auto word = written(slots_[i], slots_[i].options[path[i]]);
            if (word == typed(slots_[i].word)) continue;
            text.append(query_, at, span.start - at);
            correction.changed.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + word.size())});
            text += word;
            at = span.end;
        }
        if (correction.changed.empty()) return std::nullopt;
        text.append(query_, at);
        correction.text = to_utf8(text);
        return correction;
    }

    const CorpusWords& corpus_;
    std::u32string query_;
    bool marked_;
    std::vector<Slot> slots_;
};

} // namespace

std::optional<Correction> did_you_mean(const CorpusWords& corpus, std::string_view query) {
    return Corrector(corpus, query).correct();
}

std::optional<Correction> did_you_mean(const Snapshot& snapshot, std::string_view query, const PairCount& pairs) {
    CorpusWords corpus;
    corpus.variants = [&](std::string_view bare) { return snapshot.variants(bare); };
    corpus.pairs = pairs;
    corpus.together = [&](std::string_view first, std::string_view second) {
        const auto words = typed_words(written_form(first) + ' ' + written_form(second) + ' ');
        return !snapshot.suggestions().list(SuggestionKind::title).best(words, 1).empty();
    };
    return did_you_mean(corpus, query);
}

} // namespace vanmach
