// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_table.h"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace vanmach {

namespace {

using Number = std::uint32_t;
using NumberColumn = std::vector<Number>;

tl::unexpected<Error> damaged(const std::filesystem::path& path, std::string_view what) {
    return fail(ErrorCode::index_damaged, fmt::format("{} is damaged: {}", path.string(), what),
                "Build the index again, or restore the folder from a copy.");
}

/// Rows of different lengths: where each ends, and all their elements.
template <typename T>
struct Rows {
    NumberColumn ends;
    std::vector<T> elements;

    template <typename Range>
    void add(const Range& range) {
        elements.insert(elements.end(), range.begin(), range.end());
        end_row();
    }
    void end_row() { ends.push_back(static_cast<Number>(elements.size())); }
};

/// An EdgeView as it lies in the file, its padding spelt out: a compiler need not keep padding when it
/// copies, and equal tables are to be equal bytes.
struct StoredEdge {
    std::uint32_t other;
    std::uint8_t relation;
    std::uint8_t zero[3];
    std::uint32_t mention;
};
static_assert(sizeof(StoredEdge) == sizeof(EdgeView) && std::is_trivially_copyable_v<EdgeView> &&
              offsetof(StoredEdge, relation) == offsetof(EdgeView, relation) &&
              offsetof(StoredEdge, mention) == offsetof(EdgeView, mention));

StoredEdge stored(NodeIndex other, Relation relation, std::uint32_t mention) {
    return {other, static_cast<std::uint8_t>(relation), {}, mention};
}

void write_nodes(ColumnWriter& columns, StringPoolWriter& texts, const std::vector<Node>& nodes) {
    const auto column = [&](std::string_view name, const auto& value_of) {
        NumberColumn numbers;
        numbers.reserve(nodes.size());
        for (const auto& node : nodes) numbers.push_back(texts.add(value_of(node)));
        columns.add(name, numbers);
    };
    column("node.id", [](const Node& node) { return std::string_view(node.id); });
    column("node.slug", [](const Node& node) { return std::string_view(node.slug); });
    column("node.type", [](const Node& node) { return std::string_view(node.type); });
    column("node.number", [](const Node& node) { return std::string_view(node.number); });
    column("node.date", [](const Node& node) { return node.date.iso(); });
    column("node.issuer", [](const Node& node) { return std::string_view(node.issuer.name); });
    column("node.province", [](const Node& node) { return std::string_view(node.issuer.province); });
    column("node.unit", [](const Node& node) { return std::string_view(node.issuer.unit); });
    column("node.title", [](const Node& node) { return std::string_view(node.title); });

    std::vector<std::uint8_t> levels;
    NumberColumn cited_by;
    Rows<Number> parts, misprints;
    for (const auto& node : nodes) {
        levels.push_back(static_cast<std::uint8_t>(node.issuer.level));
        cited_by.push_back(node.cited_by_count);
        parts.add(node.parts);
        misprints.add(node.probable_misprints);
    }
    columns.add("node.level", levels);
    columns.add("node.cited_by", cited_by);
    columns.add("node.parts_end", parts.ends);
    columns.add("node.parts", parts.elements);
    columns.add("node.misprints_end", misprints.ends);
    columns.add("node.misprints", misprints.elements);

    NumberColumn by_slug(nodes.size());
    std::iota(by_slug.begin(), by_slug.end(), 0);
    std::stable_sort(by_slug.begin(), by_slug.end(),
                     [&](Number a, Number b) { return nodes[a].slug < nodes[b].slug; });
    columns.add("node.by_slug", by_slug);
}

void write_mentions(ColumnWriter& columns, StringPoolWriter& texts, const std::vector<Mention>& mentions,
                    std::size_t held_count) {
    NumberColumn mentions_end(held_count, 0);
    for (const auto& mention : mentions) ++mentions_end[mention.part];
    std::partial_sum(mentions_end.begin(), mentions_end.end(), mentions_end.begin());
    columns.add("held.mentions_end", mentions_end);

    const auto column = [&](std::string_view name, const auto& value_of) {
        NumberColumn numbers;
        numbers.reserve(mentions.size());
        for (const auto& mention : mentions) numbers.push_back(static_cast<Number>(value_of(mention)));
        columns.add(name, numbers);
    };
    column("mention.held", [](const Mention& mention) { return mention.part; });
    column("mention.n", [](const Mention& mention) { return mention.n; });
    column("mention.target", [](const Mention& mention) { return mention.target; });
    column("mention.start", [](const Mention& mention) { return mention.span.start; });
    column("mention.end", [](const Mention& mention) { return mention.span.end; });
    column("mention.sentence_start", [](const Mention& mention) { return mention.sentence.start; });
    column("mention.sentence_end", [](const Mention& mention) { return mention.sentence.end; });
    column("mention.why", [&](const Mention& mention) { return texts.add(mention.why); });
    std::vector<std::uint8_t> relations;
    for (const auto& mention : mentions) relations.push_back(static_cast<std::uint8_t>(mention.relation));
    columns.add("mention.relation", relations);

    NumberColumn open;
    Rows<Number> candidates;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].candidates.empty()) continue;
        open.push_back(static_cast<Number>(i));
        candidates.add(mentions[i].candidates);
    }
    columns.add("open.mention", open);
    columns.add("open.candidates_end", candidates.ends);
    columns.add("open.candidates", candidates.elements);
}

/// `edges` sorted by from, to, relation, mention.
void write_graph(ColumnWriter& columns, const std::vector<Edge>& edges, std::size_t node_count) {
    Rows<StoredEdge> out;
    auto edge = edges.begin();
    for (NodeIndex node = 0; node < node_count; ++node) {
        for (; edge != edges.end() && edge->from == node; ++edge)
            out.elements.push_back(stored(edge->to, edge->relation, edge->mention));
        out.end_row();
    }
    columns.add("out.end", out.ends);
    columns.add("out.edges", out.elements);

    // Counting sort by the cited end keeps the order of the citing one.
    NumberColumn ends(node_count, 0);
    for (const auto& e : edges) ++ends[e.to];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    NumberColumn at(node_count, 0);
    for (std::size_t i = 1; i < node_count; ++i) at[i] = ends[i - 1];
    std::vector<StoredEdge> in(edges.size());
    for (const auto& e : edges) in[at[e.to]++] = stored(e.from, e.relation, e.mention);
    columns.add("in.end", ends);
    columns.add("in.edges", in);
}

std::string facet_text(const Node& node, Facet facet) {
    switch (facet) {
    case Facet::type:
        return node.type;
    case Facet::issuer:
        return node.issuer.name;
    case Facet::province:
        return node.issuer.province;
    case Facet::level:
        return std::string(to_string(node.issuer.level));
    case Facet::year:
        return node.date.known() ? fmt::format("{:04}", node.date.year) : std::string();
    }
    return {};
}

void write_facets(ColumnWriter& columns, StringPoolWriter& texts, const std::vector<Node>& nodes,
                  const NumberColumn& held_node) {
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        std::map<std::string, Number> numbers;
        for (const auto node : held_node) numbers.emplace(facet_text(nodes[node], facet), 0);
        NumberColumn values, held;
        for (auto& [text, number] : numbers) {
            number = static_cast<Number>(values.size());
            values.push_back(texts.add(text));
        }
        for (const auto node : held_node) held.push_back(numbers[facet_text(nodes[node], facet)]);
        columns.add(fmt::format("facet.{}.value", to_string(facet)), values);
        columns.add(fmt::format("facet.{}.held", to_string(facet)), held);
    }
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

} // namespace

Result<void> write_document_table(const std::filesystem::path& path, const Resolution& resolution,
                                  std::size_t held_count) {
    const auto& nodes = resolution.nodes;
    ColumnWriter columns;
    StringPoolWriter texts;
    write_nodes(columns, texts, nodes);

    NumberColumn held_node(held_count, no_node);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        for (const auto part : nodes[i].parts) held_node[part] = static_cast<Number>(i);
    columns.add("held.node", held_node);
    write_mentions(columns, texts, resolution.mentions, held_count);

    NumberColumn alias;
    Rows<Number> candidates;
    for (const auto& ambiguous : resolution.ambiguous) {
        alias.push_back(texts.add(ambiguous.id));
        candidates.add(ambiguous.candidates);
    }
    columns.add("alias.id", alias);
    columns.add("alias.candidates_end", candidates.ends);
    columns.add("alias.candidates", candidates.elements);

    write_graph(columns, resolution.edges, nodes.size());
    write_facets(columns, texts, nodes, held_node);
    texts.write(columns, "texts");
    return columns.write(path);
}

Result<DocumentTable> DocumentTable::open(const std::filesystem::path& path) {
    auto columns = Columns::open(path);
    if (!columns) return tl::unexpected(columns.error());
    DocumentTable table;
    table.columns_ = std::move(*columns);
    auto texts = StringPool::get(table.columns_, "texts");
    if (!texts) return tl::unexpected(texts.error());
    table.texts_ = *texts;

    std::optional<Error> error;
    const auto bind = [&]<typename T>(std::string_view name, std::span<const T>& span) {
        auto column = table.columns_.get<T>(name);
        if (column)
            span = *column;
        else if (!error)
            error = column.error();
    };
    bind("node.id", table.id_);
    bind("node.slug", table.slug_);
    bind("node.type", table.type_);
    bind("node.number", table.number_);
    bind("node.date", table.date_);
    bind("node.issuer", table.issuer_);
    bind("node.province", table.province_);
    bind("node.unit", table.unit_);
    bind("node.title", table.title_);
    bind("node.level", table.level_);
    bind("node.cited_by", table.cited_by_);
    bind("node.parts_end", table.parts_end_);
    bind("node.parts", table.parts_);
    bind("node.misprints_end", table.misprints_end_);
    bind("node.misprints", table.misprints_);
    bind("node.by_slug", table.by_slug_);
    bind("held.node", table.held_node_);
    bind("held.mentions_end", table.mentions_end_);
    bind("mention.held", table.mention_held_);
    bind("mention.n", table.mention_n_);
    bind("mention.target", table.target_);
    bind("mention.start", table.start_);
    bind("mention.end", table.end_);
    bind("mention.sentence_start", table.sentence_start_);
    bind("mention.sentence_end", table.sentence_end_);
    bind("mention.why", table.why_);
    bind("mention.relation", table.relation_);
    bind("open.mention", table.open_mention_);
    bind("open.candidates_end", table.open_end_);
    bind("open.candidates", table.open_);
    bind("alias.id", table.alias_id_);
    bind("alias.candidates_end", table.alias_end_);
    bind("alias.candidates", table.alias_);
    bind("out.end", table.out_end_);
    bind("out.edges", table.out_);
    bind("in.end", table.in_end_);
    bind("in.edges", table.in_);
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto name = to_string(static_cast<Facet>(i));
        bind(fmt::format("facet.{}.value", name), table.facet_value_[i]);
        bind(fmt::format("facet.{}.held", name), table.facet_held_[i]);
    }
    if (error) return tl::unexpected(*error);
    if (const auto fault = table.fault(); !fault.empty()) return damaged(path, fault);
    return table;
}

std::string_view DocumentTable::fault() const {
    const auto below = [](Numbers numbers, std::size_t limit) {
        return std::all_of(numbers.begin(), numbers.end(), [&](Number number) { return number < limit; });
    };
    const auto rows = [](Numbers ends, std::size_t count, std::size_t elements) {
        return ends.size() == count && std::is_sorted(ends.begin(), ends.end()) &&
               (ends.empty() ? elements == 0 : ends.back() == elements);
    };
    const auto nodes = node_count(), held = held_count(), mentions = mention_count();

    for (const auto column : {id_, slug_, type_, number_, date_, issuer_, province_, unit_, title_})
        if (column.size() != nodes || !below(column, texts_.size()))
            return "a text of a document is not there";
    for (const auto level : level_)
        if (level > static_cast<std::uint8_t>(Level::unit)) return "a level is none";
    if (cited_by_.size() != nodes || by_slug_.size() != nodes || !below(by_slug_, nodes))
        return "the order of numbers points outside";
    if (!rows(parts_end_, nodes, parts_.size()) || !below(parts_, held))
        return "a document's file points outside";
    if (!rows(misprints_end_, nodes, misprints_.size()) || !below(misprints_, nodes))
        return "a probable misprint points outside";
    if (!below(held_node_, nodes)) return "a held document points outside";

    if (!rows(mentions_end_, held, mentions)) return "the citations of a document point outside";
    for (const auto column : {mention_held_, mention_n_, start_, end_, sentence_start_, sentence_end_, why_})
        if (column.size() != mentions) return "the columns of citations differ in length";
    if (relation_.size() != mentions || !below(mention_held_, held) || !below(why_, texts_.size()))
        return "a citation points outside";
    for (const auto relation : relation_)
        if (relation >= relation_count) return "a relation is none";
    for (const auto target : target_)
        if (target != no_node && target >= nodes) return "a citation's document points outside";
    if (!below(open_mention_, mentions) || !std::is_sorted(open_mention_.begin(), open_mention_.end()) ||
        !rows(open_end_, open_mention_.size(), open_.size()) || !below(open_, nodes))
        return "the candidates of a citation point outside";
    if (!below(alias_id_, texts_.size()) || !rows(alias_end_, alias_id_.size(), alias_.size()) ||
        !below(alias_, nodes))
        return "the candidates of an id point outside";

    const auto edges = [&](Numbers ends, std::span<const EdgeView> all) {
        return rows(ends, nodes, all.size()) &&
               std::all_of(all.begin(), all.end(), [&](const EdgeView& edge) {
                   return edge.other < nodes && edge.mention < mentions &&
                          static_cast<int>(edge.relation) < relation_count;
               });
    };
    if (!edges(out_end_, out_) || !edges(in_end_, in_) || out_.size() != in_.size())
        return "the graph points outside";

    for (std::size_t i = 0; i < facet_count; ++i)
        if (!below(facet_value_[i], texts_.size()) || facet_held_[i].size() != held ||
            !below(facet_held_[i], facet_value_[i].size()))
            return "a facet points outside";
    return {};
}

NodeView DocumentTable::node(NodeIndex index) const {
    NodeView view;
    view.index = index;
    view.id = text(id_[index]);
    view.slug = text(slug_[index]);
    view.type = text(type_[index]);
    view.number = text(number_[index]);
    view.date = text(date_[index]);
    view.issuer = text(issuer_[index]);
    view.province = text(province_[index]);
    view.unit = text(unit_[index]);
    view.title = text(title_[index]);
    view.level = static_cast<Level>(level_[index]);
    view.cited_by_count = cited_by_[index];
    const auto files = parts(index);
    view.held = files.empty() ? not_held : files.front();
    return view;
}

std::optional<NodeIndex> DocumentTable::find(std::string_view id) const {
    const auto wanted = lower_ascii(id);
    const auto found =
        std::lower_bound(id_.begin(), id_.end(), wanted,
                         [&](Number number, const std::string& value) { return text(number) < value; });
    if (found == id_.end() || text(*found) != wanted) return std::nullopt;
    return static_cast<NodeIndex>(found - id_.begin());
}

std::span<const NodeIndex> DocumentTable::candidates_of(std::string_view id) const {
    const auto wanted = lower_ascii(id);
    const auto found =
        std::lower_bound(alias_id_.begin(), alias_id_.end(), wanted,
                         [&](Number number, const std::string& value) { return text(number) < value; });
    if (found == alias_id_.end() || text(*found) != wanted) return {};
    return row(alias_end_, alias_, static_cast<std::size_t>(found - alias_id_.begin()));
}

std::span<const NodeIndex> DocumentTable::by_slug(std::string_view slug) const {
    const auto first =
        std::lower_bound(by_slug_.begin(), by_slug_.end(), slug,
                         [&](Number node, std::string_view value) { return text(slug_[node]) < value; });
    const auto last = std::upper_bound(first, by_slug_.end(), slug, [&](std::string_view value, Number node) {
        return value < text(slug_[node]);
    });
    return by_slug_.subspan(static_cast<std::size_t>(first - by_slug_.begin()),
                            static_cast<std::size_t>(last - first));
}

MentionView DocumentTable::mention(std::uint32_t index) const {
    MentionView view;
    view.held = mention_held_[index];
    view.citing = held_node_[view.held];
    view.n = static_cast<int>(mention_n_[index]);
    view.target = target_[index];
    view.relation = static_cast<Relation>(relation_[index]);
    view.span = {start_[index], end_[index]};
    view.sentence = {sentence_start_[index], sentence_end_[index]};
    view.why = text(why_[index]);
    if (view.target != no_node) return view;
    const auto found = std::lower_bound(open_mention_.begin(), open_mention_.end(), index);
    if (found != open_mention_.end() && *found == index)
        view.candidates = row(open_end_, open_, static_cast<std::size_t>(found - open_mention_.begin()));
    return view;
}

std::pair<std::uint32_t, std::uint32_t> DocumentTable::mentions_of(HeldIndex held) const {
    return {held == 0 ? 0 : mentions_end_[held - 1], mentions_end_[held]};
}

std::string_view DocumentTable::facet_value(Facet facet, std::uint32_t number) const {
    return text(facet_value_[static_cast<std::size_t>(facet)][number]);
}

Result<void> write_spellings(const std::filesystem::path& path, const SpellingCounts& spellings) {
    ColumnWriter columns;
    StringPoolWriter texts;
    NumberColumn bare, end, accented, documents;
    for (const auto& spelling : spellings.sorted()) {
        const auto number = texts.add(spelling.bare);
        if (bare.empty() || bare.back() != number) {
            bare.push_back(number);
            end.push_back(0);
        }
        accented.push_back(texts.add(spelling.accented));
        documents.push_back(spelling.documents);
        end.back() = static_cast<Number>(accented.size());
    }
    columns.add("bare", bare);
    columns.add("bare.end", end);
    columns.add("accented", accented);
    columns.add("documents", documents);
    texts.write(columns, "texts");
    return columns.write(path);
}

Result<Spellings> Spellings::open(const std::filesystem::path& path) {
    auto columns = Columns::open(path);
    if (!columns) return tl::unexpected(columns.error());
    Spellings spellings;
    spellings.columns_ = std::move(*columns);
    auto texts = StringPool::get(spellings.columns_, "texts");
    if (!texts) return tl::unexpected(texts.error());
    spellings.texts_ = *texts;
    const std::pair<std::string_view, std::span<const Number>*> wanted[] = {
        {"bare", &spellings.bare_},
        {"bare.end", &spellings.end_},
        {"accented", &spellings.accented_},
        {"documents", &spellings.documents_}};
    for (const auto& [name, span] : wanted) {
        auto column = spellings.columns_.get<Number>(name);
        if (!column) return tl::unexpected(column.error());
        *span = *column;
    }
    const auto outside = [&](Number number) { return number >= spellings.texts_.size(); };
    if (spellings.end_.size() != spellings.bare_.size() ||
        spellings.documents_.size() != spellings.accented_.size() ||
        !std::is_sorted(spellings.end_.begin(), spellings.end_.end()) ||
        (spellings.end_.empty() ? 0 : spellings.end_.back()) != spellings.accented_.size() ||
        std::any_of(spellings.bare_.begin(), spellings.bare_.end(), outside) ||
        std::any_of(spellings.accented_.begin(), spellings.accented_.end(), outside))
        return damaged(path, "a spelling points outside");
    return spellings;
}

std::vector<Variant> Spellings::variants(std::string_view bare_key) const {
    const auto found =
        std::lower_bound(bare_.begin(), bare_.end(), bare_key,
                         [&](Number number, std::string_view value) { return texts_[number] < value; });
    if (found == bare_.end() || texts_[*found] != bare_key) return {};
    const auto row = static_cast<std::size_t>(found - bare_.begin());
    std::vector<Variant> variants;
    for (auto i = row == 0 ? 0 : end_[row - 1]; i < end_[row]; ++i)
        variants.push_back({texts_[accented_[i]], documents_[i]});
    return variants;
}

} // namespace vanmach
