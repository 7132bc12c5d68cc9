// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/made_up_offices.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

#include "corpus/authority/authority.h"
#include "corpus/reading/letter_case.h"

namespace vanmach::bench {

namespace {

struct Body {
    std::string_view name, code;
};

constexpr std::array<Body, 10> central_bodies{{{"Thủ tướng Chính phủ", "TTg"},
                                               {"Chính phủ", "CP"},
                                               {"Bộ Nội vụ", "BNV"},
                                               {"Bộ Tài chính", "BTC"},
                                               {"Bộ Y tế", "BYT"},
                                               {"Bộ Tư pháp", "BTP"},
                                               {"Bộ Xây dựng", "BXD"},
                                               {"Bộ Công Thương", "BCT"},
                                               {"Bộ Giáo dục và Đào tạo", "BGDĐT"},
                                               {"Bộ Khoa học và Công nghệ", "BKHCN"}}};
constexpr std::size_t ministries_from = 2;
constexpr std::array<Body, 8> departments{{{"Sở Nội vụ", "SNV"},
                                           {"Sở Tài chính", "STC"},
                                           {"Sở Y tế", "SYT"},
                                           {"Sở Tư pháp", "STP"},
                                           {"Sở Xây dựng", "SXD"},
                                           {"Sở Công Thương", "SCT"},
                                           {"Sở Giáo dục và Đào tạo", "SGDĐT"},
                                           {"Sở Khoa học và Công nghệ", "SKHCN"}}};
constexpr std::array<std::string_view, 20> communes = {
    "An Bình",   "Bình Minh", "Cẩm Sơn",     "Đông Hòa", "Hưng Thịnh", "Lộc Hưng", "Mỹ Lệ",
    "Nam Cường", "Phú Xuân",  "Quang Trung", "Tân Lập",  "Thanh Hà",   "Thới Sơn", "Trung An",
    "Vĩnh Phú",  "Xuân Lộc",  "Yên Thành",   "Long Sơn", "Hòa Bình",   "Đại Thành"};
constexpr std::array<std::size_t, 4> of_twenty = {1, 4, 9, 6}; // by tier

const Province& province_of(const MadeUpDocument& document) {
    return authority().provinces[document.province];
}
std::string province_name(const MadeUpDocument& document) {
    return province_of(document).kind + " " + province_of(document).name;
}

std::size_t bodies_of(Tier tier) {
    switch (tier) {
    case Tier::central:
        return central_bodies.size();
    case Tier::province:
        return 1;
    case Tier::department:
        return departments.size();
    case Tier::commune:
        return communes.size();
    }
    return 1;
}

void make_older(MadeUpDocument& document, const MadeUpDocument& own) {
    while (!(date_of(document) < date_of(own))) --document.year;
}

} // namespace

PartialDate date_of(const MadeUpDocument& document) {
    using namespace std::chrono;
    const auto offset = days{1 + (document.k - 1) * 363 / document.of};
    const year_month_day date{sys_days{std::chrono::year{document.year} / January / 1} + offset};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string type_of(const MadeUpDocument& document) {
    // Of ten documents; the place in the series decides, so that a citation knows it too.
    static constexpr std::array<std::string_view, 10> local = {"KH", "QĐ", "KH", "BC", "KH",
                                                               "TB", "QĐ", "BC", "KH", "CT"};
    const auto turn = (document.k + document.year + static_cast<int>(document.body + document.province)) % 10;
    if (document.tier != Tier::central) return std::string(local[static_cast<std::size_t>(turn)]);
    if (document.body >= ministries_from) return turn < 5 ? "TT" : "QĐ";
    return document.body == 0 ? turn < 5 ? "CT" : "QĐ" : turn < 5 ? "NĐ" : "NQ";
}

std::string number_of(const MadeUpDocument& document) {
    const auto type = type_of(document);
    // Offices number more than what is kept here: of about 400 a year some, in order, other ones in each
    // office.
    const auto stride = static_cast<std::size_t>(std::max(1, 400 / document.of));
    const auto number =
        static_cast<std::size_t>(document.k - 1) * stride + 1 +
        (document.province * 7 + document.body * 3 + static_cast<std::size_t>(document.year)) % stride;
    switch (document.tier) {
    case Tier::central:
        if (type == "NĐ" || type == "TT")
            return fmt::format("{:02}/{}/{}-{}", number, document.year, type,
                               central_bodies[document.body].code);
        return fmt::format("{:02}/{}-{}", number, type, central_bodies[document.body].code);
    case Tier::department:
        return fmt::format("{:02}/{}-{}", number, type, departments[document.body].code);
    case Tier::province:
    case Tier::commune:
        break;
    }
    return fmt::format("{:02}/{}-UBND", number, type);
}

std::string issuer_of(const MadeUpDocument& document) {
    switch (document.tier) {
    case Tier::central:
        return std::string(central_bodies[document.body].name);
    case Tier::province:
        return "Ủy ban nhân dân " + province_name(document);
    case Tier::department:
        return fmt::format("{} {}", departments[document.body].name, province_name(document));
    case Tier::commune:
        return fmt::format("Ủy ban nhân dân xã {}, {}", communes[document.body], province_name(document));
    }
    return {};
}

std::string place_of(const MadeUpDocument& document) {
    if (document.tier == Tier::central) return "Hà Nội";
    return document.tier == Tier::commune ? std::string(communes[document.body]) : province_of(document).name;
}

std::string letterhead_of(const MadeUpDocument& document) {
    switch (document.tier) {
    case Tier::central:
        return uppered(issuer_of(document));
    case Tier::province:
        return "ỦY BAN NHÂN DÂN\n" + uppered(province_name(document));
    case Tier::department:
        return "ỦY BAN NHÂN DÂN\n" + uppered(province_name(document)) + "\n" +
               uppered(departments[document.body].name);
    case Tier::commune:
        return "ỦY BAN NHÂN DÂN\nXÃ " + uppered(communes[document.body]);
    }
    return {};
}

std::string signed_as(const MadeUpDocument& document) {
    switch (document.tier) {
    case Tier::central:
        if (document.body >= ministries_from) return "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG";
        return document.body == 0 ? "THỦ TƯỚNG" : "TM. CHÍNH PHỦ\nTHỦ TƯỚNG";
    case Tier::department:
        return "GIÁM ĐỐC";
    case Tier::province:
    case Tier::commune:
        break;
    }
    return "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH";
}

std::string mention_of(const MadeUpDocument& document) {
    const auto date = date_of(document);
    return fmt::format("{} số {} ngày {:02}/{}/{} của {}", authority().type(type_of(document))->name,
                       number_of(document), date.day, date.month, date.year, issuer_of(document));
}

MadeUpOffices::MadeUpOffices(std::size_t documents) {
    constexpr std::array<Tier, 4> tiers = {Tier::central, Tier::province, Tier::department, Tier::commune};
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        const auto provinces = tiers[i] == Tier::central ? 1 : authority().provinces.size();
        const auto series = provinces * bodies_of(tiers[i]) * static_cast<std::size_t>(made_up_years);
        a_year_[i] = documents * of_twenty[i] / 20 / series + 1;
    }
    central_ = std::max<std::size_t>(1000, documents / 20);
}

MadeUpDocument MadeUpOffices::nth(Tier tier, std::size_t n) const {
    MadeUpDocument document;
    document.tier = tier;
    if (tier != Tier::central) {
        document.province = n % authority().provinces.size();
        n /= authority().provinces.size();
    }
    // Years before bodies: few documents spread over all years.
    document.year = first_made_up_year + static_cast<int>(n % static_cast<std::size_t>(made_up_years));
    n /= static_cast<std::size_t>(made_up_years);
    document.body = n % bodies_of(tier);
    document.k = static_cast<int>(n / bodies_of(tier)) + 1;
    document.of = std::max(document.k, static_cast<int>(a_year_[static_cast<std::size_t>(tier)]));
    return document;
}

MadeUpDocument MadeUpOffices::document(std::size_t i) const {
    auto turn = i % 20;
    for (std::size_t tier = 0; tier < of_twenty.size(); ++tier) {
        if (turn < of_twenty[tier]) return nth(static_cast<Tier>(tier), i / 20 * of_twenty[tier] + turn);
        turn -= of_twenty[tier];
    }
    return {};
}

MadeUpDocument MadeUpOffices::central(Random& random, const MadeUpDocument& own) const {
    const auto rank = std::exp(random.unit() * std::log(static_cast<double>(central_)));
    auto document = nth(Tier::central, static_cast<std::size_t>(rank) - 1);
    make_older(document, own);
    return document;
}

MadeUpDocument MadeUpOffices::above(Random& random, const MadeUpDocument& own) const {
    MadeUpDocument document;
    document.tier = own.tier == Tier::commune && random.chance(0.5) ? Tier::department : Tier::province;
    document.province = own.province;
    document.body = random.below(bodies_of(document.tier));
    const auto a_year = a_year_[static_cast<std::size_t>(document.tier)];
    document.k = static_cast<int>(random.below(a_year)) + 1;
    document.of = static_cast<int>(a_year);
    document.year = own.year - random.between(0, 2);
    make_older(document, own);
    return document;
}

} // namespace vanmach::bench
