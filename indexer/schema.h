// SPDX-License-Identifier: GPL-2.0-or-later
// What can be asked of the index: one table of fields, from which terms, the query language, facets, /schema
// and the reference page derive.
//
// A Xapian document stands for one official document that is held: docid = held index of its first file + 1.
// Other files of the same document (the same letter saved twice) are kept as records and texts and have no
// Xapian document, so docids have gaps. Nothing is stored as document data; records, texts and columns lie
// beside the database.
//
//   family        prefix  positions  made from
//   body          none    yes        accented keys of the text's syllables ("dan2", "van5")
//   body pairs    XB      no         bare keys of neighbouring syllables ("XBdan_van")
//   title         S       yes        accented keys of the title's syllables
//   title pairs   XS      no         bare keys of neighbours in the title
//   exact values  below   no         one term a value: id, number, type, issuer, province, level, year, cites
//
// Neither pairs nor positions run across the start of a section: positions jump by section_gap there. An
// unaccented word is looked up in the table of variants (Snapshot::variants), so bare syllables are no terms
// of their own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanmach {

/// The layout of everything in a snapshot. An index of another version is refused: it has to be built again.
inline constexpr int schema_version = 1;
/// Under this key the database holds the version too, so that it cannot be paired with a foreign snapshot.
inline constexpr std::string_view schema_version_key = "vanmach-schema";

enum class FieldId : std::uint8_t {
    body,
    body_pairs,
    title,
    title_pairs,
    id,
    number,
    type,
    issuer,
    province,
    level,
    year,
    date,
    cites,
    cited_by,
    cited
};

enum class FieldKind : std::uint8_t {
    text,  // words, several terms
    pairs, // neighbouring words; made beside a text field and not asked for by name
    exact, // one term a value
    date,  // a value slot, compared as text: YYYYMMDD, 00 for a part that is not known
    count, // a value slot, sortable_serialise of a number
    graph, // answered by the citation graph, not by terms
};

inline constexpr int no_slot = -1;

struct Field {
    FieldId id;
    FieldKind kind;
    std::string_view name;    // in queries and JSON; "" is not asked for by name
    std::string_view name_vi; // the same in Vietnamese, as one word or with spaces
    std::string_view prefix;  // of its terms; "" for the body and for fields without terms
    int slot;                 // value slot or no_slot
    std::string_view description;
    std::string_view description_vi;
    std::string_view example; // a query that uses it
};

inline constexpr std::array<Field, 15> fields{{
    {FieldId::body, FieldKind::text, "text", "nội dung", "", no_slot,
     "Words of the text, with or without diacritics; a phrase in quotation marks.",
     "Từ trong văn bản, có dấu hoặc không dấu; cụm từ đặt trong ngoặc kép.", "\"dân vận khéo\""},
    {FieldId::body_pairs, FieldKind::pairs, "", "", "XB", no_slot, "Neighbouring words of the text.",
     "Cặp từ liền nhau trong văn bản.", ""},
    {FieldId::title, FieldKind::text, "title", "tiêu đề", "S", no_slot, "Words of the title.",
     "Từ trong trích yếu.", "title:\"cải cách hành chính\""},
    {FieldId::title_pairs, FieldKind::pairs, "", "", "XS", no_slot, "Neighbouring words of the title.",
     "Cặp từ liền nhau trong trích yếu.", ""},
    {FieldId::id, FieldKind::exact, "id", "mã", "Q", no_slot, "The document's id, as in its address.",
     "Mã của văn bản, như trong địa chỉ trang.", "id:33-ct-ttg.2021"},
    {FieldId::number, FieldKind::exact, "number", "số", "XN", no_slot, "Number and symbol, in any spelling.",
     "Số, ký hiệu, viết cách nào cũng được.", "number:33/CT-TTg"},
    {FieldId::type, FieldKind::exact, "type", "loại", "XT", no_slot, "Type of document, by its code.",
     "Loại văn bản, theo chữ viết tắt.", "type:KH"},
    {FieldId::issuer, FieldKind::exact, "issuer", "cơ quan", "XI", no_slot, "The body that issued it.",
     "Cơ quan ban hành.", "issuer:\"Ủy ban nhân dân tỉnh Tây Ninh\""},
    {FieldId::province, FieldKind::exact, "province", "tỉnh", "XP", no_slot,
     "Province or city of the issuer, as it was called then.",
     "Tỉnh, thành phố của cơ quan ban hành, theo tên lúc đó.", "province:\"Tây Ninh\""},
    {FieldId::level, FieldKind::exact, "level", "cấp", "XL", no_slot,
     "Tier of the issuer: central, ministry, province, department, district, commune, unit.",
     "Cấp của cơ quan ban hành: trung ương, bộ, tỉnh, sở, huyện, xã, đơn vị.", "level:province"},
    {FieldId::year, FieldKind::exact, "year", "năm", "Y", no_slot, "Year of its date.", "Năm ban hành.",
     "year:2021..2025"},
    {FieldId::date, FieldKind::date, "date", "ngày", "", 0, "Its date, or a range of dates.",
     "Ngày ban hành, hoặc khoảng ngày.", "date:2025-01-01..2025-06-30"},
    {FieldId::cites, FieldKind::exact, "cites", "dẫn", "XC", no_slot, "Documents that cite the one named.",
     "Các văn bản có dẫn văn bản này.", "cites:33/CT-TTg"},
    {FieldId::cited_by, FieldKind::graph, "citedby", "được dẫn bởi", "", no_slot,
     "Documents that the one named cites.", "Các văn bản được văn bản này dẫn.", "citedby:48/KH-UBND"},
    {FieldId::cited, FieldKind::count, "cited", "lượt dẫn", "", 1, "How many documents cite it; for sorting.",
     "Số văn bản dẫn tới, dùng để sắp xếp.", "sort=cited"},
}};

namespace schema_check {

constexpr bool in_order() {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (static_cast<std::size_t>(fields[i].id) != i) return false;
    return true;
}

/// Names, Vietnamese names and slots are unique where there are any.
constexpr bool unique() {
    for (std::size_t i = 0; i < fields.size(); ++i)
        for (std::size_t j = i + 1; j < fields.size(); ++j) {
            if (!fields[i].name.empty() && fields[i].name == fields[j].name) return false;
            if (!fields[i].name_vi.empty() && fields[i].name_vi == fields[j].name_vi) return false;
            if (fields[i].slot != no_slot && fields[i].slot == fields[j].slot) return false;
        }
    return true;
}

/// Xapian's convention: capitals; one letter, or X and more. None begins another: a term tells its field.
constexpr bool prefixes() {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto prefix = fields[i].prefix;
        for (const char c : prefix)
            if (c < 'A' || c > 'Z') return false;
        if (prefix.size() > 1 && prefix[0] != 'X') return false;
        for (std::size_t j = 0; j < fields.size(); ++j)
            if (i != j && !prefix.empty() && fields[j].prefix.starts_with(prefix)) return false;
    }
    return true;
}

/// A field has what its kind needs and nothing else.
constexpr bool complete() {
    for (const auto& field : fields) {
        const bool slotted = field.kind == FieldKind::date || field.kind == FieldKind::count;
        const bool termed = field.kind == FieldKind::exact || field.kind == FieldKind::pairs;
        if (slotted != (field.slot != no_slot)) return false;
        if (termed && field.prefix.empty()) return false;
        if ((slotted || field.kind == FieldKind::graph) && !field.prefix.empty()) return false;
        if ((field.kind == FieldKind::pairs) != field.name.empty()) return false;
        if (field.name.empty() != field.name_vi.empty() || field.name.empty() != field.example.empty())
            return false;
        if (field.description.empty() || field.description_vi.empty()) return false;
    }
    return true;
}

} // namespace schema_check

static_assert(schema_check::in_order(), "fields stand in the order of FieldId");
static_assert(schema_check::unique(), "names and slots of fields are unique");
static_assert(schema_check::prefixes(),
              "prefixes are capitals by Xapian's convention and none begins another");
static_assert(schema_check::complete(), "every field has what its kind needs");

constexpr const Field& field(FieldId id) {
    return fields[static_cast<std::size_t>(id)];
}

/// By its English or Vietnamese name in any case, with or without diacritics and spaces ("cơ quan",
/// "coquan").
const Field* field_named(std::string_view name);

/// Positions left free before the text and before each section.
inline constexpr std::uint32_t section_gap = 100;
/// Bytes that Xapian takes as a term.
inline constexpr std::size_t longest_term = 245;

/// The term of a value: prefix and value, a colon between them where the value begins with a capital or a
/// colon. A value that is too long keeps its beginning and ends with a hash. Indexing and asking both use
/// this.
std::string term(FieldId field, std::string_view value);

/// The term of two neighbouring bare keys; `field` is body_pairs or title_pairs.
std::string pair_term(FieldId field, std::string_view first, std::string_view second);

} // namespace vanmach
