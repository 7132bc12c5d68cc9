// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search/document_source.h"

#include <algorithm>

namespace vanmach {

namespace {

class DocumentSource final : public Xapian::PostingSource {
  public:
    DocumentSource(std::vector<Xapian::docid> documents, double weight) : documents_(std::move(documents)), weight_(weight) {}

    Xapian::doccount get_termfreq_min() const override { return static_cast<Xapian::doccount>(documents_.size()); }
    Xapian::doccount get_termfreq_est() const override { return get_termfreq_min(); }
    Xapian::doccount get_termfreq_max() const override { return get_termfreq_min(); }
    double get_weight() const override { return weight_; }
    void next(double least) override {
        if (least > weight_) {
            at_ = documents_.size();
        } else if (started_) {
            ++at_;
        }
        started_ = true;
    }
    void skip_to(Xapian::docid wanted, double least) override {
        started_ = true;
        if (least > weight_) at_ = documents_.size();
        at_ = static_cast<std::size_t>(std::lower_bound(documents_.begin() + static_cast<std::ptrdiff_t>(at_), documents_.end(), wanted) - documents_.begin());
    }
    bool at_end() const override { return at_ >= documents_.size(); }
    Xapian::docid get_docid() const override { return documents_[at_]; }
    DocumentSource* clone() const override { return new DocumentSource(documents_, weight_); }
    void init(const Xapian::Database&) override {
        set_maxweight(weight_);
        at_ = 0;
        started_ = false;
    }
    std::string get_description() const override { return "documents"; }

  private:
    std::vector<Xapian::docid> documents_;
    double weight_;
    std::size_t at_ = 0;
    bool started_ = false;
};

constexpr auto any_edge = [](const EdgeView&) { return true; };

std::vector<NodeIndex> ends_of(const std::vector<NodeIndex>& nodes, const auto& edges_of, const auto& wanted) {
    std::vector<NodeIndex> ends;
    for (const NodeIndex node : nodes)
        for (const EdgeView& edge : edges_of(node))
            if (edge.own() && wanted(edge)) ends.push_back(edge.other);
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

} // namespace

Xapian::Query documents_query(std::vector<Xapian::docid> documents, double weight) {
    if (documents.empty()) return {};
    return Xapian::Query((new DocumentSource(std::move(documents), weight))->release());
}

std::vector<Xapian::docid> documents_passing(const Snapshot& snapshot, const Filters& filters) {
    std::vector<Xapian::docid> documents;
    Selection selection(snapshot, filters);
    for (HeldIndex held = 0; held < snapshot.held_count(); ++held) {
        const auto node = snapshot.node_of(held);
        if (snapshot.table().parts(node).front() == held && selection.passes(node)) documents.push_back(held + 1);
    }
    return documents;
}

std::vector<Xapian::docid> docids_of(const Snapshot& snapshot, const std::vector<NodeIndex>& nodes) {
    std::vector<Xapian::docid> documents;
    for (const NodeIndex node : nodes)
        if (snapshot.table().is_held(node)) documents.push_back(snapshot.table().parts(node).front() + 1);
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

std::vector<NodeIndex> citing(const Snapshot& snapshot, const std::vector<NodeIndex>& cited) {
    return ends_of(cited, [&](NodeIndex node) { return snapshot.in_edges(node); }, any_edge);
}

std::vector<NodeIndex> citing(const Snapshot& snapshot, const Filters& filters) {
    return ends_of(filters.cites, [&](NodeIndex node) { return snapshot.in_edges(node); }, [&](const EdgeView& edge) { return wanted_relation(filters, edge); });
}

std::vector<NodeIndex> cited_by(const Snapshot& snapshot, const std::vector<NodeIndex>& citing) {
    return ends_of(citing, [&](NodeIndex node) { return snapshot.out_edges(node); }, any_edge);
}

} // namespace vanmach
