// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/compare/outline.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <unordered_map>

#include "corpus/text/keys.h"
#include "server/compare/limits.h"

namespace vanmach::comparison {

namespace {

constexpr std::size_t most_title_words = 40; // of a paragraph without a heading, which is its own title
constexpr std::size_t sample = 96;           // pairs of a section's text; counterparts are then compared by all of them

std::uint64_t mixed(std::uint64_t x) { // so that the smallest of a set are a fair sample of it (splitmix64)
    x += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

template <typename T>
void sort_each_once(std::vector<T>& all) {
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
}

std::uint64_t pair_at(const std::vector<Word>& words, std::size_t i) { return mixed(static_cast<std::uint64_t>(words[i].bare) << 32U | words[i + 1].bare); }

/// The pairs of the words [first, last) in the order of the text.
std::vector<std::uint64_t> pairs_in(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    std::vector<std::uint64_t> pairs;
    for (auto i = first; i + 1 < last; ++i) pairs.push_back(pair_at(words, i));
    return pairs;
}

std::vector<std::uint64_t> pairs_of(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    auto pairs = pairs_in(words, first, last);
    sort_each_once(pairs);
    return pairs;
}

std::vector<std::uint32_t> title_features(const std::string& title, Vocabulary& vocabulary) {
    auto words = words_of(title, vocabulary);
    if (words.size() > most_title_words) words.resize(most_title_words);
    std::vector<std::uint32_t> features;
    for (std::size_t i = 0; i < words.size(); ++i) {
        features.push_back(words[i].bare * 2);
        if (i + 1 < words.size()) features.push_back(static_cast<std::uint32_t>(mixed(static_cast<std::uint64_t>(words[i].bare) << 32U | words[i + 1].bare)) | 1U);
    }
    sort_each_once(features);
    return features;
}

/// Dice's coefficient: twice what is common over what there is.
double dice(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t both = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) ++both, ++i, ++j;
        else if (a[i] < b[j]) ++i;
        else ++j;
    }
    return 2.0 * static_cast<double>(both) / static_cast<double>(a.size() + b.size());
}

/// The same of two sets of which the smallest members are known (A. Broder, 1997).
double sampled_dice(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    if (a.size() < sample && b.size() < sample) return dice(a, b);
    std::size_t both = 0, seen = 0;
    for (std::size_t i = 0, j = 0; seen < sample && (i < a.size() || j < b.size()); ++seen) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) ++both, ++i, ++j;
        else if (j >= b.size() || (i < a.size() && a[i] < b[j])) ++i;
        else ++j;
    }
    const auto jaccard = seen == 0 ? 0.0 : static_cast<double>(both) / static_cast<double>(seen);
    return 2 * jaccard / (1 + jaccard);
}

/// The titles of outlines, each word with what it tells: the fewer sections have it, the more.
class Titles {
  public:
    explicit Titles(const std::vector<const Outline*>& outlines) {
        std::size_t sections = 0;
        std::unordered_map<std::uint32_t, std::uint32_t> with;
        for (const auto* outline : outlines)
            for (const auto& section : outline->features()) {
                ++sections;
                for (const auto feature : section.title) ++with[feature];
            }
        for (const auto* outline : outlines) {
            auto& titles = titles_.emplace_back();
            for (const auto& section : outline->features()) {
                auto& title = titles.emplace_back();
                for (const auto feature : section.title) {
                    const auto telling = std::log1p(static_cast<double>(sections) / with[feature]);
                    title.words.push_back({feature, telling * telling});
                    title.all += title.words.back().weight;
                }
            }
        }
    }
    struct Title {
        struct Weighted {
            std::uint32_t feature;
            double weight;
        };
        std::vector<Weighted> words;
        double all = 0;
    };
    const Title& of(std::size_t outline, std::size_t section) const { return titles_[outline][section]; }

  private:
    std::vector<std::vector<Title>> titles_;
};

/// Salton's cosine of weighted words.
double cosine(const Titles::Title& a, const Titles::Title& b) {
    if (a.words.empty() || b.words.empty()) return 0;
    double both = 0;
    for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
        if (a.words[i].feature == b.words[j].feature) both += a.words[i].weight, ++i, ++j;
        else if (a.words[i].feature < b.words[j].feature) ++i;
        else ++j;
    }
    return both / std::sqrt(a.all * b.all);
}

/// Samples of the texts of sections, without what these documents say everywhere: it tells no section from another.
class Texts {
  public:
    explicit Texts(const std::vector<const Outline*>& outlines) {
        std::vector<std::uint64_t> all;
        std::size_t sections = 0;
        for (const auto* outline : outlines) {
            const auto pairs = pairs_in(outline->words(), 0, outline->words().size());
            all.insert(all.end(), pairs.begin(), pairs.end());
            sections += outline->sections().size();
        }
        std::ranges::sort(all);
        const auto often = std::max<std::size_t>(8, sections / 4);
        std::vector<std::uint64_t> usual;
        for (std::size_t i = 0; i + often < all.size(); ++i)
            if (all[i] == all[i + often] && (usual.empty() || usual.back() != all[i])) usual.push_back(all[i]);
        for (const auto* outline : outlines) {
            auto& samples = samples_.emplace_back();
            for (const auto& section : outline->features()) {
                auto& pairs = samples.emplace_back();
                std::ranges::set_difference(pairs_of(outline->words(), section.first, section.last), usual, std::back_inserter(pairs));
                if (pairs.size() > sample) pairs.resize(sample);
            }
        }
    }
    const std::vector<std::uint64_t>& of(std::size_t outline, std::size_t section) const { return samples_[outline][section]; }

  private:
    std::vector<std::vector<std::vector<std::uint64_t>>> samples_;
};

/// The likeness of every section of one outline and every section of another, and what is best matched.
class Likeness {
  public:
    Likeness(const Titles& titles, const Texts& texts, const std::vector<const Outline*>& outlines, std::size_t a, std::size_t b)
        : columns_(outlines[b]->sections().size()), scores_(outlines[a]->sections().size() * columns_, 0.0F) {
        for (std::size_t i = 0; i < outlines[a]->sections().size(); ++i) {
            const auto& one = outlines[a]->features()[i];
            for (std::size_t j = 0; j < columns_; ++j) {
                const auto& other = outlines[b]->features()[j];
                const bool titled = !one.title.empty() && !other.title.empty();
                const auto text = sampled_dice(texts.of(a, i), texts.of(b, j));
                double score = titled ? title_weight * cosine(titles.of(a, i), titles.of(b, j)) + text_weight * text : (title_weight + text_weight) * text;
                if (one.label != 0 && one.label == other.label) score += label_weight;
                score += outlines[a]->sections()[i].depth == outlines[b]->sections()[j].depth ? depth_weight : -depth_weight;
                if ((one.parent < 0) != (other.parent < 0)) score -= part_difference;
                scores_[i * columns_ + j] = static_cast<float>(score - least_score);
            }
        }
    }
    float at(std::size_t i, std::size_t j) const { return scores_[i * columns_ + j]; }

  private:
    std::size_t columns_;
    std::vector<float> scores_;
};

using Profile = std::vector<std::vector<int>>; // rows as Row::sections

struct Alignment {
    double score = 0;
    std::vector<std::pair<int, int>> steps; // row of the profile, section of the outline; -1 none
};

/// `score(i, j)` of matching row i and section j; nothing is gained or lost by leaving either alone.
template <typename Score>
Alignment best_alignment(std::size_t rows, std::size_t sections, const Score& score) {
    constexpr std::uint8_t match = 0, skip_row = 1, skip_section = 2;
    std::vector<double> before(sections + 1, 0), now(sections + 1, 0);
    std::vector<std::uint8_t> way(rows * sections);
    for (std::size_t i = 0; i < rows; ++i) {
        now[0] = 0;
        for (std::size_t j = 0; j < sections; ++j) {
            const auto matched = before[j] + score(i, j);
            auto best = before[j + 1];
            std::uint8_t taken = skip_row;
            if (now[j] > best) best = now[j], taken = skip_section;
            if (matched > best) best = matched, taken = match;
            now[j + 1] = best;
            way[i * sections + j] = taken;
        }
        std::swap(before, now);
    }
    Alignment alignment;
    alignment.score = before[sections];
    auto i = static_cast<int>(rows), j = static_cast<int>(sections);
    while (i > 0 || j > 0) {
        const std::uint8_t taken = i == 0 ? skip_section : j == 0 ? skip_row : way[static_cast<std::size_t>(i - 1) * sections + static_cast<std::size_t>(j - 1)];
        if (taken == match) alignment.steps.emplace_back(--i, --j);
        else if (taken == skip_row) alignment.steps.emplace_back(--i, -1);
        else alignment.steps.emplace_back(-1, --j);
    }
    std::ranges::reverse(alignment.steps);
    return alignment;
}

class Aligner {
  public:
    explicit Aligner(const std::vector<const Outline*>& outlines) : outlines_(outlines), titles_(outlines) {
        const Texts texts(outlines);
        for (std::size_t a = 0; a < outlines.size(); ++a)
            for (auto b = a + 1; b < outlines.size(); ++b) likeness_.try_emplace({a, b}, titles_, texts, outlines, a, b);
    }

    std::vector<Row> rows() const {
        Profile profile;
        std::vector<std::size_t> order = by_likeness();
        std::vector<bool> in(outlines_.size(), false);
        for (const auto next : order) {
            if (profile.empty())
                for (std::size_t i = 0; i < outlines_[next]->sections().size(); ++i) {
                    profile.emplace_back(outlines_.size(), -1);
                    profile.back()[next] = static_cast<int>(i);
                }
            else profile = joined(profile, next, in);
            in[next] = true;
        }
        std::vector<Row> rows;
        for (auto& row : profile) rows.push_back(measured(std::move(row)));
        return rows;
    }

  private:
    float likeness(std::size_t a, int i, std::size_t b, int j) const {
        return a < b ? likeness_.at({a, b}).at(static_cast<std::size_t>(i), static_cast<std::size_t>(j)) : likeness_.at({b, a}).at(static_cast<std::size_t>(j), static_cast<std::size_t>(i));
    }

    /// The two most alike first, then whoever is most like those before.
    std::vector<std::size_t> by_likeness() const {
        const auto count = outlines_.size();
        std::vector<std::size_t> order;
        if (count < 3) {
            for (std::size_t i = 0; i < count; ++i) order.push_back(i);
            return order;
        }
        std::vector<std::vector<double>> score(count, std::vector<double>(count, 0));
        std::pair<std::size_t, std::size_t> best{0, 1};
        for (std::size_t a = 0; a < count; ++a)
            for (auto b = a + 1; b < count; ++b) {
                const auto& known = likeness_.at({a, b});
                score[a][b] = score[b][a] = best_alignment(outlines_[a]->sections().size(), outlines_[b]->sections().size(), [&](std::size_t i, std::size_t j) { return known.at(i, j); }).score;
                if (score[a][b] > score[best.first][best.second]) best = {a, b};
            }
        order = {best.first, best.second};
        while (order.size() < count) {
            std::size_t next = count;
            double most = -1;
            for (std::size_t c = 0; c < count; ++c) {
                if (std::ranges::find(order, c) != order.end()) continue;
                double sum = 0;
                for (const auto with : order) sum += score[c][with];
                if (sum > most) most = sum, next = c;
            }
            order.push_back(next);
        }
        return order;
    }

    /// A section's mean likeness to those of a row.
    double mean_likeness(const std::vector<int>& row, std::size_t next, int section) const {
        double sum = 0;
        int count = 0;
        for (std::size_t d = 0; d < row.size(); ++d)
            if (row[d] >= 0) sum += likeness(d, row[d], next, section), ++count;
        return sum / count;
    }

    Profile joined(const Profile& profile, std::size_t next, const std::vector<bool>& in) const {
        const auto& added = outlines_[next]->features();
        const auto columns = added.size();
        std::vector<double> score(profile.size() * columns);
        for (std::size_t i = 0; i < profile.size(); ++i)
            for (std::size_t j = 0; j < columns; ++j) score[i * columns + j] = mean_likeness(profile[i], next, static_cast<int>(j));
        // The parts first, by themselves; then all, level by level: what stands under counterparts is likely to be counterparts,
        // what stands under others is not.
        const auto above = rows_above(profile, in);
        std::vector<int> row_of(columns, -1);
        Alignment alignment;
        for (const bool parts : {true, false, false}) {
            alignment = best_alignment(profile.size(), columns, [&](std::size_t i, std::size_t j) {
                const auto own = score[i * columns + j];
                const auto parent = added[j].parent;
                if (parts) return parent < 0 && above[i] < 0 ? own + part_slack : -1.0;
                if (parent < 0 && above[i] < 0) return row_of[j] == static_cast<int>(i) ? own + part_weight : own;
                if (parent < 0 || above[i] < 0) return own;
                const auto matched = row_of[static_cast<std::size_t>(parent)];
                return own + (matched == above[i] ? parent_weight : matched < 0 ? 0 : -other_parent_weight);
            });
            std::ranges::fill(row_of, -1);
            for (const auto& [row, section] : alignment.steps)
                if (row >= 0 && section >= 0) row_of[static_cast<std::size_t>(section)] = row;
        }
        return laid_out(profile, alignment, next);
    }

    /// For each row the row of the section above it.
    std::vector<int> rows_above(const Profile& profile, const std::vector<bool>& in) const {
        std::vector<std::map<int, int>> row_of(outlines_.size());
        for (std::size_t i = 0; i < profile.size(); ++i)
            for (std::size_t d = 0; d < in.size(); ++d)
                if (profile[i][d] >= 0) row_of[d][profile[i][d]] = static_cast<int>(i);
        std::vector<int> above(profile.size(), -1);
        for (std::size_t i = 0; i < profile.size(); ++i)
            for (std::size_t d = 0; d < in.size() && above[i] < 0; ++d)
                if (profile[i][d] >= 0)
                    if (const auto parent = outlines_[d]->features()[static_cast<std::size_t>(profile[i][d])].parent; parent >= 0) above[i] = row_of[d].at(parent);
        return above;
    }

    int depth_of(const std::vector<int>& row) const {
        int depth = 99;
        for (std::size_t d = 0; d < row.size(); ++d)
            if (row[d] >= 0) depth = std::min(depth, outlines_[d]->sections()[static_cast<std::size_t>(row[d])].depth);
        return depth;
    }

    /// Between two matched rows what one has alone stands under its part: the deeper of two comes first.
    Profile laid_out(const Profile& profile, const Alignment& alignment, std::size_t next) const {
        Profile out;
        Profile rows, sections;
        const auto flush = [&] {
            std::size_t i = 0, j = 0;
            while (i < rows.size() || j < sections.size()) {
                const bool row = j == sections.size() || (i < rows.size() && depth_of(rows[i]) >= depth_of(sections[j]));
                out.push_back(std::move(row ? rows[i++] : sections[j++]));
            }
            rows.clear();
            sections.clear();
        };
        for (const auto& [row, section] : alignment.steps) {
            auto cells = row >= 0 ? profile[static_cast<std::size_t>(row)] : std::vector<int>(outlines_.size(), -1);
            if (section >= 0) cells[next] = section;
            if (row >= 0 && section >= 0) {
                flush();
                out.push_back(std::move(cells));
            } else (row >= 0 ? rows : sections).push_back(std::move(cells));
        }
        flush();
        return out;
    }

    Row measured(std::vector<int> cells) const {
        Row row;
        double title = 0, text = 0;
        int titles = 0, texts = 0;
        for (std::size_t a = 0; a < cells.size(); ++a)
            for (auto b = a + 1; b < cells.size(); ++b) {
                if (cells[a] < 0 || cells[b] < 0) continue;
                const auto& one = outlines_[a]->features()[static_cast<std::size_t>(cells[a])];
                const auto& other = outlines_[b]->features()[static_cast<std::size_t>(cells[b])];
                text += dice(pairs_of(outlines_[a]->words(), one.first, one.last), pairs_of(outlines_[b]->words(), other.first, other.last)), ++texts;
                if (!one.title.empty() || !other.title.empty()) title += cosine(titles_.of(a, static_cast<std::size_t>(cells[a])), titles_.of(b, static_cast<std::size_t>(cells[b]))), ++titles;
            }
        if (titles > 0) row.title = title / titles;
        if (texts > 0) row.text = text / texts;
        row.sections = std::move(cells);
        return row;
    }

    const std::vector<const Outline*>& outlines_;
    Titles titles_;
    std::map<std::pair<std::size_t, std::size_t>, Likeness> likeness_;
};

} // namespace

Outline::Outline(std::vector<Section> sections, const std::vector<Word>& words, Vocabulary& vocabulary, std::uint32_t closing) : sections_(std::move(sections)), words_(&words) {
    std::ranges::stable_sort(sections_, [](const Section& a, const Section& b) { return a.span.start != b.span.start ? a.span.start < b.span.start : a.depth < b.depth; });
    for (int depth = 9; sections_.size() > most_sections && depth > 0; --depth) {
        std::erase_if(sections_, [&](const Section& one) { return one.depth >= depth && depth > 1; });
        cut_ = true;
        if (depth == 1) sections_.resize(most_sections);
    }
    std::vector<int> open; // the sections around this one
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        const auto& section = sections_[i];
        Features features;
        features.title = title_features(section.title, vocabulary);
        std::tie(features.first, features.last) = words_within(words, section.span.start, section.span.start < closing ? std::min(section.span.end, closing) : section.span.end);
        if (const auto label = bare_key(section.label); !label.empty()) features.label = vocabulary.number("label " + label);
        while (!open.empty() && sections_[static_cast<std::size_t>(open.back())].depth >= section.depth) open.pop_back();
        features.parent = open.empty() ? -1 : open.back();
        open.push_back(static_cast<int>(i));
        features_.push_back(std::move(features));
    }
}

std::vector<Row> aligned(const std::vector<const Outline*>& outlines) {
    return Aligner(outlines).rows();
}

} // namespace vanmach::comparison
