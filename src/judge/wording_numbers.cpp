// Numbers as people read them. std::to_chars writes the same digits everywhere, whatever the locale.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "judge/wording.hpp"

namespace interregnum {
namespace {

constexpr int most_decimals = 6;
constexpr Text minus = "\u2212";

std::string with_commas(std::string digits) {
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  for (std::size_t at = whole; at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

// The size of a number, without its sign.
std::string magnitude(double value, int decimals) {
  char text[400];  // the longest double has 309 digits before the point
  const auto end = std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::fixed, decimals).ptr;
  return with_commas(std::string(text, end));
}

bool is_zero(const std::string& digits) { return digits.find_first_not_of("0.,") == std::string::npos; }

std::string number(double value, int decimals) {
  const std::string digits = magnitude(value, decimals);
  return value < 0 && !is_zero(digits) ? std::string(minus) + digits : digits;
}

std::string signed_number(double value, int decimals) {
  const std::string digits = number(value, decimals);
  return value > 0 && !is_zero(digits) ? "+" + digits : digits;
}

// Decimals that show steps as small as `step`, but no smaller ones.
int decimals_for(double step) {
  int decimals = 0;
  for (double unit = 1; unit > step && decimals < most_decimals; unit /= 10) ++decimals;
  return decimals;
}

Estimate times(const Estimate& estimate, double factor) {
  return {estimate.value * factor, estimate.lo * factor, estimate.hi * factor};
}

int decimals_of(const Estimate& shown) {
  const double half = (shown.hi - shown.lo) / 2;
  const double step = half > 0 && std::isfinite(half) ? half : std::abs(shown.value) / 10;
  return step > 0 ? decimals_for(step) : 0;
}

std::string after(std::string digits, Text unit) { return unit.empty() ? digits : digits + " " + std::string(unit); }

std::string bounds(const Estimate& shown, int decimals) {
  if (!std::isfinite(shown.hi - shown.lo)) return " (too few draws for bounds)";
  return " (" + number(shown.lo, decimals) + " to " + number(shown.hi, decimals) + ")";
}

}  // namespace

std::string worlds_words(double lo, double hi) {
  constexpr double rounding = 1e-9;  // 100 * .07 is a little above 7
  const std::string least = magnitude(std::floor(100 * lo + rounding), 0);
  const std::string most = magnitude(std::ceil(100 * hi - rounding), 0);
  return (least == most ? least : least + " to " + most) + " of 100";
}

std::string change_words(const Estimate& effect, const Scale& scale) {
  if (std::isnan(effect.value)) return "not known";
  const Estimate shown = times(effect, scale.factor);
  const int decimals = decimals_of(shown);
  return after(signed_number(shown.value, decimals), scale.unit) + bounds(shown, decimals);
}

std::string level_words(const Estimate& level, const Scale& scale) {
  if (std::isnan(level.value)) return "not known";
  const Estimate shown = times(level, scale.factor);
  const int decimals = decimals_of(shown);
  return after(number(shown.value, decimals), scale.level_unit) + bounds(shown, decimals);
}

std::string margin_words(double margin, const Scale& scale) {
  std::string digits = magnitude(margin * scale.factor, most_decimals);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return after(digits, scale.long_unit);
}

std::string about(u64 count) {
  u64 step = 1;
  while (count / step >= 100) step *= 10;
  return with_commas(std::to_string((count + step / 2) / step * step));
}

bool close_to_bar(double share, double holds) {
  constexpr double near = .03 + 1e-9;
  return std::abs(share - holds) <= near || std::abs(share - (1 - holds)) <= near;
}

}  // namespace interregnum
