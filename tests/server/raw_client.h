// SPDX-License-Identifier: GPL-2.0-or-later
// A client that says what no HTTP library would say.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace vanmach::testing {

/// A connection to 127.0.0.1.
class RawClient {
  public:
    explicit RawClient(int port);
    ~RawClient();
    RawClient(const RawClient&) = delete; // owns a socket
    RawClient& operator=(const RawClient&) = delete;

    /// False once the peer has closed.
    bool send(std::string_view bytes);
    /// Says that nothing more is sent; answers can still be read.
    void end();
    /// What comes until the peer closes, or until `patience` is over.
    std::string read_all(std::chrono::milliseconds patience = std::chrono::milliseconds(5000));
    /// What comes until `end` has come, the peer closes, or `patience` is over.
    std::string read_until(std::string_view end,
                           std::chrono::milliseconds patience = std::chrono::milliseconds(5000));
    bool closed() const { return closed_; }

  private:
    int socket_;
    bool closed_ = false;
};

/// "HTTP/1.1 400 …" -> 400; 0 when there is no status line.
int status_of(std::string_view response);

} // namespace vanmach::testing
