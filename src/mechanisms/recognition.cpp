#include "mechanisms/recognition.hpp"

#include <algorithm>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/foreign_eyes.hpp"
#include "mechanisms/hazard.hpp"
#include "world/values.hpp"

namespace interregnum::recognition {
namespace {

constexpr double steepness = 3;
constexpr u32 wait_luck = purpose("recognition.wait");

// ---- the movement

void set_quality(const State& s, Quality quality) {
  for (std::size_t m = 0; m < s.quality.size(); ++m)
    s.quality[m] = quality({s.unity[m], s.legitimacy[m], s.reach[m], s.engagement[m]});
}

// x' = up (1 - x) - down x, solved exactly, so that steps of any length agree and x stays in [0,1].
double drifted(double x, double up, double down, double time) {
  if (up + down <= 0) return x;
  const double rest = up / (up + down);
  return std::clamp(rest + (x - rest) * real::exp(-(up + down) * time), 0., 1.);
}

// What foreign actors think of one movement, averaged over them.
struct Abroad {
  double recognised = 0, hope = 0;  // share of them; mean of P - P_0
};
Abroad abroad(const State& s, std::size_t movement) {
  Abroad sum;
  double count = 0;
  for (std::size_t i = 0; i < s.recognised.size(); ++i) {
    if (as_row(s.movement[i]) != movement) continue;
    sum.recognised += s.recognised[i];
    sum.hope += s.seen_doom[i] - s.seen_doom_start[i];
    count += 1;
  }
  return count > 0 ? Abroad{sum.recognised / count, sum.hope / count} : Abroad{};
}

// A step of what recognition, the regime's prospects and joint actions do to the movements.
void evolve(const State& s, const Parameters& p, const Moment& now) {
  const double joint = s.joint_actions.empty() ? 0 : s.joint_actions[0];
  for (std::size_t m = 0; m < s.unity.size(); ++m) {
    const Abroad seen = abroad(s, m);
    const double standing = p.standing * seen.recognised;
    s.engagement[m] = drifted(s.engagement[m], p.opening * std::max(0., seen.hope) + p.welcome * seen.recognised,
                              p.opening * std::max(0., -seen.hope), years(now));
    s.legitimacy[m] = drifted(s.legitimacy[m], std::max(0., standing), std::max(0., -standing), years(now));
    for (; s.joint_seen[m] < joint; ++s.joint_seen[m]) s.unity[m] += p.joint * (1 - s.unity[m]);
  }
}

// ---- who recognises it

// (h / n) exp(3 b_rec (Q - .4) + 3 (P - P_0)) (1 - v), v only where the actor recognises another movement.
double rate(const Parameters& p, double actors, double quality, double hope, bool has_rival) {
  const double plain =
      p.base / actors * real::exp(steepness * p.response * (quality - usual_quality) + steepness * hope);
  return has_rival ? plain * (1 - p.rivalry) : plain;
}

bool has_rival(const State& s, std::size_t pair) {
  for (std::size_t other = 0; other < s.recognised.size(); ++other)
    if (other != pair && s.actor[other] == s.actor[pair] && s.recognised[other] != 0) return true;
  return false;
}

// n: before how many foreign actors every movement stands.
double actors(const State& s) { return static_cast<double>(s.rate.size()) / static_cast<double>(s.unity.size()); }

void set_rates(const State& s, const Parameters& p) {
  for (std::size_t i = 0; i < s.rate.size(); ++i) {
    const double hope = s.seen_doom[i] - s.seen_doom_start[i];
    s.rate[i] = rate(p, actors(s), s.quality[as_row(s.movement[i])], hope, has_rival(s, i));
  }
}

void recognise(const State& s, const Moment& now) {
  for (std::size_t i = 0; i < s.rate.size(); ++i) {
    if (s.recognised[i] != 0 || is_forbidden(s.recognises, i)) continue;  // the hazard rests
    const double wait = now.luck.exponential(s.pairs[i], 0, wait_luck);
    if (comes_due(s.recognises, i, s.risk[i], s.rate[i] * years(now), wait)) s.recognised[i] = 1;
  }
}

}  // namespace

void hour(const State& s, const Parameters& p, Quality quality) {
  if (s.unity.empty()) return;
  set_quality(s, quality);
  look_with_eyes_of(s, s.audience, s.seen_doom);
  set_rates(s, p);
}

void start(const State& s, const Parameters& p, Quality quality) {
  hour(s, p, quality);
  std::copy(s.seen_doom.begin(), s.seen_doom.end(), s.seen_doom_start.begin());
  set_rates(s, p);
}

void quiet(const State& s, const Parameters& p, const Moment& now, Quality quality) {
  if (s.unity.empty()) return;
  evolve(s, p, now);
  hour(s, p, quality);
  recognise(s, now);
  set_rates(s, p);
}

std::vector<Solution> solve(std::span<const double> x, Quality quality) {
  const Parameters p{x[4], x[5], x[8], 0, 0, 0, 0};
  const double q = quality({x[0], x[1], x[2], x[3]}), yearly = rate(p, x[10], q, x[6] - x[7], x[9] != 0);
  return {{"quality", {q}}, {"rate", {yearly}}, {"chance_in_a_year", {-real::expm1(-yearly)}}};
}

}  // namespace interregnum::recognition
