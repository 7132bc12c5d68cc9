// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/xml.h"

namespace vanmach {

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': case '\t': out += ' '; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20) out += c;
        }
    }
    // U+FFFE and U+FFFF are UTF-8, but no XML.
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (auto at = out.find(none); at != out.npos; at = out.find(none, at)) out.erase(at, none.size());
    return out;
}

} // namespace vanmach
