// SPDX-License-Identifier: GPL-2.0-or-later
// Which bodies are read, told by the head; and how bodies come over a real socket, from honest and from other clients.
#include "server/http/request_body.h"

#include <limits>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "server/http/guarded_server.h"
#include "tests/server/raw_client.h"

namespace vanmach {
namespace {

using std::chrono::milliseconds;
using testing::RawClient;
using testing::status_of;
using Clock = std::chrono::steady_clock;

const BodySpec spec{{{"text/plain", ""}, {"application/json", "Thing"}}, 1000, "A text."};

RequestHead head_of(std::string_view headers) {
    return parse_head(fmt::format("POST / HTTP/1.1\r\nHost: a\r\n{}\r\n", headers), {}).value();
}

int status(std::string_view headers, const std::optional<BodySpec>& taken = spec) {
    const auto problem = refused_body(taken, head_of(headers));
    return problem ? problem->status : 200;
}

TEST(RequestBody, IsJudgedByLengthAndType) {
    EXPECT_EQ(status("Content-Length: 1000\r\nContent-Type: text/plain\r\n"), 200);
    EXPECT_EQ(status("Content-Length: 0\r\nContent-Type: Application/JSON ; charset=utf-8\r\n"), 200);
    EXPECT_EQ(status("Content-Length: 1001\r\nContent-Type: text/plain\r\n"), 413);
    EXPECT_EQ(status("Content-Length: 99999999999999999999999\r\nContent-Type: text/plain\r\n"), 413);
    EXPECT_EQ(status("Content-Type: text/plain\r\n"), 411);
    EXPECT_EQ(status("Content-Length: 5\r\n"), 415);
    EXPECT_EQ(status("Content-Length: 5\r\nContent-Type: application/x-www-form-urlencoded\r\n"), 415);
    EXPECT_EQ(status("Content-Length: 5\r\nContent-Type: text/plainer\r\n"), 415);
    EXPECT_EQ(status("Content-Length: 5\r\n", std::nullopt), 400);
    EXPECT_EQ(status("Content-Length: 0\r\n", std::nullopt), 200);
}

TEST(RequestBody, ARefusalTellsWhatIsRead) {
    const auto large = refused_body(spec, head_of("Content-Length: 1001\r\nContent-Type: text/plain\r\n"));
    EXPECT_EQ(large->extra["limit"], 1000);
    const auto other = refused_body(spec, head_of("Content-Length: 1\r\nContent-Type: text/csv\r\n"));
    EXPECT_EQ(other->extra["allowed"], Json({"text/plain", "application/json"}));
    EXPECT_EQ(to_json(*other).dump().find("csv"), std::string::npos) << "text of the client";
}

TEST(RequestBody, MediaTypes) {
    EXPECT_EQ(media_type("Text/Plain; charset=utf-8"), "text/plain");
    EXPECT_EQ(media_type(" text/html "), "text/html");
    EXPECT_EQ(media_type(""), "");
    EXPECT_EQ(media_type("  ;"), "");
}

constexpr std::size_t most = 1 << 20;

/// A server that sends bodies back, as long as they are texts.
class Running {
  public:
    explicit Running(ConnectionLimits limits = quick())
        : server_([](const RequestHead& head, std::string_view body) { return Reply{200, "text/plain", head.target + " " + std::string(body), {}, false}; }, limits,
                  [](const RequestHead& head) -> std::optional<Reply> {
                      const auto problem = refused_body(BodySpec{{{"text/plain", ""}}, most, ""}, head);
                      if (!problem) return std::nullopt;
                      return Reply{problem->status, "application/problem+json", to_json(*problem).dump(), {}, false};
                  }) {
        const auto bound = server_.bind("127.0.0.1", 0);
        if (!bound) throw std::runtime_error(bound.error().message);
        port = *bound;
        thread_ = std::thread([this] { server_.serve(); });
    }
    ~Running() {
        server_.stop();
        thread_.join();
    }
    Running(const Running&) = delete; // owns a thread
    Running& operator=(const Running&) = delete;

    static ConnectionLimits quick() {
        ConnectionLimits limits;
        limits.head_deadline = milliseconds(600);
        limits.pressed_deadline = milliseconds(200);
        limits.body_deadline = milliseconds(500);
        limits.idle = milliseconds(600);
        limits.grace = milliseconds(1000);
        limits.connections = 2;
        limits.waiting = 4;
        return limits;
    }
    int port = 0;

  private:
    GuardedServer server_;
    std::thread thread_;
};

std::string post(std::string_view target, std::size_t length, std::string_view body, std::string_view headers = "") {
    return fmt::format("POST {} HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n{}\r\n{}", target, length, headers, body);
}

std::string closing(std::string_view target, std::string_view body, std::string_view headers = "") {
    return post(target, body.size(), body, fmt::format("Connection: close\r\n{}", headers));
}

TEST(BodiesOverSockets, ArriveWhole) {
    const Running server;
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{1}, std::size_t{8191}, std::size_t{100'000}, most}) {
        RawClient client(server.port);
        const std::string body(bytes, 'x');
        ASSERT_TRUE(client.send(closing("/a", body)));
        const auto response = client.read_all();
        EXPECT_EQ(status_of(response), 200) << bytes;
        EXPECT_EQ(response.substr(response.find("\r\n\r\n") + 4), "/a " + body);
    }
}

TEST(BodiesOverSockets, ArriveInPieces) {
    const Running server;
    RawClient client(server.port);
    const auto request = closing("/a", "nội dung\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
    for (const char c : request) client.send(std::string(1, c));
    const auto response = client.read_all();
    EXPECT_TRUE(response.ends_with("/a nội dung\r\n\r\nGET /b HTTP/1.1\r\n\r\n")) << response;
}

TEST(BodiesOverSockets, TheNextRequestBeginsBehindThem) {
    const Running server;
    RawClient client(server.port);
    client.send(post("/1", 5, "first") + post("/2", 0, "") + "GET /3 HTTP/1.1\r\nHost: a\r\n\r\n" + closing("/4", "last"));
    const auto response = client.read_all();
    const auto first = response.find("/1 first"), second = response.find("/2 "), third = response.find("/3 "), last = response.find("/4 last");
    ASSERT_NE(last, std::string::npos) << response;
    EXPECT_TRUE(first < second && second < third && third < last) << response;
}

TEST(BodiesOverSockets, AnotherBodyLeavesNothingOfTheOneBefore) {
    const Running server;
    RawClient client(server.port);
    client.send(post("/1", 6, "secret"));
    client.read_until("/1 secret");
    client.send("GET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.read_all().ends_with("\r\n\r\n/2 "));
}

TEST(BodiesOverSockets, AClientThatWaitsIsAsked) {
    const Running server;
    RawClient client(server.port);
    client.send(post("/a", 4, "", "Expect: 100-Continue\r\nConnection: close\r\n"));
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("body");
    const auto response = client.read_all();
    EXPECT_EQ(status_of(response), 200);
    EXPECT_TRUE(response.ends_with("/a body"));
}

TEST(BodiesOverSockets, AClientThatDoesNotWaitIsNotAsked) {
    const Running server;
    RawClient client(server.port);
    client.send(closing("/a", "body", "Expect: 100-continue\r\n"));
    EXPECT_TRUE(client.read_all().starts_with("HTTP/1.1 200")) << "the body is there already";
}

TEST(BodiesOverSockets, AClientThatWaitsIsToldThatItsBodyIsNotWanted) {
    const Running server;
    RawClient client(server.port);
    const auto start = Clock::now();
    client.send(post("/a", most + 1, "", "Expect: 100-continue\r\n"));
    const auto response = client.read_until("}");
    EXPECT_EQ(status_of(response), 413);
    EXPECT_NE(response.find("Connection: close"), std::string::npos);
    EXPECT_LT(Clock::now() - start, milliseconds(400));
}

struct Refused {
    const char* name;
    std::string request;
    int status;
};

TEST(BodiesOverSockets, WhatIsNotReadIsRefusedWithAReason) {
    const Running server;
    const std::vector<Refused> refused = {
        {"too long", post("/a", most + 1, std::string(1 << 21, 'x')), 413},
        {"far too long", post("/a", std::numeric_limits<std::size_t>::max(), "x"), 413},
        {"longer than can be counted", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 99999999999999999999999\r\n\r\nx", 413},
        {"no length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n\r\nbody", 411},
        {"chunked", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n", 411},
        {"two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nbody", 400},
        {"two lengths in one", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 4, 4\r\n\r\nbody", 400},
        {"negative", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: -4\r\n\r\nbody", 400},
        {"another type", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nbody", 415},
        {"no type", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody", 415},
        {"compressed", post("/a", 4, "body", "Content-Encoding: gzip\r\n"), 415},
        {"a form", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 4\r\n\r\nbody", 415},
    };
    for (const auto& one : refused) {
        RawClient client(server.port);
        client.send(one.request);
        const auto response = client.read_all();
        EXPECT_EQ(status_of(response), one.status) << one.name << ": " << response.substr(0, 300);
        EXPECT_NE(response.find("application/problem+json"), std::string::npos) << one.name;
        EXPECT_NE(response.find("\"hint\":"), std::string::npos) << one.name;
        EXPECT_NE(response.find("Connection: close"), std::string::npos) << one.name;
        EXPECT_TRUE(client.closed()) << one.name;
        EXPECT_EQ(response.find("HTTP/1.1", 8), std::string::npos) << one.name << ": the body was taken for a request";
    }
}

TEST(BodiesOverSockets, ABodyThatEndsTooEarlyIsNotAnswered) {
    const Running server;
    RawClient client(server.port);
    client.send(post("/a", 10, "body"));
    client.end();
    const auto response = client.read_all();
    EXPECT_EQ(status_of(response), 400);
    EXPECT_NE(response.find("truncated-body"), std::string::npos) << response;
}

TEST(BodiesOverSockets, SlowOnesAreCutOff) {
    const Running server;
    RawClient client(server.port);
    const auto start = Clock::now();
    client.send(post("/a", 100'000, "body"));
    std::thread dripping([&client] {
        for (int i = 0; i < 15; ++i) {
            client.send("x");
            std::this_thread::sleep_for(milliseconds(100));
        }
    });
    const auto response = client.read_all();
    EXPECT_EQ(status_of(response), 408) << response;
    EXPECT_LT(Clock::now() - start, milliseconds(1500));
    dripping.join();
}

TEST(BodiesOverSockets, OneThatComesSteadilyMayTakeLongerThanTheDeadline) {
    const Running server;
    RawClient client(server.port);
    const std::string piece(16 * 1024, 'x');
    client.send(post("/a", piece.size() * 12, "", "Connection: close\r\n"));
    for (int i = 0; i < 12; ++i) { // 12 x 100 ms, more than the 500 that a body has before any of it has come
        client.send(piece);
        std::this_thread::sleep_for(milliseconds(100));
    }
    EXPECT_EQ(status_of(client.read_all()), 200);
}

TEST(BodiesOverSockets, SlowOnesGiveWayToOthers) {
    auto limits = Running::quick();
    limits.body_deadline = milliseconds(10'000);
    const Running server(limits);
    RawClient first(server.port), second(server.port); // as many as there are threads
    first.send(post("/a", 100, "body"));
    second.send(post("/a", 100, "body"));
    std::this_thread::sleep_for(milliseconds(100));
    const auto start = Clock::now();
    RawClient other(server.port);
    other.send(closing("/b", "body"));
    EXPECT_EQ(status_of(other.read_all()), 200);
    EXPECT_LT(Clock::now() - start, milliseconds(1500));
}

} // namespace
} // namespace vanmach
