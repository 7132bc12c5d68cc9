// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/authority/authority.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

#include "authority_tables_embedded.h"
#include "corpus/document_id.h"
#include "corpus/text/normalise.h"

namespace vanmach {

namespace {

template <typename Item, typename Index>
const Item* find(const std::vector<Item>& items, const Index& index, std::string_view key) {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &items[found->second];
}

} // namespace

std::string_view to_string(System system) {
    constexpr std::array<std::string_view, 4> names = {"state", "party", "front", "mass"};
    return names.at(static_cast<std::size_t>(system));
}

const DocumentType* Authority::type(std::string_view code) const {
    return find(types, type_codes_, nfc(code));
}

const DocumentType* Authority::type_named(std::string_view word) const {
    return find(types, type_words_, slug_of_name(word));
}

const IssuerCode* Authority::code(std::string_view code) const {
    return find(codes, issuer_codes_, nfc(code));
}

const IssuerName* Authority::issuer(std::string_view name) const {
    return find(issuers, issuer_names_, slug_of_name(name));
}

const Province* Authority::province(std::string_view name) const {
    const auto slug = slug_of_name(name);
    if (const auto* found = find(provinces, province_names_, slug)) return found;
    for (const std::string_view kind : {"tinh-", "thanh-pho-", "tp-", "t-p-"})
        if (slug.starts_with(kind))
            if (const auto* found =
                    find(provinces, province_names_, std::string_view(slug).substr(kind.size())))
                return found;
    return nullptr;
}

const Statute* Authority::statute(std::string_view number) const {
    return find(statutes, statute_numbers_, slug_of_number(number));
}

const PartyDocument* Authority::party_document(std::string_view slug) const {
    return find(party_documents, party_slugs_, slug);
}

std::string_view embedded_table(std::string_view name) {
    return authority_tables::embedded(name);
}

const Authority& authority() {
    static const Authority tables = [] {
        auto loaded = load_authority(embedded_table);
        if (!loaded) {
            fmt::print(stderr, "{}\n", loaded.error().message);
            std::abort();
        }
        return std::move(*loaded);
    }();
    return tables;
}

} // namespace vanmach
