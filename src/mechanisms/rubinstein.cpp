// Alternating offers: what lies between both limits is split by patience.
#include "mechanisms/offer.hpp"

namespace interregnum {
namespace {

// (1 - d2) / (1 - d1 d2): the share of who offers first, with discount factors d1 of his own and d2 of the other's.
double first_share(double own, double others) { return own * others < 1 ? (1 - others) / (1 - own * others) : .5; }

double challengers_share(const offer::Parameters& p) {
  if (p.challenger_first != 0) return first_share(p.challengers_patience, p.rulers_patience);
  return 1 - first_share(p.rulers_patience, p.challengers_patience);
}

struct ByPatience {
  static constexpr bool is_public = false;
  static double challengers_shame(const offer::Parameters&, double) { return 0; }
  static double rulers_shame(const offer::Parameters&, double) { return 0; }
  static double split(const offer::Parameters& p, double least, double most) {
    return least <= most ? least + challengers_share(p) * (most - least) : most;
  }
};

constexpr auto parameters = joined(
    offer::parameters, std::array<Parameter<offer::Parameters>, 3>{
                           {{{"challengers_patience", "1", 0, 1, between(.5, .99),
                              "worth to the challenger of a deal one round of offers later, as a share (delta_c)"},
                             &offer::Parameters::challengers_patience},
                            {{"rulers_patience", "1", 0, 1, between(.5, .99), "the same to the ruler (delta_r)"},
                             &offer::Parameters::rulers_patience},
                            {{"first", "1", 0, 1, exactly(0), "who makes the first offer", "ruler challenger"},
                             &offer::Parameters::challenger_first}}});

constexpr auto couplings =
    joined(offer::couplings, std::array<Coupling, 2>{{{"march.share", "march.value_deal",
                                                       "s = s_min + share (s_max - s_min), share = "
                                                       "delta_c (1 - delta_r) / (1 - delta_r delta_c)",
                                                       "challengers_patience"},
                                                      {"march.share", "deal.honour_needed",
                                                       "the same s in g s - (1-g) D/V = U", "rulers_patience"}}});

constexpr std::array<ParameterSpec, 4> inputs{{
    {"first", "1", 0, 1, exactly(.9), "discount factor of who offers first"},
    {"second", "1", 0, 1, exactly(.8), "discount factor of the other"},
    {"s_min", "1", 0, 100, exactly(0), "the least that the second takes"},
    {"s_max", "1", 0, 100, exactly(1), "the most that the first gives"},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double share = first_share(x[0], x[1]);
  return {{"share", {share, 1 - share}},
          {"deal", {x[2] <= x[3] ? 1. : 0.}},
          {"terms", {x[2] <= x[3] ? x[2] + (1 - share) * (x[3] - x[2]) : x[3]}}};
}

constexpr CardText text{
    "rubinstein",
    "offer",
    "A deal split by patience",
    "As commitment, but the ruler does not give all that he could: a deal is at s = s_min + share (s_max - s_min), "
    "share that of the challenger under alternating offers:\n"
    "who offers first has (1 - d2) / (1 - d1 d2), d1 and d2 the discount factors of his own and of the other, a round "
    "of offers apart.",
    "Rubinstein 1982 Econometrica; Fearon 1995 Int Organ; Powell 2006 Int Organ",
    "Rubinstein's sides know each other's limits and agree at once; here s_min is what the challenger's own beliefs "
    "make it, and an hour's chance decides when the offer comes, as in commitment. So whether there is a deal is as in "
    "commitment; what it is worth, and the honour it needs, differ. Imposed terms are not split. Two of endless "
    "patience share alike.",
    "discount factors .9 and .8: the first mover has .714286 (rubinstein_test.cpp, by the step too)",
};
constexpr Solver solver{"rubinstein", "how patience splits what is between the least accepted and the most offered",
                        inputs, solve};

}  // namespace

extern const Card rubinstein;
constinit const Card rubinstein =
    card<offer::uses, parameters, offer::start, offer::quiet<ByPatience>, offer::hour<ByPatience>>(
        text, couplings, solver, offer::reasons);

}  // namespace interregnum
