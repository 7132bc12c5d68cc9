// SPDX-License-Identifier: GPL-2.0-or-later
// vanmach-indexer: build, update, read, check. Data goes to stdout, everything said to a person to stderr.
// Exit status: 0 done; 1 some files were not indexed; 2 wrong usage; 3 the index cannot be opened or written.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "corpus/document_id.h"
#include "corpus/document_json.h"
#include "corpus/formats/source_text.h"
#include "corpus/reading/reader.h"
#include "indexer/pipeline.h"
#include "indexer/progress_line.h"
#include "indexer/walk.h"

namespace vanmach {
namespace {

constexpr int some_files_failed = 1;
constexpr int wrong_usage = 2;
constexpr const char* output_hint = "The disk may be full, or the program that reads the output has ended.";
constexpr std::uint64_t default_max_file = 256ULL << 20;

/// To the person. A stderr that is full or closed must not end the work.
template <typename... Arguments>
void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    std::fputs(fmt::format(format, std::forward<Arguments>(arguments)...).c_str(), stderr);
}

void tell(const Error& error) {
    say("vanmach-indexer: {}\n", error.message);
    if (!error.hint.empty()) say("  {}\n", error.hint);
}

int failed(const Error& error) {
    tell(error);
    return exit_status(error.code);
}

/// The file that an error or warning of a reader is about, where its text does not name it.
std::string named(const std::string& source, const std::string& message) {
    return message.find(source) == std::string::npos ? fmt::format("{}: {}", source, message) : message;
}

/// Files of kinds that are not read, by extension: one line instead of one a file.
void tell_passed_over(const std::vector<FileEntry>& files) {
    std::map<std::string, std::uint64_t> kinds;
    std::uint64_t count = 0;
    for (const auto& file : files) {
        if (!file.passed_over()) continue;
        auto extension = std::filesystem::path(file.source).extension().string();
        ++kinds[extension.empty() ? "no extension" : extension];
        ++count;
    }
    if (count == 0) return;
    std::vector<std::string> parts;
    for (const auto& [extension, number] : kinds) parts.push_back(fmt::format("{} {}", number, extension));
    say("passed over, not of a kind that is read: {} files ({})\n", count, fmt::join(parts, ", "));
}

void tell_files(const std::vector<FileEntry>& files, bool quiet) {
    for (const auto& file : files) {
        if (!quiet)
            for (const auto& warning : file.warnings) say("warning: {}\n", named(file.source, warning));
        if (!file.error || file.passed_over()) continue;
        say("not indexed: {}\n", named(file.source, file.error->message));
        if (!file.error->hint.empty()) say("  {}\n", file.error->hint);
    }
    if (!quiet) tell_passed_over(files);
}

void tell_summary(const BuildReport& report, bool update) {
    const auto megabytes = static_cast<double>(report.bytes) / 1e6;
    if (update)
        say("{} added, {} changed, {} removed, {} unchanged\n", report.added, report.changed, report.removed,
            report.unchanged);
    if (update && report.reused == 0 && report.unchanged > 0)
        say("all files were read again: another build of the program had read them before\n");
    if (!report.written) {
        say("nothing to do: {} holds {} documents\n", report.snapshot, report.counts.documents);
        return;
    }
    say("{}: {} files, {} documents, {} citations, {:.1f} s, {:.1f} MB/s\n", report.snapshot,
        report.counts.files, report.counts.documents, report.counts.mentions, report.seconds,
        report.seconds > 0 ? megabytes / report.seconds : 0.0);
}

int build(BuildOptions options, bool quiet) {
    std::optional<ProgressLine> line;
    if (!quiet && ::isatty(STDERR_FILENO) != 0) {
        line.emplace();
        options.progress = [&](const Progress& progress) { line->show(progress); };
    }
    const auto report = build_index(options);
    line.reset();
    if (!report) return failed(report.error());
    tell_files(report->files, quiet);
    if (!quiet) tell_summary(*report, options.update);
    return report->failures() == 0 ? 0 : some_files_failed;
}

/// A document as `read` prints it: the id stands behind the part.
Json line_of(const Document& document) { return to_json(document, id_before_resolution(document)); }

/// False when the file cannot be read; an error when stdout cannot be written.
Result<bool> read_one(const std::string& path, std::uint64_t max_file, bool quiet) {
    const auto unreadable = [&](const Error& error) {
        say("not read: {}\n", named(path, error.message));
        if (!error.hint.empty()) say("  {}\n", error.hint);
        return false;
    };
    const auto bytes = read_bytes(path, max_file);
    if (!bytes) return unreadable(bytes.error());
    const auto source = read_source(path, *bytes);
    if (!source) return unreadable(source.error());
    if (!quiet)
        for (const auto& warning : source->warnings) say("warning: {}\n", named(path, warning));
    for (const auto& document : read_documents(display_path(path), source->text)) {
        const auto line = line_of(document).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size() || std::fflush(stdout) != 0)
            return fail(ErrorCode::write_failed, "the output cannot be written", output_hint);
    }
    return true;
}

int read(const std::vector<std::string>& files, std::uint64_t max_file, bool quiet) {
    int status = 0;
    for (const auto& file : files) {
        const auto done = read_one(file, max_file, quiet);
        if (!done) return failed(done.error());
        if (!*done) status = some_files_failed;
    }
    return status;
}

int check(const std::string& index) {
    const auto counts = check_index(index);
    if (!counts) return failed(counts.error());
    const auto line = counts->dump() + '\n';
    if (std::fputs(line.c_str(), stdout) >= 0 && std::fflush(stdout) == 0) return 0;
    return failed({ErrorCode::write_failed, "the output cannot be written", output_hint});
}

int run(int argc, char** argv) {
    CLI::App app{"Reads official documents and builds the index that vanmach-server serves.",
                 "vanmach-indexer"};
    app.set_version_flag("--version", std::string("vanmach-indexer ") + VANMACH_VERSION);
    app.require_subcommand(1);
    app.footer("Example:\n  vanmach-indexer build --corpus corpus/documents --index build/index\n\n"
               "Exit status: 0 done; 1 some files were not indexed (they are listed); 2 wrong usage;\n"
               "3 the index cannot be opened or written (the old one is untouched).");

    BuildOptions options;
    std::vector<std::string> corpora, files;
    std::string index;
    bool quiet = false;
    options.max_file = default_max_file;

    const auto add_max_file = [&](CLI::App* command) {
        command
            ->add_option("--max-file", options.max_file,
                         "Largest file that is read (256MB if left out, 0: any size)")
            ->transform(CLI::AsSizeValue(false))
            ->type_name("SIZE");
    };
    const auto add_build_options = [&](CLI::App* command) {
        command->add_option("--corpus", corpora, "Folders of documents, or single files")
            ->required()
            ->type_name("PATH...");
        command->add_option("--index", index, "Folder of the index; made if there is none")
            ->required()
            ->type_name("DIR");
        command
            ->add_option("--jobs", options.jobs,
                         "Files read and shards built at a time; one a core if left out")
            ->check(CLI::Range(1, 256))
            ->type_name("N");
        command->add_flag("--quiet", quiet, "Say nothing but what was not indexed");
        add_max_file(command);
    };

    auto* build_command = app.add_subcommand("build", "Builds the index of one or several folders");
    add_build_options(build_command);
    build_command->footer(
        "Example:\n  vanmach-indexer build --corpus documents --index build/index --jobs 4");

    auto* update_command =
        app.add_subcommand("update", "Brings an index up to date; unchanged files are not read again");
    add_build_options(update_command);
    update_command->footer("Example:\n  vanmach-indexer update --corpus documents --index build/index");

    auto* read_command =
        app.add_subcommand("read", "Prints what is read from files, a line of JSON a document");
    read_command->add_option("FILE", files, "Files to read")->required();
    read_command->add_flag("--quiet", quiet, "No warnings");
    add_max_file(read_command);
    read_command->footer("Example:\n  vanmach-indexer read documents/plan.txt | python3 -m json.tool");

    auto* check_command = app.add_subcommand("check", "Verifies an index and prints its counts as JSON");
    check_command->add_option("--index", index, "Folder of the index")->required()->type_name("DIR");
    check_command->footer("Example:\n  vanmach-indexer check --index build/index");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : wrong_usage;
    }
    if (*read_command) return read(files, options.max_file, quiet);
    if (*check_command) return check(index);
    options.corpora.assign(corpora.begin(), corpora.end());
    options.index = index;
    options.update = static_cast<bool>(*update_command);
    return build(std::move(options), quiet);
}

} // namespace
} // namespace vanmach

int main(int argc, char** argv) {
    // A file that grows past a limit, or a reader that went away, is an error of that write and not the end.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return vanmach::run(argc, argv);
    } catch (const std::exception& e) {
        vanmach::say("vanmach-indexer: {}\n  This is a fault of the program; please report it.\n", e.what());
        return vanmach::exit_status(vanmach::ErrorCode::internal);
    }
}
