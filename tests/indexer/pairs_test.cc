// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pairs.h"

#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <random>

#include "tests/indexer/workspace.h"

namespace vanmach {
namespace {

using vanmach::testing::Workspace;
using Expected = std::map<PairKey, std::map<HeldIndex, std::uint32_t>>;

std::map<HeldIndex, std::uint32_t> postings(const PairIndex& index, PairKey key) {
    std::map<HeldIndex, std::uint32_t> all;
    HeldIndex last = 0;
    index.each(key, [&](HeldIndex held, std::uint32_t times) {
        EXPECT_TRUE(all.empty() || held > last) << "ascending";
        last = held;
        all[held] = times;
    });
    return all;
}

TEST(PairKeys, TellPairsApart) {
    EXPECT_EQ(pair_key("dan", "van"), pair_key("dan", "van"));
    for (const auto& [first, second] : {std::pair{"van", "dan"}, {"da", "nvan"}, {"danv", "an"}, {"dan", "va"}}) EXPECT_NE(pair_key(first, second), pair_key("dan", "van"));
    EXPECT_EQ(pair_key("ly", "luan"), pair_key("li", "luan"));
    EXPECT_EQ(pair_key("tam", "ly"), pair_key("tam", "li"));
    EXPECT_NE(pair_key("y", "te"), pair_key("i", "te"));
    EXPECT_NE(pair_key("may", "bay"), pair_key("mai", "bay"));
}

TEST(Pairs, AreThoseThatWereCollected) {
    const Workspace workspace;
    std::mt19937_64 random(3);
    std::vector<PairKey> keys;
    for (int i = 0; i < 3000; ++i) keys.push_back(random() >> 16U);
    Expected expected;
    std::vector<PairCollector> collectors;
    constexpr HeldIndex documents = 600;
    std::map<HeldIndex, std::uint32_t> lengths;
    for (HeldIndex held = 0; held < documents; ++held) {
        if (held % 280 == 0) {
            if (held > 0) {
                ASSERT_TRUE(collectors.back().finish());
            }
            collectors.emplace_back(workspace / ("run-" + std::to_string(held)));
        }
        if (held % 7 == 3) continue; // a further file of a document
        ASSERT_TRUE(collectors.back().begin(held));
        for (auto left = random() % 4000; left > 0; --left) { // enough for several runs
            const auto key = keys[static_cast<std::size_t>(static_cast<double>(keys.size()) * std::pow(static_cast<double>(random() % 1000) / 1000, 3))];
            const auto times = random() % 50 == 0 ? 300U : 1U;
            collectors.back().add(key, times);
            expected[key][held] += times;
            lengths[held] += times;
        }
    }
    ASSERT_TRUE(collectors.back().finish());
    std::size_t runs = 0;
    for (const auto& collector : collectors) runs += collector.runs().size();
    EXPECT_GT(runs, collectors.size());
    ASSERT_TRUE(write_pairs(workspace / "pairs.bin", collectors, documents));
    for (const auto& collector : collectors)
        for (const auto& run : collector.runs()) EXPECT_FALSE(std::filesystem::exists(run));

    const auto index = PairIndex::open(workspace / "pairs.bin");
    ASSERT_TRUE(index);
    EXPECT_EQ(index->size(), expected.size());
    EXPECT_EQ(index->documents(), lengths.size());
    ASSERT_EQ(index->lengths().size(), documents);
    for (const auto& [held, length] : lengths) EXPECT_EQ(index->lengths()[held], length);
    for (const auto key : keys) {
        const auto found = expected.find(key);
        const auto wanted = found == expected.end() ? std::map<HeldIndex, std::uint32_t>() : found->second;
        EXPECT_EQ(postings(*index, key), wanted);
        EXPECT_EQ(index->count(key), wanted.size());
    }
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(index->count(random() >> 16U), 0U);
}

TEST(Pairs, OfNothing) {
    const Workspace workspace;
    ASSERT_TRUE(write_pairs(workspace / "pairs.bin", {}, 0));
    const auto index = PairIndex::open(workspace / "pairs.bin");
    ASSERT_TRUE(index);
    EXPECT_EQ(index->count(1), 0U);

    ASSERT_TRUE(write_pairs(workspace / "single.bin", {}, 5)); // documents of a word each
    const auto of_single_words = PairIndex::open(workspace / "single.bin");
    ASSERT_TRUE(of_single_words);
    EXPECT_EQ(of_single_words->lengths().size(), 5U);
    EXPECT_EQ(of_single_words->documents(), 0U);
}

TEST(Pairs, ADamagedFileIsRefused) {
    const Workspace workspace;
    PairCollector collector(workspace / "run");
    ASSERT_TRUE(collector.begin(0));
    for (PairKey key = 1; key < 300; ++key) collector.add(key * key, 1);
    ASSERT_TRUE(collector.finish());
    std::vector<PairCollector> collectors;
    collectors.push_back(std::move(collector));
    ASSERT_TRUE(write_pairs(workspace / "pairs.bin", collectors, 1));
    std::ifstream in(workspace / "pairs.bin", std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(in)), {});
    const auto refused = [&](const std::string& bytes) {
        std::ofstream(workspace / "bad.bin", std::ios::binary | std::ios::trunc) << bytes;
        return !PairIndex::open(workspace / "bad.bin");
    };
    EXPECT_FALSE(refused(whole));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto bytes = whole;
        bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
        EXPECT_TRUE(refused(bytes)) << i;
    }
    for (std::size_t size = 0; size < whole.size(); size += 7) EXPECT_TRUE(refused(whole.substr(0, size))) << size;
}

} // namespace
} // namespace vanmach
