// All equilibria of the global game, and which of them is played.
#pragma once

#include <vector>

#include "base/text.hpp"
#include "mechanisms/global_game_equilibrium.hpp"

namespace interregnum {

// All roots of A(t) = t in [0,1], ascending. Between cells of 1/60 nothing is missed; inside one, roots closer than
// 1e-6 to one another count as one.
std::vector<double> all_roots(const Game& game);

// That of the roots nearest to `last`, the lower of two; it looks only as far from `last` as it must. Three roots
// inside one cell count as one.
double nearest_root(const Game& game, double last);

// Which root is played, as an index of its names.
namespace selection {
constexpr double inertia = 0, lowest = 1, highest = 2;
constexpr Text names = "inertia lowest highest";
}  // namespace selection
double selected_root(const Game& game, double choice, double last);

}  // namespace interregnum
