// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/source_text.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vanmach {
namespace {

namespace fs = std::filesystem;

TEST(SourceText, ExtensionsInAnyCase) {
    for (const char* name : {"a.txt", "a.TXT", "x/b.md", "c.Markdown", "d.e.text"})
        EXPECT_TRUE(is_supported(name)) << name;
    for (const char* name : {"a", "a.doc", "a.pdf", "txt", ".txt", "a.txt.gz", "a.txt/"})
        EXPECT_FALSE(is_supported(name)) << name;
}

TEST(SourceText, ReadsMarkdownInEveryFormat) {
    for (const char* name : {"a.txt", "a.md"}) {
        const auto read = read_source(name, "\xEF\xBB\xBF# **KẾ HOẠCH**\r\n\r\nSố:\u00A0 1/KH-UBND\r\n");
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read->text, "KẾ HOẠCH\n\nSố:  1/KH-UBND");
        EXPECT_TRUE(read->warnings.empty());
    }
}

TEST(SourceText, WarnsOfWhatIsNotAsItWas) {
    const auto broken = read_source("a.txt", "Quyết định của Ủy ban nhân dân tỉnh \xFF\xFE x");
    ASSERT_TRUE(broken);
    EXPECT_EQ(broken->text, "Quyết định của Ủy ban nhân dân tỉnh \uFFFD\uFFFD x");
    ASSERT_EQ(broken->warnings.size(), 1U);
    EXPECT_EQ(broken->warnings[0], "2 invalid sequences of bytes were read as U+FFFD");

    const auto old = read_source("a.txt", "ñy ban nh\xA9n d\xA9n t\xD8nh, c\xE9ng ho\xB5 x\xB7 h\xE9i");
    ASSERT_TRUE(old);
    ASSERT_EQ(old->warnings.size(), 1U);
    EXPECT_NE(old->warnings[0].find("TCVN3"), std::string::npos);
}

TEST(SourceText, Errors) {
    EXPECT_EQ(read_source("a.docx", "x").error().code, ErrorCode::unsupported);
    for (const std::string_view nothing : {"", " \n\t ", "\xEF\xBB\xBF", "** **\n\n|\n", "\u200B\u00AD"}) {
        const auto read = read_source("trống.txt", nothing);
        ASSERT_FALSE(read) << nothing;
        EXPECT_EQ(read.error().code, ErrorCode::empty);
        EXPECT_NE(read.error().message.find("trống.txt"), std::string::npos);
    }
}

class ReadBytes : public ::testing::Test {
  protected:
    ReadBytes() {
        auto name = (fs::temp_directory_path() / "vanmach-read-bytes-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~ReadBytes() override { fs::remove_all(folder_); }

    fs::path write(const char* name, std::string_view bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }

    // A failure must name the file and tell what to do.
    static void expect_error(const fs::path& path, ErrorCode code, std::string_view words,
                             std::uint64_t max_bytes = 0) {
        const auto read = read_bytes(path, max_bytes);
        ASSERT_FALSE(read) << path;
        EXPECT_EQ(read.error().code, code) << read.error().message;
        EXPECT_NE(read.error().message.find(path.string()), std::string::npos) << read.error().message;
        EXPECT_NE(read.error().message.find(words), std::string::npos) << read.error().message;
        EXPECT_FALSE(read.error().hint.empty());
    }

    fs::path folder_;
};

TEST_F(ReadBytes, TheBytesAsTheyAre) {
    const std::string bytes("a\0\xFF\r\n", 5);
    EXPECT_EQ(read_bytes(write("a.txt", bytes), 0).value(), bytes);
    EXPECT_EQ(read_bytes(write("tệp có dấu.MD", bytes), 5).value(), bytes);
    const std::string large(3'000'000, 'x');
    EXPECT_EQ(read_bytes(write("large.txt", large), 0).value(), large);
    fs::create_symlink(folder_ / "a.txt", folder_ / "link.txt");
    EXPECT_EQ(read_bytes(folder_ / "link.txt", 0).value(), bytes);
}

TEST_F(ReadBytes, WhatIsNoRegularFileIsRefusedUnopened) {
    fs::create_directory(folder_ / "folder.txt");
    expect_error(folder_ / "folder.txt", ErrorCode::unreadable, "a folder");
    const auto pipe = folder_ / "pipe.txt";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    expect_error(pipe, ErrorCode::unreadable, "a named pipe"); // opening it would wait for a writer
    fs::create_symlink("/dev/zero", folder_ / "zero.txt");
    expect_error(folder_ / "zero.txt", ErrorCode::unreadable, "a device");
}

TEST_F(ReadBytes, WhatIsNotThere) {
    expect_error(folder_ / "none.txt", ErrorCode::not_found, "not there");
    expect_error(write("a.txt", "x") / "b.txt", ErrorCode::not_found, "not there");
    fs::create_symlink(folder_ / "gone", folder_ / "dangling.txt");
    expect_error(folder_ / "dangling.txt", ErrorCode::not_found, "not there");
    fs::create_symlink(folder_ / "loop.txt", folder_ / "loop.txt");
    expect_error(folder_ / "loop.txt", ErrorCode::unreadable, "cannot be read");
}

TEST_F(ReadBytes, SizesAndFormats) {
    expect_error(write("empty.txt", ""), ErrorCode::empty, "empty");
    expect_error(write("large.txt", "123456"), ErrorCode::too_large, "5 bytes", 5);
    EXPECT_TRUE(read_bytes(folder_ / "large.txt", 6));
    expect_error(write("a.exe", "x"), ErrorCode::unsupported, "format");
    // The size that the system tells is not to be relied on: here it is 0.
    if (fs::exists("/proc/self/status")) {
        fs::create_symlink("/proc/self/status", folder_ / "status.txt");
        EXPECT_TRUE(read_bytes(folder_ / "status.txt", 0));
        expect_error(folder_ / "status.txt", ErrorCode::too_large, "16 bytes", 16);
    }
}

TEST_F(ReadBytes, WithoutPermission) {
    if (::geteuid() == 0) GTEST_SKIP() << "the administrator may read every file";
    const auto path = write("closed.txt", "x");
    fs::permissions(path, fs::perms::none);
    expect_error(path, ErrorCode::unreadable, "may not be read");
}

} // namespace
} // namespace vanmach
