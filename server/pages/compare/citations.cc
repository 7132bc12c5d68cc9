// SPDX-License-Identifier: GPL-2.0-or-later
// What is missing, first; then all that is cited, document by document.
#include <algorithm>

#include "server/pages/compare/parts.h"
#include "server/pages/frame/display.h"
#include "server/pages/frame/frame.h"
#include "server/pages/frame/links.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

constexpr std::size_t missing_shown = 5;  // of a document; the others stand behind a click
constexpr std::size_t missing_most = 40;  // behind it; all are in the data
constexpr std::size_t most_cells = 700; // of the matrix
constexpr std::size_t excerpt_width = 110; // code points on either side of a mention

Json cited_view(Lang lang, const Json& document) {
    auto item = item_view(lang, document);
    item["doc_title"] = shortened(text_at(item, "doc_title"), 140);
    return item;
}

Json missing_view(const Columns& columns, const Json& missing) {
    const auto lang = columns.lang;
    Json item = cited_view(lang, list_at(missing, "document"));
    item["in"] = Json::array();
    for (const auto& use : list_at(missing, "in"))
        if (const auto* column = columns.find(text_at(use, "id")))
            item["in"].push_back({{"tag", column->letter}, {"column_short", column->short_name}, {"relation", relation_word(lang, text_at(use, "relation"))}, {"relation_code", text_at(use, "relation")}});
    return item;
}

// What to act on, more of it, and what cannot be missed: what is of another province, or came later.
void add_missing(Json& view, const Columns& columns, const Json& missing) {
    const auto lang = columns.lang;
    const bool two = columns.list.size() == 2;
    view["missing"] = Json::array();
    for (const auto& one : missing) {
        const auto place = columns.place(text_at(one, "id"));
        if (place == columns.list.size()) continue;
        const auto expected = number_at(one, "total") - number_at(one, "elsewhere") - number_at(one, "later");
        Json entry = column_view(columns, place);
        entry["missing_words"] = expected == 0 ? word(lang, two ? "cmp_missing_none_two" : "cmp_missing_none") : counted(lang, two ? "cmp_missing_two" : "cmp_missing_n", expected);
        for (const char* list : {"items", "more_items", "elsewhere_items", "later_items"}) entry[list] = Json::array();
        for (const auto& item : list_at(one, "items")) {
            const auto* list = true_at(item, "later") ? "later_items" : true_at(item, "elsewhere") ? "elsewhere_items" : entry["items"].size() < missing_shown ? "items" : "more_items";
            if (entry[list].size() < missing_most) entry[list].push_back(missing_view(columns, item));
        }
        entry["has_more"] = !entry["more_items"].empty();
        entry["more_words"] = counted(lang, "cmp_missing_more", expected - static_cast<long long>(entry["items"].size()));
        entry["has_elsewhere"] = !entry["elsewhere_items"].empty();
        entry["elsewhere_words"] = counted(lang, "cmp_missing_elsewhere", number_at(one, "elsewhere"));
        entry["has_later"] = !entry["later_items"].empty();
        entry["later_words"] = counted(lang, "cmp_missing_later", number_at(one, "later"));
        view["missing"].push_back(std::move(entry));
    }
    view["has_missing"] = view["missing"].size() > 1;
}

class Matrix {
  public:
    explicit Matrix(const Columns& columns) : columns_(columns) {}

    void add(const Json& list) {
        for (const auto& cited : list) {
            const auto& in = list_at(cited, "in");
            const bool same = in.size() == held() && std::ranges::all_of(in, [&](const Json& use) { return text_at(use, "relation") == text_at(in[0], "relation"); });
            ++total_;
            different_ += same ? 0 : 1;
            if (rows_.size() * columns_.list.size() >= most_cells) continue;
            Json row = cited_view(columns_.lang, list_at(cited, "document"));
            row["cite_css"] = same ? "same" : "differs";
            row["cite_cells"] = Json::array();
            for (std::size_t place = 0; place < columns_.list.size(); ++place) row["cite_cells"].push_back(cell(place, in, text_at(list_at(cited, "document"), "id")));
            rows_.push_back(std::move(row));
        }
    }

    void put(Json& view) {
        const auto lang = columns_.lang;
        view["has_citations"] = !rows_.empty();
        view["citations_all"] = counted(lang, "cmp_all_n", total_);
        view["citations_different"] = counted(lang, "cmp_different_n", different_);
        view["citations_cut"] = total_ > static_cast<long long>(rows_.size());
        view["cited_rows"] = std::move(rows_);
    }

  private:
    std::size_t held() const { return static_cast<std::size_t>(std::ranges::count(columns_.list, true, &Column::held)); }

    Json cell(std::size_t place, const Json& in, const std::string& cited) const {
        const auto& column = columns_.list[place];
        Json cell{{"tag", column.letter}, {"column_short", column.short_name}, {"cites", false}, {"unknown", !column.held}, {"itself", cited == column.id}};
        for (const auto& use : in) {
            if (text_at(use, "id") != column.id) continue;
            cell["cites"] = true;
            cell["relation"] = relation_word(columns_.lang, text_at(use, "relation"));
            cell["relation_code"] = text_at(use, "relation");
            cell["place"] = excerpt_view(use, excerpt_width);
            cell["place_href"] = document_link(columns_.lang, column.id, {}, "o" + std::to_string(number_at(use, "start")));
            const auto more = number_at(use, "mentions") - 1;
            cell["more_mentions"] = more > 0 ? counted(columns_.lang, "cmp_more_mentions", more) : std::string();
        }
        return cell;
    }

    const Columns& columns_;
    Json rows_ = Json::array();
    long long total_ = 0, different_ = 0;
};

} // namespace

void add_citations(Json& view, const Columns& columns, const Json& comparison) {
    add_missing(view, columns, list_at(comparison, "missing"));
    const auto& citations = list_at(comparison, "citations");
    Matrix matrix(columns);
    matrix.add(list_at(citations, "shared"));
    matrix.add(list_at(citations, "partly"));
    const auto& only = list_at(citations, "only");
    for (const auto& column : columns.list) matrix.add(list_at(only, column.id));
    matrix.put(view);
}

} // namespace vanmach::pages
