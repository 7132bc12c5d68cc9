// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/issuers.h"

#include <algorithm>
#include <array>
#include <map>

#include "corpus/document_id.h"

namespace vanmach {

std::string slug_of_issuer(const Issuer& issuer) {
    auto slug = slug_of_name(issuer.name);
    if (issuer.level == Level::unknown || issuer.level == Level::central || issuer.level == Level::ministry) return slug;
    const auto province = issuer.province.empty() ? std::string("x") : slug_of_name(issuer.province);
    // The name ends with its province, or is that of a unit below.
    return slug == province || slug.ends_with("-" + province) ? slug : slug + "." + province;
}

std::vector<IssuingBody> issuing_bodies(const std::vector<Node>& nodes) {
    struct Row {
        IssuingBody body;
        std::array<std::uint32_t, 8> levels{};
    };
    std::map<std::string, Row> rows;
    for (NodeIndex index = 0; index < nodes.size(); ++index) {
        auto issuer = nodes[index].issuer;
        for (auto& name : joint_parts(nodes[index].issuer.name)) {
            issuer.name = std::move(name);
            auto slug = slug_of_issuer(issuer);
            if (slug.empty()) continue;
            auto& row = rows[slug];
            if (row.body.nodes.empty()) row.body = {slug, issuer.name, issuer.level, issuer.province, issuer.unit, {}};
            if (row.body.nodes.empty() || row.body.nodes.back() != index) row.body.nodes.push_back(index);
            ++row.levels[static_cast<std::size_t>(issuer.level)];
        }
    }
    std::vector<IssuingBody> bodies;
    bodies.reserve(rows.size());
    for (auto& [slug, row] : rows) {
        row.body.level = static_cast<Level>(std::max_element(row.levels.begin(), row.levels.end()) - row.levels.begin());
        bodies.push_back(std::move(row.body));
    }
    return bodies;
}

} // namespace vanmach
