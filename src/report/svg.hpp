// Small pieces of SVG. Coordinates are printed with one decimal; words go through html().
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum::page {

// A scale: from [low, high] to [from, to] on the page; what lies beyond ends at the edge.
struct Axis {
  double low = 0, high = 1, from = 0, to = 100;
  double at(double x) const;
  bool holds(double x) const { return x >= low && x <= high; }
};

struct Spot {
  double x = 0, y = 0;
};

std::string coordinate(double x);  // "12.3", "12"

// A figure that says itself in one sentence, as wide as its place lets it be.
std::string figure(double width, double height, Text label, Text body);

// `look` is a class or several: what the style sheet says of it.
std::string line(Spot from, Spot to, Text look);
std::string box(Spot corner, double width, double height, Text look);
std::string dot(Spot centre, double radius, Text look);
std::string diamond(Spot centre, double radius, Text look);
std::string path(std::span<const Spot> spots, bool closed, Text look);
std::string label(Spot at, Text words, Text look = {});

// Between two curves over the same axis.
std::string band(std::span<const Spot> upper, std::span<const Spot> lower, Text look);

// Round values within [low, high]: about `count`, each a multiple of 1, 2 or 5 times a power of ten.
std::vector<double> ticks(double low, double high, u32 count);

}  // namespace interregnum::page
