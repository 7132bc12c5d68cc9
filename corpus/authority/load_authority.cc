// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "corpus/authority/authority.h"
#include "corpus/authority/table.h"
#include "corpus/document_id.h"

namespace vanmach {

namespace {

Level level_of(const TableRow& row, std::string_view column) {
    const auto name = row.required(column);
    const auto level = parse_level(name);
    if (!level) row.fault(fmt::format("{} is no level: {}", column, name));
    return *level;
}

System system_named(const TableRow& row, std::string_view name) {
    for (const auto system : {System::state, System::party, System::front, System::mass})
        if (name == to_string(system)) return system;
    row.fault(fmt::format("no such system: {}", name));
}

bool confirmed(const TableRow& row) {
    return row.either("status", "confirmed", "unconfirmed");
}

bool has_placeholder(std::string_view name) {
    return name.find('{') != name.npos;
}

std::string as_is(std::string_view text) {
    return std::string(text);
}

} // namespace

/// Fills the tables one after the other. Throws TableFault.
class AuthorityLoader {
  public:
    explicit AuthorityLoader(const std::function<std::string_view(std::string_view)>& read) : read_(read) {}

    Authority load() {
        load_types();
        load_codes();
        load_issuers();
        load_provinces();
        load_statutes();
        load_party_documents();
        load_abbreviations();
        return std::move(out_);
    }

  private:
    using Index = Authority::Index;

    // Calls `each` for every row, then `check` for every row, when all names of the table are known.
    void load(std::string_view name, const std::function<void(const TableRow&)>& each,
              const std::function<void(const TableRow&)>& check) {
        const auto text = read_(name);
        if (text.data() == nullptr) throw TableFault{fmt::format("{}:1: the table is not there", name)};
        const Table table(name, text);
        if (table.rows().empty()) throw TableFault{fmt::format("{}:1: the table has no rows", name)};
        for (const auto& row : table.rows()) {
            confirmed(row);
            each(row);
        }
        for (const auto& row : table.rows()) check(row);
    }

    static void put(const TableRow& row, Index& index, std::string key, std::size_t place,
                    std::string_view what) {
        if (key.empty()) row.fault(fmt::format("\"{}\" holds no letter or digit", what));
        const auto [found, added] = index.emplace(std::move(key), place);
        if (!added && found->second != place) row.fault(fmt::format("\"{}\" stands for two rows", what));
    }

    static void put_all(const TableRow& row, Index& index, std::size_t place, const std::string& name,
                        const std::vector<std::string>& aliases, std::string (*key)(std::string_view)) {
        if (index.contains(key(name))) row.fault(fmt::format("\"{}\" stands for two rows", name));
        put(row, index, key(name), place, name);
        for (const auto& alias : aliases) put(row, index, key(alias), place, alias);
    }

    void load_types() {
        load(
            "document_types.tsv",
            [&](const TableRow& row) {
                DocumentType type;
                type.code = row.required("code");
                type.name = row.required("name");
                type.aliases = row.list("aliases");
                type.codes = row.list("codes");
                for (const auto& system : row.list("systems"))
                    type.systems.push_back(system_named(row, system));
                if (type.systems.empty()) row.fault("systems is empty");
                type.has_code = row.either("has_code", "yes", "no");
                put_all(row, out_.type_codes_, out_.types.size(), type.code, {}, as_is);
                put_all(row, out_.type_words_, out_.types.size(), type.name, type.aliases, slug_of_name);
                out_.types.push_back(std::move(type));
            },
            [](const TableRow&) {});
    }

    void load_abbreviations() {
        load(
            "abbreviations.tsv",
            [&](const TableRow& row) {
                Abbreviation short_form{row.required("abbreviation"), row.required("words")};
                if (short_form.abbreviation.find(' ') != std::string::npos) row.fault("an abbreviation is one word");
                if (short_form.words.find(' ') == std::string::npos) row.fault("it stands for several words");
                out_.abbreviations.push_back(std::move(short_form));
            },
            [](const TableRow&) {});
    }

    void load_codes() {
        load(
            "issuer_codes.tsv",
            [&](const TableRow& row) {
                IssuerCode code;
                code.code = row.required("code");
                code.name = row.text("name");
                const bool any_level = row.required("level") == "local";
                if (!any_level) code.level = level_of(row, "level");
                code.local = any_level || has_placeholder(code.name);
                code.system = system_named(row, row.required("system"));
                code.aliases = row.list("aliases");
                code.numbered = row.either("suffix", "number", "");
                code.from = row.date("from");
                code.to = row.date("to");
                put_all(row, out_.issuer_codes_, out_.codes.size(), code.code, code.aliases, as_is);
                out_.codes.push_back(std::move(code));
            },
            [](const TableRow&) {});
    }

    void load_issuers() {
        load(
            "issuers.tsv",
            [&](const TableRow& row) {
                IssuerName issuer;
                issuer.name = row.required("name");
                issuer.aliases = row.list("aliases");
                issuer.level = level_of(row, "level");
                issuer.system = system_named(row, row.required("system"));
                issuer.code = row.text("code");
                issuer.from = row.date("from");
                issuer.to = row.date("to");
                issuer.successor = row.text("successor");
                put_all(row, out_.issuer_names_, out_.issuers.size(), issuer.name, issuer.aliases,
                        slug_of_name);
                out_.issuers.push_back(std::move(issuer));
            },
            [&](const TableRow& row) {
                const auto code = row.text("code");
                if (!code.empty() && !out_.issuer_codes_.contains(code))
                    row.fault(fmt::format("no such issuer code: {}", code));
                check_issuer(row, row.text("successor"));
            });
    }

    void load_provinces() {
        load(
            "provinces.tsv",
            [&](const TableRow& row) {
                Province province;
                province.name = row.required("name");
                province.kind = row.either("kind", "tỉnh", "thành phố") ? "tỉnh" : "thành phố";
                province.successor = row.required("successor");
                province.merged_on = row.date("merged_on");
                province.code = row.required("gso_code");
                province.kind_changes = row.text("kind_changes");
                province.aliases = row.list("aliases");
                if (!province.stands() && !province.merged_on.full())
                    row.fault("merged_on is empty where the name ended");
                put_all(row, out_.province_names_, out_.provinces.size(), province.name, province.aliases,
                        slug_of_name);
                out_.provinces.push_back(std::move(province));
            },
            [&](const TableRow& row) {
                const auto* successor = out_.province(row.text("successor"));
                if (successor == nullptr || successor->name != row.text("successor") || !successor->stands())
                    row.fault(
                        fmt::format("the successor is no province that stands: {}", row.text("successor")));
            });
    }

    void load_statutes() {
        load(
            "statutes.tsv",
            [&](const TableRow& row) {
                Statute statute;
                statute.name = row.required("name");
                statute.short_names = row.list("short_names");
                statute.type = row.required("type");
                statute.number = row.text("number");
                statute.date = row.date("date");
                statute.effective = row.date("effective");
                statute.replaced_by = row.text("replaced_by");
                statute.amends = row.text("amends");
                statute.confirmed = confirmed(row);
                if (out_.type(statute.type) == nullptr)
                    row.fault(fmt::format("no such type: {}", statute.type));
                if (statute.number.empty() && !statute.date.known())
                    row.fault("neither number nor date tells which statute it is");
                if (!statute.number.empty())
                    put_all(row, out_.statute_numbers_, out_.statutes.size(), statute.number, {},
                            slug_of_number);
                out_.statutes.push_back(std::move(statute));
            },
            [&](const TableRow& row) {
                for (const std::string_view column : {"replaced_by", "amends"})
                    if (const auto number = row.text(column);
                        !number.empty() && out_.statute(number) == nullptr)
                        row.fault(fmt::format("{} is no statute of the table: {}", column, number));
            });
    }

    void load_party_documents() {
        load(
            "party_documents.tsv",
            [&](const TableRow& row) {
                PartyDocument document;
                document.name = row.required("name");
                document.slug = row.required("slug");
                document.number = row.text("number");
                document.date = row.date("date");
                document.issuer = row.text("issuer");
                document.aliases = row.list("aliases");
                if (!has_placeholder(document.slug) && document.slug != slug_of_name(document.slug))
                    row.fault(fmt::format("no slug: {}", document.slug));
                put_all(row, out_.party_slugs_, out_.party_documents.size(), document.slug, {}, as_is);
                put_all(row, party_names_, out_.party_documents.size(), document.name, document.aliases,
                        slug_of_name);
                out_.party_documents.push_back(std::move(document));
            },
            [&](const TableRow& row) { check_issuer(row, row.text("issuer")); });
    }

    void check_issuer(const TableRow& row, const std::string& name) const {
        if (name.empty()) return;
        const auto found = std::find_if(out_.issuers.begin(), out_.issuers.end(),
                                        [&](const IssuerName& issuer) { return issuer.name == name; });
        if (found == out_.issuers.end()) row.fault(fmt::format("no such issuer: {}", name));
    }

    const std::function<std::string_view(std::string_view)>& read_;
    Authority out_;
    Index party_names_;
};

Result<Authority> load_authority(const std::function<std::string_view(std::string_view)>& read) {
    try {
        return AuthorityLoader(read).load();
    } catch (const TableFault& fault) {
        return fail(ErrorCode::internal, "corpus/authority/" + fault.message,
                    "Correct the line and build again.");
    }
}

} // namespace vanmach
