// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/clusters.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "corpus/document_id.h"

namespace vanmach {

namespace {

// A date is a misprint when this many times as many documents print another; a held document's own date counts for as many.
constexpr std::size_t misprint_factor = 4;

// A document in the making that a full date tells apart from its namesakes.
struct Anchor {
    PartialDate date;
    std::vector<ClaimRef> claims;
    std::size_t voices = 0; // documents that print this date
    bool held = false;
};

PartialDate voted_date(const ClaimReader& read, const std::vector<ClaimRef>& claims) {
    std::map<PartialDate, int> votes;
    for (const auto claim : claims) {
        const auto date = read.date(claim);
        if (read.of_itself(claim) && date.known()) return date;
        if (date.known()) ++votes[date];
    }
    PartialDate best;
    int most = 0;
    for (const auto& [date, count] : votes) { // a full date before any other; of equals the earliest
        const bool fuller = date.full() && !best.full();
        if (fuller || (date.full() == best.full() && count > most)) {
            best = date;
            most = count;
        }
    }
    return best;
}

class ClusterMaker {
  public:
    explicit ClusterMaker(const ClaimReader& read) : claims_(read.claims()), read_(read) {}

    Clusters run() {
        unnumbered();
        std::vector<ClaimRef> order;
        for (ClaimRef held = 0; held < claims_.held().size(); ++held)
            if (read_.self(held).number != 0) order.push_back(held);
        for (std::uint32_t mention = 0; mention < claims_.cited().size(); ++mention) {
            const auto& claim = claims_.cited()[mention];
            if (claim.slug != 0 && claim.kind != CitationKind::short_form) order.push_back(read_.of_mention(mention));
        }
        const auto key = [&](ClaimRef claim) {
            return read_.of_itself(claim) ? std::pair(read_.self(claim).slug, read_.self(claim).scope)
                                          : std::pair(read_.cited(claim).slug, read_.cited(claim).scope);
        };
        std::sort(order.begin(), order.end(), [&](ClaimRef a, ClaimRef b) { return std::pair(key(a), a) < std::pair(key(b), b); });
        for (auto first = order.begin(); first != order.end();) {
            const auto group_key = key(*first);
            const auto last = std::find_if(first, order.end(), [&](ClaimRef claim) { return key(claim) != group_key; });
            slug_ = group_key.first;
            scope_ = group_key.second;
            if (scope_unknown(claims_.text(scope_))) strangers({first, last});
            else group({first, last});
            first = last;
        }
        return std::move(result_);
    }

  private:
    // Places of clusters: [first, last).
    struct Range {
        std::uint32_t first = 0, last = 0;
    };

    // What a document without number is, only its text tells.
    void unnumbered() {
        std::map<std::string_view, std::vector<ClaimRef>> by_tag;
        for (ClaimRef held = 0; held < claims_.held().size(); ++held)
            if (read_.self(held).number == 0) by_tag[claims_.text(read_.self(held).tag)].push_back(held);
        for (auto& [tag, list] : by_tag) {
            const auto& self = read_.self(*std::min_element(list.begin(), list.end(), [&](auto a, auto b) { return earlier_path(claims_, a, b); }));
            result_.clusters.push_back({self.slug, self.scope, self.date, std::move(list), self.tag, nobody});
        }
    }

    // Held texts that are one document share a class: equal texts, or equal type, issuer and title.
    std::vector<std::vector<ClaimRef>> classes_of(const std::vector<ClaimRef>& held) const {
        std::vector<std::vector<ClaimRef>> classes;
        std::map<TextId, std::size_t> by_tag;
        std::map<std::tuple<TextId, IssuerId, TextId>, std::size_t> by_title;
        for (const auto claim : held) {
            const auto& self = read_.self(claim);
            const std::tuple title(self.type, self.issuer, self.title);
            auto place = classes.size();
            if (const auto found = by_tag.find(self.tag); found != by_tag.end()) place = found->second;
            else if (const auto same = by_title.find(title); same != by_title.end()) place = same->second;
            if (place == classes.size()) classes.emplace_back();
            classes[place].push_back(claim);
            by_tag.emplace(self.tag, place);
            by_title.emplace(title, place);
        }
        return classes;
    }

    // A document of these claims; several where they hold several texts: then no mention says which is meant.
    Range add(std::vector<ClaimRef> claims) {
        const auto first = static_cast<std::uint32_t>(result_.clusters.size());
        const auto push = [&](std::vector<ClaimRef> list) {
            const auto date = voted_date(read_, list);
            result_.clusters.push_back({slug_, scope_, date, std::move(list), 0, stranger_of_});
        };
        std::vector<ClaimRef> held;
        std::copy_if(claims.begin(), claims.end(), std::back_inserter(held), [&](ClaimRef claim) { return read_.of_itself(claim); });
        auto classes = held.size() > 1 ? classes_of(held) : std::vector<std::vector<ClaimRef>>{};
        if (classes.size() < 2) {
            push(std::move(claims));
        } else {
            for (auto& list : classes) push(std::move(list));
            for (const auto claim : claims)
                if (!read_.of_itself(claim)) result_.ambiguous.push_back({read_.mention(claim), first, static_cast<std::uint32_t>(result_.clusters.size())});
        }
        return {first, static_cast<std::uint32_t>(result_.clusters.size())};
    }

    // Mentions whose scope is not known never merge across documents; held documents of that scope stand alone.
    void strangers(const std::vector<ClaimRef>& claims) {
        std::map<std::uint32_t, std::vector<ClaimRef>> by_speaker;
        std::vector<ClaimRef> held;
        for (const auto claim : claims) {
            if (read_.of_itself(claim)) held.push_back(claim);
            else by_speaker[read_.speaker(claim)].push_back(claim);
        }
        for (auto& list : classes_of(held)) add(std::move(list));
        for (const auto& [speaker, list] : by_speaker) {
            stranger_of_ = speaker;
            group(list);
        }
        stranger_of_ = nobody;
    }

    void group(const std::vector<ClaimRef>& claims) {
        std::map<PartialDate, Anchor> dated;
        std::map<PartialDate, std::set<std::uint32_t>> voices;
        for (const auto claim : claims) {
            const auto date = read_.date(claim);
            if (!date.full()) continue;
            auto& anchor = dated[date];
            anchor.date = date;
            voices[date].insert(read_.voice(claim));
            anchor.held = anchor.held || read_.of_itself(claim);
            anchor.claims.push_back(claim);
        }
        const bool holds_year = std::any_of(claims.begin(), claims.end(), [&](ClaimRef claim) { return read_.holds_year(claim); });
        if (holds_year || dated.empty()) {
            one_a_year(claims, holds_year);
            return;
        }
        std::vector<Anchor> anchors;
        for (auto& [date, anchor] : dated) {
            anchor.voices = voices[date].size();
            anchors.push_back(std::move(anchor));
        }
        absorb_misprints(anchors);
        join(claims, std::move(anchors));
    }

    // A number that holds its year names one document; without any full date only years tell documents apart.
    void one_a_year(const std::vector<ClaimRef>& claims, bool holds_year) {
        std::map<int, std::vector<ClaimRef>> years;
        for (const auto claim : claims) years[holds_year ? 0 : read_.date(claim).year].push_back(claim);
        if (!holds_year && years.size() == 2 && years.contains(0)) { // undated ones join the only year
            auto& known = years.rbegin()->second;
            known.insert(known.end(), years[0].begin(), years[0].end());
            years.erase(0);
        }
        for (auto& [year, list] : years) add(std::move(list));
    }

    // A number without a full date joins the only anchor that agrees. It stands alone where none does, and where it is a held
    // document's own, as no mention may; where several agree it is ambiguous.
    void join(const std::vector<ClaimRef>& claims, std::vector<Anchor> anchors) {
        struct Open {
            ClaimRef claim;
            std::size_t from, to;
        };
        std::vector<Open> open;
        const auto first_at = [&](PartialDate date) { return static_cast<std::size_t>(std::partition_point(anchors.begin(), anchors.end(), [&](const Anchor& anchor) { return anchor.date < date; }) - anchors.begin()); };
        const auto first_after = [&](PartialDate date) { return static_cast<std::size_t>(std::partition_point(anchors.begin(), anchors.end(), [&](const Anchor& anchor) { return !(date < anchor.date); }) - anchors.begin()); };
        std::map<int, std::vector<ClaimRef>> orphans;
        for (const auto claim : claims) {
            const auto date = read_.date(claim);
            if (date.full()) continue;
            PartialDate latest = !date.known() ? PartialDate{9999, 12, 31} : PartialDate{date.year, date.month == 0 ? 12 : date.month, 31};
            // Nothing cites what is younger than itself.
            if (const auto& own = claims_.held()[read_.speaker(claim)].date; !read_.of_itself(claim) && own.full()) latest = std::min(latest, own);
            const auto from = first_at(date), to = std::max(from, first_after(latest));
            // A held text without a day is no other held text for its number alone; equal ones are told by their class.
            const bool own = read_.of_itself(claim);
            if (to - from == 1 && !(own && anchors[from].held && !same_as_one_of(claim, anchors[from].claims))) anchors[from].claims.push_back(claim);
            else if (from == to || own) orphans[date.year].push_back(claim);
            else open.push_back({claim, from, to});
        }
        std::vector<Range> ranges;
        for (auto& anchor : anchors) ranges.push_back(add(std::move(anchor.claims)));
        for (const auto& one : open) result_.ambiguous.push_back({read_.mention(one.claim), ranges[one.from].first, ranges[one.to - 1].last});
        for (auto& [year, list] : orphans) add(std::move(list));
    }

    bool same_as_one_of(ClaimRef claim, const std::vector<ClaimRef>& others) const {
        std::vector<ClaimRef> held = {claim};
        std::copy_if(others.begin(), others.end(), std::back_inserter(held), [&](ClaimRef other) { return read_.of_itself(other); });
        const auto classes = classes_of(held);
        return std::any_of(classes.begin(), classes.end(), [&](const auto& list) { return list.size() > 1 && list.front() == claim; });
    }

    // True when the body gives a number only once between two days of a year: not a Party committee, which may have begun anew
    // with a congress, nor the authority of a province that was merged meanwhile.
    bool one_series(PartialDate a, PartialDate b, ClaimRef claim) const {
        const auto number = claims_.text(read_.number(claim));
        const auto mark = number.find_first_not_of("0123456789");
        if (mark == number.npos || number[mark] == '-') return false; // 05-CT/TU
        const auto scope = claims_.text(scope_);
        const auto* province = scope.empty() ? nullptr : claims_.authority().province(scope.substr(0, scope.find('.')));
        if (province == nullptr || !province->merged_on.known()) return true;
        return (a < province->merged_on) == (b < province->merged_on);
    }

    // A date that few print where many print another one of that year is a misprint. Where the number may have been given
    // twice in the year, only if the two differ in no more than day or month.
    void absorb_misprints(std::vector<Anchor>& anchors) const {
        const auto year_begins = [&](int year) { return std::lower_bound(anchors.begin(), anchors.end(), year, [](const Anchor& a, int y) { return a.date.year < y; }); };
        for (auto& anchor : anchors) {
            const auto next_year = year_begins(anchor.date.year + 1);
            for (auto at = year_begins(anchor.date.year); at != next_year; ++at) {
                auto& other = *at;
                if (&anchor == &other || anchor.claims.empty() || other.claims.empty() || other.held) continue;
                const bool once = one_series(anchor.date, other.date, anchor.claims.front());
                const bool near = other.date.month == anchor.date.month || other.date.day == anchor.date.day;
                const auto voices = anchor.voices + (anchor.held && once ? misprint_factor - 1 : 0);
                if (!(once || near) || other.voices * misprint_factor > voices) continue;
                anchor.claims.insert(anchor.claims.end(), other.claims.begin(), other.claims.end());
                other.claims.clear();
            }
        }
        std::erase_if(anchors, [](const Anchor& anchor) { return anchor.claims.empty(); });
    }

    const Claims& claims_;
    const ClaimReader& read_;
    TextId slug_ = 0, scope_ = 0;         // of the group at work
    std::uint32_t stranger_of_ = nobody; // whose mentions they are, where the scope is not known
    Clusters result_;
};

} // namespace

ClaimReader::ClaimReader(const Claims& claims) : claims_(claims), held_count_(static_cast<ClaimRef>(claims.held().size())), voice_of_(claims.held().size()) {
    std::unordered_map<TextId, std::uint32_t> first;
    for (std::uint32_t held = 0; held < held_count_; ++held) {
        const auto [found, is_new] = first.try_emplace(claims.held()[held].tag, held);
        if (!is_new && earlier_path(claims, held, found->second)) found->second = held;
    }
    for (std::uint32_t held = 0; held < held_count_; ++held) voice_of_[held] = first.at(claims.held()[held].tag);
}

bool earlier_path(const Claims& claims, std::uint32_t a, std::uint32_t b) {
    const auto &left = claims.held()[a], &right = claims.held()[b];
    return std::pair(claims.text(left.source), left.part) < std::pair(claims.text(right.source), right.part);
}

Clusters form_clusters(const ClaimReader& read) { return ClusterMaker(read).run(); }

} // namespace vanmach
