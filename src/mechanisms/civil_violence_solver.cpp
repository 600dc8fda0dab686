#include "mechanisms/civil_violence_solver.hpp"

#include <algorithm>
#include <array>

#include "people/civil_violence.hpp"

namespace interregnum {
namespace {

civil::Rules rules_of(const CivilViolenceInputs& x) {
  civil::Rules rules;
  rules.width = rules.height = static_cast<u32>(x.side);
  rules.vision = std::min(static_cast<u32>(x.vision), (rules.width - 1) / 2);
  rules.shape = x.sight != 0 ? civil::Shape::disc : civil::Shape::diamond;
  rules.rounding = arrest::rounding_of(x.rounding);
  rules.deterrence = x.k;
  rules.threshold = {x.T, x.T};
  rules.legitimacy = {x.L, x.L};
  rules.longest_jail = static_cast<u32>(x.J);
  rules.moves_first = x.order != 0;
  rules.jail_keeps_cell = x.jail != 0;
  rules.kills = x.other > 0;
  rules.cloning = x.cloning;
  rules.longest_life = static_cast<u32>(x.life);
  return rules;
}

}  // namespace

// Model II ends where a group is gone: the step, else the number of steps.
std::vector<Solution> solve_civil_violence(std::span<const double> inputs) {
  CivilViolenceInputs x{};
  for (std::size_t i = 0; i < inputs.size(); ++i) x.*civil_violence_inputs[i].at = inputs[i];
  const double cells = x.side * x.side;
  const auto all = static_cast<u32>(x.density * cells + .5), second = static_cast<u32>(all * x.other + .5);
  const Luck luck = luck_of(1, static_cast<u32>(x.luck), 0);
  const std::array citizens{all - second, second};
  civil::Society society = civil::settled(rules_of(x), citizens, static_cast<u32>(x.police * cells + .5), luck);
  std::vector<u32> active;
  double sum = 0;
  civil::Count now = civil::count(society);
  const auto both_left = [&] { return second == 0 || (now.citizens[0] > 0 && now.citizens[1] > 0); };
  while (static_cast<double>(active.size()) < x.steps && both_left()) {
    civil::step(society, luck);
    now = civil::count(society);
    active.push_back(now.active[0] + now.active[1]);
    sum += active.back();
  }
  const auto found = civil::outbursts(active, static_cast<u32>(x.level));
  return {{"outbursts", {static_cast<double>(found.number)}},
          {"mean_wait", {found.mean_wait}},
          {"peak", {active.empty() ? 0. : *std::max_element(active.begin(), active.end())}},
          {"mean_active", {active.empty() ? 0 : sum / static_cast<double>(active.size())}},
          {"active_after_step_1", {active.empty() ? 0. : active.front()}},
          {"jailed_at_end", {static_cast<double>(now.jailed[0] + now.jailed[1])}},
          {"people_at_end", {static_cast<double>(now.citizens[0]), static_cast<double>(now.citizens[1])}},
          {"steps", {static_cast<double>(active.size())}}};
}

}  // namespace interregnum
