// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/http_client.h"

#include <arpa/inet.h>
#include <cctype>
#include <charconv>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace vanmach::bench {

namespace {

/// The value of a header, "" where it is not there. Names are compared in lower case.
std::string_view header(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const auto line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (line.size() <= name.size() || line[name.size()] != ':') continue;
        bool same = true;
        for (std::size_t i = 0; i < name.size(); ++i)
            same = same && std::tolower(static_cast<unsigned char>(line[i])) == name[i];
        if (!same) continue;
        const auto value = line.find_first_not_of(' ', name.size() + 1);
        return value == std::string_view::npos ? std::string_view() : line.substr(value);
    }
    return {};
}

} // namespace

HttpClient::~HttpClient() {
    close();
}

void HttpClient::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

std::string HttpClient::request(std::string_view target) {
    return fmt::format(
        "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nConnection: keep-alive\r\n\r\n",
        target);
}

void HttpClient::ready() {
    if (socket_ >= 0) {
        char byte = 0; // readable while nothing was asked: the server has closed it
        if (::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0) close();
    }
    if (socket_ >= 0) return;
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    const int on = 1;
    if (socket_ < 0 || ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0 ||
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0 ||
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("the server takes no connection");
}

bool HttpClient::read_more() {
    const auto size = in_.size();
    in_.resize(size + 65536);
    const auto got = ::recv(socket_, in_.data() + size, 65536, 0);
    in_.resize(size + static_cast<std::size_t>(got > 0 ? got : 0));
    return got > 0;
}

int HttpClient::ask(std::string_view request) {
    ready();
    in_.clear();
    body_at_ = 0;
    // A server may refuse a request before it has read it all: then the rest cannot be sent, but the answer
    // is there.
    for (auto left = request; !left.empty();) {
        const auto sent = ::send(socket_, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent <= 0) break;
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
    std::size_t head_end = 0;
    while ((head_end = in_.find("\r\n\r\n")) == std::string::npos)
        if (!read_more()) {
            close();
            return 0;
        }
    body_at_ = head_end + 4;
    const auto head = std::string(in_, 0, head_end + 2);
    int status = 0;
    std::from_chars(head.data() + 9, head.data() + 12, status); // HTTP/1.1 200
    const auto announced = header(head, "content-length");
    std::size_t length = 0;
    std::from_chars(announced.data(), announced.data() + announced.size(), length);
    while (in_.size() < body_at_ + length)
        if (!read_more()) {
            close();
            return 0;
        }
    if (header(head, "connection") == "close") close();
    return status;
}

} // namespace vanmach::bench
