// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "corpus/authority/authority.h"
#include "indexer/blobs.h"
#include "indexer/database.h"
#include "indexer/document_table.h"
#include "indexer/files.h"
#include "indexer/read_files.h"
#include "indexer/resolution/claims.h"
#include "indexer/suggestions.h"
#include "indexer/walk.h"
#include "indexer/xapian_result.h"

namespace vanmach {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view aside_suffix = ".tmp";

/// A folder that is removed with all in it, unless it is kept.
class Scratch {
  public:
    explicit Scratch(fs::path path) : path_(std::move(path)) {}
    ~Scratch() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete; // one owner removes it once
    Scratch& operator=(const Scratch&) = delete;
    const fs::path& path() const { return path_; }
    void renamed(fs::path path) { path_ = std::move(path); }
    void keep() { path_.clear(); }

  private:
    fs::path path_;
};

/// Reports progress from several threads, one call at a time.
class Meter {
  public:
    explicit Meter(const std::function<void(const Progress&)>& sink) : sink_(sink) {}

    void stage(Progress::Stage stage, std::uint64_t all_files, std::uint64_t all_bytes) {
        const std::lock_guard lock(mutex_);
        state_ = {stage, 0, all_files, 0, all_bytes};
        if (sink_) sink_(state_);
    }
    void add(std::uint64_t files, std::uint64_t bytes) {
        const std::lock_guard lock(mutex_);
        state_.files += files;
        state_.bytes += bytes;
        if (sink_) sink_(state_);
    }

  private:
    const std::function<void(const Progress&)>& sink_;
    std::mutex mutex_;
    Progress state_;
};

bool is_ours(std::string_view name) {
    if (name == layout::current || name == layout::lock || name == "lost+found") return true;
    if (name.ends_with(aside_suffix)) name.remove_suffix(aside_suffix.size());
    return name == layout::current || snapshot_number(name).has_value();
}

/// An index folder, locked for writing.
class IndexFolder {
  public:
    /// Makes the folder if there is none. Refuses, and touches nothing, where the folder holds something
    /// else.
    static Result<IndexFolder> open(const fs::path& path);
    /// Removes what no snapshot needs: left-overs of builds that were killed, and all snapshots but those
    /// named.
    void clean(const std::set<std::string>& keep) const;
    std::string next_name() const;
    /// The snapshot that is served; "" when there is none yet.
    std::string current() const { return Snapshot::current(path_).value_or(std::string()); }
    const fs::path& path() const { return path_; }
    /// Leaves no trace of a folder that was made for a build that failed.
    void remove_if_new() const {
        std::error_code ignored;
        if (!is_new_) return;
        fs::remove(path_ / layout::lock, ignored);
        fs::remove(path_, ignored); // only if empty
    }

  private:
    fs::path path_;
    bool is_new_ = false;
    WriterLock lock_;
};

Result<IndexFolder> IndexFolder::open(const fs::path& path) {
    const auto foreign = [&](std::string_view what) {
        return fail(
            ErrorCode::not_an_index, fmt::format("{} {}", path.string(), what),
            "Choose a folder for the index that does not exist yet or is empty; nothing was touched.");
    };
    IndexFolder folder;
    folder.path_ = path;
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) {
        fs::create_directories(path, error);
        if (error) return write_error(path, error.value());
        folder.is_new_ = true;
    } else if (!fs::is_directory(status)) {
        return foreign("is not a folder");
    } else if (!Snapshot::current(path)) {
        fs::directory_iterator entries(path, error);
        if (error) return write_error(path, error.value());
        for (const auto& entry : entries)
            if (!is_ours(entry.path().filename().string()))
                return foreign(fmt::format("is not an index and holds {}", entry.path().filename().string()));
    }
    auto lock = WriterLock::take(path / layout::lock);
    if (!lock) {
        folder.remove_if_new();
        return tl::unexpected(lock.error());
    }
    folder.lock_ = std::move(*lock);
    return folder;
}

void IndexFolder::clean(const std::set<std::string>& keep) const {
    std::error_code ignored;
    std::vector<fs::path> superfluous;
    for (const auto& entry : fs::directory_iterator(path_, ignored)) {
        const auto name = entry.path().filename().string();
        const bool aside = name.ends_with(aside_suffix) && is_ours(name);
        if (aside || (snapshot_number(name) && !keep.contains(name))) superfluous.push_back(entry.path());
    }
    for (const auto& path : superfluous) fs::remove_all(path, ignored);
}

std::string IndexFolder::next_name() const {
    std::uint64_t last = 0;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(path_, ignored))
        last = std::max(last, snapshot_number(entry.path().filename().string()).value_or(0));
    return snapshot_name(last + 1);
}

/// Who reads: documents read by another program are read again by an update.
const std::string& program_hash() {
    static const std::string hash = sha256_of_file("/proc/self/exe").value_or(std::string());
    return hash;
}

std::string now() {
    const auto time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    ::gmtime_r(&time, &utc);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1,
                       utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

/// The documents of a corpus between reading and writing: what they claim in memory, texts on the disk.
struct Gathered {
    Claims claims{authority()};
    std::vector<std::vector<std::uint32_t>> section_starts;
    std::uint64_t text_bytes = 0;
};

Result<Gathered> gather(const std::vector<FoundFile>& files, const ReadOptions& options,
                        const PreviousRead* previous, const fs::path& folder, Meter& meter,
                        BuildReport& report) {
    auto records = BlobWriter::create(folder / layout::records);
    if (!records) return tl::unexpected(records.error());
    auto texts = BlobWriter::create(folder / layout::texts);
    if (!texts) return tl::unexpected(texts.error());
    Gathered gathered;
    const auto take = [&](ReadFile&& file) -> Result<void> {
        for (auto& part : file.parts) {
            if (auto written = records->append(part.record); !written) return written;
            if (auto written = texts->append(part.text); !written) return written;
            gathered.text_bytes += part.text_bytes;
            gathered.claims.add(part.document, part.text_tag);
            gathered.section_starts.push_back(std::move(part.section_starts));
        }
        if (file.entry.indexed()) report.bytes += file.entry.size;
        if (file.reused) ++report.reused;
        meter.add(1, file.entry.size);
        report.files.push_back(std::move(file.entry));
        return {};
    };
    if (auto read = read_files(files, options, previous, take); !read) return tl::unexpected(read.error());
    if (auto finished = records->finish(); !finished) return tl::unexpected(finished.error());
    if (auto finished = texts->finish(); !finished) return tl::unexpected(finished.error());
    return gathered;
}

Result<void> write_file_list(const fs::path& path, const std::vector<FileEntry>& files) {
    auto list = OutputFile::create(path);
    if (!list) return tl::unexpected(list.error());
    for (const auto& file : files)
        if (auto written =
                list->append(to_json(file).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
            !written)
            return written;
    return list->finish();
}

/// The SHA-256 of every file but the manifest, by `jobs` threads.
Result<std::map<std::string, std::string>> checksums_of(const fs::path& folder, unsigned jobs) {
    std::vector<std::pair<fs::path, Result<std::string>>> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().lexically_relative(folder).generic_string() != layout::manifest) files.emplace_back(entry.path(), std::string());
    // The largest first, so that none is left to one thread at the end.
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return fs::file_size(a.first) > fs::file_size(b.first); });
    std::atomic<std::size_t> next{0};
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < std::max(1U, jobs); ++i)
            workers.emplace_back([&] {
                for (auto place = next++; place < files.size(); place = next++) files[place].second = sha256_of_file(files[place].first);
            });
    }
    std::map<std::string, std::string> checksums;
    for (auto& [path, hash] : files) {
        if (!hash) return tl::unexpected(hash.error());
        checksums.emplace(path.lexically_relative(folder).generic_string(), std::move(*hash));
    }
    return checksums;
}

void count_changes(const PreviousRead& previous, BuildReport& report) {
    std::uint64_t met = 0;
    for (const auto& file : report.files) {
        const auto* before = previous.find(file.source);
        const bool was = before != nullptr && before->entry.indexed();
        met += was && file.indexed() ? 1 : 0;
        if (file.indexed() && !was) ++report.added;
        if (file.indexed() && was)
            ++(before->entry.sha256 == file.sha256 ? report.unchanged : report.changed);
    }
    for (const auto& [source, file] : previous.files()) report.removed += file.entry.indexed() ? 1 : 0;
    report.removed -= met;
}

/// True when a new snapshot would tell nothing new: the same files with the same outcome.
bool nothing_new(const PreviousRead& previous, const BuildReport& report) {
    if (!previous.reusable() || report.files.size() != previous.files().size()) return false;
    return std::all_of(report.files.begin(), report.files.end(), [&](const FileEntry& file) {
        const auto* before = previous.find(file.source);
        return before != nullptr && to_json(before->entry) == to_json(file);
    });
}

/// What the rest of a build needs of the resolution, which is large.
struct Resolved {
    SnapshotCounts counts;
    std::vector<std::optional<std::string>> titles; // as DatabaseInput has them
};

/// Resolves the claims and writes what was found: the document table, the suggestions.
Result<Resolved> write_resolved(const fs::path& folder, Claims claims) {
    auto resolution = resolve(claims);
    claims = Claims(authority());
    if (auto written = write_document_table(folder / layout::table, resolution); !written) return tl::unexpected(written.error());
    // Proves that every number in it points inside, before anybody is served from it.
    if (const auto table = DocumentTable::open(folder / layout::table); !table)
        return fail(ErrorCode::internal, table.error().message,
                    "Please report it; the index that was there is untouched.");
    if (auto written = write_suggestions(folder / layout::suggestions, resolution.nodes); !written) return tl::unexpected(written.error());
    Resolved resolved;
    resolved.counts.documents = resolution.node_of.size();
    resolved.counts.nodes = resolution.nodes.size();
    resolved.counts.mentions = resolution.mentions.size();
    resolved.counts.edges = resolution.edges.size();
    resolved.titles.resize(resolution.node_of.size());
    for (auto& node : resolution.nodes)
        if (!node.parts.empty()) resolved.titles[node.parts.front()] = std::move(node.title);
    return resolved;
}

/// Writes everything of a snapshot into `folder`. Nothing where an update has nothing to do.
Result<void> write_snapshot(const fs::path& folder, const std::string& name, const BuildOptions& options,
                            const PreviousRead* previous, BuildReport& report) {
    const ReadOptions reading{options.jobs, options.max_file};
    Meter meter(options.progress);
    auto found = walk(options.corpora, options.index);
    if (!found) return tl::unexpected(found.error());
    std::uint64_t all_bytes = 0;
    for (const auto& file : *found) all_bytes += file.size;
    meter.stage(Progress::Stage::reading, found->size(), all_bytes);
    auto gathered = gather(*found, reading, previous, folder, meter, report);
    if (!gathered) return tl::unexpected(gathered.error());

    if (previous != nullptr) {
        count_changes(*previous, report);
        if (nothing_new(*previous, report)) {
            report.written = false;
            return {};
        }
    }

    meter.stage(Progress::Stage::resolving, 0, 0);
    auto resolved = write_resolved(folder, std::move(gathered->claims));
    if (!resolved) return tl::unexpected(resolved.error());

    meter.stage(Progress::Stage::indexing, 0, gathered->text_bytes);
    {
        const auto texts = Blobs::open(folder / layout::texts);
        if (!texts) return tl::unexpected(texts.error());
        const auto spellings = build_database(folder / layout::xapian, folder / layout::pairs, folder / "shards",
                                              {*texts, gathered->section_starts, resolved->titles}, options.jobs,
                                              [&](std::uint64_t bytes) { meter.add(0, bytes); });
        if (!spellings) return tl::unexpected(spellings.error());
        if (auto written = write_spellings(folder / layout::variants, *spellings); !written) return written;
    }

    meter.stage(Progress::Stage::finishing, 0, 0);
    if (auto written = write_file_list(folder / layout::files, report.files); !written) return written;
    auto checksums = checksums_of(folder, options.jobs);
    if (!checksums) return tl::unexpected(checksums.error());
    report.counts.files = static_cast<std::uint64_t>(std::count_if(
        report.files.begin(), report.files.end(), [](const FileEntry& file) { return file.indexed(); }));
    report.counts.documents = resolved->counts.documents;
    report.counts.nodes = resolved->counts.nodes;
    report.counts.mentions = resolved->counts.mentions;
    report.counts.edges = resolved->counts.edges;
    report.counts.text_bytes = gathered->text_bytes;
    report.content_hash = content_hash_of(*checksums);

    Manifest manifest;
    manifest.snapshot = name;
    manifest.program = program_hash();
    manifest.created = now();
    for (const auto& corpus : options.corpora) manifest.corpus.push_back(display_path(corpus));
    manifest.counts = report.counts;
    manifest.content_hash = report.content_hash;
    for (const auto& file : report.files)
        if (!file.warnings.empty() || (file.error && !file.passed_over())) manifest.notable.push_back(file);
    manifest.checksums = std::move(*checksums);
    return replace_file(folder / layout::manifest, to_json(manifest).dump(1) + '\n');
}

/// Makes the finished folder the snapshot that is served.
Result<void> switch_to(const IndexFolder& index, Scratch& scratch, const std::string& name) {
    const auto folder = index.path() / name;
    if (auto synced = sync_folder(scratch.path()); !synced) return synced;
    std::error_code error;
    fs::rename(scratch.path(), folder, error);
    if (error) return write_error(folder, error.value());
    scratch.renamed(folder);
    if (auto synced = sync_folder(index.path()); !synced) return synced;
    if (auto named = replace_file(index.path() / layout::current, name + '\n'); !named) return named;
    scratch.keep();
    return {};
}

Result<BuildReport> build_in(const IndexFolder& index, const BuildOptions& options) {
    const auto current = index.current();
    index.clean({current});
    std::unique_ptr<PreviousRead> previous;
    if (options.update) previous = PreviousRead::open(index.path(), program_hash());

    BuildReport report;
    const auto name = index.next_name();
    Scratch scratch(index.path() / (name + std::string(aside_suffix)));
    std::error_code error;
    fs::create_directory(scratch.path(), error);
    if (error) return write_error(scratch.path(), error.value());
    if (auto written = write_snapshot(scratch.path(), name, options, previous.get(), report); !written)
        return tl::unexpected(written.error());
    if (!report.written) {
        const auto& snapshot = previous->snapshot();
        report.snapshot = snapshot.name();
        report.counts = snapshot.counts();
        report.content_hash = snapshot.content_hash();
        return report;
    }
    report.snapshot = name;
    if (options.update && previous == nullptr) report.added = report.counts.files;
    if (auto switched = switch_to(index, scratch, name); !switched) return tl::unexpected(switched.error());
    index.clean({current, name});
    return report;
}

} // namespace

std::uint64_t BuildReport::failures() const {
    return static_cast<std::uint64_t>(std::count_if(
        files.begin(), files.end(), [](const FileEntry& file) { return file.error && !file.passed_over(); }));
}

Result<BuildReport> build_index(const BuildOptions& given) {
    const auto begun = std::chrono::steady_clock::now();
    auto options = given;
    if (options.jobs == 0) options.jobs = std::max(1U, std::thread::hardware_concurrency());
    // What is wrong with the command is told before anything is made.
    for (const auto& corpus : options.corpora) {
        std::error_code error;
        if (!fs::exists(corpus, error))
            return fail(ErrorCode::not_found,
                        fmt::format("{} does not exist or cannot be reached", corpus.string()),
                        "Give --corpus a folder of documents, or a file.");
    }
    if (options.update) {
        if (auto current = Snapshot::current(options.index); !current) return tl::unexpected(current.error());
    }
    auto index = IndexFolder::open(options.index);
    if (!index) return tl::unexpected(index.error());
    auto report = build_in(*index, options);
    if (!report) {
        index->remove_if_new();
        return report;
    }
    report->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

Result<Json> check_index(const fs::path& index) {
    const auto snapshot = Snapshot::open(index);
    if (!snapshot) return tl::unexpected(snapshot.error());
    const auto& manifest = (*snapshot)->manifest();
    const auto folder = (*snapshot)->xapian_path().parent_path();

    std::vector<std::string> faults;
    const auto found = checksums_of(folder, std::thread::hardware_concurrency());
    if (!found) return tl::unexpected(found.error());
    std::map<std::string, std::string> told;
    if (const auto checksums = manifest.value("checksums", Json::object()); checksums.is_object())
        for (const auto& [name, hash] : checksums.items())
            told[name] = hash.is_string() ? hash.get<std::string>() : "";
    for (const auto& [name, hash] : told) {
        const auto file = found->find(name);
        if (file == found->end())
            faults.push_back(fmt::format("{} is missing", name));
        else if (file->second != hash)
            faults.push_back(fmt::format("{} is not as it was written", name));
    }
    for (const auto& [name, hash] : *found)
        if (!told.contains(name)) faults.push_back(fmt::format("{} does not belong there", name));
    if (content_hash_of(*found) != (*snapshot)->content_hash())
        faults.emplace_back("the content hash does not match");

    if (auto checked = check_database(folder / layout::xapian, ErrorCode::index_damaged); !checked)
        faults.push_back(checked.error().message);
    std::uint64_t indexed = 0;
    for (NodeIndex i = 0; i < (*snapshot)->node_count(); ++i)
        indexed += (*snapshot)->node(i).is_held() ? 1 : 0;
    const auto documents = xapian_result(folder / layout::xapian, ErrorCode::index_damaged, [&] {
        return static_cast<std::uint64_t>(
            Xapian::Database((folder / layout::xapian).string()).get_doccount());
    });
    if (!documents)
        faults.push_back(documents.error().message);
    else if (*documents != indexed)
        faults.push_back(fmt::format("the database holds {} documents, the table {}", *documents, indexed));
    for (HeldIndex held = 0; held < (*snapshot)->held_count(); ++held)
        if (const auto record = (*snapshot)->record(held); !record.is_object())
            faults.push_back(fmt::format("record {} cannot be read", held));

    if (!faults.empty())
        return fail(ErrorCode::index_damaged,
                    fmt::format("{} is damaged: {}", folder.string(), fmt::join(faults, "; ")),
                    "Build the index again, or restore the folder from a copy.");
    const auto counts = (*snapshot)->counts();
    return Json{
        {"snapshot", (*snapshot)->name()}, {"content_hash", (*snapshot)->content_hash()},
        {"files", counts.files},           {"documents", counts.documents},
        {"nodes", counts.nodes},           {"held", indexed},
        {"mentions", counts.mentions},     {"edges", counts.edges},
        {"text_bytes", counts.text_bytes}, {"failures", manifest.value("failures", Json::array()).size()}};
}

} // namespace vanmach
