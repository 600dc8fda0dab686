// Private support: it answers to surprises about strength and returns slowly to its anchor.
#include "mechanisms/opinion.hpp"

namespace interregnum {
namespace {

constexpr std::array<Parameter<OpinionParameters>, 1> own{{
    {persistence_parameter(exactly(.861, "Levada Center, monthly approval since 2012")),
     &OpinionParameters::persistence},
}};
constexpr auto parameters = joined(own, shock_parameters);

void quiet(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  react(s, p);
  wear(s, p, now, s.anchor);
  return_to_anchor(s, p, now);
  end_opinion(s, p, now);
}

constexpr CardText text{
    "partial_adjustment",
    "opinion",
    "Support that answers to news and returns to its anchor",
    "A person's support is Phi(m + tau e), e ~ N(0,1); the group's mean is Phi(mu), m = mu sqrt(1 + tau^2).\n"
    "dmu = rho_m (mubar - mu) a month, 1 - rho_m = .861; of the ruler also dmu = omega dE(theta) at every surprise,\n"
    "dmubar = .7 omega J at a public jump, dmubar = -.3 kappa_mu ell dt, and a rally at a march that falls to 37 % in "
    "`relax` weeks; of the one who marches dmu = backing, once, which returns as any deviation does.",
    "Levada Center (persistence); Mueller 1970 Am Polit Sci Rev (rally); Kuran 1991 World Polit (bandwagon)",
    "Linear in standard deviations instead of shares, so that support stays inside (0,1). Groups do not talk to each "
    "other. A part of a group moves as its group does.",
    "a month after a shock .861 of it is left (partial_adjustment_test.cpp)",
};

}  // namespace

extern const Card partial_adjustment;
constinit const Card partial_adjustment =
    card<opinion_uses, parameters, start_opinion, quiet, opinion_hour>(text, shock_couplings);

}  // namespace interregnum
