// SPDX-License-Identifier: GPL-2.0-or-later
// Provinces as figures count them and lists narrow by them: before the mergers of 1 July 2025, since then, or each in its own time.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/authority/authority.h"
#include "corpus/document_json.h"
#include "indexer/snapshot.h"
#include "server/http/parameters.h"

namespace vanmach {

enum class ProvinceView {
    old,  // the 63 until the mergers; what merged provinces issued since then belongs to none of them
    now,  // the 34; what their predecessors issued is theirs
    both, // the 63 and, since their mergers, the merged ones: each document counts where it was issued
};

/// A side of the mergers.
enum class Era { before, since };

/// A province in a stretch of time.
struct Territory {
    const Province* province = nullptr;
    PartialDate from, to; // first and last day; nothing known: open
};

/// For one request, one thread: names are looked up once.
class Territories {
  public:
    Territories(const Snapshot& snapshot, ProvinceView view);
    const std::vector<Territory>& all() const { return all_; }
    /// Where a document belongs; `no_province` for national bodies, `unknown_province` where the document does not tell, and
    /// `other_time` where it belongs to none of this view.
    std::size_t of(NodeIndex node);
    /// Whether it was issued by a province as it was until the mergers or as it has been since; both of a province that no merger touched.
    bool of_era(NodeIndex node, Era era);
    static constexpr std::size_t unknown_province = static_cast<std::size_t>(-1);
    static constexpr std::size_t no_province = static_cast<std::size_t>(-2);
    static constexpr std::size_t other_time = static_cast<std::size_t>(-3);

  private:
    /// A name in the table, and where its documents belong.
    struct Named {
        std::uint32_t text = 0;
        const Province* province = nullptr;
        std::size_t before = unknown_province, since = unknown_province;
    };
    const Named& named(std::uint32_t text);
    const DocumentTable& table_;
    ProvinceView view_;
    std::vector<Territory> all_;
    std::unordered_map<const Province*, std::size_t> before_, since_; // places in all_
    std::vector<Named> known_; // by text number
};

/// `provinces`: old, new or both.
ParameterSpec province_view_parameter();
ProvinceView province_view_of(std::string_view text);

/// {province, from, to, successor}; null of what is not known.
Json to_json(const Territory& territory);

} // namespace vanmach
