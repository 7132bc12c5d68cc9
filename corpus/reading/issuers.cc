// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/issuers.h"

#include <algorithm>
#include <array>

#include "corpus/reading/letter_case.h"

namespace vanmach {

namespace {

struct Kind {
    std::string_view first, second; // bare words; second "" when there is one
    std::string_view name;
    Place place;
};
// A city may be a province or a part of one: its name decides.
constexpr std::array<Kind, 10> kinds = {{{"tinh", "", "tỉnh", Place::province},
                                         {"thanh", "pho", "thành phố", Place::province},
                                         {"tp", "", "thành phố", Place::province},
                                         {"huyen", "", "huyện", Place::district},
                                         {"quan", "", "quận", Place::district},
                                         {"thi", "xa", "thị xã", Place::district},
                                         {"xa", "", "xã", Place::commune},
                                         {"phuong", "", "phường", Place::commune},
                                         {"thi", "tran", "thị trấn", Place::commune},
                                         {"dac", "khu", "đặc khu", Place::commune}}};

const Kind* kind_at(const ReadingText& text, std::size_t i, std::size_t& end) {
    for (const auto& kind : kinds) {
        if (!text.is(i, kind.first)) continue;
        if (kind.second.empty()) {
            end = i + 1;
            if (kind.first == "tp" && text.is_mark(end, '.')) ++end;
            return &kind;
        }
        if (text.is(i + 1, kind.second)) {
            end = i + 2;
            return &kind;
        }
    }
    return nullptr;
}

// Title case of a name printed in capitals: "LƯƠNG MINH" -> "Lương Minh".
std::string title_case(const ReadingText& text, std::size_t first, std::size_t last) {
    std::string name;
    for (std::size_t i = first; i < last; ++i) {
        const auto word = text.folded().utf8(text[i].start, text[i].end);
        if (i > first) name += text.glued(i) ? "" : " ";
        name += text.all_capitals(i) && text[i].end - text[i].start > 1 ? capitalised(word) : word;
    }
    return name;
}

// The name of a district or commune: capitalised words on one line, or a number ("Quận 1").
std::size_t name_end(const ReadingText& text, std::size_t i) {
    const std::size_t first = i;
    if (text.is_number(i)) return i + 1;
    // "UBND thành phố Quy định …": a verb with a capital, and what it governs, is no name.
    constexpr std::array<std::string_view, 10> verbs = {"quy", "ban", "phe", "sua", "bai", "huong", "trien", "dieu", "ve", "thuc"};
    const bool verb = std::any_of(verbs.begin(), verbs.end(), [&](auto word) { return text.is(first, word); });
    if (verb && text.is_word(first + 1) && !text.capital(first + 1)) return first;
    // In a line of capitals every word is one; there the line's end closes the name.
    while (i < text.count() && i < first + 4 && text.is_word(i) && text.capital(i) && (i == first || !text.line_start(i))) {
        std::size_t end = i;
        if (i > first && kind_at(text, i, end) != nullptr) break;
        // "xã Lương Minh Thông báo …": the next sentence begins.
        if (const auto type = i > first ? Vocabulary::instance().type_words().longest(text, i) : PhraseTable::Match{}; type && type.end > i + 1) break;
        ++i;
    }
    return i;
}

} // namespace

ReadTerritory read_territory(const ReadingText& text, std::size_t at) {
    const auto& vocabulary = Vocabulary::instance();
    ReadTerritory result;
    result.end = at;
    std::size_t after = at;
    const Kind* kind = kind_at(text, at, after);
    const auto province = vocabulary.province_words().longest(text, after);
    const bool province_named = province && text.capital(after);
    if (kind == nullptr) {
        if (!province_named) return result;
        result.place = Place::province;
        result.province = vocabulary.province(province.value).name;
        result.end = province.end;
        return result;
    }
    result.place = kind->place;
    result.kind = kind->name;
    result.end = after;
    if (kind->place == Place::province) {
        if (province_named) {
            result.province = vocabulary.province(province.value).name;
            result.end = province.end;
            return result;
        }
        if (kind->name == "thành phố" && text.capital(after) && text.is_word(after) && !text.line_start(after)) {
            const auto end = name_end(text, after); // a city of a province: "thành phố Hạ Long"
            if (end == after) return result;
            result.place = Place::district;
            result.unit = "thành phố " + title_case(text, after, end);
            result.end = end;
        } else {
            return result;
        }
    } else {
        const auto end = name_end(text, after);
        if (end == after) return result;
        result.unit = std::string(kind->name) + " " + title_case(text, after, end);
        result.end = end;
    }
    // ", huyện Ba Chẽ, tỉnh Quảng Ninh"
    const std::size_t next = text.is_mark(result.end, ',') ? result.end + 1 : result.end;
    std::size_t outer_after = next;
    if (kind_at(text, next, outer_after) != nullptr) {
        const auto outer = read_territory(text, next);
        if (outer.named() && outer.place < result.place) {
            result.province = outer.province;
            result.end = outer.end;
        }
    }
    return result;
}

namespace {

// The body's name with its territory in place.
std::string name_with(const KnownBody& body, const std::string& kind, const std::string& territory) {
    std::string name = body.stem;
    if (body.place == Place::none) return name;
    const auto append = [&](const std::string& words) {
        if (!words.empty()) name += " " + words;
    };
    if (body.place == Place::province) {
        if (!body.bare_name) append(kind.empty() ? "tỉnh" : kind);
        append(territory);
    } else {
        append(territory.empty() ? kind : territory); // the unit holds its kind: "xã Lương Minh"
    }
    return name;
}

// "khóa XI", "(khoá XII)", "khóa XI, XII", "nhiệm kỳ 2020-2025" after a body.
std::size_t skip_term(const ReadingText& text, std::size_t i) {
    const bool bracket = text.is_mark(i, '(');
    std::size_t j = bracket ? i + 1 : i;
    if (!text.is(j, "khoa")) return i;
    ++j;
    const auto roman = [&](std::size_t k) {
        const auto word = text.word(k);
        return text.is_word(k) && text.all_capitals(k) && word.find_first_not_of("ivx") == std::string_view::npos;
    };
    if (!roman(j) && !text.is_number(j)) return i;
    ++j;
    while (text.is_mark(j, ',') && roman(j + 1)) j += 2;
    if (!bracket) return j;
    return text.is_mark(j, ')') ? j + 1 : i;
}

// Of the bodies with one stem, the one that the territory in the text, or else the document's own, belongs to.
const KnownBody* choose(const std::vector<KnownBody>& bodies, const ReadTerritory& territory, const Territory& home) {
    const auto of = [&](Place place) -> const KnownBody* {
        const auto found = std::find_if(bodies.begin(), bodies.end(), [&](const auto& b) { return b.place == place; });
        return found == bodies.end() ? nullptr : &*found;
    };
    if (territory.place != Place::none) {
        if (const auto* body = of(territory.place)) return body;
        return of(Place::none);
    }
    if (const auto* body = of(Place::none)) return body;
    if (home.level == Level::commune || home.level == Level::unit)
        if (const auto* body = of(Place::commune)) return body;
    if (home.level == Level::district)
        if (const auto* body = of(Place::district)) return body;
    for (const auto place : {Place::province, Place::district, Place::commune})
        if (const auto* body = of(place)) return body;
    return nullptr;
}

Issuer issuer_of(const KnownBody& body, const ReadTerritory& territory, const Territory& home) {
    Issuer issuer;
    issuer.level = body.level;
    if (body.place == Place::none) {
        issuer.name = body.stem;
        return issuer;
    }
    issuer.province = territory.province.empty() ? home.province : territory.province;
    if (body.place == Place::province) {
        std::string kind = territory.kind;
        const auto* province = authority().province(issuer.province);
        if (province != nullptr && (territory.province.empty() || kind.empty())) kind = province->kind;
        auto named = body;
        // A centrally run city has a Thành ủy where a province has a Tỉnh ủy.
        if (const auto at = named.stem.find("Tỉnh ủy"); at != std::string::npos && kind == "thành phố")
            named.stem.replace(at, std::string_view("Tỉnh ủy").size(), "Thành ủy");
        issuer.name = name_with(named, kind, issuer.province);
        return issuer;
    }
    const bool same_tier = (body.place == Place::commune && (home.level == Level::commune || home.level == Level::unit)) ||
                           (body.place == Place::district && home.level == Level::district);
    issuer.unit = !territory.unit.empty() ? territory.unit : same_tier ? home.unit : std::string{};
    const std::string kind = !territory.kind.empty() ? territory.kind : body.place == Place::commune ? "xã" : "huyện";
    issuer.name = name_with(body, kind, issuer.unit);
    return issuer;
}

} // namespace

std::optional<ReadIssuer> read_issuer(const ReadingText& text, std::size_t at, const Territory& home) {
    const auto& vocabulary = Vocabulary::instance();
    const auto words = vocabulary.body_words().longest(text, at);
    if (!words) return std::nullopt;
    const auto& bodies = vocabulary.bodies(words.value);
    const bool local = std::any_of(bodies.begin(), bodies.end(), [](const auto& b) { return b.place != Place::none; });
    ReadTerritory territory;
    territory.end = words.end;
    if (local) {
        // "UBND các cấp", "UBND cấp xã" name no body.
        if (text.is(words.end, "cac") || text.is(words.end, "cap")) return std::nullopt;
        territory = read_territory(text, words.end);
        // A territory of a kind that no body of this stem has ("Sở Nội vụ, huyện X") does not belong to it.
        if (territory.place == Place::none) territory.end = words.end;
    }
    const auto* body = choose(bodies, territory, home);
    if (body == nullptr) {
        territory = {};
        territory.end = words.end;
        body = choose(bodies, territory, home);
        if (body == nullptr) return std::nullopt;
    }
    ReadIssuer result;
    result.issuer = issuer_of(*body, territory, home);
    result.first = at;
    result.end = skip_term(text, body->place == Place::none ? words.end : territory.end);
    result.system = body->system;
    result.code = body->code;
    result.known = true;
    return result;
}

std::size_t head_of_body(const ReadingText& text, std::size_t at) {
    struct Head {
        std::string_view first, second, body;
    };
    constexpr std::array<Head, 5> heads = {{{"bo", "truong", "bo"}, {"giam", "doc", "so"}, {"cuc", "truong", "cuc"}, {"vien", "truong", "vien"}, {"chanh", "an", "toa"}}};
    for (const auto& head : heads)
        if (text.is(at, head.first) && text.is(at + 1, head.second) && text.is(at + 2, head.body)) return at + 2;
    return at;
}

std::optional<ReadIssuer> issuer_of_code(std::string_view code, const Territory& home) {
    const auto found = Vocabulary::instance().issuer_code(code);
    if (!found || found.row->name.empty()) return std::nullopt;
    const auto parts = name_template(found.row->name);
    KnownBody body{parts.stem, parts.place, parts.bare_name, found.row->level, found.row->system, found.row->code};
    if (found.row->local && parts.place != Place::none) {
        // UBND, HĐND, ĐU: the level is that of the citing document.
        if (home.level == Level::commune || home.level == Level::unit) {
            body.place = Place::commune;
            body.level = Level::commune;
        } else if (home.level == Level::district) {
            body.place = Place::district;
            body.level = Level::district;
        } else {
            body.level = Level::province;
        }
    }
    ReadIssuer result;
    result.issuer = issuer_of(body, {}, home);
    result.system = body.system;
    result.code = body.code;
    result.known = true;
    return result;
}

} // namespace vanmach
