// SPDX-License-Identifier: GPL-2.0-or-later
// vanmach-server as a process: arguments, exit statuses, the address on stdout, signals.
#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

using std::chrono::milliseconds;

/// A child process with its stdout and stderr.
class Program {
  public:
    explicit Program(std::vector<std::string> arguments) {
        std::array<int, 2> out{}, err{};
        if (pipe2(out.data(), O_CLOEXEC) != 0 || pipe2(err.data(), O_CLOEXEC) != 0)
            throw std::runtime_error("pipe");
        arguments.insert(arguments.begin(), VANMACH_SERVER);
        std::vector<char*> argv;
        for (std::string& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        pid_ = fork();
        if (pid_ == 0) {
            dup2(out[1], 1);
            dup2(err[1], 2);
            execv(argv[0], argv.data());
            _exit(127);
        }
        close(out[1]);
        close(err[1]);
        out_ = out[0];
        err_ = err[0];
    }
    ~Program() {
        if (!ended_) {
            kill(pid_, SIGKILL);
            waitpid(pid_, nullptr, 0);
        }
        close(out_);
        close(err_);
    }
    Program(const Program&) = delete; // owns a process
    Program& operator=(const Program&) = delete;

    /// The first line of stdout.
    std::string line() {
        std::string text;
        char c = 0;
        pollfd ready{out_, POLLIN, 0};
        while (poll(&ready, 1, 10000) > 0 && read(out_, &c, 1) == 1 && c != '\n') text += c;
        return text;
    }
    void signal(int number) const { kill(pid_, number); }
    /// The exit status, -1 when it does not end in time or dies of a signal.
    int wait(milliseconds patience = milliseconds(10000)) {
        const auto end = std::chrono::steady_clock::now() + patience;
        int status = 0;
        while (waitpid(pid_, &status, WNOHANG) == 0) {
            if (std::chrono::steady_clock::now() > end) return -1;
            std::this_thread::sleep_for(milliseconds(10));
        }
        ended_ = true;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string errors() const {
        std::string text;
        std::array<char, 4096> bytes{};
        for (ssize_t got = 0; (got = read(err_, bytes.data(), bytes.size())) > 0;)
            text.append(bytes.data(), static_cast<std::size_t>(got));
        return text;
    }

  private:
    pid_t pid_ = 0;
    int out_ = -1, err_ = -1;
    bool ended_ = false;
};

class ServerProgram : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder = std::make_unique<TemporaryFolder>();
        write_corpus(folder->path() / "corpus");
        build(folder->path() / "corpus", folder->path() / "index");
    }
    static void TearDownTestSuite() { folder.reset(); }
    static std::string index() { return (folder->path() / "index").string(); }
    static std::unique_ptr<TemporaryFolder> folder;
};
std::unique_ptr<TemporaryFolder> ServerProgram::folder;

int port_of(const std::string& address) {
    return std::atoi(address.substr(address.rfind(':') + 1).c_str());
}

TEST_F(ServerProgram, ServesAndStopsBySignal) {
    for (const int number : {SIGTERM, SIGINT}) {
        Program program({"--index", index(), "--port", "0"});
        const std::string address = program.line();
        ASSERT_TRUE(address.starts_with("http://127.0.0.1:")) << address;
        httplib::Client client("127.0.0.1", port_of(address));
        client.set_keep_alive(true); // an idle connection must not hold it up
        const auto answer = client.Get("/api/v1/search?q=canary-query");
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 200);
        const auto page = client.Get("/", {{"Accept", "text/html"}});
        ASSERT_TRUE(page);
        EXPECT_EQ(page->status, 200);
        const auto start = std::chrono::steady_clock::now();
        program.signal(number);
        EXPECT_EQ(program.wait(), 0);
        EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(5000));
        EXPECT_EQ(program.errors().find("canary-query"), std::string::npos)
            << "what people ask is not logged";
    }
}

TEST_F(ServerProgram, ATakenPortIsExitStatusTwo) {
    Program first({"--index", index(), "--port", "0"});
    const std::string port = std::to_string(port_of(first.line()));
    Program second({"--index", index(), "--port", port});
    EXPECT_EQ(second.wait(), 2);
    const std::string errors = second.errors();
    EXPECT_NE(errors.find(port), std::string::npos) << errors;
    EXPECT_NE(errors.find("--port"), std::string::npos) << errors;
    first.signal(SIGTERM);
    EXPECT_EQ(first.wait(), 0);
}

TEST_F(ServerProgram, WrongUsageIsExitStatusTwo) {
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{},
                                               {"--index"},
                                               {"--index", index(), "--port", "70000"},
                                               {"--index", index(), "--unknown"},
                                               {"--index", index(), "--threads", "0"}}) {
        Program program(arguments);
        EXPECT_EQ(program.wait(), 2);
        EXPECT_FALSE(program.errors().empty());
    }
}

TEST_F(ServerProgram, AnUnusableIndexIsExitStatusThree) {
    const auto empty = folder->path() / "empty";
    std::filesystem::create_directories(empty);
    for (const std::string& path : {empty.string(), (folder->path() / "missing").string()}) {
        Program program({"--index", path, "--port", "0"});
        EXPECT_EQ(program.wait(), 3);
        EXPECT_NE(program.errors().find(path), std::string::npos) << "the message names the folder";
    }
}

TEST_F(ServerProgram, HelpAndVersionAreData) {
    Program help({"--help"});
    EXPECT_FALSE(help.line().empty());
    EXPECT_EQ(help.wait(), 0);
    Program version({"--version"});
    EXPECT_TRUE(version.line().starts_with("vanmach-server "));
    EXPECT_EQ(version.wait(), 0);
}

} // namespace
} // namespace vanmach::testing
