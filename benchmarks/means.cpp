// How often the mean's confidence sequence errs, and how wide it is, for draws of many shapes (docs/judging.md)
//   ./bench means [SEQUENCES] [DRAWS]
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/draw.hpp"
#include "base/real.hpp"
#include "judge/look.hpp"

using namespace interregnum;

namespace {

// Draws of mean 0; within `range` where there is one.
struct Shape {
  const char* name;
  double (*draw)(const Luck&, u32 n);
  Interval range = anywhere;
};

double u(const Luck& luck, u32 n) { return luck.uniform(name_id("draw"), n, 0); }
double is_below(double p, const Luck& luck, u32 n) { return (u(luck, n) < p ? 1 : 0) - p; }
double any(double p, const Luck& luck, u32 n) { return (u(luck, n) < p ? -real::log(u(luck, n) / p) : 0) - p; }

const Shape shapes[] = {
    {"Gaussian", [](const Luck& luck, u32 n) { return real::normal_quantile(u(luck, n)); }},
    {"exponential", [](const Luck& luck, u32 n) { return -real::log(u(luck, n)) - 1; }},
    {"lognormal", [](const Luck& luck, u32 n) { return real::exp(real::normal_quantile(u(luck, n))) - real::exp(.5); }},
    {"Student t3", [](const Luck& luck, u32 n) { return real::student_quantile(u(luck, n), 3); }},
    {"50 % zeros, else exponential", [](const Luck& luck, u32 n) { return any(.5, luck, n); }},
    {"80 % zeros, else exponential", [](const Luck& luck, u32 n) { return any(.2, luck, n); }},
    {"0/1, 50 %", [](const Luck& luck, u32 n) { return is_below(.5, luck, n); }, {-1, 1}},
    {"0/1, 10 %", [](const Luck& luck, u32 n) { return is_below(.1, luck, n); }, {-1, 1}},
    {"0/1, 5 %", [](const Luck& luck, u32 n) { return is_below(.05, luck, n); }, {-1, 1}},
    {"0/1, 2 %", [](const Luck& luck, u32 n) { return is_below(.02, luck, n); }, {-1, 1}},
    {"0/1, 2 %, no range known", [](const Luck& luck, u32 n) { return is_below(.02, luck, n); }},
    {"even, a tenth of the range", [](const Luck& luck, u32 n) { return .2 * (u(luck, n) - .5); }, {-1, 1}}};

DrawsSeen moments_of(const std::vector<double>& x) {
  DrawsSeen m{x.size(), 0, 0, 0};
  const auto n = static_cast<double>(x.size());
  for (const double v : x) m.mean += v / n;
  for (const double v : x) m.variance += (v - m.mean) * (v - m.mean) / (n - 1);
  const double s = std::sqrt(m.variance);
  for (const double v : x)
    if (s > 0) m.skewness += (v - m.mean) * (v - m.mean) * (v - m.mean) / (s * s * s * n);
  return m;
}

Interval judged(const DrawsSeen& seen, const Interval& range, double alpha) {
  const Interval sequence = mean_sequence(seen, alpha), further = unseen(seen, sequence, range, alpha);
  return {sequence.lo + further.lo, sequence.hi + further.hi};
}

// The hedged betting martingale of Waudby-Smith and Ramdas (arXiv 2010.09686, section 4) has excluded `mean` by now.
bool bet_excludes(const std::vector<double>& x, const Interval& range, double alpha, double mean) {
  const double limit = real::log(2 / alpha), m = (mean - range.lo) / (range.hi - range.lo);
  double up = 0, down = 0, sum = .5, squares = .25, variance = .25;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double t = static_cast<double>(i) + 1, y = (x[i] - range.lo) / (range.hi - range.lo);
    const double bet = std::sqrt(2 * limit / (variance * t * real::log(t + 1)));
    up += real::log1p(std::min(bet, .75 / m) * (y - m));
    down += real::log1p(-std::min(bet, .75 / (1 - m)) * (y - m));
    if (up > limit || down > limit) return true;
    sum += y;
    const double seen_mean = sum / (t + 1);
    squares += (y - seen_mean) * (y - seen_mean);
    variance = squares / (t + 1);
  }
  return false;
}

double bet_width(const std::vector<double>& x, const Interval& range, double alpha, double mean) {
  double width = 0;
  for (const double end : {range.lo, range.hi}) {
    double inside = mean, outside = end;
    for (int i = 0; i < 30; ++i) {
      const double middle = (inside + outside) / 2;
      (bet_excludes(x, range, alpha, middle) ? outside : inside) = middle;
    }
    width += std::abs(outside - mean) / 2;
  }
  return width;
}

struct Score {
  double errs = 0, width = 0;
};
struct Row {
  Score plain, judged, bet;
};

Row score(const Shape& shape, double alpha, u32 sequences, u32 draws) {
  constexpr u32 width_at = 121, widths = 100;
  Row row;
  for (u32 study = 0; study < sequences; ++study) {
    const Luck luck = luck_of(0, study, 0);
    std::vector<double> x;
    bool plain = false, by_rule = false;
    for (u32 at = first_look;; at = look_after(at, draws)) {
      while (x.size() < at) x.push_back(shape.draw(luck, static_cast<u32>(x.size())));
      const DrawsSeen seen = moments_of(x);
      const Interval narrow = mean_sequence(seen.mean, seen.variance, seen.n, alpha);
      const Interval rule = judged(seen, shape.range, alpha);
      plain = plain || narrow.lo > 0 || narrow.hi < 0;
      by_rule = by_rule || rule.lo > 0 || rule.hi < 0;
      if (at == width_at && study < widths) {
        row.plain.width += (narrow.hi - narrow.lo) / 2 / widths;
        row.judged.width += (rule.hi - rule.lo) / 2 / widths;
        if (std::isfinite(shape.range.lo)) row.bet.width += bet_width(x, shape.range, alpha, seen.mean) / widths;
      }
      if (at == draws) break;
    }
    row.plain.errs += plain;
    row.judged.errs += by_rule;
    if (std::isfinite(shape.range.lo)) row.bet.errs += bet_excludes(x, shape.range, alpha, 0);
  }
  for (Score* one : {&row.plain, &row.judged, &row.bet}) one->errs *= 100. / sequences;
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const u32 sequences = argc > 1 ? static_cast<u32>(std::atoi(argv[1])) : 20'000;
  const u32 draws = argc > 2 ? static_cast<u32>(std::atoi(argv[2])) : 400;
  std::printf("%u sequences of %u draws: how many %% ever leave the mean out, and half the width at 121 draws\n\n",
              sequences, draws);
  std::puts("| alpha | draws | asymptotic | as judged | betting |\n|---|---|---|---|---|");
  for (const double alpha : {.05, .025, .05 / 46})
    for (const Shape& shape : shapes) {
      const Row row = score(shape, alpha, sequences, draws);
      std::printf("| %.4f | %s | %.2f (%.3f) | %.2f (%.3f) |", alpha, shape.name, row.plain.errs, row.plain.width,
                  row.judged.errs, row.judged.width);
      if (std::isfinite(shape.range.lo))
        std::printf(" %.2f (%.3f) |\n", row.bet.errs, row.bet.width);
      else
        std::puts(" |");
      std::fflush(stdout);
    }
}
