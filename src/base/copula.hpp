// Numbers that rise and fall together: a Gaussian copula with one rank correlation for every pair.
#pragma once

#include <cstddef>
#include <span>

namespace interregnum {

// The correlation of normals whose rank correlation (Spearman's) is `rank`: 2 sin(pi rank / 6) (Pearson 1907).
double normal_correlation(double rank);

// Whether `count` numbers can all have this rank correlation with each other: three cannot all oppose each other.
bool can_be_linked(std::size_t count, double rank);

// The lowest rank correlation, to two digits, that `count` numbers can have.
double lowest_rank(std::size_t count);

// Independent uniforms -> uniforms of which every pair has rank correlation `rank`, which must be possible. With
// correlation r of the normals z_i = Phi^-1(u_i) it is the symmetric root of the correlation matrix:
//   z_i sqrt(1 - r) + sum_j z_j (sqrt(1 + (k-1) r) - sqrt(1 - r)) / k,
// which keeps each as close to its own luck as can be, whatever their order. Each stays exactly uniform; at rank 0 no
// bit changes.
void link(std::span<double> uniforms, double rank);

}  // namespace interregnum
