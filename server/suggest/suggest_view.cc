// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/text/letters.h"
#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
#include "server/documents/items.h"
#include "server/http/parameter_specs.h"
#include "server/served.h"
#include "server/suggest/typed_number.h"
#include "server/suggest/views.h"

namespace vanmach {

namespace {

using Completions = std::vector<Completion>;

bool counts(char32_t c) {
    return letter_of(c).alphanumeric;
}

/// The code points of `text` from `start` that `typed` letters and digits take.
Json mark_from(std::u32string_view text, std::size_t start, std::size_t typed) {
    std::size_t end = start;
    for (std::size_t i = start; i < text.size() && typed > 0; ++i)
        if (counts(text[i])) {
            --typed;
            end = i + 1;
        }
    return Json::array({Json::array({start, end})});
}

/// Letters and digits of a key; spaces and hyphens stand between them.
std::size_t letters_in(std::string_view key) {
    std::size_t letters = 0;
    for (const char c : key) letters += c != ' ' && c != '-' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return letters;
}

Json marks_in_words(std::string_view text, const Completion& completion, std::string_view typed) {
    const auto words = syllables(text);
    if (completion.word >= words.size()) return Json::array();
    return mark_from(to_utf32(text), words[completion.word].start, letters_in(typed));
}

/// A number is compared without its separators and with its zeros in order: "5/CT-TU" by "05cttu".
Json marks_in_number(std::string_view number, const Completion& completion, std::string_view typed) {
    const auto text = to_utf32(number);
    const auto here = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), counts));
    const auto there = letters_in(completion.key), before = letters_in(completion.key.substr(0, completion.offset));
    auto length = letters_in(typed);
    // Letters to pass over, counted from the end, where both agree.
    const auto to_end = there - before;
    std::size_t skip = here > to_end ? here - to_end : 0;
    if (here < to_end) length -= std::min(length, to_end - here);
    std::size_t start = 0;
    while (start < text.size() && (!counts(text[start]) || skip > 0)) skip -= counts(text[start++]) ? 1 : 0;
    return mark_from(text, start, length);
}

Json item(std::string_view kind, std::string_view text, std::string label, Json slug, const Completion& completion, bool held, Json marks) {
    return {{"kind", kind}, {"text", text}, {"label", std::move(label)}, {"slug", std::move(slug)},
            {"documents", completion.documents}, {"held", held}, {"marks", std::move(marks)}};
}

/// With the members of an Item where it stands for one document alone.
Json with_document(Json json, const Snapshot& snapshot, const Completion& completion) {
    if (completion.documents == 1) json.update(item_of(snapshot, completion.row));
    return json;
}

std::string number_label(const NodeView& node, const Completion& completion) {
    const auto* type = authority().type(node.type);
    auto label = type != nullptr ? fmt::format("{} {}", type->name, node.number) : std::string(node.number);
    if (completion.documents == 1 && !node.issuer.empty()) label += fmt::format(", {}", node.issuer);
    return label;
}

/// What was asked, and where.
struct Asked {
    const Snapshot& snapshot;
    TypedWords words;
    std::optional<NumberStart> number;
};

struct Numbers {
    Completions exact, others;
    std::string key; // what they begin with, the first of them
};

Numbers numbers_of(const Asked& asked, std::size_t most) {
    Numbers numbers;
    if (!asked.number) return numbers;
    const auto& start = *asked.number;
    const auto& table = asked.snapshot.table();
    const auto& list = asked.snapshot.suggestions().list(SuggestionKind::number);
    const auto of_type = [&](const Completion& completion) {
        if (start.types.empty()) return true;
        const auto nodes = table.by_slug(table.node(completion.row).slug);
        return std::any_of(nodes.begin(), nodes.end(), [&](NodeIndex node) {
            return std::find(start.types.begin(), start.types.end(), table.text(table.type(node))) != start.types.end();
        });
    };
    for (const auto& key : start.keys) {
        const auto passes = [&](const Completion& completion) {
            if (start.digits && completion.offset != 0) return false;
            const auto end = completion.offset + key.size();
            const bool more_digits = end < completion.key.size() && completion.key[end] >= '0' && completion.key[end] <= '9';
            return !(start.digits_end && more_digits) && of_type(completion);
        };
        const TypedWords typed{{key, std::string(1, '\0')}, true};
        // Found by itself: of many that begin so it may be the least cited.
        const auto whole = [&](const Completion& completion) { return completion.key == key && passes(completion); };
        for (const auto& found : list.best(typed, 1, whole)) numbers.exact.push_back(found);
        for (const auto& found : list.best(typed, most, passes)) {
            const auto same = [&](const Completion& other) { return other.row == found.row; };
            if (std::any_of(numbers.exact.begin(), numbers.exact.end(), same) || std::any_of(numbers.others.begin(), numbers.others.end(), same)) continue;
            numbers.others.push_back(found);
        }
    }
    std::stable_sort(numbers.others.begin(), numbers.others.end(), [](const Completion& a, const Completion& b) { return a.rank < b.rank; });
    return numbers;
}

/// The key that a number was found by.
std::string_view typed_part(const NumberStart& start, const Completion& completion) {
    for (const auto& key : start.keys)
        if (completion.key.substr(completion.offset).starts_with(key)) return key;
    return {};
}

Json number_item(const Asked& asked, const Completion& completion) {
    const auto node = asked.snapshot.node(completion.row);
    auto json = item("number", node.number, number_label(node, completion), node.slug, completion, node.is_held(),
                     marks_in_number(node.number, completion, typed_part(*asked.number, completion)));
    return with_document(std::move(json), asked.snapshot, completion);
}

Json title_item(const Asked& asked, const Completion& completion) {
    const auto node = asked.snapshot.node(completion.row);
    auto json = item("title", node.title, std::string(node.title), nullptr, completion, node.is_held(),
                     marks_in_words(node.title, completion, asked.words.words.bare));
    return with_document(std::move(json), asked.snapshot, completion);
}

Json issuer_item(const Asked& asked, const Completion& completion) {
    const auto& table = asked.snapshot.table();
    const auto view = table.issuer(completion.row);
    const auto text = issuer_text(view.slug, view.name, view.province);
    const auto nodes = table.documents_of(completion.row);
    const bool held = std::any_of(nodes.begin(), nodes.end(), [&](NodeIndex node) { return table.is_held(node); });
    auto json = item("issuer", text, text, view.slug, completion, held, marks_in_words(text, completion, asked.words.words.bare));
    json["level"] = text_or_null(to_string(view.level));
    json["province"] = text_or_null(view.province);
    return json;
}

/// Completions of several kinds, put together.
class Mixture {
  public:
    explicit Mixture(const Asked& asked, std::size_t size) : asked_(asked), size_(size) {}

    using Make = Json (*)(const Asked&, const Completion&);
    struct Group {
        Completions completions;
        Make make;
        std::size_t share; // at most so many while others have something too
    };
    void add(Completions completions, Make make, std::size_t share) { groups_.push_back({std::move(completions), make, share}); }

    /// Each group its share in order, then what is left to the first that have more; told group by group.
    Json items() const {
        std::vector<std::size_t> taken(groups_.size());
        std::size_t left = size_;
        for (const bool all : {false, true})
            for (std::size_t i = 0; i < groups_.size(); ++i) {
                const auto& group = groups_[i];
                const auto limit = all ? group.completions.size() : std::min(group.share, group.completions.size());
                const auto more = std::min(left, limit - std::min(limit, taken[i]));
                taken[i] += more;
                left -= more;
            }
        Json items = Json::array();
        for (std::size_t i = 0; i < groups_.size(); ++i)
            for (std::size_t k = 0; k < taken[i]; ++k) items.push_back(groups_[i].make(asked_, groups_[i].completions[k]));
        return items;
    }

  private:
    const Asked& asked_;
    std::size_t size_;
    std::vector<Group> groups_;
};

} // namespace

const ParameterSpecs& suggest_parameters() {
    static const ParameterSpecs specs{
        text_spec("q", "What was typed so far: the beginning of a number, of a title or of words in it, or of an issuing body; with or without diacritics.", "dan van kh"),
        many(choice_spec("kind", "Only completions of this kind.", "issuer", {"number", "title", "issuer"})),
        integer_spec("size", "Completions at most.", "10", 1, 50, "10")};
    return specs;
}

ViewResult suggest_view(const Served& served, const Parameters& parameters) {
    const auto typed = parameters.text("q");
    const auto size = static_cast<std::size_t>(parameters.integer("size"));
    const Asked asked{served.snapshot(), typed_words(typed), number_start(typed)};
    const auto kinds = parameters.all("kind");
    const auto wanted = [&](SuggestionKind kind) { return kinds.empty() || std::find(kinds.begin(), kinds.end(), to_string(kind)) != kinds.end(); };
    const auto& suggestions = asked.snapshot.suggestions();

    Numbers numbers;
    if (wanted(SuggestionKind::number)) numbers = numbers_of(asked, size);
    Completions titles, begins, inside;
    if (wanted(SuggestionKind::title)) titles = suggestions.list(SuggestionKind::title).best(asked.words, size);
    if (wanted(SuggestionKind::issuer))
        for (const auto& issuer : suggestions.list(SuggestionKind::issuer).best(asked.words, size))
            (issuer.offset == 0 ? begins : inside).push_back(issuer);

    const bool number_typed = asked.number && asked.number->digits;
    const auto few = std::max<std::size_t>(1, size / 5), some = std::max<std::size_t>(1, size * 3 / 10);
    Mixture mixture(asked, size);
    mixture.add(std::move(numbers.exact), number_item, size);
    if (number_typed) mixture.add(numbers.others, number_item, size);
    mixture.add(std::move(begins), issuer_item, some);
    mixture.add(std::move(titles), title_item, size - std::min(size - 1, some + few));
    mixture.add(std::move(inside), issuer_item, few);
    if (!number_typed) mixture.add(std::move(numbers.others), number_item, few);
    auto items = mixture.items();
    const auto total = items.size();
    return Json{{"total", total}, {"items", std::move(items)}, {"next", nullptr}};
}

} // namespace vanmach
