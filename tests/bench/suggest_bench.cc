// SPDX-License-Identifier: GPL-2.0-or-later
// Completions over a made-up table of 200,000 documents, with titles cut from the words of the corpus: what every letter
// costs that somebody types, as the view answers it.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <limits>
#include <random>
#include <set>
#include <stdexcept>
#include <xapian.h>

#include "corpus/authority/authority.h"
#include "corpus/document_id.h"
#include "corpus/text/keys.h"
#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
#include "indexer/blobs.h"
#include "indexer/manifest.h"
#include "indexer/schema.h"
#include "server/served.h"
#include "server/suggest/views.h"
#include "tests/bench/measure.h"

namespace {

using namespace vanmach;
namespace fs = std::filesystem;

constexpr std::size_t all_documents = 200'000;
constexpr std::size_t longest_prefix = 20;

void done(const Result<void>& result) {
    if (!result) throw std::runtime_error(result.error().message);
}

/// Half of the documents have a title of their own or one that a few share; a third is only cited.
std::vector<Node> made_up(const std::vector<bench::File>& files, std::size_t documents) {
    std::vector<std::string> words;
    for (const auto& file : files) {
        const auto text = to_utf32(file.bytes);
        for (const auto& syllable : syllables(file.bytes)) words.push_back(to_utf8(std::u32string_view(text).substr(syllable.start, syllable.end - syllable.start)));
    }
    std::mt19937 random(48);
    const auto below = [&](std::size_t limit) { return random() % limit; };
    const auto& provinces = authority().provinces;
    static constexpr std::string_view begins[] = {"Kế hoạch thực hiện", "Triển khai", "Về việc", "Kế hoạch", "Tiếp tục tăng cường", "Phê duyệt", "Tổ chức thực hiện"};
    static constexpr std::string_view types[] = {"KH", "QĐ", "CT", "CV", "BC"};
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < documents; ++i) {
        const auto& province = provinces[below(provinces.size())];
        const std::string type(types[below(std::size(types))]);
        Node node;
        node.number = fmt::format("{}/{}-{}", 1 + below(4000), type, below(3) == 0 ? "SNV" : "UBND");
        node.slug = slug_of_number(node.number);
        node.type = type;
        node.date = {static_cast<int>(2016 + below(11)), static_cast<int>(1 + below(12)), static_cast<int>(1 + below(28))};
        node.issuer = {fmt::format("Ủy ban nhân dân tỉnh {}", province.name), Level::province, province.name, ""};
        node.id = fmt::format("{}.{}.{}~{:010x}", node.slug, node.date.year, slug_of_name(province.name), i);
        node.cited_by_count = static_cast<std::uint32_t>(below(5) == 0 ? below(1 + below(400)) : 0);
        if (below(3) != 0) node.parts = {0};
        if (below(2) == 0) {
            node.title = begins[below(std::size(begins))];
            for (auto from = below(words.size() - 30), more = 6 + below(18); more-- > 0; ++from) node.title += ' ' + words[from];
            node.title += fmt::format(" tỉnh {} năm {}", province.name, node.date.year);
        }
        nodes.push_back(std::move(node));
    }
    std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.id < b.id; });
    return nodes;
}

/// An index of these documents without texts.
void write_index(const fs::path& index, std::vector<Node> nodes) {
    const auto folder = index / snapshot_name(1);
    fs::create_directories(folder);
    Resolution resolution;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].held()) continue;
        nodes[i].parts = {static_cast<std::uint32_t>(resolution.node_of.size())};
        resolution.node_of.push_back(i);
    }
    resolution.nodes = std::move(nodes);
    resolution.mentions_end.assign(resolution.node_of.size(), 0);
    done(write_document_table(folder / layout::table, resolution));
    done(write_suggestions(folder / layout::suggestions, resolution.nodes));
    done(write_spellings(folder / layout::variants, {}));
    done(write_pairs(folder / layout::pairs, {}, resolution.node_of.size()));
    for (const auto name : {layout::records, layout::texts}) {
        auto blobs = BlobWriter::create(folder / name).value();
        for (std::size_t i = 0; i < resolution.node_of.size(); ++i) done(blobs.append("{}"));
        done(blobs.finish());
    }
    Xapian::WritableDatabase database((folder / layout::xapian).string(), Xapian::DB_CREATE);
    database.set_metadata(std::string(schema_version_key), std::to_string(schema_version));
    database.commit();
    Manifest manifest;
    manifest.snapshot = snapshot_name(1);
    manifest.counts.documents = resolution.node_of.size();
    manifest.counts.nodes = resolution.nodes.size();
    done(replace_file(folder / layout::manifest, to_json(manifest).dump()));
    done(replace_file(index / layout::current, snapshot_name(1) + "\n"));
}

double milliseconds(const std::chrono::steady_clock::duration& taken) { return std::chrono::duration<double, std::milli>(taken).count(); }

} // namespace

int main(int argc, char** argv) {
    const auto options = bench::parse(argc, argv, "Completions, letter by letter, over a made-up table of documents.");
    const bench::TemporaryFolder folder;
    const auto documents = options.documents > 0 ? options.documents : options.smoke ? 2000 : all_documents;
    const auto nodes = made_up(bench::load(options.corpora), documents);
    const auto before = std::chrono::steady_clock::now();
    done(write_suggestions(folder.path() / "once", nodes));
    const auto written = std::chrono::steady_clock::now() - before;
    write_index(folder.path() / "index", nodes);
    const auto start = std::chrono::steady_clock::now();
    const auto opened = Suggestions::open(folder.path() / "once");
    const auto opening = std::chrono::steady_clock::now() - start;
    if (!opened) throw std::runtime_error(opened.error().message);
    const auto served = Served::open(folder.path() / "index", 1).value();

    // Beginnings of titles, of words inside them, of numbers and of issuers; as written, and without diacritics.
    std::mt19937 random(8);
    std::set<std::string> typed;
    for (int i = 0; i < (options.smoke ? 5 : 500); ++i) {
        const auto& node = nodes[random() % nodes.size()];
        for (const std::string_view text : {std::string_view(node.title), std::string_view(node.number), std::string_view(node.issuer.name)}) {
            const auto words = syllables(text);
            if (words.empty()) continue;
            for (const std::size_t from : {std::size_t{0}, static_cast<std::size_t>(words[random() % words.size()].start)})
                for (std::size_t length = 1; length <= longest_prefix; ++length) {
                    const std::string part(slice(text, from, from + length));
                    typed.insert(part);
                    typed.insert(bare_key(part));
                }
        }
    }
    std::vector<double> taken;
    double slowest = 0;
    std::string slowest_typed;
    for (const auto& one : typed) {
        auto parameters = Parameters::of(suggest_parameters());
        parameters.set("q", one);
        // The best of three: other programs run too.
        double best = std::numeric_limits<double>::max();
        for (int i = 0; i < 3; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            const auto answer = suggest_view(*served, parameters);
            best = std::min(best, milliseconds(std::chrono::steady_clock::now() - begin));
            if (!answer) throw std::runtime_error(answer.error().detail);
        }
        taken.push_back(best);
        if (taken.back() > slowest) {
            slowest = taken.back();
            slowest_typed = one;
        }
    }
    return bench::report(options, {{"documents", nodes.size()},
                                   {"titles", opened->list(SuggestionKind::title).size()},
                                   {"numbers", opened->list(SuggestionKind::number).size()},
                                   {"bytes", fs::file_size(folder.path() / "once")},
                                   {"writing_ms", milliseconds(written)},
                                   {"opening_ms", milliseconds(opening)},
                                   {"answers", taken.size()},
                                   {"p50_ms", bench::percentile(taken, 0.5)},
                                   {"p99_ms", bench::percentile(taken, 0.99)},
                                   {"max_ms", slowest},
                                   {"slowest", slowest_typed}});
}
