// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/dates.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

struct Case {
    const char* text;
    const char* iso; // "" when it is no date
};

class Dates : public testing::TestWithParam<Case> {};

TEST_P(Dates, AreReadAfterNgay) {
    const ReadingText text(GetParam().text);
    const auto date = read_dated(text, 0);
    EXPECT_EQ(date ? date->date.iso() : "", GetParam().iso) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Table, Dates,
                         testing::Values(Case{"ngày 03/6/2013", "2013-06-03"}, Case{"ngày 3-6-2013", "2013-06-03"},
                                         Case{"ngày 03.6.2013", "2013-06-03"}, Case{"ngày\n\n03/6/2013", "2013-06-03"},
                                         Case{"ngày 06 tháng 3 năm 2025", "2025-03-06"},
                                         Case{"NGÀY 06 THÁNG 3 NĂM 2025", "2025-03-06"},
                                         Case{"ngày tháng 02 năm 2026", "2026-02"}, Case{"ngày tháng năm 2022", "2022"},
                                         Case{"ngày ... tháng ... năm 2022", "2022"}, Case{"ngày /12/2021", "2021-12"},
                                         Case{"tháng 12 năm 2021", "2021-12"}, Case{"tháng 12/2021", "2021-12"},
                                         Case{"ngày 26 / 11 / 2021", "2021-11-26"}, Case{"ngày 29/02/2024", "2024-02-29"},
                                         Case{"ngày 29/02/2023", ""}, Case{"ngày 31/4/2021", ""}, Case{"ngày 00/1/2021", ""},
                                         Case{"ngày 12/13/2021", ""}, Case{"ngày", ""}, Case{"ngày làm việc", ""},
                                         Case{"ngày 14/8/23", "2023-08-14"}, Case{"ngày 1/2/10", "2010-02-01"}));

} // namespace
} // namespace vanmach
