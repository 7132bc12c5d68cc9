// SPDX-License-Identifier: GPL-2.0-or-later
// A service over a corpus of a few invented documents, asked by HTTP on a port of the system's choice.
//
//   33/CT-TTg (cited only) <- 696/KH-UBND Tây Ninh <- 12/KH-SNV Tây Ninh
//   05-CT/TU Ninh Bình (cited only) <- 48/KH-UBND Ninh Bình
//   05-CT/TU Quảng Trị (cited only) <- 15/KH-UBND Quảng Trị
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "corpus/document_json.h"
#include "server/server.h"

namespace vanmach::testing {

/// A folder that is removed at the end.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete; // removes its folder once
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void write_file(const std::filesystem::path& path, std::string_view text);

/// The invented corpus.
void write_corpus(const std::filesystem::path& folder);

/// A plan that some tests add later.
std::string plan_text(std::string_view province, std::string_view number, std::string_view date,
                      std::string_view title, std::string_view body);

void build(const std::filesystem::path& corpus, const std::filesystem::path& index);

/// What came back.
struct Response {
    int status = 0;
    std::string body;
    std::string type;
    httplib::Headers headers;
    std::string header(const std::string& name) const;
    Json json() const;
};

using Values = std::vector<std::pair<std::string, std::string>>;

class RunningService {
  public:
    explicit RunningService(const std::filesystem::path& index);
    ~RunningService();
    RunningService(const RunningService&) = delete; // owns a thread
    RunningService& operator=(const RunningService&) = delete;

    Response get(const std::string& path, const Values& values = {},
                 const httplib::Headers& headers = {}) const;
    Response ask(const std::string& method, const std::string& path,
                 const httplib::Headers& headers = {}) const;
    Response post(const std::string& path, const std::string& body,
                  const std::string& content_type = "text/plain; charset=utf-8") const;
    int port() const { return port_; }
    const RouteTable& routes() const { return routes_; }
    const Server& server() const { return *server_; }

  private:
    RouteTable routes_;
    std::unique_ptr<Server> server_;
    std::thread thread_;
    int port_ = 0;
};

/// One service for all tests of a suite.
class ServiceTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite();
    static void TearDownTestSuite();
    static Response get(const std::string& path, const Values& values = {},
                        const httplib::Headers& headers = {}) {
        return service->get(path, values, headers);
    }
    static Json json(const std::string& path, const Values& values = {}) {
        return get("/api/v1" + path, values).json();
    }

    static std::unique_ptr<TemporaryFolder> folder;
    static std::unique_ptr<RunningService> service;
};

std::vector<std::string> ids_of(const Json& items);

} // namespace vanmach::testing
