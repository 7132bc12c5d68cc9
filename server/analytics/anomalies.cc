// SPDX-License-Identifier: GPL-2.0-or-later
// anomalies_view (server/analytics/views.h).
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

#include "server/analytics/figures.h"
#include "server/analytics/views.h"
#include "server/documents/items.h"
#include "server/documents/parameters.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"

namespace vanmach {

namespace {

/// Citations as they were read; a record is parsed once for all its anomalies on a page.
class ReadCitations {
  public:
    explicit ReadCitations(const Snapshot& snapshot) : snapshot_(snapshot) {}
    Json of(const MentionView& mention) {
        const auto [found, is_new] = records_.try_emplace(mention.held);
        if (is_new) found->second = snapshot_.record(mention.held).value("citations", Json::array());
        const auto place = static_cast<std::size_t>(mention.n) - 1;
        return place < found->second.size() ? found->second[place] : Json::object();
    }

  private:
    const Snapshot& snapshot_;
    std::unordered_map<HeldIndex, Json> records_;
};

std::string text_of(const Json& json, const char* key) { return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string(); }

std::string name_of(const NodeView& view) { return std::string(view.number.empty() ? view.id : view.number); }

struct Told {
    std::string printed, expected, message;
};

/// What a disagreement is, in words.
Told told(const Snapshot& snapshot, const Anomaly& anomaly, const Json& citation) {
    const auto cited = anomaly.node == no_node ? NodeView{} : snapshot.node(anomaly.node);
    const auto other = anomaly.other == no_node ? NodeView{} : snapshot.node(anomaly.other);
    const auto number = text_of(citation, "printed");
    const auto by = other.id.empty() ? std::string("a later statute") : name_of(other);
    const auto since = other.date.empty() ? std::string() : fmt::format(" of {}", other.date);
    switch (anomaly.kind) {
    case AnomalyKind::number_form:
        return {number, text_of(citation, "number"), fmt::format("The number is printed {}; its official form is {}.", number, text_of(citation, "number"))};
    case AnomalyKind::issuer_code:
        return {text_of(citation, "issuer"), {}, fmt::format("The code of {} names another body than “{}”.", number, text_of(citation, "issuer"))};
    case AnomalyKind::issuer_differs:
        return {text_of(citation, "issuer"), std::string(cited.issuer),
                fmt::format("{} is said to be of “{}”; elsewhere it is of “{}”.", name_of(cited), text_of(citation, "issuer"), cited.issuer)};
    case AnomalyKind::date_differs:
        return {text_of(citation, "date"), std::string(cited.date), fmt::format("{} is dated {} here; elsewhere {}.", name_of(cited), text_of(citation, "date"), cited.date)};
    case AnomalyKind::cites_later:
        return {text_of(citation, "date"), {}, fmt::format("{} is dated {}, later than the document that cites it.", name_of(cited), cited.date)};
    case AnomalyKind::cites_replaced: return {number, name_of(other), fmt::format("{} had been replaced by {}{}.", name_of(cited), by, since)};
    case AnomalyKind::cites_repealed: return {number, name_of(other), fmt::format("{} had been repealed, wholly or in part, by {}{}.", name_of(cited), by, since)};
    case AnomalyKind::probable_misprint:
        return {name_of(cited), name_of(other), twins_told(cited, other)};
    }
    return {};
}

Json anomaly_json(const Snapshot& snapshot, const Anomaly& anomaly, ReadCitations& read, Sentences& sentences) {
    const bool placed = anomaly.mention != no_mention;
    const auto mention = placed ? snapshot.mention(anomaly.mention) : MentionView{};
    const auto words = told(snapshot, anomaly, placed ? read.of(mention) : Json::object());
    Json item{{"kind", to_string(anomaly.kind)},
              {"message", words.message},
              {"printed", text_or_null(words.printed)},
              {"expected", text_or_null(words.expected)},
              {"document", placed ? item_of(snapshot, mention.citing) : Json(nullptr)},
              {"cited", anomaly.node == no_node ? Json(nullptr) : item_of(snapshot, anomaly.node)},
              {"other", anomaly.other == no_node ? Json(nullptr) : item_of(snapshot, anomaly.other)},
              {"n", placed ? Json(mention.n) : Json(nullptr)}};
    if (placed) add_mention(item, mention, mention.relation, sentences);
    return item;
}

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (int i = 0; i < anomaly_kind_count; ++i) names.emplace_back(to_string(static_cast<AnomalyKind>(i)));
    return names;
}

} // namespace

const ParameterSpecs& anomalies_parameters() {
    static const ParameterSpecs specs =
        ParameterSpecs{many(choice_spec("kind", "Only anomalies of this kind.", "date-differs", kind_names())),
                       text_spec("id", "Only citations of this document.", "33-ct-ttg.2021"),
                       text_spec("document", "Only citations in this document.", "696-kh-ubnd.2025.tay-ninh")} +
        document_filter_parameters("citing documents") + ParameterSpecs{size_parameter("100"), cursor_parameter()};
    return specs;
}

ViewResult anomalies_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto& table = snapshot.table();
    const auto cited = documents_of(snapshot, parameters, "id");
    if (!cited) return tl::unexpected(cited.error());
    const auto citing = documents_of(snapshot, parameters, "document");
    if (!citing) return tl::unexpected(citing.error());
    const auto kinds = parameters.all("kind");
    const auto asked = filters_of(snapshot, parameters);
    if (!asked) return tl::unexpected(asked.error());
    const auto& filters = *asked;
    const bool by_citing = !filters.empty() || !citing->empty();
    Selection wanted(snapshot, filters);

    std::array<std::size_t, anomaly_kind_count> counts{};
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < table.anomaly_count(); ++i) {
        const auto anomaly = table.anomaly(i);
        if (!cited->empty() && anomaly.node != cited->front() && anomaly.other != cited->front()) continue;
        if (by_citing) {
            if (anomaly.mention == no_mention) continue;
            const auto document = table.mention(anomaly.mention).citing;
            if ((!citing->empty() && document != citing->front()) || !wanted.passes(document)) continue;
        }
        ++counts[static_cast<std::size_t>(anomaly.kind)];
        if (kinds.empty() || std::find(kinds.begin(), kinds.end(), to_string(anomaly.kind)) != kinds.end()) chosen.push_back(i);
    }
    ReadCitations read(snapshot);
    Sentences sentences(snapshot);
    auto page = page_of(snapshot, parameters, "anomalies", chosen.size(), [&](std::size_t i) { return anomaly_json(snapshot, table.anomaly(chosen[i]), read, sentences); });
    if (!page) return page;
    Json json{{"about", about_figure(snapshot, "/analytics/anomalies", parameters, counted_documents(snapshot, filters).size(),
                                     "What this corpus disagrees about; which side is right, the documents themselves decide.")},
              {"kinds", Json::object()}};
    for (std::size_t i = 0; i < counts.size(); ++i) json["kinds"][std::string(to_string(static_cast<AnomalyKind>(i)))] = counts[i];
    json.update(*page);
    return json;
}

} // namespace vanmach
