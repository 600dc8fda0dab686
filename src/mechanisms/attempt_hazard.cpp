#include "mechanisms/attempt_hazard.hpp"

#include <algorithm>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/hazard.hpp"
#include "world/march_opening.hpp"
#include "world/values.hpp"

namespace interregnum::attempt_hazard {
namespace {

constexpr u32 wait_luck = purpose("attempt_hazard.wait"), force_luck = purpose("attempt_hazard.force");
constexpr double least_force = .15, most_force = .40;

void open(const State& s, const Moment& now) {
  const auto ordinal = static_cast<i64>(s.count[0]);
  s.stage[0] = stage::live;
  s.route[0] = route::coup;
  s.actor[0] = -1;
  s.force[0] = least_force + (most_force - least_force) * now.luck.uniform(s.attempt[0], ordinal, force_luck);
  s.mobilised[0] = march_mobilised;
  s.opened[0] = static_cast<double>(now.tick);
  s.test[0] = s.opened[0] + hours_to_test;
  s.count[0] += 1;
  s.risk[0] = 0;
}

}  // namespace

double ratio_of_propensities(const State& s) { return hazard_ratio(s.propensity[0], s.propensity_start[0]); }

void set_rate(const State& s, double rate) { s.rate[0] = rate * (1 - s.purged[0]); }

void pass_time(const State& s, const Moment& now) {
  s.since[0] += now.days;
  s.purged[0] *= real::exp(-years(now));
}

void advance(const State& s, const Moment& now) {
  if (s.stage[0] != stage::none || is_forbidden(s.attempted, 0)) return;  // the hazard rests
  const double hazard = s.rate[0] * years(now);
  const double wait = now.luck.exponential(s.attempt[0], static_cast<i64>(s.count[0]), wait_luck);
  if (comes_due(s.attempted, 0, s.risk[0], hazard, wait)) open(s, now);
}

}  // namespace interregnum::attempt_hazard
