// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/negotiation.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace vanmach {
namespace {

const std::string browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
const std::vector<std::string> offers = {"application/json", "text/csv", "application/jsonl"};

TEST(Negotiation, TheBestOfTheOffersWins) {
    EXPECT_EQ(best("", offers), "application/json");
    EXPECT_EQ(best("*/*", offers), "application/json");
    EXPECT_EQ(best("text/csv", offers), "text/csv");
    EXPECT_EQ(best("text/*, application/json;q=0.5", offers), "text/csv");
    EXPECT_EQ(best("application/jsonl;q=0.9, text/csv;q=0.8", offers), "application/jsonl");
    EXPECT_EQ(best("image/png", offers), "application/json");
    EXPECT_EQ(quality("text/*;q=0.3, text/csv;q=0.7", "text/csv"), 700);
    EXPECT_EQ(quality("text/*;q=0.3, text/csv;q=0", "text/csv"), 0);
}

TEST(Negotiation, BrowsersAskForPages) {
    EXPECT_TRUE(prefers_html(browser));
    EXPECT_FALSE(prefers_html("*/*")) << "curl";
    EXPECT_FALSE(prefers_html(""));
    EXPECT_FALSE(prefers_html("application/json, text/html;q=0.5"));
    EXPECT_FALSE(prefers_html("text/html;q=0"));
}

TEST(Negotiation, OddHeadersDoNoHarm) {
    for (const char* header :
         {";", ",,,", "q=1", ";;q=;", "a/b;q=9999999999999", "text/html;q=0.99999999", "*"}) {
        EXPECT_EQ(best(header, offers).empty(), false) << header;
        prefers_html(header);
    }
}

TEST(Negotiation, GzipComesBackAsItWas) {
    EXPECT_TRUE(accepts_gzip("gzip, deflate, br"));
    EXPECT_FALSE(accepts_gzip("gzip;q=0, br"));
    EXPECT_FALSE(accepts_gzip(""));
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "công tác dân vận ";
    const std::string packed = gzipped(text);
    ASSERT_FALSE(packed.empty());
    EXPECT_LT(packed.size(), text.size() / 10);
    std::string out(text.size() + 10, '\0');
    z_stream stream{};
    ASSERT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    EXPECT_EQ(out, text);
}

} // namespace
} // namespace vanmach
