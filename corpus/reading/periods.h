// SPDX-License-Identifier: GPL-2.0-or-later
// The years that a plan is for, as its title names them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanmach {

struct NamedPeriod {
    int from = 0, to = 0; // years, both included
    std::string text;     // as printed: "giai đoạn 2021-2025", "năm 2026", "đến năm 2030"
};

/// "giai đoạn 2021 - 2025" and "nhiệm kỳ 2020-2025" before "năm 2026", that before "đến năm 2030" (from 0). A year that belongs to
/// a statute or another document ("thực hiện Luật Đất đai năm 2024") is none of the plan. Thread-safe.
std::optional<NamedPeriod> named_period(std::string_view title);

} // namespace vanmach
