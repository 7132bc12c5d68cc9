// SPDX-License-Identifier: GPL-2.0-or-later
// Issuing bodies over time: which bodies one followed and which followed it, by the tables of the authority: mergers of provinces
// (2025-07-01), changes of ministries, the end of districts.
#pragma once

#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/document.h"

namespace vanmach {

struct RelatedBody {
    std::string name;
    Level level = Level::unknown;
    std::string province;
    PartialDate since; // the day from which the later body stands for the earlier
};

struct IssuerLine {
    std::vector<RelatedBody> predecessors, successors; // direct ones, in the order of the tables
    PartialDate from, to;                              // the body's own life, first and last day; nothing known: open
};

/// Of a body under this name; of joint issuers the lines of all, and the life of the last. Thread-safe.
IssuerLine line_of(const Issuer& body);

} // namespace vanmach
