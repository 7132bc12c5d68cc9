// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vanmach {

namespace {

constexpr std::size_t write_chunk = 256 * 1024;
constexpr std::chrono::milliseconds glance{20}; // how soon an idle connection sees that others wait
constexpr std::chrono::milliseconds linger_time{500};
constexpr std::size_t linger_bytes = 4 * 1024 * 1024;
constexpr std::size_t body_bytes_a_second = 32 * 1024; // slower clients are cut off

void address(bool peer, socket_t socket, std::string& ip, int& port) {
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    auto* generic = reinterpret_cast<sockaddr*>(&storage);
    const int got = peer ? getpeername(socket, generic, &length) : getsockname(socket, generic, &length);
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> service{};
    if (got == 0 && getnameinfo(generic, length, host.data(), host.size(), service.data(), service.size(),
                                NI_NUMERICHOST | NI_NUMERICSERV) == 0) {
        ip = host.data();
        port = std::atoi(service.data());
    }
}

} // namespace

void ServerState::opened(socket_t socket) {
    const std::lock_guard lock(mutex_);
    open_.insert(socket);
}

void ServerState::close(socket_t socket) {
    const std::lock_guard lock(mutex_);
    open_.erase(socket);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
}

void ServerState::break_all() {
    const std::lock_guard lock(mutex_);
    for (const socket_t socket : open_) ::shutdown(socket, SHUT_RDWR);
}

Connection::Connection(socket_t socket, const ConnectionLimits& limits, const ServerState& state)
    : socket_(socket), limits_(limits), state_(state) {}

Connection::Wait Connection::next_request() {
    in_.erase(0, head_length_);
    head_length_ = 0;
    body_.reset();
    body_bytes_ = 0;
    auto start = Clock::now();
    bool begun = false;
    for (;;) {
        // Some clients end a body with a line end that belongs to nothing (RFC 9112 section 2.2).
        const std::size_t first = in_.find_first_not_of("\r\n");
        in_.erase(0, std::min(first, in_.size()));
        if (!in_.empty()) {
            if (!begun) start = Clock::now();
            begun = true;
            head_length_ = vanmach::head_length(in_);
            if (head_length_ > limits_.head.bytes) return Wait::too_long;
            if (head_length_ > 0) return Wait::request;
            if (in_.size() >= limits_.head.bytes) return Wait::too_long;
        }
        const Fill filled = begun ? fill(start, limits_.head_deadline, limits_.pressed_deadline)
                                  : fill(start, limits_.idle, std::chrono::milliseconds(0));
        if (filled == Fill::late && begun) return Wait::too_slow;
        if (filled != Fill::more) return Wait::closed;
    }
}

Connection::Body Connection::read_body(std::size_t bytes, bool waits) {
    // Not zeroed: what is announced and never sent costs addresses, no memory.
    body_ = std::make_unique_for_overwrite<char[]>(bytes);
    body_bytes_ = std::min(bytes, in_.size() - head_length_);
    std::memcpy(body_.get(), in_.data() + head_length_, body_bytes_);
    in_.erase(head_length_, body_bytes_);
    if (waits && body_bytes_ == 0 && bytes > 0) out_ += "HTTP/1.1 100 Continue\r\n\r\n"; // leaves before we wait
    const auto start = Clock::now();
    while (body_bytes_ < bytes) {
        const std::chrono::milliseconds earned(body_bytes_ * 1000 / body_bytes_a_second);
        std::size_t got = 0;
        const Fill filled = receive(body_.get() + body_bytes_, bytes - body_bytes_, got, start,
                                    limits_.body_deadline + earned, limits_.pressed_deadline + earned);
        body_bytes_ += got;
        if (filled == Fill::late && body_bytes_ < bytes) return Body::too_slow;
        if (filled == Fill::closed) return Body::cut_off;
    }
    return Body::whole;
}

void Connection::present(std::string head) {
    shown_ = std::move(head);
    shown_at_ = 0;
}

ssize_t Connection::read(char* ptr, size_t size) {
    if (broken_) return -1;
    const std::size_t count = std::min(size, shown_.size() - shown_at_);
    std::memcpy(ptr, shown_.data() + shown_at_, count);
    shown_at_ += count;
    return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* ptr, size_t size) {
    if (broken_) return -1;
    out_.append(ptr, size);
    if (out_.size() > write_chunk && !flush()) return -1;
    return static_cast<ssize_t>(size);
}

bool Connection::flush() {
    const auto patience = limits_.write_deadline + std::chrono::seconds(out_.size() / (64 * 1024));
    const auto end = Clock::now() + patience;
    std::size_t sent = 0;
    while (sent < out_.size() && !broken_) {
        const ssize_t count =
            ::send(socket_, out_.data() + sent, out_.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0) {
            sent += static_cast<std::size_t>(count);
        } else if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
            broken_ = left.count() <= 0 || !wait(POLLOUT, left);
        } else if (count == 0 || errno != EINTR) {
            broken_ = true;
        }
    }
    out_.clear();
    return !broken_;
}

void Connection::linger() {
    flush();
    ::shutdown(socket_, SHUT_WR);
    if (broken_) return;
    std::array<char, 16 * 1024> rest; // NOLINT: read into, never read from
    const auto end = Clock::now() + linger_time;
    for (std::size_t total = 0; total < linger_bytes;) {
        const ssize_t count = ::recv(socket_, rest.data(), rest.size(), MSG_DONTWAIT);
        if (count == 0) return;
        if (count > 0) {
            total += static_cast<std::size_t>(count);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
            if (left.count() <= 0 || state_.pressed()) return;
            wait(POLLIN, std::min(left, glance));
        } else if (errno != EINTR) {
            return;
        }
    }
}

void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
    address(true, socket_, ip, port);
}
void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
    address(false, socket_, ip, port);
}

Connection::Fill Connection::fill(Clock::time_point start, std::chrono::milliseconds patience,
                                  std::chrono::milliseconds pressed) {
    std::array<char, 8192> bytes; // NOLINT: as much of it as recv fills is read
    std::size_t got = 0;
    const Fill filled = receive(bytes.data(), bytes.size(), got, start, patience, pressed);
    in_.append(bytes.data(), got);
    return filled;
}

Connection::Fill Connection::receive(char* into, std::size_t size, std::size_t& got, Clock::time_point start,
                                     std::chrono::milliseconds patience, std::chrono::milliseconds pressed) {
    if (!out_.empty() && !flush()) return Fill::closed; // an answer leaves before we wait for more
    for (;;) {
        const ssize_t count = ::recv(socket_, into, size, MSG_DONTWAIT);
        if (count > 0) {
            got = static_cast<std::size_t>(count);
            const auto late = start + patience < Clock::now();
            return late ? Fill::late : Fill::more;
        }
        if (count == 0) return Fill::closed;
        if (errno == EINTR) continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK) return Fill::closed;
        const auto end = start + (state_.pressed() ? std::min(pressed, patience) : patience);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        if (left.count() <= 0) return Fill::late;
        wait(POLLIN, std::min(left, glance));
    }
}

bool Connection::wait(short events, std::chrono::milliseconds time) const {
    pollfd poll_socket{socket_, events, 0};
    return ::poll(&poll_socket, 1, static_cast<int>(time.count())) > 0;
}

} // namespace vanmach
