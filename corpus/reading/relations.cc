// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/relations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace vanmach {

namespace {

// A verb phrase and what it tells of the document that follows it.
struct Verb {
    std::string_view words;
    Relation relation;
};
constexpr std::array<Verb, 17> verbs = {{
    {"sua doi", Relation::amends},
    {"bo sung", Relation::amends},
    {"thay the", Relation::replaces},
    {"bai bo", Relation::repeals},
    {"quy dinh chi tiet", Relation::details},
    {"huong dan", Relation::guides},
    {"tiep tuc thuc hien", Relation::continues},
    {"tiep tuc trien khai thuc hien", Relation::continues},
    {"tiep tuc trien khai", Relation::continues},
    {"tiep tuc quan triet", Relation::continues},
    {"trien khai thuc hien", Relation::implements},
    {"to chuc thuc hien", Relation::implements},
    {"thuc hien", Relation::implements},
    {"trien khai", Relation::implements},
    {"thi hanh", Relation::implements},
    {"cu the hoa", Relation::implements},
    {"quan triet", Relation::implements},
}};

struct Told {
    Relation relation;
    std::size_t first, next; // the tokens of the verb
};

std::size_t word_count(std::string_view words) {
    return static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
}

// The verb that leads to what stands at `next`: the last one, and of two that end together the longer. "hướng dẫn thi
// hành" guides, "quy định chi tiết và hướng dẫn thi hành" details: carrying out is then only how it is done.
std::optional<Told> verb_between(const ReadingText& text, std::size_t first, std::size_t next) {
    std::optional<Told> last;
    for (std::size_t i = first; i < next; ++i) {
        std::optional<Told> here;
        for (const auto& verb : verbs) {
            const auto end = i + word_count(verb.words);
            if (end <= next && words_at(text, i, verb.words) && (!here || end > here->next)) here = Told{verb.relation, i, end};
        }
        if (!here) continue;
        const bool close = last && here->first <= last->next + 2;
        const bool guided = close && last->relation == Relation::guides && here->relation == Relation::implements;
        const bool detailed = close && last->relation == Relation::details &&
                              (here->relation == Relation::guides || here->relation == Relation::implements);
        if (guided || detailed) here->relation = last->relation;
        i = here->next - 1;
        last = here;
    }
    return last;
}

bool has_mark(const ReadingText& text, std::size_t first, std::size_t next, std::string_view marks) {
    for (std::size_t i = first; i < next; ++i)
        for (const char mark : marks)
            if (text.is_mark(i, mark) && !(mark == '.' && text.glued(i + 1))) return true;
    return false;
}

struct Placed {
    std::size_t first, next; // tokens of a citation
};

// "A về tiếp tục thực hiện B": what stands between A and B speaks of A's subject, and its verb leads straight to B.
std::optional<Relation> told_between(const ReadingText& text, const Placed& a, const Placed& b) {
    if (b.first <= a.next || b.first > a.next + 60) return std::nullopt;
    std::size_t first = a.next;
    if (text.is_mark(first, ',') && (text.is(first + 1, "ve") || text.is(first + 1, "sua") || text.is(first + 1, "huong") ||
                                     text.is(first + 1, "quy") || text.is(first + 1, "ban")))
        ++first;
    if (text.is_mark(first, ',') || text.is(first, "va") || text.is_mark(first, ')')) return std::nullopt;
    if (has_mark(text, first, b.first, ";.?!")) return std::nullopt;
    const auto verb = verb_between(text, first, b.first);
    if (!verb) return std::nullopt;
    // Between the verb and B only what links them may stand: "một số điều của", "có hiệu quả".
    if (b.first > verb->next + 10) return std::nullopt;
    const bool amending = verb->relation == Relation::amends;
    if (!amending && has_mark(text, verb->next, b.first, ",")) return std::nullopt;
    // "… thực hiện các chương trình và Quyết định B": B stands beside what is carried out, it is not reached by the verb.
    if (!amending)
        for (std::size_t i = verb->next; i + 1 < b.first; ++i)
            if (text.is(i, "ve")) return std::nullopt;
    return verb->relation;
}

} // namespace

std::vector<RelationEdge> read_relations(const ReadingText& text, const Head& head, const std::vector<Citation>& citations,
                                         const std::vector<std::uint32_t>& ends, const std::vector<TokenSpan>& paragraphs,
                                         const std::vector<TokenSpan>& sentences) {
    std::vector<RelationEdge> relations;
    std::vector<Placed> placed;
    placed.reserve(citations.size());
    for (std::size_t c = 0; c < citations.size(); ++c) {
        const auto first = text.at_or_after(citations[c].span.start);
        placed.push_back({first, std::max(first + 1, text.at_or_after(ends[c]))});
    }
    std::vector<bool> subject(citations.size(), false); // stands inside another citation's subject

    // Between citations: B and the nearest A before it in the same paragraph.
    for (std::size_t b = 1; b < citations.size(); ++b) {
        if (citations[b].kind == CitationKind::self) continue;
        const auto& paragraph = holding(paragraphs, placed[b].first);
        std::size_t nearest = b;
        for (std::size_t a = b; a-- > 0 && a + 12 > b;)
            if (placed[a].next <= placed[b].first && (nearest == b || placed[a].next > placed[nearest].next)) nearest = a;
        if (nearest == b) continue;
        const bool in_title = head.title.first <= placed[nearest].first && placed[b].first < head.title.next;
        if (placed[nearest].next <= paragraph.first && !in_title) continue;
        if (const auto relation = told_between(text, placed[nearest], placed[b])) {
            relations.push_back({citations[nearest].n, citations[b].n, *relation});
            subject[b] = true;
        } else if (subject[nearest] && placed[b].first == placed[nearest].next + 1 && text.is(placed[nearest].next, "va")) {
            // "A về thực hiện B và C": C is carried out with B.
            const auto with = std::find_if(relations.begin(), relations.end(),
                                           [&](const RelationEdge& edge) { return edge.to == citations[nearest].n; });
            relations.push_back({with->from, citations[b].n, with->relation});
            subject[b] = true;
        }
    }
    // One mention of two documents: both stand where the first does.
    for (std::size_t b = 1; b < citations.size(); ++b)
        if (citations[b].span == citations[b - 1].span) {
            subject[b] = subject[b - 1];
            for (std::size_t r = relations.size(); r-- > 0;)
                if (relations[r].to == citations[b - 1].n && relations[r].from != 0) {
                    relations.push_back({relations[r].from, citations[b].n, relations[r].relation});
                    break;
                }
        }

    // From the document itself: the title.
    for (std::size_t c = 0; c < citations.size(); ++c) {
        if (placed[c].first < head.title.first || placed[c].first >= head.title.next || subject[c]) continue;
        if (citations[c].kind == CitationKind::self) continue;
        if (const auto verb = verb_between(text, head.title.first, placed[c].first))
            relations.push_back({0, citations[c].n, verb->relation});
    }
    // The preamble: "Căn cứ A; B; C.", "Thực hiện A", "Nhằm triển khai thực hiện A". A line that only goes on with a list
    // stands under the word that opened it.
    constexpr auto nothing = Relation::cites;
    Relation running = nothing;
    for (const auto& paragraph : paragraphs) {
        if (paragraph.first < head.preamble.first || paragraph.first >= head.preamble.next) continue;
        const std::size_t i = paragraph.first;
        const bool continues_list = running != nothing && paragraph.first > 0 && text.is_mark(paragraph.first - 1, ';');
        Relation opening = nothing;
        const bool silent = words_at(text, i, "theo de nghi") || words_at(text, i, "xet") || words_at(text, i, "theo") || words_at(text, i, "kinh gui");
        if (words_at(text, i, "can cu")) opening = Relation::basis;
        else if (words_at(text, i, "thuc hien") || words_at(text, i, "trien khai") || words_at(text, i, "nham") || words_at(text, i, "de") ||
                 words_at(text, i, "tiep tuc"))
            opening = Relation::implements;
        else if (continues_list && !silent && !placed.empty()) {
            for (const auto& p : placed)
                if (p.first == i || (p.first > i && p.first <= i + 2)) opening = running;
        }
        running = silent ? nothing : opening;
        if (opening == nothing) continue;
        // "Nhằm triển khai … Chỉ thị A": without a verb of carrying out before the first of them nothing is told.
        if (opening == Relation::implements && !continues_list) {
            const auto first = std::find_if(placed.begin(), placed.end(), [&](const Placed& p) { return p.first >= i; });
            const auto verb = first == placed.end() ? std::nullopt : verb_between(text, i, first->first);
            if (!verb || verb->relation == Relation::guides || verb->relation == Relation::details) continue;
        }
        for (std::size_t c = 0; c < citations.size(); ++c) {
            if (placed[c].first < paragraph.first || placed[c].first >= std::min(paragraph.next, head.preamble.next)) continue;
            if (subject[c] || citations[c].kind == CitationKind::self) continue;
            auto relation = opening;
            // "Căn cứ A; thực hiện B": a later verb in the same paragraph changes what is told.
            for (std::size_t k = paragraph.first; k < placed[c].first; ++k) {
                if (!text.is_mark(k, ';') && !text.is_mark(k, ',')) continue;
                if (words_at(text, k + 1, "thuc hien") || words_at(text, k + 1, "trien khai thuc hien")) relation = Relation::implements;
                if (words_at(text, k + 1, "can cu")) relation = Relation::basis;
            }
            // "… theo đề nghị của Sở Nội vụ tại Tờ trình số …" tells nothing.
            bool proposed = false;
            for (std::size_t k = placed[c].first; k-- > paragraph.first && k + 30 > placed[c].first;) {
                if (text.is_mark(k, ';')) break;
                if (words_at(text, k, "theo de nghi") || words_at(text, k, "tai to trinh")) proposed = true;
            }
            if (!proposed) relations.push_back({0, citations[c].n, relation});
        }
    }
    // Operative sentences: "Kế hoạch này thay thế A", "Bãi bỏ A".
    for (std::size_t c = 0; c < citations.size(); ++c) {
        if (placed[c].first < head.preamble.next || subject[c] || citations[c].kind == CitationKind::self) continue;
        const auto& sentence = holding(sentences, placed[c].first);
        Relation told = nothing;
        bool of_itself = false; // "Kế hoạch này …"
        for (std::size_t i = sentence.first; i < placed[c].first; ++i) {
            if (text.is(i, "nay")) of_itself = true;
            const bool opens = i == sentence.first || text.is(i - 1, "nay") || text.is_mark(i - 1, '.') ||
                               (text.is(i - 1, "va") && (of_itself || told != nothing));
            if (!opens) continue;
            if (words_at(text, i, "thay the")) told = Relation::replaces;
            if (words_at(text, i, "bai bo")) told = Relation::repeals;
            if (words_at(text, i, "sua doi")) told = Relation::amends;
        }
        if (told != nothing) relations.push_back({0, citations[c].n, told});
    }
    std::sort(relations.begin(), relations.end(), [](const RelationEdge& a, const RelationEdge& b) {
        return std::tie(a.from, a.to, a.relation) < std::tie(b.from, b.to, b.relation);
    });
    relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
    return relations;
}

} // namespace vanmach
