// SPDX-License-Identifier: GPL-2.0-or-later
// A client that costs next to nothing, so that what is measured is the server: requests are bytes made
// beforehand, the connection is kept, the answer is read to its announced end and not looked into.
#pragma once

#include <string>
#include <string_view>

namespace vanmach::bench {

/// Used by one thread. Owns its socket.
class HttpClient {
  public:
    explicit HttpClient(int port) : port_(port) {}
    ~HttpClient();
    HttpClient(const HttpClient&) = delete; // owns the socket
    HttpClient& operator=(const HttpClient&) = delete;

    /// A GET of `target` on 127.0.0.1, over a connection that is kept.
    static std::string request(std::string_view target);

    /// Connects where no connection is kept any more: outside of what is timed. Throws std::runtime_error.
    void ready();
    /// The status of the answer, whose body is body() until the next request; 0 where none came within 20 s.
    int ask(std::string_view request);
    std::string_view body() const { return std::string_view(in_).substr(body_at_); }

  private:
    void close();
    bool read_more();

    int port_;
    int socket_ = -1;
    std::string in_;
    std::size_t body_at_ = 0;
};

} // namespace vanmach::bench
