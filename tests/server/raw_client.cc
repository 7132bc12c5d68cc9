// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/server/raw_client.h"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vanmach::testing {

RawClient::RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket_);
        throw std::runtime_error("cannot connect");
    }
}

RawClient::~RawClient() {
    ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::end() {
    ::shutdown(socket_, SHUT_WR);
}

std::string RawClient::read_all(std::chrono::milliseconds patience) {
    return read_until({}, patience);
}

std::string RawClient::read_until(std::string_view end, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::string response;
    while (end.empty() || response.find(end) == std::string::npos) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now())
                .count();
        pollfd poll_socket{socket_, POLLIN, 0};
        if (left <= 0 || ::poll(&poll_socket, 1, static_cast<int>(left)) <= 0) break;
        std::array<char, 65536> bytes{};
        const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (got <= 0) {
            closed_ = true;
            break;
        }
        response.append(bytes.data(), static_cast<std::size_t>(got));
    }
    return response;
}

int status_of(std::string_view response) {
    return response.starts_with("HTTP/1.1 ") && response.size() > 12
               ? std::atoi(std::string(response.substr(9, 3)).c_str())
               : 0;
}

} // namespace vanmach::testing
