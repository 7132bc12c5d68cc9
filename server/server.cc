// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server.h"

namespace vanmach {

Server::Server(ServerOptions options, const RouteTable& routes)
    : options_(std::move(options)), keeper_(options_.index, options_.searches),
      service_(routes, [this] { return keeper_.current(); }),
      http_([this](const RequestHead& head, std::string_view body) { return service_.answer(head, body); }, options_.limits,
            [this](const RequestHead& head) { return service_.refusal(head); }) {}

Result<int> Server::open() {
    // The port first: whoever starts the server twice should not wait for an index to learn it.
    auto port = http_.bind(options_.host, options_.port);
    if (!port) return port;
    if (auto opened = keeper_.open(); !opened) return tl::unexpected(std::move(opened.error()));
    keeper_.watch();
    return port;
}

void Server::serve() {
    http_.serve();
}

void Server::stop() {
    http_.stop();
}

} // namespace vanmach
