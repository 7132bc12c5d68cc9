// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/citation_drafts.h"

#include <algorithm>
#include <unordered_map>

#include "corpus/document_id.h"
#include "corpus/reading/vocabulary.h"

namespace vanmach {

namespace {

// True when nothing but the marks and words of a list stands between two mentions.
bool listed_together(const ReadingText& text, const CitationDraft& left, const CitationDraft& right) {
    if (right.first < left.next || right.first > left.next + 3) return false;
    for (std::size_t i = left.next; i < right.first; ++i)
        if (!text.is_mark(i, ',') && !text.is_mark(i, ';') && !text.is(i, "va") && !text.is(i, "cac") && !text.is(i, "cung")) return false;
    return true;
}

void share(const ReadingText& text, std::vector<CitationDraft>& drafts) {
    for (std::size_t i = drafts.size(); i-- > 1;) {
        auto& left = drafts[i - 1];
        const auto& right = drafts[i];
        if (left.codes.empty() || left.codes != right.codes || !listed_together(text, left, right)) continue;
        const bool same_form = number_holds_year(left.citation.number) == number_holds_year(right.citation.number);
        const bool bare = same_form && !left.citation.date.known() && (!left.issuer_printed || left.clause_issuer);
        // "các Quyết định số 290/2005/QĐ-TTg, số 49/2015/QĐ-TTg ngày 14/10/2015": a number of another year has another day.
        const auto& number = left.citation.number;
        const bool other_year = number_holds_year(number) && right.citation.date.year != 0 &&
                                number.find("/" + std::to_string(right.citation.date.year) + "/") == number.npos;
        if (bare && !other_year && right.citation.date.known()) {
            left.citation.date = right.citation.date;
            left.citation.flags.emplace_back(flag::date_shared);
        }
        if (!left.issuer_printed && right.issuer_printed) {
            left.citation.issuer = right.citation.issuer;
            left.issuer_printed = true;
            left.citation.flags.emplace_back(flag::issuer_shared);
        }
    }
    // "được X công bố tại các Quyết định số 1/QĐ-Y, số 2/QĐ-Y": who is printed before the first issued them all.
    for (std::size_t i = 1; i < drafts.size(); ++i) {
        const auto& left = drafts[i - 1];
        auto& right = drafts[i];
        if (!left.clause_issuer || right.issuer_printed || left.codes != right.codes || !listed_together(text, left, right)) continue;
        right.citation.issuer = left.citation.issuer;
        right.issuer_printed = right.clause_issuer = true;
        right.citation.flags.emplace_back(flag::issuer_shared);
    }
}

// "155/2025/TT-" at the border of a cell: the code of the same number elsewhere in the document, where there is one alone.
void mend_torn(std::vector<CitationDraft>& drafts) {
    std::unordered_map<std::string, const CitationDraft*> wholes; // by what stands before a hyphen; null where there are several
    for (const auto& draft : drafts) {
        const auto& number = draft.citation.number;
        for (auto hyphen = number.find('-'); hyphen != number.npos; hyphen = number.find('-', hyphen + 1)) {
            const auto [found, is_new] = wholes.try_emplace(number.substr(0, hyphen), &draft);
            if (!is_new && found->second != nullptr && found->second->citation.number != number) found->second = nullptr;
        }
    }
    for (auto& torn : drafts) {
        if (!torn.torn || torn.citation.kind != CitationKind::num) continue;
        const auto found = wholes.find(torn.citation.number);
        if (found == wholes.end() || found->second == nullptr) continue;
        const auto& whole = *found->second;
        // "12/UBND" without the unit that drafted it is whole; "155/2025/TT" has a type for its code.
        if (!torn.codes.empty() && std::find(whole.codes.begin(), whole.codes.end(), torn.codes.front()) != whole.codes.end()) continue;
        torn.citation.number = whole.citation.number;
        torn.citation.type = whole.citation.type;
        torn.codes = whole.codes;
        torn.citation.flags.emplace_back(flag::number_broken);
    }
}

// A number whose issuer is printed at one place of the document has it at all others: a plan of one province that goes by the
// decision of another names that province once.
void share_issuers_of_numbers(std::vector<CitationDraft>& drafts) {
    std::unordered_map<std::string, const CitationDraft*> printed; // by number; null where places disagree
    for (const auto& draft : drafts) {
        if (!draft.issuer_printed || draft.citation.kind != CitationKind::num || draft.citation.issuer.province.empty()) continue;
        const auto [found, is_new] = printed.try_emplace(draft.citation.number, &draft);
        if (!is_new && found->second != nullptr && !(found->second->citation.issuer == draft.citation.issuer)) found->second = nullptr;
    }
    for (auto& draft : drafts) {
        if (draft.issuer_printed || draft.citation.kind != CitationKind::num) continue;
        const auto found = printed.find(draft.citation.number);
        if (found == printed.end() || found->second == nullptr || !found->second->citation.date.agrees(draft.citation.date)) continue;
        draft.citation.issuer = found->second->citation.issuer;
        draft.citation.flags.emplace_back(flag::issuer_inferred);
    }
}

// "QĐ-BNN-KHCN": behind another code, a ministry's without its B stands for the department that drafted.
bool is_unit_of_ministry(const ReadIssuer& body) { return body.issuer.level == Level::ministry && body.issuer.name.starts_with("Bộ ") && !body.code.starts_with('B'); }

// The issuer that the code tells, where none is printed; a flag where the two disagree.
void infer_issuer(CitationDraft& draft, const Territory& home) {
    if (draft.codes.empty() || draft.citation.has(flag::issuer_inferred)) return;
    auto& citation = draft.citation;
    const auto inferred = issuer_of_code(draft.codes.front(), home);
    if (!inferred) {
        // TW names no body, but it tells the level.
        const auto code = Vocabulary::instance().issuer_code(draft.codes.front());
        if (code && citation.issuer.level == Level::unknown) citation.issuer.level = code.row->level;
        return;
    }
    // A body that no table knows stands where its code stands.
    if (draft.issuer_printed && citation.issuer.level == Level::unknown) {
        citation.issuer.level = inferred->issuer.level;
        citation.issuer.province = inferred->issuer.province;
        citation.issuer.unit = inferred->issuer.unit;
    }
    if (!draft.issuer_printed) {
        citation.issuer = inferred->issuer;
        for (std::size_t i = 1; i < draft.codes.size() && citation.type != "CV"; ++i)
            if (const auto other = issuer_of_code(draft.codes[i], home); other && !is_unit_of_ministry(*other)) citation.issuer.name += std::string(joint_mark) + other->issuer.name;
        citation.flags.emplace_back(flag::issuer_inferred);
        return;
    }
    // Codes of one national body can be held against the words; local codes stand for several bodies.
    const bool national = inferred->issuer.level == Level::central || inferred->issuer.level == Level::ministry;
    if (national && draft.codes.size() == 1 && slug_of_name(inferred->issuer.name) != slug_of_name(citation.issuer.name))
        citation.flags.emplace_back(flag::issuer_code_mismatch);
}

} // namespace

void complete_drafts(const ReadingText& text, const Territory& home, std::vector<CitationDraft>& drafts) {
    mend_torn(drafts);
    share(text, drafts);
    share_issuers_of_numbers(drafts);
    for (auto& draft : drafts) infer_issuer(draft, home);
}

} // namespace vanmach
