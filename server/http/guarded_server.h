// SPDX-License-Identifier: GPL-2.0-or-later
// The HTTP server: cpp-httplib listens, accepts and writes answers; what it lacks (0.11.4) is guarded here.
//   * heads are read whole under a budget of bytes and time and checked before the library parses anything;
//   * a body is read by ourselves, under a budget of time, once the route has agreed to its length and type;
//   * the library is shown a head of our own, without any header of the client: ranges, encodings,
//   REMOTE_ADDR and the
//     like cannot reach its code;
//   * an answer leaves by one send(), without Nagle's delay;
//   * accepted connections wait in a bounded queue, the rest is told 503 at once;
//   * idle connections give way when others wait; requests and time of each are limited;
//   * no exception's text is ever sent.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <httplib.h>

#include "corpus/error.h"
#include "server/http/connection.h"
#include "server/http/request_head.h"
#include "server/http/routes.h"

namespace vanmach {

/// bind() once, serve() once; stop() from any thread, any number of times.
class GuardedServer final : private httplib::Server {
  public:
    /// Called from many threads at once; what it throws becomes a 500. `body` is valid during the call.
    using Answer = std::function<Reply(const RequestHead&, std::string_view body)>;
    /// Asked of each request but GET, HEAD and OPTIONS before a byte of its body is read: what to answer in place of reading
    /// it. Called from many threads at once; does not throw.
    using Refusal = std::function<std::optional<Reply>(const RequestHead&)>;
    /// Without `refusal` no body is taken.
    explicit GuardedServer(Answer answer, ConnectionLimits limits = {}, Refusal refusal = {});

    /// Takes the address; port 0 lets the system choose. Returns the port. Errors: port_taken.
    Result<int> bind(const std::string& host, int port);

    /// Serves until stop(); then lets requests in flight end, at most `grace`, and returns.
    void serve();
    void stop();

  private:
    class Queue;
    bool process_and_close_socket(socket_t socket) override;
    void converse(Connection& connection);
    void refuse(Connection& connection, const Problem& problem);

    Answer answer_;
    Refusal refusal_;
    ConnectionLimits limits_;
    ServerState state_;
    std::atomic<bool> serving_{false};
};

} // namespace vanmach
