#include "report/value_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/prior_text.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

std::string percent(double share) {
  const double p = 100 * share, size = std::fabs(p);
  if (size == 0) return "0 %";
  if (size < .05) return p > 0 ? "under 0.1 %" : "over -0.1 %";
  if (p > 99.95 && p < 100) return "over 99.9 %";
  return fmt::format("{:.{}f} %", p, size < 9.95 || (p > 99 && p < 100) ? 1 : 0);
}

// "5 people", "329 people a day", ".03 a year", "12 km"
std::string with_unit(const std::string& number, Text unit) {
  if (unit.empty() || unit == "1" || unit == "1/1^2") return number;
  std::string words = number;
  const Text things = unit.substr(0, unit.find('/')), per = unit.substr(std::min(unit.find('/'), unit.size()));
  if (things == "person")
    words += number == "1" ? " person" : " people";
  else if (!things.empty() && things != "1")
    words += " " + std::string(things);
  if (per == "/y") return words + " a year";
  if (per == "/d") return words + " a day";
  return words + std::string(per);
}

// Nobody reads 1.2e-67 as anything but none.
std::string number_text(double value) { return std::fabs(value) < 5e-7 ? "0" : human_number(value); }

std::string never_ending(const ColumnSpec& column, double value) {
  if (std::isnan(value)) return "undefined";
  if (column.unit == "h" || column.unit == "d") return "never";
  return value > 0 ? "∞" : "-∞";
}

// The names of the bits that are set.
std::string terms_text(double value) {
  std::string text;
  for (u64 bit = 0; bit < 5; ++bit)
    if (static_cast<u64>(value) >> bit & 1)
      text += (text.empty() ? "" : ", ") + name_at(deal_terms::names, static_cast<double>(bit));
  return text.empty() ? "none" : text;
}

std::string actor_text(const Scenario& scenario, double row) {
  const auto rows = scenario.rows.find("organisation");
  const bool known = row >= 0 && rows != scenario.rows.end() && row < static_cast<double>(rows->second.size());
  return known ? rows->second[static_cast<std::size_t>(row)] : "nobody";
}

bool is_moment(const ColumnSpec& column) { return column.unit == "h" && column.low < 0; }

i64 day_of(i64 tick) { return tick >= 0 ? tick / 24 : -((-tick + 23) / 24); }

}  // namespace

std::string hour_text(i64 tick) { return fmt::format("day {} {:02}:00", day_of(tick), tick - 24 * day_of(tick)); }

std::string name_at(Text names, double index) {
  for (; index >= 1 && names.find(' ') != Text::npos; --index) names.remove_prefix(names.find(' ') + 1);
  return std::string(names.substr(0, names.find(' ')));
}

// Beliefs and signals about a share have tails beyond it.
bool is_share(const ColumnSpec& column) {
  constexpr Text about_strength[] = {"belief.theta",   "belief.sd", "signal",    "joins_below",
                                     "fights_from",    "cutoff",    "believed",  "believed_sd",
                                     "believed_start", "floor",     "stop_floor"};
  const bool is_about =
      std::find(std::begin(about_strength), std::end(about_strength), column.name) != std::end(about_strength);
  return column.unit == "1" && (is_about || (column.low >= 0 && column.high <= 1));
}

std::string value_text(const Scenario& scenario, const ColumnSpec& column, double value) {
  if (!column.names.empty()) return name_at(column.names, value);
  if (!std::isfinite(value)) return never_ending(column, value);
  if (column.table == "challenge" && column.name == "actor") return actor_text(scenario, value);
  if (column.table == "deal" && column.name == "terms") return terms_text(value);
  if (is_moment(column)) return hour_text(static_cast<i64>(value));
  if (is_share(column)) return percent(value);
  if (column.unit == "pp") return number_text(100 * value) + " pp";
  return with_unit(number_text(value), column.unit);
}

std::string change_text(const ColumnSpec& column, double change) {
  if (!is_share(column) && column.unit != "pp")
    return with_unit((change > 0 ? "+" : "") + number_text(change), column.unit);
  const double points = 100 * change;
  if (std::fabs(points) < .05) return change > 0 ? "up by under 0.1 pp" : "down by under 0.1 pp";
  return fmt::format("{:+.{}f} pp", points, std::fabs(points) < 9.95 ? 1 : 0);
}

std::string parameter_text(const ParameterSpec& spec, double value) {
  if (!spec.names.empty()) return name_at(spec.names, value);
  return with_unit(number_text(value), spec.unit);
}

}  // namespace interregnum
