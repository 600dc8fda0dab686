#include "mechanisms/network_expression.hpp"

namespace interregnum {
namespace {

constexpr u32 supporter_luck = purpose("network.supporter"), threshold_luck = purpose("network.threshold"),
              first_luck = purpose("network.first");
constexpr double most_push = 40;     // bound of kappa_N
constexpr double largest_seed = .5;  // where half the people have to go first, nothing tips
constexpr int seed_halvings = 9;     // to a thousandth of the people
constexpr double tipped = .5;        // of those who did not act

u64 identity(u32 i) { return fold(name_id("node"), i); }

// Who goes first when a share does: the larger the share, the more, and the same among them.
std::vector<char> first_of(u32 people, Luck luck, const auto& share_of) {
  std::vector<char> first(people);
  for (u32 i = 0; i < people; ++i) first[i] = luck.uniform(identity(i), 0, first_luck) < share_of(i) ? 1 : 0;
  return first;
}

std::vector<char> acting(const NetworkState& s) {
  std::vector<char> acts(s.node_acts.size());
  for (std::size_t i = 0; i < acts.size(); ++i) acts[i] = s.node_acts[i] != 0 ? 1 : 0;
  return acts;
}

// Where it ends if, besides an opening, a share goes first.
Spread spread_from(const NetworkState& s, const NetworkPush& p, std::span<const u32> needed, double share, Luck luck) {
  const auto people = static_cast<u32>(needed.size());
  const auto opening = [&](u32 i) { return std::max(share, s.opening[as_row(s.node_group[i])]); };
  return settle(network_of(p, people, luck), needed, acting(s), first_of(people, luck, opening));
}

void show(const NetworkState& s, std::span<const char> acts, std::span<double> shares) {
  for_each_view(s, [&](std::size_t, std::size_t g) {
    double people = 0, sum = 0;
    for (std::size_t i = 0; i < acts.size(); ++i) {
      if (!belongs(s, g, as_row(s.node_group[i]), s.supporter[i])) continue;
      people += 1;
      sum += acts[i];
    }
    shares[g] = people > 0 ? sum / people : 0;
  });
}

// Pr(m of `degree` contacts act), m = 0..degree, where a share n does.
std::vector<double> chances_of(std::size_t degree, double n) {
  std::vector<double> chances;
  double ways = 1;
  for (std::size_t m = 0; m <= degree; ++m) {
    const double left = static_cast<double>(degree - m), acting = static_cast<double>(m);
    chances.push_back(ways * real::pow(n, acting) * real::pow(1 - n, left));
    ways *= left / (acting + 1);
  }
  return chances;
}

}  // namespace

const Network& network_of(const NetworkPush& p, u32 people, Luck luck) {
  struct Kept {
    u64 key = 0;
    u32 people = 0;
    double network = -1, degree = 0, rewired = 0;
    Network ties = {};
  };
  thread_local Kept kept;
  const bool same = kept.key == luck.key && kept.people == people && kept.network == p.network &&
                    kept.degree == p.degree && kept.rewired == p.rewired;
  if (same) return kept.ties;
  const auto side = std::clamp(static_cast<u32>(p.degree / 2 + .5), 1u, (people - 1) / 2);
  kept = {
      luck.key,  people,
      p.network, p.degree,
      p.rewired, p.network == 0 ? random_network(people, p.degree, luck) : ring_network(people, side, p.rewired, luck)};
  return kept.ties;
}

void draw_nodes(const NetworkState& s, const NetworkPush& p, Luck luck) {
  const double rest = std::sqrt(1 - p.alignment * p.alignment);
  const auto persons = apportioned(s, static_cast<u32>(s.node_acts.size()));
  u32 i = 0;
  for (std::size_t g = 0; g < persons.size(); ++g)
    for (u32 left = persons[g]; left > 0; --left, ++i) {
      s.node_group[i] = static_cast<double>(g);
      s.supporter[i] = luck.uniform(identity(i), 0, supporter_luck);
      const double rank = real::normal_quantile(s.supporter[i]);
      s.node_threshold[i] = p.alignment * rank + rest * luck.normal(identity(i), 0, threshold_luck);
      s.node_acts[i] = 0;
    }
}

void settle_people(const NetworkState& s, const NetworkPush& p, std::span<const u32> needed, Luck luck) {
  const Spread now = spread_from(s, p, needed, 0, luck);
  std::copy(now.acts.begin(), now.acts.end(), s.node_acts.begin());
  show(s, now.acts, s.acts);
  show(s, spread_from(s, p, needed, first_movers, luck).acts, s.ready);
  s.crowd[0] = crowd_weight(mean_acting(s), p.weight);
}

void find_network_seed(const NetworkState& s, const NetworkPush& p, std::span<const u32> needed, Luck luck) {
  const double people = static_cast<double>(needed.size());
  const double present = spread_from(s, p, needed, 0, luck).acting / people;
  const auto tips = [&](double share) {
    return spread_from(s, p, needed, share, luck).acting / people - present >= tipped * (1 - present);
  };
  double low = 0, high = largest_seed;
  const bool any = tips(high);
  for (int halving = 0; any && halving < seed_halvings; ++halving) {
    const double share = .5 * (low + high);
    (tips(share) ? high : low) = share;
  }
  std::fill(s.seed.begin(), s.seed.end(), any ? high : 1);
}

void anchor_network(const NetworkState& s, const NetworkPush& p, std::span<const double> example,
                    std::span<const double> first_example) {
  std::fill(s.threshold.begin(), s.threshold.end(), 0);
  const std::size_t degree = example.size() - 1;
  const double n = p.quiet_protest, k = static_cast<double>(degree);
  const auto chances = chances_of(degree, n);
  const auto willing = [&](double x) {
    return mean_over_people(
        s, [&](std::size_t i, std::size_t g) { return real::normal_cdf((push(s, p, i, g) + x) / threshold_sd); });
  };
  const auto standing = [&](double kappa, std::span<const double> shown) {  // -T
    return solve_rising(-2 * most_push, most_push, n, [&](double x) {
      double acting = 0;
      for (std::size_t m = 0; m <= degree; ++m) acting += chances[m] * willing(kappa * shown[m] + x);
      return acting;
    });
  };
  const double kappa = solve_rising(0, most_push, p.response, [&](double trial) {
    const double x = standing(trial, first_example);
    double response = 0;  // d/dn of what the chances sum to
    for (std::size_t m = 0; m <= degree; ++m) {
      const double acting = static_cast<double>(m), change = acting / n - (k - acting) / (1 - n);
      response += chances[m] * change * willing(trial * first_example[m] + x);
    }
    return response;
  });
  std::fill(s.slope.begin(), s.slope.end(), kappa);
  std::fill(s.threshold.begin(), s.threshold.end(), -standing(kappa, example));
}

}  // namespace interregnum
