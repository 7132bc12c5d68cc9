// SPDX-License-Identifier: GPL-2.0-or-later
// What can be asked of the index: one table of fields, from which terms, the query language, facets, /schema
// and the reference page derive.
//
// A Xapian document stands for one official document that is held: docid = held index of its first file + 1.
// Other files of the same document (the same letter saved twice) are kept as records and texts and have no
// Xapian document, so docids have gaps. The database holds words alone, neither data nor values: records, texts and
// columns lie beside it, and what is told by columns (type, issuer, date, citations …) is asked of them.
//
//   family   prefix  positions  made from
//   body     none    yes        accented keys of the text's syllables ("dan2", "van5"), and of the title's
//   title    S       yes        accented keys of the title's syllables, for those who ask for the title alone
//
// Pairs of neighbouring syllables, of text and title, lie in pairs.bin (pairs.h), by their bare keys.
//
// Where a document has no title, the first line of its text is taken for one. A word of the title counts title_weight times more in body and pairs, one of a section's heading heading_weight
// times more: a weight by frequency costs no term that a query would have to look at.
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
inline constexpr int schema_version = 2;
/// Under this key the database holds the version too, so that it cannot be paired with a foreign snapshot.
inline constexpr std::string_view schema_version_key = "vanmach-schema";

enum class FieldId : std::uint8_t {
    body,
    title,
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
    value, // a value of the document table: one of its names or codes
    range, // a value that can be asked for from … to
    graph, // answered by the citation graph
    order, // for sorting only
};

struct Field {
    FieldId id;
    FieldKind kind;
    std::string_view name;    // in queries and JSON
    std::string_view name_vi; // the same in Vietnamese, as one word or with spaces
    std::string_view prefix;  // of its terms; "" for the body and for fields without terms
    std::string_view description;
    std::string_view description_vi;
    std::string_view example; // a query that uses it
};

inline constexpr std::array<Field, 13> fields{{
    {FieldId::body, FieldKind::text, "text", "nội dung", "",
     "Words of the text, with or without diacritics; a phrase in quotation marks.",
     "Từ trong văn bản, có dấu hoặc không dấu; cụm từ đặt trong ngoặc kép.", "\"dân vận khéo\""},
    {FieldId::title, FieldKind::text, "title", "tiêu đề", "S", "Words of the title.",
     "Từ trong trích yếu.", "title:\"cải cách hành chính\""},
    {FieldId::id, FieldKind::value, "id", "mã", "", "The document's id, as in its address.",
     "Mã của văn bản, như trong địa chỉ trang.", "id:33-ct-ttg.2021"},
    {FieldId::number, FieldKind::value, "number", "số", "", "Number and symbol, in any spelling.",
     "Số, ký hiệu, viết cách nào cũng được.", "number:33/CT-TTg"},
    {FieldId::type, FieldKind::value, "type", "loại", "", "Type of document, by its code.",
     "Loại văn bản, theo chữ viết tắt.", "type:KH"},
    {FieldId::issuer, FieldKind::value, "issuer", "cơ quan", "", "The body that issued it.",
     "Cơ quan ban hành.", "issuer:\"Ủy ban nhân dân tỉnh Tây Ninh\""},
    {FieldId::province, FieldKind::value, "province", "tỉnh", "",
     "Province or city of the issuer, as it was called then.",
     "Tỉnh, thành phố của cơ quan ban hành, theo tên lúc đó.", "province:\"Tây Ninh\""},
    {FieldId::level, FieldKind::value, "level", "cấp", "",
     "Tier of the issuer: central, ministry, province, department, district, commune, unit.",
     "Cấp của cơ quan ban hành: trung ương, bộ, tỉnh, sở, huyện, xã, đơn vị.", "level:province"},
    {FieldId::year, FieldKind::range, "year", "năm", "", "Year of its date.", "Năm ban hành.",
     "year:2021..2025"},
    {FieldId::date, FieldKind::range, "date", "ngày", "", "Its date, or a range of dates.",
     "Ngày ban hành, hoặc khoảng ngày.", "date:2025-01-01..2025-06-30"},
    {FieldId::cites, FieldKind::graph, "cites", "dẫn", "", "Documents that cite the one named.",
     "Các văn bản có dẫn văn bản này.", "cites:33/CT-TTg"},
    {FieldId::cited_by, FieldKind::graph, "citedby", "được dẫn bởi", "",
     "Documents that the one named cites.", "Các văn bản được văn bản này dẫn.", "citedby:48/KH-UBND"},
    {FieldId::cited, FieldKind::order, "cited", "lượt dẫn", "", "How many documents cite it; for sorting.",
     "Số văn bản dẫn tới, dùng để sắp xếp.", "sort=cited"},
}};

namespace schema_check {

constexpr bool in_order() {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (static_cast<std::size_t>(fields[i].id) != i) return false;
    return true;
}

/// Names and Vietnamese names are unique where there are any.
constexpr bool unique() {
    for (std::size_t i = 0; i < fields.size(); ++i)
        for (std::size_t j = i + 1; j < fields.size(); ++j) {
            if (!fields[i].name.empty() && fields[i].name == fields[j].name) return false;
            if (!fields[i].name_vi.empty() && fields[i].name_vi == fields[j].name_vi) return false;
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
        if (field.kind != FieldKind::text && !field.prefix.empty()) return false;
        if (field.name.empty() || field.name_vi.empty() || field.example.empty() || field.description.empty() || field.description_vi.empty()) return false;
    }
    return true;
}

} // namespace schema_check

static_assert(schema_check::in_order(), "fields stand in the order of FieldId");
static_assert(schema_check::unique(), "names of fields are unique");
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
/// How often a word counts for standing in the title or in a section's heading, besides its place in the text. Chosen
/// on judged questions; from 2 to 6 the ranking hardly changes.
inline constexpr std::uint32_t title_weight = 4, heading_weight = 1;
/// Bytes that Xapian takes as a term.
inline constexpr std::size_t longest_term = 245;

/// The term of a word in a text field: prefix and key. A word that is too long keeps its beginning and ends with a
/// hash. Indexing and asking both use this.
std::string term(FieldId field, std::string_view accented);

} // namespace vanmach
