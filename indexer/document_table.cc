// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <numeric>

#include "indexer/resolution/issuers.h"
#include "indexer/resolution/text_pool.h"

namespace vanmach {

namespace {

using Number = std::uint32_t;
using NumberColumn = std::vector<Number>;

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

static_assert(sizeof(EdgeView) == 8 && std::is_trivially_copyable_v<EdgeView>);

constexpr std::array<std::string_view, facet_count> facet_names = {"type", "issuer", "province", "level", "year"};

void write_nodes(ColumnWriter& columns, TextPool& texts, const std::vector<Node>& nodes) {
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
    NumberColumn days, cited_by;
    Rows<Number> parts;
    for (const auto& node : nodes) {
        levels.push_back(static_cast<std::uint8_t>(node.issuer.level));
        days.push_back(node.date.packed());
        cited_by.push_back(node.cited_by_count);
        parts.add(node.parts);
    }
    columns.add("node.level", levels);
    columns.add("node.day", days);
    columns.add("node.cited_by", cited_by);
    columns.add("node.parts_end", parts.ends);
    columns.add("node.parts", parts.elements);

    NumberColumn by_slug(nodes.size());
    std::iota(by_slug.begin(), by_slug.end(), 0);
    std::stable_sort(by_slug.begin(), by_slug.end(),
                     [&](Number a, Number b) { return nodes[a].slug < nodes[b].slug; });
    columns.add("node.by_slug", by_slug);
}

void write_mentions(ColumnWriter& columns, const Resolution& resolution) {
    columns.add("held.mentions_end", resolution.mentions_end);
    const auto& mentions = resolution.mentions;
    const auto column = [&]<typename T>(std::string_view name, T, const auto& value_of) {
        std::vector<T> values;
        values.reserve(mentions.size());
        for (const auto& mention : mentions) values.push_back(static_cast<T>(value_of(mention)));
        columns.add(name, values);
    };
    column("mention.target", Number{}, [](const Mention& mention) { return mention.target; });
    column("mention.start", Number{}, [](const Mention& mention) { return mention.span.start; });
    column("mention.end", Number{}, [](const Mention& mention) { return mention.span.end; });
    column("mention.sentence_start", Number{}, [](const Mention& mention) { return mention.sentence.start; });
    column("mention.sentence_end", Number{}, [](const Mention& mention) { return mention.sentence.end; });
    column("mention.relation", std::uint8_t{}, [](const Mention& mention) { return mention.relation; });
    column("mention.reason", std::uint8_t{}, [](const Mention& mention) { return mention.reason; });

    NumberColumn open;
    Rows<Number> candidates;
    for (const auto& mention : resolution.open) {
        open.push_back(mention.mention);
        candidates.add(mention.candidates);
    }
    columns.add("open.mention", open);
    columns.add("open.candidates_end", candidates.ends);
    columns.add("open.candidates", candidates.elements);
}

void write_anomalies(ColumnWriter& columns, const std::vector<Anomaly>& anomalies) {
    std::vector<std::uint8_t> kinds;
    NumberColumn nodes, others, mentions;
    for (const auto& anomaly : anomalies) {
        kinds.push_back(static_cast<std::uint8_t>(anomaly.kind));
        nodes.push_back(anomaly.node);
        others.push_back(anomaly.other);
        mentions.push_back(anomaly.mention);
    }
    columns.add("anomaly.kind", kinds);
    columns.add("anomaly.node", nodes);
    columns.add("anomaly.other", others);
    columns.add("anomaly.mention", mentions);
}

void write_issuers(ColumnWriter& columns, TextPool& texts, const std::vector<Node>& nodes) {
    NumberColumn slugs, names, provinces, units;
    std::vector<std::uint8_t> levels;
    Rows<Number> documents;
    std::vector<NumberColumn> issuers_of(nodes.size());
    for (const auto& body : issuing_bodies(nodes)) {
        for (const auto node : body.nodes) issuers_of[node].push_back(static_cast<Number>(slugs.size()));
        slugs.push_back(texts.add(body.slug));
        names.push_back(texts.add(body.name));
        provinces.push_back(texts.add(body.province));
        units.push_back(texts.add(body.unit));
        levels.push_back(static_cast<std::uint8_t>(body.level));
        documents.add(body.nodes);
    }
    Rows<Number> issuers;
    for (const auto& row : issuers_of) issuers.add(row);
    columns.add("issuer.slug", slugs);
    columns.add("issuer.name", names);
    columns.add("issuer.province", provinces);
    columns.add("issuer.unit", units);
    columns.add("issuer.level", levels);
    columns.add("issuer.nodes_end", documents.ends);
    columns.add("issuer.nodes", documents.elements);
    columns.add("node.issuers_end", issuers.ends);
    columns.add("node.issuers", issuers.elements);
}

/// `edges` sorted by from, to, relation, mention.
void write_graph(ColumnWriter& columns, const std::vector<Edge>& edges, std::size_t node_count) {
    Rows<EdgeView> out;
    auto edge = edges.begin();
    for (NodeIndex node = 0; node < node_count; ++node) {
        for (; edge != edges.end() && edge->from == node; ++edge)
            out.elements.emplace_back(edge->to, edge->relation, edge->own, edge->mention);
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
    std::vector<EdgeView> in(edges.size());
    for (const auto& e : edges) in[at[e.to]++] = {e.from, e.relation, e.own, e.mention};
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

void write_facets(ColumnWriter& columns, TextPool& texts, const std::vector<Node>& nodes,
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

std::string_view to_string(Facet facet) {
    return facet_names.at(static_cast<std::size_t>(facet));
}

Result<void> write_document_table(const std::filesystem::path& path, const Resolution& resolution) {
    if (resolution.mentions.size() >= EdgeView::most_mentions)
        return fail(ErrorCode::internal, fmt::format("{} citations are more than an index can hold", resolution.mentions.size()),
                    "Index a part of the corpus.");
    const auto& nodes = resolution.nodes;
    ColumnWriter columns;
    TextPool texts;
    write_nodes(columns, texts, nodes);
    columns.add("held.node", resolution.node_of);
    write_mentions(columns, resolution);

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
    write_anomalies(columns, resolution.anomalies);
    write_issuers(columns, texts, nodes);
    write_facets(columns, texts, nodes, resolution.node_of);
    add_texts(columns, "texts", texts);
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
    bind("node.day", table.day_);
    bind("node.cited_by", table.cited_by_);
    bind("node.parts_end", table.parts_end_);
    bind("node.parts", table.parts_);
    bind("node.by_slug", table.by_slug_);
    bind("held.node", table.held_node_);
    bind("held.mentions_end", table.mentions_end_);
    bind("mention.target", table.target_);
    bind("mention.start", table.start_);
    bind("mention.end", table.end_);
    bind("mention.sentence_start", table.sentence_start_);
    bind("mention.sentence_end", table.sentence_end_);
    bind("mention.reason", table.reason_);
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
    bind("anomaly.kind", table.anomaly_kind_);
    bind("anomaly.node", table.anomaly_node_);
    bind("anomaly.other", table.anomaly_other_);
    bind("anomaly.mention", table.anomaly_mention_);
    bind("issuer.slug", table.issuer_slug_);
    bind("issuer.name", table.issuer_name_);
    bind("issuer.province", table.issuer_province_);
    bind("issuer.unit", table.issuer_unit_);
    bind("issuer.level", table.issuer_level_);
    bind("issuer.nodes_end", table.issuer_nodes_end_);
    bind("issuer.nodes", table.issuer_nodes_);
    bind("node.issuers_end", table.node_issuers_end_);
    bind("node.issuers", table.node_issuers_);
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto name = to_string(static_cast<Facet>(i));
        bind(fmt::format("facet.{}.value", name), table.facet_value_[i]);
        bind(fmt::format("facet.{}.held", name), table.facet_held_[i]);
    }
    if (error) return tl::unexpected(*error);
    if (const auto fault = table.fault(); !fault.empty()) return damaged_file(path, fault);
    for (NodeIndex node = 0; node < table.node_count(); ++node) table.held_documents_ += table.is_held(node) ? 1 : 0;
    return table;
}

std::string_view DocumentTable::fault() const {
    // Without a way out in the middle, so that compilers can look at many numbers at once.
    const auto below = [](const auto& numbers, std::size_t limit) {
        Number largest = 0;
        for (const Number number : numbers) largest = std::max(largest, number);
        return numbers.empty() || largest < limit;
    };
    const auto below_or = [](Numbers numbers, std::size_t limit, Number none) {
        bool good = true;
        for (const auto number : numbers) good = good && (number < limit || number == none);
        return good;
    };
    const auto rows = [](Numbers ends, std::size_t count, std::size_t elements) {
        return ends.size() == count && std::is_sorted(ends.begin(), ends.end()) &&
               (ends.empty() ? elements == 0 : ends.back() == elements);
    };
    const auto nodes = node_count(), held = held_count(), mentions = mention_count();
    constexpr auto levels = static_cast<std::size_t>(Level::unit) + 1;

    for (const auto column : {id_, slug_, type_, number_, date_, issuer_, province_, unit_, title_})
        if (column.size() != nodes || !below(column, texts_.size()))
            return "a text of a document is not there";
    if (!below(level_, levels) || !below(issuer_level_, levels)) return "a level is none";
    if (day_.size() != nodes || cited_by_.size() != nodes || by_slug_.size() != nodes || !below(by_slug_, nodes))
        return "the order of numbers points outside";
    if (!rows(parts_end_, nodes, parts_.size()) || !below(parts_, held))
        return "a document's file points outside";
    if (!below(held_node_, nodes)) return "a held document points outside";

    if (!rows(mentions_end_, held, mentions)) return "the citations of a document point outside";
    for (const auto column : {start_, end_, sentence_start_, sentence_end_})
        if (column.size() != mentions) return "the columns of citations differ in length";
    if (relation_.size() != mentions || !below(relation_, relation_count)) return "a relation is none";
    if (reason_.size() != mentions || !below(reason_, reason_count)) return "a reason is none";
    if (!below_or(target_, nodes, no_node)) return "a citation's document points outside";
    if (!below(open_mention_, mentions) || !std::is_sorted(open_mention_.begin(), open_mention_.end()) ||
        !rows(open_end_, open_mention_.size(), open_.size()) || !below(open_, nodes))
        return "the candidates of a citation point outside";
    if (!below(alias_id_, texts_.size()) || !rows(alias_end_, alias_id_.size(), alias_.size()) ||
        !below(alias_, nodes))
        return "the candidates of an id point outside";

    const auto edges = [&](Numbers ends, std::span<const EdgeView> all) {
        bool good = rows(ends, nodes, all.size());
        for (const auto& edge : all)
            good = good && edge.other < nodes && edge.mention() < mentions && static_cast<int>(edge.relation()) < relation_count;
        return good;
    };
    if (!edges(out_end_, out_) || !edges(in_end_, in_) || out_.size() != in_.size())
        return "the graph points outside";

    for (const auto column : {anomaly_node_, anomaly_other_, anomaly_mention_})
        if (column.size() != anomaly_kind_.size()) return "the columns of anomalies differ in length";
    if (!below(anomaly_kind_, anomaly_kind_count) || !below_or(anomaly_node_, nodes, no_node) || !below_or(anomaly_other_, nodes, no_node) ||
        !below_or(anomaly_mention_, mentions, no_mention))
        return "an anomaly points outside";
    for (const auto column : {issuer_slug_, issuer_name_, issuer_province_, issuer_unit_})
        if (column.size() != issuer_level_.size() || !below(column, texts_.size())) return "a text of an issuer is not there";
    if (!rows(issuer_nodes_end_, issuer_count(), issuer_nodes_.size()) || !below(issuer_nodes_, nodes) ||
        !rows(node_issuers_end_, nodes, node_issuers_.size()) || !below(node_issuers_, issuer_count()))
        return "the documents of an issuer point outside";

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
    view.held = static_cast<HeldIndex>(std::upper_bound(mentions_end_.begin(), mentions_end_.end(), index) - mentions_end_.begin());
    view.citing = held_node_[view.held];
    view.n = static_cast<int>(index - mentions_of(view.held).first) + 1;
    view.target = target_[index];
    view.relation = static_cast<Relation>(relation_[index]);
    view.reason = static_cast<Reason>(reason_[index]);
    view.span = {start_[index], end_[index]};
    view.sentence = {sentence_start_[index], sentence_end_[index]};
    if (view.target != no_node) return view;
    const auto found = std::lower_bound(open_mention_.begin(), open_mention_.end(), index);
    if (found != open_mention_.end() && *found == index)
        view.candidates = row(open_end_, open_, static_cast<std::size_t>(found - open_mention_.begin()));
    return view;
}

Anomaly DocumentTable::anomaly(std::size_t index) const {
    return {static_cast<AnomalyKind>(anomaly_kind_[index]), anomaly_node_[index], anomaly_other_[index], anomaly_mention_[index]};
}

std::pair<std::size_t, std::size_t> DocumentTable::anomalies(AnomalyKind kind) const {
    const auto [first, last] = std::equal_range(anomaly_kind_.begin(), anomaly_kind_.end(), static_cast<std::uint8_t>(kind));
    return {static_cast<std::size_t>(first - anomaly_kind_.begin()), static_cast<std::size_t>(last - anomaly_kind_.begin())};
}

std::pair<std::size_t, std::size_t> DocumentTable::anomalies(AnomalyKind kind, NodeIndex node) const {
    const auto [begin, end] = anomalies(kind);
    const auto nodes = anomaly_node_.subspan(begin, end - begin);
    const auto [first, last] = std::equal_range(nodes.begin(), nodes.end(), node);
    return {begin + static_cast<std::size_t>(first - nodes.begin()), begin + static_cast<std::size_t>(last - nodes.begin())};
}

IssuerView DocumentTable::issuer(std::uint32_t index) const {
    return {index, text(issuer_slug_[index]), text(issuer_name_[index]), text(issuer_province_[index]), text(issuer_unit_[index]),
            static_cast<Level>(issuer_level_[index])};
}

std::optional<std::uint32_t> DocumentTable::find_issuer(std::string_view slug) const {
    const auto wanted = lower_ascii(slug);
    const auto found = std::lower_bound(issuer_slug_.begin(), issuer_slug_.end(), wanted,
                                        [&](Number number, const std::string& value) { return text(number) < value; });
    if (found == issuer_slug_.end() || text(*found) != wanted) return std::nullopt;
    return static_cast<std::uint32_t>(found - issuer_slug_.begin());
}

std::pair<std::uint32_t, std::uint32_t> DocumentTable::mentions_of(HeldIndex held) const {
    return {held == 0 ? 0 : mentions_end_[held - 1], mentions_end_[held]};
}

std::string_view DocumentTable::facet_value(Facet facet, std::uint32_t number) const {
    return text(facet_value_[static_cast<std::size_t>(facet)][number]);
}

Result<void> write_spellings(const std::filesystem::path& path, const SpellingCounts& spellings) {
    ColumnWriter columns;
    TextPool texts;
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
    add_texts(columns, "texts", texts);
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
        return damaged_file(path, "a spelling points outside");
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
