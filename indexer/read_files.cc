// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read_files.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <mutex>
#include <thread>

#include "corpus/document_id.h"
#include "corpus/document_json.h"
#include "corpus/formats/source_text.h"
#include "corpus/reading/reader.h"
#include "indexer/compressed.h"
#include "indexer/files.h"
#include "indexer/resolution/joint_mentions.h"

namespace vanmach {

namespace {

// Bytes of files that may be read or wait to be taken at one time; a larger file goes alone.
constexpr std::uint64_t bytes_in_flight = 32 << 20;

/// Keeps of the document what resolution looks at.
void slim(ReadPart& part, Document document, std::string_view text) {
    document.text = {};
    document.sections = {};
    document.obligations = {};
    document.recipients = {};
    part.document = std::move(document);
    part.text_tag = tag_of(folded_white_space(text));
    part.text_bytes = text.size();
}

std::vector<std::uint32_t> section_starts(const Document& document) {
    std::vector<std::uint32_t> starts;
    starts.reserve(document.sections.size());
    for (const auto& section : document.sections) starts.push_back(section.span.start);
    return starts;
}

ReadPart make_part(Document document) {
    split_joint_mentions(document);
    ReadPart part;
    const auto text = std::move(document.text);
    document.text.clear();
    part.text = compressed(text);
    auto record = to_json(document);
    record.erase("text");
    part.record = compressed(record.dump(-1, ' ', false, Json::error_handler_t::replace));
    part.section_starts = section_starts(document);
    slim(part, std::move(document), text);
    return part;
}

/// What the previous snapshot holds of a file with these bytes; null where it has to be read.
const PreviousRead::File* unchanged(const FileEntry& entry, const PreviousRead* previous) {
    if (previous == nullptr || !previous->reusable()) return nullptr;
    const auto* before = previous->find(entry.source);
    const bool same = before != nullptr && before->entry.indexed() && before->entry.size == entry.size &&
                      before->entry.sha256 == entry.sha256;
    return same ? before : nullptr;
}

void read_bytes_into(ReadFile& file, const FoundFile& found, const ReadOptions& options,
                     const PreviousRead* previous) {
    auto& entry = file.entry;
    if (!is_supported(found.path)) {
        entry.error =
            Error{ErrorCode::unsupported, fmt::format("{} is of a kind that is not read", found.source),
                  "Text files (.txt, .md) are read."};
        return;
    }
    auto bytes = read_bytes(found.path, options.max_file);
    if (!bytes) {
        entry.error = bytes.error();
        return;
    }
    entry.size = bytes->size();
    entry.sha256 = sha256(*bytes);
    if (const auto* before = unchanged(entry, previous)) {
        file.parts = previous->parts(*before);
        if (!file.parts.empty()) {
            entry = before->entry;
            file.reused = true;
            return;
        }
    }
    auto source = read_source(display_path(found.path.filename()), *bytes);
    bytes->clear();
    bytes->shrink_to_fit();
    if (!source) {
        entry.error = source.error();
        return;
    }
    entry.warnings = std::move(source->warnings);
    for (auto& document : read_documents(found.source, source->text))
        file.parts.push_back(make_part(std::move(document)));
    entry.parts = static_cast<std::uint32_t>(file.parts.size());
}

} // namespace

std::unique_ptr<PreviousRead> PreviousRead::open(const std::filesystem::path& index,
                                                 const std::string& program) {
    auto snapshot = Snapshot::open(index);
    if (!snapshot) return nullptr;
    auto previous = std::make_unique<PreviousRead>();
    previous->snapshot_ = *snapshot;
    const auto reader = (*snapshot)->manifest().value("program", Json());
    previous->reusable_ = reader == program && !program.empty();
    std::ifstream lines((*snapshot)->xapian_path().parent_path() / layout::files, std::ios::binary);
    HeldIndex first = 0;
    for (std::string line; std::getline(lines, line);) {
        auto entry = file_entry_from_json(Json::parse(line, nullptr, false));
        if (!entry) return nullptr;
        const auto parts = entry->parts;
        auto source = entry->source;
        previous->files_.emplace(std::move(source), File{std::move(*entry), first});
        first += parts;
    }
    return first == (*snapshot)->held_count() ? std::move(previous) : nullptr;
}

const PreviousRead::File* PreviousRead::find(const std::string& source) const {
    const auto found = files_.find(source);
    return found == files_.end() ? nullptr : &found->second;
}

std::vector<ReadPart> PreviousRead::parts(const File& file) const {
    std::vector<ReadPart> parts;
    for (auto held = file.first; held < file.first + file.entry.parts; ++held) {
        auto record = snapshot_->record(held);
        if (record.is_object()) record["text"] = ""; // kept apart from the record
        auto document = document_from_json(record);
        ReadPart part;
        part.text = snapshot_->stored_text(held);
        const auto text = decompressed(part.text);
        if (!document || !text || text->empty()) return {};
        part.record = snapshot_->stored_record(held);
        part.section_starts = section_starts(*document);
        slim(part, std::move(*document), *text);
        parts.push_back(std::move(part));
    }
    return parts;
}

ReadFile read_file(const FoundFile& found, const ReadOptions& options, const PreviousRead* previous) {
    ReadFile file;
    file.entry.source = found.source;
    file.entry.size = found.size;
    file.entry.error = found.error;
    if (found.error) return file;
    try {
        read_bytes_into(file, found, options, previous);
    } catch (const std::exception& e) {
        // A fault of ours in one file must not cost the others.
        file.parts.clear();
        file.entry.parts = 0;
        file.entry.error =
            Error{ErrorCode::internal, fmt::format("{} could not be read: {}", found.source, e.what()),
                  "Please report it with the file; the others are indexed."};
    }
    return file;
}

Result<void> read_files(const std::vector<FoundFile>& files, const ReadOptions& options,
                        const PreviousRead* previous, const std::function<Result<void>(ReadFile&&)>& take) {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::unique_ptr<ReadFile>> ready(files.size());
    std::size_t next = 0;        // to be read
    std::size_t taken = 0;       // to be handed on
    std::uint64_t in_flight = 0; // bytes of files from `taken` to `next`
    bool stop = false;

    const auto work = [&] {
        for (;;) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] {
                return stop || next == files.size() || next == taken ||
                       in_flight + files[next].size <= bytes_in_flight;
            });
            if (stop || next == files.size()) return;
            const auto i = next++;
            in_flight += files[i].size;
            lock.unlock();
            auto file = std::make_unique<ReadFile>(read_file(files[i], options, previous));
            lock.lock();
            ready[i] = std::move(file);
            changed.notify_all();
        }
    };

    Result<void> result;
    {
        std::vector<std::jthread> workers;
        // Before the threads are joined, however this block is left.
        const auto stop_workers = [&](const void*) {
            const std::lock_guard lock(mutex);
            stop = true;
            changed.notify_all();
        };
        const std::unique_ptr<const void, decltype(stop_workers)> stopper(&stop, stop_workers);
        for (unsigned i = 0; i < std::max(1U, options.jobs); ++i) workers.emplace_back(work);
        for (std::size_t i = 0; i < files.size() && result; ++i) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return ready[i] != nullptr; });
            const auto file = std::move(ready[i]);
            lock.unlock();
            result = take(std::move(*file));
            lock.lock();
            taken = i + 1;
            in_flight -= files[i].size;
            changed.notify_all();
        }
    }
    return result;
}

} // namespace vanmach
