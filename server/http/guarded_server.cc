// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/guarded_server.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <netinet/tcp.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include "server/http/security.h"

namespace vanmach {

namespace {

// The library calls back with its own Request; what we read travels beside it, in the thread that serves both.
struct Current {
    const RequestHead* head = nullptr;
    std::string_view body;
    std::optional<Reply> refusal; // decided before the body was read
};
thread_local Current* current = nullptr;
// Set while the accepting thread itself handles a connection that found the queue full.
thread_local bool queue_is_full = false;

constexpr int accept_backlog = 128; // the library asks the system for 5

Problem too_busy() {
    return {503, "too-busy", "Too many connections", "All threads are busy and the queue is full.",
            "Try again in a second."};
}

Problem too_slow() {
    return {408, "too-slow", "The request came too slowly", "The head of the request did not arrive in time.",
            "Send it again."};
}

Problem body_too_slow() {
    return {408, "too-slow", "The request came too slowly", "The body of the request did not arrive in time.",
            "Send it again, or a shorter one."};
}

Problem body_cut_off() {
    return {400, "truncated-body", "The body ends too early", "Fewer bytes came than Content-Length says.",
            "Send the whole body, and its length in bytes."};
}

Problem no_bodies() {
    return {413, "body-too-large", "The body is too large", "No address here takes a body.",
            "Ask by GET; the parameters are listed in /api/v1/openapi.json."};
}

bool may_have_body(const RequestHead& head) {
    return head.method != "GET" && head.method != "HEAD" && head.method != "OPTIONS";
}

/// Expectations of HTTP/1.0 are no such (RFC 9110 section 10.1.1).
bool waits_to_be_asked(const RequestHead& head) {
    static constexpr std::string_view asked = "100-continue";
    const auto expected = head.header("expect");
    return !head.old && std::equal(expected.begin(), expected.end(), asked.begin(), asked.end(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

} // namespace

/// The connections that were accepted, and the threads that serve them. The library deletes it when serve()
/// ends.
class GuardedServer::Queue final : public httplib::TaskQueue {
  public:
    Queue(const ConnectionLimits& limits, ServerState& state) : limits_(limits), state_(state) {
        for (std::size_t i = 0; i < limits.connections; ++i) threads_.emplace_back([this] { work(); });
    }

    void enqueue(std::function<void()> job) override {
        {
            const std::lock_guard lock(mutex_);
            if (jobs_.size() < limits_.waiting) {
                // Counted from here until a thread takes it; an idle thread takes it at once, so that only a
                // queue that really waits presses the connections that are served.
                jobs_.push_back(std::move(job));
                state_.waiting = jobs_.size() > idle_ ? jobs_.size() - idle_ : 0;
                job = nullptr;
            }
        }
        if (!job) {
            filled_.notify_one();
            return;
        }
        queue_is_full = true;
        job();
        queue_is_full = false;
    }

    void shutdown() override {
        {
            const std::lock_guard lock(mutex_);
            closing_ = true;
        }
        filled_.notify_all();
        {
            std::unique_lock lock(mutex_);
            ended_.wait_for(lock, limits_.grace, [this] { return finished_ == threads_.size(); });
            // Whoever has not ended by now loses the connection: its thread sees a broken socket and ends.
            if (finished_ < threads_.size()) state_.break_all();
        }
        for (std::thread& thread : threads_) thread.join();
    }

  private:
    void work() {
        std::unique_lock lock(mutex_);
        for (;;) {
            ++idle_;
            filled_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
            --idle_;
            if (jobs_.empty()) break;
            const std::function<void()> job = std::move(jobs_.front());
            jobs_.pop_front();
            state_.waiting = jobs_.size() > idle_ ? jobs_.size() - idle_ : 0;
            lock.unlock();
            job();
            lock.lock();
        }
        ++finished_;
        ended_.notify_all();
    }

    const ConnectionLimits& limits_;
    ServerState& state_;
    std::mutex mutex_;
    std::condition_variable filled_, ended_;
    std::deque<std::function<void()>> jobs_;
    std::vector<std::thread> threads_;
    std::size_t idle_ = 0;
    std::size_t finished_ = 0;
    bool closing_ = false;
};

GuardedServer::GuardedServer(Answer answer, ConnectionLimits limits, Refusal refusal)
    : answer_(std::move(answer)), refusal_(std::move(refusal)), limits_(limits) {
    new_task_queue = [this] { return new Queue(limits_, state_); };
    set_keep_alive_max_count(limits_.requests);
    set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits_.idle).count());
    // The library's default is SO_REUSEPORT, with which a second server would take the same port without a
    // word.
    set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
        const Reply reply = current->refusal ? std::move(*current->refusal) : answer_(*current->head, current->body);
        response.status = reply.status;
        for (const auto& [name, value] : reply.headers) response.set_header(name, value);
        if (reply.stream) {
            response.set_chunked_content_provider(reply.content_type, [stream = reply.stream](std::size_t, httplib::DataSink& sink) {
                bool listening = true;
                stream([&](std::string_view text) { return listening = listening && sink.write(text.data(), text.size()); });
                if (listening) sink.done();
                return listening;
            });
        } else if (!reply.content_type.empty()) {
            response.set_content(reply.body, reply.content_type);
        }
        return HandlerResponse::Handled;
    });
    set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
            // What was thrown may name files and addresses of memory; answer_ logs what it can.
            const Problem problem = problem_of({ErrorCode::internal, "", ""});
            response.status = problem.status;
            response.set_content(to_json(problem).dump(), "application/problem+json");
            for (const auto& [name, value] : security_headers()) response.set_header(name, value);
        });
}

Result<int> GuardedServer::bind(const std::string& host, int port) {
    errno = 0;
    const int bound = port == 0 ? bind_to_any_port(host) : (bind_to_port(host, port) ? port : -1);
    if (bound < 0) {
        const int reason = errno;
        return fail(ErrorCode::port_taken,
                    fmt::format("cannot listen on {}, port {}: {}", host, port,
                                reason == 0 ? "the host has no such address" : std::strerror(reason)),
                    reason == EADDRINUSE
                        ? "stop the program that uses the port, or choose another one with --port"
                    : reason == EACCES ? "ports below 1024 need privileges: choose another one with --port"
                                       : "choose an address of this machine with --host");
    }
    ::listen(svr_sock_, accept_backlog);
    return bound;
}

void GuardedServer::serve() {
    serving_ = true;
    if (!state_.stopping) listen_after_bind();
    serving_ = false;
}

void GuardedServer::stop() {
    state_.stopping = true;
    // Between serve() and the library's own mark that it runs, its stop() would do nothing.
    while (serving_ && !is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (serving_) httplib::Server::stop();
}

bool GuardedServer::process_and_close_socket(socket_t socket) {
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    state_.opened(socket);
    Connection connection(socket, limits_, state_);
    try {
        if (queue_is_full) {
            refuse(connection, too_busy());
        } else {
            converse(connection);
        }
    } catch (const std::exception& error) { // out of memory, at worst: this connection ends, the others go on
        spdlog::error("a connection ended by a fault: {}", error.what());
    }
    state_.close(socket);
    return true;
}

void GuardedServer::converse(Connection& connection) {
    for (std::size_t left = limits_.requests; left > 0; --left) {
        const Connection::Wait waited = connection.next_request();
        if (waited == Connection::Wait::closed) return;
        if (waited == Connection::Wait::too_slow) return refuse(connection, too_slow());
        if (waited == Connection::Wait::too_long)
            return refuse(connection, head_too_long(connection.unfinished_head(), limits_.head));
        const auto head = parse_head(connection.head(), limits_.head);
        if (!head) return refuse(connection, head.error());

        Current asked{&*head, {}, std::nullopt};
        if (may_have_body(*head)) {
            if (!refusal_ && head->body_bytes > 0) return refuse(connection, no_bodies());
            if (refusal_) asked.refusal = refusal_(*head);
            if (!asked.refusal) {
                const auto read = connection.read_body(head->body_bytes, waits_to_be_asked(*head));
                if (read == Connection::Body::too_slow) return refuse(connection, body_too_slow());
                if (read == Connection::Body::cut_off) return refuse(connection, body_cut_off());
            }
            asked.body = connection.body();
        }
        // Behind a body that was not read the next request could not be told from it.
        const bool last = left == 1 || !head->keep_alive || asked.refusal || state_.pressed();
        connection.present(
            fmt::format("{} / HTTP/1.1\r\n{}\r\n", head->method, last ? "Connection: close\r\n" : ""));
        current = &asked;
        bool closed = false;
        const bool served = process_request(connection, last, closed, nullptr);
        current = nullptr;
        if (!served || !connection.flush()) return;
        if (last || closed) return connection.linger();
    }
}

void GuardedServer::refuse(Connection& connection, const Problem& problem) {
    const std::string body = to_json(problem).dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string text =
        fmt::format("HTTP/1.1 {} {}\r\nContent-Type: application/problem+json\r\nContent-Length: {}\r\n"
                    "Connection: close\r\nCache-Control: no-store\r\n",
                    problem.status, problem.title, body.size());
    if (problem.status == 503) text += "Retry-After: 1\r\n";
    for (const auto& [name, value] : security_headers()) text += fmt::format("{}: {}\r\n", name, value);
    text += "\r\n" + body;
    connection.write(text.data(), text.size());
    connection.linger();
}

} // namespace vanmach
