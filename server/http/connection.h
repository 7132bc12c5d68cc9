// SPDX-License-Identifier: GPL-2.0-or-later
// One client's connection: bytes in and out under budgets of size and time. The HTTP library reads a request
// from a Connection as if from a socket, but is only shown a head that was read to its end and found
// well-formed.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include <httplib.h>

#include "server/http/request_head.h"

namespace vanmach {

struct ConnectionLimits {
    HeadLimits head;
    std::chrono::milliseconds head_deadline{3000}; // from the first byte of a request to the end of its head
    std::chrono::milliseconds pressed_deadline{1000}; // the same while others wait for a thread
    std::chrono::milliseconds body_deadline{5000}; // of a body, and a second for each 32 KB of it that came;
                                                   // pressed_deadline in place of the 5 s while others wait
    std::chrono::milliseconds idle{5000};            // keep-alive: until the next request begins
    std::chrono::milliseconds write_deadline{10000}; // and a second for each 64 KB
    std::chrono::milliseconds grace{5000};           // on stop, for requests in flight
    std::size_t requests = 1000;                     // of one connection
    std::size_t connections = 64;                    // served at once; a thread each, and at most a body each
    std::size_t waiting = 256;                       // accepted and not yet served; more are told 503
};

/// What all connections of a server share. Thread-safe.
class ServerState {
  public:
    std::atomic<std::size_t> waiting{0}; // connections that wait for a thread
    std::atomic<bool> stopping{false};
    bool pressed() const { return stopping.load() || waiting.load() > 0; }

    void opened(socket_t socket);
    /// Closes it, too: under the lock, so that its number cannot come to stand for another connection
    /// meanwhile.
    void close(socket_t socket);
    /// Ends all conversations at once.
    void break_all();

  private:
    std::mutex mutex_;
    std::set<socket_t> open_;
};

/// Used by one thread. Does not own the socket.
class Connection final : public httplib::Stream {
  public:
    Connection(socket_t socket, const ConnectionLimits& limits, const ServerState& state);

    enum class Wait { request, closed, too_long, too_slow };
    /// Waits for a request and reads its head to the end.
    Wait next_request();
    /// The head that was read.
    std::string_view head() const { return std::string_view(in_).substr(0, head_length_); }
    /// What came of a head that did not end in time or bounds.
    std::string_view unfinished_head() const { return in_; }
    enum class Body { whole, cut_off, too_slow };
    /// Reads the body of `bytes` that follows the head. A client that `waits` to be asked for it (Expect: 100-continue) is
    /// asked, if nothing of it has come yet. Memory is taken as bytes arrive, not as they are announced.
    Body read_body(std::size_t bytes, bool waits);
    /// The body that was read; valid until the next request.
    std::string_view body() const { return {body_.get(), body_bytes_}; }
    /// Makes the library read `head` instead of what the client sent.
    void present(std::string head);

    /// Sends what was written. False: the peer is gone or too slow.
    bool flush();
    /// Sends the end of stream and reads a little more, so that the peer gets the answer instead of a reset.
    void linger();

    bool is_readable() const override { return true; }
    bool is_writable() const override { return !broken_; }
    ssize_t read(char* ptr, size_t size) override;
    ssize_t write(const char* ptr, size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    /// The library compares it with FD_SETSIZE and answers 500 above; nothing here uses select().
    socket_t socket() const override { return 0; }

  private:
    using Clock = std::chrono::steady_clock;
    enum class Fill { more, closed, late };
    Fill fill(Clock::time_point start, std::chrono::milliseconds patience, std::chrono::milliseconds pressed);
    /// At most `size` bytes, `got` of them; waits for the first.
    Fill receive(char* into, std::size_t size, std::size_t& got, Clock::time_point start,
                 std::chrono::milliseconds patience, std::chrono::milliseconds pressed);
    bool wait(short events, std::chrono::milliseconds time) const;

    socket_t socket_;
    const ConnectionLimits& limits_;
    const ServerState& state_;
    std::string in_; // what the client sent and nobody has read: a head, then body bytes or the next request
    std::unique_ptr<char[]> body_; // of the request that is being answered
    std::size_t body_bytes_ = 0;
    std::size_t head_length_ = 0; // of the request that is being answered, at the start of in_
    std::string shown_;           // the head for the library
    std::size_t shown_at_ = 0;
    std::string out_;
    bool broken_ = false;
};

} // namespace vanmach
