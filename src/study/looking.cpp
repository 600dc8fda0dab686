#include "study/looking.hpp"

#include <algorithm>
#include <cmath>

namespace interregnum {
namespace {

// Bounds of a share say nothing beyond 0 and 1, those of a difference of shares nothing beyond -1 and 1, ...
void clip_to_shares(const Test& test, const Rule& rule, Worlds& worlds) {
  if (!is_between_0_and_1(test.outcome) && !rule.counts) return;
  const auto clip = [](Estimate& e, double least, double most) {
    e.value = std::clamp(e.value, least, most);
    if (std::isfinite(e.lo)) e = {e.value, std::clamp(e.lo, least, most), std::clamp(e.hi, least, most)};
  };
  const double most = test.kind == TestKind::interaction ? 2 : 1;
  clip(worlds.mean, -most, most);
  clip(worlds.effect, rule.is_level || rule.counts ? 0 : -most, most);
}

}  // namespace

Worlds worlds_of(const Study& study, const BoundTest& test, std::span<const double> differences,
                 std::span<const double> references, const Progress& at, const Rule& rule) {
  Worlds worlds = classify({differences, at.draws, at.replicates, references}, rule);
  clip_to_shares(study.scenario->claims[test.claim].tests[test.test], rule, worlds);
  return worlds;
}

Worlds worlds_of(const Study& study, const BoundTest& test, u32 condition, const Cells& cells, const Progress& at) {
  const auto d = differences(study, test, condition, cells, at);
  const auto r = references(study, test, condition, cells, at);
  return worlds_of(study, test, d, r, at, test.rule);
}

Interval rival_share(const Study& study, const BoundTest& test, u32 condition, const Cells& cells, const Progress& at) {
  Rule rule = test.rule;
  rule.alpha /= static_cast<double>(study.scenario->rivals.size() + study.scenario->defaults.size());
  const auto d = differences(study, test, condition, cells, at);
  const auto r = references(study, test, condition, cells, at);
  const Worlds worlds = worlds_of(study, test, d, r, at, rule);
  return {worlds.share.lo, worlds.share.hi};
}

Context context_of(const BoundTest& test, const TestResult& result) {
  return {test.assumed, !test.idle_role.empty(), result.compared, result.differing, result.rivals};
}

void want_judged(const BoundTest& test, const TestResult& result, std::vector<Cell>& cells) {
  want(test, 0, result.progress, cells);
  for (u32 rival = 1; rival <= result.rivals.size(); ++rival) want(test, rival, result.rival_progress, cells);
}

void keep_missing(std::vector<Cell>& wanted, const Cells& cells) {
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::erase_if(wanted, [&](const Cell& cell) { return cells.contains(cell); });
}

}  // namespace interregnum
