// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/authority/issuer_line.h"

#include "corpus/authority/authority.h"

namespace vanmach {

namespace {

// Districts, and the bodies of that tier, ended with 30 June 2025 (Kết luận 127-KL/TW; Luật 72/2025/QH15).
constexpr PartialDate last_day_of_districts = {2025, 6, 30};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    if (const auto at = text.find(from); at != text.npos) text.replace(at, from.size(), to);
    return text;
}

/// "Ủy ban nhân dân tỉnh Ninh Thuận" with another province: "Ủy ban nhân dân tỉnh Khánh Hòa"; "Tỉnh ủy Hải Dương" with a city:
/// "Thành ủy Hải Phòng"; "" where the name does not tell its province.
std::string in_province(const std::string& name, const Province& from, const Province& to) {
    const std::string old_name = from.kind + ' ' + from.name;
    if (name.find(old_name) != std::string::npos) return replaced(name, old_name, to.kind + ' ' + to.name);
    if (from.name.empty() || !name.ends_with(from.name)) return {};
    auto other = name.substr(0, name.size() - from.name.size()) + to.name;
    if (from.kind == to.kind) return other;
    return to.kind == "tỉnh" ? replaced(replaced(other, "Thành ủy", "Tỉnh ủy"), "thành phố", "tỉnh") : replaced(replaced(other, "Tỉnh ủy", "Thành ủy"), "tỉnh", "thành phố");
}

/// The name of a row of the table in a province: its placeholders filled in.
std::string filled_in(const std::string& name, const Province* province) {
    if (province == nullptr) return name;
    return replaced(replaced(name, "{tỉnh}", province->kind + ' ' + province->name), "{tên}", province->name);
}

/// True where the row's name, filled in, is this one. Most rows differ before their first placeholder.
bool names(const std::string& row, const Province* province, const std::string& name) {
    return name.starts_with(std::string_view(row).substr(0, row.find('{'))) && filled_in(row, province) == name;
}

void follow_tables(const Issuer& body, const Province* province, IssuerLine& line) {
    const auto& tables = authority();
    const auto province_name = province == nullptr ? std::string() : province->name;
    for (const IssuerName& row : tables.issuers) {
        if (row.name.empty()) continue;
        if (names(row.name, province, body.name)) {
            line.from = row.from;
            line.to = row.to.day_before();
            if (row.successor.empty()) continue;
            const auto* later = tables.issuer(row.successor);
            const bool local = row.successor.find('{') != std::string::npos;
            line.successors.push_back({filled_in(row.successor, province), later != nullptr && !local ? later->level : body.level, local ? province_name : std::string(), row.to});
        } else if (!row.successor.empty() && names(row.successor, province, body.name)) {
            const bool local = row.name.find('{') != std::string::npos;
            line.predecessors.push_back({filled_in(row.name, province), row.level, local ? province_name : std::string(), row.to});
        }
    }
}

// What ended before the provinces were merged has no other successor than the one of its own province.
void follow_provinces(const Issuer& body, const Province& province, IssuerLine& line) {
    const auto& tables = authority();
    const auto ended_before = [](const PartialDate& end, const PartialDate& day) { return end.known() && end < day; };
    if (const Province* successor = province.stands() ? nullptr : tables.province(province.successor); successor != nullptr && !ended_before(line.to, province.merged_on.day_before())) {
        line.to = province.merged_on.day_before();
        if (auto later = in_province(body.name, province, *successor); !later.empty())
            line.successors.push_back({std::move(later), body.level, successor->name, province.merged_on});
    }
    for (const Province& other : tables.provinces) {
        if (other.name == province.name || other.successor != province.name || ended_before(line.to, other.merged_on)) continue;
        if (auto earlier = in_province(body.name, province, other); !earlier.empty())
            line.predecessors.push_back({std::move(earlier), body.level, other.name, other.merged_on});
    }
}

void add_line_of(const Issuer& body, IssuerLine& all) {
    IssuerLine line;
    const Province* province = body.province.empty() ? nullptr : authority().province(body.province);
    follow_tables(body, province, line);
    if (body.level == Level::district) line.to = last_day_of_districts;
    if (province != nullptr && body.unit.empty()) follow_provinces(body, *province, line);
    all.predecessors.insert(all.predecessors.end(), line.predecessors.begin(), line.predecessors.end());
    all.successors.insert(all.successors.end(), line.successors.begin(), line.successors.end());
    all.from = line.from;
    all.to = line.to;
}

} // namespace

IssuerLine line_of(const Issuer& body) {
    IssuerLine line;
    auto one = body;
    if (body.name.empty()) return line;
    for (auto& name : joint_parts(body.name)) {
        one.name = std::move(name);
        add_line_of(one, line);
    }
    return line;
}

} // namespace vanmach
