// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/authority/issuer_line.h"

#include "corpus/authority/authority.h"

namespace vanmach {

namespace {

// Districts, and the bodies of that tier, ended with 30 June 2025 (Kết luận 127-KL/TW; Luật 72/2025/QH15).
constexpr PartialDate last_day_of_districts = {2025, 6, 30};

/// "Ủy ban nhân dân tỉnh Ninh Thuận" with another province: "Ủy ban nhân dân tỉnh Khánh Hòa"; "" where the
/// name does not tell its province.
std::string in_province(const std::string& name, const Province& from, const Province& to) {
    const std::string old_name = from.kind + ' ' + from.name;
    const std::string new_name = to.kind + ' ' + to.name;
    if (const auto at = name.find(old_name); at != std::string::npos) return name.substr(0, at) + new_name + name.substr(at + old_name.size());
    if (const auto at = name.rfind(from.name); at != std::string::npos && !from.name.empty()) return name.substr(0, at) + to.name + name.substr(at + from.name.size());
    return {};
}

void follow_provinces(const Issuer& body, IssuerLine& line) {
    const auto& tables = authority();
    const Province* province = body.province.empty() ? nullptr : tables.province(body.province);
    if (province == nullptr || !body.unit.empty()) return;
    if (const Province* successor = province->stands() ? nullptr : tables.province(province->successor)) {
        line.to = province->merged_on.day_before();
        if (auto later = in_province(body.name, *province, *successor); !later.empty())
            line.successors.push_back({std::move(later), body.level, successor->name, province->merged_on});
    }
    for (const Province& other : tables.provinces) {
        if (other.name == province->name || other.successor != province->name) continue;
        if (auto earlier = in_province(body.name, *province, other); !earlier.empty())
            line.predecessors.push_back({std::move(earlier), body.level, other.name, other.merged_on});
    }
}

} // namespace

IssuerLine line_of(const Issuer& body) {
    IssuerLine line;
    if (body.name.empty()) return line;
    const auto& tables = authority();
    if (const auto* known = tables.issuer(body.name); known != nullptr && known->name == body.name) {
        line.from = known->from;
        line.to = known->to.day_before();
    }
    if (body.level == Level::district) line.to = last_day_of_districts;
    follow_provinces(body, line);
    for (const IssuerName& issuer : tables.issuers) {
        if (issuer.successor.empty()) continue;
        if (issuer.name == body.name) {
            const auto* later = tables.issuer(issuer.successor);
            line.successors.push_back({issuer.successor, later != nullptr ? later->level : issuer.level, {}, issuer.to});
        }
        if (issuer.successor == body.name) line.predecessors.push_back({issuer.name, issuer.level, {}, issuer.to});
    }
    return line;
}

} // namespace vanmach
