// SPDX-License-Identifier: GPL-2.0-or-later
// A made-up world of directives and plans whose graph is known: written out as texts, so that all of it is read, resolved and
// counted by the product, while the tests count on the world itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/document.h"

namespace vanmach::testing {

struct WorldCitation {
    std::size_t target = 0;      // of World::documents
    Relation relation = Relation::cites;
    bool dated = true;
    int nested_in = -1;          // place of the citation of the same document that carries it out: "Kế hoạch A thực hiện Chỉ thị B"
};

struct WorldDocument {
    std::string id;              // as the product must name it
    std::string type, number, title;
    PartialDate date;
    Issuer issuer;
    bool held = true;
    std::vector<WorldCitation> citations;
};

/// Central directives, plans of provinces before and after the mergers of 1 July 2025, plans of departments that carry those out,
/// drafts without a day, numbers that several committees have given. The same for the same seed.
struct World {
    std::vector<WorldDocument> documents;
    explicit World(std::uint32_t seed, std::size_t plans = 60);
    /// A file a held document.
    void write(const std::filesystem::path& folder) const;
};

/// An edge as the product must draw it. `own`: told by the text of `from`.
struct WorldEdge {
    std::size_t from = 0, to = 0;
    Relation relation = Relation::cites;
    bool own = true;
    auto operator<=>(const WorldEdge&) const = default;
};
/// Each once, sorted.
std::vector<WorldEdge> edges_of(const World& world);

} // namespace vanmach::testing
