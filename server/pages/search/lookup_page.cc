// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/search/pages.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {

Page lookup_page(const PageContext& context, const Json& answer) {
    const Lang lang = context.lang;
    const std::string number(value_of(context.query, "number"));
    const auto total = number_at(answer, "total");
    Json view;
    view["number"] = number;
    view["asked"] = !number.empty();
    view["summary"] = number.empty() ? std::string{}
                      : total == 0
                          ? word(lang, "lookup_none", {{"number", number}})
                          : word(lang, "lookup_found",
                                 {{"number", number}, {"documents", counted(lang, "documents_n", total)}});
    view["several"] = total > 1;
    view["none"] = !number.empty() && total == 0;
    view["found"] = Json::array();
    for (const auto& item : list_at(answer, "items")) view["found"].push_back(item_view(lang, item));
    view["search_number_href"] = link_to(lang, "/search", {{"q", number}, {"held", "any"}});
    view["numbers_href"] = link_to(lang, "/numbers");
    view["q"] = number;
    return finish(context, "lookup", std::move(view),
                  number.empty() ? word(lang, "lookup") : number + " · " + word(lang, "lookup"));
}

} // namespace vanmach::pages
