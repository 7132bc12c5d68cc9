// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/server/world.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <random>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/reading/letter_case.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {

namespace {

constexpr std::array<std::string_view, 9> provinces = {"Tây Ninh", "Long An", "Ninh Thuận", "Khánh Hòa", "Ninh Bình", "Nam Định", "Hà Nam", "Nghệ An", "Quảng Trị"};
constexpr std::array<std::string_view, 6> subjects = {"tăng cường công tác dân vận", "nâng cao chất lượng tiếp công dân", "đẩy mạnh cải cách thủ tục hành chính",
                                                      "bảo đảm an toàn giao thông", "phát triển hợp tác xã kiểu mới", "giữ gìn vệ sinh môi trường nông thôn"};

class Maker {
  public:
    explicit Maker(std::uint32_t seed) : random_(seed) {}

    // The generator's own numbers, not a distribution's: those differ between libraries.
    std::size_t pick(std::size_t n) { return random_() % n; }
    bool one_in(std::size_t n) { return pick(n) == 0; }
    std::string subject() { return std::string(subjects[pick(subjects.size())]); }
    PartialDate day(int from_year, int to_year) {
        return {from_year + static_cast<int>(pick(static_cast<std::size_t>(to_year - from_year + 1))), 1 + static_cast<int>(pick(12)), 1 + static_cast<int>(pick(28))};
    }
    int next_number(const std::string& series) { return ++numbers_[series]; }

  private:
    std::mt19937 random_;
    std::map<std::string, int> numbers_;
};

std::string id_of(const WorldDocument& document) {
    IdParts parts;
    parts.slug = slug_of_number(document.number);
    parts.year = document.date.known() ? std::to_string(document.date.year) : "0";
    parts.scope = scope_of(document.issuer);
    return parts.base();
}

std::string type_word(const WorldDocument& document) { return authority().type(document.type)->name; }

std::string capitals(std::string_view text) { return uppered(text); }

std::string printed_date(const PartialDate& date) { return fmt::format("{:02}/{:02}/{}", date.day, date.month, date.year); }

std::string mention(const WorldDocument& cited, bool dated) {
    return fmt::format("{} số {}{} của {}", type_word(cited), cited.number, dated ? " ngày " + printed_date(cited.date) : "", cited.issuer.name);
}

std::string letterhead(const WorldDocument& document) {
    const auto& name = document.issuer.name;
    if (document.issuer.level == Level::central) return capitals(name) + "\n";
    const auto* province = authority().province(document.issuer.province);
    const auto place = capitals(province->kind + " " + province->name);
    if (document.issuer.level == Level::province) return "ỦY BAN NHÂN DÂN\n" + place + "\n";
    return "ỦY BAN NHÂN DÂN\n" + place + "\nSỞ NỘI VỤ\n";
}

std::string text_of(const World& world, const WorldDocument& document) {
    const auto place = document.issuer.level == Level::central ? std::string("Hà Nội") : document.issuer.province;
    std::string text = letterhead(document) + "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n";
    text += fmt::format("Số: {}\n\n", document.number);
    text += document.date.full() ? fmt::format("{}, ngày {:02} tháng {:02} năm {}\n\n", place, document.date.day, document.date.month, document.date.year)
                                 : fmt::format("{}, ngày    tháng {:02} năm {}\n\n", place, document.date.month, document.date.year);
    text += capitals(type_word(document)) + "\n" + document.title + "\n\n";
    std::string body;
    int item = 0;
    for (std::size_t i = 0; i < document.citations.size(); ++i) {
        const auto& citation = document.citations[i];
        if (citation.nested_in >= 0) continue;
        auto words = mention(world.documents[citation.target], citation.dated);
        for (const auto& inner : document.citations)
            if (inner.nested_in == static_cast<int>(i)) words += " về thực hiện " + mention(world.documents[inner.target], inner.dated);
        if (citation.relation == Relation::basis) text += "Căn cứ " + words + ";\n\n";
        else if (citation.relation == Relation::implements) text += fmt::format("Thực hiện {}, {} ban hành văn bản như sau:\n\n", words, document.issuer.name);
        else body += fmt::format("{}. Làm tốt các việc đã nêu tại {}.\n\n", ++item, words);
    }
    text += "I. NỘI DUNG\n\n" + body + "Các cơ quan, đơn vị tổ chức làm tốt.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n";
    return text + (document.issuer.level == Level::province ? "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n" : "Nguyễn Văn An\n");
}

} // namespace

World::World(std::uint32_t seed, std::size_t plans) {
    Maker make(seed);
    const auto add = [&](WorldDocument document) {
        document.id = id_of(document);
        documents.push_back(std::move(document));
        return documents.size() - 1;
    };
    // Directives, oldest first, so that each can cite those before it.
    std::vector<PartialDate> days;
    for (int i = 0; i < 10; ++i) days.push_back(make.day(2019, 2025));
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::vector<std::size_t> directives;
    for (const auto& day : days) {
        const bool directive = !make.one_in(3);
        WorldDocument document;
        document.type = directive ? "CT" : "NQ";
        document.issuer = {directive ? "Thủ tướng Chính phủ" : "Chính phủ", Level::central, "", ""};
        document.date = day;
        document.number = fmt::format("{:02}/{}", make.next_number(fmt::format("{}{}", document.type, day.year)), directive ? "CT-TTg" : "NQ-CP");
        document.title = "Về " + make.subject();
        document.held = directive && make.one_in(2);
        if (document.held && !directives.empty()) document.citations.push_back({directives[make.pick(directives.size())], Relation::implements, true, -1});
        directives.push_back(add(std::move(document)));
    }
    // Plans of provinces, then those of their departments.
    std::vector<std::size_t> provincial;
    for (std::size_t i = 0; i < plans; ++i) {
        const std::string name(provinces[make.pick(provinces.size())]);
        const auto* province = authority().province(name);
        const bool department = i >= plans / 2 && !provincial.empty();
        WorldDocument document;
        document.type = "KH";
        // A province that was merged away issues nothing any more.
        do document.date = make.day(2020, 2026);
        while (!province->stands() && document.date >= province->merged_on);
        if (make.one_in(8)) document.date.day = 0;
        document.issuer = department ? Issuer{fmt::format("Sở Nội vụ {} {}", province->kind, name), Level::department, name, ""}
                                     : Issuer{fmt::format("Ủy ban nhân dân {} {}", province->kind, name), Level::province, name, ""};
        document.number = fmt::format("{:02}/{}", make.next_number(document.issuer.name + std::to_string(document.date.year)), department ? "KH-SNV" : "KH-UBND");
        document.title = "Về " + make.subject();
        const auto older = [&](std::size_t other) { return documents[other].date.full() && documents[other].date < PartialDate{document.date.year, document.date.month, 0}; };
        std::vector<std::size_t> cited;
        const auto cite = [&](std::size_t target, Relation relation) {
            if (!older(target) || std::find(cited.begin(), cited.end(), target) != cited.end()) return false;
            cited.push_back(target);
            document.citations.push_back({target, relation, true, -1});
            return true;
        };
        for (std::size_t n = make.pick(4); n > 0; --n) cite(directives[make.pick(directives.size())], Relation::basis);
        bool carries_out = false;
        if (department) {
            const auto upper = provincial[make.pick(provincial.size())];
            carries_out = cite(upper, Relation::implements);
            const auto outer = static_cast<int>(document.citations.size()) - 1;
            const auto lower = directives[make.pick(directives.size())];
            if (carries_out && make.one_in(2) && documents[lower].date < documents[upper].date && cite(lower, Relation::cites)) document.citations.back().nested_in = outer;
        } else if (make.one_in(2)) {
            cite(directives[make.pick(directives.size())], Relation::implements);
        }
        for (std::size_t n = make.pick(3); n > 0; --n) cite(directives[make.pick(directives.size())], Relation::cites);
        const auto place = add(std::move(document));
        if (!department) provincial.push_back(place);
    }
}

void World::write(const std::filesystem::path& folder) const {
    for (std::size_t i = 0; i < documents.size(); ++i)
        if (documents[i].held) write_file(folder / fmt::format("{:03}.txt", i), text_of(*this, documents[i]));
}

std::vector<WorldEdge> edges_of(const World& world) {
    std::vector<WorldEdge> edges;
    for (std::size_t from = 0; from < world.documents.size(); ++from) {
        const auto& document = world.documents[from];
        if (!document.held) continue;
        for (const auto& citation : document.citations) {
            edges.push_back({from, citation.target, citation.relation, true});
            if (citation.nested_in >= 0)
                edges.push_back({document.citations[static_cast<std::size_t>(citation.nested_in)].target, citation.target, Relation::implements, false});
        }
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

} // namespace vanmach::testing
