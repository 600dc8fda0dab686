// 100 worlds as 100 dots that can be counted.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/page_parts.hpp"
#include "report/stored_words.hpp"

namespace interregnum::page {
namespace {

constexpr double width = 320, step = 7.2, radius = 3.1;
constexpr int columns = 42, most_rows = 13;

// What the claim asks of a world: an effect in its own way that reaches the margin.
struct Asked {
  double margin = 0, sign = 1, offset = 0;
  bool differs = false;  // from world to world
  Text expect;
  Scale scale;
};

enum class Way { against, partly, reached };

Asked asked_of(const Json& claim) {
  const Json& test = deciding_test(claim);
  Asked asked;
  asked.scale = stored_scale(at(claim, "scale"));
  asked.differs = margin_differs(claim);
  const double margin = asked.differs ? 0 : number_at(at(test, "effect"), "margin");
  const double bound = number_at(test, "bound");
  asked.expect = text_at(test, "expect");
  const bool falls = asked.expect == "decrease" || asked.expect == "at_most" || asked.expect == "no increase";
  asked.sign = falls ? -1 : 1;
  asked.offset = std::isfinite(bound) ? bound : 0;
  asked.margin = std::isfinite(margin) ? margin : 0;
  if (asked.expect.starts_with("no ") && asked.expect != "no change") asked.margin = -std::abs(asked.margin);
  return asked;
}

Way way_of(double effect, const Asked& asked) {
  const double size = std::abs(asked.margin);
  if (asked.differs) return effect > 0 ? Way::partly : Way::against;
  if (asked.expect == "no change") return std::abs(effect) < size ? Way::reached : Way::against;
  if (asked.expect == "change") return std::abs(effect) >= size ? Way::reached : Way::partly;
  if (effect >= asked.margin) return Way::reached;
  return effect > 0 && asked.margin > 0 ? Way::partly : Way::against;
}

Text look_of(Way way) { return way == Way::reached ? "way" : way == Way::partly ? "part" : "against"; }

// Stacks of dots from the margin outwards, so that the margin is an edge between two of them.
struct Stacks {
  Axis axis;
  int across = 1;  // dots beside each other in one stack
  double edge = 0, bin = 1;
};

// From the 3 % to the 97 % point; what lies beyond stands at the edge. The margin and no change are always there.
Axis span_of(const std::vector<double>& effects, double margin) {
  double low = std::min({quantile_at(effects, .03), margin, 0.}),
         high = std::max({quantile_at(effects, .97), margin, 0.});
  if (!(high > low)) low -= 1, high += 1;
  const double room = .04 * (high - low);
  return {low - room, high + room, 8, 8 + columns * step};
}

int bin_of(const Stacks& stacks, double effect) {
  return static_cast<int>(
      std::floor((std::clamp(effect, stacks.axis.low, stacks.axis.high) - stacks.edge) / stacks.bin));
}

int tallest(const Stacks& stacks, const std::vector<double>& dots) {
  int most = 0, count = 0, last = -1'000'000;
  for (const double effect : dots) {
    const int bin = bin_of(stacks, effect);
    count = bin == last ? count + 1 : 1;
    last = bin;
    most = std::max(most, (count + stacks.across - 1) / stacks.across);
  }
  return most;
}

Stacks stacks_of(const std::vector<double>& effects, const std::vector<double>& dots, double margin) {
  Stacks stacks;
  stacks.axis = span_of(effects, margin);
  stacks.edge = margin;
  for (const int across : {1, 2, 3, 4, 6, 8}) {
    stacks.across = across;
    stacks.bin = (stacks.axis.high - stacks.axis.low) * across / columns;
    if (tallest(stacks, dots) <= most_rows) break;
  }
  return stacks;
}

std::string draw_dots(const Stacks& stacks, const std::vector<double>& dots, const Asked& asked, double ground) {
  std::string drawn;
  int placed = 0, last = -1'000'000;
  for (const double effect : dots) {
    const int bin = bin_of(stacks, effect);
    placed = bin == last ? placed + 1 : 0;
    last = bin;
    const double left = stacks.axis.at(stacks.edge) + bin * stacks.across * step;
    const double x = std::clamp(left + (placed % stacks.across + .5) * step, 4., width - 4);
    drawn += dot({x, ground - 4 - step * (placed / stacks.across)}, radius, look_of(way_of(effect, asked)));
  }
  return drawn;
}

std::string tick_words(double effect, const Asked& asked) {
  const double shown = asked.scale.factor * (asked.offset + asked.sign * effect);
  const std::string sign = asked.offset == 0 && shown > 0 ? "+" : "";
  return sign + short_plain(std::abs(shown) < 1e-12 ? 0 : shown);
}

// Round values of what readers see, which runs the other way where the claim expects a decrease.
std::string draw_ticks(const Axis& axis, const Asked& asked, double ground) {
  const double factor = asked.scale.factor * asked.sign;
  const double a = asked.scale.factor * asked.offset + factor * axis.low;
  const double b = asked.scale.factor * asked.offset + factor * axis.high;
  std::string drawn;
  for (const double shown : ticks(std::min(a, b), std::max(a, b), 4)) {
    const double effect = (shown - asked.scale.factor * asked.offset) / factor, x = axis.at(effect);
    drawn += line({x, ground}, {x, ground + 4}, "ground");
    drawn += label({x, ground + 15}, tick_words(effect, asked), x < 24 ? "" : x > width - 24 ? "end" : "mid");
  }
  return drawn;
}

std::string swatch(Text look) {
  return fmt::format(
      "<svg viewBox=\"0 0 8 8\" aria-hidden=\"true\"><circle class=\"{}\" cx=\"4\" cy=\"4\" r=\"3.2\"/></svg>", look);
}

std::string reached_words(const Asked& asked) {
  const std::string unit(asked.scale.long_unit.empty() ? asked.scale.unit : asked.scale.long_unit);
  if (asked.offset != 0 || asked.expect == "at_least" || asked.expect == "at_most")
    return fmt::format("at {} {}", asked.sign < 0 ? "most" : "least", short_level(asked.offset, asked.scale));
  const std::string size = plain(std::abs(asked.margin) * asked.scale.factor, unit);
  if (asked.expect == "no change") return "change by less than " + size;
  if (asked.expect.starts_with("no ")) return "stay within " + size;
  return "reach " + size;
}

std::string counts(const std::array<int, 3>& of, const Asked& asked) {
  std::string words = "<p class=\"counts\">";
  const auto add = [&](Way way, const std::string& what) {
    words += fmt::format("<span>{}<b>{}</b> {}</span> ", swatch(look_of(way)), of[static_cast<std::size_t>(way)],
                         html(what));
  };
  if (asked.differs) {
    add(Way::partly, asked.sign < 0 ? "fall" : "rise");
    add(Way::against, "do not");
    return words + "</p>";
  }
  const bool is_level = asked.expect == "at_least" || asked.expect == "at_most";
  add(Way::reached, reached_words(asked));
  if (of[1] > 0) add(Way::partly, asked.expect == "change" ? "change by less" : "go that way by less");
  add(Way::against, is_level ? "do not" : asked.expect.starts_with("no ") ? "do not" : "do not, or go the other way");
  return words + "</p>";
}

std::string unit_line(const Asked& asked) {
  const Text unit = asked.offset == 0 ? asked.scale.unit : asked.scale.level_unit;
  const std::string what = asked.offset == 0 ? "change" : "level";
  return unit.empty() || unit == "1" ? what : fmt::format("{}, {}", what, unit);
}

// A share of a whole has that whole's sign in every world, which its numerator alone does not tell.
bool has_share_of_whole(const Json& claim) { return text_at(deciding_test(claim), "kind") == "parts"; }

}  // namespace

bool margin_differs(const Json& claim) { return !is_null(at(deciding_test(claim), "relative_to")); }

std::string hundred_worlds(const Json& claim) {
  std::vector<double> effects = numbers_at(at(claim, "worlds"), "effects");
  std::sort(effects.begin(), effects.end());
  if (has_share_of_whole(claim) || effects.size() < 2 || !std::isfinite(effects.back() - effects.front())) return {};
  std::vector<double> dots;
  for (int i = 0; i < 100; ++i) dots.push_back(quantile_at(effects, (i + .5) / 100));
  const Asked asked = asked_of(claim);
  std::array<int, 3> of{};
  for (const double effect : dots) ++of[static_cast<std::size_t>(way_of(effect, asked))];
  const Stacks stacks = stacks_of(effects, dots, asked.margin);
  const double height = 34 + step * std::max(6, tallest(stacks, dots)), ground = height - 30;
  std::string drawn = draw_dots(stacks, dots, asked, ground) + line({4, ground}, {width - 4, ground}, "ground") +
                      draw_ticks(stacks.axis, asked, ground) + label({width - 4, height - 2}, unit_line(asked), "end");
  const double edge = stacks.axis.at(asked.margin);
  drawn += line({edge, 2}, {edge, ground + 5}, asked.differs ? "ground" : "bar");
  const std::string said =
      asked.differs ? fmt::format("Of 100 worlds {} {}, {} do not", of[1], asked.sign < 0 ? "fall" : "rise", of[0])
                    : fmt::format("Of 100 worlds {} {}, {} fall short, {} do not or go the other way", of[2],
                                  reached_words(asked), of[1], of[0]);
  return counts(of, asked) + figure(width, height, said, drawn);
}

}  // namespace interregnum::page
