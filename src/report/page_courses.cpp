// How columns move: bands of 50 and 90 of 100 worlds, one world as a line, what was observed as hollow diamonds.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

constexpr std::size_t most_columns = 12;

using Arms = std::vector<const Json*>;

struct Extremes {
  double low = 0, high = 0, first = 0, last = 1;
};

void widen(Extremes& all, bool& any, const std::vector<double>& values) {
  for (const double value : values) {
    all.low = any ? std::min(all.low, value) : value;
    all.high = any ? std::max(all.high, value) : value;
    any = true;
  }
}

// The day or hour that a quantity names: "citizens.says[leader] @ day 30".
double moment_of(Text quantity) {
  const std::size_t at = quantity.find("@ day ");
  if (at == Text::npos) return estimate_of({}).value;
  double day = 0;
  bool any = false;
  for (const char c : quantity.substr(at + 6)) {
    if (c < '0' || c > '9') break;
    day = 10 * day + (c - '0');
    any = true;
  }
  return any ? 24 * day : estimate_of({}).value;
}

// A fact that names this column, arm and a day.
bool belongs(const Json& known, const Json& fan) {
  const Text column = text_at(fan, "column");
  return !column.empty() && text_at(known, "quantity").starts_with(column) &&
         text_at(known, "arm") == text_at(fan, "arm") && std::isfinite(moment_of(text_at(known, "quantity")));
}

// The same scale for every arm of a column, with what was observed of it.
Extremes extremes_of(const Json& document, const Arms& arms) {
  Extremes all;
  bool any = false, timed = false;
  for (const Json* fan : arms) {
    for (const Text member : {"q05", "q95", "one"}) widen(all, any, numbers_at(*fan, member));
    for (const Json& known : items_at(document, "observed"))
      if (belongs(known, *fan)) {
        const Estimate found = estimate_of(at(known, "known"));
        if (is_known(found)) widen(all, any, {found.lo, found.hi});
      }
    for (const double t : numbers_at(*fan, "t")) {
      all.first = timed ? std::min(all.first, t) : t;
      all.last = timed ? std::max(all.last, t) : t;
      timed = true;
    }
  }
  const double room = all.high > all.low ? .05 * (all.high - all.low) : 1;
  return {all.low - room, all.high + room, all.first, all.last};
}

// Values that are missing leave the curve out there.
std::vector<Spot> curve(const Json& fan, Text member, const Axis& along, const Axis& up) {
  std::vector<Spot> spots;
  const auto& ticks = items_at(fan, "t");
  const auto& values = items_at(fan, member);
  for (std::size_t i = 0; i < std::min(ticks.size(), values.size()); ++i)
    if (std::isfinite(number(values[i]))) spots.push_back({along.at(number(ticks[i])), up.at(number(values[i]))});
  return spots;
}

std::string observed_marks(const Json& document, const Json& fan, const Axis& along, const Axis& up) {
  std::string drawn;
  for (const Json& known : items_at(document, "observed")) {
    const Estimate found = estimate_of(at(known, "known"));
    const double tick = moment_of(text_at(known, "quantity"));
    if (!belongs(known, fan) || !along.holds(tick) || !up.holds(found.value)) continue;
    const double x = along.at(tick);
    if (found.hi > found.lo) drawn += line({x, up.at(found.lo)}, {x, up.at(found.hi)}, "ground");
    drawn += diamond({x, up.at(found.value)}, 4, "hollow");
  }
  return drawn;
}

bool is_share(Text unit) { return unit.empty() || unit == "1"; }

std::string frame(const Axis& along, const Axis& up, Text unit) {
  std::string drawn;
  for (const double value : ticks(up.low, up.high, 3))
    drawn += line({along.from, up.at(value)}, {along.to, up.at(value)}, "hairline") +
             label({along.from - 4, up.at(value) + 3.6}, short_plain(value), "end");
  for (const double days : ticks(along.low / 24, along.high / 24, 4))
    drawn +=
        label({along.at(24 * days), up.from + 14}, plain(days), along.at(24 * days) > along.to - 20 ? "end" : "mid");
  return drawn + label({along.to, up.from + 27}, "day", "end") +
         label({0, 9}, is_share(unit) ? "share, or index" : html(unit, 24));
}

std::string fan_chart(const Json& document, const Json& fan, const Extremes& all) {
  const Axis along{all.first, all.last, 42, 314}, up{all.low, all.high, 112, 16};
  const Text unit = text_at(fan, "unit");
  const std::string drawn = band(curve(fan, "q95", along, up), curve(fan, "q05", along, up), "band90") +
                            band(curve(fan, "q75", along, up), curve(fan, "q25", along, up), "band50") +
                            frame(along, up, unit) + path(curve(fan, "q50", along, up), false, "wayline") +
                            path(curve(fan, "one", along, up), false, "one") + observed_marks(document, fan, along, up);
  const auto middle = numbers_at(fan, "q50");
  const std::string said =
      fmt::format("{} in arm {}: median from {} to {}", text_at(fan, "column"), text_at(fan, "arm"),
                  middle.empty() ? "?" : plain(middle.front()), middle.empty() ? "?" : plain(middle.back(), unit));
  return "<div><h4>" + html_at(fan, "arm", longest_name) + "</h4>" + figure(320, 142, said, drawn) + "</div>";
}

std::string column_block(const Json& document, Text column, const Arms& arms) {
  const Extremes all = extremes_of(document, arms);
  std::string charts;
  for (const Json* fan : arms) charts += fan_chart(document, *fan, all);
  return fmt::format("<div class=\"wide\"><h3>{}</h3><div class=\"grid fans\">{}</div></div>\n",
                     html(column, longest_name), charts);
}

}  // namespace

std::string courses(const Json& document) {
  std::vector<Text> columns;
  for (const Json& fan : items_at(document, "series")) {
    const Text column = text_at(fan, "column");
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  }
  if (columns.empty()) return {};
  std::string blocks;
  for (std::size_t i = 0; i < std::min(most_columns, columns.size()); ++i) {
    Arms arms;
    for (const Json& fan : items_at(document, "series"))
      if (text_at(fan, "column") == columns[i] && arms.size() < 6) arms.push_back(&fan);
    blocks += column_block(document, columns[i], arms);
  }
  const std::string rest = columns.size() <= most_columns ? ""
                                                          : fmt::format(
                                                                "<p class=\"small soft\">{} more stand in the "
                                                                "result: interregnum export.</p>",
                                                                columns.size() - most_columns);
  return "<h2>How it goes</h2><p class=\"note\">Bands: 50 and 90 of 100 worlds. Line: the median. Dotted: one world. "
         "Hollow diamonds: what was observed, with its error. Arms beside each other share a scale.</p>" +
         blocks + rest;
}

}  // namespace interregnum::page
