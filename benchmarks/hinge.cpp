// Whether what a claim turns on is found where it was planted, and nothing where nothing was: a Markdown table.
#include <cstdio>
#include <string>

#include "judge/planted_for_tests.hpp"

namespace interregnum {
namespace {

constexpr u32 studies = 100, inputs = 60, draws = 1000;

struct Found {
  u32 first = 0;             // the planted number is named first
  u32 named = 0;             // any number is named
  u32 boxes = 0, right = 0;  // a box is found, and has the inputs planted
  double density = 0, coverage = 0, found_again = 0;
};

template <class Plant>
Found sought(const Plant& plant, const std::vector<u32>& planted_inputs) {
  Found found;
  for (u32 study = 0; study < studies; ++study) {
    const Sampled worlds = plant(study);
    const auto indices = rank_indices(worlds, {study});
    const auto box = find_box(worlds, {study});
    found.named += !indices.above.empty();
    found.first += !indices.above.empty() && indices.above.front() == planted_inputs.front();
    found.boxes += box.has_value();
    if (planted::sides_of(box) != planted_inputs) continue;
    ++found.right;
    found.density += box->density;
    found.coverage += box->coverage;
    found.found_again += box->found_again;
  }
  return found;
}

void print(const char* name, const Found& found, bool planted_alone) {
  const auto mean = [&](double sum) {
    return found.right == 0 ? std::string("-") : std::to_string(sum / found.right).substr(0, 4);
  };
  std::printf("| %s | %s | %u | %u | %u | %s | %s | %s |\n", name,
              planted_alone ? std::to_string(found.first).c_str() : "-", studies - found.named, found.boxes,
              found.right, mean(found.density).c_str(), mean(found.coverage).c_str(), mean(found.found_again).c_str());
  std::fflush(stdout);
}

}  // namespace
}  // namespace interregnum

int main() {
  using namespace interregnum;
  std::printf("%u studies of %u draws and %u inputs each\n\n", studies, draws, inputs);
  std::printf("| planted | named first | none named | box found | right box | density | coverage | found again |\n");
  std::printf("|---|---|---|---|---|---|---|---|\n");
  print("one number, S = .30", sought([](u32 s) { return planted::one_number(s, .3, inputs, draws); }, {0}), true);
  print("nothing, H = .50", sought([](u32 s) { return planted::nothing(s + 1000, .5, inputs, draws); }, {inputs}),
        false);
  print("nothing, H = .10", sought([](u32 s) { return planted::nothing(s + 2000, .1, inputs, draws); }, {inputs}),
        false);
  print("exclusive or of two", sought([](u32 s) { return planted::exclusive_or(s, inputs, draws); }, {3, 7}), false);
  print("three together, H = .22",
        sought([](u32 s) { return planted::three_together(s, .6, inputs, draws); }, {2, 5, 8}), false);
}
