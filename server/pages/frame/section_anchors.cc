// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/section_anchors.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "corpus/document_id.h"

namespace vanmach::pages {

std::vector<std::string> section_anchors(const std::vector<Section>& sections) {
    std::vector<std::string> anchors, path;
    std::map<std::string, int> seen;
    for (const auto& section : sections) {
        path.resize(static_cast<std::size_t>(std::clamp(section.depth - 1, 0, 8)));
        auto label = slug_of_name(section.label.empty() ? section.title : section.label);
        if (label.size() > 40) label.resize(40);
        path.push_back(label.empty() ? "x" : label);
        std::string anchor = "muc";
        for (const auto& part : path)
            if (!part.empty()) anchor += "-" + part;
        const int count = ++seen[anchor];
        anchors.push_back(count == 1 ? anchor : fmt::format("{}--{}", anchor, count));
    }
    return anchors;
}

} // namespace vanmach::pages
