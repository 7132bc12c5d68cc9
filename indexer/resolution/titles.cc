// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/titles.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "corpus/document_id.h"

namespace vanmach {

namespace {

constexpr std::array<std::string_view, 9> notes = {" (sau đây", " (được", " (đã được", " (Kèm theo", " (kèm theo", " (gọi tắt", " (viết tắt", ", cụ thể như sau", " được sửa đổi, bổ sung"};
constexpr std::array<std::string_view, 5> marks_around = {"“", "”", "\"", "‘", "’"};
constexpr std::string_view loose_ends = " ,;:.-";

std::string_view without_marks_around(std::string_view words) {
    for (bool more = true; more;) {
        more = false;
        words = words.substr(std::min(words.find_first_not_of(loose_ends), words.size()));
        words = words.substr(0, words.find_last_not_of(loose_ends) + 1);
        for (const auto mark : marks_around) {
            if (words.starts_with(mark)) words.remove_prefix(mark.size()), more = true;
            // A mark that closes what was opened inside stays: … học tập “Bác Hồ”.
            if (words.ends_with(mark) && (words.size() == mark.size() || words.find("“") == words.npos) && words.substr(0, words.size() - mark.size()).find("\"") == words.npos)
                words.remove_suffix(mark.size()), more = true;
        }
    }
    return words;
}

bool shouts(std::string_view words) { return std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; }); }

// One way of saying it, by everybody who says it so.
struct Candidate {
    std::set<std::uint32_t> speakers;
    std::map<std::tuple<bool, std::string_view>, int> spellings; // those in capitals last
};

} // namespace

std::string_view title_in(std::string_view words) {
    for (const auto note : notes)
        if (const auto at = words.find(note); at != words.npos && at > 0) words = words.substr(0, at);
    return without_marks_around(words);
}

std::string best_title(const std::vector<Wording>& wordings) {
    std::map<std::string, Candidate> candidates; // by slug
    for (const auto& wording : wordings) {
        const auto title = title_in(wording.words);
        if (title.empty()) continue;
        auto slug = slug_of_name(title);
        if (slug.empty()) continue;
        auto& candidate = candidates[std::move(slug)];
        candidate.speakers.insert(wording.speaker);
        ++candidate.spellings[{shouts(title), title}];
    }
    const auto begun_by = [&](const std::string& slug) { // others that say the same and go on
        std::size_t count = 0;
        for (auto at = candidates.upper_bound(slug); at != candidates.end() && at->first.starts_with(slug); ++at)
            if (at->first[slug.size()] == '-') count += at->second.speakers.size();
        return count;
    };
    const Candidate* best = nullptr;
    std::tuple<std::size_t, std::size_t, std::size_t> most; // speakers, those who go on, brevity
    for (const auto& [slug, candidate] : candidates) {
        const std::tuple rank(candidate.speakers.size(), begun_by(slug), std::string::npos - slug.size());
        if (best != nullptr && rank <= most) continue;
        best = &candidate;
        most = rank;
    }
    if (best == nullptr) return {};
    const auto spelling = std::max_element(best->spellings.begin(), best->spellings.end(), [](const auto& a, const auto& b) {
        const bool a_shouts = std::get<0>(a.first), b_shouts = std::get<0>(b.first);
        return a_shouts != b_shouts ? a_shouts : a.second < b.second;
    });
    return std::string(std::get<1>(spelling->first));
}

} // namespace vanmach
