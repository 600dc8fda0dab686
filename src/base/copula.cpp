#include "base/copula.hpp"

#include <algorithm>
#include <cmath>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr double pi = 3.14159265358979323846;

// sin x = x - x^3/3! + ..., |x| <= pi/6, where the first term left out is below 1e-22.
double sine(double x) {
  double sum = 1;
  for (int n = 18; n >= 2; n -= 2) sum = 1 - sum * x * x / (n * (n + 1));
  return x * sum;
}

// 1 + (k - 1) r, the eigenvalue along which all move together.
double together(std::size_t count, double rank) {
  return 1 + (static_cast<double>(count) - 1) * normal_correlation(rank);
}

constexpr double rounding = 1e-12;

}  // namespace

double normal_correlation(double rank) { return std::fabs(rank) == 1 ? rank : 2 * sine(pi * rank / 6); }

bool can_be_linked(std::size_t count, double rank) { return together(count, rank) >= -rounding; }

double lowest_rank(std::size_t count) {
  int hundredths = -100;
  while (!can_be_linked(count, hundredths / 100.)) ++hundredths;
  return hundredths / 100.;
}

void link(std::span<double> uniforms, double rank) {
  if (rank == 0) return;
  const double own = std::sqrt(1 - normal_correlation(rank));
  const double all = std::sqrt(std::max(0., together(uniforms.size(), rank)));
  const double common = (all - own) / static_cast<double>(uniforms.size());
  double sum = 0;
  for (double& u : uniforms) sum += u = real::normal_quantile(u);
  for (double& z : uniforms) z = std::clamp(real::normal_cdf(own * z + common * sum), 0x1p-53, 1 - 0x1p-53);
}

}  // namespace interregnum
