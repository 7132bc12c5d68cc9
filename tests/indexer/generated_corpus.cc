// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/generated_corpus.h"

#include <array>
#include <fmt/format.h>
#include <random>
#include <string_view>

namespace vanmach::testing {

namespace {

constexpr std::array<std::string_view, 48> words = {
    "công", "tác",   "dân",   "vận",   "chính", "quyền",  "cơ",    "quan", "tổ",    "chức",  "thực", "hiện",
    "kế",   "hoạch", "nhiệm", "vụ",    "trách", "nhiệm",  "người", "đứng", "đầu",   "địa",   "bàn",  "tỉnh",
    "nâng", "cao",   "chất",  "lượng", "hiệu",  "quả",    "tiếp",  "giải", "quyết", "khiếu", "nại",  "tố",
    "cáo",  "hòa",   "giải",  "cở",    "sở",    "phường", "xã",    "thủ",  "tục",   "hành",  "khéo", "mới"};
constexpr std::array<std::string_view, 6> provinces = {"Tây Ninh",  "Ninh Bình", "Quảng Trị",
                                                       "Đồng Tháp", "Nghệ An",   "Cần Thơ"};

std::string sentence(std::mt19937& random) {
    std::string text;
    const auto count = 8 + random() % 16;
    for (std::uint32_t i = 0; i < count; ++i) {
        text += i == 0 ? "" : " ";
        text += words[random() % words.size()];
    }
    return text + ".";
}

} // namespace

std::string generated_plan(std::uint32_t seed, int number, std::size_t bytes) {
    // The generator's own numbers, not a distribution's: those differ between libraries.
    std::mt19937 random(seed);
    const auto province = provinces[random() % provinces.size()];
    const auto year = 2021 + random() % 5;
    auto text = fmt::format(
        "ỦY BAN NHÂN DÂN\nTỈNH {}\n-------\nSố: {}/KH-UBND\n{}, ngày {:02} tháng {:02} năm {}\n\n"
        "KẾ HOẠCH\nTriển khai công tác dân vận năm {}\n\nCăn cứ Chỉ thị số {}/CT-TTg ngày 12/10/{} của "
        "Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:\n\n",
        province, number, province, 1 + random() % 28, 1 + random() % 12, year, year, 20 + random() % 20,
        year);
    for (const auto* heading : {"I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN"}) {
        text += heading;
        text += '\n';
        const auto end = text.size() + bytes / 3;
        while (text.size() < end) {
            text += sentence(random);
            if (random() % 12 == 0)
                text += fmt::format(
                    " Thực hiện Kế hoạch số {}/KH-UBND ngày {:02}/{:02}/{} của Ủy ban nhân dân tỉnh {}.",
                    1 + random() % 400, 1 + random() % 28, 1 + random() % 12, 2021 + random() % 5,
                    provinces[random() % provinces.size()]);
            text += random() % 4 == 0 ? "\n" : " ";
        }
        text += '\n';
    }
    text += fmt::format(
        "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn {}\n",
        random() % 2 == 0 ? "An" : "Bình");
    return text;
}

} // namespace vanmach::testing
