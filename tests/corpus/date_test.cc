// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

TEST(PartialDate, IsoThereAndBack) {
    for (const char* iso : {"2026-02-10", "2026-02", "2026", "2024-02-29", "1900-01-01", "2100-12-31"}) {
        const auto date = PartialDate::parse_iso(iso);
        ASSERT_TRUE(date) << iso;
        EXPECT_EQ(date->iso(), iso);
    }
    EXPECT_EQ(PartialDate{}.iso(), "");
}

TEST(PartialDate, WhatIsNoDate) {
    for (const char* text : {"", "2026-2", "2026-13", "2026-00", "2025-02-29", "2026-04-31", "2026-01-00",
                             "1899", "2101", "26-02-10", "2026/02/10", "2026-02-1x", "+026", "2026-02-10 "})
        EXPECT_FALSE(PartialDate::parse_iso(text)) << text;
    EXPECT_FALSE(PartialDate::of(2026, 0, 5));
    EXPECT_FALSE(PartialDate::of(2026, 2, -1));
}

TEST(PartialDate, AgreesWhereBothKnow) {
    const PartialDate day{2026, 2, 10}, month{2026, 2, 0}, year{2026, 0, 0}, nothing{};
    EXPECT_TRUE(day.agrees(month));
    EXPECT_TRUE(year.agrees(day));
    EXPECT_TRUE(nothing.agrees(day));
    EXPECT_FALSE(day.agrees({2026, 2, 11}));
    EXPECT_FALSE(month.agrees({2026, 3, 10}));
    EXPECT_FALSE(day.agrees({2025, 0, 0}));
}

} // namespace
} // namespace vanmach
