// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/suggest/did_you_mean.h"

#include <chrono>
#include <map>
#include <xapian.h>

#include "corpus/text/keys.h"
#include "corpus/text/syllables.h"
#include "corpus/text/utf8.h"
#include "indexer/schema.h"
#include "server/suggest/written_words.h"
#include "server/suggest/typing.h"
#include "tests/server/service_fixture.h"

namespace vanmach::testing {
namespace {

/// A small corpus: texts, each so often.
class Words {
  public:
    Words& text(const std::string& written, std::uint32_t documents) {
        const auto all = syllables(written);
        for (std::size_t i = 0; i < all.size(); ++i) {
            counts_[all[i].bare][all[i].accented] += documents;
            if (i > 0) pairs_[{all[i - 1].bare, all[i].bare}] += documents;
        }
        return *this;
    }
    CorpusWords corpus(bool with_pairs = true) const {
        CorpusWords corpus;
        corpus.variants = [this](std::string_view bare) {
            std::vector<Variant> found;
            if (const auto all = counts_.find(std::string(bare)); all != counts_.end())
                for (const auto& [accented, documents] : all->second) found.push_back({accented, documents});
            std::stable_sort(found.begin(), found.end(), [](auto a, auto b) { return a.documents > b.documents; });
            return found;
        };
        if (with_pairs)
            corpus.pairs = [this](std::string_view first, std::string_view second) {
                const auto pair = pairs_.find({std::string(first), std::string(second)});
                return pair == pairs_.end() ? 0U : pair->second;
            };
        return corpus;
    }

  private:
    std::map<std::string, std::map<std::string, std::uint32_t>> counts_;
    std::map<std::pair<std::string, std::string>, std::uint32_t> pairs_;
};

const Words& words() {
    static const Words words = Words()
                                   .text("công tác dân vận khéo của chính quyền", 900)
                                   .text("hướng dẫn thực hiện kế hoạch cải cách hành chính", 700)
                                   .text("tham mưu triển khai xử lý hồ sơ giải quyết đường trường", 300)
                                   .text("dấn thân", 3)
                                   .text("hệ lụy", 90)
                                   .text("email qlnn an ninh trật tự xã hội lũy kế nội vụ số liệu lịch sử", 40)
                                   .text("đàn gà can bộ cán bộ", 5)
                                   .text("cán bộ", 300);
    return words;
}

std::string corrected(const std::string& query, bool with_pairs = true) {
    const auto correction = did_you_mean(words().corpus(with_pairs), query);
    if (!correction) return "";
    for (const auto& span : correction->changed) {
        EXPECT_FALSE(span.empty());
        EXPECT_LE(span.end, code_points(correction->text));
    }
    EXPECT_FALSE(correction->changed.empty());
    return correction->text;
}

TEST(DidYouMean, MendsWhatTheCorpusDoesNotHave) {
    struct Row {
        const char* typed;
        const char* meant; // "": nothing is said
    };
    const Row rows[] = {
        // Diacritics.
        {"công tác dấn vận", "công tác dân vận"}, // "dấn" occurs, but not there
        {"dấn thân", ""},
        {"công tác dận vận", "công tác dân vận"},
        {"công tác đân vận", "công tác dân vận"},
        {"kế hoach", ""}, // half with diacritics: fine
        {"kế hoặch", "kế hoạch"},
        {"kế họach", ""}, // the same key
        {"công tác dân vận", ""},
        {"cong tac dan van", ""},
        {"lủy kế", "lũy kế"}, // hỏi for ngã, though "lụy" is more frequent
        // Sounds.
        {"sử lý hồ sơ", "xử lý hồ sơ"},
        {"xử lí hồ sơ", "xử lý hồ sơ"},
        {"tham miu", "tham muu"},
        {"dải quyết", "giải quyết"},
        {"chường", "trường"},
        {"chật tự", "trật tự"},
        {"lịch sử", ""},
        {"phòng cháy", ""}, // not of this corpus, and nothing wrong with it
        // Keys.
        {"coong tasc daan vaajn", "công tác dân vận"},
        {"coong tacs daan vanaj", "công tác dân vận"},
        {"Coong tasc dan vaajn", "Công tác dan vận"},
        {"cong6 tac1 dan6 van65", "công tác dân vận"},
        {"dduwowngf", "đường"},
        {"d9u7o7ng2", "đường"},
        {"hoof sow", "hồ sơ"},
        {"cans booj", "cán bộ"},
        // Letters.
        {"cong tca dan van", "cong tac dan van"},
        {"công tácc dân vận", "công tác dân vận"},
        {"ke hoachj", "ke hoạch"}, // Telex, where it fits
        {"hành chsnh", "hành chính"},
        {"KẾ HOẶCH", "KẾ HOẠCH"},
        {"Kế Hoặch", "Kế Hoạch"},
        // What is no word stays.
        {"33/CT-TTg", ""},
        {"số 33/CT-TTg dận vận", "số 33/CT-TTg dân vận"},
        {"loại:KHX dận vận", "loại:KHX dân vận"},
        {"cơ quan:\"dận\" công tác", ""},
        {"tiêu đề:\"công tác dận vận\"", "tiêu đề:\"công tác dân vận\""},
        {"\"công tác dận vận\" 2025", "\"công tác dân vận\" 2025"},
        {"công tác AND dận vận", "công tác AND dân vận"},
        {"QLXX công tác", ""},
        {"qh15", ""},
        {"dận*", ""},
        {"-dận vận", "-dân vận"},
        {"công  tác   dận,  vận?", "công  tác   dân,  vận?"},
        {"zzzzzz qqqq", ""},
        {"", ""},
        {"  ", ""},
        {"\"", ""},
        {":", ""},
        {"🙂", ""},
    };
    for (const auto& row : rows) {
        const std::string meant = std::string(row.typed) == row.meant ? "" : row.meant;
        EXPECT_EQ(corrected(row.typed), meant) << row.typed;
    }
}

TEST(DidYouMean, SaysWhichWordsChanged) {
    const auto correction = did_you_mean(words().corpus(), "“cong tca” daan vận");
    ASSERT_TRUE(correction);
    EXPECT_EQ(correction->text, "“cong tác” dân vận");
    EXPECT_EQ(correction->changed, (std::vector<Span>{{6, 9}, {11, 14}}));
}

TEST(DidYouMean, WordsAloneAreJudgedMoreCarefully) {
    EXPECT_EQ(corrected("công tác dấn vận", false), ""); // it occurs, and nobody tells where
    EXPECT_EQ(corrected("công tác dận vận", false), "công tác dân vận");
    EXPECT_EQ(corrected("xyx", false), "");
}

TEST(DidYouMean, LongQueriesEnd) {
    std::string query;
    for (int i = 0; i < 300; ++i) query += "qvxz" + std::string(1, static_cast<char>('a' + i % 26)) + " ";
    EXPECT_FALSE(did_you_mean(words().corpus(), query));
    EXPECT_FALSE(did_you_mean(words().corpus(), std::string(100'000, 'q')));
}

TEST(Typing, KeysOfTelexAndVni) {
    struct Row {
        const char* typed;
        const char* key;
    };
    for (const auto& [typed, key] : {Row{"coong", "công"}, {"tasc", "tac2"}, {"tacs", "tac2"}, {"daan", "dân"}, {"dana", "dân"}, {"vaajn", "vân5"}, {"ddaan", "đân"},
                                     {"dduwowngf", "đương1"}, {"dduowngf", "đương1"}, {"dangd", "đang"}, {"tw", "tư"}, {"muwa", "mưa"}, {"muaw", "mưa"}, {"hoawcj", "hoăc5"},
                                     {"quyeets", "quyêt2"}, {"nguwowif", "ngươi1"}, {"thuowr", "thươ3"}, {"gias", "gia2"}, {"hoaf", "hoa1"}, {"xa", ""}, {"sex", "se4"}, {"ban", ""},
                                     {"str", ""}, {"", ""}, {"aas", "â2"}, {"DD", ""}})
        EXPECT_EQ(telex_key(typed).value_or(""), key) << typed;
    for (const auto& [typed, key] : {Row{"cong6", "công"}, {"co6ng", "công"}, {"tac1", "tac2"}, {"van65", "vân5"}, {"d9a6n", "đân"}, {"d9u7o7ng2", "đương1"}, {"duong972", "đương1"},
                                     {"ha8ng3", "hăng3"}, {"qh15", ""}, {"ban", ""}, {"33", ""}, {"t6", ""}, {"", ""}})
        EXPECT_EQ(vni_key(typed).value_or(""), key) << typed;
}

TEST(QueryWords, TellWordsFromWhatIsNone) {
    const auto told = [](std::string_view query) {
        std::string all;
        for (const auto& word : written_words(query)) all += (all.empty() ? "" : " ") + std::string(word.begins ? "|" : "") + word.bare + (word.kind == WrittenWord::Kind::word ? "" : "!");
        return all;
    };
    EXPECT_EQ(told("công tác dân vận"), "cong tac dan van");
    EXPECT_EQ(told("kế hoạch 33/CT-TTg về"), "ke hoach |33! |ct! |ttg! |ve");
    EXPECT_EQ(told("loại:KH công tác"), "loai! |kh! |cong tac");
    EXPECT_EQ(told("cơ quan:\"Sở Nội vụ\" vận"), "co! |quan! |so! |noi! |vu! |van");
    EXPECT_EQ(told("tiêu đề:dân vận"), "tieu! |de! |dan van");
    EXPECT_EQ(told("dân, vận"), "dan |van");
    EXPECT_EQ(told("UBND tỉnh"), "ubnd! |tinh");
    EXPECT_EQ(told("DÂN VẬN"), "dan van");
    EXPECT_EQ(told("cong6 2025"), "cong6 |2025!");
}

TEST(DidYouMean, OverTheSampleCorpus) {
    const TemporaryFolder folder;
    build("corpus/documents", folder.path() / "index");
    const auto snapshot = Snapshot::open(folder.path() / "index").value();
    const PairCount pairs = [&](std::string_view first, std::string_view second) { return snapshot->pairs().count(pair_key(first, second)); };
    const auto meant = [&](std::string_view query) {
        const auto correction = did_you_mean(*snapshot, query, pairs);
        return correction ? correction->text : std::string();
    };
    EXPECT_EQ(meant("công tác dấn vận"), "công tác dân vận");
    EXPECT_EQ(meant("coong tasc daan vaajn"), "công tác dân vận");
    EXPECT_EQ(meant("cong6 tac1 dan6 van65"), "công tác dân vận");
    EXPECT_EQ(meant("kế hoặch chuyển dổi số"), "kế hoạch chuyển đổi số");
    EXPECT_EQ(meant("chuyeenr ddoori soos"), "chuyển đổi số");
    EXPECT_EQ(meant("cải cách hành chsinh"), "cải cách hành chính");
    for (const char* fine : {"công tác dân vận", "cong tac dan van", "kế hoạch chuyển đổi số", "ủy ban nhân dân tỉnh", "33/CT-TTg", "loại:KH dân vận", "phòng cháy chữa cháy"})
        EXPECT_EQ(meant(fine), "") << fine;

    // The worst there is: words that the corpus does not have, as many as are looked at.
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i) (void)meant("nghuyeenz thuwowngx khoongv truowngz phuowngv ngoaiz quyeenz chuyeenv");
    const auto each = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / 20;
    RecordProperty("worst_ms", std::to_string(each));
    EXPECT_LT(each, 250); // with sanitizers; some milliseconds without
}

} // namespace
} // namespace vanmach::testing
