// A small world for tests: one polity laid out from the catalogue, so that a card's own steps can be called on rows
// that a test states. Only tests include this.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mechanisms/card.hpp"
#include "world/catalogue.hpp"

namespace interregnum::testing {

using Rows = std::map<std::string, std::vector<std::string>>;
using Numbers = std::map<std::string, double>;

// One regime with its ruler, two organisations and a private army, one group with a part, one war.
Rows small_polity();

struct Bench {
  std::map<std::string, Slice> slices;  // "regime.theta", "war.ends.chance"; identities under the table's name
  std::vector<double> world;
  std::vector<u64> identities;
  std::map<std::string, std::vector<double>> parameters;  // card -> one number a parameter

  // Rows of tables that the model cannot do without (regime, challenge, march, attempt, organisations, elites, contest,
  // opposition, the audience of the organisations) are added. A stated column starts at the median of its range.
  explicit Bench(Rows rows = small_polity());

  double& at(const std::string& column, std::size_t row = 0);
  std::span<double> column(const std::string& column);
  void set(const Card& card, const Numbers& values);  // parameters; the others stay at the median of their range
  void step(const Card& card, StepFunction function, const Moment& now);
  void clear_events();

  // Like the engine: every card's start, quiet or hour in the order of roles.
  void start(std::span<const Card* const> playing, Luck luck, i64 tick = 0);
  void quiet(std::span<const Card* const> playing, Luck luck, i64 tick, double days = 7);
  void hour(std::span<const Card* const> playing, Luck luck, i64 tick);

 private:
  std::map<const Card*, std::vector<Slice>> bound;  // slices of a card's uses, once it has been called
};

// The standards of all roles that have one, in order.
std::vector<const Card*> standards();

// What a card's solver gives under a name: all numbers, or the i-th. Inputs left out stay at their defaults.
std::vector<double> all_solved(const Card& card, const std::vector<double>& inputs, Text name);
double solved(const Card& card, const std::vector<double>& inputs, Text name, std::size_t i = 0);

}  // namespace interregnum::testing
