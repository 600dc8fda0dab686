// How far the expected number of further draws lies from what a study then needs (docs/judging.md)
//   ./bench further [STUDIES] [CLAIMS]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "judge/synthetic.hpp"

using namespace interregnum;
using namespace interregnum::synthetic;

namespace {

constexpr u32 most = 6000;

struct Guesses {
  std::vector<double> ratio;  // expected over needed draws in all
  u32 none = 0, never = 0;    // nothing expected; not decided by `most` draws
};

// The first number of draws, in steps of 1 %, at which a test is decided.
u32 needed(Table& table, const Rule& rule, u32 from, u32 replicates) {
  for (u32 draws = from; draws <= most; draws += std::max(1u, draws / 100))
    if (judge_test(classify({table.pairs({draws, replicates}), draws, replicates}, rule), rule, {}).decided)
      return draws;
  return 0;
}

void guess(const Truth& truth, u32 study, u32 claims, u32 draws, Guesses& guesses) {
  const Rule rule = rule_for(truth, claims);
  Table table(truth, study, most);
  const Worlds worlds = classify({table.pairs({draws, 4}), draws, 4}, rule);
  if (judge_test(worlds, rule, {}).decided) return;
  const auto expected = further_draws(worlds, rule, {});
  const u32 actual = needed(table, rule, draws + 1, 4);
  if (!expected)
    ++guesses.none;
  else if (actual == 0)
    ++guesses.never;
  else
    guesses.ratio.push_back((static_cast<double>(*expected) + draws) / actual);
}

}  // namespace

int main(int argc, char** argv) {
  const u32 studies = argc > 1 ? static_cast<u32>(std::atoi(argv[1])) : 200;
  const u32 claims = argc > 2 ? static_cast<u32>(std::atoi(argv[2])) : 23;
  std::printf("%u studies, one of %u claims: draws expected over draws needed in the end\n\n", studies, claims);
  std::puts("| H | at draws | open | 10 % | median | 90 % | none expected | not decided by 6,000 |");
  std::puts("|---|---|---|---|---|---|---|---|");
  for (const Effect effect : {Effect::large, Effect::half, Effect::small})
    for (const u32 draws : {24u, 81u, 181u}) {
      Guesses g;
      for (u32 study = 0; study < studies; ++study) guess({Shape::gaussian, effect, .1}, study, claims, draws, g);
      std::sort(g.ratio.begin(), g.ratio.end());
      const auto at = [&](double p) {
        return g.ratio.empty() ? std::nan("") : g.ratio[static_cast<std::size_t>(p * (double(g.ratio.size()) - 1))];
      };
      std::printf("| %s | %u | %zu | %.2f | %.2f | %.2f | %u | %u |\n",
                  std::string(effect_names[static_cast<std::size_t>(effect)]).c_str(), draws,
                  g.ratio.size() + g.none + g.never, at(.1), at(.5), at(.9), g.none, g.never);
    }
}
