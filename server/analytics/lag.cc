// SPDX-License-Identifier: GPL-2.0-or-later
// lag_view (server/analytics/views.h).
#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include "server/analytics/figures.h"
#include "server/documents/territories.h"
#include "server/analytics/views.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"

namespace vanmach {

namespace {

/// The days that a date may be, counted from a common one.
struct Days {
    int earliest = 0, latest = 0;
};

Days days_of(const PartialDate& date) {
    using namespace std::chrono;
    const auto count = [](year_month_day d) { return static_cast<int>(sys_days{d}.time_since_epoch().count()); };
    const year y{date.year};
    if (date.month == 0) return {count(y / January / 1), count(y / December / 31)};
    const month m{static_cast<unsigned>(date.month)};
    if (date.day == 0) return {count(y / m / 1), count(year_month_day{y / m / last})};
    const int exact = count(y / m / day{static_cast<unsigned>(date.day)});
    return {exact, exact};
}

/// How soon one territory followed: its first document is between the earliest and the latest possible day of any.
struct Follower {
    std::optional<Days> lag; // days since the directive; nothing where no document can be dated
    std::size_t documents = 0;
    NodeIndex first = no_node;
    PartialDate earliest_full; // of the documents with a full date
    Relation relation = Relation::basis;
};

struct Lag {
    std::vector<Follower> followers; // by territory
    std::size_t undated = 0, earlier = 0, unknown = 0, other_time = 0, national = 0;

    std::vector<std::size_t> reached() const {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < followers.size(); ++i)
            if (followers[i].lag) places.push_back(i);
        std::sort(places.begin(), places.end(), [&](auto a, auto b) {
            const auto &left = *followers[a].lag, &right = *followers[b].lag;
            return std::tie(left.earliest, left.latest, a) < std::tie(right.earliest, right.latest, b);
        });
        return places;
    }
};

/// `place_of` tells where a document belongs, as Territories::of; documents that `counts` leaves out are passed over.
template <typename PlaceOf, typename Counts>
Lag lag_of(const DocumentTable& table, NodeIndex directive, std::size_t territories, RelationSet relations, const Counts& counts, const PlaceOf& place_of) {
    Lag lag;
    lag.followers.resize(territories);
    const auto begun = table.day(directive);
    if (!begun.known()) return lag;
    const auto start = days_of(begun);
    for_each_neighbour(table.in_edges(directive), relations, [&](NodeIndex node, RelationSet told) {
        if (!counts(node)) return;
        const auto place = place_of(node);
        if (place == Territories::no_province) return void(++lag.national);
        if (place == Territories::other_time) return void(++lag.other_time);
        if (place >= lag.followers.size()) return void(++lag.unknown);
        const auto date = table.day(node);
        auto& follower = lag.followers[place];
        if (!date.known()) return void(++lag.undated);
        // A later day than one that is certain changes nothing.
        if (date.full() && follower.earliest_full.known() && date >= follower.earliest_full) return void(++follower.documents);
        const auto days = days_of(date);
        if (days.latest < start.earliest) return void(++lag.earlier); // cites what is younger than itself
        ++follower.documents;
        if (date.full()) follower.earliest_full = date;
        const Days since{std::max(0, days.earliest - start.latest), days.latest - start.earliest};
        const bool first = !follower.lag || std::tie(since.earliest, since.latest) < std::tie(follower.lag->earliest, follower.lag->latest);
        if (first) {
            follower.first = node;
            follower.relation = told.strongest();
        }
        follower.lag = follower.lag ? Days{std::min(follower.lag->earliest, since.earliest), std::min(follower.lag->latest, since.latest)} : since;
    });
    return lag;
}

/// How many territories had followed by each day: at least so many, at most so many.
Json curve_of(const Lag& lag) {
    std::map<int, std::pair<int, int>> steps; // day -> followers whose latest, whose earliest day it is
    for (const auto& follower : lag.followers) {
        if (!follower.lag) continue;
        ++steps[follower.lag->latest].first;
        ++steps[follower.lag->earliest].second;
    }
    Json curve = Json::array();
    int at_least = 0, at_most = 0;
    for (const auto& [day, step] : steps) {
        at_least += step.first;
        at_most += step.second;
        curve.push_back({{"days", day}, {"at_least", at_least}, {"at_most", at_most}});
    }
    return curve;
}

double median(std::vector<int> values) {
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

constexpr std::string_view note = "Days from the date of a directive to the first document of a province in this corpus that cites it so; "
                                  "an earlier one may exist elsewhere.";

RelationSet lag_relations(const Parameters& parameters) {
    const auto given = relations_of(parameters);
    return given.empty() ? RelationSet({Relation::basis, Relation::implements}) : RelationSet(given);
}

ViewResult lag_of_one(const Snapshot& snapshot, const Parameters& parameters) {
    const auto& table = snapshot.table();
    const auto directive = find_asked(snapshot, parameters.text("id"));
    if (!directive) return tl::unexpected(directive.error());
    if (!table.day(*directive).known())
        return tl::unexpected(bad_parameter("id", "The date of this document is not known here, so that no days can be counted from it.", "Ask /analytics/coverage who cites it."));
    Territories territories(snapshot, province_view_of(parameters.text("provinces")));
    const auto asked = filters_of(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto& filters = *asked;
    Selection counts(snapshot, filters);
    const auto lag = lag_of(table, *directive, territories.all().size(), lag_relations(parameters),
                            [&](NodeIndex node) { return table.is_held(node) && counts.passes(node); }, [&](NodeIndex node) { return territories.of(node); });

    // A province can only be late if it was there, and the corpus holds something of it from that time.
    const auto begun = table.day(*directive);
    const auto counted = counted_documents(snapshot, filters);
    std::vector<bool> with_documents(territories.all().size(), false);
    for (const auto node : counted) {
        const auto date = table.day(node);
        if (date.known() && date < begun && !date.agrees(begun)) continue;
        if (const auto place = territories.of(node); place < with_documents.size()) with_documents[place] = true;
    }
    const auto reached = lag.reached();
    Json items = Json::array(), not_reached = Json::array();
    for (const auto place : reached) {
        const auto& follower = lag.followers[place];
        Json item = to_json(territories.all()[place]);
        item["days_min"] = follower.lag->earliest;
        item["days_max"] = follower.lag->latest;
        item["documents"] = follower.documents;
        item["relation"] = to_string(follower.relation);
        item["first"] = item_of(snapshot, follower.first);
        items.push_back(std::move(item));
    }
    for (std::size_t place = 0; place < with_documents.size(); ++place)
        if (with_documents[place] && !lag.followers[place].lag) not_reached.push_back(to_json(territories.all()[place]));
    return Json{{"about", about_figure(snapshot, "/analytics/lag", parameters, counted.size(), note)},
                {"directive", item_of(snapshot, *directive)},
                {"reached", reached.size()},
                {"provinces_with_documents", std::count(with_documents.begin(), with_documents.end(), true)},
                {"not_reached", std::move(not_reached)},
                {"undated", lag.undated},
                {"earlier", lag.earlier},
                {"province_unknown", lag.unknown},
                {"after_the_mergers", lag.other_time},
                {"national", lag.national},
                {"curve", curve_of(lag)},
                {"total", reached.size()},
                {"items", std::move(items)},
                {"next", nullptr}};
}

ViewResult lag_of_many(const Snapshot& snapshot, const Parameters& parameters) {
    const auto& table = snapshot.table();
    Territories territories(snapshot, province_view_of(parameters.text("provinces")));
    const auto asked = filters_of(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto& filters = *asked;
    const auto counted = counted_documents(snapshot, filters);
    const auto relations = lag_relations(parameters);
    // How many territories cite each directive so: the walk goes territory by territory, so that a mark tells whether one counted.
    std::vector<std::vector<NodeIndex>> of_territory(territories.all().size());
    constexpr auto not_counted = Territories::other_time - 1; // none of the special places
    std::vector<std::size_t> places(table.node_count(), not_counted);
    for (const auto node : counted) {
        places[node] = territories.of(node);
        if (places[node] < of_territory.size() && table.day(node).known()) of_territory[places[node]].push_back(node);
    }
    std::vector<std::uint32_t> counts(table.node_count(), 0), last(table.node_count(), 0);
    for (std::size_t place = 0; place < of_territory.size(); ++place)
        for (const auto node : of_territory[place])
            for_each_neighbour(table.out_edges(node), relations, [&](NodeIndex other, RelationSet) {
                if (last[other] == place + 1 || table.day(node) < table.day(other)) return;
                last[other] = static_cast<std::uint32_t>(place + 1);
                ++counts[other];
            });
    const auto order = ranked(counts, [&](NodeIndex node) {
        return table.day(node).known() && (table.level(node) == Level::central || table.level(node) == Level::ministry);
    });
    auto page = page_of(snapshot, parameters, "lag", order.size(), [&](std::size_t i) {
        const auto lag = lag_of(table, order[i], of_territory.size(), relations, [&](NodeIndex node) { return places[node] != not_counted; },
                                [&](NodeIndex node) { return places[node]; });
        const auto reached = lag.reached();
        std::vector<int> earliest, latest;
        for (const auto place : reached) {
            earliest.push_back(lag.followers[place].lag->earliest);
            latest.push_back(lag.followers[place].lag->latest);
        }
        Json item = item_of(snapshot, order[i]);
        item["provinces"] = reached.size();
        item["days_min"] = earliest.empty() ? Json(nullptr) : Json(*std::min_element(earliest.begin(), earliest.end()));
        item["median_min"] = earliest.empty() ? Json(nullptr) : Json(median(earliest));
        item["median_max"] = latest.empty() ? Json(nullptr) : Json(median(latest));
        item["days_max"] = latest.empty() ? Json(nullptr) : Json(*std::max_element(latest.begin(), latest.end()));
        return item;
    });
    if (!page) return page;
    Json json{{"about", about_figure(snapshot, "/analytics/lag", parameters, counted.size(), note)}};
    json.update(*page);
    return json;
}

} // namespace

const ParameterSpecs& lag_parameters() {
    static const ParameterSpecs specs =
        ParameterSpecs{text_spec("id", "The directive, by its id. Left out: the directives that most provinces carry out.", "33-ct-ttg.2021"),
                       province_view_parameter(),
                       relation_parameter("Which citations count as carrying out; left out: basis and implements."), level_parameter("Only documents of this tier."),
                       type_parameter("Only documents of this type, by code or name."), size_parameter("20"), cursor_parameter()};
    return specs;
}

ViewResult lag_view(const Served& served, const Parameters& parameters) {
    return parameters.has("id") ? lag_of_one(served.snapshot(), parameters) : lag_of_many(served.snapshot(), parameters);
}

} // namespace vanmach
