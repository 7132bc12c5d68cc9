// SPDX-License-Identifier: GPL-2.0-or-later
// A list of citing or cited documents narrowed by level, province, year and relation, with the counts that a reader chooses by.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "corpus/document_json.h"
#include "server/documents/filters.h"

namespace vanmach {

/// For one request, one thread; `snapshot` must live as long.
class Narrowing {
  public:
    /// Of `filters` levels, provinces and years; no relations: all.
    Narrowing(const Snapshot& snapshot, const Filters& filters, std::vector<Relation> relations);

    /// Whether a document that stands in these relations passes, and counts it. `no_node`, a mention that means no one document,
    /// passes where nothing is asked of the document.
    bool take(NodeIndex node, const std::vector<Relation>& relations);
    bool wants(Relation relation) const;

    /// {level: [{value, count}], province, year, relation}: documents by value, most first, years newest first; each field is
    /// counted as if it were not narrowed itself, what is not known is left out.
    Json facets() const;

  private:
    enum Field { by_level, by_province, by_year, by_relation, field_count };
    struct Part {
        Filters filters;
        Selection selection;
        Part(const Snapshot& snapshot, Filters part) : filters(std::move(part)), selection(snapshot, filters) {}
        Part(const Part&) = delete; // `selection` points into it
    };
    void count(Field field, std::string_view value);

    const Snapshot& snapshot_;
    Part level_, province_, year_;
    std::vector<Relation> relations_;
    std::array<std::map<std::string, std::size_t, std::less<>>, field_count> counts_;
};

} // namespace vanmach
