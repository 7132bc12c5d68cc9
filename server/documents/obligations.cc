// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/documents/obligations.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/document_id.h"
#include "server/documents/calendar.h"
#include "server/documents/items.h"
#include "server/documents/official_citation.h"
#include "server/documents/parameters.h"
#include "server/http/negotiation.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"
#include "server/service.h"

namespace vanmach {

namespace {

constexpr int year_of_the_undated = 2000;
constexpr std::size_t longest_summary = 140; // code points: what a calendar shows of a day

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Dates, then days of the year, then no day: in the order of their texts "2025-11-30" < "~--11-30" < "~~".
std::string rank_of(const Json& obligation) {
    const auto deadline = text_of(obligation, "deadline");
    return deadline.empty() ? "~~" : deadline.starts_with("-") ? "~" + deadline : deadline;
}

std::vector<Json> obligations_of(const Json& record) {
    std::vector<Json> all;
    const auto read = record.is_object() ? record.find("obligations") : record.end();
    if (!record.is_object() || read == record.end()) return all;
    for (const Json& one : *read) {
        Json item{{"n", all.size() + 1}};
        for (const char* key : {"unit", "task", "lead", "coordinating", "target", "deadline", "recurs", "when", "text", "start", "end"})
            item[key] = one.value(key, std::string_view(key) == "coordinating" ? Json::array() : Json(nullptr));
        all.push_back(std::move(item));
    }
    return all;
}

std::vector<Json> obligations_of(const Snapshot& snapshot, NodeIndex node) {
    const auto view = snapshot.node(node);
    return view.is_held() ? obligations_of(snapshot.record(view.held)) : std::vector<Json>();
}

bool undated(const Json& one) { return text_of(one, "deadline").empty(); }

void sort_by_day(std::vector<Json>& all) {
    std::stable_sort(all.begin(), all.end(), [](const Json& a, const Json& b) { return rank_of(a) < rank_of(b); });
}

std::size_t dated(const std::vector<Json>& all) { return all.size() - static_cast<std::size_t>(std::count_if(all.begin(), all.end(), undated)); }

std::string short_of(const std::string& text) {
    if (code_points(text) <= longest_summary) return text;
    auto cut = slice(text, 0, longest_summary);
    if (const auto space = cut.rfind(' '); space != std::string_view::npos) cut = cut.substr(0, space);
    return std::string(cut) + "…";
}

/// "2026-03-01T08:00:00Z" -> "20260301T080000Z".
std::string stamp_of(const Snapshot& snapshot) {
    std::string stamp;
    for (const char c : text_of(snapshot.manifest(), "created"))
        if (c != '-' && c != ':') stamp += c;
    return stamp.size() == 16 && stamp[8] == 'T' && stamp.back() == 'Z' ? stamp : "20000101T000000Z";
}

std::string calendar_of(const Snapshot& snapshot, NodeIndex node) {
    const auto view = snapshot.node(node);
    const auto date = PartialDate::parse_iso(view.date).value_or(PartialDate{});
    const auto citation = official_citation({std::string(view.type), std::string(view.number), date, std::string(view.issuer), std::string(view.title)});
    std::vector<CalendarDay> days;
    for (const Json& one : obligations_of(snapshot, node)) {
        const auto deadline = text_of(one, "deadline");
        const bool yearly = deadline.starts_with("-");
        const auto day = yearly ? first_yearly_day(deadline, date.known() ? date : PartialDate{year_of_the_undated, 0, 0}) : PartialDate::parse_iso(deadline);
        if (!day || !day->full()) continue;
        const auto task = text_of(one, "task").empty() ? folded_white_space(text_of(one, "text")) : text_of(one, "task");
        const auto unit = text_of(one, "unit");
        CalendarDay entry;
        entry.day = *day;
        entry.yearly = yearly;
        entry.summary = short_of(unit.empty() || task.starts_with(unit) ? task : unit + ": " + task);
        entry.description = fmt::format("{}\n\n{}\n{}#v{}", task, citation.full, document_path(view.id), one.value("start", 0));
        entry.uid = fmt::format("{}-{}@vanmach", tag_of(fmt::format("{}\n{}\n{}", view.id, folded_white_space(text_of(one, "text")), deadline)), deadline);
        // The same task by the same day twice is one.
        if (std::any_of(days.begin(), days.end(), [&](const CalendarDay& other) { return other.uid == entry.uid; })) continue;
        days.push_back(std::move(entry));
    }
    return to_calendar(days, citation.short_form.empty() ? citation.full : citation.short_form, stamp_of(snapshot));
}

} // namespace

const ParameterSpecs& obligations_parameters() {
    static const ParameterSpecs specs = {id_parameter(), choice_spec("sort", "place: in the order of the text; deadline: by day.", "deadline", {"place", "deadline"}, "place"),
                                         boolean_spec("due", "Only obligations with a day.", false), size_parameter(), cursor_parameter()};
    return specs;
}

ViewResult obligations_view(const Served& served, const Parameters& parameters) {
    const Snapshot& snapshot = served.snapshot();
    const auto node = find_document(snapshot, parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    auto all = obligations_of(snapshot, *node);
    const auto with_deadline = dated(all);
    if (parameters.boolean("due")) std::erase_if(all, undated);
    if (parameters.text("sort") == "deadline") sort_by_day(all);
    auto page = page_of(snapshot, parameters, fmt::format("obligations {}", snapshot.node(*node).id), all.size(), [&](std::size_t i) { return all[i]; });
    if (!page) return page;
    Json answer{{"document", item_of(snapshot, *node)}, {"with_deadline", with_deadline}};
    answer.update(*page);
    return answer;
}

Json first_obligations(const Json& record, std::size_t size) {
    auto all = obligations_of(record);
    Json answer{{"total", all.size()}, {"with_deadline", dated(all)}, {"items", Json::array()}};
    sort_by_day(all);
    if (all.size() > size) all.resize(size);
    for (auto& one : all) answer["items"].push_back(std::move(one));
    return answer;
}

const ParameterSpecs& obligations_file_parameters() {
    static const ParameterSpecs specs = obligations_parameters() + ParameterSpecs{choice_spec("format",
        "How the list is written; it can be chosen by the Accept header as well. ics: a calendar of what has a day.", "ics", {"json", "csv", "jsonl", "ics"})};
    return specs;
}

const std::vector<std::string>& obligations_content_types() {
    static const std::vector<std::string> types = {"application/json", "text/csv", "application/jsonl", "text/calendar"};
    return types;
}

Outcome obligations_file(const Call& call) {
    const auto format = call.parameters.text("format");
    const bool calendar = format.empty() ? best(call.accept, obligations_content_types()) == "text/calendar" : format == "ics";
    if (!calendar) return view_outcome(call, obligations_view(*call.served, call.parameters));
    const Snapshot& snapshot = call.served->snapshot();
    const auto node = find_document(snapshot, call.parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    Reply reply;
    reply.content_type = "text/calendar; charset=utf-8";
    reply.body = calendar_of(snapshot, *node);
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"vanmach.ics\"");
    return reply;
}

} // namespace vanmach
