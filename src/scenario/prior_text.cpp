#include "scenario/prior_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace interregnum {
namespace {

// "34600" -> "34 600"
std::string apart_by_thousands(const std::string& digits) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += ' ';
    result += digits[i];
  }
  return result;
}

Text bar(double share_of_highest) {
  constexpr std::array<Text, 8> bars = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const auto level = static_cast<std::size_t>(share_of_highest * 7 + 0.5);
  return bars[std::min<std::size_t>(level, 7)];
}

std::string bars_of(const std::vector<double>& heights) {
  const double highest = *std::max_element(heights.begin(), heights.end());
  std::string text;
  for (const double height : heights) text += bar(highest > 0 ? height / highest : 0);
  return text;
}

std::string weighted_names(const Prior& prior, const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!(prior.weights[i] > 0)) continue;
    text += (text.empty() ? "" : ", ") + names[i];
    if (is_uncertain(prior)) text += fmt::format(" {:.3g} %", 100 * prior.weights[i]);
  }
  return text;
}

}  // namespace

std::string human_number(double x) {
  const std::string scientific = fmt::format("{:.2e}", x);  // "-3.46e+04": rounded to three digits
  const std::size_t e = scientific.find('e');
  if (e == std::string::npos) return scientific;  // inf, nan
  const int exponent = std::atoi(scientific.c_str() + e + 1);
  if (exponent < 3 || exponent > 11) return fmt::format("{:.3g}", x);
  const bool negative = scientific[0] == '-';
  std::string digits;
  for (const char c : scientific.substr(0, e)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  digits += std::string(static_cast<std::size_t>(exponent - 2), '0');
  return (negative ? "-" : "") + apart_by_thousands(digits);
}

std::string describe(const Prior& prior, Text unit, const std::vector<std::string>& names) {
  const std::string suffix = unit == "1" ? "" : " " + std::string(unit);
  const auto name = family_name(prior.family);
  if (prior.family == Family::choice && names.size() == prior.weights.size()) return weighted_names(prior, names);
  if (prior.family == Family::choice) return fmt::format("{} of {}", name, prior.weights.size());
  const auto at = [&](double u) { return human_number(quantile(prior, u)); };
  if (!is_uncertain(prior)) return fmt::format("{}  {}{}", name, at(0.5), suffix);
  return fmt::format("{}  5 %  {}  50 %  {}  95 %  {}{}", name, at(0.05), at(0.5), at(0.95), suffix);
}

std::string sketch(const Prior& prior, int width) {
  if (!is_uncertain(prior) || width < 1) return {};
  if (prior.family == Family::choice) return bars_of(prior.weights);
  constexpr int samples = 4000;
  const double low = quantile(prior, 0.01), high = quantile(prior, 0.99);
  std::vector<double> counts(static_cast<std::size_t>(width));
  for (int i = 0; i < samples; ++i) {
    const double x = quantile(prior, 0.01 + 0.98 * (i + 0.5) / samples);
    const double share = high > low ? (x - low) / (high - low) : 0;
    const auto cell = static_cast<std::size_t>(std::clamp(share * width, 0.0, width - 1.0));
    counts[cell] += 1;
  }
  return bars_of(counts);
}

}  // namespace interregnum
