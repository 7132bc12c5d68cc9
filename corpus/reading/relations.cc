// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/relations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "corpus/reading/relation_verbs.h"
#include "corpus/reading/vocabulary.h"
#include "corpus/text/keys.h"

namespace vanmach {

namespace {

constexpr std::string_view letter = "CV";
constexpr auto nothing = Relation::cites;

struct Placed {
    std::size_t first, next; // tokens of a citation
};

// "A về tiếp tục thực hiện B": what stands between A and B speaks of A's subject, and its verb leads straight to B.
std::optional<ToldRelation> told_between(const ReadingText& text, const Placed& a, const Placed& b) {
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
    // "sửa đổi, bổ sung một số điều của Quy chế … ban hành kèm theo Quyết định B": what is changed came with B.
    const bool attached = verb->relation == Relation::amends && b.first >= 2 && words_at(text, b.first - 2, "kem theo");
    if (attached) return verb;
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

// True when only the marks and words of a list stand between two citations: ", ", "và", ", Luật số".
bool listed(const ReadingText& text, const Placed& a, const Placed& b) {
    if (b.first > a.next + 3) return false;
    for (std::size_t i = a.next; i < b.first; ++i)
        if (!text.is_mark(i, ',') && !text.is(i, "va") && !text.is(i, "cac")) return false;
    return true;
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

// One method for each place where a relation is told.
class RelationReader {
  public:
    RelationReader(const ReadingText& text, const Head& head, const std::vector<Citation>& citations, const std::vector<std::uint32_t>& ends,
                   const std::vector<TokenSpan>& paragraphs, const std::vector<TokenSpan>& sentences)
        : text_(text), head_(head), citations_(citations), paragraphs_(paragraphs), sentences_(sentences), subject_(citations.size(), false),
          acted_on_(citations.size(), 0) {
        placed_.reserve(citations.size());
        for (std::size_t c = 0; c < citations.size(); ++c) {
            const auto first = text.at_or_after(citations[c].span.start);
            placed_.push_back({first, std::max(first + 1, text.at_or_after(ends[c]))});
        }
    }

    std::vector<RelationEdge> read() {
        for (std::size_t b = 1; b < citations_.size(); ++b)
            if (!is_self(b)) between(b);
        amendments_of_consolidated();
        for (std::size_t b = 1; b < citations_.size(); ++b) amending_law(b);
        for (std::size_t c = 0; c < citations_.size(); ++c) title(c);
        preamble();
        enacting_clauses();
        operative_sentences();
        std::sort(relations_.begin(), relations_.end(), [](const RelationEdge& a, const RelationEdge& b) {
            return std::tie(a.from, a.to, a.relation) < std::tie(b.from, b.to, b.relation);
        });
        relations_.erase(std::unique(relations_.begin(), relations_.end()), relations_.end());
        return std::move(relations_);
    }

  private:
    bool is_self(std::size_t c) const { return citations_[c].kind == CitationKind::self; }
    bool in_preamble(std::size_t c) const { return placed_[c].first >= head_.preamble.first && placed_[c].first < head_.preamble.next; }
    const Citation& citation(int n) const { return citations_[static_cast<std::size_t>(n) - 1]; }
    void add(int from, std::size_t to, Relation relation) { relations_.push_back({from, citations_[to].n, relation}); }

    // The relation that leads to the citation, or none: one of the last.
    const RelationEdge* leading_to(int n) const {
        const auto found = std::find_if(relations_.rbegin(), relations_.rend(), [&](const RelationEdge& edge) { return edge.to == n; });
        return found == relations_.rend() ? nullptr : &*found;
    }

    // The first citation at or after a token.
    std::size_t first_from(std::size_t token) const {
        return static_cast<std::size_t>(std::partition_point(placed_.begin(), placed_.end(), [&](const Placed& p) { return p.first < token; }) - placed_.begin());
    }

    // The nearest citation that ends before b does begin, in its paragraph or its title; b if there is none.
    std::size_t nearest_before(std::size_t b) const {
        std::size_t nearest = b;
        for (std::size_t a = b; a-- > 0 && a + 12 > b;)
            if (placed_[a].next <= placed_[b].first && (nearest == b || placed_[a].next > placed_[nearest].next)) nearest = a;
        if (nearest == b) return b;
        const bool in_title = head_.title.first <= placed_[nearest].first && placed_[b].first < head_.title.next;
        return placed_[nearest].next <= holding(paragraphs_, placed_[b].first).first && !in_title ? b : nearest;
    }

    // Between citations: B and the nearest A before it, or A within whose name B stands.
    void between(std::size_t b) {
        if (citations_[b - 1].kind == CitationKind::named && citations_[b].kind == CitationKind::num) within_.push_back(b - 1);
        while (!within_.empty() && placed_[within_.back()].next <= placed_[b].first) within_.pop_back();
        if (!within_.empty()) {
            add(citations_[within_.back()].n, b, Relation::amends);
            subject_[b] = true;
            return;
        }
        const auto nearest = nearest_before(b);
        if (nearest == b) return;
        const int near = citations_[nearest].n, here = citations_[b].n;
        auto told = told_between(text_, placed_[nearest], placed_[b]);
        if (told && told->relation == Relation::implements && is_statute_type(citations_[nearest].type)) told.reset(); // a law carries nothing out
        if (told) {
            if (told->passive) {
                acted_on_[b] = changed_by(nearest, b);
                relations_.push_back({here, acted_on_[b], told->relation});
            } else {
                add(near, b, told->relation);
                subject_[b] = true;
            }
        } else if (acted_on_[nearest] != 0 && listed(text_, placed_[nearest], placed_[b])) {
            // "A được sửa đổi bởi B, C và D": all three change A.
            const auto with = std::find_if(relations_.rbegin(), relations_.rend(), [&](const RelationEdge& edge) { return edge.from == near && edge.to == acted_on_[nearest]; });
            acted_on_[b] = acted_on_[nearest];
            relations_.push_back({here, acted_on_[b], with->relation});
        } else if (const auto changed = changed_with(nearest, b); changed != 0) {
            acted_on_[b] = changed;
            relations_.push_back({here, changed, Relation::amends});
        } else if (subject_[nearest] && placed_[b].first == placed_[nearest].next + 1 && text_.is(placed_[nearest].next, "va")) {
            // "A về thực hiện B và C": C is carried out with B. A decree after "Nghị định A hướng dẫn Pháp lệnh B và" is A's peer.
            const auto with = *leading_to(near);
            const auto& type = citations_[b].type;
            const bool peer = with.relation != Relation::implements && with.from != 0 && type == citation(with.from).type && type != citations_[nearest].type;
            if (peer) return;
            add(with.from, b, with.relation);
            subject_[b] = true;
        }
    }

    // "A được sửa đổi bởi Nghị định B quy định chi tiết Luật L và Nghị định C": C changes A as B does.
    int changed_with(std::size_t nearest, std::size_t b) const {
        if (!subject_[nearest] || !text_.is(placed_[b].first - 1, "va")) return 0;
        const auto* outer = leading_to(citations_[nearest].n);
        if (outer == nullptr || outer->from == 0 || citation(outer->from).type != citations_[b].type) return 0;
        return acted_on_[static_cast<std::size_t>(outer->from) - 1];
    }

    // "Nghị định A quy định chi tiết Luật L được sửa đổi bởi Nghị định B": a decree changes the decree.
    int changed_by(std::size_t nearest, std::size_t b) const {
        const int near = citations_[nearest].n;
        if (!subject_[nearest] || citations_[b].type == citations_[nearest].type) return near;
        const auto* outer = leading_to(near);
        return outer != nullptr && outer->from != 0 && citation(outer->from).type == citations_[b].type ? outer->from : near;
    }

    // "Thông tư A, có hiệu lực từ …, được sửa đổi, bổ sung bởi:" and a paragraph for each act that did it.
    void amendments_of_consolidated() {
        if (citations_.empty() || head_.preamble.first >= head_.preamble.next) return;
        const auto& opening = holding(paragraphs_, placed_[0].first);
        if (!text_.is_mark(opening.next - 1, ':') || !in_preamble(0)) return;
        const auto verb = verb_between(text_, placed_[0].next, opening.next);
        if (!verb || verb->relation != Relation::amends || !is_passive(text_, *verb, placed_[0].next, opening.next)) return;
        for (std::size_t c = 1; c < citations_.size() && in_preamble(c); ++c) {
            const auto& paragraph = holding(paragraphs_, placed_[c].first);
            if (words_at(text_, paragraph.first, "can cu")) return;
            const auto item = item_mark(text_, paragraph.first);
            if (placed_[c].first > (item.mark == Mark::none ? paragraph.first : item.next)) continue;
            acted_on_[c] = citations_[0].n;
            add(citations_[c].n, 0, Relation::amends);
        }
    }

    // Laws in grounds: one that amends by its name the law that stands before it.
    void amending_law(std::size_t b) {
        const auto& paragraph = holding(paragraphs_, placed_[b].first);
        bool grounds = in_preamble(b);
        for (std::size_t i = paragraph.first; i < paragraph.first + 3 && !grounds; ++i) grounds = words_at(text_, i, "can cu"); // quoted in a footnote
        if (!grounds || acted_on_[b] != 0) return;
        for (std::size_t a = b; a-- > 0 && a + 4 > b && acted_on_[b] == 0 && !subject_[b];)
            if (!subject_[a] && amends_by_name(citations_[b], citations_[a])) {
                add(citations_[b].n, a, Relation::amends);
                acted_on_[b] = citations_[a].n;
            }
    }

    // From the document itself: the title.
    void title(std::size_t c) {
        if (placed_[c].first < head_.title.first || placed_[c].first >= head_.title.next || subject_[c] || is_self(c)) return;
        const auto verb = verb_between(text_, head_.title.first, placed_[c].first);
        // "HƯỚNG DẪN / Một số nội dung Quy định số 377-QĐ/TW": the type is the verb.
        if (!verb && head_.type == "HD" && c == 0) add(0, c, Relation::guides);
        const bool by_it = verb && verb->relation == Relation::guides && text_.is(placed_[c].first - 1, "theo");
        if (verb && !by_it) add(0, c, verb->relation);
    }

    // The preamble: "Căn cứ A; B; C.", "Thực hiện A", "Nhằm triển khai thực hiện A". A line that only goes on with a list
    // stands under the word that opened it. A letter gives its grounds in its body, until it draws its conclusion from them.
    void preamble() {
        Relation running = nothing;
        bool concluded = false;
        bool under_basis = false; // items under the heading "Căn cứ pháp lý"
        for (const auto& paragraph : paragraphs_) {
            const auto item = item_mark(text_, paragraph.first);
            const std::size_t i = paragraph.first, opening_word = item.mark == Mark::dash ? item.next : i;
            const bool in_body = head_.type == letter && i < head_.body.next && i >= head_.body.first;
            if (in_body && concludes(text_, opening_word)) concluded = true;
            const bool grounds = in_body && !concluded && words_at(text_, opening_word, "can cu");
            if (i < head_.preamble.first || (i >= head_.preamble.next && !grounds)) continue;
            if (words_at(text_, i, "can cu phap ly") && paragraph.next <= i + 5) {
                under_basis = true;
                continue;
            }
            if (under_basis && item.mark != Mark::dash) under_basis = false;
            const bool silent = words_at(text_, i, "theo de nghi") || words_at(text_, i, "xet") || words_at(text_, i, "theo") || words_at(text_, i, "kinh gui");
            const bool continues_list = running != nothing && i > 0 && text_.is_mark(i - 1, ';');
            Relation opening = nothing;
            if (words_at(text_, i, "can cu") || grounds || under_basis) opening = Relation::basis;
            else if (opens_duty(i)) opening = Relation::implements;
            else if (const auto c = first_from(i); continues_list && !silent && c < placed_.size() && placed_[c].first <= i + 2)
                opening = running;
            running = silent ? nothing : opening;
            if (opening == nothing) continue;
            if (opening == Relation::implements && !continues_list && !carries_out(i)) continue;
            const std::size_t next = grounds ? paragraph.next : std::min(paragraph.next, head_.preamble.next);
            ClauseScan clauses(text_, i, opening);
            for (std::size_t c = first_from(i); c < citations_.size() && placed_[c].first < next; ++c) ground(c, i, clauses.before(placed_[c].first));
        }
    }

    bool opens_duty(std::size_t i) const {
        constexpr std::array<std::string_view, 5> openings = {"thuc hien", "trien khai", "nham", "de", "tiep tuc"};
        return std::any_of(openings.begin(), openings.end(), [&](auto words) { return words_at(text_, i, words); });
    }

    // "Nhằm triển khai … Chỉ thị A": without a verb of carrying out before the first citation nothing is told.
    bool carries_out(std::size_t i) const {
        const auto c = first_from(i);
        const auto verb = c == placed_.size() ? std::nullopt : verb_between(text_, i, placed_[c].first);
        return verb && verb->relation != Relation::guides && verb->relation != Relation::details;
    }

    // A citation in a paragraph of the preamble that begins at `from`.
    void ground(std::size_t c, std::size_t from, Relation relation) {
        if (subject_[c] || is_self(c)) return;
        const auto at = placed_[c].first;
        if (relation == nothing || is_naming(text_, at)) return;
        // "… chính sách giảm thuế theo Nghị quyết B": B stands in the subject of what is before it.
        if (c > 0 && acted_on_[c] == 0 && text_.is(at - 1, "theo") && placed_[c - 1].first >= from && !text_.is_mark(at - 2, ';')) return;
        // "… theo đề nghị của Sở Nội vụ tại Tờ trình số …" tells nothing.
        for (std::size_t k = at; k-- > from && k + 30 > at;) {
            if (text_.is_mark(k, ';')) break;
            if (words_at(text_, k, "theo de nghi") || words_at(text_, k, "tai to trinh")) return;
        }
        add(0, c, relation);
    }

    // "Bộ trưởng Bộ Nội vụ ban hành Thông tư sửa đổi, bổ sung một số điều của A".
    void enacting_clauses() {
        std::size_t paragraph = text_.count(), enacts = 0; // the first "ban hành" of the paragraph, sought up to here
        for (std::size_t c = first_from(head_.preamble.first); c < citations_.size() && in_preamble(c); ++c) {
            const auto at = placed_[c].first;
            if (const auto first = holding(paragraphs_, at).first; first != paragraph) paragraph = enacts = first;
            while (enacts + 3 < at && (!words_at(text_, enacts, "ban hanh") || words_at(text_, enacts, "ban hanh kem"))) ++enacts;
            if (enacts + 3 >= at || subject_[c] || acted_on_[c] != 0 || is_self(c)) continue;
            const auto type = Vocabulary::instance().type_words().longest(text_, enacts + 2);
            if (const auto verb = type ? operative_at(text_, type.end, at) : std::nullopt) add(0, c, *verb);
        }
    }

    // For each paragraph what is said over a list to which it belongs: "Bãi bỏ các Quyết định sau:".
    std::vector<Relation> listed_under() const {
        std::vector<Relation> under(paragraphs_.size(), nothing);
        for (std::size_t p = 0; p + 1 < paragraphs_.size(); ++p) {
            const auto& opening = paragraphs_[p];
            if (opening.first < head_.preamble.next || !text_.is_mark(opening.next - 1, ':')) continue;
            const auto mark = item_mark(text_, opening.first);
            const auto told = OperativeScan(text_, mark.mark == Mark::none ? opening.first : mark.next).before(opening.next);
            if (!told || *told == Relation::amends) continue;
            for (std::size_t q = p + 1; q < paragraphs_.size(); ++q) {
                const auto item = item_mark(text_, paragraphs_[q].first);
                if (item.mark == Mark::none || (item.mark == mark.mark && item.level == mark.level)) break;
                under[q] = *told;
            }
        }
        return under;
    }

    // Operative sentences: "Kế hoạch này thay thế A", "Bãi bỏ A", "A hết hiệu lực".
    void operative_sentences() {
        const auto under_list = listed_under();
        std::optional<OperativeScan> scan;
        for (std::size_t c = 0; c < citations_.size(); ++c) {
            const auto at = placed_[c].first;
            if (at < head_.preamble.next || subject_[c] || acted_on_[c] != 0 || is_self(c)) continue;
            const auto& paragraph = holding(paragraphs_, at);
            const auto under = under_list[static_cast<std::size_t>(&paragraph - paragraphs_.data())];
            if (under != nothing && at <= item_mark(text_, paragraph.first).next + 1) {
                add(0, c, under);
                continue;
            }
            const auto& sentence = holding(sentences_, at);
            if (!scan || scan->first() != sentence.first) scan.emplace(text_, sentence.first);
            if (const auto told = scan->before(at)) add(0, c, *told);
            else if (expires(text_, placed_[c].next, sentence.next)) add(0, c, Relation::repeals);
        }
    }

    const ReadingText& text_;
    const Head& head_;
    const std::vector<Citation>& citations_;
    const std::vector<TokenSpan>&paragraphs_, &sentences_;
    std::vector<Placed> placed_;
    std::vector<bool> subject_; // stands inside another citation's subject
    std::vector<int> acted_on_; // the citation that it amends, replaces or repeals
    std::vector<std::size_t> within_; // a name that numbers stand in: "Luật sửa đổi … của Luật Nhà ở số 27/2023/QH15, …"
    std::vector<RelationEdge> relations_;
};

} // namespace

std::vector<RelationEdge> read_relations(const ReadingText& text, const Head& head, const std::vector<Citation>& citations,
                                         const std::vector<std::uint32_t>& ends, const std::vector<TokenSpan>& paragraphs,
                                         const std::vector<TokenSpan>& sentences) {
    return RelationReader(text, head, citations, ends, paragraphs, sentences).read();
}

} // namespace vanmach
