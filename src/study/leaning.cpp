#include "study/leaning.hpp"

#include <algorithm>
#include <cmath>

#include "study/influence.hpp"
#include "study/reading.hpp"

namespace interregnum {
namespace {

constexpr u32 least_worlds = 16;  // fewer show no correlation

bool is_same_place(const Record& a, const Record& b) {
  if (a.column.column != b.column.column || a.event.event != b.event.event) return false;
  return a.column.row == b.column.row && a.event.row == b.event.row;
}

bool reads(const Claim& claim, const Outcome& outcome) {
  return std::any_of(claim.tests.begin(), claim.tests.end(),
                     [&](const Test& test) { return !test.transfer && read_the_same(test.outcome, outcome); });
}

bool go_together(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> x, y;
  for (std::size_t draw = 0; draw < std::min(a.size(), b.size()); ++draw)
    if (std::isfinite(a[draw]) && std::isfinite(b[draw])) x.push_back(a[draw]), y.push_back(b[draw]);
  const auto worlds = static_cast<u32>(x.size());
  return worlds >= least_worlds && std::abs(rank_correlation(x, y)) > chance_correlation(worlds);
}

}  // namespace

bool read_the_same(const Outcome& a, const Outcome& b) {
  return std::any_of(a.records.begin(), a.records.end(), [&](const Record& record) {
    return std::any_of(b.records.begin(), b.records.end(),
                       [&](const Record& other) { return is_same_place(record, other); });
  });
}

std::vector<u32> deciding_tests(const Study& study, const StudyResult& result) {
  std::vector<u32> deciding;
  u32 first = 0;
  for (std::size_t claim = 0; claim < study.scenario->claims.size(); ++claim) {
    deciding.push_back(first + static_cast<u32>(result.claims[claim].deciding));
    first += static_cast<u32>(study.scenario->claims[claim].tests.size());
  }
  return deciding;
}

void find_leaning(const Study& study, const Cells& cells, u32 budget, StudyResult& result) {
  std::vector<std::vector<double>> effects;
  for (const u32 test : deciding_tests(study, result))
    effects.push_back(draw_effects(study, study.tests[test], cells, result.tests[test].progress));
  const auto claims_on = [&](const BoundRate& bound) {
    const Outcome& outcome = study.scenario->facts[bound.fact].outcome;
    const auto values = draw_values(reading_of(outcome, bound.side, cells), {budget, first_replicates, false});
    std::vector<u32> claims;
    for (u32 claim = 0; claim < effects.size(); ++claim)
      if (reads(study.scenario->claims[claim], outcome) || go_together(values, effects[claim])) claims.push_back(claim);
    return claims;
  };
  for (std::size_t i = 0; i < result.facts.size(); ++i) result.facts[i].claims = claims_on(study.observed[i]);
  for (std::size_t i = 0; i < result.rates.size(); ++i) result.rates[i].claims = claims_on(study.rates[i]);
}

}  // namespace interregnum
