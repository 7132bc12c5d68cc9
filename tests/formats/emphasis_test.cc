// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/emphasis.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

TEST(Emphasis, Table) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"**đậm** và *nghiêng* và ***cả hai***", "đậm và nghiêng và cả hai"},
        {"*Căn cứ Nghị quyết số\n57-NQ/TW;*", "Căn cứ Nghị quyết số\n57-NQ/TW;"},
        {"THỂ THAO **VÀ** DU LỊCH", "THỂ THAO VÀ DU LỊCH"},
        {"**BỘ THỂ\nTHAO **VÀ DU LỊCH", "BỘ THỂ\nTHAO VÀ DU LỊCH"},
        {"*trước ngày 31/3/2026 *để tổng hợp *(nếu có)*", "trước ngày 31/3/2026 để tổng hợp (nếu có)"},
        {"trước\n\n** **\n\nsau", "trước\n\n \n\nsau"},
        {"* *", " "},
        {"**ỦY BAN\n**\nTỈNH BẮC NINH", "ỦY BAN\nTỈNH BẮC NINH"},
        {"theo.****Thi đua", "theo.Thi đua"},
        // what is no emphasis
        {"TỈNH ỦY\n*\nSố 05-CT/TU", "TỈNH ỦY\n*\nSố 05-CT/TU"},
        {"BAN BÍ THƯ\n  *****\nx", "BAN BÍ THƯ\n  *****\nx"},
        {"(*) Biên bản này; (**) Họ tên(***)", "(*) Biên bản này; (**) Họ tên(***)"},
        {"5*3 = 15; tỷ lệ = b/a * 100%", "5*3 = 15; tỷ lệ = b/a * 100%"},
        {"Tổng số* đại biểu", "Tổng số* đại biểu"},
        {"Ghi chú:\n*Không kể", "Ghi chú:\n*Không kể"},
        {"*******", "*******"},
        {"số *******123", "số *******123"},
        // a closing mark on a line of its own
        {"*Hà Nội, ngày **21** tháng 11\n2025\n*", "Hà Nội, ngày 21 tháng 11\n2025\n"},
        // items
        {"* một\n* hai\n  * ba", "- một\n- hai\n  - ba"},
        {"* một *hai*", "- một hai"},
        {"* một*\nhai", " một\nhai"},
        {"**Lưu ý** khác\n** Lưu ý: x", "Lưu ý khác\n Lưu ý: x"},
        // underscores
        {"__Nơi nhận__:\n__Nơi nhận: __", "Nơi nhận:\nNơi nhận: "},
        {"ten_tep_a__b.txt", "ten_tep_a__b.txt"},
        {"Số: ___/KH-UBND ngày __ tháng __ năm", "Số: ___/KH-UBND ngày __ tháng __ năm"},
        {"CHÍNH PHỦ\n_______\n\nSố", "CHÍNH PHỦ\n_______\n\nSố"},
        {"phường**~~ ~~(1.000đ)", "phường (1.000đ)"},
        {"~~bỏ~~ giữ ~5%", "bỏ giữ ~5%"},
        {"", ""},
        {"\n\n", "\n\n"},
    };
    for (const auto& [from, to] : rows) EXPECT_EQ(without_emphasis(from), to) << from;
}

} // namespace
} // namespace vanmach
