// SPDX-License-Identifier: GPL-2.0-or-later
// A feed as Atom (RFC 4287). Thread-safe functions on values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanmach {

inline constexpr std::string_view atom_type = "application/atom+xml";

/// Texts are plain; times are RFC 3339; links are paths of this site. A feed reader resolves them against the address that it
/// fetched the feed from: the server knows neither its public name nor whether a proxy before it speaks https, and what the
/// Host header of a request says of either must not travel into answers that are kept.
struct AtomEntry {
    std::string id; // a URN: the same wherever and whenever the entry is told
    std::string title;
    std::string updated;
    std::string published; // "" unknown
    std::string author;    // "" unknown
    std::string link;
    std::string summary;
    std::string term, label; // of its category; "" none
};

struct AtomFeed {
    std::string id;
    std::string title;
    std::string subtitle;
    std::string updated;
    std::string self;      // where this feed is
    std::string alternate; // the page of the same list
    std::vector<AtomEntry> entries;
};

std::string to_atom(const AtomFeed& feed);

/// The beginning of a day in Viet Nam as RFC 3339: "2025-03-06" -> "2025-03-06T00:00:00+07:00"; of a month or year its first day.
/// `otherwise` where nothing is known.
std::string atom_time(std::string_view iso_date, std::string_view otherwise);

} // namespace vanmach
