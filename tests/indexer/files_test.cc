// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files.h"

#include <gtest/gtest.h>

#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::names_in;
using testing::read_whole;
using testing::Workspace;

TEST(Files, WrittenInPiecesReadsBackWhole) {
    const Workspace workspace;
    auto file = OutputFile::create(workspace / "a");
    ASSERT_TRUE(file);
    std::string all;
    for (const std::size_t size : {0UL, 1UL, 700'000UL, 700'000UL, 3'000'000UL, 5UL}) {
        const std::string piece(size, static_cast<char>('a' + size % 26));
        ASSERT_TRUE(file->append(piece));
        all += piece;
    }
    EXPECT_EQ(file->size(), all.size());
    ASSERT_TRUE(file->rewrite(1, "XY"));
    all.replace(1, 2, "XY");
    ASSERT_TRUE(file->append("end"));
    ASSERT_TRUE(file->finish());
    EXPECT_EQ(read_whole(workspace / "a"), all + "end");
    const auto mapped = MappedFile::open(workspace / "a");
    ASSERT_TRUE(mapped);
    mapped->forget(0, all.size());
    EXPECT_EQ(mapped->bytes(), all + "end");
}

TEST(Files, ReplacingLeavesNothingAside) {
    const Workspace workspace;
    ASSERT_TRUE(replace_file(workspace / "CURRENT", "one\n"));
    ASSERT_TRUE(replace_file(workspace / "CURRENT", "two\n"));
    EXPECT_EQ(read_whole(workspace / "CURRENT"), "two\n");
    EXPECT_EQ(names_in(workspace.path()), std::vector<std::string>{"CURRENT"});
}

TEST(Files, WhatCannotBeWrittenIsNamed) {
    const Workspace workspace;
    const auto file = OutputFile::create(workspace / "missing/a");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::write_failed);
    EXPECT_NE(file.error().message.find("missing/a"), std::string::npos);
    EXPECT_FALSE(file.error().hint.empty());

    auto full = OutputFile::create("/dev/full");
    ASSERT_TRUE(full);
    ASSERT_TRUE(full->append("kept in memory first"));
    const auto finished = full->finish();
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().code, ErrorCode::write_failed);
    EXPECT_NE(finished.error().hint.find("space"), std::string::npos) << finished.error().hint;
}

TEST(Files, WhatCannotBeMappedIsDamage) {
    const Workspace workspace;
    for (const auto* name : {"missing", "."}) {
        const auto mapped = MappedFile::open(workspace / name);
        ASSERT_FALSE(mapped) << name;
        EXPECT_EQ(mapped.error().code, ErrorCode::index_damaged);
    }
    workspace.write("empty", "");
    const auto mapped = MappedFile::open(workspace / "empty");
    ASSERT_TRUE(mapped);
    EXPECT_TRUE(mapped->bytes().empty());
}

TEST(Files, OneWriterAtATime) {
    const Workspace workspace;
    {
        const auto first = WriterLock::take(workspace / "lock");
        ASSERT_TRUE(first);
        const auto second = WriterLock::take(workspace / "lock");
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, ErrorCode::index_busy);
        EXPECT_FALSE(second.error().hint.empty());
    }
    EXPECT_TRUE(WriterLock::take(workspace / "lock"));
}

TEST(Files, HashesAreThoseOfTheStandard) {
    const Workspace workspace;
    // FIPS 180-4 examples and the check value of CRC-32.
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(crc32_of("123456789"), 0xCBF43926U);
    EXPECT_EQ(crc32_of("6789", crc32_of("12345")), 0xCBF43926U);
    const std::string large(3'000'001, 'x');
    EXPECT_EQ(sha256_of_file(workspace.write("large", large)).value(), sha256(large));
    EXPECT_FALSE(sha256_of_file(workspace / "missing"));
}

} // namespace
} // namespace vanmach
