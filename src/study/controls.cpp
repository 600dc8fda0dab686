#include "study/controls.hpp"

#include <cmath>
#include <cstring>

#include "study/looking.hpp"

namespace interregnum {
namespace {

constexpr double planted_margins = 3;

// What is judged once more: the differences, and what margins are shares of.
struct Sample {
  std::vector<double> differences, references;
};

struct Judged {
  Robustness row;
  Worlds worlds;
};

Judged judged(const Study& study, const BoundTest& test, const TestResult& result, Check check, const Sample& sample,
              const Rule& rule) {
  Context context = context_of(test, result);
  context.rivals = {};
  Worlds worlds = worlds_of(study, test, sample.differences, sample.references, result.progress, rule);
  Robustness row;
  row.check = check;
  row.share = worlds.share;
  row.effect = worlds.effect;
  row.verdict = judge_test(worlds, rule, context).verdict;
  return {std::move(row), std::move(worlds)};
}

void negate(std::vector<double>& differences) {
  for (double& d : differences) d = -d;
}

// The labels of a world's arms change places where its coin says so; the same coin in every claim.
Sample permuted(Sample sample, const Study& study, const Progress& at) {
  constexpr u64 purpose = name_id("labels of the arms");
  for (u32 draw = 0; draw < at.draws; ++draw) {
    if (parameters_of(study.key, draw).uniform(purpose, 0, 0) < .5) continue;
    for (u32 k = 0; k < at.replicates; ++k) {
      double& d = sample.differences[std::size_t{draw} * at.replicates + k];
      d = -d;
    }
  }
  return sample;
}

double mean_of(std::span<const double> values) {
  double sum = 0, n = 0;
  for (const double value : values)
    if (std::isfinite(value)) sum += value, n += 1;
  return n > 0 ? sum / n : 0;
}

Sample planted(Sample sample, const Rule& rule, const Progress& at) {
  for (u32 draw = 0; draw < at.draws; ++draw) {
    const auto first = std::size_t{draw} * at.replicates;
    const std::span own(sample.differences.data() + first, at.replicates);
    const std::span reference(sample.references.data() + (rule.is_relative ? first : 0),
                              rule.is_relative ? at.replicates : 0);
    const double mean = mean_of(own), whole = mean_of(reference);
    const double unit = !rule.is_relative ? 1 : rule.of_whole ? whole : std::abs(whole);
    for (double& d : own) d += planted_margins * rule.margin * unit - mean;
  }
  return sample;
}

// The opposite of "rises by a margin" is "falls by one"; of what denies a change, that it changes by as much.
Rule opposite(Rule rule) {
  rule.sign = -rule.sign;
  if (rule.ask != Ask::reach) {
    rule.ask = rule.ask == Ask::differ ? Ask::same : Ask::differ;
  } else if (rule.margin < 0 || rule.counts) {
    rule.margin = -rule.margin;
  }
  return rule;
}

// A margin worth the word: not "any change", nor that of a claim that denies one.
bool has_margin(const Rule& rule) { return rule.ask == Ask::reach && rule.margin > 1e-12 && !rule.counts; }

// What was planted is no result of 0 or 1.
Rule seen(Rule rule) {
  rule.span = 0;
  return rule;
}

// Few draws decide nothing, planted or not: what counts is in how many worlds its luck leaves no doubt of the effect.
Robustness planted_row(Judged judged, const Study& study) {
  const auto draws = static_cast<double>(judged.worlds.draws);
  judged.row.share.value = draws > 0 ? static_cast<double>(judged.worlds.reach.yes) / draws : 0;
  judged.row.holds = judged.row.share.value >= study.scenario->rules.holds;
  return std::move(judged.row);
}

bool is_same(const CellResult& a, const CellResult& b) {
  return a.failed == b.failed && a.values.size() == b.values.size() &&
         (a.values.empty() || std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0);
}

Robustness placebo(const Study& study, const BoundTest& test, const TestResult& result, const Cells& cells) {
  const Cell cell{test.sides[0].front().arm, 0, 0};
  Robustness row;
  row.check = Check::placebo;
  row.name = study.arms[cell.arm].name;
  row.holds = is_same(run_cell(study, cell), cells.at(cell));
  row.share = row.effect = {std::nan(""), std::nan(""), std::nan("")};
  row.verdict = result.rule.is_level ? Verdict::not_enough_runs : Verdict::never_tested;
  return row;
}

}  // namespace

std::vector<Robustness> controls_of(const Study& study, const BoundTest& test, const TestResult& result,
                                    const Cells& cells) {
  const Progress& at = result.progress;
  const Rule& rule = test.rule;
  if (at.draws == 0 || test.sides[0].empty()) return {};
  if (result.finding.verdict == Verdict::assumed || result.finding.verdict == Verdict::never_tested) return {};
  const Sample own{differences(study, test, 0, cells, at), references(study, test, 0, cells, at)};
  std::vector<Robustness> rows;
  if (!rule.is_level && has_margin(rule)) {
    rows.push_back(judged(study, test, result, Check::permuted, permuted(own, study, at), rule).row);
    const Estimate& effect = rows.back().effect;
    rows.back().holds = rows.back().verdict != Verdict::follows && !(effect.lo > 0 || effect.hi < 0);
  }
  Sample reversed = own;
  negate(reversed.differences);
  rows.push_back(judged(study, test, result, Check::negation, reversed, opposite(rule)).row);
  rows.back().holds = rows.back().verdict != Verdict::follows || result.finding.verdict != Verdict::follows;
  if (!rule.is_level && has_margin(rule))
    rows.push_back(
        planted_row(judged(study, test, result, Check::positive, planted(own, rule, at), seen(rule)), study));
  rows.push_back(placebo(study, test, result, cells));
  return rows;
}

}  // namespace interregnum
