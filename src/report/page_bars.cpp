// In how many of 100 worlds: an interval on a rule from 0 to 100, with the bar as a line.
#include <fmt/format.h>

#include <algorithm>

#include "report/page_parts.hpp"
#include "report/stored_words.hpp"

namespace interregnum::page {
namespace {

// What is shown on the rule: the share, or for the opposite the share of that.
struct Shown {
  Estimate share, wider;
  bool is_opposite = false;
};

Shown shown_of(const Json& claim) {
  const Json* wider = check_of(claim, "wider");
  const bool opposite = verdict_of(text_at(claim, "verdict")) == Verdict::opposite;
  const Estimate none = estimate_of({});
  return {estimate_of(at(claim, opposite ? "reversed" : "share")),
          wider && !opposite ? estimate_of(at(*wider, "share")) : none, opposite};
}

double bar_of(const Json& document) {
  const double holds = number_at(at(document, "study"), "holds");
  return holds > 0 && holds < 1 ? holds : .8;
}

std::string interval(const Axis& axis, const Shown& shown, double top, double height) {
  const double from = axis.at(shown.share.lo), to = std::max(axis.at(shown.share.hi), from + 2);
  std::string drawn = box({from, top}, to - from, height, shown.is_opposite ? "against" : "way");
  if (!is_known(shown.wider)) return drawn;
  const double middle = top + height / 2;
  return line({axis.at(shown.wider.lo), middle}, {axis.at(shown.wider.hi), middle}, "wideline") + drawn;
}

std::string sentence(const Shown& shown, const Json& document) {
  std::string words =
      fmt::format("{}{} of 100 worlds", shown.is_opposite ? "The opposite in " : "", hundred(shown.share));
  if (is_known(shown.wider)) words += fmt::format("; with priors {} {}", wide_words(document), hundred(shown.wider));
  return words + fmt::format("; the bar stands at {}", of_hundred(bar_of(document)));
}

std::string rival_spans(const Json& claim, const Axis& axis, double middle) {
  std::string drawn;
  for (const Json& rival : items_at(deciding_test(claim), "rivals")) {
    const double lo = number_at(rival, "lo"), hi = number_at(rival, "hi");
    if (!(hi >= lo)) continue;
    const double from = axis.at(lo), to = std::max(axis.at(hi), from + 3);
    drawn += box({from, middle - 3}, to - from, 6, "hollow");
  }
  return drawn;
}

}  // namespace

const Json* check_of(const Json& claim, Text what) {
  for (const Json& row : items_at(claim, "robustness"))
    if (text_at(row, "what") == what) return &row;
  return nullptr;
}

std::string worlds_bar(const Json& claim, const Json& document) {
  const Shown shown = shown_of(claim);
  if (!is_known(shown.share)) return {};
  const double holds = bar_of(document);
  const Axis axis{0, 1, 4, 316};
  std::string drawn = box({4, 20}, 312, 8, "rail") + interval(axis, shown, 20, 8);
  if (verdict_of(text_at(claim, "verdict")) == Verdict::depends_on_theory) drawn += rival_spans(claim, axis, 24);
  drawn += line({axis.at(holds), 15}, {axis.at(holds), 33}, "bar");
  drawn += label({axis.at(holds), 11}, "bar: " + of_hundred(holds), "mid k");
  drawn += label({4, 43}, "0") + label({160, 43}, "50", "mid") + label({316, 43}, "100 worlds", "end");
  return figure(320, 47, sentence(shown, document), drawn);
}

std::string small_worlds_bar(const Json& claim, const Json& document) {
  const Shown shown = shown_of(claim);
  if (!is_known(shown.share)) return {};
  const double holds = bar_of(document);
  const Axis axis{0, 1, 1, 75};
  std::string drawn = line({1, 8}, {75, 8}, "hairline") + interval(axis, shown, 5, 6);
  if (verdict_of(text_at(claim, "verdict")) == Verdict::depends_on_theory) drawn += rival_spans(claim, axis, 8);
  drawn += line({axis.at(holds), 1}, {axis.at(holds), 15}, "bar");
  return figure(76, 16, sentence(shown, document), drawn);
}

}  // namespace interregnum::page
