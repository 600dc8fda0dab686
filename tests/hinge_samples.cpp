// Reads samples of an experiment and prints the first-order index of every input as Interregnum estimates it: what
// oracle_test.py compares with openturns. Input: lines "x1 ... xk y"; output: one index a line.
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>

#include "judge/hinge.hpp"

int main() {
  std::vector<std::vector<double>> columns;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream numbers(line);
    std::size_t i = 0;
    for (double x = 0; numbers >> x; ++i) {
      if (i == columns.size()) columns.emplace_back();
      columns[i].push_back(x);
    }
  }
  for (std::size_t i = 0; i + 1 < columns.size(); ++i)
    std::printf("%.17g\n", interregnum::rank_index(columns[i], columns.back()));
}
