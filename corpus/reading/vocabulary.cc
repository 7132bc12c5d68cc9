// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/vocabulary.h"

#include <algorithm>
#include <array>

#include "corpus/reading/letter_case.h"
#include "corpus/text/keys.h"

namespace vanmach {

namespace {

struct Placeholder {
    std::string_view text;
    Place place;
    bool bare_name;
};
constexpr std::array<Placeholder, 4> placeholders = {{{"{tỉnh}", Place::province, false},
                                                      {"{tên}", Place::province, true},
                                                      {"{huyện}", Place::district, false},
                                                      {"{xã}", Place::commune, false}}};

// The words for kinds of territory that may close an alias ("UBND tỉnh"): the territory's own name follows them.
constexpr std::array<std::string_view, 11> kind_words = {
    "tỉnh", "thành phố", "Thành phố", "TP", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu", "thị trấn"};

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::string without_kind_word(std::string text) {
    for (const auto kind : kind_words) {
        if (text.size() > kind.size() && text.ends_with(kind) && text[text.size() - kind.size() - 1] == ' ')
            return trimmed(std::string_view(text).substr(0, text.size() - kind.size()));
    }
    return text;
}

// Codes are compared exactly first, then by their bare upper-case letters, so that D may stand for Đ.
std::string folded_code(std::string_view code) {
    auto key = bare_key(code);
    std::erase_if(key, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return "~" + key; // cannot meet an exact code
}

} // namespace

NameTemplate name_template(std::string_view name) {
    for (const auto& placeholder : placeholders) {
        const auto at = name.find(placeholder.text);
        if (at != std::string_view::npos)
            return {trimmed(name.substr(0, at)), placeholder.place, placeholder.bare_name};
    }
    return {std::string(name), Place::none, false};
}

const Vocabulary& Vocabulary::instance() {
    static const Vocabulary vocabulary(authority());
    return vocabulary;
}

Vocabulary::Vocabulary(const Authority& tables) : tables_(tables) {
    for (std::size_t i = 0; i < tables.types.size(); ++i) {
        const auto& type = tables.types[i];
        type_words_.add(type.name, static_cast<int>(i));
        for (const auto& alias : type.aliases) type_words_.add(alias, static_cast<int>(i));
        for (const auto& code : type.codes) {
            types_by_code_[code].push_back(&type);
            types_by_code_[folded_code(code)].push_back(&type);
        }
    }
    // An alias that differs only by marks, and every way to write TW, is the code itself.
    const auto official = [](const IssuerCode& row, const std::string& alias) {
        return row.code == "TW" || folded_code(alias) == folded_code(row.code) ? row.code : alias;
    };
    for (const auto& row : tables.codes) {
        codes_.try_emplace(row.code, Code{&row, row.code});
        for (const auto& alias : row.aliases) codes_.try_emplace(alias, Code{&row, official(row, alias)});
    }
    // A code in other capitals goes before any alias: "tu" is TU, although TW is also written TƯ.
    for (const auto& row : tables.codes) codes_.try_emplace(folded_code(row.code), Code{&row, row.code});
    for (const auto& row : tables.codes)
        for (const auto& alias : row.aliases) codes_.try_emplace(folded_code(alias), Code{&row, official(row, alias)});
    std::unordered_map<std::string, int> stems; // bare words of the stem -> index in bodies_
    const auto add_body = [&](const std::string& words, const KnownBody& body) {
        std::string key;
        for (const auto& word : bare_words(words)) key += word + ' ';
        if (key.empty()) return;
        const auto [found, fresh] = stems.try_emplace(key, static_cast<int>(bodies_.size()));
        if (fresh) {
            bodies_.emplace_back();
            body_words_.add(words, found->second);
        }
        auto& list = bodies_[static_cast<std::size_t>(found->second)];
        const auto same_place = [&](const KnownBody& known) { return known.place == body.place; };
        if (std::none_of(list.begin(), list.end(), same_place)) list.push_back(body);
    };
    for (const auto& issuer : tables.issuers) {
        const auto parts = name_template(issuer.name);
        const KnownBody body{parts.stem, parts.place, parts.bare_name, issuer.level, issuer.system, issuer.code};
        add_body(parts.stem, body);
    }
    for (const auto& issuer : tables.issuers) {
        const auto parts = name_template(issuer.name);
        const KnownBody body{parts.stem, parts.place, parts.bare_name, issuer.level, issuer.system, issuer.code};
        for (const auto& alias : issuer.aliases)
            add_body(parts.place == Place::none ? alias : without_kind_word(name_template(alias).stem), body);
    }
    for (std::size_t i = 0; i < tables.provinces.size(); ++i) {
        province_words_.add(tables.provinces[i].name, static_cast<int>(i));
        for (const auto& alias : tables.provinces[i].aliases) province_words_.add(alias, static_cast<int>(i));
    }
    std::unordered_map<std::string, int> names;
    const auto add_statute = [&](const std::string& name, const Statute& statute) {
        std::string key;
        for (const auto& word : bare_words(name)) key += word + ' ';
        if (key.empty()) return;
        const auto [found, fresh] = names.try_emplace(key, static_cast<int>(statutes_.size()));
        if (fresh) {
            statutes_.emplace_back();
            statute_words_.add(name, found->second);
        }
        auto& list = statutes_[static_cast<std::size_t>(found->second)];
        if (std::find(list.begin(), list.end(), &statute) == list.end()) list.push_back(&statute);
    };
    for (const auto& statute : tables.statutes) {
        add_statute(statute.name, statute);
        for (const auto& name : statute.short_names) add_statute(name, statute);
    }
    for (auto& list : statutes_)
        std::stable_sort(list.begin(), list.end(), [](auto* a, auto* b) { return b->date < a->date; });
}

const DocumentType* Vocabulary::type_of_code(std::string_view printed, bool party) const {
    auto found = types_by_code_.find(std::string(printed));
    if (found == types_by_code_.end()) found = types_by_code_.find(uppered(printed)); // "hd" is HD before it is HĐ
    if (found == types_by_code_.end()) found = types_by_code_.find(folded_code(printed));
    if (found == types_by_code_.end()) return nullptr;
    const auto issued_by_party = [](const DocumentType* type) {
        return std::find(type->systems.begin(), type->systems.end(), System::party) != type->systems.end();
    };
    // One code may stand for two types (TT: Thông tư of the state, Thông tri of the Party).
    for (const auto* type : found->second)
        if (issued_by_party(type) == party || (party && issued_by_party(type))) return type;
    return found->second.front();
}

Vocabulary::Code Vocabulary::issuer_code(std::string_view printed) const {
    for (const bool folded : {false, true}) {
        const auto key = folded ? folded_code(printed) : std::string(printed);
        if (const auto found = codes_.find(key); found != codes_.end()) return found->second;
        // QH15, UBTVQH14: the code and the number of its term.
        const auto digits = key.find_last_not_of("0123456789") + 1;
        if (digits < key.size()) {
            const auto stem = codes_.find(key.substr(0, digits));
            if (stem != codes_.end() && stem->second.row->numbered)
                return {stem->second.row, stem->second.row->code + key.substr(digits)};
        }
    }
    return {};
}

} // namespace vanmach
