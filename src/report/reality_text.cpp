#include "report/reality_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/table.hpp"
#include "report/value_text.hpp"
#include "study/conditioned.hpp"

namespace interregnum {
namespace {

constexpr u32 under_reality = 9;  // "Reality: "

const Fact& fact_of(const Finished& finished, u32 fact) { return finished.study.scenario->facts[fact]; }

std::string claims_words(const Finished& finished, const std::vector<u32>& claims) {
  std::string text;
  for (const u32 claim : claims) text += (text.empty() ? "" : ", ") + finished.study.scenario->claims[claim].id;
  return text.empty() ? "no claim leans on it" : "leans on it: " + text;
}

std::string failed_words(u64 failed) {
  return failed == 0 ? "" : fmt::format(" (beside {} that failed)", counted(failed, "run"));
}

// Days since day 0, as a moment.
std::string day_words(double days) { return hour_text(static_cast<i64>(std::floor(24 * days + .5))); }

// "41 to 66 %": between which 90 of 100 runs lie.
std::string range_words(const Fact& fact, const FactResult& found) {
  if (found.runs == 0) return "it never comes to that";
  if (fact.kind == FactKind::event) return fmt::format("in {:.0f} of 100 runs", 100 * found.mean);
  if (fact.kind == FactKind::moment) return day_words(found.q05) + " to " + day_words(found.q95);
  const Scale scale = scale_of(fact.outcome);
  const std::string words =
      fmt::format("{:.3g} to {:.3g}", scale.factor * found.q05 + 0., scale.factor * found.q95 + 0.);
  return scale.level_unit.empty() ? words : fmt::format("{} {}", words, scale.level_unit);
}

std::string happened_words(const Fact& fact) {
  if (fact.kind != FactKind::event) return fact.value;
  return quantile(*fact.known, .5) > 0 ? "it happened" : "it did not happen";
}

enum class Part { check, condition, imposed };
Part part_of(const Fact& fact, const FactResult& found) {
  return found.imposed ? Part::imposed : fact.condition ? Part::condition : Part::check;
}

std::string names_of(const Finished& finished, Part part) {
  std::string names;
  for (const FactResult& found : finished.result.facts)
    if (const Fact& fact = fact_of(finished, found.fact); part_of(fact, found) == part)
      names += (names.empty() ? "" : ", ") + fact.name;
  return names;
}

u64 count_of(const Finished& finished, Part part) {
  return static_cast<u64>(
      std::count_if(finished.result.facts.begin(), finished.result.facts.end(),
                    [&](const FactResult& found) { return part_of(fact_of(finished, found.fact), found) == part; }));
}

Text lies_words(Lies lies) {
  constexpr Text words[] = {"inside", "open", "OUTSIDE", "never"};
  return words[static_cast<std::size_t>(lies)];
}

std::string facts_table(const Finished& finished) {
  if (finished.result.facts.empty()) return {};
  Table table{{"known fact", "happened", "model, 90 of 100 runs", "read in", ""}, {}, {3}};
  table.indent = 2;
  for (const FactResult& found : finished.result.facts) {
    const Fact& fact = fact_of(finished, found.fact);
    const Part part = part_of(fact, found);
    const double read = found.of > 0 ? 100. * static_cast<double>(found.runs) / static_cast<double>(found.of) : 0;
    table.rows.push_back({fact.name, happened_words(fact), range_words(fact, found), fmt::format("{:.0f} %", read),
                          part == Part::imposed     ? "imposed"
                          : part == Part::condition ? "weighs"
                                                    : std::string(lies_words(found.lies))});
  }
  return table_text(table);
}

bool is_poll(const Outcome& outcome) {
  return std::any_of(outcome.records.begin(), outcome.records.end(),
                     [](const Record& record) { return record.column.column.ends_with(".says"); });
}

// "27 % (15 to 42)", or the number alone where history gives no more.
std::string history_words(const RateResult& rate, const Scale& scale) {
  if (rate.history_lo < rate.history_hi) return level_words({rate.history, rate.history_lo, rate.history_hi}, scale);
  return fmt::format("{:.3g} {}", scale.factor * rate.history, scale.level_unit);
}

// What the model does beside what history did; a rate that is also a prior is listed, and is no check.
std::string rates_text(const Finished& finished) {
  if (finished.result.rates.empty()) return {};
  Table table{{"base rate", "history", "model", ""}, {}};
  table.indent = 2;
  u64 checks = 0, inside = 0, outside = 0;
  std::string misses;
  for (const RateResult& rate : finished.result.rates) {
    const Fact& fact = fact_of(finished, rate.fact);
    const Scale scale = scale_of(fact.outcome);
    const bool exists = rate.lies != Lies::nowhere;
    table.rows.push_back({fact.name, history_words(rate, scale),
                          exists ? level_words({rate.mean, rate.lo, rate.hi}, scale) : "it never comes to that",
                          fact.is_prior ? "also a prior"
                          : exists      ? std::string(lies_words(rate.lies))
                                        : ""});
    if (fact.is_prior || !exists) continue;
    ++checks;
    inside += rate.lies == Lies::inside ? 1 : 0;
    outside += rate.lies == Lies::outside ? 1 : 0;
    if (rate.lies == Lies::outside && !rate.claims.empty())
      misses += paragraph(printable(fmt::format("  {}: {}.", fact.name, claims_words(finished, rate.claims))), 4);
  }
  return fmt::format("\nReality: of {}, {} inside history's bounds (95 %), {} outside, {} open.\n",
                     counted(checks, "base rate"), inside, outside, checks - inside - outside) +
         table_text(table) + misses + "\ninside = " +
         paragraph(
             "the model's mean lies between history's bounds; open = it does not, but the bounds of both overlap.", 9);
}

}  // namespace

std::string reality_summary(const Finished& finished) {
  const u64 checks = count_of(finished, Part::check), imposed = count_of(finished, Part::imposed),
            conditions = count_of(finished, Part::condition);
  if (finished.result.facts.empty()) return {};
  u64 inside = 0;
  bool polls = false, open = false;
  std::string misses;
  for (const FactResult& found : finished.result.facts) {
    const Fact& fact = fact_of(finished, found.fact);
    polls = polls || is_poll(fact.outcome);
    if (part_of(fact, found) != Part::check) continue;
    inside += found.lies == Lies::inside ? 1 : 0;
    if (found.lies == Lies::inside) continue;
    open = open || found.lies == Lies::open;
    misses += spaces(under_reality) +
              paragraph(printable(fmt::format("{}: {}, model {}{}; {}.", fact.name, happened_words(fact),
                                              range_words(fact, found), failed_words(found.failed),
                                              claims_words(finished, found.claims))),
                        under_reality + 2);
  }
  const std::string end = misses.empty() ? "." : open ? "; outside or open:" : "; outside:";
  std::string text =
      paragraph(fmt::format("Reality: {} of {} known facts {} in the model's usual range (90 of 100 runs){}", inside,
                            checks, inside == 1 ? "lies" : "lie", end),
                under_reality) +
      misses;
  const auto add = [&](const std::string& line) {
    text += spaces(under_reality) + paragraph(printable(line), under_reality);
  };
  if (imposed > 0)
    add(fmt::format("{} {} imposed by the arms, not predicted: {}.", imposed, imposed == 1 ? "is" : "are",
                    names_of(finished, Part::imposed)));
  if (conditions > 0)
    add(fmt::format("{} {} the worlds and {} no check: {}.", conditions, conditions == 1 ? "weighs" : "weigh",
                    conditions == 1 ? "is" : "are", names_of(finished, Part::condition)));
  if (polls) add("Polls bound what people say, not what they think.");
  return text;
}

namespace {

// A claim that is carried over from another file reads no world of this one.
bool compares_files(const Finished& finished, u32 claim) {
  const auto& tests = finished.study.scenario->claims[claim].tests;
  return std::all_of(tests.begin(), tests.end(), [](const Test& test) { return test.transfer.has_value(); });
}

}  // namespace

std::string fitting_summary(const Finished& finished) {
  const auto& fitting = finished.result.conditioned;
  if (fitting.empty()) return {};
  std::string changes, open, few;
  for (u32 claim = 0; claim < fitting.size(); ++claim) {
    const std::string& id = finished.study.scenario->claims[claim].id;
    if (compares_files(finished, claim)) continue;
    const Verdict before = finished.result.claims[claim].verdict, after = fitting[claim].verdict;
    const std::string told = fmt::format("{} ({:.0f})", id, fitting[claim].effective);
    if (fitting[claim].effective < least_effective)
      few += (few.empty() ? "" : ", ") + told;
    else if (before != after && after == Verdict::not_enough_runs)
      open += (open.empty() ? "" : ", ") + told;
    else if (before != after)
      changes +=
          fmt::format("{}{}: {}, not {}", changes.empty() ? "" : "; ", id, verdict_words(after), verdict_words(before));
  }
  std::string text =
      fmt::format("Worlds that fit {}, standard mechanisms alone: ", names_of(finished, Part::condition));
  text += changes.empty() ? "no other verdict." : changes + ".";
  if (!open.empty()) text += fmt::format(" Not decided among them alone (worlds in effect): {}.", open);
  if (!few.empty())
    text += fmt::format(" Too few fit (of {:.0f} in effect that are asked for): {}.", least_effective, few);
  return spaces(under_reality) + paragraph(printable(text), under_reality);
}

std::string reality_text(const Finished& finished) {
  std::string text = reality_summary(finished) + fitting_summary(finished);
  if (!text.empty()) text = "\n" + text + "\n" + facts_table(finished);
  return text + rates_text(finished);
}

}  // namespace interregnum
