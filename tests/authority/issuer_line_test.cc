// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/authority/issuer_line.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace vanmach {
namespace {

std::vector<std::string> names(const std::vector<RelatedBody>& bodies) {
    std::vector<std::string> all;
    for (const auto& body : bodies) all.push_back(body.name + " " + body.since.iso());
    std::sort(all.begin(), all.end());
    return all;
}

TEST(IssuerLine, FollowsTheMergersOfProvinces) {
    const auto old = line_of({"Ủy ban nhân dân tỉnh Nam Định", Level::province, "Nam Định", ""});
    EXPECT_EQ(names(old.successors), std::vector<std::string>{"Ủy ban nhân dân tỉnh Ninh Bình 2025-07-01"});
    EXPECT_TRUE(old.predecessors.empty());
    EXPECT_EQ(old.to.iso(), "2025-06-30");
    const auto merged = line_of({"Tỉnh ủy Ninh Bình", Level::province, "Ninh Bình", ""});
    EXPECT_EQ(names(merged.predecessors), (std::vector<std::string>{"Tỉnh ủy Hà Nam 2025-07-01", "Tỉnh ủy Nam Định 2025-07-01"}));
    EXPECT_FALSE(merged.to.known());
    const auto untouched = line_of({"Ủy ban nhân dân tỉnh Nghệ An", Level::province, "Nghệ An", ""});
    EXPECT_TRUE(untouched.predecessors.empty() && untouched.successors.empty());
    // A city that takes in a province keeps its kind.
    const auto city = line_of({"Ủy ban nhân dân tỉnh Bình Dương", Level::province, "Bình Dương", ""});
    EXPECT_EQ(names(city.successors), std::vector<std::string>{"Ủy ban nhân dân thành phố Hồ Chí Minh 2025-07-01"});
}

TEST(IssuerLine, FollowsTheChangesOfMinistries) {
    const auto old = line_of({"Bộ Kế hoạch và Đầu tư", Level::ministry, "", ""});
    EXPECT_EQ(names(old.successors), std::vector<std::string>{"Bộ Tài chính 2025-03-01"});
    EXPECT_EQ(old.to.iso(), "2025-02-28");
    const auto later = names(line_of({"Bộ Tài chính", Level::ministry, "", ""}).predecessors);
    EXPECT_TRUE(std::find(later.begin(), later.end(), "Bộ Kế hoạch và Đầu tư 2025-03-01") != later.end());
}

TEST(IssuerLine, CommitteesOfCitiesAndProvincesHaveTheirOwnWord) {
    EXPECT_EQ(names(line_of({"Tỉnh ủy Hải Dương", Level::province, "Hải Dương", ""}).successors), std::vector<std::string>{"Thành ủy Hải Phòng 2025-07-01"});
    EXPECT_EQ(names(line_of({"Ban Thường vụ Thành ủy Hải Phòng", Level::province, "Hải Phòng", ""}).predecessors), std::vector<std::string>{"Ban Thường vụ Tỉnh ủy Hải Dương 2025-07-01"});
}

TEST(IssuerLine, DepartmentsEndedBeforeTheirProvinces) {
    const auto planning = line_of({"Sở Kế hoạch và Đầu tư tỉnh Ninh Thuận", Level::department, "Ninh Thuận", ""});
    EXPECT_EQ(names(planning.successors), std::vector<std::string>{"Sở Tài chính tỉnh Ninh Thuận 2025-03-01"});
    EXPECT_EQ(planning.successors.at(0).province, "Ninh Thuận");
    EXPECT_EQ(planning.to.iso(), "2025-02-28");
    const auto finance = names(line_of({"Sở Tài chính tỉnh Khánh Hòa", Level::department, "Khánh Hòa", ""}).predecessors);
    EXPECT_EQ(finance, (std::vector<std::string>{"Sở Kế hoạch và Đầu tư tỉnh Khánh Hòa 2025-03-01", "Sở Tài chính tỉnh Ninh Thuận 2025-07-01"}));
}

TEST(IssuerLine, JointIssuersHaveALineEach) {
    const auto joint = line_of({"Hội đồng nhân dân tỉnh Ninh Thuận; Ủy ban nhân dân tỉnh Ninh Thuận", Level::province, "Ninh Thuận", ""});
    EXPECT_EQ(names(joint.successors), (std::vector<std::string>{"Hội đồng nhân dân tỉnh Khánh Hòa 2025-07-01", "Ủy ban nhân dân tỉnh Khánh Hòa 2025-07-01"}));
}

TEST(IssuerLine, DistrictsEnded) {
    EXPECT_EQ(line_of({"Ủy ban nhân dân huyện Ba Chẽ", Level::district, "Quảng Ninh", "huyện Ba Chẽ"}).to.iso(), "2025-06-30");
    EXPECT_FALSE(line_of({"", Level::unknown, "", ""}).to.known());
}

} // namespace
} // namespace vanmach
