#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/html.hpp"

namespace interregnum::page {
namespace {

std::string points(std::span<const Spot> spots) {
  std::string text;
  for (const Spot& spot : spots)
    if (std::isfinite(spot.x + spot.y))
      text += fmt::format("{}{} {}", text.empty() ? "M" : "L", coordinate(spot.x), coordinate(spot.y));
  return text;
}

}  // namespace

double Axis::at(double x) const {
  if (!(high > low) || !std::isfinite(x)) return (from + to) / 2;
  return from + (to - from) * (std::clamp(x, low, high) - low) / (high - low);
}

std::string coordinate(double x) {
  const double tenths = std::floor(10 * x + .5);
  const double whole = std::floor(tenths / 10);
  if (tenths == 10 * whole) return fmt::format("{:.0f}", whole);
  return fmt::format("{:.1f}", tenths / 10);
}

std::string figure(double width, double height, Text label, Text body) {
  return fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}</svg>\n", coordinate(width),
                     coordinate(height), html(label), body);
}

std::string line(Spot from, Spot to, Text look) {
  return fmt::format("<path class=\"{}\" d=\"M{} {}L{} {}\"/>", look, coordinate(from.x), coordinate(from.y),
                     coordinate(to.x), coordinate(to.y));
}

std::string box(Spot corner, double width, double height, Text look) {
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", look, coordinate(corner.x),
                     coordinate(corner.y), coordinate(std::max(0., width)), coordinate(std::max(0., height)));
}

std::string dot(Spot centre, double radius, Text look) {
  return fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", look, coordinate(centre.x),
                     coordinate(centre.y), coordinate(radius));
}

std::string diamond(Spot centre, double radius, Text look) {
  const auto [x, y] = centre;
  const Spot corners[] = {{x - radius, y}, {x, y - radius}, {x + radius, y}, {x, y + radius}};
  return path(corners, true, look);
}

std::string path(std::span<const Spot> spots, bool closed, Text look) {
  return fmt::format("<path class=\"{}\" d=\"{}{}\"/>", look, points(spots), closed ? "Z" : "");
}

std::string label(Spot at, Text words, Text look) {
  return fmt::format("<text x=\"{}\" y=\"{}\" class=\"{}\">{}</text>", coordinate(at.x), coordinate(at.y), look,
                     html(words, longest_name));
}

std::string band(std::span<const Spot> upper, std::span<const Spot> lower, Text look) {
  std::vector<Spot> around(upper.begin(), upper.end());
  around.insert(around.end(), lower.rbegin(), lower.rend());
  return path(around, true, look);
}

std::vector<double> ticks(double low, double high, u32 count) {
  if (!(high > low) || !std::isfinite(high - low) || count == 0) return {};
  double step = 1;
  const double wanted = (high - low) / count;
  for (u32 i = 0; i < 700 && step > wanted; ++i) step /= 10;
  for (u32 i = 0; i < 700 && 10 * step <= wanted; ++i) step *= 10;
  step *= wanted > 5 * step ? 10 : wanted > 2 * step ? 5 : wanted > step ? 2 : 1;
  std::vector<double> values;
  for (double k = std::ceil(low / step - 1e-9); k * step <= high + 1e-9 * step && values.size() < 40; ++k)
    values.push_back(k * step + 0.);
  return values;
}

}  // namespace interregnum::page
