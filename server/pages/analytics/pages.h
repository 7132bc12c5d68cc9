// SPDX-License-Identifier: GPL-2.0-or-later
// The pages of figures over the corpus: each figure as a table that needs no script, from the answers of server/analytics/views.h.
// Plain functions on values; see frame/page.h. Thread-safe.
#pragma once

#include "server/pages/frame/page.h"

namespace vanmach::pages {

/// What the overview is made of: version_view and each figure without filters.
struct OverviewAnswers {
    Json version, timeline, coverage, lag, top, missing, anomalies;
};
Page overview_page(const PageContext& context, const OverviewAnswers& answers);

/// Of timeline_view.
Page timeline_page(const PageContext& context, const Json& answer);

/// Of coverage_view: of one directive the map and who has followed, of several the provinces against the directives.
Page coverage_page(const PageContext& context, const Json& answer);

/// Of lag_view: of one directive its curve, else the list of directives.
Page lag_page(const PageContext& context, const Json& answer);

/// Of top_view, missing_view and cocited_view.
Page top_page(const PageContext& context, const Json& answer);
Page missing_page(const PageContext& context, const Json& answer);
Page cocited_page(const PageContext& context, const Json& answer);

/// Of anomalies_view.
Page anomalies_page(const PageContext& context, const Json& answer);

} // namespace vanmach::pages
