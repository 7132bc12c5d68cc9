// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

#include "indexer/files.h"
#include "indexer/schema.h"

namespace vanmach {

namespace {

constexpr std::string_view snapshot_prefix = "snapshot-";

// In the order of ErrorCode.
constexpr std::array<std::string_view, 14> code_names = {
    "usage",      "bad_query",    "not_found",    "unreadable",    "empty",
    "too_large",  "unsupported",  "not_an_index", "index_version", "index_damaged",
    "index_busy", "write_failed", "port_taken",   "internal"};

Json error_json(const Error& error) {
    return {{"code", to_string(error.code)}, {"message", error.message}, {"hint", error.hint}};
}

} // namespace

Json to_json(const SnapshotCounts& counts) {
    return {{"files", counts.files},
            {"documents", counts.documents},
            {"nodes", counts.nodes},
            {"mentions", counts.mentions},
            {"edges", counts.edges},
            {"text_bytes", counts.text_bytes}};
}

std::string_view to_string(ErrorCode code) {
    return code_names.at(static_cast<std::size_t>(code));
}

std::string snapshot_name(std::uint64_t number) {
    return fmt::format("{}{:06}", snapshot_prefix, number);
}

std::optional<std::uint64_t> snapshot_number(std::string_view name) {
    if (!name.starts_with(snapshot_prefix)) return std::nullopt;
    const auto digits = name.substr(snapshot_prefix.size());
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || snapshot_name(number) != name) return std::nullopt;
    return number;
}

Json to_json(const FileEntry& entry) {
    Json json{{"path", entry.source},
              {"size", entry.size},
              {"sha256", text_or_null(entry.sha256)},
              {"documents", entry.parts}};
    if (!entry.warnings.empty()) json["warnings"] = entry.warnings;
    if (entry.error) json["error"] = error_json(*entry.error);
    return json;
}

Result<FileEntry> file_entry_from_json(const Json& json) {
    try {
        FileEntry entry;
        entry.source = json.at("path").get<std::string>();
        entry.size = json.at("size").get<std::uint64_t>();
        if (!json.at("sha256").is_null()) entry.sha256 = json.at("sha256").get<std::string>();
        entry.parts = json.at("documents").get<std::uint32_t>();
        if (json.contains("warnings")) entry.warnings = json.at("warnings").get<std::vector<std::string>>();
        if (json.contains("error")) {
            const auto& error = json.at("error");
            const auto name =
                std::find(code_names.begin(), code_names.end(), error.at("code").get<std::string>());
            if (name == code_names.end()) return fail(ErrorCode::index_damaged, "an error code is none");
            entry.error = Error{static_cast<ErrorCode>(name - code_names.begin()),
                                error.at("message").get<std::string>(), error.at("hint").get<std::string>()};
        }
        return entry;
    } catch (const Json::exception& e) {
        return fail(ErrorCode::index_damaged, e.what());
    }
}

Json to_json(const Manifest& manifest) {
    Json warnings = Json::array(), failures = Json::array();
    for (const auto& entry : manifest.notable) {
        for (const auto& warning : entry.warnings)
            warnings.push_back({{"path", entry.source}, {"message", warning}});
        if (!entry.error) continue;
        auto failure = error_json(*entry.error);
        Json named{{"path", entry.source}};
        named.update(failure);
        failures.push_back(std::move(named));
    }
    const auto& counts = manifest.counts;
    return {{"format", "vanmach-index"},
            {"schema_version", schema_version},
            {"snapshot", manifest.snapshot},
            {"created", manifest.created},
            {"program", manifest.program},
            {"corpus", manifest.corpus},
            {"content_hash", manifest.content_hash},
            {"counts", to_json(counts)},
            {"checksums", manifest.checksums},
            {"warnings", std::move(warnings)},
            {"failures", std::move(failures)}};
}

std::string content_hash_of(const std::map<std::string, std::string>& checksums) {
    std::string all;
    for (const auto name : {layout::pairs, layout::records, layout::suggestions, layout::table, layout::texts, layout::variants}) {
        const auto found = checksums.find(std::string(name));
        all += fmt::format("{} {}\n", name, found == checksums.end() ? "" : found->second);
    }
    return sha256(all);
}

} // namespace vanmach
