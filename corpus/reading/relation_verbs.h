// SPDX-License-Identifier: GPL-2.0-or-later
// The verbs by which documents speak of one another, and where in a sentence they count.
#pragma once

#include <optional>

#include "corpus/document.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

struct ToldRelation {
    Relation relation;
    std::size_t first, next; // the tokens of the verb
    bool passive = false;    // "A được sửa đổi bởi B": B does it to A
};

/// Amends, replaces or repeals.
bool acts_on_text(Relation relation);

/// One of `marks` in [first, next); a stop within a number or an abbreviation is none.
bool has_mark(const ReadingText& text, std::size_t first, std::size_t next, std::string_view marks);

/// The verb in [first, next) that leads to what stands at `next`.
std::optional<ToldRelation> verb_between(const ReadingText& text, std::size_t first, std::size_t next);

/// "đã được sửa đổi, bổ sung một số điều theo": the verb stands between "được" and the word that leads to the actor.
bool is_passive(const ReadingText& text, const ToldRelation& verb, std::size_t from, std::size_t next);

/// What a verb at token i does to the document that it names: "Thay thế cụm từ … tại A" changes A, it does not replace it.
std::optional<Relation> operative_at(const ReadingText& text, std::size_t i, std::size_t next);

/// The verb that leads to a token of a sentence from `first`: one that opens it, or what "… này" does. Goes over the sentence
/// once, however many citations it holds.
class OperativeScan {
  public:
    OperativeScan(const ReadingText& text, std::size_t first) : text_(text), first_(first), at_(first) {}
    std::size_t first() const { return first_; }
    /// `next` not before that of the last call.
    std::optional<Relation> before(std::size_t next);

  private:
    const ReadingText& text_;
    std::size_t first_, at_;
    std::size_t chain_ = 0;  // until here a further verb belongs to the first: "sửa đổi, bổ sung và thay thế một số điều"
    bool of_itself_ = false; // "Kế hoạch này …"
    std::optional<Relation> told_;
};

/// "Nghị định số A và Nghị định số B hết hiệu lực kể từ ngày …": what is said of citations behind them, with no clause between.
bool expires(const ReadingText& text, std::size_t first, std::size_t next);

/// "Căn cứ A; thực hiện B; xét đề nghị của C tại D": in a paragraph that runs on, each clause tells for itself. Goes over it once.
class ClauseScan {
  public:
    ClauseScan(const ReadingText& text, std::size_t first, Relation opening) : text_(text), at_(first + 1), told_(opening) {}
    /// What holds before token `next`, which is not before that of the last call.
    Relation before(std::size_t next);

  private:
    const ReadingText& text_;
    std::size_t at_;
    Relation told_;
};

/// True for "(sau đây gọi tắt là Quyết định …)" before `at`: it only gives a name.
bool is_naming(const ReadingText& text, std::size_t at);

/// "Căn cứ các quy định nêu trên", "Theo đó", "Trường hợp Công ty …": a letter comes from its grounds to its answer.
bool concludes(const ReadingText& text, std::size_t i);

} // namespace vanmach
