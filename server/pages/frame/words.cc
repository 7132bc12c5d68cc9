// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/words.h"

#include <array>
#include <map>

#include "page_files_embedded.h"

namespace vanmach::pages {
namespace {

struct Table {
    std::map<std::string, std::array<std::string, 2>, std::less<>> rows;
    std::vector<std::string> keys;
};

void add_rows(Table& table, std::string_view rest) {
    bool header = true;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.empty() || line.front() == '#') continue;
        if (std::exchange(header, false)) continue;
        const auto first = line.find('\t');
        const auto second = first == std::string_view::npos ? first : line.find('\t', first + 1);
        if (second == std::string_view::npos) continue;
        std::string key(line.substr(0, first));
        table.rows[key] = {std::string(line.substr(first + 1, second - first - 1)),
                           std::string(line.substr(second + 1))};
        table.keys.push_back(std::move(key));
    }
}

Table load() {
    Table table;
    for (const auto path : page_files::embedded_paths())
        if (path.ends_with("/words.tsv")) add_rows(table, page_files::embedded(path));
    return table;
}

const Table& table() {
    static const Table loaded = load();
    return loaded;
}

} // namespace

std::string_view find_word(Lang lang, std::string_view key) {
    const auto row = table().rows.find(key);
    return row == table().rows.end() ? std::string_view{} : row->second[lang == Lang::vi ? 0 : 1];
}

std::string word(Lang lang, std::string_view key) {
    const auto found = find_word(lang, key);
    return std::string(found.empty() ? key : found);
}

std::string word(Lang lang, std::string_view key,
                 std::initializer_list<std::pair<std::string_view, std::string>> values) {
    const std::string pattern = word(lang, key);
    std::string out;
    std::size_t at = 0;
    // One pass over the pattern, so that braces inside a value stay what they are.
    while (at < pattern.size()) {
        const auto open = pattern.find('{', at);
        const auto close = open == std::string::npos ? open : pattern.find('}', open);
        if (close == std::string::npos) break;
        out.append(pattern, at, open - at);
        const auto name = std::string_view(pattern).substr(open + 1, close - open - 1);
        for (const auto& [key_of_value, value] : values)
            if (key_of_value == name) out += value;
        at = close + 1;
    }
    return out.append(pattern, at, std::string::npos);
}

std::string counted(Lang lang, std::string_view key, long long n) {
    const std::string one = std::string(key) + "_one";
    const bool singular = n == 1 && !find_word(lang, one).empty();
    return word(lang, singular ? std::string_view(one) : key, {{"n", grouped(lang, n)}});
}

std::string grouped(Lang lang, long long n) {
    std::string digits = std::to_string(n < 0 ? -n : n);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, lang == Lang::vi ? '.' : ',');
    return n < 0 ? "-" + digits : digits;
}

std::string_view code_of(Lang lang) {
    return lang == Lang::vi ? "vi" : "en";
}

const std::vector<std::string>& word_keys() {
    return table().keys;
}

} // namespace vanmach::pages
