// Synthetic studies whose truth is known: how often the verdict is right, wrong, or not reached (docs/judging.md)
//   ./bench truth [STUDIES] [BUDGET]
#include <cstdio>
#include <cstdlib>
#include <string>

#include "judge/synthetic.hpp"

using namespace interregnum;
using namespace interregnum::synthetic;

namespace {

std::string shown(const Count& count) {
  return std::to_string(count.right) + " / " + std::to_string(count.wrong) + " / " + std::to_string(count.open);
}

void print_row(const Truth& truth, u32 studies, u32 budget) {
  Count alone, one_of_23;
  for (u32 study = 0; study < studies; ++study) {
    Table table(truth, study, budget);
    count(alone, truth, judge(table, rule_for(truth, 1), budget).finding.verdict);
    count(one_of_23, truth, judge(table, rule_for(truth, 23), budget).finding.verdict);
  }
  const auto shape = static_cast<std::size_t>(truth.shape), effect = static_cast<std::size_t>(truth.effect);
  const bool is_turned = truth.shape == Shape::tipping && truth.effect == Effect::against;
  std::printf("| %s | %s | %.2f | %s | %s |\n", std::string(shape_names[shape]).c_str(),
              is_turned ? ".96, mean below 0" : std::string(effect_names[effect]).c_str(), truth.luck,
              shown(alone).c_str(), shown(one_of_23).c_str());
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const u32 studies = argc > 1 ? static_cast<u32>(std::atoi(argv[1])) : 200;
  const u32 budget = argc > 2 ? static_cast<u32>(std::atoi(argv[2])) : 400;
  std::printf("%u studies of at most %u draws: right / wrong / not enough runs\n\n", studies, budget);
  std::puts("| truth | H | luck | one claim | one of 23 claims |\n|---|---|---|---|---|");
  for (std::size_t shape = 0; shape < shape_names.size(); ++shape)
    for (std::size_t effect = 0; effect < effect_names.size(); ++effect) {
      const Truth truth{static_cast<Shape>(shape), static_cast<Effect>(effect), 0};
      if (truth.shape == Shape::inflated && truth.effect == Effect::against) continue;
      for (const double luck : {1. / 3, 1.}) print_row({truth.shape, truth.effect, luck}, studies, budget);
    }
}
