// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever is written into whichever parameter of whichever route: an answer or a problem with a hint, never
// a 500.
#include <random>

#include "corpus/text/utf8.h"
#include "server/http/encoding.h"
#include "server/search/query.h"
#include "server/search/snippets.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

class HostileValues : public ServiceTest {};

/// Still encoded.
std::vector<std::string> hostile() {
    std::vector<std::string> values = {"",
                                       "%00",
                                       "%ff",
                                       "%",
                                       "%zz",
                                       "%C3%28",
                                       "%F4%90%80%80",
                                       "%EF%BF%BE",
                                       "-1",
                                       "0",
                                       "1e9",
                                       "NaN",
                                       "%2B1",
                                       "0x10",
                                       "99999999999999999999",
                                       "%22",
                                       "%22%22",
                                       "%27",
                                       "../../etc",
                                       "%2F%2F",
                                       "%0d%0aX:y",
                                       "%E2%80%AE",
                                       "2025-02-30",
                                       "0000-00-00",
                                       "true,,false",
                                       "a,b,c",
                                       "**",
                                       "NOT%20NOT",
                                       "%3Cscript%3E",
                                       "33-ct-ttg.2021~",
                                       "~~~~",
                                       ".",
                                       "..",
                                       "x.x.x",
                                       "%C4%90",
                                       "%CC%81%CC%81%CC%81"};
    values.push_back(std::string(5000, 'a'));
    values.push_back(std::string(3000, '%') + "41");
    std::string marks;
    for (int i = 0; i < 900; ++i) marks += "%CC%81";
    values.push_back("a" + marks);
    return values;
}

void expect_manners(const Response& response, const std::string& target) {
    EXPECT_GE(response.status, 200) << target;
    EXPECT_LT(response.status, 500) << target << response.body.substr(0, 200);
    if (response.status < 400) return;
    EXPECT_EQ(response.type, "application/problem+json") << target;
    const Json problem = response.json();
    ASSERT_TRUE(problem.is_object()) << target;
    EXPECT_EQ(problem["status"], response.status) << target;
    EXPECT_FALSE(problem.value("hint", "").empty()) << target;
}

TEST_F(HostileValues, InEveryParameterOfEveryRoute) {
    int asked = 0;
    for (const Route& route : service->routes().routes()) {
        for (const ParameterSpec& spec : route.parameters) {
            for (const std::string& value : hostile()) {
                std::string target = route.pattern;
                const std::size_t in_path = target.find("{id}");
                const bool of_path = spec.name == "id" && in_path != std::string::npos;
                if (in_path != std::string::npos)
                    target.replace(in_path, 4, of_path ? value : "696-kh-ubnd.2025.tay-ninh");
                if (!of_path) target += "?" + spec.name + "=" + value;
                expect_manners(service->ask("GET", target), target.substr(0, 200));
                ++asked;
            }
        }
    }
    EXPECT_GT(asked, 500);
    EXPECT_EQ(get("/readyz").status, 200);
}

TEST_F(HostileValues, RandomBytesInTheAddress) {
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
        std::string target = "/api/v1/search?q=";
        for (int k = 0; k < 40; ++k) {
            const auto byte = static_cast<unsigned char>(random() % 255 + 1);
            target += byte > ' ' && byte != 0x7f ? static_cast<char>(byte) : '%';
        }
        expect_manners(service->ask("GET", target), target);
    }
}

TEST(RandomTexts, DoNoHarmToReadersOfQueries) {
    std::mt19937 random(5);
    const std::vector<std::string> pieces = {"dân ", "dan ",    "\"",         "“",   "\n",
                                             " ",    "a\u0301", "\U0001F600", "Đ",   "33/CT-TTg",
                                             "\xff", "%e1",     "\u202E",     "1.5 "};
    for (int i = 0; i < 2000; ++i) {
        std::string query, text;
        for (unsigned k = 0; k < random() % 12; ++k) query += pieces[random() % pieces.size()];
        for (unsigned k = 0; k < random() % 60; ++k) text += pieces[random() % (pieces.size() - 3)];
        percent_decoded(query, true);
        const auto parsed = parse_query(query);
        if (!parsed || !is_utf8(text)) continue;
        const auto snippet = make_snippet(text, clauses_of(*parsed));
        if (!snippet) continue;
        std::uint32_t last = 0;
        for (const Span mark : snippet->marks) {
            EXPECT_LE(last, mark.start);
            EXPECT_LT(mark.start, mark.end);
            last = mark.end;
        }
        EXPECT_LE(last, code_points(snippet->text)) << query << " in " << text;
    }
}

} // namespace
} // namespace vanmach::testing
