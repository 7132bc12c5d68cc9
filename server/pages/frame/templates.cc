// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame/templates.h"

#include <kainjow/mustache.hpp>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <map>
#include <memory>

#include "page_files_embedded.h"
#include "server/pages/frame/words.h"

namespace vanmach::pages {
namespace {

namespace km = kainjow::mustache;

[[noreturn]] void broken(std::string_view name, std::string_view why) {
    spdlog::critical("page template {}: {}", name, why);
    std::abort();
}

// Characters that HTML cannot hold become U+FFFD; form feeds and the like, which sources do hold, become
// spaces.
std::string displayable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0)
            out += "\xEF\xBF\xBD";
        else if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F)
            out += ' ';
        else
            out += c;
    }
    return out;
}

km::data data_of(const Json& json) {
    switch (json.type()) {
    case Json::value_t::object: {
        km::data object{km::data::type::object};
        for (const auto& [key, value] : json.items()) object[key] = data_of(value);
        return object;
    }
    case Json::value_t::array: {
        km::data list{km::data::type::list};
        // push_back copies whole subtrees; the vector behind it takes them by move.
        auto& items = const_cast<km::list&>(list.list_value());
        items.reserve(json.size());
        for (const auto& value : json) items.push_back(data_of(value));
        return list;
    }
    case Json::value_t::string: {
        const auto& text = json.get_ref<const std::string&>();
        if (text.empty()) return km::data{false};
        return km::data{displayable(text)};
    }
    case Json::value_t::boolean:
        return km::data{json.get<bool>()};
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        return km::data{json.dump()};
    default:
        return km::data{false};
    }
}

// A template stands in the folder of its page; its name is its own among all.
std::string_view template_file(std::string_view name) {
    const auto ending = "/" + std::string(name) + ".mustache";
    for (const auto path : page_files::embedded_paths())
        if (path.ends_with(ending)) return page_files::embedded(path);
    return {};
}

// Partials are written into the template as it is loaded: the library would parse them anew at each use.
std::string with_partials(std::string_view name, int depth = 0) {
    const auto file = template_file(name);
    if (file.data() == nullptr) broken(name, "is not there");
    if (depth > 8) broken(name, "includes itself");
    std::string out;
    std::size_t at = 0;
    while (true) {
        const auto open = file.find("{{>", at);
        if (open == std::string_view::npos) return out.append(file.substr(at));
        const auto close = file.find("}}", open);
        if (close == std::string_view::npos) broken(name, "an include is not closed");
        auto partial = file.substr(open + 3, close - open - 3);
        while (partial.starts_with(' ')) partial.remove_prefix(1);
        while (partial.ends_with(' ')) partial.remove_suffix(1);
        out.append(file.substr(at, open - at));
        std::string inner = with_partials(partial, depth + 1);
        while (inner.ends_with('\n')) inner.pop_back(); // an include inside a line stays inside it
        out += inner;
        at = close + 2;
    }
}

const km::data& words_of(Lang lang) {
    const auto make = [](Lang of) {
        km::data words{km::data::type::object};
        for (const auto& key : word_keys()) words[key] = km::data{word(of, key)};
        km::data root{km::data::type::object};
        root["t"] = std::move(words);
        return root;
    };
    static const km::data vi = make(Lang::vi);
    static const km::data en = make(Lang::en);
    return lang == Lang::vi ? vi : en;
}

km::mustache& parsed(std::string_view name) {
    thread_local std::map<std::string, std::unique_ptr<km::mustache>, std::less<>> templates;
    const auto found = templates.find(name);
    if (found != templates.end()) return *found->second;
    auto made = std::make_unique<km::mustache>(with_partials(name));
    if (!made->is_valid()) broken(name, made->error_message());
    return *templates.emplace(std::string(name), std::move(made)).first->second;
}

} // namespace

std::string render(std::string_view name, Lang lang, const Json& view) {
    const km::data data = data_of(view);
    km::context<std::string> context{&words_of(lang)};
    context.push(&data);
    return parsed(name).render(context);
}

} // namespace vanmach::pages
