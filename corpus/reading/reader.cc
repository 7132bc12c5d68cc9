// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/reader.h"

#include <algorithm>

#include "corpus/reading/citations.h"
#include "corpus/reading/frame.h"
#include "corpus/reading/head.h"
#include "corpus/reading/layout.h"
#include "corpus/reading/lines.h"
#include "corpus/reading/obligations.h"
#include "corpus/reading/outline.h"
#include "corpus/reading/parts.h"
#include "corpus/reading/relations.h"
#include "corpus/reading/sentences.h"
#include "corpus/reading/subjects.h"
#include "corpus/reading/tokens.h"

namespace vanmach {

namespace {

Document read_document(const ReadingText& text) {
    const auto lines = read_lines(text);
    const auto frame = read_frame(text, lines);
    auto head = read_head(text, lines, frame);
    const auto paragraphs = read_paragraphs(text, lines, head.title, head.body);
    const auto sentences = read_sentences(text, paragraphs);

    Document document;
    CitationContext context{head.home, head.issuer, head.type, head.number, head.date, head.number_span, head.type_words, frame.first, frame.next, frame.asides};
    auto read = read_citations(text, context);
    document.citations = std::move(read.citations);
    for (auto& citation : document.citations) {
        const auto& sentence = holding(sentences, text.at_or_after(citation.span.start));
        citation.sentence = {text[sentence.first].start, text[sentence.next - 1].end};
        citation.sentence.end = std::max(citation.sentence.end, citation.span.end);
    }
    document.relations = read_relations(text, head, document.citations, read.ends, paragraphs, sentences);
    read_subjects(text, paragraphs, read.ends, document.relations, document.citations);
    if (head.body.first < head.body.next) {
        document.sections = read_outline(text, paragraphs, head.body);
        document.obligations = read_obligations(text, {{head.body.first, frame.next}, head.date}, lines, sentences, document.sections);
    }
    document.type = std::move(head.type);
    document.number = std::move(head.number);
    document.number_printed = std::move(head.number_printed);
    document.symbol = std::move(head.symbol);
    document.status = head.status;
    document.date = head.date;
    document.place = std::move(head.place);
    document.issuer = std::move(head.issuer);
    document.title = std::move(head.title_text);
    document.signer = std::move(head.signer);
    document.recipients = std::move(head.recipients);
    return document;
}

} // namespace

std::vector<Document> read_documents(std::string_view source, std::string_view text) {
    std::vector<Document> documents;
    const auto add = [&](Document document, std::string part_text) {
        document.source = source;
        document.part = static_cast<int>(documents.size()) + 1;
        document.text = std::move(part_text);
        documents.push_back(std::move(document));
    };
    ReadingText whole(text);
    lay_out(whole);
    const auto parts = split_parts(whole);
    if (parts.size() == 1) {
        add(read_document(whole), std::string(text));
        return documents;
    }
    for (const auto& span : parts) {
        auto part_text = whole.folded().utf8(span.start, span.end);
        ReadingText part(part_text);
        lay_out(part);
        auto document = read_document(part);
        add(std::move(document), std::move(part_text));
    }
    return documents;
}

} // namespace vanmach
