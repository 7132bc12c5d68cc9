// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/tabular.h"

#include <map>
#include <string_view>
#include <vector>

namespace vanmach {

namespace {

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string guarded(std::string text) {
    static constexpr std::string_view starts = "=+-@\t\r\n";
    if (!text.empty() && starts.find(text.front()) != std::string_view::npos) text.insert(text.begin(), '\'');
    return text;
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n;") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string cell(const Json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return quoted(guarded(value.get<std::string>()));
    if (!value.is_array()) return quoted(dumped(value));
    std::string joined;
    for (const Json& one : value) {
        if (one.is_structured()) return quoted(dumped(value));
        if (!joined.empty()) joined += "; ";
        joined += one.is_string() ? one.get<std::string>() : dumped(one);
    }
    return quoted(guarded(joined));
}

using Row = std::map<std::string, std::string>;

void fill(Row& row, std::vector<std::string>& columns, std::map<std::string, bool>& known,
          const std::string& prefix, const Json& object) {
    for (const auto& [key, value] : object.items()) {
        const std::string name = prefix + key;
        if (value.is_object()) {
            fill(row, columns, known, name + '.', value);
            continue;
        }
        if (!known.contains(name)) {
            known[name] = true;
            columns.push_back(name);
        }
        row[name] = cell(value);
    }
}

} // namespace

std::string to_csv(const Json& items) {
    std::vector<std::string> columns;
    std::map<std::string, bool> known;
    std::vector<Row> rows;
    for (const Json& item : items) fill(rows.emplace_back(), columns, known, "", item);

    std::string csv(csv_byte_order_mark);
    const auto line = [&csv, &columns](const auto& value_of) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0) csv += ',';
            csv += value_of(columns[i]);
        }
        csv += "\r\n";
    };
    line([](const std::string& name) { return quoted(name); });
    for (const Row& row : rows) {
        line([&row](const std::string& name) {
            const auto found = row.find(name);
            return found == row.end() ? std::string() : found->second;
        });
    }
    return csv;
}

std::string csv_row(const std::vector<Json>& cells) {
    std::string row;
    for (const Json& value : cells) {
        if (&value != &cells.front()) row += ',';
        row += cell(value);
    }
    return row + "\r\n";
}

std::string to_jsonl(const Json& items) {
    std::string lines;
    for (const Json& item : items) lines += dumped(item) + '\n';
    return lines;
}

} // namespace vanmach
