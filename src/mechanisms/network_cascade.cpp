// Threshold cascades on a network: a person answers to the share of its contacts who act.
#include "mechanisms/card.hpp"
#include "mechanisms/network_expression.hpp"

namespace interregnum {
namespace {

constexpr const auto& uses = network_uses;
constexpr std::array<Parameter<NetworkPush>, 1> own{{
    {{"reference", "1", 1e-4, 1e9, between(.1, .6),
      "share of a person's contacts at which their example wears off (n_ref)"},
     &NetworkPush::reference},
}};
constexpr auto parameters = with(network_parameters, own);

// tanh(n_i / n_ref): the prior of n_ref is a share of 4 to 12 contacts, so that one of them is seldom enough for all.
struct ShareOfContacts {
  static double of(u32 m, u32 degree, const NetworkPush& p) { return real::tanh(m / (degree * p.reference)); }
  static double of_first(u32 m, u32 degree, const NetworkPush& p) { return of(m, degree, p); }
  static u32 contacts_for(double example, u32 degree, const NetworkPush& p) {
    const double share = p.reference * .5 * (real::log1p(example) - real::log1p(-example));
    const double least = std::max(1., std::ceil(share * degree));
    return least <= degree ? static_cast<u32>(least) : UINT32_MAX;
  }
};
using Mechanism = NetworkExpression<ShareOfContacts>;

struct Inputs {
  double share, degree, people, first, network, rewired, runs;
};
constexpr std::array<Parameter<Inputs>, 7> inputs{{
    {{"share", "1", 1e-3, 1, exactly(.18), "share of its contacts that makes a person act (phi)"}, &Inputs::share},
    {{"degree", "1", 0, 50, exactly(4), "contacts a person has, on average (z)"}, &Inputs::degree},
    {{"people", "1", 3, 100000, exactly(10000), "people in a network"}, &Inputs::people},
    {{"first", "1", 1, 100000, exactly(1), "people who act first"}, &Inputs::first},
    {{"network", "1", 0, 1, exactly(0), "ties at random, or to neighbours in a ring", "random ring"}, &Inputs::network},
    {{"rewired", "1", 0, 1, exactly(0), "share of a ring's ties that lead anywhere"}, &Inputs::rewired},
    {{"runs", "1", 1, 1000, exactly(20), "networks drawn"}, &Inputs::runs},
}};

constexpr double global = .5;  // share of the people that makes a cascade global

// The share that acts in one network in the end.
double spread_in(const Network& network, const Inputs& x) {
  std::vector<u32> needed(network.size());
  for (u32 i = 0; i < needed.size(); ++i)
    needed[i] = std::max(1u, static_cast<u32>(std::ceil(x.share * static_cast<double>(network.of(i).size()))));
  std::vector<char> acts(needed.size(), 0), first(needed.size(), 0);
  std::fill_n(first.begin(), std::min(needed.size(), static_cast<std::size_t>(x.first)), char{1});
  return settle(network, needed, acts, first).acting / x.people;
}

std::vector<Solution> solve(std::span<const double> values) {
  Inputs x{};
  for (std::size_t i = 0; i < inputs.size(); ++i) x.*inputs[i].at = values[i];
  const auto people = static_cast<u32>(x.people);
  const auto side = std::min(static_cast<u32>(x.degree / 2 + .5), (people - 1) / 2);
  double global_ones = 0, largest = 0;
  for (u32 run = 0; run < x.runs; ++run) {
    const Luck luck = luck_of(1, run, 0);
    const double share = spread_in(
        x.network == 0 ? random_network(people, x.degree, luck) : ring_network(people, side, x.rewired, luck), x);
    largest = std::max(largest, share);
    global_ones += share > global ? 1 : 0;
  }
  const Window window = cascade_window(x.share);
  std::vector<double> degrees;  // none where no mean degree lets a cascade spread
  if (!std::isnan(window.low)) degrees = {window.low, window.high};
  return {{"window", std::move(degrees)}, {"global", {global_ones / x.runs}}, {"largest", {largest}}};
}

constexpr CardText text{
    "network_cascade",
    "expression",
    "Threshold cascades on a network of contacts",
    "Acts: threshold to act <= (-mu + kappa_N tanh(n_i / n_ref) + pi_P (P - P_0) + pi_T fatigue - .5 rho_f fear - T) / "
    "1.2, n_i the share of a person's contacts who act; from those who acted before, who would not any more stops, "
    "then "
    "who would begins. T and kappa_N are solved so that a quiet day has the protest N0, and F'(N0) = rho0, where of a "
    "person's contacts a binomial number acts. Says: as in `thresholds`.",
    "Watts 2002 PNAS",
    "Thresholds are not one share for all but those of `thresholds`, with the contacts' example in the place of "
    "everybody's. A thousand persons stand for all people, so that shares come in steps of .001 and a quiet day has a "
    "person in the street or none; a group has its share of them. The smallest seed is the share, drawn at random, "
    "that brings out half of all others. Poisson networks are drawn with a fixed number of ties, some of them double.",
    "phi = .18: a Poisson network has global cascades iff 1.0207 < z < 5.7647 (by the equation; 10,000 people: 89 of "
    "100 single persons at z = 3 set one off, none at z = .9 or 7) (people/cascade_test.cpp, "
    "network_expression_test.cpp)",
};
constexpr Solver solver{"network_cascade",
                        "cascades set off by a few: the window of mean degrees, and how many of the runs are global",
                        parameter_specs<inputs>, solve};

constexpr auto couplings = expression_couplings(
    {"node.acts", "group.acts", "push kappa_N tanh(n_i / n_ref), n_i among the contacts", "response"},
    "so many go first while it lasts");

}  // namespace

extern const Card network_cascade;
constinit const Card network_cascade = card<uses, parameters, Mechanism::start, Mechanism::quiet, Mechanism::hour>(
    text, couplings, solver, {}, network_tables);

}  // namespace interregnum
