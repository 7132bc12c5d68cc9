// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_head.h"

#include <random>

#include <gtest/gtest.h>

namespace vanmach {
namespace {

const HeadLimits limits;

int status(std::string_view head, const HeadLimits& given = limits) {
    const auto parsed = parse_head(head, given);
    return parsed ? 200 : parsed.error().status;
}

TEST(RequestHead, ReadsMethodTargetAndHeaders) {
    const auto head =
        parse_head("GET /search?q=d%C3%A2n HTTP/1.1\r\nHost: a\r\nACCEPT:  text/csv \r\n\r\n", limits);
    ASSERT_TRUE(head);
    EXPECT_EQ(head->method, "GET");
    EXPECT_EQ(head->target, "/search?q=d%C3%A2n");
    EXPECT_EQ(head->header("accept"), "text/csv");
    EXPECT_EQ(head->header("range"), "");
    EXPECT_TRUE(head->keep_alive);
}

TEST(RequestHead, TakesRawUtf8AndAbsoluteForm) {
    EXPECT_EQ(parse_head("GET /a?q=d\xC3\xA2n HTTP/1.1\r\nHost: a\r\n\r\n", limits)->target,
              "/a?q=d\xC3\xA2n");
    EXPECT_EQ(parse_head("GET http://host:1/a?b HTTP/1.1\r\nHost: a\r\n\r\n", limits)->target, "/a?b");
    EXPECT_EQ(parse_head("GET HTTP://host HTTP/1.1\r\nHost: a\r\n\r\n", limits)->target, "/");
    EXPECT_EQ(status("GET ftp://host/a HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
}

TEST(RequestHead, KeepsAliveAsTheVersionSays) {
    EXPECT_FALSE(
        parse_head("GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, Close\r\n\r\n", limits)->keep_alive);
    EXPECT_FALSE(parse_head("GET / HTTP/1.0\r\n\r\n", limits)->keep_alive);
    EXPECT_TRUE(parse_head("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", limits)->keep_alive);
}

TEST(RequestHead, RefusesWhatTwoProgramsCouldReadDifferently) {
    EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), 400) << "no Host";
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n"), 400) << "space before the colon";
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n"), 400) << "folded line";
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nX: b\rY: c\r\n\r\n"), 400) << "bare CR";
    EXPECT_EQ(status(std::string_view("GET / HTTP/1.1\r\nHost: a\0\r\n\r\n", 28)), 400) << "NUL";
    EXPECT_EQ(status("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"), 400) << "space in the address";
    EXPECT_EQ(status("GET /\r\n\r\n"), 400);
    EXPECT_EQ(status("nonsense\r\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
    EXPECT_EQ(status("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
}

TEST(RequestHead, RefusesBodiesThatCostMoreThanTheySay) {
    const auto with = [](std::string_view header, std::string_view method = "POST") {
        return status(std::string(method) + " / HTTP/1.1\r\nHost: a\r\n" + std::string(header) + "\r\n\r\n");
    };
    EXPECT_EQ(with("Content-Length: 1000"), 200);
    EXPECT_EQ(with("Content-Length: -1"), 400);
    EXPECT_EQ(with("Content-Length: 5\r\nContent-Length: 5"), 400);
    EXPECT_EQ(with("Transfer-Encoding: chunked"), 411);
    EXPECT_EQ(with("Content-Length: 5\r\nTransfer-Encoding: chunked"), 411);
    EXPECT_EQ(with("Content-Length: 5\r\nContent-Encoding: gzip"), 415);
    EXPECT_EQ(with("Content-Length: 5\r\nContent-Type: multipart/form-data; boundary=x"), 415);
    EXPECT_EQ(with("Content-Length: 5", "GET"), 400);
    EXPECT_EQ(with("Content-Length: 0", "GET"), 200);
    EXPECT_EQ(with("Content-Length: 5\r\nContent-Type: text/plain\r\nContent-Type: text/html"), 400);
}

TEST(RequestHead, HasLimits) {
    std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (std::size_t i = 0; i < limits.headers; ++i) head += "X: 1\r\n";
    EXPECT_EQ(status(head + "\r\n"), 431);
    EXPECT_EQ(status("GET /" + std::string(limits.target_bytes, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(limits.bytes, 'a') + "\r\n\r\n"), 431);
    EXPECT_EQ(head_too_long("GET /aaaa", limits).status, 414);
    EXPECT_EQ(head_too_long("GET / HTTP/1.1\r\nX: aaa", limits).status, 431);
}

TEST(RequestHead, EndsAtTheBlankLine) {
    EXPECT_EQ(head_length("GET / HTTP/1.1\r\nHost: a\r\n\r\nrest"), 27U);
    EXPECT_EQ(head_length("GET / HTTP/1.1\nHost: a\n\nrest"), 24U);
    EXPECT_EQ(head_length("GET / HTTP/1.1\r\nHost: a\r\n\r"), 0U);
    EXPECT_EQ(head_length(""), 0U);
}

TEST(RequestHead, RandomBytesAreReadOrRefused) {
    std::mt19937 random(3);
    const std::string good =
        "GET /search?q=d%C3%A2n HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nAccept: */*\r\n\r\n";
    int refused = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string head = good;
        for (unsigned k = 0; k < 1 + random() % 4; ++k)
            head[random() % head.size()] = static_cast<char>(random() % 256);
        const std::size_t length = head_length(head);
        EXPECT_LE(length, head.size());
        const auto parsed = parse_head(head, limits);
        if (parsed) {
            EXPECT_TRUE(parsed->target.starts_with('/') || parsed->target == "*");
            continue;
        }
        ++refused;
        EXPECT_GE(parsed.error().status, 400);
        EXPECT_LT(parsed.error().status, 600);
    }
    EXPECT_GT(refused, 1000);
}

} // namespace
} // namespace vanmach
