// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/blobs.h"

#include <gtest/gtest.h>

#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::read_whole;
using testing::Workspace;
using testing::write_whole;

const std::vector<std::string> strings = {"Kế hoạch", "", std::string(1000, 'x'), "Chỉ thị",
                                          std::string("\0\n", 2)};

std::string sample(const Workspace& workspace) {
    auto writer = BlobWriter::create(workspace / "blobs");
    EXPECT_TRUE(writer);
    for (const auto& string : strings) EXPECT_TRUE(writer->append(string));
    EXPECT_EQ(writer->size(), strings.size());
    EXPECT_TRUE(writer->finish());
    return read_whole(workspace / "blobs");
}

TEST(Blobs, ReadBackWhatWasWritten) {
    const Workspace workspace;
    sample(workspace);
    const auto blobs = Blobs::open(workspace / "blobs");
    ASSERT_TRUE(blobs);
    ASSERT_EQ(blobs->size(), strings.size());
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < strings.size(); ++i) {
            EXPECT_EQ(blobs->get(i), strings[i]);
            EXPECT_EQ(blobs->length(i), strings[i].size());
        }
        blobs->forget(0, strings.size());
    }
    EXPECT_FALSE(blobs->get(strings.size()));
}

TEST(Blobs, NoneIsAFileToo) {
    const Workspace workspace;
    auto writer = BlobWriter::create(workspace / "none");
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->finish());
    const auto blobs = Blobs::open(workspace / "none");
    ASSERT_TRUE(blobs);
    EXPECT_EQ(blobs->size(), 0U);
    EXPECT_FALSE(blobs->get(0));
}

TEST(Blobs, CutShortAnywhereIsAnError) {
    const Workspace workspace;
    const auto whole = sample(workspace);
    for (std::size_t length = 0; length < whole.size(); length += 1 + length / 64) {
        write_whole(workspace / "cut", whole.substr(0, length));
        const auto blobs = Blobs::open(workspace / "cut");
        ASSERT_FALSE(blobs) << length;
        EXPECT_EQ(blobs.error().code, ErrorCode::index_damaged);
    }
}

TEST(Blobs, AFlippedBitIsAnErrorOrTheSameData) {
    const Workspace workspace;
    const auto whole = sample(workspace);
    std::size_t refused = 0, missing = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
        write_whole(workspace / "flipped", flipped);
        const auto blobs = Blobs::open(workspace / "flipped");
        if (!blobs) {
            ++refused;
            continue;
        }
        ASSERT_EQ(blobs->size(), strings.size());
        for (std::size_t i = 0; i < strings.size(); ++i) {
            const auto read = blobs->get(i);
            if (!read)
                ++missing;
            else
                ASSERT_EQ(*read, strings[i]) << "byte " << at;
        }
    }
    EXPECT_EQ(refused, 32U + strings.size() * 16); // header and table, every byte
    std::size_t bytes = 0;
    for (const auto& string : strings) bytes += string.size();
    EXPECT_EQ(missing, bytes);
}

} // namespace
} // namespace vanmach
