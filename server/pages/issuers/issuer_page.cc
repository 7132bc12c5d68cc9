// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "server/http/parameters.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/figure.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"
#include "server/pages/issuers/pages.h"

namespace vanmach::pages {
namespace {

void add_fact(Json& facts, std::string name, std::string value, std::string href = {}) {
    if (!value.empty()) facts.push_back({{"fact_name", std::move(name)}, {"fact_value", std::move(value)}, {"fact_href", std::move(href)}});
}

Json related(Lang lang, const Json& bodies) {
    Json out = Json::array();
    for (const auto& body : bodies) {
        const auto slug = text_at(body, "slug"), since = text_at(body, "since");
        out.push_back({{"body_name", text_at(body, "name")},
                       {"body_href", slug.empty() ? std::string{} : link_to(lang, "/issuers/" + url_encoded(slug))},
                       {"body_since", since.empty() ? std::string{} : word(lang, "since_date", {{"date", display_date(since)}})},
                       {"body_documents", number_at(body, "documents") > 0 ? counted(lang, "documents_n", number_at(body, "documents")) : std::string{}}});
    }
    return out;
}

Json items(Lang lang, const Json& list) {
    Json out = Json::array();
    for (const auto& item : list) out.push_back(item_view(lang, item));
    return out;
}

class IssuerPage {
  public:
    IssuerPage(const PageContext& context, const Json& answer) : context_(context), lang_(context.lang), answer_(answer), name_(text_at(answer, "name")) {}

    Page render() {
        const auto held = number_at(answer_, "held"), cited_only = number_at(answer_, "cited_only");
        Json view;
        view["name"] = name_;
        view["level"] = level_word(lang_, text_at(answer_, "level"));
        view["issuers_href"] = link_to(lang_, "/issuers");
        view["held_words"] = counted(lang_, "issuer_held", held);
        view["held_href"] = held > 0 ? search() : std::string{};
        view["cited_words"] = cited_only > 0 ? counted(lang_, "issuer_cited_only", cited_only) : std::string{};
        view["cited_href"] = search({{"held", "false"}});
        view["facts"] = Json::array();
        const auto province = text_at(answer_, "province");
        add_fact(view["facts"], word(lang_, "facet_province"), province, link_to(lang_, "/issuers", {{"province", province}}));
        add_fact(view["facts"], word(lang_, "fact_unit"), text_at(answer_, "unit"));
        add_fact(view["facts"], word(lang_, "fact_life_from"), display_date(text_at(answer_, "from")));
        add_fact(view["facts"], word(lang_, "fact_life_to"), display_date(text_at(answer_, "to")));
        view["has_facts"] = !view["facts"].empty();
        view["predecessors"] = related(lang_, list_at(answer_, "predecessors"));
        view["successors"] = related(lang_, list_at(answer_, "successors"));
        view["has_predecessors"] = !view["predecessors"].empty();
        view["has_successors"] = !view["successors"].empty();
        add_types(view);
        add_years(view);
        view["recent"] = items(lang_, list_at(answer_, "recent"));
        view["most_cited"] = items(lang_, list_at(answer_, "most_cited"));
        view["cites_most"] = Json::array();
        for (const auto& item : list_at(answer_, "cites_most")) {
            Json row = item_view(lang_, item);
            row["cited"] = "";
            row["times"] = counted(lang_, "cites_most_n", number_at(item, "count"));
            row["times_href"] = search({{"cites", text_at(item, "id")}});
            view["cites_most"].push_back(std::move(row));
        }
        for (const auto key : {"recent", "most_cited", "cites_most"}) view[std::string("has_") + key] = !view[key].empty();
        view["newest_href"] = search({{"sort", "-date"}});
        view["foot"] = data_foot(context_, "/issuers/" + url_encoded(text_at(answer_, "slug")), "co-quan");
        view["foot"]["csv_href"] = api_link("/search", query({{"held", "any"}, {"format", "csv"}}));
        view["page_style"] = "css/figures.css";
        view["page_script"] = "src/figures.ts";
        return finish(context_, "issuer", std::move(view), name_);
    }

  private:
    Query query(Query more = {}) const {
        // Where several provinces have a body of this name, its slug tells which, and so does its province.
        const auto slug = text_at(answer_, "slug"), province = text_at(answer_, "province");
        const bool shared = slug.find('.') != std::string::npos;
        Query query{{"issuer", shared ? slug : name_}};
        if (shared && !province.empty()) query.emplace_back("province", province);
        for (auto& pair : more) query.push_back(std::move(pair));
        return query;
    }
    std::string search(Query more = {}) const { return link_to(lang_, "/search", query(std::move(more))); }

    void add_types(Json& view) const {
        const Json& types = list_at(answer_, "types");
        long long most = 0;
        for (const auto& entry : types) most = std::max(most, number_at(entry, "count"));
        view["types"] = Json::array();
        for (const auto& entry : types) {
            const auto code = text_at(entry, "value");
            const auto n = number_at(entry, "count");
            const bool unknown = code == "unknown";
            view["types"].push_back({{"value_word", unknown ? word(lang_, "type_unknown") : type_name(lang_, code)},
                                     {"count", grouped(lang_, n)},
                                     {"count_words", counted(lang_, "documents_n", n)},
                                     {"search_href", unknown ? std::string{} : search({{"type", code}, {"held", "any"}})},
                                     {"bar", bar_of(n, most)}});
        }
        view["has_types"] = !view["types"].empty();
    }

    void add_years(Json& view) const {
        std::map<std::string, long long, std::greater<>> years; // the newest first
        long long most = 0;
        std::string most_year;
        for (const auto& entry : list_at(answer_, "years")) {
            const auto n = number_at(entry, "count");
            years[text_at(entry, "value")] = n;
            if (n > most) {
                most = n;
                most_year = text_at(entry, "value");
            }
        }
        view["years"] = Json::array();
        for (const auto& [year, n] : years)
            view["years"].push_back({{"period", year}, {"n", n}, {"count", grouped(lang_, n)}, {"count_words", counted(lang_, "documents_n", n)}, {"search_href", search({{"year", year}, {"held", "any"}})}, {"bar", bar_of(n, most)}});
        view["has_years"] = !view["years"].empty();
        view["draws_years"] = years.size() > 2;
        view["years_message"] = most == 0 ? std::string{} : word(lang_, "issuer_years", {{"year", most_year}, {"documents", counted(lang_, "documents_n", most)}});
    }

    const PageContext& context_;
    Lang lang_;
    const Json& answer_;
    std::string name_;
};

} // namespace

Page issuer_page(const PageContext& context, const Json& answer) { return IssuerPage(context, answer).render(); }

} // namespace vanmach::pages
