// SPDX-License-Identifier: GPL-2.0-or-later
// Reading against a plain pass: how much dearer is it to understand a text than to bring it into its stored
// form?
#include <functional>

#include "corpus/formats/source_text.h"
#include "corpus/reading/reader.h"
#include "corpus/text/decode.h"
#include "corpus/text/normalise.h"
#include "tests/bench/measure.h"

int main(int argc, char** argv) {
    using namespace vanmach;
    const auto options = bench::parse(argc, argv, "Reads documents, against decoding and normalising them.");
    const auto files = bench::load(options.corpora);

    std::vector<std::string> texts;
    std::size_t documents = 0, citations = 0;
    for (const auto& file : files) {
        auto source = read_source(file.name, file.bytes);
        if (!source) continue; // an empty file
        for (const auto& document : read_documents(file.name, source->text)) {
            ++documents;
            citations += document.citations.size();
        }
        texts.push_back(std::move(source->text));
    }

    std::size_t kept = 0; // what the compiler may not leave out
    const auto taken = bench::seconds(options, {
                                                   [&] {
                                                       for (const auto& file : files)
                                                           kept += normalise(decode(file.bytes).text).size();
                                                   },
                                                   [&] {
                                                       for (const auto& text : texts)
                                                           kept += read_documents("bench.txt", text).size();
                                                   },
                                               });
    const auto megabytes = static_cast<double>(bench::total_bytes(files)) / 1e6;
    return kept == 0 ? 1
                     : bench::report(options, {{"files", files.size()},
                                               {"megabytes", megabytes},
                                               {"documents", documents},
                                               {"citations", citations},
                                               {"plain_pass_mb_per_s", megabytes / taken[0]},
                                               {"reading_mb_per_s", megabytes / taken[1]},
                                               {"reading_to_plain_pass", taken[1] / taken[0]}});
}
