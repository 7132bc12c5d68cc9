// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/written_form.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "corpus/text/keys.h"
#include "corpus/text/syllable_shape.h"
#include "corpus/text/syllables.h"

namespace vanmach {
namespace {

TEST(WrittenForm, TheToneStandsWhereOfficialTextsPrintIt) {
    // Each row is also typed in the new style, which has the same key.
    struct Row {
        const char* written;
        const char* key;
    };
    const Row rows[] = {
        {"hòa", "hoa1"},      {"khỏe", "khoe3"},    {"thủy", "thuy3"},    {"ủy", "uy3"},        {"tòa", "toa1"},       {"lũy", "luy4"},
        {"toàn", "toan1"},    {"khoét", "khoet2"},  {"huỳnh", "huynh1"},  {"quỵt", "quyt5"},    {"xoong", "xoong"},    {"loạt", "loat5"},
        {"quý", "quy2"},      {"quà", "qua1"},      {"quả", "qua3"},      {"quái", "quai2"},    {"quốc", "quôc2"},     {"quyết", "quyêt2"},
        {"quận", "quân5"},    {"quặng", "quăng5"},  {"quế", "quê2"},      {"quỳ", "quy1"},      {"quét", "quet2"},     {"quở", "quơ3"},
        {"giả", "gia3"},      {"gì", "gi1"},        {"gìn", "gin1"},      {"giữ", "giư4"},      {"giáo", "giao2"},     {"giống", "giông2"},
        {"giết", "giêt2"},    {"giếng", "giêng2"},  {"giò", "gio1"},      {"già", "gia1"},      {"giày", "giay1"},     {"giường", "giương1"},
        {"ngoài", "ngoai1"},  {"xoáy", "xoay2"},    {"khuỷu", "khuyu3"},  {"ngoẻo", "ngoeo3"},  {"khuya", "khuya"},    {"toại", "toai5"},
        {"chuyển", "chuyên3"}, {"tiếp", "tiêp2"},   {"yếu", "yêu2"},      {"yên", "yên"},       {"nghiệp", "nghiêp5"}, {"chiều", "chiêu1"},
        {"thuở", "thuơ3"},    {"muộn", "muôn5"},    {"tuổi", "tuôi3"},    {"luật", "luât5"},    {"tuần", "tuân1"},     {"huệ", "huê5"},
        {"người", "ngươi1"},  {"được", "đươc5"},    {"hướng", "hương2"},  {"rượu", "rươu5"},    {"mừng", "mưng1"},     {"lựu", "lưu5"},
        {"mùa", "mua1"},      {"của", "cua3"},      {"lửa", "lưa3"},      {"nghĩa", "nghia4"}, {"kìa", "kia1"},       {"phía", "phia2"},
        {"lý", "ly2"},        {"mỹ", "my4"},        {"à", "a1"},          {"ý", "y2"},          {"ở", "ơ3"},           {"vẫn", "vân4"},
        {"đảng", "đang3"},    {"hoặc", "hoăc5"},    {"báo", "bao2"},      {"tài", "tai1"},      {"dũng", "dung4"},     {"ban", "ban"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(written_form(row.key), row.written);
        EXPECT_EQ(accented_key(row.written), row.key);
    }
}

TEST(WrittenForm, WhatIsNoSyllableStaysAsItIs) {
    for (const char* key : {"", "1", "5", "qh15", "h1", "c41", "tt4", "ubnd", "2025", "01a", "nq", "hòá", "f2", "33", "漢", "漢1", "a6"})
        EXPECT_EQ(written_form(key), key);
}

TEST(WrittenForm, TheKeyOfWhatIsWrittenIsTheKey) {
    // Every word of the sample corpus, codes and foreign words too.
    std::set<std::string> keys;
    std::size_t syllable_keys = 0;
    for (const auto& entry : std::filesystem::directory_iterator("corpus/documents")) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        for (const auto& syllable : syllables(text.str())) keys.insert(syllable.accented);
    }
    for (const auto& key : keys) {
        const auto written = written_form(key);
        EXPECT_EQ(accented_key(written), key) << written;
        if (is_vietnamese_syllable(written)) ++syllable_keys;
        EXPECT_EQ(written_form(accented_key(written)), written);
    }
    EXPECT_GT(syllable_keys, 600U);
}

} // namespace
} // namespace vanmach
