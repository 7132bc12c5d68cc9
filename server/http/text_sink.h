// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string_view>

namespace vanmach {

/// Takes an answer piece by piece. False: nobody listens any more, and writing may stop.
using TextSink = std::function<bool(std::string_view)>;

} // namespace vanmach
