// Private support: it answers to surprises about strength and returns slowly to its anchor.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> groups;
  std::span<const double> size, is_part, from_rank, to_rank, sampled, first_person, audience, belief, burden, jump;
  std::span<const double> of_group, of_ruler, at_from, sd;
  std::span<double> latent, anchor, spread, rally, seen, jump_seen, support, regime_support, rank;
  Event march_starts;
};
struct Parameters {
  double persistence, bandwagon, rally, relax, weariness;
};

constexpr std::array uses{
    names("group", &State::groups),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.from_rank", &State::from_rank),
    reads("group.to_rank", &State::to_rank),
    reads("group.sampled", &State::sampled),
    reads("group.first_person", &State::first_person),
    reads("group.audience", &State::audience),
    reads("audience.belief.theta", &State::belief),
    reads("regime.burden", &State::burden),
    reads("regime.jump", &State::jump),
    reads("opinion.group", &State::of_group),
    reads("opinion.of_ruler", &State::of_ruler),
    reads("opinion.mean", &State::at_from),
    reads("opinion.sd", &State::sd),
    writes("opinion.latent", &State::latent),
    writes("opinion.anchor", &State::anchor),
    writes("opinion.spread", &State::spread),
    writes("opinion.rally", &State::rally),
    writes("opinion.seen", &State::seen),
    writes("opinion.jump_seen", &State::jump_seen),
    writes("opinion.support", &State::support),
    writes("regime.support", &State::regime_support),
    writes("person.rank", &State::rank),
};

constexpr std::array<Parameter<Parameters>, 5> parameters{{
    {{"persistence", "1", 0, 1, exactly(.861, "Levada Center, monthly approval since 2012"),
      "share of a deviation that is left after a month"},
     &Parameters::persistence},
    {{"bandwagon", "1", -10, 10, between(0, 2), "change of support, in standard deviations, per unit of believed strength (omega)"},
     &Parameters::bandwagon},
    {{"rally", "1", -2, 2, normal(0, .12), "jump of support at a march, in standard deviations; below 0: outrage"},
     &Parameters::rally},
    {{"relax", "w", .01, 520, between(.5, 4), "time in which a rally falls to 37 %"}, &Parameters::relax},
    {{"weariness", "1", 0, 5, between(0, .3), "loss of support a year at 450 losses a day, times .3 standard deviations (kappa_mu)"},
     &Parameters::weariness},
}};

constexpr CardText text{"partial_adjustment", "opinion", "Support that answers to news and returns to its anchor", "", "", "", ""};

}  // namespace

extern const Card partial_adjustment;
constinit const Card partial_adjustment = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
