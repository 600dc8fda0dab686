// Groups that listen to one another and hold on to a view of their own: talk ends in lasting disagreement.
#include "mechanisms/calendar.hpp"
#include "mechanisms/talk.hpp"

namespace interregnum {
namespace {

constexpr auto uses =
    joined(joined(opinion_uses, std::array{reads("group.stubbornness", &OpinionState::stubbornness)}), ties_of_groups);

namespace view_stated {
constexpr double innate = 1;
}

constexpr std::array<Parameter<OpinionParameters>, 4> own{{
    {{"stated", "1", 0, 1, exactly(0),
      "what the stated opinions are: settled, where talk has led by `from`, or innate, as before any talk",
      "settled innate"},
     &OpinionParameters::stated},
    {openness_parameter, &OpinionParameters::openness},
    {likeness_parameter, &OpinionParameters::likeness},
    {round_parameter, &OpinionParameters::round},
}};
constexpr auto parameters = joined(own, shock_parameters);

// F(x) = L W x + b with b = (I - L) x0. Where the anchor is the settled view it is the fixed point:
// b = (I - L W) mubar.
struct Persuasion {
  Weights w;
  Views susceptible, own;  // L, b
};
Views once(const Persuasion& f, const Views& x) {
  Views y = heard(f.w, x);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = f.susceptible[i] * y[i] + f.own[i];
  return y;
}

Persuasion persuasion(const OpinionState& s, const OpinionParameters& p, const Circle& circle) {
  Persuasion f{weights(s, p, circle), {}, {}};
  Views anchors;
  for (const std::size_t row : circle.opinions) anchors.push_back(s.anchor[row]);
  const Views of_others = heard(f.w, anchors);
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const double l = 1 - s.stubbornness[circle.groups[i]];
    f.susceptible.push_back(l);
    f.own.push_back(p.stated == view_stated::innate ? (1 - l) * anchors[i] : anchors[i] - l * of_others[i]);
  }
  return f;
}

void quiet(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  react(s, p);
  wear(s, p, now, s.anchor);
  talk_in_circles(s, [&](const Circle& circle, Views& views) {
    const Persuasion f = persuasion(s, p, circle);
    views = after_rounds(std::move(views), now.days / p.round, [&](const Views& x) { return once(f, x); });
  });
  end_opinion(s, p, now);
}

// ------------------------------------------------------------------------------------------------------ the calculator

constexpr auto inputs =
    joined(weight_inputs, std::array{
                              weight_input("x1", 1, "innate view of the first"),
                              weight_input("x2", 0, "of the second"),
                              weight_input("x3", .5, "of the third"),
                              weight_input("l1", .9, "how open the first is to others; 0: he keeps his innate view"),
                              weight_input("l2", .5, "the second"),
                              weight_input("l3", 0, "the third"),
                          });

std::vector<Solution> solve(std::span<const double> x) {
  Persuasion f{three_people(x), {x[9], x[10], x[11]}, {}};
  for (std::size_t i = 0; i < 3; ++i) f.own.push_back((1 - f.susceptible[i]) * x[6 + i]);
  return {{"opinions", in_the_long_run({x[6], x[7], x[8]}, [&](const Views& views) { return once(f, views); })}};
}

constexpr Solver solver{"friedkin_johnsen",
                        "three people who listen to one another and hold on to an innate view: where they end", inputs,
                        solve};

constexpr CardText text{
    "friedkin_johnsen",
    "opinion",
    "Groups that listen to one another and hold on to a view of their own",
    "Friedkin-Johnsen: x <- L W x + (I - L) x0 in each round, so x = (I - L W)^-1 (I - L) x0 in the end. Here\n"
    "dx/dt = (L W x + (I - L) x0 - x) / round, x = mu of each group, L = diag(1 - stubbornness). `stated`: settled\n"
    "solves x0 such that the stated opinions are the end; innate takes them as x0. W as in degroot. Shocks as in\n"
    "partial_adjustment; the anchor is the settled or the innate view.",
    "Friedkin & Johnsen 1990 J Math Sociol 15; bandwagon, rally, weariness as in partial_adjustment",
    "In continuous time. Views are standard deviations, not shares. That the quiet day is settled is assumed, so that "
    "nothing moves before something happens. Of one group alone it is partial adjustment with persistence "
    "exp(-stubbornness / round) a day. A part of a group does not talk, it moves as its group does.",
    "W = (.5 .5 0; .25 .5 .25; 0 .5 .5), L = (.9, .5, 0), x0 = (1, 0, .5): .289474 .131579 .5 (talk_test.cpp)",
};

constexpr auto couplings = joined(
    shock_couplings, std::array<Coupling, 2>{{
                         {"tie.strength", "opinion.support", "dx = (L W x + (I - L) x0 - x) dt / round", "openness"},
                         {"group.stubbornness", "opinion.support", "L = 1 - stubbornness", ""},
                     }});

}  // namespace

extern const Card friedkin_johnsen;
constinit const Card friedkin_johnsen =
    card<uses, parameters, start_opinion, quiet, opinion_hour>(text, couplings, solver);

}  // namespace interregnum
