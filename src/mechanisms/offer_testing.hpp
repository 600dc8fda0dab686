// A challenger on the road, or waiting for an answer, for tests of the theories of bargaining. Only tests include this.
#pragma once

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum::testing {

inline Bench on_the_road(const Card& card, double chance = 1) {
  auto rows = testing::small_polity();
  rows["route"] = {"m4"};
  rows["tie"] = {"guard handles wagner", "broker mediates wagner", "army rivals wagner"};
  Bench bench(rows);
  bench.at("organisation.private", 2) = 1;
  bench.at("ruler.retaliate") = .4;
  bench.column("tie.verb")[0] = tie_verb::handles;
  bench.column("tie.verb")[1] = tie_verb::mediates;
  bench.column("tie.verb")[2] = tie_verb::rivals;
  for (double& to : bench.column("tie.to")) to = 2;
  for (double& strength : bench.column("tie.strength")) strength = 1;
  bench.at("tie.strength", 0) = 0;
  bench.at("organisation.prize", 2) = 2;
  bench.at("organisation.punish", 2) = 1.5;
  bench.set(card, {{"contact", 5},
                   {"chance", chance},
                   {"misjudged", 0},
                   {"persuasion", .4},
                   {"cap", .6},
                   {"stake", 1},
                   {"fighting_cost", .2},
                   {"army_lost", .02}});
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.route") = route::march;
  bench.at("challenge.actor") = 2;
  bench.at("challenge.road") = 0;
  bench.at("challenge.opened") = 100;
  bench.at("challenge.test") = HUGE_VAL;
  bench.at("challenge.noise") = .05;
  bench.at("challenge.stop_floor") = .2;
  bench.at("regime.theta") = bench.at("march.share") = .5;
  bench.at("march.value_on") = bench.at("march.value_seen") = -.1;
  return bench;
}

inline void hour(Bench& bench, const Card& card, i64 tick, u64 luck = 1) {
  bench.clear_events();
  bench.at("march.continues.chance") = bench.at("march.continues.fired") = 1;
  bench.at("march.valued") = static_cast<double>(tick);
  bench.step(card, card.hour, {Luck{luck}, tick, 1. / 24});
}

inline Bench demanding(const Card& card, double answer) {
  Bench bench = on_the_road(card);
  for (const auto column : {"challenge.road", "challenge.actor"}) bench.at(column) = -1;
  bench.at("challenge.stage") = stage::pending;
  bench.at("challenge.actor") = 2;
  bench.at("challenge.deadline") = 108;
  bench.at("challenge.answer") = answer;
  bench.at("organisation.force", 2) = 1e4;
  bench.at("organisation.private", 0) = bench.at("organisation.private", 1) = 0;
  bench.at("regime.precision") = 100;
  bench.at("audience.precision", 2) = 100;
  bench.at("audience.mean", 2) = .3;
  bench.at("regime.theta") = .3;
  bench.at("regime.standard_fighting") = .1;
  bench.at("march.cost") = .1;
  bench.set(card, {{"resolve", .25}, {"backing_down", .1}, {"concession", .5}});
  return bench;
}

}  // namespace interregnum::testing
