// SPDX-License-Identifier: GPL-2.0-or-later
// schema_view (server/views.h): the query language, told from the table of fields.
#include <array>

#include "indexer/schema.h"
#include "server/views.h"

namespace vanmach {

namespace {

std::string_view name_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::text: return "words";
    case FieldKind::value: return "value";
    case FieldKind::range: return "range";
    case FieldKind::graph: return "document";
    case FieldKind::order: break;
    }
    return "order";
}

struct Operator {
    std::string_view name, written, description, description_vi, example;
};
constexpr std::array<Operator, 7> operators = {{
    {"phrase", "\"…\"", "Words in this order, next to each other.", "Các từ liền nhau, đúng thứ tự.", "\"dân vận khéo\""},
    {"without", "-", "Without the word, phrase, value or group behind it; NOT says the same.", "Không có từ, cụm từ, giá trị hay nhóm đứng sau; NOT cũng vậy.", "dân vận -\"nông thôn mới\""},
    {"or", "OR", "Either side; also HOẶC and |.", "Một trong hai vế; cũng viết HOẶC hay |.", "\"hòa giải\" OR \"tiếp công dân\""},
    {"group", "( )", "What belongs together.", "Gộp các vế.", "(bầu cử OR \"đại hội\") tây ninh"},
    {"near", "NEAR/n", "Two words within n words of each other, in any order; also GẦN/n. NEAR alone: 10.", "Hai từ cách nhau không quá n từ, thứ tự tùy ý; cũng viết GẦN/n. NEAR không số: 10.", "tiếp NEAR/5 dân"},
    {"prefix", "*", "Words that begin so.", "Các từ bắt đầu như vậy.", "dân chủ*"},
    {"number", "", "A document's number in any spelling: it, and who cites it.", "Số, ký hiệu viết cách nào cũng được: chính văn bản ấy và các văn bản dẫn nó.", "33/CT-TTg"},
}};

} // namespace

const ParameterSpecs& schema_parameters() {
    static const ParameterSpecs none;
    return none;
}

ViewResult schema_view(const Served&, const Parameters&) {
    Json fields_told = Json::array();
    for (const auto& field : fields) {
        if (field.name.empty()) continue;
        fields_told.push_back({{"name", field.name}, {"name_vi", field.name_vi}, {"kind", name_of(field.kind)}, {"description", field.description},
                               {"description_vi", field.description_vi}, {"example", field.example}});
    }
    Json operators_told = Json::array();
    for (const auto& op : operators)
        operators_told.push_back({{"name", op.name}, {"written", op.written}, {"description", op.description}, {"description_vi", op.description_vi}, {"example", op.example}});
    return Json{{"version", schema_version}, {"fields", std::move(fields_told)}, {"operators", std::move(operators_told)}};
}

} // namespace vanmach
