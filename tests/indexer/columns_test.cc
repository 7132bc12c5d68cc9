// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/columns.h"

#include <gtest/gtest.h>

#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using testing::read_whole;
using testing::Workspace;
using testing::write_whole;

const std::vector<std::uint32_t> numbers = {1, 2, 3, 0xFFFFFFFF, 5};
const std::vector<std::uint8_t> bytes = {7, 8, 9};
const std::vector<std::uint64_t> wide = {1ULL << 40, 2};

std::string sample(const Workspace& workspace, std::string_view name = "columns") {
    ColumnWriter writer;
    writer.add("numbers", numbers);
    writer.add("bytes", bytes);
    writer.add("exactly-24-bytes-of-name", wide);
    writer.add("empty", std::vector<std::uint32_t>{});
    TextPool texts;
    for (const auto* text : {"Kế hoạch", "", "Chỉ thị", "Kế hoạch"}) texts.add(text);
    add_texts(writer, "texts", texts);
    const auto path = workspace / name;
    EXPECT_TRUE(writer.write(path));
    return path.string();
}

/// Everything that can be read, as one text; an error where anything cannot.
Result<std::string> all_of(const std::string& path) {
    const auto columns = Columns::open(path);
    if (!columns) return tl::unexpected(columns.error());
    std::string all;
    const auto a = columns->get<std::uint32_t>("numbers");
    const auto b = columns->get<std::uint8_t>("bytes");
    const auto c = columns->get<std::uint64_t>("exactly-24-bytes-of-name");
    const auto d = columns->get<std::uint32_t>("empty");
    const auto texts = StringPool::get(*columns, "texts");
    if (!a || !b || !c || !d || !texts) return fail(ErrorCode::index_damaged, "a column");
    for (const auto view : {bytes_of(*a), bytes_of(*b), bytes_of(*c), bytes_of(*d)}) all.append(view) += '|';
    for (std::uint32_t i = 0; i < texts->size(); ++i) all.append((*texts)[i]) += '|';
    return all;
}

TEST(Columns, ReadBackWhatWasWritten) {
    const Workspace workspace;
    const auto columns = Columns::open(sample(workspace));
    ASSERT_TRUE(columns);
    const auto read = columns->get<std::uint32_t>("numbers");
    ASSERT_TRUE(read);
    EXPECT_EQ(std::vector(read->begin(), read->end()), numbers);
    EXPECT_EQ(columns->get<std::uint64_t>("exactly-24-bytes-of-name").value()[0], 1ULL << 40);
    EXPECT_TRUE(columns->get<std::uint32_t>("empty").value().empty());
    const auto texts = StringPool::get(*columns, "texts").value();
    ASSERT_EQ(texts.size(), 3U); // "" first, equal texts once
    EXPECT_EQ(texts[0], "");
    EXPECT_EQ(texts[1], "Kế hoạch");
    EXPECT_EQ(texts[2], "Chỉ thị");
}

TEST(Columns, AColumnThatIsNotThereIsDamage) {
    const Workspace workspace;
    const auto columns = Columns::open(sample(workspace));
    ASSERT_TRUE(columns);
    for (const auto& result :
         {columns->get<std::uint32_t>("nothing"), columns->get<std::uint32_t>("bytes")}) {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, ErrorCode::index_damaged);
        EXPECT_NE(result.error().message.find("columns"), std::string::npos);
    }
}

TEST(Columns, EqualContentIsEqualBytes) {
    const Workspace workspace;
    EXPECT_TRUE(read_whole(sample(workspace, "a")) == read_whole(sample(workspace, "b")));
}

TEST(Columns, CutShortAnywhereIsAnError) {
    const Workspace workspace;
    const auto whole = read_whole(sample(workspace));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        write_whole(workspace / "cut", whole.substr(0, length));
        const auto read = all_of((workspace / "cut").string());
        ASSERT_FALSE(read) << length;
        EXPECT_EQ(read.error().code, ErrorCode::index_damaged);
    }
    write_whole(workspace / "longer", whole + '\0');
    EXPECT_FALSE(all_of((workspace / "longer").string()));
}

TEST(Columns, AnyFlippedBitIsAnError) {
    const Workspace workspace;
    const auto whole = read_whole(sample(workspace));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
        write_whole(workspace / "flipped", flipped);
        const auto read = all_of((workspace / "flipped").string());
        ASSERT_FALSE(read) << "byte " << at;
        EXPECT_EQ(read.error().code, ErrorCode::index_damaged);
    }
}

} // namespace
} // namespace vanmach
