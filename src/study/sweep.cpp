#include "study/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <thread>

#include "base/real.hpp"

namespace interregnum {
namespace {

bool is_swept(const Test& test) { return test.kind != TestKind::parts && test.kind != TestKind::transfer; }

const Test& test_of(const Study& study, const BoundTest& bound) {
  return study.scenario->claims[bound.claim].tests[bound.test];
}

// The arms that the swept tests read, under the standard mechanisms.
std::vector<u32> arms_of(const Study& study) {
  std::vector<u32> arms;
  for (const BoundTest& bound : study.tests) {
    if (!is_swept(test_of(study, bound))) continue;
    for (const Side& side : bound.sides[0]) arms.push_back(side.arm);
    if (!bound.references.empty()) arms.push_back(bound.references[0].arm);
  }
  std::sort(arms.begin(), arms.end());
  arms.erase(std::unique(arms.begin(), arms.end()), arms.end());
  return arms;
}

// The plan with some numbers known. It is only drawn from: runs keep the study's own.
Plan fixed(Plan plan, const std::vector<SweepAxis>& axes, const std::vector<double>& at) {
  for (std::size_t i = 0; i < axes.size(); ++i) {
    BoundInput& input = plan.inputs[axes[i].input];
    input.prior = {};
    input.prior.a = at[i];
    input.expression.clear();
    input.references.clear();
  }
  return plan;
}

// All runs of one draw; one batch for each replicate.
std::vector<std::pair<Cell, CellResult>> runs_of(const Study& study, const Plan& plan, const std::vector<u32>& arms,
                                                 u32 draw) {
  const auto inputs = draw_inputs(plan, study.key, draw);
  std::vector<const RunSpec*> specs;
  for (const u32 arm : arms) specs.push_back(&study.arms[arm].spec);
  std::vector<std::pair<Cell, CellResult>> cells;
  for (u32 replicate = 0; replicate < first_replicates; ++replicate) {
    auto results = run(specs, inputs, luck_of(study.key, draw, replicate));
    for (std::size_t i = 0; i < arms.size(); ++i)
      cells.push_back({{arms[i], draw, replicate}, {std::move(results[i].values), results[i].failed}});
  }
  return cells;
}

// The cells of one point; which thread runs a draw decides nothing. Fewer than all if told to stop.
Cells cells_of(const Study& study, const Plan& plan, const std::vector<u32>& arms, const SweepOrders& orders) {
  Cells cells;
  std::mutex mutex;
  std::atomic<u32> next{0};
  const auto work = [&] {
    for (u32 draw = next++; draw < orders.draws; draw = next++) {
      if (orders.stop && orders.stop->load(std::memory_order_relaxed)) return;
      auto runs = runs_of(study, plan, arms, draw);
      const std::lock_guard lock(mutex);
      for (auto& [cell, result] : runs) cells.emplace(cell, std::move(result));
    }
  };
  std::vector<std::jthread> pool;
  for (unsigned i = 1; i < std::min<unsigned>(std::max(1u, orders.threads), orders.draws); ++i) pool.emplace_back(work);
  work();
  pool.clear();
  return cells;
}

// Where each draw points: 1 follows, 0 does not, -1 cannot be judged.
std::vector<int> answers_of(const Study& study, const BoundTest& test, const Cells& cells, u32 draws) {
  const Progress at{draws, first_replicates, false};
  const auto d = differences(study, test, 0, cells, at);
  const auto r = references(study, test, 0, cells, at);
  std::vector<int> answers;
  for (u32 draw = 0; draw < draws; ++draw) {
    const auto of_draw = [&](const std::vector<double>& values) {
      return values.empty() ? std::span<const double>()
                            : std::span(values).subspan(std::size_t{draw} * first_replicates, first_replicates);
    };
    const Worlds one = classify({of_draw(d), 1, first_replicates, of_draw(r)}, test.rule);
    answers.push_back(one.draws == 0 || one.failed_draws > 0 ? -1 : static_cast<int>(one.reach.plug_in));
  }
  return answers;
}

SweepShare share_of(u64 follow, u64 worlds) {
  constexpr double tail = .025;
  const auto k = static_cast<double>(follow), n = static_cast<double>(worlds);
  SweepShare share{worlds, {std::nan(""), 0, 1}};
  if (worlds == 0) return share;
  share.share = {k / n, follow == 0 ? 0 : real::beta_quantile(tail, k, n - k + 1),
                 follow == worlds ? 1 : real::beta_quantile(1 - tail, k + 1, n - k)};
  return share;
}

// In how many worlds the claim follows by its swept tests.
SweepShare claim_share(const Study& study, u32 claim, const Cells& cells, u32 draws) {
  std::vector<std::vector<int>> answers;
  for (const BoundTest& test : study.tests)
    if (test.claim == claim && is_swept(test_of(study, test))) answers.push_back(answers_of(study, test, cells, draws));
  const u32 asked = study.scenario->claims[claim].need;
  const std::size_t need = asked == 0 ? answers.size() : std::min<std::size_t>(asked, answers.size());
  u64 follow = 0, worlds = 0;
  for (u32 draw = 0; draw < draws; ++draw) {
    std::size_t yes = 0, unknown = 0;
    for (const auto& of_test : answers) {
      yes += of_test[draw] == 1 ? 1 : 0;
      unknown += of_test[draw] < 0 ? 1 : 0;
    }
    if (yes < need && yes + unknown >= need) continue;  // what is missing would decide
    ++worlds;
    follow += yes >= need ? 1 : 0;
  }
  return share_of(follow, worlds);
}

std::vector<SweptClaim> swept_claims(const Study& study) {
  std::vector<SweptClaim> claims;
  for (u32 claim = 0; claim < study.scenario->claims.size(); ++claim) {
    const auto& tests = study.scenario->claims[claim].tests;
    const auto out =
        static_cast<u32>(std::count_if(tests.begin(), tests.end(), [](const Test& test) { return !is_swept(test); }));
    if (out < tests.size()) claims.push_back({claim, out, {}, {}});
  }
  return claims;
}

// Where the shares cross one half, on the line between two values.
std::vector<double> turns_of(const std::vector<double>& x, const std::vector<SweepShare>& points) {
  std::vector<double> turns;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double a = points[i].share.value - .5, b = points[i + 1].share.value - .5;
    if ((a < 0 && b >= 0) || (a >= 0 && b < 0)) turns.push_back(x[i] + (x[i + 1] - x[i]) * a / (a - b));
  }
  return turns;
}

}  // namespace

Swept sweep(const Study& study, const std::vector<SweepAxis>& axes, const SweepOrders& orders) {
  Swept swept;
  swept.claims = swept_claims(study);
  const auto arms = arms_of(study);
  std::size_t points = 1;
  for (const SweepAxis& axis : axes) points *= axis.values.size();
  const u64 runs_a_point = u64{orders.draws} * first_replicates * arms.size();
  for (std::size_t point = 0; point < points; ++point) {
    std::vector<double> at;
    for (std::size_t i = 0, rest = point; i < axes.size(); rest /= axes[i++].values.size())
      at.push_back(axes[i].values[rest % axes[i].values.size()]);
    const Cells cells = cells_of(study, fixed(study.plans[0], axes, at), arms, orders);
    if (cells.size() < runs_a_point) return swept;
    swept.runs += cells.size();
    for (const auto& [cell, result] : cells) swept.failed += result.failed ? 1 : 0;
    for (SweptClaim& claim : swept.claims) claim.points.push_back(claim_share(study, claim.claim, cells, orders.draws));
    if (orders.progress) orders.progress(swept.runs, runs_a_point * points);
  }
  if (axes.size() == 1)
    for (SweptClaim& claim : swept.claims) claim.turns = turns_of(axes[0].values, claim.points);
  swept.complete = true;
  return swept;
}

std::optional<u32> input_named(const Scenario& scenario, Text name) {
  for (u32 i = 0; i < scenario.inputs.size(); ++i)
    if (scenario.inputs[i].label == name || scenario.inputs[i].path == name) return i;
  return std::nullopt;
}

}  // namespace interregnum
