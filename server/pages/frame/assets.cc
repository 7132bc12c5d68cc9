// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/assets.h"

#include <array>
#include <utility>

#include "corpus/document_json.h"
#include "web_files_embedded.h"

namespace vanmach::pages {
namespace {

constexpr std::string_view built = "dist/";    // of Vite: dist/.vite/manifest.json, dist/assets/…
constexpr std::string_view source = "source/"; // of server/web: source/css/…, source/static/…

std::string_view embedded(std::string_view root, std::string_view path) {
    return web_files::embedded(std::string(root).append(path));
}

const Json& manifest() {
    static const Json parsed = [] {
        const auto text = embedded(built, ".vite/manifest.json");
        return text.empty() ? Json::object() : Json::parse(text, nullptr, false);
    }();
    return parsed;
}

std::string_view content_type_of(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> types = {{
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
    }};
    for (const auto& [ending, type] : types)
        if (name.ends_with(ending)) return type;
    return "application/octet-stream";
}

} // namespace

std::optional<Asset> find_asset(std::string_view name) {
    if (const auto body = embedded(built, std::string("assets/").append(name)); body.data() != nullptr)
        return Asset{body, content_type_of(name), true};
    for (const std::string_view folder : {"static/", "css/"})
        if (const auto body = embedded(source, std::string(folder).append(name)); body.data() != nullptr)
            return Asset{body, content_type_of(name), false};
    return std::nullopt;
}

std::string asset_url(std::string_view path) {
    if (manifest().is_object()) {
        const auto entry = manifest().find(path);
        if (entry != manifest().end() && entry->contains("file"))
            return "/" + entry->at("file").get<std::string>();
    }
    const bool as_written = path.ends_with(".css") || path.ends_with(".svg");
    return as_written ? "/assets/" + std::string(path.substr(path.rfind('/') + 1)) : std::string{};
}

} // namespace vanmach::pages
