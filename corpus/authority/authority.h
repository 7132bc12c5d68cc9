// SPDX-License-Identifier: GPL-2.0-or-later
// The authority tables: document types, issuing bodies, provinces, statutes and Party documents known by name.
// They are data (*.tsv in this folder, embedded in the programs); a new body or type is a line there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/document.h"

namespace vanmach {

enum class System : std::uint8_t { state, party, front, mass };

struct DocumentType {
    std::string code;                 // "KH", "QyĐ", "TTri": the code of the API
    std::string name;                 // "Kế hoạch"
    std::vector<std::string> aliases; // other writings of the word
    std::vector<std::string> codes;   // codes that stand for it inside a number: QyĐ: QyĐ, QĐi, QĐ
    std::vector<System> systems;
};

/// An issuing body as the code of a number tells it. `name` may hold {tỉnh} ("tỉnh Ninh Thuận", "thành phố Huế")
/// or {tên} ("Ninh Thuận"), where the territory goes.
struct IssuerCode {
    std::string code;
    std::string name;                 // "" where the code does not tell (TW)
    Level level = Level::unknown;     // unknown for codes used at every level (UBND, HĐND)
    bool local = false;               // the body belongs to a territory that the code does not name
    System system = System::state;
    std::vector<std::string> aliases; // variants and misprints
    bool numbered = false;            // followed by a term number: QH15, UBTVQH14
};

/// An issuing body as it is written in texts.
struct IssuerName {
    std::string name; // canonical; may hold {tỉnh}, {tên}, {huyện}, {xã}
    std::vector<std::string> aliases;
    Level level = Level::unknown;
    System system = System::state;
    std::string code;
    std::string from, to;  // ISO dates of its life, "" open
    std::string successor; // canonical name of the body that followed it
};

/// A province-level unit under its own name. 63 until 2025-07-01, then 34 (202/2025/QH15).
struct Province {
    std::string name;      // bare: "Ninh Thuận"
    std::string kind;      // "tỉnh" or "thành phố"
    std::string successor; // the province it belongs to since merged_on; its own name if it stands
    std::string merged_on; // ISO date, "" if unchanged
    std::vector<std::string> aliases;
};

struct Statute {
    std::string name;
    std::vector<std::string> short_names;
    std::string type;   // Luật, BL, PL, HP
    std::string number; // "" for constitutions
    PartialDate date;
    std::string replaced_by; // number
};

struct PartyDocument {
    std::string name; // "Nghị quyết Trung ương 4 khóa XII"
    std::string slug; // "nq-tw-4-khoa-xii"
    std::string number;
    PartialDate date;
    std::string issuer;
    std::vector<std::string> aliases;
};

/// All tables. Immutable; safe to read from several threads.
class Authority {
  public:
    std::vector<DocumentType> types;
    std::vector<IssuerCode> codes;
    std::vector<IssuerName> issuers;
    std::vector<Province> provinces;
    std::vector<Statute> statutes;
    std::vector<PartyDocument> party_documents;

    const DocumentType* type(std::string_view code) const;
    /// By name, alias or any writing of either ("thua thien hue", "TP.HCM"), null if there is none.
    const Province* province(std::string_view name) const;
    const Statute* statute(std::string_view number) const;
};

/// The embedded tables, loaded and checked once, on first use. A fault in a table ends the program with its line:
/// the tables are part of the program, and the tests load them.
const Authority& authority();

} // namespace vanmach
