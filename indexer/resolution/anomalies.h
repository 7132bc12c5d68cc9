// SPDX-License-Identifier: GPL-2.0-or-later
// Anomalies: mentions that disagree with the document they mean, with other mentions of it, or with its validity. They are
// shown to people and change nothing.
#pragma once

#include "indexer/resolution/claims.h"
#include "indexer/resolution/resolution.h"

namespace vanmach {

/// Fills anomalies from nodes, mentions and edges.
void find_anomalies(const Claims& claims, Resolution& result);

/// True when two issuers can stand for the same signature: equal names, one of joint issuers, or a body and its head ("Ủy ban
/// nhân dân tỉnh X" and "Chủ tịch Ủy ban nhân dân tỉnh X").
bool same_issuer(const Issuer& a, const Issuer& b);

} // namespace vanmach
