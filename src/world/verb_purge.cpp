// The verb of purges.
#include <algorithm>

#include "world/verb_making.hpp"

namespace interregnum {
namespace {

// purge: a share of an organisation's people lose their places. Plotting gets harder in proportion to what the
// organisation has of the force near the ruler (Easton & Siverson 2018), for a year (role attempts). Those who are left
// resent it, and count on their rent with the chance with which others kept theirs (Sudduth 2017).
namespace purge {
struct State {
  std::span<const double> force, is_private;
  std::span<double> loyalty, temper, rent, corruption, purged;
};
struct Arguments {
  double by, whom, effort, grievance, cleans;
};
constexpr std::array uses{
    reads("organisation.force", &State::force),      reads("organisation.private", &State::is_private),
    writes("organisation.loyalty", &State::loyalty), writes("organisation.temper", &State::temper),
    writes("organisation.rent", &State::rent),       writes("organisation.corruption", &State::corruption),
    writes("attempt.purged", &State::purged)};
constexpr std::array<ArgumentOf<Arguments>, 5> arguments{{
    {named("by", ArgumentKind::row, {}, false, "who purges"), &Arguments::by},
    {row("whom", "organisation", "which organisation"), &Arguments::whom},
    {number("effort", "1", 0, 1, true, "share of its people who lose their places"), &Arguments::effort},
    {number("grievance", "1", 0, 1, false, "loyalty that a purge of all would cost among the rest, in rents (.5)"),
     &Arguments::grievance},
    {number("cleans", "1", 0, 1, false, "share of its corruption that goes with those who go (0)"), &Arguments::cleans},
}};
constexpr double usual_grievance = .5;

// Its share of all who could act at the place of decision; private armies plot for themselves.
double share_of_force(const State& s, std::size_t whom) {
  double all = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) all += s.is_private[j] == 0 || j == whom ? s.force[j] : 0;
  return all > 0 ? s.force[whom] / all : 0;
}

void apply(const State& s, const Arguments& a, const Moment&) {
  if (a.effort == 0) return;
  const auto whom = row_index(a.whom);
  const double lost = a.effort * (std::isnan(a.grievance) ? usual_grievance : a.grievance);
  const double knows = s.temper[whom] - s.loyalty[whom];  // what only its members know of their loyalty stays
  s.loyalty[whom] = std::max(0., s.loyalty[whom] - lost);
  s.temper[whom] = s.loyalty[whom] + knows;
  s.rent[whom] *= 1 - a.effort;
  if (!std::isnan(a.cleans)) s.corruption[whom] *= 1 - a.effort * a.cleans;
  s.purged[0] = 1 - (1 - s.purged[0]) * (1 - a.effort * share_of_force(s, whom));
}
}  // namespace purge

}  // namespace

extern const Verb purge_verb;
constinit const Verb purge_verb = applied<purge::uses, purge::arguments, purge::apply>(
    "purge", "a share of an organisation's people lose their places", "{whom} is purged: {effort} of its people go",
    "effort 0");

}  // namespace interregnum
