// Whether what a claim turns on is found where it was planted, and nothing where nothing was: two Markdown tables.
#include <cstdio>
#include <string>

#include "judge/planted_for_tests.hpp"

namespace interregnum {
namespace {

constexpr u32 inputs = 60, draws = 1000;

struct Found {
  u32 studies = 0;
  u32 first = 0;             // the planted number is named first
  u32 named = 0;             // any number is named
  u32 boxes = 0, right = 0;  // a box is found, and has the inputs planted
  double density = 0, coverage = 0, found_again = 0;
};

template <class Plant>
Found sought(u32 studies, const std::vector<u32>& planted_inputs, const Plant& plant) {
  Found found{studies};
  for (u32 study = 0; study < studies; ++study) {
    const Sampled worlds = plant(study);
    const auto indices = rank_indices(worlds, {study});
    const auto box = find_box(worlds, {study});
    found.named += !indices.above.empty();
    found.first += !indices.above.empty() && planted_inputs == std::vector<u32>{indices.above.front()};
    found.boxes += box.has_value();
    if (planted::sides_of(box) != planted_inputs || !box) continue;
    ++found.right;
    found.density += box->density;
    found.coverage += box->coverage;
    found.found_again += box->found_again;
  }
  return found;
}

std::string of_100(u32 count, const Found& found) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", 100. * count / found.studies);
  return text;
}
std::string mean(double sum, const Found& found) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", sum / found.right);
  return found.right == 0 ? "" : text;
}

void print(const char* name, bool planted_alone, const Found& found) {
  std::printf("| %s | %u | %s | %s | %s | %s | %s | %s | %s |\n", name, found.studies,
              planted_alone ? of_100(found.first, found).c_str() : "",
              of_100(found.studies - found.named, found).c_str(), of_100(found.boxes, found).c_str(),
              of_100(found.right, found).c_str(), mean(found.density, found).c_str(),
              mean(found.coverage, found).c_str(), mean(found.found_again, found).c_str());
  std::fflush(stdout);
}

void names_and_boxes() {
  std::printf("%u draws, %u inputs; of 100 studies\n\n", draws, inputs);
  std::printf(
      "| planted | studies | named first | none named | box | right box | density | coverage | found again |\n");
  std::printf("|---|---|---|---|---|---|---|---|---|\n");
  print("one number, S = .30", true,
        sought(100, {0}, [](u32 s) { return planted::one_number(s, planted::rho2_of_thirty, inputs, draws); }));
  print("nothing, H = .50", false, sought(400, {}, [](u32 s) { return planted::nothing(s, .5, inputs, draws); }));
  print("nothing, H = .10", false, sought(400, {}, [](u32 s) { return planted::nothing(s, .1, inputs, draws); }));
  print("exclusive or of two", false,
        sought(400, {3, 7}, [](u32 s) { return planted::exclusive_or(s, inputs, draws); }));
  print("three together, H = .22", false,
        sought(100, {2, 5, 8}, [](u32 s) { return planted::three_together(s, .6, inputs, draws); }));
}

// A step or slope of the share along one input, and the place where it crosses one half.
struct Shape {
  const char* name;
  double at, below, above, slope, crosses;
};
constexpr Shape shapes[] = {{"step 0 to 1", .5, 0, 1, 1e9, .5},
                            {"step .1 to .8", .8, .1, .8, 1e9, .8},
                            {"slope .1 to .9", .5, .1, .9, 10, .5},
                            {"slope .9 to .1", .8, .9, .1, 10, .8},
                            {"slope .2 to .7", .5, .2, .7, 20, .5 + .0202733}};  // + log(1.5) / 20

void flips() {
  constexpr u32 studies = 400, n = 400;
  std::printf("\n%u draws, %u studies each\n\n| share along the input | found | held by its bounds | width | bias |\n",
              n, studies);
  std::printf("|---|---|---|---|---|\n");
  for (const Shape& shape : shapes) {
    u32 found = 0, held = 0;
    double width = 0, bias = 0;
    for (u32 study = 0; study < studies; ++study) {
      const auto worlds = planted::step(study, shape.at, shape.below, shape.above, shape.slope, n);
      const auto flip = flip_point(worlds.inputs[0], worlds.answer, .5, {study});
      if (!flip) continue;
      ++found;
      held += flip->lo <= shape.crosses && shape.crosses <= flip->hi;
      width += flip->hi - flip->lo;
      bias += flip->value - shape.crosses;
    }
    std::printf("| %s | %u | %.1f of 100 | %.3f | %.4f |\n", shape.name, found, 100. * held / found, width / found,
                bias / found);
  }
}

}  // namespace
}  // namespace interregnum

int main() {
  interregnum::names_and_boxes();
  interregnum::flips();
}
