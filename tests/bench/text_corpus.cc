// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/text_corpus.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "corpus/authority/authority.h"
#include "corpus/reading/letter_case.h"
#include "corpus/text/normalise.h"

namespace vanmach::bench {

namespace {

constexpr std::size_t topic_count = 300, texts_a_topic = 3;
constexpr double follows_topic = 0.70, follows_any = 0.22; // the rest is a word by its frequency alone
// Of fifty words one belongs to the tail. Frequencies fall so slowly with the rank that n words of it hold
// about n^0.87 different ones: after some megabytes still about one a kilobyte, as in real texts.
constexpr double tail_share = 0.02, tail_exponent = 0.15;
constexpr double person_share = 0.2;              // of the tail
constexpr double mean_bytes = 8000, spread = 1.0; // of the log-normal law
constexpr double least_bytes = 1200, most_bytes = 400'000;

constexpr std::array<std::string_view, 8> family_names = {"Nguyễn", "Trần", "Lê",   "Phạm",
                                                          "Hoàng",  "Vũ",   "Đặng", "Bùi"};
constexpr std::array<std::string_view, 8> middle_names = {"Văn",  "Thị",   "Hữu",  "Đức",
                                                          "Minh", "Thanh", "Quốc", "Xuân"};
constexpr std::array<std::string_view, 12> given_names = {"An",   "Bình", "Cường", "Dũng",   "Hà",  "Hạnh",
                                                          "Hùng", "Lan",  "Nam",   "Phương", "Sơn", "Tuấn"};
constexpr std::array<std::string_view, 10> romans = {"I",  "II",  "III",  "IV", "V",
                                                     "VI", "VII", "VIII", "IX", "X"};

/// The same spelling for the same rank: a name as of the highlands, a code, a sum, or a syllable with a slip.
std::string tail_word(std::uint64_t rank, const LanguageModel& model) {
    static constexpr std::array<std::string_view, 16> onsets = {"K'", "Kr", "Bl", "Pl", "Đr", "Ch", "M", "R",
                                                                "S",  "Y",  "H'", "Tr", "B",  "G",  "L", "N"};
    static constexpr std::array<std::string_view, 14> rimes = {"ăk",  "ông", "ôn", "ênh", "ap", "ang", "êk",
                                                               "uôr", "ia",  "ol", "inh", "ưk", "ao",  "ét"};
    Random random(rank);
    switch (random.below(4)) {
    case 0: {
        std::string word;
        for (auto left = 2 + random.below(2); left > 0; --left) {
            word += left == 1 || word.empty() ? std::string(random.one_of(onsets))
                                              : lowered(random.one_of(onsets));
            word += random.one_of(rimes);
        }
        return capitalised(word);
    }
    case 1:
        return fmt::format("{}{}{}", static_cast<char>('A' + random.below(26)),
                           static_cast<char>('A' + random.below(26)), random.below(100'000));
    case 2:
        return fmt::format("{}.{:03}.{:03}", 1 + random.below(900), random.below(1000), random.below(1000));
    default:
        break;
    }
    return fmt::format("{}{}", model.spelling(model.any(random)), static_cast<char>('a' + random.below(26)));
}

/// Writes one document.
class Writer {
  public:
    Writer(const LanguageModel& model, const MadeUpOffices& offices, const std::vector<std::size_t>& topic,
           const MadeUpDocument& own, Random random)
        : model_(model), offices_(offices), topic_(topic), own_(own), random_(random) {}

    std::string document() {
        const auto normal =
            std::sqrt(-2 * std::log(1 - random_.unit())) * std::cos(2 * std::numbers::pi * random_.unit());
        const auto length = static_cast<std::size_t>(std::clamp(
            mean_bytes * std::exp(spread * normal - spread * spread / 2), least_bytes, most_bytes));
        text_.reserve(length + 2000);
        citations_left_ = random_.between(5, 20);
        head();
        const auto body_from = text_.size();
        const auto body = length > body_from + 700 ? length - body_from - 600 : 100;
        // What is left to cite is spread over the body.
        bytes_a_citation_ = std::max<std::size_t>(1, body / static_cast<std::size_t>(citations_left_ + 1));
        next_citation_ = body_from + bytes_a_citation_;
        by_articles_ = type_of(own_) == "QĐ" || type_of(own_) == "NĐ" || type_of(own_) == "TT";
        for (std::size_t part = 0; text_.size() < body_from + body; ++part) section(part, body_from + body);
        duties();
        closing();
        return std::move(text_);
    }

  private:
    void head() {
        const auto date = date_of(own_);
        const auto& type = *authority().type(type_of(own_));
        text_ += fmt::format("{}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: "
                             "{}\n\n{}, ngày {:02} tháng {:02} năm {}\n\n{}\n",
                             letterhead_of(own_), number_of(own_), place_of(own_), date.day, date.month,
                             date.year, uppered(type.name));
        text_ += "Về ";
        words(random_.between(7, 16));
        if (own_.tier == Tier::commune)
            text_ += fmt::format(" trên địa bàn {}",
                                 issuer_of(own_).substr(std::string_view("Ủy ban nhân dân ").size()));
        text_ += fmt::format(" năm {}\n\n", own_.year);
        for (auto left = random_.between(2, 4); left > 0; --left) {
            text_ += "Căn cứ ";
            cite();
            text_ += ";\n\n";
        }
        text_ += fmt::format("{} ban hành {} như sau:\n\n", issuer_of(own_), lowered(type.name));
    }

    void section(std::size_t part, std::size_t end) {
        if (by_articles_) {
            text_ += fmt::format("Điều {}. ", part + 1);
            capital();
            words(random_.between(3, 9));
        } else {
            const auto from = text_.size();
            words(random_.between(3, 9));
            const auto title = uppered(std::string_view(text_).substr(from));
            text_.resize(from);
            text_ += fmt::format("{}. {}", part < romans.size() ? romans[part] : "X", title);
        }
        text_ += "\n\n";
        const auto items = random_.between(2, 7);
        for (int item = 1; item <= items && text_.size() < end; ++item) {
            text_ += fmt::format("{}. ", item);
            sentences(random_.between(1, 3));
            for (auto points = random_.chance(0.4) ? random_.between(2, 4) : 0; points > 0; --points) {
                text_ += "- ";
                sentences(1);
            }
        }
    }

    void sentences(int count) {
        for (; count > 0; --count) {
            capital();
            for (auto clauses = random_.between(1, 3); clauses > 0; --clauses) {
                words(random_.between(6, 16));
                if (clauses > 1) text_ += ", ";
            }
            if (text_.size() >= next_citation_ && citations_left_ > 0) {
                text_ += " theo ";
                cite();
                next_citation_ += bytes_a_citation_;
            }
            text_ += count > 1 ? ". " : ".\n\n";
        }
    }

    void duties() {
        static constexpr std::array<std::string_view, 6> units = {
            "Sở Nội vụ",    "Sở Tài chính",      "Sở Y tế", "Văn phòng Ủy ban nhân dân tỉnh",
            "Công an tỉnh", "Các sở, ban, ngành"};
        if (by_articles_) return;
        text_ += "TỔ CHỨC THỰC HIỆN\n\n";
        for (int item = 1, count = random_.between(1, 3); item <= count; ++item) {
            text_ += fmt::format("{}. {} chủ trì, phối hợp với các đơn vị liên quan ", item,
                                 random_.one_of(units));
            words(random_.between(6, 14));
            text_ += fmt::format(", báo cáo trước ngày {}/{}/{}.\n\n", random_.between(1, 28),
                                 random_.between(1, 12), own_.year);
        }
    }

    void closing() {
        text_ += "Nơi nhận:\n- Như trên;\n- Các đơn vị liên quan;\n- Lưu: VT.\n\n" + signed_as(own_) +
                 "\n\n" + person() + "\n";
    }

    void cite() {
        --citations_left_;
        const auto& statutes = authority().statutes;
        if (random_.chance(0.2)) { // of laws few are cited most
            std::size_t place = 0;
            do {
                place = static_cast<std::size_t>(
                            std::exp(random_.unit() * std::log(static_cast<double>(statutes.size())))) -
                        1;
            } while (!(statutes[place].date < date_of(own_)));
            const auto& statute = statutes[place];
            text_ +=
                statute.number.empty() ? statute.name : fmt::format("{} số {}", statute.name, statute.number);
        } else {
            text_ +=
                mention_of(own_.tier == Tier::central || random_.chance(0.5) ? offices_.central(random_, own_)
                                                                             : offices_.above(random_, own_));
        }
    }

    std::string person() {
        return fmt::format("{} {} {}", random_.one_of(family_names), random_.one_of(middle_names),
                           random_.one_of(given_names));
    }

    /// The next word begins with a capital.
    void capital() { capital_ = true; }

    void words(int count) {
        for (int i = 0; i < count; ++i) {
            if (i > 0) text_ += ' ';
            if (random_.chance(tail_share)) {
                const auto rank = std::pow(1 - random_.unit(), -1 / tail_exponent);
                const auto number = rank < 1e15 ? static_cast<std::uint64_t>(rank)
                                                : random_.next(); // beyond, none comes twice
                text_ += random_.chance(person_share) ? person() : tail_word(number, model_);
                capital_ = false;
                continue;
            }
            const auto word = next_word();
            if (capital_)
                text_ += capitalised(model_.spelling(word));
            else
                text_ += model_.spelling(word);
            capital_ = false;
        }
    }

    LanguageModel::Word next_word() {
        const auto text = random_.one_of(topic_);
        const auto choice = random_.unit();
        auto next = LanguageModel::border;
        if (before_ != LanguageModel::border && choice < follows_topic)
            next = model_.after(random_, before_, text);
        else if (before_ != LanguageModel::border && choice < follows_topic + follows_any)
            next = model_.after(random_, before_);
        else
            next = model_.any(random_);
        if (next == LanguageModel::border)
            next = model_.any(random_, text); // a sentence ended there: a new thought of the topic
        before_ = next;
        return next;
    }

    const LanguageModel& model_;
    const MadeUpOffices& offices_;
    const std::vector<std::size_t>& topic_;
    const MadeUpDocument own_;
    Random random_;
    std::string text_;
    LanguageModel::Word before_ = LanguageModel::border;
    int citations_left_ = 0;
    std::size_t next_citation_ = 0, bytes_a_citation_ = 1;
    bool by_articles_ = false, capital_ = false;
};

} // namespace

TextCorpus::TextCorpus(const LanguageModel& model, std::size_t documents, std::uint64_t seed)
    : model_(model), documents_(documents), seed_(seed), offices_(documents), topics_(topic_count) {
    Random random(seed);
    for (auto& topic : topics_)
        for (std::size_t i = 0; i < texts_a_topic; ++i) topic.push_back(random.below(model.text_count()));
}

std::string TextCorpus::text(std::size_t i) const {
    Random random(seed_ * 0xD1342543DE82EF95ULL + i);
    const auto& topic = topics_[random.below(topics_.size())];
    return normalise(Writer(model_, offices_, topic, offices_.document(i), random).document());
}

std::uint64_t write_corpus(const TextCorpus& corpus, const std::filesystem::path& folder) {
    constexpr std::size_t a_folder = 1000;
    for (std::size_t i = 0; i < corpus.size(); i += a_folder)
        std::filesystem::create_directories(folder / fmt::format("{:04}", i / a_folder));
    std::atomic<std::uint64_t> bytes = 0;
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> failed = false;
    const auto work = [&] {
        for (std::size_t i; !failed && (i = next++) < corpus.size();) {
            const auto text = corpus.text(i);
            std::ofstream file(folder / fmt::format("{:04}", i / a_folder) / fmt::format("{:07}.txt", i),
                               std::ios::binary);
            file << text;
            file.close();
            if (!file) failed = true;
            bytes += text.size();
        }
    };
    {
        const std::jthread other(work);
        work();
    }
    if (failed)
        throw std::runtime_error(fmt::format("the made-up corpus cannot be written to {}", folder.string()));
    return bytes;
}

} // namespace vanmach::bench
