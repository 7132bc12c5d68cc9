// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/relations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "corpus/reading/vocabulary.h"
#include "corpus/text/keys.h"

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

constexpr std::string_view letter = "CV";

struct Told {
    Relation relation;
    std::size_t first, next; // the tokens of the verb
    bool passive = false;    // "A được sửa đổi bởi B": B does it to A
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
        const bool carried_out = here->relation == Relation::implements;
        const bool guided = last && here->first <= last->next + 2 && last->relation == Relation::guides && carried_out;
        const bool detailed = last && here->first <= last->next + 12 && last->relation == Relation::details &&
                              (here->relation == Relation::guides || carried_out);
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

bool acts_on_text(Relation relation) {
    return relation == Relation::amends || relation == Relation::replaces || relation == Relation::repeals;
}

// "đã được sửa đổi, bổ sung một số điều theo": the verb stands between "được" and the word that leads to the actor.
bool is_passive(const ReadingText& text, const Told& verb, std::size_t from, std::size_t next) {
    if (!acts_on_text(verb.relation)) return false;
    // "sửa đổi, bổ sung": the first of the two verbs tells.
    std::size_t first = verb.first;
    while (first > from && verb.first - first < 5 && !text.is(first, "duoc") && !text.is(first, "bi")) --first;
    if (!text.is(first, "duoc") && !text.is(first, "bi")) return false;
    for (std::size_t i = verb.next; i < next; ++i)
        if (text.is(i, "boi") || text.is(i, "theo") || text.is(i, "tai") || text.is(i, "bang")) return true;
    return false;
}

// "A về tiếp tục thực hiện B": what stands between A and B speaks of A's subject, and its verb leads straight to B.
std::optional<Told> told_between(const ReadingText& text, const Placed& a, const Placed& b) {
    if (b.first <= a.next || b.first > a.next + 60) return std::nullopt;
    std::size_t first = a.next;
    constexpr std::array<std::string_view, 9> openings = {"ve", "sua", "huong", "quy", "ban", "da", "duoc", "bi", "thay"};
    if (text.is_mark(first, ',') && std::any_of(openings.begin(), openings.end(), [&](auto word) { return text.is(first + 1, word); }))
        ++first;
    if (text.is_mark(first, ',') || text.is(first, "va") || text.is_mark(first, ')')) return std::nullopt;
    if (has_mark(text, first, b.first, ";.?!")) return std::nullopt;
    auto verb = verb_between(text, first, b.first);
    if (!verb) return std::nullopt;
    // "đề nghị hướng dẫn" asks for it, "hướng dẫn … theo Quyết định B" does not guide B.
    if (verb->relation == Relation::guides && (text.is(b.first - 1, "theo") || (verb->first >= 2 && words_at(text, verb->first - 2, "de nghi"))))
        return std::nullopt;
    verb->passive = is_passive(text, *verb, first, b.first);
    // Between the verb and B only what links them may stand: "một số điều của", "có hiệu quả".
    const bool explains = verb->relation == Relation::guides || verb->relation == Relation::details;
    if (b.first > verb->next + (explains ? 18 : 10)) return std::nullopt; // "một số quy định tại khoản 1 và khoản 3 Điều 192 của"
    const bool amending = verb->relation == Relation::amends;
    if (!amending && has_mark(text, verb->next, b.first, ",")) return std::nullopt;
    // "… thực hiện các chương trình và Quyết định B": B stands beside what is carried out, it is not reached by the verb.
    if (!amending)
        for (std::size_t i = verb->next; i + 1 < b.first; ++i)
            if (text.is(i, "ve")) return std::nullopt;
    return verb;
}

// ---- operative sentences ------------------------------------------------------------------------------------------

// What a verb at token i does to the document that it names: "Thay thế cụm từ … tại A" changes A, it does not replace it.
std::optional<Relation> operative_at(const ReadingText& text, std::size_t i, std::size_t next) {
    constexpr std::array<std::string_view, 10> pieces = {"cum", "tu", "mot so tu", "mau", "bieu", "phu luc", "khoan", "diem", "dieu", "bang"};
    const auto piece = [&](std::size_t at) {
        return std::any_of(pieces.begin(), pieces.end(), [&](auto words) { return words_at(text, at, words); });
    };
    const auto words_only = [&](std::size_t at) { return text.is(at, "cum") || text.is(at, "tu") || words_at(text, at, "mot so tu"); };
    if (words_at(text, i, "sua doi")) return Relation::amends;
    if (words_at(text, i, "bo sung")) { // "Bổ sung số lượng máy móc …" adds to something else
        bool into = piece(i + 2);
        for (std::size_t k = i + 2; k < next && !into; ++k) into = text.is(k, "vao");
        return into ? std::optional(Relation::amends) : std::nullopt;
    }
    if (words_at(text, i, "thay the")) {
        if (text.is_mark(i + 2, ',') && words_at(text, i + 3, "bai bo")) return Relation::amends; // "một số từ, cụm từ"
        return piece(i + 2) ? Relation::amends : Relation::replaces;
    }
    if (words_at(text, i, "het hieu luc")) return Relation::repeals;
    if (words_at(text, i, "bai bo") || words_at(text, i, "huy bo")) return words_only(i + 2) ? Relation::amends : Relation::repeals;
    return std::nullopt;
}

// The verb that leads to token `next` in a sentence from `first`: one that opens it, or what "… này" does.
std::optional<Relation> operative_before(const ReadingText& text, std::size_t first, std::size_t next) {
    std::optional<Relation> told;
    std::size_t chain = 0;  // until here a further verb belongs to the first: "sửa đổi, bổ sung và thay thế một số điều"
    bool of_itself = false; // "Kế hoạch này …"
    for (std::size_t i = first; i < next; ++i) {
        if (text.is(i, "nay")) of_itself = true;
        const bool opens = i == first || text.is(i - 1, "nay") || text.is_mark(i - 1, '.') || text.is_mark(i - 1, ')');
        // "Kế hoạch này có hiệu lực từ … và thay thế A": only what ends a document is told of itself so late.
        const bool ends = words_at(text, i, "thay the") || words_at(text, i, "bai bo") || words_at(text, i, "huy bo");
        const bool joins = (text.is(i - 1, "va") || text.is_mark(i - 1, ',') || text.is_mark(i - 1, ';')) && (told || (of_itself && ends));
        const auto here = opens || joins ? operative_at(text, i, next) : std::nullopt;
        if (!here) continue;
        const bool chained = told && i <= chain;
        if (!chained && !opens && words_at(text, i, "bo sung")) continue;
        if (!chained) told = here;
        chain = i + 4;
    }
    return told;
}

// "Nghị định số A và Nghị định số B hết hiệu lực kể từ ngày …": what is said of citations behind them, with no clause between.
bool expires(const ReadingText& text, std::size_t first, std::size_t next) {
    for (std::size_t i = first; i < next; ++i) {
        if (words_at(text, i, "het hieu luc")) return true;
        if (text.is_mark(i, ';') || text.is_mark(i, '.')) return false;
    }
    return false;
}

// True when only the marks and words of a list stand between two citations: ", ", "và", ", Luật số".
bool listed(const ReadingText& text, const Placed& a, const Placed& b) {
    if (b.first > a.next + 3) return false;
    for (std::size_t i = a.next; i < b.first; ++i)
        if (!text.is_mark(i, ',') && !text.is(i, "va") && !text.is(i, "cac")) return false;
    return true;
}

// "Căn cứ A; thực hiện B; xét đề nghị của C tại D": in a paragraph that runs on, each clause tells for itself.
Relation told_by_clause(const ReadingText& text, std::size_t first, std::size_t next, Relation opening) {
    constexpr std::array<std::string_view, 6> silent = {"theo de nghi", "xet ", "sau khi", "tren co so", "theo y kien", "duoc su"};
    auto told = opening;
    for (std::size_t k = first + 1; k < next; ++k) {
        const bool clause = text.is_mark(k - 1, ';') || (text.is_mark(k - 1, '.') && !text.glued(k));
        if (!clause && !text.is_mark(k - 1, ',')) continue;
        if (words_at(text, k, "thuc hien") || words_at(text, k, "trien khai thuc hien")) told = Relation::implements;
        if (words_at(text, k, "can cu")) told = Relation::basis;
        if (clause && std::any_of(silent.begin(), silent.end(), [&](std::string_view words) {
                while (words.ends_with(' ')) words.remove_suffix(1);
                return words_at(text, k, words);
            }))
            told = Relation::cites;
    }
    return told;
}

bool is_naming(const ReadingText& text, std::size_t at) {
    for (std::size_t k = at > 5 ? at - 5 : 0; k < at; ++k)
        if (text.is(k, "goi") && (text.is(k + 1, "la") || text.is(k + 1, "tat") || text.is(k + 1, "chung"))) return true;
    return false;
}

// "Căn cứ các quy định nêu trên", "Theo đó", "Trường hợp Công ty …": a letter comes from its grounds to its answer.
bool concludes(const ReadingText& text, std::size_t i) {
    constexpr std::array<std::string_view, 9> openings = {"can cu cac quy dinh", "can cu quy dinh", "can cu cac huong dan", "can cu nhung quy dinh", "theo do",
                                                          "nhu vay",             "truong hop",      "doi chieu",            "tren co so"};
    return std::any_of(openings.begin(), openings.end(), [&](auto words) { return words_at(text, i, words); });
}

// "Luật sửa đổi, bổ sung một số điều của Luật A" amends the Luật A that is named before it.
bool amends_by_name(const Citation& amending, const Citation& amended) {
    if (amending.kind == CitationKind::self || (amended.kind != CitationKind::named && amended.kind != CitationKind::num)) return false;
    const auto words = [](std::string_view text) {
        auto key = bare_key(text);
        std::replace(key.begin(), key.end(), '\n', ' ');
        return key;
    };
    const auto name = words(amending.text), other = words(amended.text);
    const auto of = name.find("sua doi");
    if (of == std::string::npos || of > 12 || other.find("sua doi") != std::string::npos) return false;
    // Its name up to what dates or numbers it.
    auto plain = other.substr(0, std::min({other.find(" so "), other.find(" ngay "), other.find(" nam "), other.find_first_of("0123456789")}));
    while (plain.ends_with(' ')) plain.pop_back();
    const bool statute = plain.starts_with("luat ") || plain.starts_with("bo luat ") || plain.starts_with("phap lenh ");
    return statute && name.find(plain, of) != std::string::npos;
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
    std::vector<int> acted_on(citations.size(), 0);     // the citation that it amends, replaces or repeals

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
        const int near = citations[nearest].n, here = citations[b].n;
        if (const auto told = told_between(text, placed[nearest], placed[b])) {
            if (told->passive) {
                // "Nghị định A quy định chi tiết Luật L được sửa đổi bởi Nghị định B": a decree changes the decree.
                int changed = near;
                if (subject[nearest] && citations[b].type != citations[nearest].type) {
                    const auto outer = std::find_if(relations.begin(), relations.end(), [&](const RelationEdge& edge) { return edge.to == near && edge.from != 0; });
                    if (outer != relations.end() && citations[static_cast<std::size_t>(outer->from) - 1].type == citations[b].type) changed = outer->from;
                }
                relations.push_back({here, changed, told->relation});
                acted_on[b] = changed;
            } else {
                relations.push_back({near, here, told->relation});
                subject[b] = true;
            }
        } else if (acted_on[nearest] != 0 && listed(text, placed[nearest], placed[b])) {
            // "A được sửa đổi bởi B, C và D": all three change A.
            const auto with = std::find_if(relations.begin(), relations.end(), [&](const RelationEdge& edge) { return edge.from == near && edge.to == acted_on[nearest]; });
            relations.push_back({here, acted_on[nearest], with->relation});
            acted_on[b] = acted_on[nearest];
        } else if (subject[nearest] && placed[b].first == placed[nearest].next + 1 && text.is(placed[nearest].next, "va")) {
            // "A về thực hiện B và C": C is carried out with B. A decree after "Nghị định A hướng dẫn Pháp lệnh B và" is A's peer.
            const auto with = std::find_if(relations.begin(), relations.end(),
                                           [&](const RelationEdge& edge) { return edge.to == near; });
            const auto& type = citations[b].type;
            const bool peer = with->relation != Relation::implements && with->from != 0 && type == citations[static_cast<std::size_t>(with->from) - 1].type && type != citations[nearest].type;
            if (!peer) {
                relations.push_back({with->from, here, with->relation});
                subject[b] = true;
            }
        }
    }

    // Laws in a preamble: one that amends by its name the law that stands before it.
    for (std::size_t b = 1; b < citations.size(); ++b) {
        if (placed[b].first < head.preamble.first || placed[b].first >= head.preamble.next || acted_on[b] != 0) continue;
        for (std::size_t a = b; a-- > 0 && a + 4 > b && acted_on[b] == 0 && !subject[b];)
            if (!subject[a] && amends_by_name(citations[b], citations[a])) {
                relations.push_back({citations[b].n, citations[a].n, Relation::amends});
                acted_on[b] = citations[a].n;
            }
    }
    // From the document itself: the title.
    for (std::size_t c = 0; c < citations.size(); ++c) {
        if (placed[c].first < head.title.first || placed[c].first >= head.title.next || subject[c]) continue;
        if (citations[c].kind == CitationKind::self) continue;
        const auto verb = verb_between(text, head.title.first, placed[c].first);
        // "HƯỚNG DẪN / Một số nội dung Quy định số 377-QĐ/TW": the type is the verb.
        if (!verb && head.type == "HD" && c == 0) relations.push_back({0, citations[c].n, Relation::guides});
        const bool by_it = verb && verb->relation == Relation::guides && text.is(placed[c].first - 1, "theo");
        if (verb && !by_it) relations.push_back({0, citations[c].n, verb->relation});
    }
    // The preamble: "Căn cứ A; B; C.", "Thực hiện A", "Nhằm triển khai thực hiện A". A line that only goes on with a list
    // stands under the word that opened it.
    constexpr auto nothing = Relation::cites;
    Relation running = nothing;
    bool concluded = false;   // a letter's grounds are all named
    bool under_basis = false; // items under the heading "Căn cứ pháp lý"
    for (const auto& paragraph : paragraphs) {
        // A letter gives its grounds in its body, until it draws its conclusion from them.
        const auto item = item_mark(text, paragraph.first);
        const std::size_t opening_word = item.mark == Mark::dash ? item.next : paragraph.first;
        const bool in_body = head.type == letter && paragraph.first < head.body.next && paragraph.first >= head.body.first;
        if (in_body && concludes(text, opening_word)) concluded = true;
        const bool grounds = in_body && !concluded && words_at(text, opening_word, "can cu");
        if (paragraph.first < head.preamble.first || (paragraph.first >= head.preamble.next && !grounds)) continue;
        const std::size_t i = paragraph.first;
        if (words_at(text, i, "can cu phap ly") && paragraph.next <= i + 5) {
            under_basis = true;
            continue;
        }
        if (under_basis && item.mark != Mark::dash) under_basis = false;
        const bool continues_list = running != nothing && paragraph.first > 0 && text.is_mark(paragraph.first - 1, ';');
        Relation opening = nothing;
        const bool silent = words_at(text, i, "theo de nghi") || words_at(text, i, "xet") || words_at(text, i, "theo") || words_at(text, i, "kinh gui");
        if (words_at(text, i, "can cu") || grounds || under_basis) opening = Relation::basis;
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
            if (placed[c].first < paragraph.first || placed[c].first >= paragraph.next) continue;
            if (placed[c].first >= head.preamble.next && !grounds) continue;
            if (subject[c] || citations[c].kind == CitationKind::self) continue;
            const auto relation = told_by_clause(text, paragraph.first, placed[c].first, opening);
            // "(sau đây gọi tắt là Quyết định số 1227/QĐ-TTg)" only gives it a name.
            if (relation == nothing || is_naming(text, placed[c].first)) continue;
            // "… chính sách giảm thuế theo Nghị quyết B": B stands in the subject of what is before it.
            if (c > 0 && acted_on[c] == 0 && text.is(placed[c].first - 1, "theo") && placed[c - 1].first >= paragraph.first && !text.is_mark(placed[c].first - 2, ';')) continue;
            // "… theo đề nghị của Sở Nội vụ tại Tờ trình số …" tells nothing.
            bool proposed = false;
            for (std::size_t k = placed[c].first; k-- > paragraph.first && k + 30 > placed[c].first;) {
                if (text.is_mark(k, ';')) break;
                if (words_at(text, k, "theo de nghi") || words_at(text, k, "tai to trinh")) proposed = true;
            }
            if (!proposed) relations.push_back({0, citations[c].n, relation});
        }
    }
    // The enacting clause: "Bộ trưởng Bộ Nội vụ ban hành Thông tư sửa đổi, bổ sung một số điều của A".
    for (std::size_t c = 0; c < citations.size(); ++c) {
        if (placed[c].first < head.preamble.first || placed[c].first >= head.preamble.next || subject[c] || acted_on[c] != 0) continue;
        const auto& paragraph = holding(paragraphs, placed[c].first);
        for (std::size_t i = paragraph.first; i + 3 < placed[c].first; ++i) {
            if (!words_at(text, i, "ban hanh") || words_at(text, i, "ban hanh kem")) continue;
            const auto type = Vocabulary::instance().type_words().longest(text, i + 2);
            const auto verb = type ? operative_at(text, type.end, placed[c].first) : std::nullopt;
            if (verb && citations[c].kind != CitationKind::self) relations.push_back({0, citations[c].n, *verb});
            break;
        }
    }
    // Operative sentences: "Kế hoạch này thay thế A", "Bãi bỏ A"; "Bãi bỏ các Quyết định sau:" with an item for each.
    std::vector<Relation> listed_under(paragraphs.size(), nothing);
    for (std::size_t p = 0; p + 1 < paragraphs.size(); ++p) {
        const auto& opening = paragraphs[p];
        if (opening.first < head.preamble.next || !text.is_mark(opening.next - 1, ':')) continue;
        const auto mark = item_mark(text, opening.first);
        const auto told = operative_before(text, mark.mark == Mark::none ? opening.first : mark.next, opening.next);
        if (!told || *told == Relation::amends) continue;
        for (std::size_t q = p + 1; q < paragraphs.size(); ++q) {
            const auto item = item_mark(text, paragraphs[q].first);
            if (item.mark == Mark::none || (item.mark == mark.mark && item.level == mark.level)) break;
            listed_under[q] = *told;
        }
    }
    for (std::size_t c = 0; c < citations.size(); ++c) {
        if (placed[c].first < head.preamble.next || subject[c] || acted_on[c] != 0 || citations[c].kind == CitationKind::self) continue;
        const auto& paragraph = holding(paragraphs, placed[c].first);
        const auto under = listed_under[static_cast<std::size_t>(&paragraph - paragraphs.data())];
        const auto item = item_mark(text, paragraph.first);
        if (under != nothing && placed[c].first <= item.next + 1) {
            relations.push_back({0, citations[c].n, under});
            continue;
        }
        const auto& sentence = holding(sentences, placed[c].first);
        if (const auto told = operative_before(text, sentence.first, placed[c].first)) relations.push_back({0, citations[c].n, *told});
        else if (expires(text, placed[c].next, sentence.next)) relations.push_back({0, citations[c].n, Relation::repeals});
    }
    std::sort(relations.begin(), relations.end(), [](const RelationEdge& a, const RelationEdge& b) {
        return std::tie(a.from, a.to, a.relation) < std::tie(b.from, b.to, b.relation);
    });
    relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
    return relations;
}

} // namespace vanmach
