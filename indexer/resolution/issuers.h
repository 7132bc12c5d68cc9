// SPDX-License-Identifier: GPL-2.0-or-later
// The bodies that issued the documents of the table, each once.
#pragma once

#include <string>
#include <vector>

#include "indexer/resolution/resolution.h"

namespace vanmach {

/// A body under one of its names: a province's committee before and after a merger are two.
struct IssuingBody {
    std::string slug;             // slug_of_name of its name; with its province where the name does not tell it
    std::string name;
    Level level = Level::unknown; // that of most of its documents
    std::string province;
    std::string unit;
    std::vector<NodeIndex> nodes; // its documents, ascending; a joint document belongs to each of its issuers
};

/// "uy-ban-nhan-dan-tinh-ninh-thuan", "uy-ban-nhan-dan-xa-luong-minh.quang-ninh"; "x" for a province that is not known.
std::string slug_of_issuer(const Issuer& issuer);

/// Sorted by slug.
std::vector<IssuingBody> issuing_bodies(const std::vector<Node>& nodes);

} // namespace vanmach
