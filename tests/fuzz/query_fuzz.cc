// SPDX-License-Identifier: GPL-2.0-or-later
// Anything typed is a query, which can be told as one, or a 400.
#include <cstddef>
#include <cstdint>

#include "server/search/query_words.h"
#include "tests/fuzz/promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const auto query = parse_query({reinterpret_cast<const char*>(data), size});
    if (!query) {
        fuzz::promise(query.error().status == 400, "what cannot be understood is the client's fault");
        return 0;
    }
    for (const auto& clause : clauses_of(*query)) fuzz::promise(!clause.words.empty(), "no clause is empty");
    plain_words(query->parts);
    to_json(*query);
    const auto told = to_text(*query);
    fuzz::promise(parse_query(told).has_value(), "what was understood can be asked again");
    return 0;
}
