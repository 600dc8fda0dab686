// Groups that take over one another's views until they agree: nothing pulls them back.
#include "mechanisms/calendar.hpp"
#include "mechanisms/talk.hpp"

namespace interregnum {
namespace {

constexpr auto uses = joined(opinion_uses, ties_of_groups);

constexpr std::array<Parameter<OpinionParameters>, 4> own{{
    {persistence_parameter(exactly(1, "as published: nothing but talk moves a view")), &OpinionParameters::persistence},
    {openness_parameter, &OpinionParameters::openness},
    {likeness_parameter, &OpinionParameters::likeness},
    {round_parameter, &OpinionParameters::round},
}};
constexpr auto parameters = joined(own, shock_parameters);

void quiet(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  begin_free_opinion(s, p, now);
  talk_in_circles(s, [&](const Circle& circle, Views& views) {
    const Weights w = weights(s, p, circle);
    views = after_rounds(std::move(views), now.days / p.round, [&](const Views& x) { return heard(w, x); });
  });
  end_opinion(s, p, now);
}

// ------------------------------------------------------------------------------------------------------ the calculator

constexpr auto inputs = joined(weight_inputs, std::array{
                                                  weight_input("x1", 1, "first view of the first"),
                                                  weight_input("x2", 0, "of the second"),
                                                  weight_input("x3", .5, "of the third"),
                                              });

// How much each first view counts in the end is where a view of 1 among views of 0 leads.
std::vector<Solution> solve(std::span<const double> x) {
  const Weights w = three_people(x);
  const auto lead_to = [&](Views first) {
    return in_the_long_run(std::move(first), [&](const Views& views) { return heard(w, views); });
  };
  Views influence;
  for (std::size_t i = 0; i < 3; ++i) {
    Views alone(3, 0);
    alone[i] = 1;
    influence.push_back(lead_to(alone)[0]);
  }
  const Views last = lead_to({x[6], x[7], x[8]});
  const auto [least, most] = std::minmax_element(last.begin(), last.end());
  return {{"opinions", last}, {"influence_on_the_first", influence}, {"disagreement", {*most - *least}}};
}

constexpr Solver solver{"degroot", "three people who listen to one another: where their views end, and whose count",
                        inputs, solve};

constexpr CardText text{
    "degroot",
    "opinion",
    "Groups that take over one another's views until they agree",
    "DeGroot: x <- W x in each round, W >= 0 with rows that sum to 1. Here dx/dt = (W x - x) / round, x = mu of each\n"
    "group; consensus pi'x(0), pi'W = pi', where everybody hears everybody in the end.\n"
    "W: 1 - openness for oneself, else by ties \"A trusts B\", else by size and exp(-likeness |mubar_i - mubar_j|).\n"
    "Shocks as in partial_adjustment, but weariness moves mu itself and nothing fades unless persistence < 1.",
    "DeGroot 1974 J Am Stat Assoc 69; bandwagon, rally, weariness as in partial_adjustment",
    "In continuous time (rounds come at random, not in step), so that also a periodic W has a limit: the average by "
    "pi. Views are standard deviations, not shares. Groups that differ at `from` move from the first day. A part of a "
    "group does not talk, it moves as its group does.",
    "consensus pi'x(0) with pi by spanning trees; w = (.5; .25, .25; .5) gives .25 .5 .25 (talk_test.cpp)",
};

constexpr auto couplings =
    joined(free_couplings, std::array<Coupling, 1>{{
                               {"tie.strength", "opinion.support", "dx = (W x - x) dt / round", "openness"},
                           }});

}  // namespace

extern const Card degroot;
constinit const Card degroot = card<uses, parameters, start_opinion, quiet, opinion_hour>(text, couplings, solver);

}  // namespace interregnum
