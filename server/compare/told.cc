// SPDX-License-Identifier: GPL-2.0-or-later
// Citations and passages of compared documents as JSON (compared.h).
#include <algorithm>
#include <cmath>

#include "corpus/text/syllables.h"
#include "indexer/pairs.h"
#include "server/compare/compared.h"
#include "server/compare/limits.h"
#include "server/compare/runs.h"
#include "server/documents/items.h"

namespace vanmach::comparison {

namespace {

/// The uses in the order in which the documents were asked for.
std::vector<Use> in_asked_order(const Set& set, std::vector<Use> uses) {
    std::ranges::stable_sort(uses, {}, [&](const Use& use) { return std::ranges::find(set.asked, use.by) - set.asked.begin(); });
    return uses;
}

std::string id_of(const Set& set, std::size_t place) { return std::string(set.documents[place]->view.id); }

Json use_json(const Set& set, const Use& use) {
    const auto mention = set.snapshot.mention(use.mention);
    const auto& document = *set.documents[use.by];
    return {{"id", document.view.id},
            {"relation", to_string(use.relation)},
            {"mentions", use.mentions},
            {"n", mention.n},
            {"start", mention.span.start},
            {"end", mention.span.end},
            // A mention may stand in another part of the file, with a text of its own.
            {"sentence", mention.held == document.view.held ? document.slice(mention.sentence.start, mention.sentence.end) : Sentences(set.snapshot).slice(mention.held, mention.sentence)},
            {"sentence_start", mention.sentence.start},
            {"sentence_end", mention.sentence.end}};
}

Json cited_json(const Set& set, const Cited& cited) {
    Json in = Json::array();
    for (const auto& use : in_asked_order(set, cited.uses)) in.push_back(use_json(set, use));
    return {{"document", item_of(set.snapshot, cited.document)}, {"in", std::move(in)}};
}

Json section_json(const Compared& document, std::uint32_t start) {
    const Section* inner = nullptr;
    for (const auto& section : document.outline->sections())
        if (section.span.start <= start && start < section.span.end) inner = &section; // the later one is the deeper one
    return inner ? Json{{"label", text_or_null(inner->label)}, {"title", text_or_null(inner->title)}} : Json(nullptr);
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// What stands before a place, in whole words.
std::string before(const Compared& document, std::uint32_t start) {
    if (start <= context) return document.slice(0, start);
    const auto text = document.slice(start - static_cast<std::uint32_t>(context), start);
    return std::string(std::find_if(text.begin(), text.end(), is_blank), text.end());
}

std::string after(const Compared& document, std::uint32_t end) {
    const auto text = document.slice(end, end + static_cast<std::uint32_t>(context));
    if (end + context >= document.places.size()) return text;
    return std::string(text.begin(), std::find_if(text.rbegin(), text.rend(), is_blank).base());
}

Json place_json(const Compared& document, Span span) {
    const auto end = std::min<std::size_t>(span.end, span.start + most_text);
    return {{"id", document.view.id},
            {"start", span.start},
            {"end", span.end},
            {"section", section_json(document, span.start)},
            {"before", before(document, span.start)},
            {"text", document.slice(span.start, static_cast<std::uint32_t>(end))},
            {"after", after(document, span.end)},
            {"cut", end < span.end}};
}

/// Whether much of the corpus has these words.
bool is_formula(const PairIndex& pairs, std::string_view text) {
    if (pairs.documents() < formula_corpus) return false;
    const auto words = syllables(text);
    if (words.size() < 2) return false;
    const auto usual = formula_documents * static_cast<double>(pairs.documents());
    std::size_t common = 0;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) common += pairs.count(pair_key(words[i].bare, words[i + 1].bare)) >= usual ? 1 : 0;
    return static_cast<double>(common) >= formula_pairs * static_cast<double>(words.size() - 1);
}

Span span_of(const Compared& document, std::uint32_t first, std::uint32_t length) { return {document.words[first].start, document.words[first + length - 1].end}; }

std::vector<std::uint32_t> accented(const Compared& document) {
    std::vector<std::uint32_t> keys;
    keys.reserve(document.words.size());
    for (const auto& word : document.words) keys.push_back(word.accented);
    return keys;
}

Json share(std::uint32_t covered, std::size_t words) { return words == 0 ? 0.0 : std::round(10000.0 * covered / static_cast<double>(words)) / 10000; }

} // namespace

Json citations_json(const Set& set) {
    const auto held = static_cast<std::size_t>(std::ranges::count_if(set.documents, [](const auto& one) { return one->view.is_held(); }));
    Json shared = Json::array(), partly = Json::array(), only = Json::object();
    for (const auto place : set.asked)
        if (set.documents[place]->view.is_held()) only[id_of(set, place)] = Json::array();
    for (const auto& cited : set.cited) {
        const auto count = cited.uses.size();
        if (count == 1) only[id_of(set, cited.uses.front().by)].push_back(cited_json(set, cited));
        else (count == held ? shared : partly).push_back(cited_json(set, cited));
    }
    return {{"total", set.cited.size()}, {"shared", std::move(shared)}, {"partly", std::move(partly)}, {"only", std::move(only)}};
}

Json missing_json(const Set& set) {
    const auto& table = set.snapshot.table();
    Json list = Json::array();
    for (const auto place : set.asked) {
        const auto& document = *set.documents[place];
        if (!document.view.is_held()) continue;
        const auto day = table.day(document.view.index);
        Json expected = Json::array(), elsewhere = Json::array(), later = Json::array();
        for (const auto& cited : set.cited) {
            const bool cites = std::ranges::any_of(cited.uses, [&](const Use& use) { return use.by == place; });
            if (cites || cited.document == document.view.index) continue;
            Json in = Json::array();
            for (const auto& use : in_asked_order(set, cited.uses)) in.push_back({{"id", id_of(set, use.by)}, {"relation", to_string(use.relation)}});
            const auto province = set.snapshot.node(cited.document).province;
            const auto cited_day = table.day(cited.document);
            const bool is_later = day.known() && cited_day.known() && day < cited_day && !day.agrees(cited_day);
            // A national body rests on no province's documents; of a document whose body is not known nothing is said.
            const bool is_of_a_place = !document.view.province.empty() || document.view.level == Level::central || document.view.level == Level::ministry;
            const bool is_elsewhere = !province.empty() && is_of_a_place && province != document.view.province;
            (is_later ? later : is_elsewhere ? elsewhere : expected)
                .push_back({{"document", item_of(set.snapshot, cited.document)}, {"in", std::move(in)}, {"elsewhere", is_elsewhere && !is_later}, {"later", is_later}});
        }
        Json told{{"id", document.view.id}, {"total", expected.size() + elsewhere.size() + later.size()}, {"elsewhere", elsewhere.size()}, {"later", later.size()}};
        for (auto* more : {&elsewhere, &later})
            for (auto& item : *more) expected.push_back(std::move(item));
        told["items"] = std::move(expected);
        list.push_back(std::move(told));
    }
    return list;
}

Json passages_json(const Set& set, std::size_t listed) {
    std::vector<std::vector<std::uint32_t>> keys;
    for (const auto& document : set.documents) keys.push_back(accented(*document));
    Json list = Json::array();
    for (std::size_t i = 0; i < set.asked.size(); ++i)
        for (auto j = i + 1; j < set.asked.size(); ++j) {
            const bool turned = set.asked[i] > set.asked[j]; // compared in the order of ids
            const auto a = turned ? set.asked[j] : set.asked[i], b = turned ? set.asked[i] : set.asked[j];
            const auto &one = *set.documents[a], &other = *set.documents[b];
            if (!one.view.is_held() || !other.view.is_held()) continue;
            const auto common = common_runs(keys[a], keys[b], least_run);
            Json items = Json::array();
            for (const auto& run : common.runs) {
                if (items.size() == listed) break;
                const auto span = span_of(one, run.a, run.length), other_span = span_of(other, run.b, run.length);
                Json places = Json::array({place_json(one, span), place_json(other, other_span)});
                if (turned) std::swap(places[0], places[1]);
                items.push_back({{"words", run.length}, {"formula", is_formula(set.snapshot.pairs(), one.slice(span.start, span.end))},
                                 {"frame", one.frame.holds(span.start, span.end) || other.frame.holds(other_span.start, other_span.end)},
                                 {"places", std::move(places)}});
            }
            Json words = Json::array({common.covered_a, common.covered_b});
            Json shares = Json::array({share(common.covered_a, one.words.size()), share(common.covered_b, other.words.size())});
            if (turned) std::swap(words[0], words[1]), std::swap(shares[0], shares[1]);
            list.push_back({{"between", Json::array({id_of(set, set.asked[i]), id_of(set, set.asked[j])})},
                            {"total", common.runs.size()},
                            {"words", std::move(words)},
                            {"shares", std::move(shares)},
                            {"items", std::move(items)}});
        }
    return list;
}

} // namespace vanmach::comparison
