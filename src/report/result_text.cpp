#include "report/result_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/table.hpp"

namespace interregnum {
namespace {

constexpr u32 detail = 9;  // where the lines under a claim begin
constexpr u32 lines_of_a_claim = 2;

std::string share_text(double share) { return fmt::format("{:g} %", 100 * share); }

std::string headline(const StudyResult& result, bool quick) {
  u32 draws = 0;
  for (const auto& test : result.tests) draws = std::max(draws, test.progress.draws);
  return quick ? fmt::format("Quick look: {} draws. Bounds are valid now and narrow with a full run.\n\n", draws)
               : fmt::format("Full run: at most {} draws a claim.\n\n", draws);
}

std::vector<std::string> row_of(const Study& study, const std::string& name, Verdict verdict, const TestResult& test) {
  const bool has_worlds = verdict != Verdict::assumed && verdict != Verdict::never_tested;
  return {name, std::string(1, verdict_mark(verdict)), std::string(verdict_words(verdict)),
          has_worlds ? of_hundred(test.worlds.share) : "-", has_worlds ? effect_words(study, test) : "-"};
}

// All claims in one table, so that its columns line up, one row each.
std::string claims_table(const Finished& finished, Ink ink) {
  Table table{{"", "", "verdict", "worlds", "change, or level"}, {}, {}, {2}};
  for (u32 i = 0; i < finished.result.claims.size(); ++i) {
    const ClaimFinding& finding = finished.result.claims[i];
    const auto tests = tests_of_claim(finished.result, i);
    table.rows.push_back(
        row_of(finished.study, finished.study.scenario->claims[i].id, finding.verdict, *tests[finding.deciding]));
  }
  return table_text(table, ink);
}

std::string quoted(const Claim& claim) {
  auto lines = wrapped("\"" + printable(claim.says) + "\"", page_width - detail);
  if (lines.size() > lines_of_a_claim) {
    lines.resize(lines_of_a_claim);
    lines.back() = cut(lines.back() + " " + spaces(page_width), page_width - detail - 1) + "\"";
  }
  std::string text;
  for (const auto& line : lines) text += spaces(text.empty() ? 0 : detail) + line + "\n";
  return text;
}

std::string indented(Text text) { return spaces(detail) + paragraph(printable(text), detail); }

std::string parts_table(const Study& study, const std::vector<const TestResult*>& tests) {
  Table table;
  table.indent = detail;
  for (const TestResult* test : tests) {
    auto row = row_of(study, question_of(study, *test), test->finding.verdict, *test);
    std::rotate(row.begin(), row.begin() + 1, row.end());  // the question is the longest: last
    row.erase(row.begin() + 1);                            // the mark says the verdict; its word stands above
    table.rows.push_back(std::move(row));
  }
  return table_text(table);
}

// "7.1 % against 9.4 %": the levels that a change is the change of; empty where there is nothing to compare.
std::string levels_words(const Scale& scale, const TestResult& result) {
  if (result.rule.is_level || result.rule.counts || result.levels.size() != 2) return {};
  const auto words = [&](double level) {
    const std::string number = fmt::format("{:.3g}", scale.factor * level);
    return scale.level_unit.empty() ? number : fmt::format("{} {}", number, scale.level_unit);
  };
  return fmt::format(" In the others it is {} against {}.", words(result.levels[0]), words(result.levels[1]));
}

// The same of shares of a whole, which some worlds lack.
std::string whole_words(const TestResult& result, const std::string& left_out) {
  const double without = result.worlds.no_whole, missing = result.worlds.missing - without;
  std::string text;
  if (without >= .005)
    text = fmt::format("In {:.0f} of 100 worlds the whole change is nothing, so there is nothing to share out.",
                       100 * without);
  if (missing >= .005)
    text += fmt::format("{}{:.0f} of 100 pairs are left out: {}.", text.empty() ? "" : " ", 100 * missing, left_out);
  return text;
}

// Which runs or pairs an answer does not rest on, and what the others show.
std::string selection_words(const Study& study, const TestResult& result) {
  const Outcome& outcome = test_of(study, result).outcome;
  if (result.rule.of_whole) return whole_words(result, left_out_words(outcome));
  return fmt::format("{:.0f} of 100 {} are left out: {}.{}", 100 * result.worlds.missing,
                     result.rule.is_level ? "runs" : "pairs", left_out_words(outcome),
                     levels_words(scale_of(outcome), result));
}

// "Of this change, people: 62 % (50 to 71), rally: 30 % (21 to 40), the rest: 8 % (−2 to 15)."
std::string shares_words(const TestResult& result) {
  const auto is_bounded = [](const PartShare& part) { return std::isfinite(part.share.lo + part.share.hi); };
  if (!std::all_of(result.parts.begin(), result.parts.end(), is_bounded))
    return "The whole change is not shown to differ from nothing, so it has no parts.";
  std::string text;
  for (const PartShare& part : result.parts)
    text += (text.empty() ? "Of this change, " : ", ") + part.name + ": " + level_words(part.share, {100, {}, {}, "%"});
  return text + ".";
}

std::string claim_text(const Finished& finished, u32 index, Ink ink) {
  const Study& study = finished.study;
  const Claim& claim = study.scenario->claims[index];
  const ClaimFinding& finding = finished.result.claims[index];
  const auto tests = tests_of_claim(finished.result, index);
  const TestResult& deciding = *tests[finding.deciding];
  const std::string name = cut(printable(claim.id), detail - 2);
  std::string text =
      fmt::format("\n{}{}{}{}{}", ink.bold, name, ink.plain, spaces(detail - width_of(name)), quoted(claim));
  text += indented(sentence_of(study, deciding));
  if (finding.parts > 1)
    text += indented(fmt::format("{}{}; this one decides:", parts_words(finding),
                                 tests.size() > finding.parts ? " of those that count" : ""));
  text += indented(question_of(study, deciding));
  for (const auto& [mark, words] : answers_of(study, deciding)) text += indented(fmt::format("{} {}", mark, words));
  if (!deciding.parts.empty()) text += indented(shares_words(deciding));
  if (deciding.worlds.missing >= .005) text += indented(selection_words(study, deciding));
  if (tests.size() > 1) text += indented("all parts:") + parts_table(study, tests);
  return text;
}

Scale scale_named(const Scenario& scenario, const std::string& outcome) {
  for (const auto& claim : scenario.claims)
    for (const auto& test : claim.tests)
      if (test.outcome.text == outcome) return scale_of(test.outcome);
  return {};
}

std::string outcomes_text(const Finished& finished) {
  Table table{{"arm", "draws", "mean", "median (90 of 100 worlds)"}, {}};
  table.indent = 2;
  std::string last;
  for (const auto& row : finished.result.outcomes) {
    const Scale scale = scale_named(*finished.study.scenario, row.name);
    if (std::exchange(last, row.name) != row.name) table.rows.push_back({row.name});
    table.rows.push_back({row.arm, std::to_string(row.n), level_words({row.mean, row.lo, row.hi}, scale),
                          level_words({row.q50, row.q05, row.q95}, scale)});
  }
  return "\n" + table_text(table);
}

// "27 % (15 to 42)", or the number alone where history gives no more.
std::string history_words(const RateResult& rate, const Scale& scale) {
  if (rate.history_lo < rate.history_hi) return level_words({rate.history, rate.history_lo, rate.history_hi}, scale);
  return fmt::format("{:.3g} {}", scale.factor * rate.history, scale.level_unit);
}

Text lies_words(Lies lies) {
  constexpr Text words[] = {"inside", "open", "OUTSIDE", ""};
  return words[static_cast<std::size_t>(lies)];
}

// What the model does beside what history did; a rate that is also a prior is listed, and is no check.
std::string rates_text(const Finished& finished) {
  const Scenario& scenario = *finished.study.scenario;
  if (finished.result.rates.empty()) return {};
  Table table{{"base rate", "history", "model", ""}, {}};
  table.indent = 2;
  u64 checks = 0, inside = 0, outside = 0;
  for (const RateResult& rate : finished.result.rates) {
    const Fact& fact = scenario.facts[rate.fact];
    const Scale scale = scale_of(fact.outcome);
    const bool exists = rate.lies != Lies::nowhere;
    table.rows.push_back({fact.name, history_words(rate, scale),
                          exists ? level_words({rate.mean, rate.lo, rate.hi}, scale) : "it never comes to that",
                          fact.is_prior ? "also a prior" : std::string(lies_words(rate.lies))});
    if (fact.is_prior || !exists) continue;
    ++checks;
    inside += rate.lies == Lies::inside ? 1 : 0;
    outside += rate.lies == Lies::outside ? 1 : 0;
  }
  return fmt::format("\nReality: of {}, {} inside history's bounds (95 %), {} outside, {} open.\n",
                     counted(checks, "base rate"), inside, outside, checks - inside - outside) +
         table_text(table) + "\ninside = " +
         paragraph(
             "the model's mean lies between history's bounds; open = it does not, but the bounds of both overlap.", 9);
}

std::string explanation(const Scenario& scenario) {
  const Mechanisms mechanisms = mechanisms_of(scenario);
  return "\n" +
         paragraph(
             "worlds = in how many of 100 draws from YOUR assumptions the effect reaches the margin. It is not "
             "the probability that the claim is true.",
             9) +
         "draws  = " +
         paragraph(
             "that were read and have a value: a test that is decided early reads fewer, and in some the regime fell "
             "before, or it never came to that. A change is a mean over pairs in which both arms have one.",
             9) +
         "bounds = " +
         paragraph(fmt::format("hold at every look and for {} together, with an error of {}; the bar is {} of 100.",
                               counted(scenario.claims.size(), "claim"), share_text(scenario.rules.alpha),
                               100 * scenario.rules.holds),
                   9) +
         "rivals = " +
         paragraph(fmt::format("judged under {} of {} available sets of mechanisms.", mechanisms.declared,
                               mechanisms.available),
                   9);
}

std::string assumptions(const Finished& finished) {
  const Scenario& scenario = *finished.study.scenario;
  const u64 assumed = assumed_inputs(scenario).size();
  std::string text = paragraph(
      fmt::format("Assumed: {} of {} uncertain numbers rest on judgement alone.", assumed, uncertain_inputs(scenario)),
      9);
  const auto facts = static_cast<u64>(
      std::count_if(scenario.facts.begin(), scenario.facts.end(), [](const Fact& fact) { return !fact.base_rate; }));
  if (facts > 0)
    text += paragraph(
        fmt::format("Observed: {} read; this version does not compare them yet.", counted(facts, "known fact")), 10);
  if (finished.result.failed_runs > 0)
    text += paragraph(fmt::format("Failed: {} met a value that is no number; each counts both ways.",
                                  counted(finished.result.failed_runs, "run")),
                      9);
  return text;
}

}  // namespace

std::string result_text(const Finished& finished, bool quick, Ink ink) {
  std::string text = headline(finished.result, quick) + claims_table(finished, ink);
  for (u32 i = 0; i < finished.result.claims.size(); ++i) text += claim_text(finished, i, ink);
  return text + outcomes_text(finished) + rates_text(finished) + explanation(*finished.study.scenario) +
         assumptions(finished);
}

}  // namespace interregnum
