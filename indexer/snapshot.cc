// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/snapshot.h"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <xapian.h>

#include "indexer/blobs.h"
#include "indexer/compressed.h"
#include "indexer/document_table.h"
#include "indexer/manifest.h"
#include "indexer/schema.h"
#include "indexer/xapian_result.h"

namespace vanmach {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view rebuild_hint =
    "Build it again with: vanmach-indexer build --corpus FOLDER --index {}";

tl::unexpected<Error> damaged(const fs::path& index, std::string_view what) {
    return fail(ErrorCode::index_damaged, fmt::format("the index in {} is damaged: {}", index.string(), what),
                fmt::format(rebuild_hint, index.string()));
}

Result<Json> read_manifest(const fs::path& index, const fs::path& folder) {
    std::ifstream file(folder / layout::manifest, std::ios::binary);
    if (!file) return damaged(index, fmt::format("{} has no manifest", folder.filename().string()));
    auto manifest = Json::parse(file, nullptr, false);
    if (!manifest.is_object() || manifest.value("format", Json()) != "vanmach-index")
        return damaged(index, "its manifest cannot be read");
    const auto version = manifest.value("schema_version", Json());
    if (version != schema_version)
        return fail(ErrorCode::index_version,
                    fmt::format("the index in {} is of version {}, this program reads version {}",
                                index.string(), version.dump(), schema_version),
                    fmt::format(rebuild_hint, index.string()));
    return manifest;
}

Result<SnapshotCounts> read_counts(const Json& manifest) {
    try {
        const auto& counts = manifest.at("counts");
        return SnapshotCounts{
            counts.at("files").get<std::uint64_t>(), counts.at("documents").get<std::uint64_t>(),
            counts.at("nodes").get<std::uint64_t>(), counts.at("mentions").get<std::uint64_t>(),
            counts.at("edges").get<std::uint64_t>(), counts.at("text_bytes").get<std::uint64_t>()};
    } catch (const Json::exception&) {
        return fail(ErrorCode::index_damaged, "its counts cannot be read");
    }
}

} // namespace

struct Snapshot::Impl {
    std::string name;
    fs::path folder;
    Json manifest;
    std::string content_hash;
    SnapshotCounts counts;
    DocumentTable table;
    Spellings spellings;
    Suggestions suggestions;
    PairIndex pairs;
    Blobs records, texts;
};

Snapshot::Snapshot(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Snapshot::~Snapshot() = default;

Result<std::string> Snapshot::current(const fs::path& index) {
    const auto not_an_index = [&](std::string_view what) {
        return fail(ErrorCode::not_an_index, fmt::format("{} {}", index.string(), what),
                    fmt::format(rebuild_hint, index.string()));
    };
    std::error_code ignored;
    if (!fs::exists(index, ignored)) return not_an_index("does not exist");
    if (!fs::is_directory(index, ignored)) return not_an_index("is not a folder");
    std::ifstream file(index / layout::current, std::ios::binary);
    std::string name;
    if (!file || !std::getline(file, name) || !snapshot_number(name)) return not_an_index("is not an index");
    return name;
}

Result<std::shared_ptr<const Snapshot>> Snapshot::open(const fs::path& index) {
    auto impl = std::make_unique<Impl>();
    auto name = current(index);
    if (!name) return tl::unexpected(name.error());
    impl->name = *name;
    // The real path: what the folder's name means may change while the snapshot is served.
    std::error_code ignored;
    impl->folder = fs::canonical(index / *name, ignored);
    if (impl->folder.empty()) return damaged(index, fmt::format("{} is not there", *name));

    auto manifest = read_manifest(index, impl->folder);
    if (!manifest) return tl::unexpected(manifest.error());
    impl->manifest = std::move(*manifest);
    const auto counts = read_counts(impl->manifest);
    if (!counts) return damaged(index, counts.error().message);
    impl->counts = *counts;
    if (const auto hash = impl->manifest.value("content_hash", Json()); hash.is_string())
        impl->content_hash = hash.get<std::string>();

    auto table = DocumentTable::open(impl->folder / layout::table);
    if (!table) return tl::unexpected(table.error());
    impl->table = std::move(*table);
    auto spellings = Spellings::open(impl->folder / layout::variants);
    if (!spellings) return tl::unexpected(spellings.error());
    impl->spellings = std::move(*spellings);
    auto suggestions = Suggestions::open(impl->folder / layout::suggestions);
    if (!suggestions) return tl::unexpected(suggestions.error());
    impl->suggestions = std::move(*suggestions);
    auto pairs = PairIndex::open(impl->folder / layout::pairs);
    if (!pairs) return tl::unexpected(pairs.error());
    impl->pairs = std::move(*pairs);
    for (const auto& [file, blobs] :
         {std::pair{layout::records, &impl->records}, {layout::texts, &impl->texts}}) {
        auto opened = Blobs::open(impl->folder / file);
        if (!opened) return tl::unexpected(opened.error());
        *blobs = std::move(*opened);
    }

    const auto held = impl->table.held_count();
    if (impl->records.size() != held || impl->texts.size() != held || held != impl->counts.documents ||
        impl->table.node_count() != impl->counts.nodes ||
        impl->table.mention_count() != impl->counts.mentions ||
        impl->table.edge_count() != impl->counts.edges || impl->pairs.lengths().size() != held ||
        !impl->suggestions.belongs_to(impl->table.node_count(), impl->table.issuer_count()))
        return damaged(index, "its files do not belong together");

    const auto database = xapian_result(impl->folder / layout::xapian, ErrorCode::index_damaged, [&] {
        return Xapian::Database((impl->folder / layout::xapian).string())
            .get_metadata(std::string(schema_version_key));
    });
    if (!database) return tl::unexpected(database.error());
    if (*database != std::to_string(schema_version))
        return damaged(index, "its database is of another version");
    return std::shared_ptr<const Snapshot>(new Snapshot(std::move(impl)));
}

std::string_view Snapshot::name() const {
    return impl_->name;
}
std::string_view Snapshot::content_hash() const {
    return impl_->content_hash;
}
const Json& Snapshot::manifest() const {
    return impl_->manifest;
}
SnapshotCounts Snapshot::counts() const {
    return impl_->counts;
}
fs::path Snapshot::xapian_path() const {
    return impl_->folder / layout::xapian;
}

std::size_t Snapshot::node_count() const {
    return impl_->table.node_count();
}
NodeView Snapshot::node(NodeIndex index) const {
    return impl_->table.node(index);
}
std::optional<NodeIndex> Snapshot::find(std::string_view id) const {
    return impl_->table.find(id);
}

std::vector<NodeIndex> Snapshot::candidates_of(std::string_view id) const {
    const auto found = impl_->table.candidates_of(id);
    return {found.begin(), found.end()};
}

std::vector<NodeIndex> Snapshot::by_slug(std::string_view slug) const {
    const auto found = impl_->table.by_slug(slug);
    return {found.begin(), found.end()};
}

std::vector<NodeIndex> Snapshot::probable_misprints(NodeIndex index) const {
    const auto [first, last] = impl_->table.anomalies(AnomalyKind::probable_misprint, index);
    std::vector<NodeIndex> others;
    for (auto i = first; i < last; ++i) others.push_back(impl_->table.anomaly(i).other);
    return others;
}

const DocumentTable& Snapshot::table() const {
    return impl_->table;
}

std::size_t Snapshot::held_count() const {
    return impl_->table.held_count();
}
NodeIndex Snapshot::node_of(HeldIndex held) const {
    return impl_->table.node_of(held);
}

std::vector<HeldIndex> Snapshot::parts(NodeIndex index) const {
    const auto found = impl_->table.parts(index);
    return {found.begin(), found.end()};
}

std::string_view Snapshot::stored_text(HeldIndex held) const {
    return impl_->texts.get(held).value_or(std::string_view());
}

std::string Snapshot::text(HeldIndex held) const {
    return decompressed(stored_text(held)).value_or(std::string());
}

std::string Snapshot::text_start(HeldIndex held, std::size_t bytes) const {
    auto text = decompressed(stored_text(held), bytes + 1).value_or(std::string());
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    text.resize(bytes);
    return text;
}

std::string_view Snapshot::stored_record(HeldIndex held) const {
    return impl_->records.get(held).value_or(std::string_view());
}

std::string Snapshot::record_text(HeldIndex held) const {
    return decompressed(stored_record(held)).value_or(std::string());
}

Json Snapshot::record(HeldIndex held) const {
    auto json = Json::parse(record_text(held), nullptr, false);
    return json.is_discarded() ? Json() : json;
}

std::span<const EdgeView> Snapshot::out_edges(NodeIndex index) const {
    return impl_->table.out_edges(index);
}
std::span<const EdgeView> Snapshot::in_edges(NodeIndex index) const {
    return impl_->table.in_edges(index);
}
MentionView Snapshot::mention(std::uint32_t index) const {
    return impl_->table.mention(index);
}

std::pair<std::uint32_t, std::uint32_t> Snapshot::mentions_of(HeldIndex held) const {
    return impl_->table.mentions_of(held);
}

std::size_t Snapshot::mention_count() const {
    return impl_->table.mention_count();
}

std::vector<Variant> Snapshot::variants(std::string_view bare_key) const {
    return impl_->spellings.variants(bare_key);
}

const PairIndex& Snapshot::pairs() const {
    return impl_->pairs;
}

const Suggestions& Snapshot::suggestions() const {
    return impl_->suggestions;
}

std::size_t Snapshot::bare_key_count() const {
    return impl_->spellings.size();
}
std::string_view Snapshot::bare_key(std::size_t index) const {
    return impl_->spellings.bare_key(index);
}

std::span<const std::uint32_t> Snapshot::facet(Facet facet) const {
    return impl_->table.facet(facet);
}
std::size_t Snapshot::facet_size(Facet facet) const {
    return impl_->table.facet_size(facet);
}

std::string_view Snapshot::facet_value(Facet facet, std::uint32_t number) const {
    return impl_->table.facet_value(facet, number);
}

} // namespace vanmach
