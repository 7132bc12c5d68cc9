// SPDX-License-Identifier: GPL-2.0-or-later
// What the routes of all pages share: the parameters and the context of a call, and the way from a page to an answer.
// Thread-safe functions on values.
#pragma once

#include <string>

#include "server/http/routes.h"
#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// A page's route. Beside `parameters` every page knows `lang`.
Route page_route(std::string pattern, std::string summary, const ParameterSpecs& parameters, Handler handler);

PageContext context_of(const Call& call);
Reply reply_of(Page page);
tl::unexpected<Problem> passed_on(Problem problem);

/// The call's `id` as the parameters of a view that asks for one.
Parameters for_id(const ParameterSpecs& specs, const Call& call);

} // namespace vanmach::pages
