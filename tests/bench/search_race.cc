// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/search_race.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <stdexcept>
#include <thread>

#include "tests/bench/http_client.h"
#include "tests/bench/measure.h"

namespace vanmach::bench {

namespace {

using Clock = std::chrono::steady_clock;

// For a class: the service is asked in rounds until the time is over, at least twice; SQLite and omega some
// questions once.
constexpr std::size_t most_rounds = 20, least_rounds = 2;
constexpr double seconds_a_class = 12, seconds_of_others = 12;
constexpr std::size_t least_of_others = 8, most_of_others = 40;
constexpr double time_limit_ms = 2000; // of a search; then what was found so far is the answer

double since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double milliseconds(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return since(start);
}

std::string match_of(const Question& question) {
    const auto& words =
        question.unmarked ? question.marked : question.words; // FTS5 takes marks off by itself, but for đ
    if (question.ask == Ask::phrase || question.ask == Ask::number)
        return fmt::format("\"{}\"", fmt::join(words, " "));
    auto match = fmt::format("\"{}\"", fmt::join(words, question.ask == Ask::any ? "\" OR \"" : "\" AND \""));
    if (question.ask == Ask::prefix) match += fmt::format(" AND \"{}\" *", question.prefix);
    return match;
}

std::vector<SqliteIndex::Filter> filters_of(const Snapshot& snapshot, const Question& question) {
    std::vector<SqliteIndex::Filter> filters;
    const auto add = [&](Facet facet, std::string_view value) {
        for (std::uint32_t i = 0; i < snapshot.facet_size(facet); ++i)
            if (snapshot.facet_value(facet, i) == value)
                filters.push_back({static_cast<std::size_t>(facet), i});
    };
    if (!question.province.empty()) add(Facet::province, question.province);
    if (question.year != 0) add(Facet::year, std::to_string(question.year));
    return filters;
}

/// What the service answers, looked at before it is measured.
struct Checked {
    bool answered = false;
    std::uint64_t total = 0;
    bool unlike_xapian = false; // where words with their marks are all wanted, there are no two opinions
};

Checked checked(HttpClient& client, const Question& question, std::uint64_t matches) {
    const auto target = target_of(question, 0);
    if (client.ask(HttpClient::request(target)) != 200) return {};
    const auto answer = nlohmann::json::parse(client.body());
    Checked checked{true, answer.at("total").get<std::uint64_t>()};
    if (checked.total > 0 && (answer.at("hits").empty() || answer.at("facets").empty()))
        throw std::runtime_error(target + ": no hits or no counts");
    const auto has_mark = [](const std::string& word) {
        return std::any_of(word.begin(), word.end(),
                           [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    };
    // Where no document has them all, the service takes some of the words.
    checked.unlike_xapian = question.ask == Ask::all && matches > 0 && answer.at("partial") == false &&
                            std::all_of(question.words.begin(), question.words.end(), has_mark) &&
                            checked.total != matches;
    return checked;
}

/// Times of one class, question by question and round by round.
struct Times {
    std::vector<double> ours, bare;           // in the order of asking
    std::vector<std::vector<double>> ours_of; // by question
};

Times in_turns(const Racers& racers, HttpClient& client, const std::vector<Question>& questions,
               const std::vector<Xapian::Query>& queries, bool smoke) {
    Times times;
    times.ours_of.resize(questions.size());
    const auto begun = Clock::now();
    for (std::size_t round = 1; round <= (smoke ? 1 : most_rounds); ++round) {
        if (round > least_rounds && since(begun) > seconds_a_class * 1000) break;
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const auto request = HttpClient::request(target_of(questions[i], round));
            client.ready();
            const auto ask = [&] {
                int status = 0;
                times.ours.push_back(milliseconds([&] { status = client.ask(request); }));
                times.ours_of[i].push_back(times.ours.back());
                if (status != 200)
                    throw std::runtime_error(
                        fmt::format("{} was answered with {}", target_of(questions[i], round), status));
            };
            // Who comes second finds more in the processor's cache: by turns.
            if (round % 2 == 0) ask();
            times.bare.push_back(milliseconds([&] { match(racers.database, queries[i]); }));
            if (round % 2 == 1) ask();
        }
    }
    return times;
}

/// How another engine does on some of the questions, and the service on the same ones.
struct Other {
    std::vector<double> theirs, ours;
};

Other some_of(const std::vector<Question>& questions, const Times& times,
              const std::function<bool(const Question&)>& ask, bool smoke) {
    Other other;
    const auto begun = Clock::now();
    const auto last = std::min<std::size_t>(questions.size(), smoke ? 2 : most_of_others);
    for (std::size_t i = 0; i < last && (i < least_of_others || since(begun) < seconds_of_others * 1000);
         ++i) {
        bool asked = false;
        const auto taken = milliseconds([&] { asked = ask(questions[i]); });
        if (!asked) break;
        other.theirs.push_back(taken);
        auto of_one = times.ours_of[i];
        other.ours.push_back(percentile(of_one, 0.5));
    }
    return other;
}

void tell_other(Figures& figures, const std::string& who, Other other) {
    if (other.theirs.empty()) return;
    const auto theirs = percentile(other.theirs, 0.5), ours = percentile(other.ours, 0.5);
    figures[who + "_p50_ms"] = theirs;
    figures[who + "_worst_ms"] = other.theirs.back(); // percentile() has sorted them
    figures["times_faster_than_" + who] = theirs / ours;
}

void tell_times(Figures& figures, std::vector<double> ours, std::vector<double> bare) {
    std::vector<double> differences; // of the same question in the same round
    for (std::size_t i = 0; i < ours.size(); ++i) differences.push_back(ours[i] - bare[i]);
    for (const auto& [label, share] : {std::pair("p50", 0.5), std::pair("p99", 0.99)}) {
        const auto mine = percentile(ours, share), least = percentile(bare, share);
        figures[fmt::format("{}_ms", label)] = mine;
        figures[fmt::format("{}_bare_ms", label)] = least;
        figures[fmt::format("{}_over_bare_ms", label)] = mine - least;
        figures[fmt::format("{}_of_differences_ms", label)] = percentile(differences, share);
    }
}

struct Raced {
    Figures figures;
    Times times;
    Other sqlite;
};

Raced race_class(const Racers& racers, HttpClient& client, const std::vector<Question>& all, bool smoke) {
    std::vector<Question> questions;
    std::vector<Xapian::Query> queries;
    std::vector<double> matches;
    std::size_t unlike = 0;
    // Once unmeasured: then what is asked for is in the page cache, for all alike.
    for (const auto& question : all) {
        const auto query = bare_query(racers.snapshot, question);
        const auto answer = checked(client, question, match(racers.database, query));
        if (!answer.answered) continue;
        questions.push_back(question);
        queries.push_back(query);
        matches.push_back(static_cast<double>(answer.total));
        unlike += answer.unlike_xapian ? 1 : 0;
    }
    if (questions.empty()) throw std::runtime_error("the service refuses " + target_of(all.front(), 0));

    Raced raced;
    raced.times = in_turns(racers, client, questions, queries, smoke);
    raced.figures = {{"matches_p50", percentile(matches, 0.5)},
                     {"searches", raced.times.ours.size()},
                     {"refused", all.size() - questions.size()},
                     {"unlike_xapian", unlike}};
    tell_times(raced.figures, raced.times.ours, raced.times.bare);
    const auto ask_sqlite = [&](const Question& question) {
        racers.sqlite.search(match_of(question), filters_of(racers.snapshot, question));
        return true;
    };
    raced.sqlite = some_of(questions, raced.times, ask_sqlite, smoke);
    tell_other(raced.figures, "sqlite", raced.sqlite);
    if (racers.omega != nullptr) {
        const auto ask_omega = [&](const Question& question) {
            return racers.omega->ask(question, racers.database.get_doccount()).has_value();
        };
        tell_other(raced.figures, "omega", some_of(questions, raced.times, ask_omega, smoke));
    }
    return raced;
}

/// What a request costs that asks for nothing.
double http_floor(HttpClient& client, bool smoke) {
    std::vector<double> floor;
    for (int i = 0; i < (smoke ? 5 : 200); ++i) {
        client.ready();
        floor.push_back(milliseconds([&] { client.ask(HttpClient::request("/healthz")); }));
    }
    return percentile(floor, 0.5);
}

double asked_again(HttpClient& client, const std::vector<Question>& questions) {
    std::vector<double> first, again;
    for (const auto& question : questions) {
        client.ready();
        const auto once = HttpClient::request(target_of(question, 50)),
                   twice = HttpClient::request(target_of(question, 51));
        first.push_back(milliseconds([&] { client.ask(once); }));
        again.push_back(milliseconds([&] { client.ask(twice); }));
    }
    return percentile(again, 0.5) / percentile(first, 0.5);
}

/// Seconds until `clients` have put all requests, each taking the next that nobody has taken.
double load(int port, const std::vector<std::string>& requests, std::size_t clients) {
    std::atomic<std::size_t> next = 0, failed = 0;
    const auto work = [&] {
        HttpClient client(port);
        for (std::size_t i; (i = next++) < requests.size();)
            if (client.ask(requests[i]) != 200) ++failed;
    };
    const auto start = Clock::now();
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 0; i < clients; ++i) others.emplace_back(work);
    }
    if (failed > 0)
        throw std::runtime_error(fmt::format("{} requests were refused under load", failed.load()));
    return since(start) / 1000;
}

} // namespace

Figures race(const Racers& racers, const std::vector<QuestionClass>& classes, bool smoke) {
    Figures figures;
    HttpClient client(racers.port);
    figures["http_floor_p50_ms"] = http_floor(client, smoke);
    std::vector<Raced> raced;
    for (const auto& one : classes) {
        raced.push_back(race_class(racers, client, one.questions, smoke));
        figures[one.name] = raced.back().figures;
    }

    // Slow classes were asked in fewer rounds: each counts alike.
    auto alike = raced.front().times.ours.size();
    for (const auto& one : raced) alike = std::min(alike, one.times.ours.size());
    std::vector<double> ours, bare;
    Other sqlite;
    for (const auto& one : raced) {
        ours.insert(ours.end(), one.times.ours.begin(),
                    one.times.ours.begin() + static_cast<std::ptrdiff_t>(alike));
        bare.insert(bare.end(), one.times.bare.begin(),
                    one.times.bare.begin() + static_cast<std::ptrdiff_t>(alike));
        sqlite.theirs.insert(sqlite.theirs.end(), one.sqlite.theirs.begin(), one.sqlite.theirs.end());
        sqlite.ours.insert(sqlite.ours.end(), one.sqlite.ours.begin(), one.sqlite.ours.end());
    }
    auto& all = figures["all"];
    tell_times(all, ours, bare);
    tell_other(all, "sqlite", sqlite);
    // Would a question be answered from memory when it comes again with more blanks, the rounds would measure
    // that.
    figures["asked_again_to_first_p50"] = asked_again(client, classes[classes.size() / 2].questions);
    return figures;
}

Figures throughput(int port, const std::vector<QuestionClass>& classes, bool smoke) {
    constexpr double seconds_a_load = 4;
    constexpr int rounds = 7;
    // Every class in turns, as many as one client puts in the time of a round.
    const auto requests = [&](std::size_t blanks, std::size_t count) {
        std::vector<std::string> made;
        for (std::size_t i = 0; made.size() < count; ++i) {
            const auto& questions = classes[i % classes.size()].questions;
            made.push_back(HttpClient::request(target_of(questions[i / classes.size() % questions.size()],
                                                         blanks + i / classes.size() / questions.size())));
        }
        return made;
    };
    const std::size_t probe = smoke ? 10 : classes.size() * 20;
    const auto taken = load(port, requests(60, probe), 1);
    const auto count =
        smoke
            ? probe
            : std::clamp<std::size_t>(
                  static_cast<std::size_t>(static_cast<double>(probe) * seconds_a_load / taken), 20, 20'000);
    std::vector<double> one, two, ratio;
    for (int round = 0; round < (smoke ? 1 : rounds); ++round) {
        const auto alone = requests(static_cast<std::size_t>(70 + 20 * round), count),
                   together = requests(static_cast<std::size_t>(80 + 20 * round), count);
        double seconds_one = 0, seconds_two = 0;
        if (round % 2 == 0) seconds_one = load(port, alone, 1);
        seconds_two = load(port, together, 2);
        if (round % 2 == 1) seconds_one = load(port, alone, 1);
        one.push_back(static_cast<double>(count) / seconds_one);
        two.push_back(static_cast<double>(count) / seconds_two);
        ratio.push_back(seconds_one / seconds_two);
    }
    return {{"load_requests_a_round", count},
            {"load_one_client_per_s", percentile(one, 0.5)},
            {"load_two_clients_per_s", percentile(two, 0.5)},
            {"load_two_clients_to_one", percentile(ratio, 0.5)}};
}

Figures endure(const ChildProcess& server, int port, const std::vector<HostileQuestion>& questions) {
    Figures figures;
    const auto before = server.memory();
    double worst = 0;
    std::size_t unanswered = 0, late = 0;
    for (const auto& question : questions) {
        HttpClient client(port);
        client.ready();
        const auto request = HttpClient::request(question.target);
        int status = 0;
        const auto taken = milliseconds([&] { status = client.ask(request); });
        worst = std::max(worst, taken);
        unanswered += status == 0 || status >= 500 ? 1 : 0;
        late += taken > time_limit_ms ? 1 : 0;
        figures["hostile: " + question.name] = {{"status", status}, {"ms", taken}};
    }
    const auto after = server.memory();
    figures["hostile_questions"] = questions.size();
    figures["hostile_unanswered"] = unanswered;
    figures["hostile_late"] = late;
    figures["hostile_worst_ms"] = worst;
    figures["server_rss_before_mb"] = before.resident;
    figures["server_rss_after_mb"] = after.resident;
    figures["server_rss_peak_mb"] = after.peak;
    figures["server_anonymous_before_mb"] = before.anonymous;
    figures["server_anonymous_after_mb"] = after.anonymous;
    return figures;
}

} // namespace vanmach::bench
