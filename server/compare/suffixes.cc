// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/suffixes.h"

#include <algorithm>
#include <numeric>

namespace vanmach::comparison {

namespace {

using Numbers = std::span<const std::uint32_t>;
constexpr std::uint32_t nowhere = ~0U;

/// A suffix is small where it stands before the suffix that follows it in the text, else large; the last one is large. A small one
/// behind a large one is where induced sorting begins.
class InducedSorting {
  public:
    InducedSorting(Numbers text, std::uint32_t above) : text_(text), size_(static_cast<std::uint32_t>(text.size())), small_(text.size(), false), large_begin_(above + 1, 0), small_end_(above + 1, 0) {
        for (auto i = size_ - 1; i-- > 0;) small_[i] = text_[i] == text_[i + 1] ? small_[i + 1] : text_[i] < text_[i + 1];
        // A bucket a number: its large suffixes first, then its small ones.
        std::vector<std::uint32_t> count(above + 1, 0);
        for (const auto number : text_) ++count[number + 1];
        std::partial_sum(count.begin(), count.end(), large_begin_.begin());
        for (std::uint32_t number = 0; number < above; ++number) small_end_[number] = large_begin_[number + 1];
    }

    std::vector<std::uint32_t> sorted() {
        std::vector<std::uint32_t> begins;
        for (std::uint32_t i = 1; i < size_; ++i)
            if (is_begin(i)) begins.push_back(i);
        induce(begins); // sorts them by what stands from each to the next one
        if (begins.empty()) return std::move(suffixes_);
        std::vector<std::uint32_t> in_order;
        for (const auto suffix : suffixes_)
            if (suffix > 0 && is_begin(suffix)) in_order.push_back(suffix);
        induce(wholly_sorted(begins, in_order));
        return std::move(suffixes_);
    }

  private:
    bool is_begin(std::uint32_t i) const { return small_[i] && !small_[i - 1]; }

    void induce(const std::vector<std::uint32_t>& begins) {
        suffixes_.assign(size_, nowhere);
        auto ends = small_end_;
        for (auto at = begins.rbegin(); at != begins.rend(); ++at) suffixes_[--ends[text_[*at]]] = *at;
        auto starts = large_begin_;
        suffixes_[starts[text_[size_ - 1]]++] = size_ - 1;
        for (std::uint32_t i = 0; i < size_; ++i)
            if (const auto suffix = suffixes_[i]; suffix != nowhere && suffix > 0 && !small_[suffix - 1]) suffixes_[starts[text_[suffix - 1]]++] = suffix - 1;
        ends = small_end_;
        for (auto i = size_; i-- > 0;)
            if (const auto suffix = suffixes_[i]; suffix != nowhere && suffix > 0 && small_[suffix - 1]) suffixes_[--ends[text_[suffix - 1]]] = suffix - 1;
    }

    /// What stands from one begin to the next is named by its rank; the names are a text of at most half the length.
    std::vector<std::uint32_t> wholly_sorted(const std::vector<std::uint32_t>& begins, const std::vector<std::uint32_t>& in_order) const {
        std::vector<std::uint32_t> place(size_, nowhere);
        for (std::uint32_t i = 0; i < begins.size(); ++i) place[begins[i]] = i;
        const auto end_of = [&](std::uint32_t begin) { return place[begin] + 1 < begins.size() ? begins[place[begin] + 1] + 1 : size_; };
        const auto equal = [&](std::uint32_t a, std::uint32_t b) {
            const auto length = end_of(a) - a;
            // The last one runs to the end of the text, where nothing is the smallest of all: it equals no other.
            return place[a] + 1 < begins.size() && place[b] + 1 < begins.size() && end_of(b) - b == length && std::equal(text_.begin() + a, text_.begin() + a + length, text_.begin() + b);
        };
        std::vector<std::uint32_t> names(begins.size(), 0);
        std::uint32_t name = 0;
        for (std::size_t i = 0; i < in_order.size(); ++i) {
            if (i > 0 && !equal(in_order[i - 1], in_order[i])) ++name;
            names[place[in_order[i]]] = name;
        }
        std::vector<std::uint32_t> sorted;
        for (const auto rank : suffix_array(names, name + 1)) sorted.push_back(begins[rank]);
        return sorted;
    }

    Numbers text_;
    std::uint32_t size_;
    std::vector<bool> small_;
    std::vector<std::uint32_t> large_begin_, small_end_, suffixes_;
};

} // namespace

std::vector<std::uint32_t> suffix_array(Numbers text, std::uint32_t above) {
    if (text.size() < 2) return std::vector<std::uint32_t>(text.size(), 0);
    return InducedSorting(text, above).sorted();
}

std::vector<std::uint32_t> common_prefixes(Numbers text, const std::vector<std::uint32_t>& suffixes) {
    const auto size = static_cast<std::uint32_t>(text.size());
    std::vector<std::uint32_t> rank(size), common(size, 0);
    for (std::uint32_t i = 0; i < size; ++i) rank[suffixes[i]] = i;
    std::uint32_t length = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
        if (rank[i] == 0) {
            length = 0;
            continue;
        }
        const auto before = suffixes[rank[i] - 1];
        while (i + length < size && before + length < size && text[i + length] == text[before + length]) ++length;
        common[rank[i]] = length;
        if (length > 0) --length;
    }
    return common;
}

} // namespace vanmach::comparison
