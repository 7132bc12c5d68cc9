// SPDX-License-Identifier: GPL-2.0-or-later
// The files a page loads, embedded in the program: what Vite built of server/web where it was built, else the
// CSS of server/web as it is written, so that the page is never bare. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanmach::pages {

struct Asset {
    std::string_view body; // lives as long as the program
    std::string_view content_type;
    bool immutable = false; // its name holds a hash of its content
};

/// `name` is what follows "/assets/".
std::optional<Asset> find_asset(std::string_view name);

/// Where the built form of a source of server/web is: "css/main.css" -> "/assets/main-1a2b3c.css". "" for a
/// script when the web part was not built.
std::string asset_url(std::string_view source);

} // namespace vanmach::pages
