#include "mechanisms/global_game_roots.hpp"

#include <algorithm>
#include <cmath>

namespace interregnum {
namespace {

constexpr double inf = HUGE_VAL;
constexpr int cells = 60;
constexpr double finest = 1e-6;  // roots closer than this count as one

double grid(int i) { return static_cast<double>(i) / cells; }

struct Point {
  double t, excess;  // A(t) - t
};
Point point(const Game& game, double t) { return {t, attack_share(game, t) - t}; }

// The root between a and b, where A(t) - t has the values at_a and at_b of opposite sign: regula falsi in the Illinois
// variant (Dowell & Jarratt 1971), which never leaves the bracket.
double root_between(const Game& game, double a, double at_a, double b, double at_b) {
  for (int round = 0; round < 100; ++round) {
    const double t = (a * at_b - b * at_a) / (at_b - at_a), at_t = point(game, t).excess;
    if (at_t == 0 || std::fabs(t - b) < 1e-14) return t;
    if ((at_t < 0) != (at_b < 0))
      a = b, at_a = at_b;
    else
      at_a *= .5;
    b = t, at_b = at_t;
  }
  return b;
}

bool brackets(const Point& low, const Point& high) {
  return (low.excess < 0 && high.excess > 0) || (low.excess > 0 && high.excess < 0);
}

// A rises in t and falls in the threat that everybody knows, so between the two it lies between A(low; high) and
// A(high; low): it cannot meet the diagonal if the one is above it, or the other below.
bool is_clear(const Game& game, const Point& low, const Point& high) {
  const bool moves = !game.stakes.empty();
  if (low.excess > 0 && high.excess > 0)
    return (moves ? attack_share(game, low.t, high.t) : low.t + low.excess) > high.t;
  if (low.excess < 0 && high.excess < 0)
    return (moves ? attack_share(game, high.t, low.t) : high.t + high.excess) < low.t;
  return false;
}

// Every root strictly between two points, by halving what is not clear. `thorough` also looks for more roots beside one
// that is bracketed.
template <class Found>
void search(const Game& game, const Point& low, const Point& high, bool thorough, Found found) {
  if (high.t - low.t <= finest || is_clear(game, low, high)) return;
  const bool bracketed = brackets(low, high);
  const double t = bracketed ? root_between(game, low.t, low.excess, high.t, high.excess) : .5 * (low.t + high.t);
  const Point middle = point(game, t);
  if (bracketed || middle.excess == 0) {
    found(t);
    if (!thorough) return;
    search(game, low, point(game, t - finest), thorough, found);
    search(game, point(game, t + finest), high, thorough, found);
  } else {
    search(game, low, middle, thorough, found);
    search(game, middle, high, thorough, found);
  }
}

// Roots inside a cell of the grid; one that lies on its edge is left to the caller.
template <class Found>
void search_cell(const Game& game, Point low, Point high, bool thorough, Found found) {
  if (low.excess == 0) low = point(game, low.t + finest);
  if (high.excess == 0) high = point(game, high.t - finest);
  search(game, low, high, thorough, found);
}

struct Nearest {
  double target, root = 0, distance = inf;
  void consider(double t) {
    const double d = std::fabs(t - target);
    if (d < distance || (d == distance && t < root)) root = t, distance = d;
  }
};

void consider_cell(const Game& game, const Point& low, const Point& high, Nearest& nearest) {
  if (low.excess == 0) nearest.consider(low.t);
  if (high.excess == 0) nearest.consider(high.t);
  search_cell(game, low, high, false, [&](double t) { nearest.consider(t); });
}

}  // namespace

std::vector<double> all_roots(const Game& game) {
  std::vector<double> roots;
  Point low = point(game, 0);
  for (int i = 1; i <= cells; ++i) {
    const Point high = point(game, grid(i));
    if (low.excess == 0) roots.push_back(low.t);
    const auto first = static_cast<std::ptrdiff_t>(roots.size());
    search_cell(game, low, high, true, [&](double t) { roots.push_back(t); });
    std::sort(roots.begin() + first, roots.end());
    low = high;
  }
  if (low.excess == 0) roots.push_back(1);
  const auto is_same = [](double a, double b) { return b - a < finest; };  // seen from both cells that share an edge
  roots.erase(std::unique(roots.begin(), roots.end(), is_same), roots.end());
  return roots;
}

double nearest_root(const Game& game, double last) {
  int below = std::clamp(static_cast<int>(last * cells), 0, cells - 1), above = below + 1;
  Point low = point(game, grid(below)), high = point(game, grid(above));
  Nearest nearest{last};
  consider_cell(game, low, high, nearest);
  for (;;) {
    const double down = below > 0 ? std::fabs(last - low.t) : inf;
    const double up = above < cells ? std::fabs(high.t - last) : inf;
    if (std::min(down, up) == inf || std::min(down, up) > nearest.distance) return nearest.root;
    const Point next = point(game, grid(down <= up ? --below : ++above));
    if (down <= up)
      consider_cell(game, next, low, nearest), low = next;
    else
      consider_cell(game, high, next, nearest), high = next;
  }
}

double selected_root(const Game& game, double choice, double last) {
  if (choice == selection::inertia) return nearest_root(game, last);
  return nearest_root(game, choice == selection::highest ? 1 : 0);
}

}  // namespace interregnum
