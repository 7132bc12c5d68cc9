// SPDX-License-Identifier: GPL-2.0-or-later
// vanmach-server: serves an index by HTTP. The address goes to stdout, the log to stderr; what people ask is
// not logged.
#include <csignal>
#include <cstdio>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <pthread.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "server/api_routes.h"
#include "server/pages/routes.h"
#include "server/server.h"

namespace {

using namespace vanmach;

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

std::string address_of(const std::string& host, int port) {
    return host.find(':') == std::string::npos ? fmt::format("http://{}:{}", host, port)
                                               : fmt::format("http://[{}]:{}", host, port);
}

int told(const Error& error) {
    fmt::print(stderr, "vanmach-server: {}\n", error.message);
    if (!error.hint.empty()) fmt::print(stderr, "  {}\n", error.hint);
    return exit_status(error.code);
}

int serve(ServerOptions options) {
    // Blocked here, hence in every thread: one thread waits for them by name.
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    RouteTable routes;
    add_api_routes(routes);
    add_page_routes(routes);
    const std::string host = options.host;
    Server server(std::move(options), routes);
    const auto port = server.open();
    if (!port) return told(port.error());

    std::thread waiter([&server, &signals] {
        int signal = 0;
        sigwait(&signals, &signal);
        spdlog::info("stopping: requests in flight are finished");
        server.stop();
    });
    fmt::print("{}\n", address_of(host, *port));
    std::fflush(stdout);
    spdlog::info("serving {} on {}", server.current()->snapshot().name(), address_of(host, *port));
    if (host != "127.0.0.1" && host != "localhost" && host != "::1") {
        spdlog::warn("listening beyond loopback, without passwords or TLS: put a reverse proxy in front");
    }
    server.serve();
    // Should serving end by itself, the waiter is woken by the signal it waits for.
    pthread_kill(waiter.native_handle(), SIGTERM);
    waiter.join();
    spdlog::info("stopped");
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("vanmach-server"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");

    CLI::App app(
        "Serves an index of Vietnamese official documents by HTTP: a site for people, an API for programs.\n"
        "Takes up new snapshots of the index by itself. The address is printed on stdout.",
        "vanmach-server");
    ServerOptions options;
    options.searches = std::max(1U, std::thread::hardware_concurrency());
    std::string index;
    app.add_option("--index", index, "Folder of the index (vanmach-indexer build makes one)")
        ->required()
        ->type_name("DIR");
    app.add_option("--host", options.host,
                   "Address to listen on; others than loopback are for use behind a reverse proxy")
        ->capture_default_str();
    app.add_option("--port", options.port, "Port; 0 lets the system choose")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    app.add_option("--threads", options.searches, "Searches that run at once; the rest waits its turn")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    app.set_version_flag("--version", std::string("vanmach-server ") + VANMACH_VERSION);
    app.footer("Exit status: 0 stopped by SIGTERM or SIGINT, 2 wrong usage or the port is taken, 3 the index "
               "cannot be used.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        app.exit(error, std::cerr, std::cerr);
        return exit_status(ErrorCode::usage);
    }
    options.index = index;
    try {
        return serve(std::move(options));
    } catch (const std::exception& error) {
        fmt::print(stderr, "vanmach-server: {}\n", error.what());
        return exit_status(ErrorCode::internal);
    }
}
