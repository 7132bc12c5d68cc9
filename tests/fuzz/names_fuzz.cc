// SPDX-License-Identifier: GPL-2.0-or-later
// Bodies, territories, statutes and Party documents by name at every place of any text.
#include "corpus/reading/issuers.h"
#include "corpus/reading/names.h"
#include "corpus/reading/positions.h"
#include "corpus/reading/statute_names.h"
#include "tests/fuzz/laid_out.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanmach;
    const auto text = fuzz::laid_out(data, size);
    const Territory home{"Tây Ninh", "xã Lương Minh", Level::commune};
    const PartialDate dated = PartialDate::of(2024, 5, 6).value();
    for (std::size_t i = 0; i < text.count(); ++i) {
        if (const auto issuer = read_issuer(text, i, home)) {
            fuzz::promise_end(text, i, issuer->end, "a body's name ends behind its start");
            fuzz::promise(!issuer->issuer.name.empty(), "a body has a name");
        }
        const auto territory = read_territory(text, i);
        fuzz::promise(territory.end >= i && territory.end <= text.count(), "a territory lies in the text");
        const auto statute = read_statute_name(text, i);
        fuzz::promise(statute.next == 0 || (statute.next > i && statute.next <= text.count() && statute.name_next <= statute.next),
                      "a statute's name ends behind its start");
        const auto mention = read_name(text, i, home, dated);
        for (const auto& citation : mention.citations) {
            fuzz::promise_end(text, i, mention.next, "a mention ends behind its start");
            fuzz::promise(!citation.span.empty() && citation.span.end <= text.folded().size(), "a mention lies in the text");
        }
        fuzz::promise(skip_rank(text, i) <= text.count() && signature_part_end(text, i) <= text.count(), "a signature lies in the text");
    }
    return 0;
}
