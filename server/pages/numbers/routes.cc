// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/numbers/routes.h"

#include "server/http/form_body.h"
#include "server/http/negotiation.h"
#include "server/numbers/views.h"
#include "server/pages/frame/route.h"
#include "server/pages/numbers/pages.h"

namespace vanmach::pages {
namespace {

Outcome empty_form(const Call& call) { return reply_of(numbers_page(context_of(call), "", nullptr, nullptr)); }

Outcome sent(const Call& call) {
    const auto context = context_of(call);
    const auto form = read_form(call.body);
    if (!form) return passed_on(form.error());
    const auto typed = form_value(*form, "list");
    const auto list = read_pasted_numbers(typed);
    if (!list) {
        if (!prefers_html(call.accept)) return passed_on(list.error());
        return reply_of(numbers_page(context, typed, nullptr, to_json(list.error())));
    }
    const auto answer = numbers_view(*call.served, *list);
    if (form_value(*form, "format") != "csv") return reply_of(numbers_page(context, typed, answer, nullptr));
    Reply reply;
    reply.content_type = "text/csv; charset=utf-8; header=present";
    reply.body = numbers_csv(context.lang, answer);
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"so-hieu.csv\"");
    return reply;
}

} // namespace

void add_numbers_pages(RouteTable& routes) {
    routes.add(page_route("/numbers", "A list of numbers to look up.", {}, empty_form));
    Route route = page_route("/numbers", "A list of numbers looked up, as a page or as CSV.", {}, sent);
    route.method = "POST";
    // What is percent-encoded takes up to three times as much as it stands for.
    route.body = BodySpec{{{std::string(form_type), ""}}, 3 * most_number_bytes, "The form: list, format."};
    routes.add(std::move(route));
}

} // namespace vanmach::pages
