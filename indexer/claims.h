// SPDX-License-Identifier: GPL-2.0-or-later
// Claims: what each place of the corpus says of an official document. They are what the resolution works on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/authority/authority.h"
#include "corpus/document.h"
#include "indexer/resolution.h"

namespace vanmach {

/// What one place says of one official document: a held document of itself, or a citation of another. Points into the
/// documents it was made from.
struct Claim {
    std::uint32_t part = 0;   // index of the held document
    int n = 0;                // citation number; 0: the held document itself
    std::string slug;
    std::string scope;        // as the id tells it
    PartialDate date;
    bool holds_year = false;  // the number holds its year: it names one document whatever date is printed
    const Citation* citation = nullptr; // null for the document itself
    bool of_itself() const { return n == 0; }
};

struct Claims {
    std::vector<Claim> claims;
    std::vector<Claim> short_forms; // by a number without its code: they join what their own document names in full
};

/// In the order of the documents; blank and own numbers make no claim.
Claims claims_of(const std::vector<HeldDocument>& documents, const Authority& authority);

} // namespace vanmach
