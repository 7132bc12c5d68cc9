// SPDX-License-Identifier: GPL-2.0-or-later
// What narrows a list of documents, whether the index answers (held documents) or the table (cited ones).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/date.h"
#include "indexer/snapshot.h"

namespace vanmach {

class Territories; // server/documents/territories.h
enum class Era;

/// Values of one field are alternatives, fields add up. Values are those of the columns
/// (canonical codes, slugs of names); empty lists do not narrow.
struct Filters {
    std::vector<std::string> types;
    std::vector<std::string> issuers;   // slugs
    std::vector<std::string> provinces; // slugs
    std::vector<std::string> levels;
    std::vector<std::string> years;
    std::optional<bool> held; // true: those whose text is here; false: those that are only cited
    PartialDate from, to; // inclusive; the precision given decides: to 2025 is to the end of 2025
    std::optional<Era> era;          // of provinces as they were before the mergers or have been since
    std::vector<Relation> relations; // `cites` counts citations of these relations alone; empty: all
    bool cites_given = false, cited_by_given = false, among_given = false;
    std::vector<NodeIndex> cites;    // documents that cite one of these …
    std::vector<NodeIndex> cited_by; // … and documents that one of these cites …
    std::vector<NodeIndex> among;    // … and these documents alone

    bool empty() const {
        return types.empty() && issuers.empty() && provinces.empty() && levels.empty() && years.empty() &&
               !held && !from.known() && !to.known() && !era && !cites_given && !cited_by_given && !among_given;
    }
};

/// A part of a date that is not printed counts as 0, one that a bound leaves open includes everything; an unknown date
/// lies in no range.
bool in_range(const PartialDate& date, const PartialDate& from, const PartialDate& to);

/// Whether an edge to one of `cites` is of a relation that counts.
bool wanted_relation(const Filters& filters, const EdgeView& edge);

/// Tells which documents of the table pass; what is not known does not. What a text decides is decided once for equal
/// texts. For one request, one thread; `snapshot` and `filters` must live as long.
class Selection {
  public:
    Selection(const Snapshot& snapshot, const Filters& filters);
    ~Selection();
    bool passes(NodeIndex node);

  private:
    bool text_passes(std::unordered_map<std::uint32_t, bool>& known, std::uint32_t number, const std::vector<std::string>& values, bool slugs);
    const Snapshot& snapshot_;
    const Filters& filters_;
    std::unordered_map<std::uint32_t, bool> types_, provinces_, issuers_; // by text number
    std::unique_ptr<Territories> territories_;                            // where an era is asked for
};

} // namespace vanmach
