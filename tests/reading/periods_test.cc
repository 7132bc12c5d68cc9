// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/periods.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vanmach {
namespace {

std::string told(std::string_view title) {
    const auto period = named_period(title);
    return period ? fmt::format("{} {} {}", period->from, period->to, period->text) : "";
}

TEST(Periods, AreReadFromTitles) {
    EXPECT_EQ(told("Đổi mới công tác dân vận giai đoạn 2021 - 2025"), "2021 2025 giai đoạn 2021 - 2025");
    EXPECT_EQ(told("Phát triển năm 2026 và giai đoạn 2026-2030"), "2026 2030 giai đoạn 2026-2030");
    EXPECT_EQ(told("Công tác thanh tra năm 2026"), "2026 2026 năm 2026");
    EXPECT_EQ(told("Đại biểu nhiệm kỳ 2026 – 2031"), "2026 2031 nhiệm kỳ 2026 – 2031");
    EXPECT_EQ(told("Chuyển đổi số giai đoạn 2021 đến 2025, định hướng đến năm 2030"), "2021 2025 giai đoạn 2021 đến 2025");
    EXPECT_EQ(told("Chiến lược phát triển thanh niên đến năm 2030"), "0 2030 đến năm 2030");
    EXPECT_EQ(told("Tổng kết năm học, năm 2024-2025"), "2024 2025 năm 2024-2025");
    EXPECT_EQ(told("KẾ HOẠCH GIAI ĐOẠN 2021-2025"), "2021 2025 GIAI ĐOẠN 2021-2025");
}

TEST(Periods, YearsOfOtherThingsAreNone) {
    EXPECT_EQ(told("Thực hiện Luật Đất đai năm 2024"), "");
    EXPECT_EQ(told("Thực hiện Kế hoạch số 5/KH-UBND ngày 3 tháng 2 năm 2025"), "");
    EXPECT_EQ(told("Tăng cường công tác dân vận"), "");
    EXPECT_EQ(told("giai đoạn 2"), "");
    EXPECT_EQ(told("giai đoạn 2025-2021"), "2025 2025 giai đoạn 2025");
    EXPECT_EQ(told(""), "");
}

} // namespace
} // namespace vanmach
