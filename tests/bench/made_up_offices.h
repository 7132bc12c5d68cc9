// SPDX-License-Identifier: GPL-2.0-or-later
// Offices of every tier and the documents that they number, year by year: who issued the i-th document of a
// made-up corpus, when, under which number, and what of it another document may cite. Provinces and codes are
// those of the authority tables as they stood from 2016 to 2024; communes, days and numbers are invented. A
// document follows from its place in a series, so nothing is kept.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "corpus/date.h"
#include "tests/bench/random.h"

namespace vanmach::bench {

enum class Tier { central, province, department, commune };

struct MadeUpDocument {
    Tier tier = Tier::central;
    std::size_t province = 0; // in authority().provinces; of central bodies 0
    std::size_t body = 0;     // in the tier's list of bodies
    int year = 0;
    int k = 1, of = 1; // its number in that year, of so many
};

inline constexpr int first_made_up_year = 2016, made_up_years = 9;

PartialDate date_of(const MadeUpDocument& document);
std::string type_of(const MadeUpDocument& document);   // "KH"
std::string number_of(const MadeUpDocument& document); // "27/KH-UBND"
std::string issuer_of(const MadeUpDocument& document); // "Sở Nội vụ tỉnh Ninh Bình"
std::string place_of(const MadeUpDocument& document);  // "Ninh Bình"
/// The lines above the number, and who signs: "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH".
std::string letterhead_of(const MadeUpDocument& document);
std::string signed_as(const MadeUpDocument& document);
/// "Kế hoạch số 27/KH-UBND ngày 03/4/2021 của Ủy ban nhân dân tỉnh Ninh Bình"
std::string mention_of(const MadeUpDocument& document);

/// Immutable, thread-safe.
class MadeUpOffices {
  public:
    explicit MadeUpOffices(std::size_t documents);
    /// Of every 20 documents one is of a central body, 4 are of provinces, 9 of departments, 6 of communes.
    MadeUpDocument document(std::size_t i) const;
    /// Older than `own`: of a central body, the first of them cited most, as 1/rank.
    MadeUpDocument central(Random& random, const MadeUpDocument& own) const;
    /// Older than `own`: of its province's committee or of a department.
    MadeUpDocument above(Random& random, const MadeUpDocument& own) const;

  private:
    MadeUpDocument nth(Tier tier, std::size_t n) const;
    std::array<std::size_t, 4> a_year_{}; // documents of a body in a year, by tier
    std::size_t central_ = 0;             // documents of central bodies that are cited
};

} // namespace vanmach::bench
