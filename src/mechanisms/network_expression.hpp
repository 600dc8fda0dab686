// Whether people act in public by the example of the contacts they have in a network, not of all people: the push and
// the quiet day are those of `thresholds`. Two theories differ in what a contact's example does, and give it as
// `Example`: how far `m` of `degree` contacts who act push, 0..1, and how many of them it takes to push so far.
#pragma once

#include <algorithm>

#include "base/real.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/expression.hpp"
#include "people/cascade.hpp"

namespace interregnum {

struct NetworkState : Expression {
  std::span<double> node_group, supporter, node_threshold, node_acts;
};
struct NetworkPush : Push {
  double network, degree, rewired, contacts, reference;
};

inline constexpr std::array<Use<NetworkState>, 4> node_uses{
    writes("node.group", &NetworkState::node_group),
    writes("node.supporter", &NetworkState::supporter),
    writes("node.threshold", &NetworkState::node_threshold),
    writes("node.acts", &NetworkState::node_acts),
};
inline constexpr auto network_uses = with(expression_uses, node_uses);

inline constexpr std::array<Parameter<NetworkPush>, 3> contact_parameters{{
    {{"network", "1", 0, 1, exactly(0), "ties at random, or to neighbours in a ring", "random ring"},
     &NetworkPush::network},
    {{"degree", "1", 2, 40, between(4, 12), "contacts a person has, on average"}, &NetworkPush::degree},
    {{"rewired", "1", 0, 1, between(0, .2), "share of a ring's ties that lead anywhere"}, &NetworkPush::rewired},
}};
inline constexpr auto network_parameters = with(push_parameters, contact_parameters);

inline constexpr std::array<TableRows, 1> network_tables{{{"node", 1000}}};

// The network of a run; a pure function of its luck, kept because it is asked for week after week.
const Network& network_of(const NetworkPush& p, u32 people, Luck luck);

// Persons of each group, their ranks in private support and thresholds.
void draw_nodes(const NetworkState& s, const NetworkPush& p, Luck luck);

// Who acts, is ready, and the smallest seed, from what everyone needs.
void settle_people(const NetworkState& s, const NetworkPush& p, std::span<const u32> needed, Luck luck);
void find_network_seed(const NetworkState& s, const NetworkPush& p, std::span<const u32> needed, Luck luck);

// T and kappa_N such that F(N0) = N0 and F'(N0) = rho0, where a person sees a binomial number of its contacts act.
// `example(m)` for the former, `first_example(m)` for the latter.
void anchor_network(const NetworkState& s, const NetworkPush& p, std::span<const double> example,
                    std::span<const double> first_example);

// How many contacts each person needs: the push less its threshold, made good by kappa_N times the example.
template <class Example>
std::vector<u32> contacts_needed(const NetworkState& s, const NetworkPush& p, const Network& network) {
  std::vector<double> pushes(s.size.size(), 0), slopes(s.size.size(), 0);
  for_each_view(s, [&](std::size_t i, std::size_t g) { pushes[g] = push(s, p, i, g), slopes[g] = s.slope[g]; });
  std::vector<u32> needed(network.size(), 0);
  for (u32 i = 0; i < needed.size(); ++i) {
    const std::size_t g = as_row(s.node_group[i]);
    const double missing = threshold_sd * s.node_threshold[i] - pushes[g];
    if (missing <= 0) continue;
    const auto degree = static_cast<u32>(network.of(i).size());
    needed[i] = missing < slopes[g] ? Example::contacts_for(missing / slopes[g], degree, p) : UINT32_MAX;
  }
  return needed;
}

template <class Example>
struct NetworkExpression {
  static bool cannot_play(const NetworkState& s) { return is_empty(s) || s.node_acts.size() < 3; }
  static const Network& network(const NetworkState& s, const NetworkPush& p, const Moment& now) {
    return network_of(p, static_cast<u32>(s.node_acts.size()), now.luck);
  }

  static void express(const NetworkState& s, const NetworkPush& p, const Moment& now, bool seek_seed) {
    speak(s);
    const auto needed = contacts_needed<Example>(s, p, network(s, p, now));
    settle_people(s, p, needed, now.luck);
    s.seen[0] = expression_digest(s);
    if (seek_seed && seed_is_stale(s)) find_network_seed(s, p, needed, now.luck);
  }

  static void start(const NetworkState& s, const NetworkPush& p, const Moment& now) {
    if (cannot_play(s)) return;
    draw_nodes(s, p, now.luck);
    answer_to_defeat(s);
    anchor_falsification(s);
    std::vector<double> example, first;
    const auto degree = static_cast<u32>(p.degree + .5);
    for (u32 m = 0; m <= degree; ++m) {
      example.push_back(Example::of(m, degree, p));
      first.push_back(Example::of_first(m, degree, p));
    }
    anchor_network(s, p, example, first);
    express(s, p, now, true);
  }

  static void quiet(const NetworkState& s, const NetworkPush& p, const Moment& now) {
    if (cannot_play(s)) return;
    pass_week(s, p.tiring, now);
    express(s, p, now, true);
  }

  static void hour(const NetworkState& s, const NetworkPush& p, const Moment& now) {
    if (cannot_play(s)) return;
    pass_hour(s, p.fear_jump, now);
    if (expression_digest(s) != s.seen[0]) express(s, p, now, false);
  }
};

}  // namespace interregnum
