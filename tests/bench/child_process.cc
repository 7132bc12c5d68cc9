// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/child_process.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vanmach::bench {

namespace {

namespace fs = std::filesystem;

constexpr int status_not_run = 127;

double of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Between fork and exec: nothing here allocates but setenv, and the benchmark has no other thread then.
[[noreturn]] void become(const Command& command, std::vector<char*>& words, int out) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(out, STDOUT_FILENO);
    if (!command.log.empty()) {
        const int log = ::open(command.log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (log >= 0) ::dup2(log, STDERR_FILENO);
    }
    for (const auto& [name, value] : command.environment) {
        if (value)
            ::setenv(name.c_str(), value->c_str(), 1);
        else
            ::unsetenv(name.c_str());
    }
    ::execvp(words.front(), words.data());
    ::_exit(status_not_run);
}

} // namespace

ChildProcess::ChildProcess(const Command& command) {
    std::vector<char*> words;
    for (const auto& word : command.words)
        words.push_back(const_cast<char*>(word.c_str())); // exec does not write there
    words.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe can be made");
    pid_ = ::fork();
    if (pid_ == 0) become(command, words, ends[1]);
    ::close(ends[1]);
    out_ = ends[0];
    if (pid_ < 0) {
        ::close(out_);
        throw std::runtime_error("no process can be made");
    }
}

ChildProcess::~ChildProcess() {
    stop();
    ::close(out_);
}

void ChildProcess::stop() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

std::optional<std::string> ChildProcess::line() {
    for (;;) {
        if (const auto end = read_.find('\n'); end != std::string::npos) {
            auto line = read_.substr(0, end);
            read_.erase(0, end + 1);
            return line;
        }
        char bytes[4096];
        const auto got = ::read(out_, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        read_.append(bytes, static_cast<std::size_t>(got));
    }
}

std::string ChildProcess::rest() {
    std::string all;
    while (auto next = line()) all += *next + '\n';
    return all + read_;
}

Memory ChildProcess::memory() const {
    Memory memory;
    std::ifstream file(fmt::format("/proc/{}/status", pid_));
    for (std::string line; std::getline(file, line);) {
        const auto read = [&](std::string_view name, double& value) {
            if (line.starts_with(name)) value = std::strtod(line.c_str() + name.size(), nullptr) / 1024;
        };
        read("VmRSS:", memory.resident);
        read("RssAnon:", memory.anonymous);
        read("VmHWM:", memory.peak);
    }
    return memory;
}

Cost ChildProcess::wait() {
    const auto begun = std::chrono::steady_clock::now();
    Cost cost;
    // The peak is read while the program runs: what wait4 tells counts the benchmark's own memory at the time
    // of the fork.
    const int handle =
        static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)); // glibc 2.36 declares it for C only
    pollfd ended{handle, POLLIN, 0}, printed{out_, POLLIN, 0};
    for (;;) {
        pollfd both[] = {ended, printed};
        const auto events = ::poll(both, out_ < 0 ? 1 : 2, 20);
        if (events > 0 && both[0].revents != 0) break;
        if (events > 0 && both[1].revents != 0) {
            char dropped[4096];
            if (::read(out_, dropped, sizeof dropped) <= 0) printed.fd = -1; // poll() passes it over
        }
        cost.peak_mb = std::max(cost.peak_mb, memory().peak);
    }
    ::close(handle);
    int status = 0;
    rusage usage{};
    ::wait4(pid_, &status, 0, &usage);
    pid_ = -1;
    cost.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    cost.cpu_seconds = of(usage.ru_utime) + of(usage.ru_stime);
    cost.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return cost;
}

Cost run(const Command& command) {
    ChildProcess child(command);
    return child.wait();
}

std::string output_of(const Command& command) {
    return ChildProcess(command).rest();
}

fs::path sibling(const std::string& name) {
    return fs::read_symlink("/proc/self/exe").parent_path() / name;
}

bool is_installed(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');)
        if (::access((fs::path(folder) / name).c_str(), X_OK) == 0) return true;
    return false;
}

} // namespace vanmach::bench
