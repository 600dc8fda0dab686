// On what a claim turns: the share of worlds over a number, its prior below, where it flips, and a box of a few
// numbers.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

struct FlipPoint {
  double value = 0, lo = 0, hi = 0;
  bool above = true, there = false;
};

FlipPoint flip_of(const Json& hinge) {
  const Json& flip = at(hinge, "flip");
  const FlipPoint found{number_at(flip, "value"), number_at(flip, "lo"), number_at(flip, "hi"),
                        truth(at(flip, "above")), true};
  return std::isfinite(found.value) ? found : FlipPoint{};
}

std::vector<double> quantiles_of(const Json& number) { return numbers_at(at(number, "prior"), "quantiles"); }

// A little wider than what the author allows.
Axis across_prior(const std::vector<double>& quantiles, double from, double to) {
  if (quantiles.size() < 2) return {0, 1, from, to};
  const double low = quantiles.front(), high = quantiles.back(), room = .06 * (high - low);
  return {low - room, high + room, from, to};
}

std::string flip_words(const FlipPoint& flip) {
  return fmt::format("{} ({} to {})", plain(flip.value), plain(flip.lo), plain(flip.hi));
}

std::string ends(const std::vector<double>& quantiles, const Axis& axis, double y, Text unit) {
  if (quantiles.size() < 3) return {};
  const double low = quantiles.front(), middle = quantiles[quantiles.size() / 2], high = quantiles.back();
  std::string drawn = label({axis.from, y}, short_plain(low)) + label({axis.to, y}, plain(high, unit), "end");
  const double x = axis.at(middle);
  if (x > axis.from + 45 && x < axis.to - 70) drawn += label({x, y}, short_plain(middle), "mid");
  return drawn;
}

// Where a label of about this width stays on the page.
Text side(double x, double from, double to) { return x < from + 55 ? "k" : x > to - 55 ? "k end" : "k mid"; }

struct Curve {
  std::vector<Spot> share, upper, lower;
};

Curve curve_of(const Json& hinge, const Axis& across, const Axis& up) {
  Curve curve;
  for (const Json& point : items_at(hinge, "curve")) {
    const double x = number_at(point, "x"), share = number_at(point, "share");
    if (!std::isfinite(x + share)) continue;
    const double at_x = across.at(x), lo = number_at(point, "lo"), hi = number_at(point, "hi");
    curve.share.push_back({at_x, up.at(share)});
    curve.upper.push_back({at_x, up.at(std::isfinite(hi) ? hi : share)});
    curve.lower.push_back({at_x, up.at(std::isfinite(lo) ? lo : share)});
  }
  return curve;
}

// The curve's height at a place along it.
double height_at(const std::vector<Spot>& curve, double x) {
  for (std::size_t i = 1; i < curve.size(); ++i)
    if (x <= curve[i].x && curve[i].x > curve[i - 1].x) {
      const double part = std::max(0., (x - curve[i - 1].x) / (curve[i].x - curve[i - 1].x));
      return curve[i - 1].y + part * (curve[i].y - curve[i - 1].y);
    }
  return curve.back().y;
}

std::string frame(const Axis& across, const Axis& up, double holds) {
  std::string drawn;
  for (const double share : {0., .5, 1.})
    drawn += line({across.from, up.at(share)}, {across.to, up.at(share)}, "hairline") +
             label({across.from - 5, up.at(share) + 3.6}, of_hundred(share), "end");
  return drawn + line({across.from, up.at(holds)}, {across.to, up.at(holds)}, "bar") +
         label({across.from - 5, up.at(holds) + 3.6}, of_hundred(holds), "k end");
}

std::string draw_flip(const FlipPoint& flip, const Axis& across, double top, double ground) {
  const double x = across.at(flip.value);
  return line({x, top}, {x, ground}, "dash") +
         box({across.at(flip.lo), top - 2}, across.at(flip.hi) - across.at(flip.lo), 4, "ink") +
         dot({x, top}, 3.6, "hollow");
}

}  // namespace

std::string hill(const std::vector<double>& quantiles, const HillPlace& place) {
  if (quantiles.size() < 3 || !(quantiles.back() > quantiles.front())) return {};
  std::vector<double> density;
  const auto last = quantiles.size() - 1;
  const double least = (quantiles[last] - quantiles[0]) / 400;  // equal quantiles would be infinitely dense
  for (std::size_t i = 0; i <= last; ++i) {
    const std::size_t from = i < 2 ? 0 : i - 2, to = std::min(i + 2, last);
    density.push_back(static_cast<double>(to - from) / std::max(least, quantiles[to] - quantiles[from]));
  }
  const double top = *std::max_element(density.begin(), density.end());
  // A prior that thins out ends at the ground; one that ends at full height ends in a cliff.
  const double left = density[0] < .5 * top ? 2 * quantiles[0] - quantiles[1] : quantiles[0];
  const double right = density[last] < .5 * top ? 2 * quantiles[last] - quantiles[last - 1] : quantiles[last];
  std::vector<Spot> outline{{place.across.at(left), place.ground}};
  for (std::size_t i = 0; i <= last; ++i)
    outline.push_back({place.across.at(quantiles[i]), place.ground - place.height * density[i] / top});
  outline.push_back({place.across.at(right), place.ground});
  return path(outline, true, "hill");
}

std::string prior_hill(const Json& hinge) {
  const auto quantiles = quantiles_of(hinge);
  const FlipPoint flip = flip_of(hinge);
  if (quantiles.size() < 3) return {};
  const Axis axis = across_prior(quantiles, 6, 254);
  std::string drawn = hill(quantiles, {axis, 34, 17}) + line({6, 34}, {254, 34}, "ground");
  std::string said = "What the author allows: " + text_of_range(quantiles, text_at(hinge, "unit"));
  if (flip.there) {
    const double x = axis.at(flip.value), from = flip.above ? x : 6, to = flip.above ? 254 : x;
    drawn += box({from, 31.5}, to - from, 5, "way") +
             box({axis.at(flip.lo), 24}, axis.at(flip.hi) - axis.at(flip.lo), 3, "ink");
    drawn += line({x, 13}, {x, 39}, "bar") + label({x, 9}, flip_words(flip), side(x, 6, 254));
    said += fmt::format("; flips at {}, follows {}", flip_words(flip), flip.above ? "above" : "below");
  }
  return figure(260, 52, said, drawn + ends(quantiles, axis, 49, text_at(hinge, "unit")));
}

std::string text_of_range(const std::vector<double>& quantiles, Text unit) {
  if (quantiles.size() < 2) return {};
  return fmt::format("{} to {}", plain(quantiles.front()), plain(quantiles.back(), unit));
}

std::string turning_curve(const Json& hinge, double holds) {
  const auto quantiles = quantiles_of(hinge);
  auto places = quantiles;
  if (places.size() < 2)  // a choice: its places in the list
    for (const Json& point : items_at(hinge, "curve"))
      if (std::isfinite(number_at(point, "x"))) places.push_back(number_at(point, "x"));
  const Axis across = across_prior(places, 30, 316), up{0, 1, 118, 14};
  const Curve curve = curve_of(hinge, across, up);
  if (curve.share.size() < 2) return prior_hill(hinge);
  std::string drawn =
      frame(across, up, holds) + band(curve.upper, curve.lower, "band50") + path(curve.share, false, "wayline");
  for (const Spot& spot : curve.share) drawn += dot(spot, 1.8, "way");
  const FlipPoint flip = flip_of(hinge);
  drawn += hill(quantiles, {across, 156, 26}) + line({across.from, 156}, {across.to, 156}, "ground");
  std::string said = fmt::format("Share of worlds in which the claim follows, over {}", text_at(hinge, "label"));
  if (flip.there) {
    drawn += draw_flip(flip, across, height_at(curve.share, across.at(flip.value)), 156);
    drawn += label({across.at(flip.value), 9}, "flips at " + flip_words(flip), side(across.at(flip.value), 60, 286));
    said += "; it flips at " + flip_words(flip);
  }
  return figure(320, 174, said, drawn + ends(quantiles, across, 170, text_at(hinge, "unit")));
}

namespace {

// One side of a box: what the author allows, and the part of it that lies in the box.
std::string side_row(const Json& side, const std::vector<double>& quantiles, double y, bool follows) {
  const double lo = number_at(side, "lo"), hi = number_at(side, "hi");
  std::string drawn = label({0, y}, text_at(side, "label"), "k");
  const Axis axis = across_prior(quantiles, 4, 316);
  drawn += hill(quantiles, {axis, y + 28, 16}) + line({4, y + 28}, {316, y + 28}, "ground");
  const double from = std::isfinite(lo) ? axis.at(lo) : 4, to = std::isfinite(hi) ? axis.at(hi) : 316;
  drawn += box({from, y + 25}, to - from, 6, follows ? "way" : "against");
  if (std::isfinite(lo)) drawn += label({from, y + 43}, short_plain(lo), from > 290 ? "end" : "mid");
  if (std::isfinite(hi)) drawn += label({to, y + 43}, short_plain(hi), to > 290 ? "end" : "mid");
  return drawn;
}

const Json& number_of(const Json& document, Text path) {
  for (const Json& number : items_at(document, "numbers"))
    if (text_at(number, "path") == path) return number;
  static const Json none;
  return none;
}

}  // namespace

std::string box_picture(const Json& claim, const Json& document) {
  const Json& found = at(claim, "box");
  const auto& sides = items_at(found, "sides");
  if (sides.empty()) return {};
  std::string drawn;
  double y = 11;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, sides.size()); ++i, y += 56)
    drawn += side_row(sides[i], quantiles_of(number_of(document, text_at(sides[i], "input"))), y,
                      truth(at(found, "follows")));
  return figure(320, y - 8, text_at(found, "sentence"), drawn);
}

}  // namespace interregnum::page
