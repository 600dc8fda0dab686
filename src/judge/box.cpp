#include <algorithm>
#include <cmath>
#include <limits>

#include "base/real.hpp"
#include "judge/hinge.hpp"
#include "judge/pairs.hpp"
#include "judge/ranked.hpp"

namespace interregnum {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double peel = .07, least_mass = .05, significant = .05;
constexpr u32 least_worlds_in_box = 15;
constexpr std::size_t most_sides = 3, candidates = 6;
constexpr u32 permutations = 39, may_be_as_good = 1;  // (1 + 1) of 40: 5 %
constexpr u32 resamples = 10;

// Worlds with every input in order; `answer` says which are looked for.
struct Table {
  std::vector<std::vector<double>> inputs;
  std::vector<Ranked> orders;
  std::vector<double> answer;
  double h = 0;  // mean of the answer
  Halves halves;
  u32 worlds() const { return static_cast<u32>(answer.size()); }
};

Table table_of(std::vector<std::vector<double>> inputs, std::vector<Ranked> orders, std::vector<double> answer) {
  Table table{std::move(inputs), std::move(orders), std::move(answer), 0, {}};
  table.h = mean_of(table.answer);
  table.halves = halves_of(table.orders, table.worlds());
  return table;
}

// Bounds of one input as places in its order: worlds[first, last).
struct Side {
  u32 input = 0, first = 0, last = 0;
};
using Sides = std::vector<Side>;

struct Found {
  Sides sides;
  double score = 0;
};

struct Tally {
  double worlds = 0, hits = 0;
};

std::vector<char> inside(const Table& table, const Sides& sides) {
  std::vector<char> in(table.worlds(), 1);
  for (const Side& side : sides) {
    const auto& order = table.orders[side.input].world;
    for (u32 i = 0; i < order.size(); ++i)
      if (i < side.first || i >= side.last) in[order[i]] = 0;
  }
  return in;
}
Tally tally_of(const Table& table, const std::vector<char>& in) {
  Tally tally;
  for (u32 i = 0; i < table.worlds(); ++i)
    if (in[i]) tally = {tally.worlds + 1, tally.hits + table.answer[i]};
  return tally;
}

double least_of(const Table& table) { return std::max<double>(least_worlds_in_box, least_mass * table.worlds()); }

// How many standard errors more than its part of the hits the box has, had it been laid down blindly.
double score_of(const Table& table, const Tally& box) {
  const double n = table.worlds(), h = table.h;
  if (box.worlds < least_of(table) || box.worlds >= n || h <= 0 || h >= 1) return 0;
  return (box.hits - box.worlds * h) / std::sqrt(box.worlds * h * (1 - h) * (1 - box.worlds / n));
}

// Peels the end of `side` whose loss leaves the densest box; what is peeled ends with a tie.
struct Peel {
  Side side;
  double density = -1;
};
void consider(const Table& table, const std::vector<char>& in, const Tally& all, Side side, bool low, Peel& best) {
  const Ranked& order = table.orders[side.input];
  Tally left = all;
  const double enough = all.worlds * (1 - peel);
  for (std::size_t tie = 0; tie < order.ends.size(); ++tie) {
    const std::size_t at = low ? tie : order.ends.size() - 1 - tie;
    const u32 begin = at == 0 ? 0 : order.ends[at - 1], end = order.ends[at];
    for (u32 i = begin; i < end; ++i)
      if (in[order.world[i]]) left = {left.worlds - 1, left.hits - table.answer[order.world[i]]};
    (low ? side.first : side.last) = low ? end : begin;
    if (left.worlds < all.worlds && left.worlds <= enough) break;
  }
  if (left.worlds < least_of(table) || left.worlds == all.worlds) return;
  if (const double density = left.hits / left.worlds; density > best.density + 1e-12) best = {side, density};
}

// The bounds of one side, the others given, between which the box scores best: each end in turn.
void refine(const Table& table, Sides& sides, std::size_t which) {
  Sides others = sides;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(which));
  const auto in = inside(table, others);
  const Ranked& order = table.orders[sides[which].input];
  for (const bool low : {true, false}) {
    Side& side = sides[which];
    Side best = side;
    double most = score_of(table, tally_of(table, inside(table, sides)));
    Tally box;
    for (std::size_t tie = 0; tie < order.ends.size(); ++tie) {
      const std::size_t at = low ? order.ends.size() - 1 - tie : tie;
      const u32 begin = at == 0 ? 0 : order.ends[at - 1], end = order.ends[at];
      if (low ? begin >= side.last : end <= side.first) continue;
      for (u32 i = begin; i < end; ++i)
        if (in[order.world[i]]) box = {box.worlds + 1, box.hits + table.answer[order.world[i]]};
      if (const double score = score_of(table, box); score > most + 1e-9) {
        most = score;
        (low ? best.first : best.last) = low ? begin : end;
      }
    }
    side = best;
  }
}

Side whole(const Table& table, u32 input) { return {input, 0, table.worlds()}; }
bool is_open(const Table& table, const Side& side) { return side.first == 0 && side.last == table.worlds(); }

Found refined(const Table& table, Sides sides) {
  for (int pass = 0; pass < 3; ++pass)
    for (std::size_t i = 0; i < sides.size(); ++i) refine(table, sides, i);
  std::erase_if(sides, [&](const Side& side) { return is_open(table, side); });
  return {sides, score_of(table, tally_of(table, inside(table, sides)))};
}

// PRIM: peels a little at a time until the box is small, and takes the best box on the way.
Found peeled(const Table& table, const std::vector<u32>& inputs) {
  Sides sides;
  Found best;
  while (true) {
    const auto in = inside(table, sides);
    const Tally all = tally_of(table, in);
    Peel next;
    for (const u32 input : inputs) {
      const auto at = std::find_if(sides.begin(), sides.end(), [&](const Side& s) { return s.input == input; });
      if (at == sides.end() && sides.size() >= most_sides) continue;
      for (const bool low : {true, false})
        consider(table, in, all, at == sides.end() ? whole(table, input) : *at, low, next);
    }
    if (next.density < 0) return refined(table, best.sides);
    std::erase_if(sides, [&](const Side& s) { return s.input == next.side.input; });
    sides.push_back(next.side);
    const double score = score_of(table, tally_of(table, inside(table, sides)));
    if (score > best.score) best = {sides, score};
  }
}

// The best of the four quarters of a pair, its bounds then moved to where they score best.
Found quartered(const Table& table, const StrongPair& pair) {
  Found best;
  if (pair.strength <= 0) return best;
  const auto middle = [&](u32 input) {
    u32 above = 0;
    for (const u64 word : table.halves.upper[input])
      for (u64 rest = word; rest != 0; rest &= rest - 1) ++above;
    return table.worlds() - above;
  };
  const u32 n = table.worlds(), a = middle(pair.a), b = middle(pair.b);
  for (const Side& x : {Side{pair.a, 0, a}, Side{pair.a, a, n}})
    for (const Side& y : {Side{pair.b, 0, b}, Side{pair.b, b, n}})
      if (const double score = score_of(table, tally_of(table, inside(table, {x, y}))); score > best.score)
        best = {{x, y}, score};
  return refined(table, best.sides);
}

// The inputs that explain most alone.
std::vector<u32> leading(const Table& table) {
  std::vector<double> gain(table.inputs.size());
  std::vector<u32> order(table.inputs.size());
  for (u32 i = 0; i < order.size(); ++i) {
    order[i] = i;
    double below = 0;
    u32 k = 0;
    for (const u32 end : table.orders[i].ends) {
      for (; k < end; ++k) below += table.answer[table.orders[i].world[k]] - table.h;
      gain[i] = std::max(gain[i], std::fabs(below));
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](u32 a, u32 b) { return gain[a] > gain[b]; });
  order.resize(std::min(order.size(), candidates));
  return order;
}

Found search(const Table& table) {
  const Found alone = peeled(table, leading(table)),
              together = quartered(table, strongest_pair(table.halves, table.answer));
  return together.score > alone.score ? together : alone;
}

// The chance of as many hits among the worlds of the box if they were as dense as without this side.
double quasi_p(const Table& table, const Sides& sides, std::size_t which) {
  Sides others = sides;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(which));
  const Tally box = tally_of(table, inside(table, sides)), without = tally_of(table, inside(table, others));
  const double p = without.hits / without.worlds;
  if (box.hits <= 0 || p >= 1) return 1;
  return real::beta_cdf(p, box.hits, box.worlds - box.hits + 1);
}

// Sides that add nothing are dropped, the least significant first.
Found significant_sides(const Table& table, Found found) {
  while (!found.sides.empty()) {
    std::size_t worst = 0;
    for (std::size_t i = 1; i < found.sides.size(); ++i)
      if (quasi_p(table, found.sides, i) > quasi_p(table, found.sides, worst)) worst = i;
    if (quasi_p(table, found.sides, worst) < significant) break;
    found.sides.erase(found.sides.begin() + static_cast<std::ptrdiff_t>(worst));
    found = refined(table, found.sides);
  }
  return found;
}

// Whether the same search finds a box as good in fewer than 5 % of permutations of the answers.
bool beats_chance(const Table& table, double score, Luck luck) {
  u32 as_good = 0;
  Table mixed = table;
  for (u32 p = 0; p < permutations && as_good <= may_be_as_good; ++p) {
    const auto order = shuffled(table.worlds(), luck, name_id("permuted for boxes"), p);
    for (u32 i = 0; i < table.worlds(); ++i) mixed.answer[i] = table.answer[order[i]];
    as_good += search(mixed).score >= score;
  }
  return as_good <= may_be_as_good;
}

std::vector<u32> inputs_of(const Sides& sides) {
  std::vector<u32> inputs;
  for (const Side& side : sides) inputs.push_back(side.input);
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

// Two thirds of the worlds.
Table part_of(const Table& table, Luck luck, u32 round) {
  const auto order = shuffled(table.worlds(), luck, name_id("parts for boxes"), round);
  const u32 size = table.worlds() * 2 / 3;
  std::vector<u32> place(table.worlds(), size);
  for (u32 i = 0; i < size; ++i) place[order[i]] = i;
  std::vector<std::vector<double>> inputs;
  std::vector<Ranked> orders;
  std::vector<double> answer(size);
  for (u32 i = 0; i < size; ++i) answer[i] = table.answer[order[i]];
  for (u32 input = 0; input < table.inputs.size(); ++input) {
    std::vector<double>& values = inputs.emplace_back(size);
    for (u32 i = 0; i < size; ++i) values[i] = table.inputs[input][order[i]];
    Ranked& ranks = orders.emplace_back();
    for (const u32 world : table.orders[input].world)
      if (place[world] < size) ranks.world.push_back(place[world]);
    for (u32 i = 1; i <= size; ++i)
      if (i == size || values[ranks.world[i]] != values[ranks.world[i - 1]]) ranks.ends.push_back(i);
  }
  return table_of(std::move(inputs), std::move(orders), std::move(answer));
}

double found_again(const Table& table, const Sides& sides, Luck luck) {
  double same = 0;
  for (u32 round = 0; round < resamples; ++round) {
    const Table part = part_of(table, luck, round);
    same += inputs_of(significant_sides(part, search(part)).sides) == inputs_of(sides);
  }
  return same / resamples;
}

double bound(const Table& table, const Side& side, u32 place) {
  if (place == 0) return -infinity;
  if (place == table.worlds()) return infinity;
  const auto& order = table.orders[side.input].world;
  const auto& values = table.inputs[side.input];
  return .5 * values[order[place - 1]] + .5 * values[order[place]];
}

}  // namespace

std::optional<Box> find_box(const Sampled& worlds, Luck luck) {
  const double h = worlds.answer.empty() ? 0 : mean_of(worlds.answer);
  if (h <= 0 || h >= 1 || worlds.inputs.empty()) return {};
  const bool follows = h <= .5;
  std::vector<double> answer = worlds.answer;
  if (!follows)
    for (double& value : answer) value = 1 - value;
  std::vector<Ranked> orders;
  for (const auto& input : worlds.inputs) orders.push_back(ranked(input));
  const Table table = table_of(worlds.inputs, std::move(orders), std::move(answer));
  const Found found = significant_sides(table, search(table));
  if (found.sides.empty() || !beats_chance(table, found.score, luck)) return {};
  const Tally in = tally_of(table, inside(table, found.sides));
  Box box;
  for (std::size_t i = 0; i < found.sides.size(); ++i) {
    const Side& side = found.sides[i];
    box.sides.push_back(
        {side.input, bound(table, side, side.first), bound(table, side, side.last), quasi_p(table, found.sides, i)});
  }
  box.follows = follows;
  box.coverage = in.hits / (table.h * table.worlds());
  box.density = in.hits / in.worlds;
  box.mass = in.worlds / table.worlds();
  box.found_again = found_again(table, found.sides, luck);
  return box;
}

}  // namespace interregnum
