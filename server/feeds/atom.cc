// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/feeds/atom.h"

#include <algorithm>

#include <fmt/format.h>

#include "corpus/date.h"
#include "server/http/xml.h"

namespace vanmach {

namespace {

std::string element(std::string_view name, std::string_view text, std::string_view indent) {
    return text.empty() ? std::string() : fmt::format("{0}<{1}>{2}</{1}>\n", indent, name, xml_escaped(text));
}

std::string link(std::string_view relation, std::string_view type, std::string_view address, std::string_view indent) {
    return fmt::format("{}<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", indent, relation, type, xml_escaped(address));
}

/// A title has to be there, even where nothing is known.
std::string title(std::string_view text, std::string_view indent) {
    return fmt::format("{}<title>{}</title>\n", indent, xml_escaped(text));
}

} // namespace

std::string to_atom(const AtomFeed& feed) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n";
    xml += element("id", feed.id, "  ") + title(feed.title, "  ") + element("subtitle", feed.subtitle, "  ") + element("updated", feed.updated, "  ");
    xml += "  <author>\n    <name>Văn Mạch</name>\n  </author>\n";
    xml += link("self", atom_type, feed.self, "  ") + link("alternate", "text/html", feed.alternate, "  ");
    for (const auto& entry : feed.entries) {
        xml += "  <entry>\n" + element("id", entry.id, "    ") + title(entry.title, "    ") + element("updated", entry.updated, "    ") +
               element("published", entry.published, "    ") + link("alternate", "text/html", entry.link, "    ");
        if (!entry.author.empty()) xml += "    <author>\n" + element("name", entry.author, "      ") + "    </author>\n";
        if (!entry.term.empty()) xml += fmt::format("    <category term=\"{}\" label=\"{}\"/>\n", xml_escaped(entry.term), xml_escaped(entry.label));
        xml += element("summary", entry.summary, "    ") + "  </entry>\n";
    }
    return xml + "</feed>\n";
}

std::string atom_time(std::string_view iso_date, std::string_view otherwise) {
    const auto date = PartialDate::parse_iso(iso_date);
    if (!date || !date->known()) return std::string(otherwise);
    return fmt::format("{:04}-{:02}-{:02}T00:00:00+07:00", date->year, std::max(date->month, 1), std::max(date->day, 1));
}

} // namespace vanmach
