// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/syllable_shape.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

TEST(SyllableShape, Syllables) {
    for (const char* word :
         {"nghiêng", "quyết", "định",   "Ủy",   "ban",  "nhân", "dân",   "gì",    "giếng",   "quốc",
          "khuỷu",   "hoà",   "hòa",    "thuở", "uống", "yêu",  "ý",     "ngoằn", "ngoèo",   "được",
          "Đảng",    "xuất",  "chuyển", "ghế",  "kỳ",   "quýt", "quỳnh", "tuýp",  "e\u0301p"})
        EXPECT_TRUE(is_vietnamese_syllable(word)) << word;
}

TEST(SyllableShape, OtherLetters) {
    for (const char* word : {"", "x", "zô", "Straße", "nh©n", "hoµ", "nghĩt", "cát3", "bcd", "hòá", "viêtt",
                             "thúcx", "cap", "bác\u0303", "ñy", "\uFFFDy"})
        EXPECT_FALSE(is_vietnamese_syllable(word)) << word;
}

} // namespace
} // namespace vanmach
