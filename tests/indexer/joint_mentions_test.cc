// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/joint_mentions.h"

#include <gtest/gtest.h>

namespace vanmach {
namespace {

Citation mention(int n, std::string authority, std::uint32_t start) {
    Citation citation;
    citation.n = n;
    citation.kind = CitationKind::named;
    citation.authority = std::move(authority);
    citation.span = {start, start + 5};
    return citation;
}

TEST(JointMentions, EveryDocumentGetsACitationWithTheMentionsSpan) {
    Document document;
    document.citations = {mention(1, "", 0), mention(2, "nq-tw-4-khoa-xi; nq-tw-4-khoa-xii", 10), mention(3, "hp", 20)};
    document.relations = {{0, 2, Relation::basis}, {1, 2, Relation::implements}, {2, 3, Relation::guides}};
    split_joint_mentions(document);
    ASSERT_EQ(document.citations.size(), 4u);
    EXPECT_EQ(document.citations[1].authority, "nq-tw-4-khoa-xi");
    EXPECT_EQ(document.citations[2].authority, "nq-tw-4-khoa-xii");
    EXPECT_EQ(document.citations[1].span, document.citations[2].span);
    for (int n = 1; n <= 4; ++n) EXPECT_EQ(document.citations[static_cast<std::size_t>(n) - 1].n, n);
    EXPECT_EQ(document.relations, (std::vector<RelationEdge>{{0, 2, Relation::basis}, {0, 3, Relation::basis}, {1, 2, Relation::implements},
                                                             {1, 3, Relation::implements}, {2, 4, Relation::guides}, {3, 4, Relation::guides}}));
}

TEST(JointMentions, OtherDocumentsStayAsTheyAre) {
    Document document;
    document.citations = {mention(1, "hp", 0)};
    document.relations = {{0, 1, Relation::basis}};
    const auto before = document;
    split_joint_mentions(document);
    EXPECT_EQ(document, before);
}

} // namespace
} // namespace vanmach
