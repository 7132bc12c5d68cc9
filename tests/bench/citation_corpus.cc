// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/citation_corpus.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

#include "corpus/authority/authority.h"
#include "corpus/date.h"
#include "corpus/reading/letter_case.h"

namespace vanmach::bench {

namespace {

constexpr int first_year = 2016, years = 10;
constexpr std::size_t directives = 1000, citations = 20;
constexpr std::array<std::string_view, 4> departments = {"Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Giáo dục và Đào tạo"};
constexpr std::array<std::string_view, 4> department_codes = {"KH-SNV", "KH-STC", "KH-SYT", "KH-SGDĐT"};
constexpr std::array<std::string_view, 20> communes = {"An Bình",   "Bình Minh", "Cẩm Sơn",  "Đông Hòa", "Hưng Thịnh", "Lộc Hưng", "Mỹ Lệ",    "Nam Cường", "Phú Xuân", "Quang Trung",
                                                       "Tân Lập", "Thanh Hà",  "Thới Sơn", "Trung An", "Vĩnh Phú",   "Xuân Lộc", "Yên Thành", "Long Sơn",  "Hòa Bình", "Đại Thành"};
constexpr std::array<std::string_view, 6> subjects = {"tăng cường công tác dân vận", "nâng cao chất lượng tiếp công dân", "đẩy mạnh cải cách thủ tục hành chính",
                                                      "bảo đảm an toàn giao thông", "phát triển hợp tác xã kiểu mới", "giữ gìn vệ sinh môi trường nông thôn"};

enum class Kind { directive, province, department, commune };

// A document by its place in a series: what it prints follows from that, so that nothing need be kept.
struct Spec {
    Kind kind = Kind::directive;
    std::size_t province = 0, body = 0;
    int year = first_year;
    int k = 1, of = 1; // its number in that year, of so many
};

PartialDate date_of(const Spec& spec) {
    using namespace std::chrono;
    const auto offset = days{1 + (spec.k - 1) * 363 / spec.of};
    const year_month_day date{sys_days{std::chrono::year{spec.year} / January / 1} + offset};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(static_cast<unsigned>(date.day()))};
}

const Province& province_of(const Spec& spec) { return authority().provinces[spec.province]; }
std::string province_name(const Spec& spec) { return province_of(spec).kind + " " + province_of(spec).name; }

std::string number_of(const Spec& spec) {
    switch (spec.kind) {
    case Kind::directive: return fmt::format("{:02}/CT-TTg", spec.k);
    case Kind::department: return fmt::format("{:02}/{}", spec.k, department_codes[spec.body]);
    case Kind::province:
    case Kind::commune: break;
    }
    return fmt::format("{:02}/KH-UBND", spec.k);
}

std::string issuer_of(const Spec& spec) {
    switch (spec.kind) {
    case Kind::directive: return "Thủ tướng Chính phủ";
    case Kind::province: return "Ủy ban nhân dân " + province_name(spec);
    case Kind::department: return fmt::format("{} {}", departments[spec.body], province_name(spec));
    case Kind::commune: return fmt::format("Ủy ban nhân dân xã {}", communes[spec.body]);
    }
    return {};
}

std::string mention(const Spec& spec) {
    const auto date = date_of(spec);
    return fmt::format("{} số {} ngày {:02}/{:02}/{} của {}", spec.kind == Kind::directive ? "Chỉ thị" : "Kế hoạch", number_of(spec), date.day, date.month, date.year, issuer_of(spec));
}

class Country {
  public:
    explicit Country(std::size_t documents) {
        provinces_ = authority().provinces.size();
        const auto series = provinces_ * static_cast<std::size_t>(years);
        a_year_province_ = std::max<std::size_t>(1, documents / 10 / series);
        a_year_department_ = std::max<std::size_t>(1, documents * 4 / 10 / series / departments.size());
        a_year_commune_ = std::max<std::size_t>(1, documents / 2 / series / communes.size());
    }

    Spec spec(std::size_t i) const {
        Spec spec;
        // Kinds in turns: one province's plan, four of departments, five of communes.
        const auto turn = i % 10, round = i / 10;
        spec.kind = turn == 0 ? Kind::province : turn < 5 ? Kind::department : Kind::commune;
        const auto nth = spec.kind == Kind::province ? round : spec.kind == Kind::department ? round * 4 + turn - 1 : round * 5 + turn - 5;
        place(spec, nth);
        return spec;
    }

    std::string text(std::size_t i) const {
        const auto own = spec(i);
        std::mt19937 random(static_cast<std::uint32_t>(i * 2654435761U + 1));
        const auto date = date_of(own);
        const auto province = uppered(province_name(own));
        std::string text = own.kind == Kind::province     ? "ỦY BAN NHÂN DÂN\n" + province
                           : own.kind == Kind::department ? "ỦY BAN NHÂN DÂN\n" + province + "\n" + uppered(departments[own.body])
                                                          : "ỦY BAN NHÂN DÂN\nXÃ " + uppered(communes[own.body]);
        text += fmt::format("\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: {}\n\n{}, ngày {:02} tháng {:02} năm {}\n\nKẾ HOẠCH\nVề {} năm {}\n\n", number_of(own),
                            own.kind == Kind::commune ? communes[own.body] : std::string_view(province_of(own).name), date.day, date.month, date.year, subjects[random() % subjects.size()], own.year);
        std::size_t told = 0;
        for (; told < 4; ++told) text += fmt::format("Căn cứ {};\n\n", mention(directive(random, own)));
        if (own.kind != Kind::province) text += fmt::format("Thực hiện {}, {} ban hành kế hoạch như sau:\n\n", mention(above(random, own)), issuer_of(own)), ++told;
        text += "I. NỘI DUNG\n\n";
        for (int item = 1; told < citations; ++told, ++item)
            text += fmt::format("{}. Tiếp tục làm tốt các việc đã nêu tại {}.\n\n", item, mention(random() % 4 == 0 ? directive(random, own) : above(random, own)));
        return text + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n" + (own.kind == Kind::department ? "GIÁM ĐỐC" : "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH") + "\n\nNguyễn Văn An\n";
    }

  private:
    void place(Spec& spec, std::size_t nth) const {
        const auto bodies = spec.kind == Kind::department ? departments.size() : spec.kind == Kind::commune ? communes.size() : 1;
        const auto a_year = spec.kind == Kind::province ? a_year_province_ : spec.kind == Kind::department ? a_year_department_ : a_year_commune_;
        spec.province = nth % provinces_;
        nth /= provinces_;
        spec.body = nth % bodies;
        nth /= bodies;
        spec.year = first_year + static_cast<int>(nth % static_cast<std::size_t>(years));
        nth /= static_cast<std::size_t>(years);
        spec.k = static_cast<int>(nth) + 1;
        spec.of = static_cast<int>(std::max(a_year, nth + 1));
    }

    /// An older directive: the first of them are cited most, as 1/rank.
    static Spec directive(std::mt19937& random, const Spec& own) {
        const double u = static_cast<double>(random() % 1'000'000) / 1e6;
        auto rank = static_cast<std::size_t>(std::exp(u * std::log(static_cast<double>(directives)))) - 1;
        Spec spec{Kind::directive, 0, 0, first_year - 1 + static_cast<int>(rank % (static_cast<std::size_t>(years) + 1)), static_cast<int>(rank / (static_cast<std::size_t>(years) + 1)) + 1, 95};
        while (!(date_of(spec) < date_of(own))) --spec.year;
        return spec;
    }

    /// An older plan of the own province: of the province itself, or of one of its departments.
    Spec above(std::mt19937& random, const Spec& own) const {
        Spec spec;
        spec.kind = own.kind == Kind::commune && random() % 2 == 0 ? Kind::department : Kind::province;
        spec.province = own.province;
        spec.body = spec.kind == Kind::department ? random() % departments.size() : 0;
        const auto a_year = spec.kind == Kind::province ? a_year_province_ : a_year_department_;
        spec.k = static_cast<int>(random() % a_year) + 1;
        spec.of = static_cast<int>(a_year);
        spec.year = own.year - static_cast<int>(random() % 3);
        while (!(date_of(spec) < date_of(own))) --spec.year;
        return spec;
    }

    std::size_t provinces_ = 0;
    std::size_t a_year_province_ = 1, a_year_department_ = 1, a_year_commune_ = 1;
};

} // namespace

void write_citation_corpus(const std::filesystem::path& folder, std::size_t documents) {
    const Country country(documents);
    for (std::size_t i = 0; i < documents; ++i) {
        const auto part = folder / fmt::format("{:04}", i / 1000);
        if (i % 1000 == 0) std::filesystem::create_directories(part);
        std::ofstream file(part / fmt::format("{:07}.txt", i), std::ios::binary);
        file << country.text(i);
        if (!file) throw std::runtime_error("the corpus of the benchmark cannot be written");
    }
}

} // namespace vanmach::bench
