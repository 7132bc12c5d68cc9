// SPDX-License-Identifier: GPL-2.0-or-later
// The domain types: what is read from one official document. Plain values, printable as JSON (document_json.h).
//
// All offsets are Unicode code points into Document::text, which is UTF-8 in NFC; a span is half open.
// All texts are UTF-8 in NFC. Codes of types are those of corpus/authority/document_types.tsv ("KH", "QyĐ", …).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"

namespace vanmach {

/// Code points [start, end) of a text.
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    bool empty() const { return start >= end; }
    std::uint32_t length() const { return empty() ? 0 : end - start; }
    bool contains(Span other) const { return start <= other.start && other.end <= end; }
    bool operator==(const Span&) const = default;
};

/// The tier of government (or of the Party and Front beside it) that an issuer belongs to.
enum class Level : std::uint8_t { unknown, central, ministry, province, department, district, commune, unit };

/// `draft`: the number or the day is left blank; `issued`: both are printed; `unknown`: the head does not tell.
enum class Status : std::uint8_t { unknown, draft, issued };

/// How a citation names the other document.
enum class CitationKind : std::uint8_t {
    num,        // by a full number-symbol: 33/CT-TTg
    short_form, // by a number without its code: "Nghị quyết số 57"
    named,      // a statute or Party document by name
    blank,      // the number is left blank in a draft: "số -QĐ/BCS"
    self,       // the document's own number, repeated
};

/// What the citing document does to the cited one. `cites` is the plain reference.
/// The order is that of strength, weakest first: of two relations between a pair the later one is shown.
enum class Relation : std::uint8_t {
    cites,      // dẫn chiếu
    basis,      // căn cứ
    guides,     // hướng dẫn
    details,    // quy định chi tiết
    continues,  // tiếp tục thực hiện
    implements, // thực hiện, triển khai
    amends,     // sửa đổi, bổ sung
    replaces,   // thay thế
    repeals,    // bãi bỏ
};
inline constexpr int relation_count = 9;

std::string_view to_string(Level level);           // "province"; "" when unknown
std::string_view to_string(Status status);         // "draft", "issued"; "" when unknown
std::string_view to_string(CitationKind kind);     // "num", "short", "named", "blank", "self"
std::string_view to_string(Relation relation);     // "implements"
std::optional<Level> parse_level(std::string_view text);
std::optional<Relation> parse_relation(std::string_view text);
std::optional<CitationKind> parse_citation_kind(std::string_view text);

/// Marks on a citation that tell how it was read.
namespace flag {
inline constexpr std::string_view separators_swapped = "separators-swapped";     // 05/CT-TU for 05-CT/TU
inline constexpr std::string_view date_missing = "date-missing";                 // nothing printed, nothing shared
inline constexpr std::string_view issuer_inferred = "issuer-inferred";           // from the code, not printed
inline constexpr std::string_view issuer_code_mismatch = "issuer-code-mismatch"; // "20/CT-TTg … của Chủ tịch UBND tỉnh"
inline constexpr std::string_view number_broken = "number-broken";               // spaces or line breaks inside
inline constexpr std::string_view date_shared = "date-shared";                   // printed once for several mentions
inline constexpr std::string_view issuer_shared = "issuer-shared";
} // namespace flag

/// Stands between the names of joint issuers, and between the keys of a mention that names several documents.
inline constexpr std::string_view joint_mark = "; ";
/// What stands between the marks, in order; the whole where there is none. At least one.
std::vector<std::string> joint_parts(std::string_view joined);

/// True for the codes of types that the National Assembly and its committee enact: laws, codes, ordinances, constitutions.
bool is_statute_type(std::string_view code);

/// A body that issues documents.
struct Issuer {
    std::string name;            // long canonical name with its territory: "Ủy ban nhân dân tỉnh Ninh Thuận"
    Level level = Level::unknown;
    std::string province;        // bare name: "Ninh Thuận"; "" for national bodies or when it cannot be told
    std::string unit;            // below the province: "xã Lương Minh", "huyện Ba Chẽ"; "" otherwise
    bool operator==(const Issuer&) const = default;
};

struct Signer {
    std::string name;
    std::string position; // own position: "Phó Chủ tịch" in "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    std::string capacity; // TM, KT, TL, TUQ, Q; "" when the signer acts in the own right
    bool operator==(const Signer&) const = default;
};

/// A heading of the outline and the text that it heads, sub-sections included.
struct Section {
    std::string label; // "I", "1", "a", "Điều 5"; as printed, without the closing mark
    std::string title; // one line, white space folded, without the label
    int depth = 1;
    Span span;
    bool operator==(const Section&) const = default;
};

/// A place where the document names another one (or, for `self`, itself).
struct Citation {
    int n = 0;           // from 1, in text order
    Span span;           // from the type word to the end of what belongs to the mention
    std::string text;    // text[span]
    CitationKind kind = CitationKind::num;
    std::string printed; // the number or name as printed, white space removed (number) or folded (name)
    std::string type;    // code; the word before the number decides, else the code inside it
    std::string number;  // canonical; "" when there is none
    PartialDate date;    // printed with the mention or shared with it
    Issuer issuer;       // printed, shared or inferred from the code (flag); joint issuers: names joined by "; "
    std::string authority; // key of the authority table for `named`: "hp", "nq-tw-4-khoa-xii"; "" otherwise; a mention
                           // of several documents ("khóa XI, XII") has several, joined like its issuers
    int year = 0;        // a year that belongs to the name ("Luật Đất đai năm 2013"); 0 none
    std::string about;   // what is said of its subject: "tăng cường kỷ luật, kỷ cương …"; "" when nothing is
    Span sentence;       // the sentence that holds the mention: the evidence for its relations
    std::vector<std::string> flags;

    bool has(std::string_view name) const;
    bool operator==(const Citation&) const = default;
};

/// `from` and `to` are citation numbers (Citation::n); 0 is the document itself.
struct RelationEdge {
    int from = 0;
    int to = 0;
    Relation relation = Relation::cites;
    bool operator==(const RelationEdge&) const = default;
};

/// Who must do what by when: a sentence, or a row of a table of tasks. What is not printed is empty.
struct Obligation {
    Span span;
    std::string text;         // text[span]
    std::string unit;         // who: as printed, or the body of the heading over it
    std::string task;         // the sentence without its mark; of a table the task's cell
    std::string lead;         // the body that leads (chủ trì), as printed
    std::vector<std::string> coordinating; // bodies that take part (phối hợp), as printed
    std::string target;       // what is to be reached: "100% cơ quan, đơn vị …", "trên 90% hộ dân"
    std::string deadline;     // ISO date, or "--MM-DD" that recurs; "" when no day is set
    std::string recurs;       // "yearly" or ""
    std::string when;         // of a table: the time as printed, "Quý IV/2025", "Thường xuyên"
    bool operator==(const Obligation&) const = default;
};

/// One official document. A file may hold several (a letter and the plan attached to it): `part` counts from 1.
struct Document {
    std::string source; // path of the file below the corpus folder
    int part = 1;
    std::string type;
    std::string number;         // canonical; "" when blank or not printed
    std::string number_printed; // the line as printed, "Số: /KH-UBND"; "" when there is none
    std::string symbol;         // the code of a number left blank, "KH-BQL"; "" otherwise
    Status status = Status::unknown;
    PartialDate date;
    std::string place;
    Issuer issuer;
    std::string title;
    Signer signer;
    std::vector<std::string> recipients;
    std::vector<Section> sections;
    std::vector<Citation> citations;
    std::vector<RelationEdge> relations;
    std::vector<Obligation> obligations;
    std::string text;
    bool operator==(const Document&) const = default;
};

} // namespace vanmach
