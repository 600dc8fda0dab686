#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/chronicle.hpp"
#include "report/sparkline.hpp"
#include "report/table.hpp"
#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

constexpr u32 day_width = 10, hour_width = 7;
constexpr u32 bars = 24;

i64 day_of(i64 tick) { return tick >= 0 ? tick / 24 : -((-tick + 23) / 24); }

std::string left_in(std::string text, u32 width) { return text + spaces(width - std::min(width, width_of(text))); }

std::string time_of_day(const Happening& h) {
  const i64 hour = h.tick - 24 * day_of(h.tick);
  return h.at_an_hour || hour != 0 ? fmt::format("{:02}:00", hour) : "";
}

std::string line_of(const Happening& h, bool same_day) {
  const std::string day = same_day ? "" : fmt::format("day {}", day_of(h.tick));
  const std::string words =
      (h.imposed ? "* " : "  ") + printable(h.what) + (h.because.empty() ? "" : " (" + printable(h.because) + ")");
  return left_in(day, day_width) + left_in(time_of_day(h), hour_width) + paragraph(words, day_width + hour_width);
}

// Nobody reads 1.2e-67 a year as anything but none.
std::string series_number(const Series& series, double value) {
  if (!series.names.empty()) return name_at(series.names, value);
  if (!std::isfinite(value)) return "-";
  const double shown = series.unit == "pp" ? 100 * value : value;
  return shown > -5e-4 && shown < 5e-4 ? "0" : human_number(shown);
}

// What a series came to: "0.58 to 0.55".
std::vector<std::string> series_row(const Chronicle& chronicle, const Series& series) {
  const i64 last = chronicle.fallen && !chronicle.ticks.empty() ? chronicle.ticks.back() : chronicle.until;
  return {series.name, sparkline(chronicle.ticks, series.values, last, bars),
          fmt::format("{} to {}", series_number(series, series.values.front()),
                      series_number(series, series.values.back())),
          series.unit == "1" ? "" : series.unit};
}

std::string series_text(const Chronicle& chronicle) {
  const i64 last = chronicle.fallen ? chronicle.ticks.back() : chronicle.until;
  Table table{{"", fmt::format("day {} to {}", day_of(chronicle.ticks.front()), day_of(last)), "first to last", ""},
              {}};
  for (auto series = chronicle.series.begin(); series != chronicle.series.end(); ++series)
    if (std::none_of(chronicle.series.begin(), series, [&](const Series& s) { return s.values == series->values; }))
      table.rows.push_back(series_row(chronicle, *series));
  return table_text(table);
}

std::string ending(const Chronicle& chronicle) {
  if (chronicle.failed) return "The run met a value that is no number, and does not count.";
  if (chronicle.fallen) return fmt::format("The regime falls on {}.", hour_text(chronicle.ticks.back()));
  if (!chronicle.ruled) return fmt::format("This arm ends on day {}.", day_of(chronicle.until));
  return fmt::format("The ruler is still in office on day {}, where this arm ends.", day_of(chronicle.until));
}

}  // namespace

std::string chronicle_text(const Chronicle& chronicle, std::size_t most_lines) {
  std::string text;
  const auto& list = chronicle.happenings;
  for (std::size_t i = 0; i < std::min(most_lines, list.size()); ++i)
    text += line_of(list[i], i > 0 && day_of(list[i].tick) == day_of(list[i - 1].tick));
  if (list.size() > most_lines) text += fmt::format("... and {} more: --json\n", list.size() - most_lines);
  if (list.empty()) text += "Nothing happened.\n";
  if (!chronicle.ticks.empty()) text += "\n" + series_text(chronicle);
  return text +
         fmt::format("\n{}\n* = imposed by the arm; fingerprint {:016x}\n", ending(chronicle), chronicle.fingerprint);
}

}  // namespace interregnum
