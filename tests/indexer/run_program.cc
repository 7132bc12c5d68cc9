// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/run_program.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "tests/indexer/workspace.h"

namespace vanmach::testing {

namespace {

/// Starts a command; stdout and stderr go to files. Between fork and exec only plain system calls.
pid_t start(const std::vector<std::string>& command, const RunOptions& options, const std::string& out,
            const std::string& err) {
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const auto child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child > 0) return child;
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDERR_FILENO);
    if (options.without_privileges) {
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
    }
    if (options.largest_file > 0) {
        const rlimit limit{options.largest_file, options.largest_file};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

} // namespace

Outcome run(const std::vector<std::string>& command, const RunOptions& options) {
    const Workspace workspace;
    const auto out = options.output_to.empty() ? (workspace / "out").string() : options.output_to;
    const auto err = (workspace / "err").string();
    const auto status = wait_for(start(command, options, out, err));
    Outcome outcome;
    if (WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    if (options.output_to.empty()) outcome.out = read_whole(out);
    outcome.err = read_whole(err);
    return outcome;
}

Outcome run_indexer(std::vector<std::string> arguments, const RunOptions& options) {
    arguments.insert(arguments.begin(), VANMACH_INDEXER);
    return run(arguments, options);
}

bool start_and_kill(std::vector<std::string> arguments, double after_seconds) {
    arguments.insert(arguments.begin(), VANMACH_INDEXER);
    const auto child = start(arguments, {}, "/dev/null", "/dev/null");
    std::this_thread::sleep_for(std::chrono::duration<double>(after_seconds));
    ::kill(child, SIGKILL);
    return WIFSIGNALED(wait_for(child));
}

} // namespace vanmach::testing
