#include "study/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "judge/exact.hpp"
#include "study/for_each_parallel.hpp"

namespace interregnum {
namespace {

// What is assumed or never tested counts for no verdict, and for no map.
bool is_swept(const Study& study, const BoundTest& bound) {
  const TestKind kind = study.scenario->claims[bound.claim].tests[bound.test].kind;
  return kind != TestKind::parts && kind != TestKind::transfer && !bound.assumed && bound.idle_role.empty();
}

// The arms that the swept tests read, under the standard mechanisms.
std::vector<u32> arms_of(const Study& study) {
  std::vector<u32> arms;
  for (const BoundTest& bound : study.tests) {
    if (!is_swept(study, bound)) continue;
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
  for_each_parallel(orders.draws, orders.threads, orders.stop, [&](u32 draw) {
    auto runs = runs_of(study, plan, arms, draw);
    const std::lock_guard lock(mutex);
    for (auto& [cell, result] : runs) cells.emplace(cell, std::move(result));
  });
  return cells;
}

// Where a draw points; one with a failed run may point either way.
enum class Answer { no, yes, none, failed };

std::vector<Answer> answers_of(const Study& study, const BoundTest& test, const Cells& cells, u32 draws) {
  const Progress at{draws, first_replicates, false};
  const auto d = differences(study, test, 0, cells, at);
  const auto r = references(study, test, 0, cells, at);
  std::vector<Answer> answers;
  for (const Pointed& pointed : as_they_point({d, draws, first_replicates, r}, test.rule)) {
    const auto of_draw = std::span(d).subspan(answers.size() * first_replicates, first_replicates);
    const bool failed = std::any_of(of_draw.begin(), of_draw.end(), [](double value) { return std::isinf(value); });
    const Answer points = pointed.follows ? Answer::yes : Answer::no;
    answers.push_back(pointed.judged ? points : failed ? Answer::failed : Answer::none);
  }
  return answers;
}

// Of so many tests of a claim, in one world; as many as `need` must follow. What is missing may decide.
Answer answer_of(std::size_t yes, std::size_t none, std::size_t failed, std::size_t need) {
  if (yes >= need) return Answer::yes;
  if (yes + none + failed < need) return Answer::no;
  return failed > 0 ? Answer::failed : Answer::none;
}

SweepShare share_of(u64 follow, u64 worlds, u64 failed) {
  constexpr double tail = .025;
  SweepShare share{worlds, failed, {std::nan(""), 0, 1}};
  if (worlds == 0) return share;
  const auto least = static_cast<double>(follow), most = static_cast<double>(follow + failed),
             n = static_cast<double>(worlds + failed);
  share.share = {least / static_cast<double>(worlds), exact_least(least, n, tail), exact_most(most, n, tail)};
  return share;
}

// In how many worlds the claim follows by its swept tests.
SweepShare claim_share(const Study& study, u32 claim, const Cells& cells, u32 draws) {
  std::vector<std::vector<Answer>> answers;
  for (const BoundTest& test : study.tests)
    if (test.claim == claim && is_swept(study, test)) answers.push_back(answers_of(study, test, cells, draws));
  const u32 asked = study.scenario->claims[claim].need;
  const std::size_t need = asked == 0 ? answers.size() : std::min<std::size_t>(asked, answers.size());
  u64 counts[4] = {};
  for (u32 draw = 0; draw < draws; ++draw) {
    std::size_t of[4] = {};
    for (const auto& of_test : answers) ++of[static_cast<std::size_t>(of_test[draw])];
    ++counts[static_cast<std::size_t>(answer_of(of[1], of[2], of[3], need))];
  }
  return share_of(counts[1], counts[0] + counts[1], counts[3]);
}

std::vector<SweptClaim> swept_claims(const Study& study) {
  std::vector<SweptClaim> claims;
  for (u32 claim = 0; claim < study.scenario->claims.size(); ++claim) {
    const auto swept = std::count_if(study.tests.begin(), study.tests.end(), [&](const BoundTest& test) {
      return test.claim == claim && is_swept(study, test);
    });
    const auto out = study.scenario->claims[claim].tests.size() - static_cast<std::size_t>(swept);
    if (swept > 0) claims.push_back({claim, static_cast<u32>(out), {}, {}});
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
