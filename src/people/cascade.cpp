#include "people/cascade.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr u32 luck_for(Text name) { return static_cast<u32>(name_id(name) >> 32); }
constexpr u32 for_tie = luck_for("cascade.tie"), for_break = luck_for("cascade.break"),
              for_swap = luck_for("cascade.swap");

struct Tie {
  u32 a, b;
};

// Contacts stand in the order of the ties.
Network network_of(u32 n, std::span<const Tie> ties) {
  Network network;
  network.first.assign(n + 1, 0);
  for (const Tie& tie : ties) ++network.first[tie.a + 1], ++network.first[tie.b + 1];
  for (u32 i = 0; i < n; ++i) network.first[i + 1] += network.first[i];
  network.contact.resize(network.first[n]);
  std::vector<u32> next(network.first.begin(), network.first.end() - 1);
  for (const Tie& tie : ties) network.contact[next[tie.a]++] = tie.b, network.contact[next[tie.b]++] = tie.a;
  return network;
}

// One of 0..n-1, from 32 random bits.
u32 scaled(u64 bits, u32 n) { return static_cast<u32>((bits & 0xffffffffu) * n >> 32); }

double poisson_at_most(u32 most, double mean) {
  double term = real::exp(-mean), sum = 0;
  for (u32 k = 0; k <= most; ++k) {
    sum += term;
    term *= mean / (k + 1);
  }
  return sum;
}

// Rounds in which all who `change` do so at once, and their contacts are asked next.
template <class Changes, class Change>
u32 in_rounds(const Network& network, const Changes& changes, const Change& change) {
  std::vector<u32> now, next;
  for (u32 i = 0; i < network.size(); ++i)
    if (changes(i)) now.push_back(i);
  u32 rounds = 0;
  for (; !now.empty(); ++rounds) {
    for (const u32 i : now) change(i);
    next.clear();
    for (const u32 i : now)
      for (const u32 j : network.of(i))
        if (changes(j)) next.push_back(j);
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    now.swap(next);
  }
  return rounds;
}

}  // namespace

Network random_network(u32 n, double z, Luck luck) {
  std::vector<Tie> ties(n > 1 ? static_cast<std::size_t>(n * z / 2 + .5) : 0);
  for (u64 i = 0; i < ties.size(); ++i) {
    const u64 bits = luck.bits(i, 0, for_tie);
    const u32 a = scaled(bits, n), b = scaled(bits >> 32, n - 1);
    ties[i] = {a, b < a ? b : b + 1};
  }
  return network_of(n, ties);
}

Network ring_network(u32 n, u32 k, double rewired, Luck luck) {
  std::vector<Tie> ties;
  for (u32 i = 0; i < n; ++i)
    for (u32 step = 1; step <= k; ++step) ties.push_back({i, (i + step) % n});
  std::vector<u32> broken;
  for (u32 i = 0; i < ties.size(); ++i)
    if (luck.uniform(i, 0, for_break) < rewired) broken.push_back(i);
  for (u32 left = static_cast<u32>(broken.size()); left > 1;
       --left) {  // each swaps with one not yet swapped, or itself
    Tie& one = ties[broken[left - 1]];
    Tie& other = ties[broken[scaled(luck.bits(left, 0, for_swap), left)]];
    if (one.a != other.b && other.a != one.b) std::swap(one.b, other.b);
  }
  return network_of(n, ties);
}

Network complete_network(u32 n) {
  std::vector<Tie> ties;
  for (u32 i = 0; i < n; ++i)
    for (u32 j = i + 1; j < n; ++j) ties.push_back({i, j});
  return network_of(n, ties);
}

Spread settle(const Network& network, std::span<const u32> needed, std::span<const char> acting,
              std::span<const char> first) {
  const u32 n = network.size();
  Spread spread{{acting.begin(), acting.end()}, 0, 0};
  std::vector<u32> examples(n, 0);
  const auto shown = [&](u32 i, u32 by) {
    if (first[i] == 0)
      for (const u32 j : network.of(i)) examples[j] += by;
  };
  for (u32 i = 0; i < n; ++i)
    if (first[i] != 0 || spread.acts[i] != 0)
      for (const u32 j : network.of(i)) ++examples[j];
  const auto willing = [&](u32 i) { return examples[i] >= needed[i]; };
  in_rounds(
      network, [&](u32 i) { return spread.acts[i] != 0 && !willing(i); },
      [&](u32 i) {
        spread.acts[i] = 0;
        shown(i, UINT32_MAX);  // one less
      });
  spread.rounds = in_rounds(
      network, [&](u32 i) { return spread.acts[i] == 0 && willing(i); },
      [&](u32 i) {
        spread.acts[i] = 1;
        shown(i, 1);
      });
  spread.acting = static_cast<u32>(std::count(spread.acts.begin(), spread.acts.end(), char{1}));
  return spread;
}

// z Pr(at most m) rises to its only maximum and falls after it.
Window cascade_window(double share) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN(), least = 1e-9;
  const double most = std::floor(1 / share);
  if (!(share > 0) || most < 2 || most > 1000) return {none, none};
  const u32 m = static_cast<u32>(most) - 2;
  const auto excess = [m](double z) { return z * poisson_at_most(m, z) - 1; };
  double peak = least, top = m + 2.;
  for (int third = 0; third < 200; ++third) {
    const double a = peak + (top - peak) / 3, b = top - (top - peak) / 3;
    (excess(a) < excess(b) ? peak : top) = excess(a) < excess(b) ? a : b;
  }
  if (excess(peak) <= 0) return {none, none};
  const auto root = [&](double below, double above) {
    for (int halving = 0; halving < 100; ++halving) {
      const double z = .5 * (below + above);
      (excess(z) < 0 ? below : above) = z;
    }
    return .5 * (below + above);
  };
  return {root(least, peak), root(2 * m + 50., peak)};
}

}  // namespace interregnum
