// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/server/service_fixture.h"

#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

#include "indexer/pipeline.h"
#include "server/api_routes.h"

namespace vanmach::testing {

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "vanmach-server-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::filesystem::path& path, std::string_view text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

std::string plan_text(std::string_view province, std::string_view number, std::string_view date,
                      std::string_view title, std::string_view body) {
    return fmt::format("ỦY BAN NHÂN DÂN\nTỈNH {}\n\nSố: {}\n\n{}, {}\n\nKẾ HOẠCH\n{}\n\n{}\n\nTM. ỦY BAN "
                       "NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n",
                       province, number, province, date, title, body);
}

void write_corpus(const std::filesystem::path& folder) {
    write_file(folder / "tay-ninh.txt",
               plan_text("TÂY NINH", "696/KH-UBND", "ngày 06 tháng 3 năm 2025",
                         "Thực hiện công tác dân vận chính quyền năm 2025",
                         "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về tiếp tục "
                         "tăng cường công tác dân vận, "
                         "Ủy ban nhân dân tỉnh Tây Ninh ban hành kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\n1. Nâng "
                         "cao nhận thức về công tác dân vận.\n\n"
                         "II. NỘI DUNG\n\n1. Nhân rộng mô hình “Dân vận khéo” ở cơ sở.\n\n2. Làm tốt việc "
                         "hòa giải và tiếp công dân."));
    write_file(folder / "so-noi-vu.txt",
               "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSỞ NỘI VỤ\n\nSố: 12/KH-SNV\n\nTây Ninh, ngày 20 tháng 3 năm "
               "2025\n\nKẾ HOẠCH\nTriển khai công tác dân vận của Sở "
               "Nội vụ\n\nThực hiện Kế hoạch số 696/KH-UBND ngày 06/3/2025 của Ủy ban nhân dân tỉnh Tây Ninh "
               "về công tác dân vận, Sở Nội vụ xây dựng "
               "kế hoạch như sau:\n\nI. YÊU CẦU\n\nCác phòng tiếp tục thực hiện cải cách hành chính.\n\nGIÁM "
               "ĐỐC\n\nTrần Thị Bình\n");
    write_file(folder / "ninh-binh.txt",
               plan_text("NINH BÌNH", "48/KH-UBND", "ngày 10 tháng 02 năm 2026",
                         "Triển khai chỉ thị của Ban Thường vụ Tỉnh ủy",
                         "Thực hiện Chỉ thị số 05-CT/TU ngày 23/12/2025 của Ban Thường vụ Tỉnh ủy Ninh Bình "
                         "về công tác dân vận, Ủy ban nhân dân tỉnh "
                         "ban hành kế hoạch:\n\nI. MỤC ĐÍCH\n\nTạo chuyển biến về cải cách hành chính."));
    write_file(folder / "quang-tri.txt",
               plan_text("QUẢNG TRỊ", "15/KH-UBND", "ngày 05 tháng 01 năm 2026",
                         "Thực hiện phong trào thi đua",
                         "Thực hiện Chỉ thị số 05-CT/TU ngày 01/12/2025 của Ban Thường vụ Tỉnh ủy Quảng Trị "
                         "về phong trào thi đua, Ủy ban nhân dân tỉnh "
                         "ban hành kế hoạch:\n\nI. NỘI DUNG\n\nPhát động phong trào vận động nhân dân."));
}

void build(const std::filesystem::path& corpus, const std::filesystem::path& index) {
    BuildOptions options;
    options.corpora = {corpus};
    options.index = index;
    options.jobs = 1;
    const auto report = build_index(options);
    if (!report) throw std::runtime_error(report.error().message);
}

std::string Response::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

Json Response::json() const {
    return Json::parse(body, nullptr, false);
}

RunningService::RunningService(const std::filesystem::path& index) {
    add_api_routes(routes_);
    ServerOptions options;
    options.index = index;
    options.port = 0;
    options.searches = 2;
    server_ = std::make_unique<Server>(std::move(options), routes_);
    const auto port = server_->open();
    if (!port) throw std::runtime_error(port.error().message);
    port_ = *port;
    thread_ = std::thread([this] { server_->serve(); });
}

RunningService::~RunningService() {
    server_->stop();
    thread_.join();
}

Response RunningService::ask(const std::string& method, const std::string& path,
                             const httplib::Headers& headers) const {
    httplib::Client client("127.0.0.1", port_);
    client.set_url_encode(false);
    httplib::Request request;
    request.method = method;
    request.path = path;
    request.headers = headers;
    const auto result = client.send(request);
    if (!result) return {};
    return {result->status, result->body, result->get_header_value("Content-Type"), result->headers};
}

Response RunningService::post(const std::string& path, const std::string& body, const std::string& content_type) const {
    httplib::Client client("127.0.0.1", port_);
    client.set_url_encode(false);
    const auto result = client.Post(path.c_str(), body, content_type.c_str());
    if (!result) return {};
    return {result->status, result->body, result->get_header_value("Content-Type"), result->headers};
}

Response RunningService::get(const std::string& path, const Values& values,
                             const httplib::Headers& headers) const {
    std::string target = path;
    for (const auto& [name, value] : values)
        target += (target.find('?') == std::string::npos ? "?" : "&") + url_encoded(name) + "=" +
                  url_encoded(value);
    return ask("GET", target, headers);
}

std::unique_ptr<TemporaryFolder> ServiceTest::folder;
std::unique_ptr<RunningService> ServiceTest::service;

void ServiceTest::SetUpTestSuite() {
    folder = std::make_unique<TemporaryFolder>();
    write_corpus(folder->path() / "corpus");
    build(folder->path() / "corpus", folder->path() / "index");
    service = std::make_unique<RunningService>(folder->path() / "index");
}

void ServiceTest::TearDownTestSuite() {
    service.reset();
    folder.reset();
}

std::vector<std::string> ids_of(const Json& items) {
    std::vector<std::string> ids;
    for (const Json& item : items) ids.push_back(item["id"].get<std::string>());
    return ids;
}

} // namespace vanmach::testing
