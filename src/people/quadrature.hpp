// Gauss-Legendre quadrature with 16 points: exact for polynomials up to degree 31.
#pragma once

#include <array>

namespace interregnum {

// The points on [-1, 1] come in pairs, one on each side of the middle, with one weight.
inline constexpr std::array quadrature_nodes{.0950125098376374402, .2816035507792589132, .4580167776572273863,
                                             .6178762444026437484, .7554044083550030339, .8656312023878317439,
                                             .9445750230732325761, .9894009349916499326};
inline constexpr std::array quadrature_weights{.1894506104550684963, .1826034150449235889, .1691565193950025382,
                                               .1495959888165767321, .1246289712555338720, .0951585116824927848,
                                               .0622535239386478929, .0271524594117540949};

// The integral of f over [a, b].
template <class Function>
double integral(double a, double b, const Function& f) {
  const double middle = .5 * (a + b), half = .5 * (b - a);
  double sum = 0;
  for (std::size_t i = 0; i < quadrature_nodes.size(); ++i)
    sum += quadrature_weights[i] * (f(middle - half * quadrature_nodes[i]) + f(middle + half * quadrature_nodes[i]));
  return half * sum;
}

}  // namespace interregnum
