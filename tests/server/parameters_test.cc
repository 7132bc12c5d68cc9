// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/parameters.h"

#include <gtest/gtest.h>

#include "server/http/encoding.h"

namespace vanmach {
namespace {

ParameterSpec spec(std::string name, ParameterType type) {
    ParameterSpec one;
    one.name = std::move(name);
    one.type = type;
    return one;
}

ParameterSpecs specs() {
    ParameterSpec q = spec("q", ParameterType::text);
    q.maximum = 20;
    ParameterSpec size = spec("size", ParameterType::integer);
    size.maximum = 100;
    size.fallback = "10";
    ParameterSpec sort = spec("sort", ParameterType::choice);
    sort.choices = {"relevance", "date"};
    ParameterSpec year = spec("year", ParameterType::integer);
    year.minimum = 1900;
    year.maximum = 2100;
    year.many = true;
    ParameterSpec issuer = spec("issuer", ParameterType::text);
    issuer.many = true;
    return {q,
            size,
            sort,
            year,
            issuer,
            spec("from", ParameterType::date),
            spec("snippet", ParameterType::boolean),
            spec("id", ParameterType::text)};
}

tl::expected<Parameters, Problem> parsed(std::string_view query) {
    return parse_parameters(specs(), query, {{"id", "a%2Fb"}});
}

Problem refused(std::string_view query) {
    const auto parameters = parsed(query);
    EXPECT_FALSE(parameters) << query;
    return parameters ? Problem() : parameters.error();
}

TEST(Parameters, AreDecodedCheckedAndHaveFallbacks) {
    const auto parameters = parsed("q=d%C3%A2n+v%e1%ba%adn&from=2025-07&snippet=true");
    ASSERT_TRUE(parameters);
    EXPECT_EQ(parameters->text("q"), "dân vận");
    EXPECT_EQ(parameters->text("id"), "a/b");
    EXPECT_EQ(parameters->integer("size"), 10);
    EXPECT_FALSE(parameters->has("size"));
    EXPECT_TRUE(parameters->boolean("snippet"));
    EXPECT_EQ(parameters->date("from").month, 7);
    EXPECT_TRUE(parameters->all("year").empty());
}

TEST(Parameters, DecomposedLettersAreTheSameRequest) {
    EXPECT_EQ(parsed("q=a%CC%82")->query_string(), parsed("q=%C3%A2")->query_string());
    EXPECT_EQ(parsed("sort=date&q=a")->query_string(), parsed("q=a&&sort=date&")->query_string());
    EXPECT_EQ(parsed("size=05")->query_string(), "size=5");
    EXPECT_EQ(parsed("q=a%20%26b")->query_string(), "q=a%20%26b");
}

TEST(Parameters, SomeMayBeGivenSeveralTimes) {
    EXPECT_EQ(parsed("year=2021,2022&year=2021")->all("year"), (std::vector<std::string>{"2021", "2022"}));
    EXPECT_EQ(parsed("issuer=A%2C+B&issuer=C")->all("issuer"), (std::vector<std::string>{"A, B", "C"}))
        << "names hold commas";
    EXPECT_EQ(refused("size=1&size=2").code, "repeated-parameter");
}

TEST(Parameters, FieldsLeftBlankInAFormAreNotGiven) {
    const auto parameters = parsed("q=&size=&sort=&year=&from=++");
    ASSERT_TRUE(parameters);
    EXPECT_FALSE(parameters->has("q"));
    EXPECT_EQ(parameters->integer("size"), 10);
}

TEST(Parameters, UnknownOnesNameTheAllowed) {
    const Problem problem = refused("page=2");
    EXPECT_EQ(problem.status, 400);
    EXPECT_EQ(problem.code, "unknown-parameter");
    EXPECT_EQ(problem.extra["parameter"], "page");
    EXPECT_EQ(problem.extra["allowed"], Json({"q", "size", "sort", "year", "issuer", "from", "snippet"}));
    EXPECT_NE(problem.hint.find("sort"), std::string::npos);
    EXPECT_EQ(refused("id=x").code, "unknown-parameter") << "the path has it";
}

TEST(Parameters, WrongValuesTellWhatToWrite) {
    for (const char* query :
         {"size=-1", "size=101", "size=ten", "size=1e1", "size=99999999999999999999", "from=2025-13-01",
          "from=2025-02-30", "from=01/07/2025", "sort=newest", "snippet=yes", "year=12"}) {
        const Problem problem = refused(query);
        EXPECT_EQ(problem.status, 400) << query;
        EXPECT_EQ(problem.code, "bad-parameter") << query;
        EXPECT_FALSE(problem.hint.empty()) << query;
    }
    EXPECT_EQ(refused("q=" + std::string(21, 'a')).code, "too-long");
}

TEST(Parameters, BytesThatAreNoTextAreRefused) {
    for (const char* query : {"q=%ff", "q=%", "q=%4", "q=%zz", "q=%00", "q=a%01b", "q=%C2%85", "q=%ED%A0%80",
                              "q=%C0%AF", "%ff=1"}) {
        const Problem problem = refused(query);
        EXPECT_EQ(problem.status, 400) << query;
        EXPECT_EQ(problem.code, "bad-encoding") << query;
        EXPECT_FALSE(problem.hint.empty());
    }
    EXPECT_EQ(parsed("q=a%0Ab")->text("q"), "a b") << "a pasted line end is a space";
}

TEST(Encoding, RoundTrips) {
    const std::string text = "Kế hoạch số 48/KH-UBND & \"dân\" 100%+";
    EXPECT_EQ(percent_decoded(url_encoded(text), true), text);
    EXPECT_EQ(url_encoded("a b"), "a%20b");
    EXPECT_TRUE(is_utf8("dân"));
    EXPECT_FALSE(is_utf8("\xff"));
    EXPECT_TRUE(is_utf8("\xEF\xBF\xBD")) << "U+FFFD itself is well-formed";
}

} // namespace
} // namespace vanmach
