// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/hits.h"

#include <cmath>
#include <utility>

#include "server/documents/items.h"
#include "server/search/snippets.h"

namespace vanmach {

namespace {

/// The record as far as a hit needs it: its file and its sections. These stand before the long lists, where reading
/// ends.
class RecordHead final : public Json::json_sax_t {
  public:
    Json head = Json::object();

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override {
        ++depth_;
        if (in_sections_) head["sections"].push_back(Json::object());
        return true;
    }
    bool end_object() override { return --depth_ > 0; }
    bool start_array(std::size_t) override {
        if (depth_ == 1 && key_ == "sections") {
            in_sections_ = true;
            head["sections"] = Json::array();
        }
        ++depth_;
        return true;
    }
    bool end_array() override {
        --depth_;
        if (in_sections_ && depth_ == 1) in_sections_ = false;
        return true;
    }
    bool key(string_t& name) override {
        if (depth_ == 1 && name == "citations") return false; // the first of the long lists
        key_ = std::move(name);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

  private:
    template <typename Value>
    bool put(Value&& value) {
        if (depth_ == 1 && key_ == "source") head["source"] = std::forward<Value>(value);
        else if (in_sections_ && depth_ == 3) head["sections"].back()[key_] = std::forward<Value>(value);
        return true;
    }
    std::string key_;
    int depth_ = 0;
    bool in_sections_ = false;
};

Json record_head(const Snapshot& snapshot, HeldIndex held) {
    RecordHead reader;
    Json::sax_parse(snapshot.record_text(held), &reader);
    return std::move(reader.head);
}

/// The innermost section around the middle of the passage.
Json section_at(const Json& record, Span place) {
    const Json* best = nullptr;
    int deepest = 0;
    const std::uint32_t middle = place.start + place.length() / 2;
    if (const auto sections = record.find("sections"); sections != record.end() && sections->is_array()) {
        for (const Json& section : *sections) {
            if (!section.is_object()) continue;
            const auto start = section.value("start", 0U), end = section.value("end", 0U);
            const int depth = section.value("depth", 1);
            if (start <= middle && middle < end && depth > deepest) {
                best = &section;
                deepest = depth;
            }
        }
    }
    if (best == nullptr) return nullptr;
    return {{"label", best->value("label", Json(nullptr))}, {"title", best->value("title", Json(nullptr))}};
}

} // namespace

Json hit_of(const Snapshot& snapshot, NodeIndex node, double score, const std::vector<QueryClause>& shown, bool with_snippet) {
    const NodeView view = snapshot.node(node);
    const Json record = view.is_held() ? record_head(snapshot, view.held) : Json::object();
    Json hit = item_of(snapshot, node);
    hit["source"] = record.value("source", Json(nullptr));
    hit["level"] = text_or_null(to_string(view.level));
    hit["score"] = std::round(score * 10000) / 10000;
    hit["section"] = nullptr;
    hit["snippet"] = nullptr;
    if (!with_snippet || !view.is_held()) return hit;
    const auto snippet = make_snippet(snapshot.text_start(view.held, snippet_budget), shown);
    if (!snippet) return hit;
    Json marks = Json::array();
    for (const Span mark : snippet->marks) marks.push_back({mark.start, mark.end});
    hit["section"] = section_at(record, snippet->place);
    hit["snippet"] = {{"text", snippet->text},
                      {"marks", marks},
                      {"start", snippet->place.start},
                      {"end", snippet->place.end}};
    return hit;
}

} // namespace vanmach
