// Complex contagion: a person follows once several of its contacts act, not a share of them.
#include "mechanisms/card.hpp"
#include "mechanisms/network_expression.hpp"

namespace interregnum {
namespace {

constexpr const auto& uses = network_uses;
constexpr std::array<Parameter<NetworkPush>, 1> own{{
    {{"contacts", "1", 1, 40, exactly(2), "contacts who have to act before their example counts (a)"},
     &NetworkPush::contacts},
}};
constexpr auto parameters = with(network_parameters, own);

// All or nothing, from `contacts` on.
struct NumberOfContacts {
  static double of(u32 m, u32, const NetworkPush& p) { return m >= p.contacts ? 1 : 0; }
  static double of_first(u32 m, u32, const NetworkPush&) { return m >= 1 ? 1 : 0; }
  static u32 contacts_for(double, u32, const NetworkPush& p) { return static_cast<u32>(std::ceil(p.contacts)); }
};
using Mechanism = NetworkExpression<NumberOfContacts>;

struct Inputs {
  double contacts, neighbours, people, rewired, run;
};
constexpr std::array<Parameter<Inputs>, 5> inputs{{
    {{"contacts", "1", 1, 1000, exactly(2), "contacts who have to act (a)"}, &Inputs::contacts},
    {{"neighbours", "1", 1, 100, exactly(3), "neighbours to each side of the ring (k)"}, &Inputs::neighbours},
    {{"people", "1", 3, 100000, exactly(1000), "people on the ring"}, &Inputs::people},
    {{"rewired", "1", 0, 1, exactly(0), "share of the ties that lead anywhere"}, &Inputs::rewired},
    {{"run", "1", 0, 1e9, exactly(0), "number of the network drawn"}, &Inputs::run},
}};

// One person and all its contacts act first.
std::vector<Solution> solve(std::span<const double> values) {
  Inputs x{};
  for (std::size_t i = 0; i < inputs.size(); ++i) x.*inputs[i].at = values[i];
  const auto people = static_cast<u32>(x.people);
  const Network network = ring_network(people, std::min(static_cast<u32>(x.neighbours), (people - 1) / 2), x.rewired,
                                       luck_of(1, static_cast<u32>(x.run), 0));
  const std::vector<u32> needed(people, static_cast<u32>(std::ceil(x.contacts)));
  std::vector<char> acts(people, 0), first(people, 0);
  first[0] = 1;
  for (const u32 contact : network.of(0)) first[contact] = 1;
  const Spread spread = settle(network, needed, acts, first);
  return {{"spread", {spread.acting / x.people}}, {"rounds", {static_cast<double>(spread.rounds)}}};
}

constexpr CardText text{
    "complex_contagion",
    "expression",
    "Complex contagion: several contacts have to act before one follows",
    "Acts: threshold to act <= (-mu + kappa_N [m_i >= a] + pi_P (P - P_0) + pi_T fatigue - .5 rho_f fear - T) / 1.2, "
    "m_i "
    "the number of a person's contacts who act; from those who acted before, who would not any more stops, then who "
    "would begins. kappa_N is what gives F'(N0) = rho0 if one contact were enough, and T what gives the protest N0 "
    "of a quiet day. Says: as in `thresholds`.",
    "Centola & Macy 2007 Am J Sociol",
    "The paper has nobody act without contacts who do; here some have thresholds that need none. As `network_cascade` "
    "for the rest. Two theories of the same network: with a = 1 ties that lead far speed a cascade, with a larger a "
    "they take away the neighbours that it needs.",
    "A ring with k neighbours a side spreads from contiguous persons iff a <= k; rewiring speeds a = 1 from 249 rounds "
    "to 8 at a tenth (2,000 people, k = 4) and slows a = 3 from 498 to 535 at .03, and stops it at .2 "
    "(people/cascade_test.cpp, network_expression_test.cpp)",
};
constexpr Solver solver{"complex_contagion", "contagion on a ring with rewired ties, from one person and its contacts",
                        parameter_specs<inputs>, solve};

constexpr auto couplings = expression_couplings(
    {"node.acts", "group.acts", "push kappa_N once a contacts act", "response"}, "so many go first while it lasts");

}  // namespace

extern const Card complex_contagion;
constinit const Card complex_contagion = card<uses, parameters, Mechanism::start, Mechanism::quiet, Mechanism::hour>(
    text, couplings, solver, {}, network_tables);

}  // namespace interregnum
