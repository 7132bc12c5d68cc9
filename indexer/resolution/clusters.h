// SPDX-License-Identifier: GPL-2.0-or-later
// Clusters: the claims that speak of one official document. Numbers restart each January (state) or with each committee
// (Party), so that claims of one number and scope are told apart by their dates.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "indexer/resolution/claims.h"

namespace vanmach {

/// A claim by its place: the held documents come first, then the mentions.
using ClaimRef = std::uint32_t;

inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

/// One official document, as far as can be told. Held texts of one number and day are one document where they are equal, or
/// agree in type, issuer and title; else they are several, and no mention says which.
struct Cluster {
    TextId slug = 0, scope = 0;
    PartialDate date;
    std::vector<ClaimRef> claims;
    TextId text_tag = 0;             // of documents without number: only their text tells them apart
    std::uint32_t stranger_of = nobody; // of a mention whose scope is not known: the held document that alone may mean it
};

/// A mention that several clusters agree with: [first, last) of them.
struct Ambiguity {
    std::uint32_t mention = 0;
    std::uint32_t first = 0, last = 0;
};

struct Clusters {
    std::vector<Cluster> clusters;
    std::vector<Ambiguity> ambiguous;
};

/// What a claim says, wherever it comes from.
class ClaimReader {
  public:
    explicit ClaimReader(const Claims& claims);
    const Claims& claims() const { return claims_; }
    bool of_itself(ClaimRef claim) const { return claim < held_count_; }
    const HeldClaim& self(ClaimRef claim) const { return claims_.held()[claim]; }
    std::uint32_t mention(ClaimRef claim) const { return claim - held_count_; }
    const CitedClaim& cited(ClaimRef claim) const { return claims_.cited()[claim - held_count_]; }
    ClaimRef of_mention(std::uint32_t mention) const { return held_count_ + mention; }
    /// The held document that makes the claim.
    std::uint32_t speaker(ClaimRef claim) const { return of_itself(claim) ? claim : cited(claim).held; }
    /// The same, but of several copies of one text the first path: copies are one voice.
    std::uint32_t voice(ClaimRef claim) const { return voice_of_[speaker(claim)]; }
    bool is_copy(ClaimRef claim) const { return voice(claim) != speaker(claim); }
    PartialDate date(ClaimRef claim) const { return of_itself(claim) ? self(claim).date : PartialDate::unpacked(cited(claim).date); }
    bool holds_year(ClaimRef claim) const { return of_itself(claim) ? self(claim).holds_year : cited(claim).holds_year; }
    TextId number(ClaimRef claim) const { return of_itself(claim) ? self(claim).number : cited(claim).number; }

  private:
    const Claims& claims_;
    ClaimRef held_count_;
    std::vector<std::uint32_t> voice_of_; // by held document
};

/// Mentions by a number without its code, blank ones and a document's own number are in none.
Clusters form_clusters(const ClaimReader& read);

/// The order of held documents: by path, then by part. What was taken in first decides nothing.
bool earlier_path(const Claims& claims, std::uint32_t a, std::uint32_t b);

} // namespace vanmach
