// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/feeds/feeds.h"

#include <array>

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/date.h"
#include "server/documents/items.h"
#include "server/feeds/atom.h"
#include "server/http/negotiation.h"
#include "server/served.h"
#include "server/views.h"

namespace vanmach {

namespace {

constexpr std::string_view entries_at_first = "50";

std::string text_of(const Json& json, std::string_view key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string type_name(const std::string& code) {
    const auto* type = authority().type(code);
    return type == nullptr ? code : type->name;
}

/// "Kế hoạch số 696/KH-UBND".
std::string name_of(const Json& item) {
    const auto type = type_name(text_of(item, "type")), number = text_of(item, "number");
    if (number.empty()) return type.empty() ? "Văn bản" : type;
    return type.empty() ? number : fmt::format("{} số {}", type, number);
}

std::string joined(std::string_view first, std::string_view between, std::string_view second) {
    if (first.empty() || second.empty()) return std::string(first.empty() ? second : first);
    return fmt::format("{}{}{}", first, between, second);
}

std::string day_of(const std::string& iso) {
    const auto date = PartialDate::parse_iso(iso);
    if (!date || !date->known()) return {};
    if (date->full()) return fmt::format("{:02}/{:02}/{}", date->day, date->month, date->year);
    return date->month != 0 ? fmt::format("{:02}/{}", date->month, date->year) : fmt::format("{}", date->year);
}

std::string created(const Snapshot& snapshot) { return text_of(snapshot.manifest(), "created"); }

/// What an entry says of its document in any feed.
AtomEntry entry_of(const Snapshot& snapshot, const Json& item) {
    AtomEntry entry;
    const auto id = text_of(item, "id"), date = text_of(item, "date");
    entry.id = "urn:vanmach:document:" + url_encoded(id);
    entry.title = joined(name_of(item), " – ", text_of(item, "title"));
    entry.updated = atom_time(date, created(snapshot));
    entry.published = atom_time(date, "");
    entry.author = text_of(item, "issuer");
    entry.link = document_path(id);
    entry.term = text_of(item, "type");
    entry.label = type_name(entry.term);
    entry.summary = joined(day_of(date), " · ", entry.author);
    return entry;
}

std::string address(std::string_view path, const Parameters& parameters) { return joined(path, "?", parameters.query_string()); }

/// What the list is of, in a few words: what was asked for, without the names of the parameters.
std::string words_of(const Parameters& parameters) {
    static constexpr std::array<std::string_view, 6> no_words = {"provinces", "held", "size", "snippet", "explain", "lang"};
    std::string words;
    for (const auto& [name, value] : parameters.given())
        if (std::find(no_words.begin(), no_words.end(), name) == no_words.end()) words = joined(words, ", ", name == "type" ? type_name(value) : value);
    return words;
}

Reply reply_of(const AtomFeed& feed) {
    Reply reply;
    reply.content_type = fmt::format("{}; charset=utf-8", atom_type);
    reply.body = to_atom(feed);
    return reply;
}

} // namespace

Handler with_feed(Handler list, Handler feed) {
    return [list = std::move(list), feed = std::move(feed)](const Call& call) {
        static const std::vector<std::string> offers = {"application/json", "text/csv", "application/jsonl", "application/x-ndjson", std::string(atom_type)};
        const auto format = call.parameters.text("format");
        return (format.empty() ? best(call.accept, offers) == atom_type : format == "atom") ? feed(call) : list(call);
    };
}

Outcome search_feed(const Call& call) {
    const auto& snapshot = call.served->snapshot();
    Parameters asked = call.parameters;
    asked.remove("format").remove("cursor").remove("sort").remove("explain").remove("snippet"); // what tells this list from others is left
    AtomFeed feed;
    feed.id = "urn:vanmach:search:" + asked.query_string();
    const auto words = words_of(asked);
    feed.title = words.empty() ? "Văn Mạch: văn bản mới nhất" : "Văn Mạch: " + words;
    feed.subtitle = "Văn bản mới nhất trước";
    feed.updated = created(snapshot);
    feed.self = address("/api/v1/search", Parameters(asked).set("format", "atom"));
    feed.alternate = address("/search", Parameters(asked).remove("size").set("sort", "-date"));

    if (!asked.has("size")) asked.set("size", std::string(entries_at_first));
    const auto answer = search_view(*call.served, asked.set("sort", "-date"));
    if (!answer) return tl::unexpected(answer.error());
    const Json& hits = answer->at("hits");
    for (const auto& hit : hits) {
        auto entry = entry_of(snapshot, hit);
        if (const auto& snippet = hit.at("snippet"); snippet.is_object()) entry.summary = joined(entry.summary, ". ", text_of(snippet, "text"));
        feed.entries.push_back(std::move(entry));
    }
    auto reply = reply_of(feed);
    reply.cacheable = answer->at("partial") != true;
    return reply;
}

Outcome cited_by_feed(const Call& call) {
    const auto& snapshot = call.served->snapshot();
    const auto node = find_document(snapshot, call.parameters.text("id"));
    if (!node) return tl::unexpected(node.error());
    const Json cited = item_of(snapshot, *node);
    const auto id = text_of(cited, "id");
    Parameters asked = call.parameters;
    asked.remove("format").remove("cursor");
    AtomFeed feed;
    feed.id = joined("urn:vanmach:cited-by:" + url_encoded(id), ":", asked.query_string());
    feed.title = fmt::format("Văn bản dẫn {}", name_of(cited));
    feed.subtitle = text_of(cited, "title");
    feed.updated = created(snapshot);
    feed.self = address(fmt::format("/api/v1{}/cited-by", document_path(id)), Parameters(asked).set("format", "atom"));
    feed.alternate = document_path(id) + "#cited-by";

    if (!asked.has("size")) asked.set("size", std::string(entries_at_first));
    const auto answer = cited_by_view(*call.served, asked);
    if (!answer) return tl::unexpected(answer.error());
    const Json& items = answer->at("items");
    for (const auto& item : items) {
        auto entry = entry_of(snapshot, item);
        entry.id = fmt::format("urn:vanmach:citation:{}:{}", url_encoded(text_of(item, "id")), url_encoded(id));
        const Json& mentions = item.at("mentions");
        for (const auto& mention : mentions) entry.summary = joined(entry.summary, " … ", text_of(mention, "sentence"));
        feed.entries.push_back(std::move(entry));
    }
    return reply_of(feed);
}

} // namespace vanmach
