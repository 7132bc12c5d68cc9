// SPDX-License-Identifier: GPL-2.0-or-later
// What a hostile or broken client can do to the server over a real socket: little, and not for long.
#include "server/http/guarded_server.h"

#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "tests/server/raw_client.h"

namespace vanmach {
namespace {

using std::chrono::milliseconds;
using testing::RawClient;
using testing::status_of;
using Clock = std::chrono::steady_clock;

ConnectionLimits quick_limits() {
    ConnectionLimits limits;
    limits.head_deadline = milliseconds(600);
    limits.pressed_deadline = milliseconds(200);
    limits.idle = milliseconds(600);
    limits.grace = milliseconds(1000);
    limits.connections = 4;
    limits.waiting = 4;
    return limits;
}

/// A server that says what it was asked, on a port of the system's choice.
class Running {
  public:
    explicit Running(ConnectionLimits limits = quick_limits(), GuardedServer::Answer answer = &echo)
        : server_(std::move(answer), limits) {
        const auto bound = server_.bind("127.0.0.1", 0);
        if (!bound) throw std::runtime_error(bound.error().message);
        port = *bound;
        thread_ = std::thread([this] { server_.serve(); });
    }
    ~Running() { stop(); }
    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }
    static Reply echo(const RequestHead& head, std::string_view) {
        return {200,
                "text/plain",
                head.method + " " + head.target + " " + std::string(head.header("remote_addr")),
                {},
                true};
    }

    int port = 0;

  private:
    GuardedServer server_;
    std::thread thread_;
};

std::string ask(int port, std::string_view request) {
    RawClient client(port);
    client.send(request);
    return client.read_all();
}

std::string get(std::string_view path, std::string_view headers = "") {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" + std::string(headers) +
           "Connection: close\r\n\r\n";
}

std::size_t resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) return static_cast<std::size_t>(std::atoll(line.c_str() + 6));
    }
    return 0;
}

TEST(GuardedServer, AnswersAndCloses) {
    const Running server;
    const std::string response = ask(server.port, get("/a?q=x"));
    EXPECT_EQ(status_of(response), 200);
    EXPECT_TRUE(response.ends_with("GET /a?q=x ")) << response;
}

TEST(GuardedServer, KeepsAConnectionForSeveralRequests) {
    const Running server;
    RawClient client(server.port);
    for (int i = 0; i < 3; ++i) {
        client.send("GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        EXPECT_TRUE(client.read_until("GET /" + std::to_string(i) + " ").find("200 OK") != std::string::npos);
    }
    EXPECT_FALSE(client.closed());
}

TEST(GuardedServer, AnswersPipelinedRequestsInOrder) {
    const Running server;
    const std::string response =
        ask(server.port, "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/3"));
    EXPECT_LT(response.find("GET /1"), response.find("GET /2"));
    EXPECT_LT(response.find("GET /2"), response.find("GET /3"));
    EXPECT_NE(response.find("GET /3"), std::string::npos);
}

TEST(GuardedServer, HeadHasNoBody) {
    const Running server;
    const std::string response = ask(server.port, "HEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status_of(response), 200);
    EXPECT_NE(response.find("Content-Length: 8"), std::string::npos) << response;
    EXPECT_TRUE(response.ends_with("\r\n\r\n"));
}

TEST(GuardedServer, ARangeIsIgnored) {
    const Running server;
    std::string ranges = "Range: bytes=0-";
    for (int i = 0; i < 900; ++i) ranges += ",0-";
    const std::string response = ask(server.port, get("/a", ranges + "\r\n"));
    EXPECT_EQ(status_of(response), 200);
    EXPECT_LT(response.size(), 1000U);
}

TEST(GuardedServer, HeadersOfTheClientDoNotReachTheLibrary) {
    const Running server;
    // Each of these would change what the library does, or be refused by it.
    const std::string response =
        ask(server.port, get("/a", "REMOTE_ADDR: 6.6.6.6\r\nAccept-Encoding: br\r\nExpect: 100-continue\r\n"
                                   "Upgrade: h2c\r\nX-Long: " +
                                       std::string(9000, 'x') + "\r\n"));
    EXPECT_TRUE(response.starts_with("HTTP/1.1 200 OK")) << response.substr(0, 200);
    EXPECT_EQ(response.find("Content-Encoding"), std::string::npos);
}

struct Abuse {
    const char* name;
    std::string request;
    int status;
};

TEST(GuardedServer, RefusesAbuseWithAReasonAndLivesOn) {
    const Running server;
    std::string many_headers = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 100000; ++i) many_headers += "X: y\r\n";
    const std::vector<Abuse> abuses = {
        {"endless line", "GET /" + std::string(20 << 20, 'a'), 414},
        {"endless header", "GET / HTTP/1.1\r\nX: " + std::string(20 << 20, 'a'), 431},
        {"100000 headers", many_headers + "\r\n", 431},
        {"huge body",
         "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n" + std::string(1 << 20, 'a'), 413},
        {"chunked",
         "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n" +
             std::string(1 << 20, 'a'),
         411},
        {"two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
         400},
        {"gzip body",
         "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b..", 415},
        {"body of a GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd", 400},
        {"binary", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n\n", 13), 400},
    };
    const std::size_t before = resident_kilobytes();
    for (const Abuse& abuse : abuses) {
        const auto start = Clock::now();
        RawClient client(server.port);
        client.send(abuse.request);
        const std::string response = client.read_all();
        EXPECT_EQ(status_of(response), abuse.status) << abuse.name << ": " << response.substr(0, 200);
        EXPECT_NE(response.find("application/problem+json"), std::string::npos) << abuse.name;
        EXPECT_NE(response.find("\"hint\":"), std::string::npos) << abuse.name;
        EXPECT_LT(Clock::now() - start, milliseconds(3000)) << abuse.name;
    }
    EXPECT_LT(resident_kilobytes(), before + 60 * 1024);
    EXPECT_EQ(status_of(ask(server.port, get("/"))), 200);
}

TEST(GuardedServer, ASmuggledRequestIsNotAnswered) {
    const Running server;
    const std::string response = ask(
        server.port,
        "GET /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 40\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status_of(response), 400);
    EXPECT_EQ(response.find("/smuggled"), std::string::npos);
}

TEST(GuardedServer, SlowClientsAreCutAndOthersServed) {
    const Running server;
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 4; ++i) { // as many as there are threads
        slow.push_back(std::make_unique<RawClient>(server.port));
        slow.back()->send("GET / HTTP/1.1\r\nHost: a\r\n");
    }
    std::this_thread::sleep_for(milliseconds(100));
    const auto start = Clock::now();
    std::thread dripping([&slow] {
        for (int i = 0; i < 12; ++i) {
            for (auto& client : slow) client->send("X: y\r\n");
            std::this_thread::sleep_for(milliseconds(100));
        }
    });
    EXPECT_EQ(status_of(ask(server.port, get("/"))), 200);
    EXPECT_LT(Clock::now() - start, milliseconds(1500));
    dripping.join();
    for (auto& client : slow) {
        client->read_all(milliseconds(2000));
        EXPECT_TRUE(client->closed());
    }
}

TEST(GuardedServer, IdleConnectionsGiveWay) {
    ConnectionLimits limits = quick_limits();
    limits.idle = milliseconds(10000);
    const Running server(limits);
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 4; ++i) {
        idle.push_back(std::make_unique<RawClient>(server.port));
        idle.back()->send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        idle.back()->read_until("GET / ");
    }
    const auto start = Clock::now();
    EXPECT_EQ(status_of(ask(server.port, get("/"))), 200);
    EXPECT_LT(Clock::now() - start, milliseconds(1000));
}

TEST(GuardedServer, AFullQueueIsToldAtOnce) {
    ConnectionLimits limits = quick_limits();
    limits.connections = 1;
    limits.waiting = 1;
    std::atomic<bool> go{false};
    Running server(limits, [&go](const RequestHead&, std::string_view) {
        for (int i = 0; i < 500 && !go; ++i) std::this_thread::sleep_for(milliseconds(10));
        return Reply{200, "text/plain", "late", {}, true};
    });
    RawClient served(server.port);
    served.send(get("/"));
    std::this_thread::sleep_for(milliseconds(100));
    RawClient waiting(server.port);
    waiting.send(get("/"));
    std::this_thread::sleep_for(milliseconds(100));
    const std::string refused = ask(server.port, get("/"));
    EXPECT_EQ(status_of(refused), 503);
    EXPECT_NE(refused.find("Retry-After: 1"), std::string::npos);
    go = true;
    EXPECT_EQ(status_of(served.read_all()), 200);
    EXPECT_EQ(status_of(waiting.read_all()), 200);
}

TEST(GuardedServer, AnExceptionIsNotTold) {
    const Running server(quick_limits(),
                         [](const RequestHead&, std::string_view) -> Reply { throw std::runtime_error("secret: which file"); });
    const std::string response = ask(server.port, get("/"));
    EXPECT_EQ(status_of(response), 500);
    EXPECT_EQ(response.find("secret"), std::string::npos);
    EXPECT_NE(response.find("\"hint\""), std::string::npos);
}

TEST(GuardedServer, LargeAnswersArriveWhole) {
    const std::string body(8 << 20, 'x');
    const Running server(quick_limits(), [&body](const RequestHead&, std::string_view) {
        return Reply{200, "text/plain", body, {}, true};
    });
    const std::string response = ask(server.port, get("/"));
    EXPECT_EQ(response.size() - response.find("\r\n\r\n") - 4, body.size());
}

TEST(GuardedServer, StopLetsRequestsInFlightEnd) {
    std::atomic<bool> started{false};
    Running server(quick_limits(), [&started](const RequestHead&, std::string_view) {
        started = true;
        std::this_thread::sleep_for(milliseconds(400));
        return Reply{200, "text/plain", "whole", {}, true};
    });
    RawClient idle(server.port);
    RawClient client(server.port);
    client.send(get("/"));
    while (!started) std::this_thread::sleep_for(milliseconds(5));
    const auto start = Clock::now();
    server.stop();
    EXPECT_LT(Clock::now() - start, milliseconds(1500));
    EXPECT_TRUE(client.read_all().ends_with("whole"));
    EXPECT_THROW(RawClient again(server.port), std::runtime_error);
}

TEST(GuardedServer, StopDoesNotWaitForever) {
    Running server(quick_limits());
    RawClient stuck(server.port);
    stuck.send("GET / HTTP/1.1\r\n");
    std::this_thread::sleep_for(milliseconds(50));
    const auto start = Clock::now();
    server.stop();
    EXPECT_LT(Clock::now() - start, milliseconds(2000));
}

TEST(GuardedServer, StopBeforeServeIsHeard) {
    GuardedServer server(&Running::echo, quick_limits());
    ASSERT_TRUE(server.bind("127.0.0.1", 0));
    server.stop();
    server.serve(); // returns
}

TEST(GuardedServer, ATakenPortIsNamed) {
    const Running server;
    GuardedServer second(&Running::echo);
    const auto bound = second.bind("127.0.0.1", server.port);
    ASSERT_FALSE(bound);
    EXPECT_EQ(bound.error().code, ErrorCode::port_taken);
    EXPECT_NE(bound.error().message.find(std::to_string(server.port)), std::string::npos);
    EXPECT_NE(bound.error().hint.find("--port"), std::string::npos);
}

} // namespace
} // namespace vanmach
