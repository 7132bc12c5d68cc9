// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/numbers/number_list.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/reading/dates.h"
#include "corpus/text/decode.h"
#include "corpus/text/normalise.h"
#include "corpus/text/utf8.h"

namespace vanmach {

namespace {

constexpr std::size_t longest_type = 6;   // tokens of "Nghị quyết liên tịch số"
constexpr std::size_t date_within = 6;    // tokens between a number and its date: ", ban hành ngày"
constexpr std::size_t longest_unread = 60; // code points of a line that was meant to be a number

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view around = " \t\r\",;|";
    const auto first = text.find_first_not_of(around);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(around) - first + 1);
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// An id of a document, as its address has it: "33-ct-ttg.2021".
bool is_id(std::string_view text) {
    return text.find_first_of(".~") != std::string_view::npos && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.~") == std::string_view::npos &&
           text.find('-') != std::string_view::npos;
}

/// The number with the word of its type, where one stands before it: "Chỉ thị số 33/CT-TTg".
void take_type(ListedNumber& listed, const ReadingText& text, std::size_t at, std::uint32_t end, std::string_view line) {
    for (std::size_t before = std::min(longest_type, at); before > 0; --before) {
        const auto start = text[at - before].start;
        auto typed = parse_typed_number(text.line(start, end));
        if (!typed || typed->type_word.empty()) continue;
        listed.typed = slice(line, start, end);
        listed.number = std::move(*typed);
        return;
    }
}

PartialDate date_behind(const ReadingText& text, std::size_t at) {
    for (std::size_t i = at; i < text.count() && i < at + date_within; ++i)
        if (const auto date = read_dated(text, i)) return date->date;
        else if (const auto bare = read_date(text, i); bare && bare->date.full()) return bare->date;
    return {};
}

/// Every number inside a line.
std::vector<ListedNumber> numbers_in(std::string_view line, bool lenient) {
    const ReadingText text(line);
    std::vector<ListedNumber> numbers;
    for (std::size_t i = 0; i < text.count();) {
        const auto found = text.is_number(i) ? read_number(text, i, lenient) : std::nullopt;
        if (!found || (!found->number.known && !lenient)) {
            ++i;
            continue;
        }
        ListedNumber listed;
        listed.typed = slice(line, found->span.start, found->span.end);
        listed.number = TypedNumber{"", found->number};
        take_type(listed, text, i, found->span.end, line);
        listed.date = date_behind(text, found->next);
        numbers.push_back(std::move(listed));
        i = std::max(found->next, i + 1);
    }
    return numbers;
}

Problem bad_body(std::string detail) {
    return {400, "bad-body", "The body cannot be read", std::move(detail), R"(Send {"numbers": ["33/CT-TTg", "05-CT/TU"]} as UTF-8, or text/plain with a number a line.)"};
}

/// The object {"numbers": [...]} as lines of a text: each string is one.
tl::expected<NumberList, Problem> numbers_of_json(std::string_view body) {
    const auto json = Json::parse(body, [](int depth, Json::parse_event_t, Json&) { return depth <= 2; }, false);
    if (json.is_discarded() || !json.is_object()) return tl::unexpected(bad_body("The body is not a JSON object."));
    for (const auto& [name, value] : json.items())
        if (name != "numbers") return tl::unexpected(bad_body("The object has members beside “numbers”."));
    if (!json.contains("numbers") || !json["numbers"].is_array()) return tl::unexpected(bad_body("The object has no member “numbers” that is an array."));
    NumberList list;
    const auto& numbers = json["numbers"];
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!numbers[i].is_string()) return tl::unexpected(bad_body(fmt::format("Member {} of “numbers” is no string.", i + 1)));
        // One member is one number: what else a text holds is not looked for.
        const std::string text = normalise(numbers[i].get<std::string>());
        list.numbers.push_back({i + 1, std::string(slice(trimmed(text), 0, longest_unread * 2)), parse_typed_number(text), {}});
    }
    return list;
}

tl::expected<NumberList, Problem> checked(NumberList list) {
    if (list.numbers.empty())
        return tl::unexpected(Problem{422, "no-numbers", "There is no number in it", "No document number was found in what was sent.",
                                      "Write a number a line, in any spelling: 33/CT-TTg."});
    if (list.numbers.size() > most_numbers) {
        Problem problem{422, "too-many-numbers", "Too many numbers", fmt::format("{} numbers were sent; at most {} are looked up at once.", list.numbers.size(), most_numbers),
                        "Send them in several parts."};
        problem.extra["limit"] = most_numbers;
        return tl::unexpected(std::move(problem));
    }
    return list;
}

} // namespace

NumberList read_number_list(std::string_view text) {
    NumberList list;
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty()) continue;
        std::vector<ListedNumber> found;
        if (auto whole = parse_typed_number(line)) found.push_back({number, std::string(line), std::move(*whole), {}});
        else if (has_digit(line) && !is_id(line)) found = numbers_in(line, false);
        if (found.empty() && has_digit(line) && !is_id(line)) found = numbers_in(line, true);
        if (found.empty() && has_digit(line) && code_points(line) <= longest_unread) found.push_back({number, std::string(line), std::nullopt, {}});
        if (found.empty()) ++list.skipped;
        for (auto& one : found) {
            one.line = number;
            list.numbers.push_back(std::move(one));
        }
    }
    return list;
}

const BodySpec& number_list_body() {
    static const BodySpec spec{{{"text/plain", ""}, {"application/json", "NumbersToFind"}}, most_number_bytes,
                               fmt::format("The numbers, at most {}: one a line, or a text with numbers in it; or an array of them.", most_numbers)};
    return spec;
}

tl::expected<NumberList, Problem> read_pasted_numbers(std::string_view text) { return checked(read_number_list(normalise(text))); }

tl::expected<NumberList, Problem> read_sent_numbers(std::string_view body, std::string_view content_type) {
    if (content_type != "application/json") return read_pasted_numbers(decode(body).text);
    auto list = numbers_of_json(body);
    return list ? checked(std::move(*list)) : list;
}

} // namespace vanmach
