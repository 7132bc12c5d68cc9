// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/clusters.h"

#include <algorithm>
#include <map>
#include <tuple>

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
    explicit ClusterMaker(const Claims& claims) : claims_(claims), read_(claims) {}

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
    // What a document without number is, only its text tells.
    void unnumbered() {
        std::map<std::string_view, std::vector<ClaimRef>> by_tag;
        for (ClaimRef held = 0; held < claims_.held().size(); ++held)
            if (read_.self(held).number == 0) by_tag[claims_.text(read_.self(held).tag)].push_back(held);
        for (auto& [tag, list] : by_tag) {
            const auto& self = read_.self(list.front());
            result_.clusters.push_back({self.slug, self.scope, self.date, std::move(list), self.tag, nobody});
        }
    }

    void add(PartialDate date, std::vector<ClaimRef> claims) {
        result_.clusters.push_back({slug_, scope_, date, std::move(claims), 0, nobody});
    }

    // Mentions whose scope is not known never merge across documents; held documents of that scope stand alone.
    void strangers(const std::vector<ClaimRef>& claims) {
        std::map<std::tuple<std::uint32_t, bool, int>, std::vector<ClaimRef>> own;
        for (const auto claim : claims) own[{read_.speaker(claim), read_.of_itself(claim), read_.date(claim).year}].push_back(claim);
        for (auto& [key, list] : own) {
            const auto date = read_.date(list.front());
            add(date, std::move(list));
            if (!std::get<1>(key)) result_.clusters.back().stranger_of = std::get<0>(key);
        }
    }

    void group(const std::vector<ClaimRef>& claims) {
        std::map<PartialDate, Anchor> dated;
        for (const auto claim : claims) {
            const auto date = read_.date(claim);
            if (!date.full()) continue;
            auto& anchor = dated[date];
            anchor.date = date;
            // Claims come by document: a new one is a new voice.
            if (anchor.claims.empty() || read_.speaker(anchor.claims.back()) != read_.speaker(claim)) ++anchor.voices;
            anchor.held = anchor.held || read_.of_itself(claim);
            anchor.claims.push_back(claim);
        }
        const bool holds_year = read_.holds_year(claims.front());
        if (holds_year || dated.empty()) {
            one_a_year(claims, holds_year);
            return;
        }
        std::vector<Anchor> anchors;
        for (auto& [date, anchor] : dated) anchors.push_back(std::move(anchor));
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
        for (auto& [year, list] : years) {
            const auto date = voted_date(read_, list);
            add(date, std::move(list));
        }
    }

    // A number without a full date joins the only anchor that agrees. It stands alone where none does, and where it is a held
    // document's own, as no mention may; where several agree it is ambiguous.
    void join(const std::vector<ClaimRef>& claims, std::vector<Anchor> anchors) {
        const auto first = static_cast<std::uint32_t>(result_.clusters.size());
        std::vector<PartialDate> dates;
        for (auto& anchor : anchors) {
            dates.push_back(anchor.date);
            add(anchor.date, std::move(anchor.claims));
        }
        std::map<int, std::vector<ClaimRef>> orphans;
        for (const auto claim : claims) {
            const auto date = read_.date(claim);
            if (date.full()) continue;
            PartialDate latest = !date.known() ? PartialDate{9999, 12, 31} : PartialDate{date.year, date.month == 0 ? 12 : date.month, 31};
            // Nothing cites what is younger than itself.
            if (const auto& own = claims_.held()[read_.speaker(claim)].date; !read_.of_itself(claim) && own.full()) latest = std::min(latest, own);
            const auto from = static_cast<std::uint32_t>(std::lower_bound(dates.begin(), dates.end(), date) - dates.begin());
            const auto to = std::max(from, static_cast<std::uint32_t>(std::upper_bound(dates.begin(), dates.end(), latest) - dates.begin()));
            if (to - from == 1) result_.clusters[first + from].claims.push_back(claim);
            else if (from == to || read_.of_itself(claim)) orphans[date.year].push_back(claim);
            else result_.ambiguous.push_back({read_.mention(claim), first + from, first + to});
        }
        for (auto& [year, list] : orphans) {
            const auto date = voted_date(read_, list);
            add(date, std::move(list));
        }
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
    const ClaimReader read_;
    TextId slug_ = 0, scope_ = 0; // of the group at work
    Clusters result_;
};

} // namespace

bool scope_unknown(std::string_view scope) { return scope == "x" || scope.starts_with("x.") || scope.ends_with(".x"); }

Clusters form_clusters(const Claims& claims) { return ClusterMaker(claims).run(); }

} // namespace vanmach
