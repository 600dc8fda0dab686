#include <algorithm>
#include <cassert>

#include "judge/hinge.hpp"
#include "judge/ranked.hpp"

namespace interregnum {
namespace {

// h of every world, and beside it h as permuted: rows are worlds, so that one order serves all columns at once.
struct Answers {
  std::size_t columns = 1;
  std::vector<double> h;
  const double* row(u32 world) const { return h.data() + world * columns; }
};

// Products of h of neighbours, summed around the circle of worlds in the order of an input, one sum a column. Ties
// leave the order open: their products are averaged over all orders, each as likely, so that nothing depends on the
// order in which worlds came. Of m tied worlds m - 1 pairs are neighbours, each in the mean (S^2 - Q) / (m (m - 1)), S
// and Q the sums of h and of h^2; at either end stands, in the mean, S / m.
struct Circle {
  const Answers& answers;
  std::vector<double> products, first = {}, last = {}, sum = {}, squares = {};

  void add_tie(std::span<const u32> tie) {
    const auto m = static_cast<double>(tie.size());
    sum.assign(products.size(), 0);
    squares.assign(products.size(), 0);
    for (const u32 world : tie)
      for (std::size_t c = 0; c < products.size(); ++c) {
        const double h = answers.row(world)[c];
        sum[c] += h;
        squares[c] += h * h;
      }
    for (std::size_t c = 0; c < products.size(); ++c) {
      products[c] += (sum[c] * sum[c] - squares[c]) / m;
      if (!last.empty()) products[c] += last[c] * sum[c] / m;
      sum[c] /= m;
    }
    last = sum;
    if (first.empty()) first = last;
  }

  void add_one(u32 world) {
    const double* h = answers.row(world);
    for (std::size_t c = 0; c < products.size(); ++c) products[c] += last[c] * h[c];
    std::copy(h, h + products.size(), last.begin());
  }

  // The last world's neighbour is the first.
  void close(const Ranked& order) {
    const double m = order.ends.size() == 1 ? static_cast<double>(order.world.size()) : 0;
    for (std::size_t c = 0; c < products.size(); ++c)
      products[c] += m > 1 ? (m * m * last[c] * last[c] - squares[c]) / (m * (m - 1)) : last[c] * first[c];
  }
};

std::vector<double> products_of_neighbours(const Ranked& order, const Answers& answers) {
  Circle circle{answers, std::vector<double>(answers.columns)};
  u32 begin = 0;
  for (const u32 end : order.ends) {
    if (end - begin == 1 && begin > 0)
      circle.add_one(order.world[begin]);
    else
      circle.add_tie(std::span(order.world).subspan(begin, end - begin));
    begin = end;
  }
  circle.close(order);
  return circle.products;
}

// An order of the worlds leaves mean and spread of h as they are.
struct Spread {
  double n = 0, mean = 0, spread = 0;
};
Spread spread_of_answer(std::span<const double> answer) {
  return {static_cast<double>(answer.size()), mean_of(answer), spread_of(answer)};
}
double index_of(double products, const Spread& h) { return (products / h.n - h.mean * h.mean) / h.spread; }

Answers with_permutations(std::span<const double> answer, Luck luck, u32 permutations) {
  const auto n = static_cast<u32>(answer.size());
  Answers answers{permutations + std::size_t{1}, std::vector<double>(n * (permutations + std::size_t{1}))};
  for (u32 world = 0; world < n; ++world) answers.h[world * answers.columns] = answer[world];
  for (u32 p = 1; p <= permutations; ++p) {
    const auto order = shuffled(n, luck, name_id("permuted answers"), p);
    for (u32 world = 0; world < n; ++world) answers.h[world * answers.columns + p] = answer[order[world]];
  }
  return answers;
}

}  // namespace

double rank_index(std::span<const double> input, std::span<const double> answer) {
  assert(input.size() == answer.size());
  const Spread h = spread_of_answer(answer);
  if (answer.size() < 2 || !(h.spread > 0)) return 0;
  const Answers answers{1, {answer.begin(), answer.end()}};
  return index_of(products_of_neighbours(ranked(input), answers)[0], h);
}

Indices rank_indices(const Sampled& worlds, Luck luck, u32 permutations) {
  const Spread h = spread_of_answer(worlds.answer);
  Indices indices{std::vector<double>(worlds.inputs.size()), 1};
  if (worlds.answer.size() < 2 || !(h.spread > 0)) return indices;
  const Answers answers = with_permutations(worlds.answer, luck, permutations);
  std::vector<double> largest(permutations, -1);
  for (u32 i = 0; i < worlds.inputs.size(); ++i) {
    const auto products = products_of_neighbours(ranked(worlds.inputs[i]), answers);
    indices.value[i] = index_of(products[0], h);
    for (u32 p = 0; p < permutations; ++p) largest[p] = std::max(largest[p], index_of(products[p + 1], h));
  }
  // Among the permutations and the answers as they are, 95 % lie at or below this rank.
  std::sort(largest.begin(), largest.end());
  const u32 rank = (19 * (permutations + 1) + 19) / 20;
  if (rank <= permutations) indices.floor = largest[rank - 1];
  for (u32 i = 0; i < indices.value.size(); ++i)
    if (indices.value[i] > indices.floor) indices.above.push_back(i);
  std::stable_sort(indices.above.begin(), indices.above.end(),
                   [&](u32 a, u32 b) { return indices.value[a] > indices.value[b]; });
  return indices;
}

}  // namespace interregnum
