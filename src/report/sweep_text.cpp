#include "report/sweep_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/table.hpp"
#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

constexpr std::size_t claims_a_table = 4;   // as many have room beside the values
constexpr std::size_t widest_numbers = 13;  // more columns leave room for tens alone

bool is_known(const SweepShare& point) { return std::isfinite(point.share.value); }
int percent(double share) { return static_cast<int>(100 * share + .5); }

std::string of_hundred(const SweepShare& point) {
  if (!is_known(point)) return "-";
  return fmt::format("{} ({:.0f} to {:.0f})", percent(point.share.value), std::floor(100 * point.share.lo),
                     std::ceil(100 * point.share.hi));
}

std::string bars_of(const std::vector<SweepShare>& points) {
  constexpr Text bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::string line;
  for (const SweepShare& point : points)
    line += is_known(point) ? bars[static_cast<std::size_t>(std::min(7., 8 * point.share.value))] : Text(" ");
  return line;
}

const std::string& id_of(const SweepMap& map, const SweptClaim& claim) {
  return map.study.scenario->claims[claim.claim].id;
}

std::string turns_words(const SweepMap& map, const SweptClaim& claim) {
  std::string words;
  for (const double turn : claim.turns) words += (words.empty() ? "" : ", ") + value_on(map, map.axes[0], turn);
  return words.empty() ? "-" : words;
}

std::string lines_table(const SweepMap& map, Ink ink) {
  const SweepAxis& axis = map.axes[0];
  Table table{{"claim", "from low to high", "at " + value_on(map, axis, axis.values.front()),
               "at " + value_on(map, axis, axis.values.back()), "crosses 50 at"},
              {}};
  for (const SweptClaim& claim : map.swept.claims)
    table.rows.push_back({id_of(map, claim), bars_of(claim.points), of_hundred(claim.points.front()),
                          of_hundred(claim.points.back()), turns_words(map, claim)});
  return table_text(table, ink);
}

// Whether a claim turns between this value and the one before.
bool turns_before(const SweptClaim& claim, const std::vector<double>& x, std::size_t i) {
  return i > 0 && std::any_of(claim.turns.begin(), claim.turns.end(),
                              [&](double turn) { return x[i - 1] <= turn && turn <= x[i]; });
}

std::string values_table(const SweepMap& map, std::size_t first, Ink ink) {
  const SweepAxis& axis = map.axes[0];
  const std::size_t end = std::min(first + claims_a_table, map.swept.claims.size());
  Table table{{axis_title(map, axis)}, {}};
  for (std::size_t c = first; c < end; ++c) table.head.push_back(id_of(map, map.swept.claims[c]));
  for (std::size_t i = 0; i < axis.values.size(); ++i) {
    std::vector<std::string> row{value_on(map, axis, axis.values[i])};
    for (std::size_t c = first; c < end; ++c) {
      const SweptClaim& claim = map.swept.claims[c];
      row.push_back(of_hundred(claim.points[i]) + (turns_before(claim, axis.values, i) ? " <" : ""));
    }
    table.rows.push_back(std::move(row));
  }
  return table_text(table, ink);
}

std::string cell_of(const SweepShare& point, bool wide) {
  constexpr Text shades[] = {" ", "░", "▒", "▓", "█"};
  if (!is_known(point)) return wide ? "    -" : " -";
  const Text shade = shades[std::min<std::size_t>(4, static_cast<std::size_t>(5 * point.share.value))];
  const int n = percent(point.share.value);
  return wide ? fmt::format(" {}{:>3}", shade, n) : fmt::format("{}{}", shade, std::min(9, n / 10));
}

// The values of the first axis, under the columns: the first, the middle and the last.
std::string feet(const SweepMap& map, u32 left, u32 cell) {
  const SweepAxis& x = map.axes[0];
  std::string line = spaces(left);
  for (std::size_t i : {std::size_t{0}, x.values.size() / 2, x.values.size() - 1}) {
    const std::string words = value_on(map, x, x.values[i]);
    const u32 end = left + static_cast<u32>(i + 1) * cell;
    const u32 begin = end > width_of(words) ? end - width_of(words) : 0;
    if (begin > width_of(line) || i == 0) line += spaces(begin > width_of(line) ? begin - width_of(line) : 0) + words;
  }
  return line + "\n";
}

std::string claim_map(const SweepMap& map, const SweptClaim& claim, Ink ink) {
  constexpr u32 left = 12;
  const SweepAxis &x = map.axes[0], &y = map.axes[1];
  const bool wide = x.values.size() <= widest_numbers;
  std::string text = fmt::format("\n{}{}{}\n", ink.bold, cut(printable(id_of(map, claim)), page_width), ink.plain);
  for (std::size_t row = y.values.size(); row-- > 0;) {
    const std::string label = cut(value_on(map, y, y.values[row]), left - 1);
    text += spaces(left - 1 - width_of(label)) + label + " ";
    for (std::size_t i = 0; i < x.values.size(); ++i) text += cell_of(claim.points[row * x.values.size() + i], wide);
    text += "\n";
  }
  return text + feet(map, left, wide ? 5 : 2);
}

std::string left_out_words(const SweepMap& map) {
  std::string text;
  for (const SweptClaim& claim : map.swept.claims)
    if (claim.left_out > 0)
      text +=
          paragraph(printable(fmt::format("{} is swept without {}: of parts, of another file, assumed or never tested.",
                                          id_of(map, claim), counted(claim.left_out, "test"))),
                    0);
  return text;
}

Json axis_json(const SweepMap& map, const SweepAxis& axis) {
  const Input& input = input_of(map, axis);
  return Json::Object{{"path", input.path},
                      {"label", input.label},
                      {"unit", input.unit},
                      {"names", array_of(input.quantity.choices, [](const std::string& name) { return Json(name); })},
                      {"values", array_of(axis.values, [](double value) { return Json(value); })}};
}

}  // namespace

const Input& input_of(const SweepMap& map, const SweepAxis& axis) { return map.study.scenario->inputs[axis.input]; }

std::string value_on(const SweepMap& map, const SweepAxis& axis, double value) {
  const auto& names = input_of(map, axis).quantity.choices;
  const auto index = static_cast<std::size_t>(std::max(0., value + .5));
  return index < names.size() ? printable(names[index]) : human_number(value);
}

std::string axis_title(const SweepMap& map, const SweepAxis& axis) {
  const Input& input = input_of(map, axis);
  return printable(input.unit == "1" || input.unit.empty() ? input.label
                                                           : fmt::format("{} ({})", input.label, input.unit));
}

std::string sweep_text(const SweepMap& map, Ink ink) {
  std::string text;
  for (const SweepAxis& axis : map.axes)
    text += fmt::format("{}: {} values from {} to {}\n", axis_title(map, axis), axis.values.size(),
                        value_on(map, axis, axis.values.front()), value_on(map, axis, axis.values.back()));
  text += paragraph(fmt::format("In how many of 100 worlds each claim follows; {} worlds x {} at each point, all else "
                                "drawn as ever, with common luck.",
                                map.draws, first_replicates),
                    0);
  if (map.axes.size() == 2) {
    text += paragraph(printable(fmt::format("Across: {}. Up: {}.{}", input_of(map, map.axes[0]).label,
                                            input_of(map, map.axes[1]).label,
                                            map.axes[0].values.size() > widest_numbers ? " In tens." : "")),
                      0);
    for (const SweptClaim& claim : map.swept.claims) text += claim_map(map, claim, ink);
  } else {
    text += "\n" + lines_table(map, ink);
    for (std::size_t first = 0; first < map.swept.claims.size(); first += claims_a_table)
      text += "\n" + values_table(map, first, ink);
    text += "\nbounds are those of 95 % of one point alone; < = it has crossed 50 of 100 here\n";
  }
  if (map.swept.failed > 0)
    text += paragraph(fmt::format("{} of {} failed: bounds hold whichever way those worlds would point.",
                                  map.swept.failed, counted(map.swept.runs, "run")),
                      0);
  return text + left_out_words(map);
}

Json::Object sweep_members(const SweepMap& map) {
  const Scenario& scenario = *map.study.scenario;
  return {{"study", Json::Object{{"hash", scenario.hash},
                                 {"seed", fmt::format("{:#x}", map.study.key)},
                                 {"title", scenario.title},
                                 {"draws", map.draws},
                                 {"replicates", first_replicates},
                                 {"runs", map.swept.runs},
                                 {"failed_runs", map.swept.failed}}},
          {"parameters", array_of(map.axes, [&](const SweepAxis& axis) { return axis_json(map, axis); })},
          {"claims", array_of(map.swept.claims, [&](const SweptClaim& claim) {
             return Json::Object{{"id", id_of(map, claim)},
                                 {"text", scenario.claims[claim.claim].says},
                                 {"left_out", claim.left_out},
                                 {"turns", array_of(claim.turns, [](double turn) { return Json(turn); })},
                                 {"points", array_of(claim.points, [](const SweepShare& point) {
                                    return Json::Object{{"worlds", point.worlds},
                                                        {"failed", point.failed},
                                                        {"share", Json::Object{{"estimate", point.share.value},
                                                                               {"lo", point.share.lo},
                                                                               {"hi", point.share.hi}}}};
                                  })}};
           })}};
}

}  // namespace interregnum
