// SPDX-License-Identifier: GPL-2.0-or-later
// The authority tables: document types, issuing bodies, provinces, statutes and Party documents known by
// name. They are data (*.tsv in this folder, embedded in the programs); a new body or type is a line there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/date.h"
#include "corpus/document.h"
#include "corpus/error.h"

namespace vanmach {

enum class System : std::uint8_t { state, party, front, mass };
std::string_view to_string(System system);

struct DocumentType {
    std::string code;                 // "KH", "QyĐ", "TTri": the code of the API
    std::string name;                 // "Kế hoạch"
    std::vector<std::string> aliases; // other writings of the word
    std::vector<std::string> codes;   // codes that stand for it inside a number: QyĐ: QyĐ, QĐi, QĐ
    std::vector<System> systems;
    bool has_code =
        true; // its numbers carry the code; false for laws (10/2022/QH15) and letters (125/SGDĐT-VP)
};

/// An issuing body as the code of a number tells it. `name` may hold {tỉnh} ("tỉnh Ninh Thuận", "thành phố
/// Huế") or {tên} ("Ninh Thuận"), where the territory goes.
struct IssuerCode {
    std::string code;
    std::string name;             // "" where the code does not tell (TW)
    Level level = Level::unknown; // unknown for codes used at every level (UBND, HĐND)
    bool local = false;           // the body belongs to a territory that the code does not name
    System system = System::state;
    std::vector<std::string> aliases; // variants and misprints
    bool numbered = false;            // followed by a term number: QH15, UBTVQH14
    PartialDate from, to;             // its use; nothing known: open
};

/// An issuing body as it is written in texts.
struct IssuerName {
    std::string name; // canonical; may hold {tỉnh}, {tên}, {huyện}, {xã}
    std::vector<std::string> aliases;
    Level level = Level::unknown;
    System system = System::state;
    std::string code;
    PartialDate from, to;  // its life; nothing known: open
    std::string successor; // canonical name of the body that followed it
};

/// A province-level unit under its own name. 63 until 2025-07-01, then 34 (202/2025/QH15).
struct Province {
    std::string name;      // bare: "Ninh Thuận"
    std::string kind;      // "tỉnh" or "thành phố"
    std::string successor; // the province it belongs to since merged_on; its own name if it stands
    PartialDate merged_on; // nothing known if it was not touched
    std::string code;      // two digits of the General Statistics Office, before 2025-07-01
    std::string
        kind_changes; // kinds and names at other dates, in words: "from 2026-04-30: thành phố Đồng Nai"
    std::vector<std::string> aliases;
    bool stands() const { return name == successor; }
};

struct Statute {
    std::string name;
    std::vector<std::string> short_names;
    std::string type;   // Luật, BL, PL, HP
    std::string number; // "" for constitutions
    PartialDate date;
    PartialDate effective;
    std::string replaced_by; // number
    std::string amends;      // number of the statute that it amends; "" if it is none of that kind
    bool confirmed = false;  // number and date were read together in official texts
};

/// `name` may hold {tỉnh} (the province with its kind) and {k} (the ordinal of a congress): a pattern.
struct PartyDocument {
    std::string name; // "Nghị quyết Trung ương 4 khóa XII"
    std::string slug; // "nq-tw-4-khoa-xii"
    std::string number;
    PartialDate date;
    std::string issuer;
    std::vector<std::string> aliases;
};

/// A short writing of everyday words, which search takes for them.
struct Abbreviation {
    std::string abbreviation; // "TTHC"
    std::string words;        // "thủ tục hành chính"
};

/// All tables. Immutable; safe to read from several threads. Lookups answer null for what no table knows, and
/// what they give lives as long as the tables.
class Authority {
  public:
    std::vector<DocumentType> types;
    std::vector<IssuerCode> codes;
    std::vector<IssuerName> issuers;
    std::vector<Province> provinces;
    std::vector<Statute> statutes;
    std::vector<PartyDocument> party_documents;
    std::vector<Abbreviation> abbreviations;

    /// By the code of the API, exactly: "ĐA" and "DA" are two types.
    const DocumentType* type(std::string_view code) const;
    /// By its word or another word for it, in any writing: "KẾ HOẠCH", "ke hoach".
    const DocumentType* type_named(std::string_view word) const;
    /// By the code inside a number or a variant of it, exactly: "UBND", "TTG".
    const IssuerCode* code(std::string_view code) const;
    /// By name or alias in any writing; of a local body without its territory as the table has it ("UBND
    /// {tỉnh}" or "UBND tỉnh").
    const IssuerName* issuer(std::string_view name) const;
    /// By name, alias or any writing of either, with or without its kind: "thua thien hue", "TP.HCM", "tỉnh
    /// Ninh Bình".
    const Province* province(std::string_view name) const;
    /// By number in any writing: "10/2022/QH15".
    const Statute* statute(std::string_view number) const;
    /// By the slug that stands for its name in ids: "nq-tw-4-khoa-xii".
    const PartyDocument* party_document(std::string_view slug) const;

  private:
    friend class AuthorityLoader;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    // From a key to the place in its vector: places, not addresses, so that the tables can be moved.
    using Index = std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>>;
    Index type_codes_, type_words_, issuer_codes_, issuer_names_, province_names_, statute_numbers_,
        party_slugs_;
};

/// Loads and checks the tables: every name and code stands once, successors and codes exist, dates are dates.
/// `read` gives the text of a table by file name ("provinces.tsv"), which must live until the call returns.
/// An `internal` error names the table and the line.
Result<Authority> load_authority(const std::function<std::string_view(std::string_view)>& read);

/// The text of an embedded table.
std::string_view embedded_table(std::string_view name);

/// The embedded tables, loaded and checked once, on first use. A fault in a table ends the program with its
/// line: the tables are part of the program, and the tests load them.
const Authority& authority();

} // namespace vanmach
