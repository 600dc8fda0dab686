#include "report/page_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/prior_text.hpp"

namespace interregnum::page {
namespace {

// U+2212 where a number begins with a hyphen; thousands stay together.
std::string with_minus(Text number) {
  std::string words;
  for (std::size_t i = 0; i < number.size(); ++i)
    words += number[i] == ' ' ? "\u00A0" : number[i] == '-' && i == 0 ? "\u2212" : std::string(1, number[i]);
  return words;
}

Json::Array first(const Json::Array& all, std::size_t most) {
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()))};
}

// Commas and an "and"; what is more than fits is counted.
template <class Say>
std::string joined(const Json::Array& ids, Say say) {
  constexpr std::size_t most = 24;
  std::string words;
  const auto shown = first(ids, most);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const bool is_last = i + 1 == ids.size();
    words += (i == 0 ? "" : is_last ? " and " : ", ") + say(text(shown[i]));
  }
  if (ids.size() > most) words += fmt::format(" and {} more", ids.size() - most);
  return words;
}

}  // namespace

std::string plain(double number) {
  if (!std::isfinite(number)) return {};
  return with_minus(human_number(number));
}

std::string plain(double number, Text unit) {
  const std::string words = plain(number);
  return words.empty() || unit.empty() || unit == "1" ? words : words + " " + std::string(unit);
}

std::string short_plain(double number) {
  if (!std::isfinite(number)) return {};
  return with_minus(number == 0 ? "0" : std::abs(number) >= 100 ? human_number(number) : fmt::format("{:.2g}", number));
}

Estimate estimate_of(const Json& json) {
  double value = number_at(json, "estimate");
  if (std::isnan(value)) value = number_at(json, "mean");
  if (std::isnan(value)) value = number_at(json, "value");
  return {value, number_at(json, "lo"), number_at(json, "hi")};
}

std::string change(const Estimate& effect, const Scale& scale) {
  return is_known(effect) ? change_words(effect, scale) : "–";
}

std::string level(const Estimate& level, const Scale& scale) {
  return is_known(level) ? level_words(level, scale) : "–";
}

std::string short_level(double level, const Scale& scale) {
  const double shown = scale.factor * level;
  const std::string words = std::abs(shown) >= 1000 ? plain(shown) : with_minus(fmt::format("{:.3g}", shown));
  if (!std::isfinite(shown)) return {};
  return scale.level_unit.empty() || scale.level_unit == "1" ? words : fmt::format("{} {}", words, scale.level_unit);
}

std::string hundred(const Estimate& share) {
  if (!is_known(share)) return {};
  const double least = std::floor(100 * share.lo + 1e-9), most = std::ceil(100 * share.hi - 1e-9);
  return least == most ? fmt::format("{:.0f}", least) : fmt::format("{:.0f} to {:.0f}", least, most);
}

std::string of_hundred(double share) {
  if (!std::isfinite(share)) return "–";
  return fmt::format("{:.0f}", std::floor(100 * share + .5));
}

Verdict verdict_of(Text code) { return verdict_named(code).value_or(Verdict::not_enough_runs); }

bool has_worlds(Verdict verdict) { return verdict != Verdict::assumed && verdict != Verdict::never_tested; }

std::string sentence_case(Text capitals) {
  std::string words(capitals);
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i] >= 'A' && words[i] <= 'Z') words[i] = static_cast<char>(words[i] - 'A' + 'a');
  return words;
}

std::string listed(const Json::Array& ids) {
  return joined(ids, [](Text id) { return html(id, 40); });
}

std::string linked(const Json::Array& ids) {
  return joined(ids, [](Text id) { return fmt::format("<a href=\"#{}\">{}</a>", anchor(id), html(id, 40)); });
}

std::string name_of_number(const Json& number) {
  std::string about{text_at(number, "about")};
  about.erase(std::min({about.size(), about.find(" ("), about.find(';'), about.find(": ")}));
  std::erase(about, '`');
  return about.empty() ? html_at(number, "label", longest_name) : html(about, longest_name);
}

double quantile_at(const std::vector<double>& ascending, double p) {
  if (ascending.empty()) return 0;
  const double place = p * static_cast<double>(ascending.size()) - .5;
  const double last = static_cast<double>(ascending.size() - 1), below = std::clamp(std::floor(place), 0., last);
  const auto i = static_cast<std::size_t>(below), j = std::min(i + 1, ascending.size() - 1);
  return ascending[i] + std::clamp(place - below, 0., 1.) * (ascending[j] - ascending[i]);
}

std::vector<double> numbers_at(const Json& json, Text member) {
  std::vector<double> values;
  for (const Json& item : items_at(json, member))
    if (std::isfinite(number(item))) values.push_back(number(item));
  return values;
}

std::string paragraph_of(Text source) {
  const std::size_t at = source.find("#p");
  if (at == Text::npos) return {};
  std::string digits;
  for (const char c : source.substr(at + 2)) {
    if (c < '0' || c > '9' || digits.size() > 4) break;
    digits += c;
  }
  return digits;
}

}  // namespace interregnum::page
