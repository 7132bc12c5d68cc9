// SPDX-License-Identifier: GPL-2.0-or-later
// The service put together: a snapshot that renews itself, the table of routes, the guarded HTTP server.
#pragma once

#include <filesystem>
#include <string>

#include "server/http/guarded_server.h"
#include "server/http/routes.h"
#include "server/service.h"
#include "server/snapshot_keeper.h"

namespace vanmach {

struct ServerOptions {
    std::filesystem::path index;
    std::string host = "127.0.0.1";
    int port = 8080;       // 0: the system chooses
    unsigned searches = 1; // at once
    ConnectionLimits limits;
};

/// open(), then serve() until stop(), which any thread may call.
class Server {
  public:
    /// `routes` must outlive it and is not changed any more.
    Server(ServerOptions options, const RouteTable& routes);

    /// Opens the index, takes the address. Returns the port. Errors: those of Snapshot::open, port_taken.
    Result<int> open();
    void serve();
    void stop();
    std::shared_ptr<const Served> current() const { return keeper_.current(); }

  private:
    ServerOptions options_;
    SnapshotKeeper keeper_;
    Service service_;
    GuardedServer http_;
};

} // namespace vanmach
