// Groups that talk: the published numbers of four models, through the cards' own steps and through their calculators.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "mechanisms/talk.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::Numbers;

const Card& partial() { return *find_card("partial_adjustment"); }
const Card& degroot() { return *find_card("degroot"); }
const Card& friedkin() { return *find_card("friedkin_johnsen"); }
const Card& hegselmann() { return *find_card("bounded_confidence"); }
const Card& deffuant() { return *find_card("deffuant"); }
const Numbers still = {{"bandwagon", 0}, {"rally", 0}, {"weariness", 0}, {"backing", 0}};

// Groups of one person each, with views of the ruler alone.
Bench society(const Card& card, const Views& views, const std::vector<std::vector<double>>& trust = {}) {
  testing::Rows rows = {{"ruler", {"leader"}}, {"audience", {"organisations"}}};
  for (std::size_t i = 0; i < views.size(); ++i) {
    rows["group"].push_back("g" + std::to_string(i));
    rows["opinion"].push_back("g" + std::to_string(i) + "[leader]");
  }
  for (std::size_t i = 0; i < trust.size(); ++i)
    for (std::size_t j = 0; j < trust.size(); ++j)
      rows["tie"].push_back("g" + std::to_string(i) + " trusts g" + std::to_string(j));
  Bench bench(rows);
  for (std::size_t i = 0; i < views.size(); ++i) {
    bench.at("opinion.of_ruler", i) = 1;
    bench.at("opinion.group", i) = static_cast<double>(i);
  }
  for (std::size_t i = 0; i < trust.size(); ++i)
    for (std::size_t j = 0; j < trust.size(); ++j) {
      const std::size_t t = i * trust.size() + j;
      bench.at("tie.strength", t) = trust[i][j];
      bench.at("tie.verb", t) = tie_verb::trusts;
      bench.at("tie.group_from", t) = static_cast<double>(i);
      bench.at("tie.group_to", t) = static_cast<double>(j);
    }
  bench.set(card, still);
  bench.step(card, card.start, {Luck{1}, 0, 0});
  for (std::size_t i = 0; i < views.size(); ++i)
    bench.at("opinion.latent", i) = bench.at("opinion.anchor", i) = views[i];
  return bench;
}
Views views(Bench& bench) {
  const auto column = bench.column("opinion.latent");
  return {column.begin(), column.end()};
}
void quiet(Bench& bench, const Card& card, i64 day, double days) {
  bench.step(card, card.quiet, {Luck{1}, day * 24, days});
}
std::vector<double> solved(const Card& card, Text name, const Numbers& values = {}) {
  std::vector<double> inputs;
  for (const auto& spec : card.solver.inputs) {
    const auto given = values.find(std::string(spec.name));
    inputs.push_back(given == values.end() ? spec.range.a : given->second);
  }
  for (const auto& solution : card.solver.solve(inputs))
    if (solution.name == name) return solution.values;
  return {};
}
void expect_near(const Views& a, const Views& b, double tolerance) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], tolerance) << i;
}

// The matrix of the example: half for oneself (openness .5), the other half as written.
const std::vector<std::vector<double>> example = {{0, .5, 0}, {.25, 0, .25}, {0, .5, 0}};

// ---------------------------------------------------------------------------------------------------- Friedkin-Johnsen

const Views published = {.289474, .131579, .5};

TEST(FriedkinJohnsen1990, EquilibriumOfTheThreePersonExample) {
  expect_near(solved(friedkin(), "opinions"), published, 5e-7);
  Bench bench = society(friedkin(), {1, 0, .5}, example);
  bench.set(friedkin(), {{"openness", .5}, {"round", 1}, {"stated", 1}});
  for (const std::size_t i : {0u, 1u, 2u}) bench.at("group.stubbornness", i) = std::array{.1, .5, 1.}[i];
  quiet(bench, friedkin(), 400, 400);
  expect_near(views(bench), published, 5e-7);
}

TEST(FriedkinJohnsen1990, SettledViewsStayAndShocksFadeBackToThem) {
  Bench bench = society(friedkin(), {1, 0, .5}, example);
  bench.set(friedkin(), {{"openness", .5}, {"round", 1}, {"stated", 0}});
  for (const std::size_t i : {0u, 1u, 2u}) bench.at("group.stubbornness", i) = .3;
  quiet(bench, friedkin(), 7, 7);
  expect_near(views(bench), {1, 0, .5}, 1e-12);
  bench.at("opinion.latent", 0) += .4;
  quiet(bench, friedkin(), 14, 7);
  EXPECT_GT(bench.at("opinion.latent", 1), .01) << "a shock to one group is talked about in the next";
  quiet(bench, friedkin(), 400, 386);
  expect_near(views(bench), {1, 0, .5}, 1e-12);
}

// One group alone: W = 1, so dx = -stubbornness (x - anchor) / round, which is partial adjustment.
TEST(FriedkinJohnsen1990, OneGroupAloneIsPartialAdjustment) {
  Bench listens = society(friedkin(), {.2}), returns = society(partial(), {.2});
  listens.at("group.stubbornness") = .25;
  listens.set(friedkin(), {{"round", 50}});
  returns.set(partial(), {{"persistence", std::exp(-.25 * 30.44 / 50)}});
  listens.at("opinion.latent") = returns.at("opinion.latent") = 1;
  quiet(listens, friedkin(), 90, 90);
  quiet(returns, partial(), 90, 90);
  EXPECT_NEAR(listens.at("opinion.latent"), returns.at("opinion.latent"), 1e-12);
}

// ------------------------------------------------------------------------------------------------------------ DeGroot

// pi by spanning trees (the Markov chain tree theorem), for three people.
Views stationary(double w12, double w13, double w21, double w23, double w31, double w32) {
  Views pi = {w21 * w31 + w21 * w32 + w23 * w31, w12 * w32 + w12 * w31 + w13 * w32, w13 * w23 + w13 * w21 + w12 * w23};
  const double sum = std::accumulate(pi.begin(), pi.end(), 0.);
  for (double& weight : pi) weight /= sum;
  return pi;
}

TEST(DeGroot1974, ConsensusIsTheMeanByStationaryWeights) {
  const Views pi = stationary(.3, .2, .1, .15, .05, .25);
  const Numbers w = {{"w12", .3}, {"w13", .2}, {"w21", .1}, {"w23", .15}, {"w31", .05}, {"w32", .25}};
  expect_near(solved(degroot(), "influence_on_the_first", w), pi, 1e-9);
  expect_near(solved(degroot(), "influence_on_the_first"), {.25, .5, .25}, 1e-9);
  expect_near(solved(degroot(), "disagreement", w), {0}, 1e-9);
  // through the step: openness .5 and ties twice as strong; the row of the first adds to 1
  Bench bench = society(degroot(), {2, -1, .5}, {{0, .6, .4}, {.2, .5, .3}, {.1, .5, .4}});
  bench.set(degroot(), {{"openness", .5}, {"round", 1}});
  quiet(bench, degroot(), 600, 600);
  const double consensus = pi[0] * 2 - pi[1] + pi[2] * .5;
  expect_near(views(bench), {consensus, consensus, consensus}, 1e-9);
}

// Two who only listen to each other swap views for ever in step; in continuous time they meet half-way. Who listens to
// nobody, and those who listen to nobody else, keep their views: no consensus.
TEST(DeGroot1974, PeriodicAndReducibleMatrices) {
  const Numbers swap = {{"w12", 1}, {"w13", 0}, {"w21", 1}, {"w23", 0}, {"w31", 0}, {"w32", 0}};
  expect_near(solved(degroot(), "opinions", swap), {.5, .5, .5}, 1e-12);
  Bench bench = society(degroot(), {1, 0, 5}, {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}});
  bench.set(degroot(), {{"openness", 1}, {"round", 1}});
  quiet(bench, degroot(), 60, 60);
  expect_near(views(bench), {.5, .5, 5}, 1e-12);
  const Numbers leaders = {{"w12", 0}, {"w13", 0}, {"w21", .3}, {"w23", .1}, {"w31", 0},
                           {"w32", 0}, {"x1", 1},  {"x2", .4},  {"x3", 0}};
  expect_near(solved(degroot(), "opinions", leaders), {1, .75, 0}, 1e-9);
}

TEST(DeGroot1974, TheMeanOfEqualGroupsThatWeighAllAlikeStays) {
  Bench bench = society(degroot(), {1.5, -.25, .5, .25});
  bench.set(degroot(), {{"openness", .4}, {"likeness", 0}, {"round", 10}});
  const double left = std::exp(-.4 * 25. / 10);  // W = .6 I + .4 mean: deviations fade at rate .4
  quiet(bench, degroot(), 25, 25);
  expect_near(views(bench), {.5 + left, .5 - .75 * left, .5, .5 - .25 * left}, 1e-12);
}

TEST(DeGroot1974, OneStepIsAsManyAndShocksNeverFade) {
  Bench once = society(degroot(), {1, 0, .5}, example), often = once;
  quiet(once, degroot(), 365, 365);
  for (i64 day = 5; day <= 365; day += 5) quiet(often, degroot(), day, 5);
  expect_near(views(once), views(often), 1e-12);
  Bench alone = society(degroot(), {.3});
  alone.at("opinion.latent") -= .4;
  quiet(alone, degroot(), 365, 365);
  EXPECT_NEAR(alone.at("opinion.latent"), -.1, 1e-12);
}

// --------------------------------------------------------------------------------------------------- bounded
// confidence

TEST(HegselmannKrause2002, ClustersOfUniformViews) {
  EXPECT_NEAR(solved(hegselmann(), "clusters", {{"eps", .1}})[0], 4, .5);
  EXPECT_NEAR(solved(hegselmann(), "clusters", {{"eps", .2}})[0], 2, .25);
  EXPECT_NEAR(solved(hegselmann(), "clusters", {{"eps", .25}})[0], 1, .1);
}

TEST(HegselmannKrause2002, TheStepGivesTheClustersOfTheCalculator) {
  for (const auto& [eps, most] : {std::pair{.1, 5u}, std::pair{.2, 2u}, std::pair{.25, 1u}}) {
    Bench bench = society(hegselmann(), uniform_views(625, 0));
    bench.set(hegselmann(), {{"confidence", eps}, {"round", 1}});
    quiet(bench, hegselmann(), 400, 400);
    const auto found = clusters(views(bench), 1e-6);
    const auto expected = solved(hegselmann(), "clusters_of_the_first_run", {{"eps", eps}, {"runs", 1}});
    ASSERT_EQ(found.size(), expected.size());
    EXPECT_LE(found.size(), most);
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i].view, expected[i], 1e-9);
  }
}

TEST(HegselmannKrause2002, RoundsComeOnTheCalendarAndOrderIsKept) {
  Bench bench = society(hegselmann(), {0, .4, .8, 3});
  bench.set(hegselmann(), {{"confidence", .5}, {"round", 30}});
  quiet(bench, hegselmann(), 8, 7);
  expect_near(views(bench), {0, .4, .8, 3}, 0);  // day 0 is behind, day 30 has not come
  quiet(bench, hegselmann(), 31, 23);
  expect_near(views(bench), {.2, .4, .6, 3}, 1e-15);
  quiet(bench, hegselmann(), 90, 59);
  expect_near(views(bench), {.4, .4, .4, 3}, 1e-15);
}

// ------------------------------------------------------------------------------------------------------------ Deffuant

TEST(DeffuantEtAl2000, MajorClustersOfUniformViews) {
  EXPECT_NEAR(solved(deffuant(), "major_clusters", {{"d", .1}})[0], 4.5, .3);
  EXPECT_NEAR(solved(deffuant(), "major_clusters", {{"d", .2}})[0], 2, .1);
  for (const double d : {.3, .4, .5})
    EXPECT_NEAR(solved(deffuant(), "major_clusters", {{"d", d}, {"runs", 10}})[0], 1, 1e-12) << d;
}

TEST(DeffuantEtAl2000, TheStepKeepsTheMeanAndGivesTheSameClusters) {
  const Views first = uniform_views(400, 3);
  for (const auto& [d, major] : {std::pair{.2, 2u}, std::pair{.4, 1u}}) {
    Bench bench = society(deffuant(), first);
    bench.set(deffuant(), {{"confidence", d}, {"convergence", .5}, {"round", 7}});
    for (i64 week = 1; week <= 60; ++week) quiet(bench, deffuant(), 7 * week, 7);
    const Views last = views(bench);
    EXPECT_NEAR(std::accumulate(last.begin(), last.end(), 0.), std::accumulate(first.begin(), first.end(), 0.), 1e-9);
    std::size_t large = 0;
    for (const Cluster& cluster : clusters(last, d / 4)) large += cluster.people >= 20 ? 1 : 0;
    EXPECT_EQ(large, major) << d;
  }
}

TEST(DeffuantEtAl2000, LargeGroupsMoveLess) {
  Bench bench = society(deffuant(), {0, 1});
  bench.at("group.size", 0) = 9;
  bench.set(deffuant(), {{"confidence", 2}, {"convergence", .25}, {"round", 7}});
  quiet(bench, deffuant(), 8, 7);  // one round, in which each calls the other
  const double apart = .25;        // (1 - 2 mu)^2
  EXPECT_NEAR(bench.at("opinion.latent", 1) - bench.at("opinion.latent", 0), apart, 1e-12);
  EXPECT_NEAR(.9 * bench.at("opinion.latent", 0) + .1 * bench.at("opinion.latent", 1), .1, 1e-12);
}

// g0 has 4 people, g1 3, g2 2, g3 1, in whatever order the file names them.
TEST(DeffuantEtAl2000, TheOrderOfTheFileDecidesNothing) {
  const auto talked = [](const std::vector<std::size_t>& order) {
    testing::Rows rows = {{"ruler", {"leader"}}};
    for (const std::size_t g : order) {
      rows["group"].push_back("g" + std::to_string(g));
      rows["opinion"].push_back(rows["group"].back() + "[leader]");
    }
    Bench bench(rows);
    bench.set(deffuant(), still);
    bench.step(deffuant(), deffuant().start, {Luck{1}, 0, 0});
    bench.set(deffuant(), {{"bandwagon", 0}, {"confidence", 9}, {"convergence", .3}, {"round", 7}, {"weariness", 0}});
    for (std::size_t row = 0; row < order.size(); ++row) {
      const double g = static_cast<double>(order[row]);
      bench.at("group.size", row) = 4 - g;
      bench.at("opinion.of_ruler", row) = 1;
      bench.at("opinion.group", row) = static_cast<double>(row);
      bench.at("opinion.latent", row) = bench.at("opinion.anchor", row) = g;
    }
    for (i64 week = 1; week <= 3; ++week) quiet(bench, deffuant(), 7 * week, 7);
    Views of(order.size());
    for (std::size_t row = 0; row < order.size(); ++row) of[order[row]] = bench.at("opinion.latent", row);
    return of;
  };
  expect_near(talked({0, 1, 2, 3}), talked({2, 0, 3, 1}), 0);
}

TEST(BoundedConfidence, GroupsOfNobodyKeepTheirViews) {
  for (const Card* card : {&hegselmann(), &deffuant()}) {
    Bench bench = society(*card, {0, .1});
    bench.at("group.size", 0) = bench.at("group.size", 1) = 0;
    bench.set(*card, {{"confidence", 1}, {"round", 7}});
    quiet(bench, *card, 8, 7);
    expect_near(views(bench), {0, .1}, 0);
  }
}

// -------------------------------------------------------------------------------------------------------------- all

const Card* const rivals[] = {&degroot(), &friedkin(), &hegselmann(), &deffuant()};

// Two groups and a part of the first, which think of the ruler and of the one who marches.
Bench polity(const Card& card) {
  Bench bench(
      {{"ruler", {"leader"}},
       {"organisation", {"wagner"}},
       {"group", {"towns", "staunch", "land"}},
       {"audience", {"towns", "staunch", "land", "organisations"}},
       {"opinion",
        {"towns[leader]", "towns[wagner]", "staunch[leader]", "staunch[wagner]", "land[leader]", "land[wagner]"}}});
  for (std::size_t i = 0; i < 6; ++i) {
    bench.at("opinion.group", i) = static_cast<double>(i / 2);
    bench.at("opinion.of_ruler", i) = i % 2 == 0 ? 1 : 0;
    bench.at("opinion.actor", i) = i % 2 == 0 ? -1 : 0;
    bench.at("opinion.mean", i) = i < 4 ? .5 : .6;
  }
  bench.at("group.is_part", 1) = 1;
  bench.at("group.from_rank", 1) = .9;
  bench.at("group.audience", 2) = 2;
  for (double& believed : bench.column("audience.belief.theta")) believed = .6;
  bench.set(card, {{"bandwagon", 1}, {"rally", .1}, {"weariness", .2}, {"backing", -.3}, {"relax", 2}});
  if (&card != &partial()) bench.set(card, {{"round", 7}});
  bench.step(card, card.start, {Luck{1}, 0, 0});
  return bench;
}

TEST(Talk, APartMovesAsItsGroupDoes) {
  for (const Card* card : rivals) {
    Bench bench = polity(*card);
    bench.at("audience.belief.theta") = .5;
    bench.at("regime.burden") = 1;
    for (i64 week = 1; week <= 8; ++week) quiet(bench, *card, 7 * week, 7);
    for (const std::size_t actor : {0u, 1u})
      EXPECT_NEAR(bench.at("opinion.latent", actor), bench.at("opinion.latent", 2 + actor), 1e-12) << card->text.id;
    EXPECT_NE(bench.at("opinion.latent", 0), 0) << card->text.id;
  }
}

TEST(Talk, ShocksAreThoseOfPartialAdjustment) {
  for (const Card* card : rivals) {
    Bench bench = polity(*card), standard = polity(partial());
    for (Bench* b : {&bench, &standard}) {
      b->at("audience.belief.theta") = .5;
      b->at("challenge.stage") = stage::live;
      b->at("challenge.route") = route::march;
      b->at("challenge.actor") = 0;
      b->at("challenge.opened") = 5;
    }
    bench.step(*card, card->hour, {Luck{1}, 5, 1. / 24});
    standard.step(partial(), partial().hour, {Luck{1}, 5, 1. / 24});
    for (const auto column : {"opinion.latent", "opinion.rally", "opinion.support"})
      for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(bench.at(column, i), standard.at(column, i)) << card->text.id;
  }
}

// Couplings 6: bandwagon or backlash, rally or outrage, are the same card at other signs.
TEST(Talk, ShocksMayHaveEitherSign) {
  for (const Card* card : {&partial(), &degroot(), &friedkin(), &hegselmann(), &deffuant()})
    for (const auto& spec : card->parameters)
      if (spec.name == "bandwagon" || spec.name == "rally" || spec.name == "backing") {
        EXPECT_LT(spec.low, 0) << card->text.id << ' ' << spec.name;
        EXPECT_GT(spec.high, 0) << card->text.id << ' ' << spec.name;
      }
}

}  // namespace
}  // namespace interregnum
