#include "report/result_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/reality_text.hpp"
#include "report/robust_text.hpp"
#include "report/table.hpp"
#include "report/turning.hpp"

namespace interregnum {
namespace {

constexpr std::size_t most_outcomes = 12;  // on screen; `export` has them all

std::string share_text(double share) { return fmt::format("{:g} %", 100 * share); }

std::string headline(const StudyResult& result, bool quick) {
  u32 draws = 0;
  for (const auto& test : result.tests) draws = std::max(draws, test.progress.draws);
  return quick ? fmt::format("Quick look: {} draws. Bounds are valid now and narrow with a full run.\n\n", draws)
               : fmt::format("Full run: at most {} draws a claim.\n\n", draws);
}

// What keeps a test open. Shown not to follow, it may be open which way it goes.
std::string open_words(const Study& study, const TestResult& test) {
  if (!test_of(study, test).transfer && test.worlds.share.hi <= 1 - study.scenario->rules.holds)
    return "does not follow; why is open";
  if (!test.further) return "more draws are unlikely to settle it";
  if (*test.further == 0) return "needs more replicates";
  if (test.worlds.draws < least_to_tell_further) return "needs more draws";
  return fmt::format("about {} more {}", about(*test.further), *test.further == 1 ? "draw" : "draws");
}

// "size too small; direction ok": what the verdict's word leaves open, or what the claim turns on.
std::string why_words(const Finished& finished, u32 claim, const TestResult& test) {
  const Verdict verdict = finished.result.claims[claim].verdict;
  switch (verdict) {
    case Verdict::assumed:
      return "the file says so itself";
    case Verdict::never_tested:
      return "nothing to compare";
    case Verdict::not_enough_runs:
      return open_words(finished.study, test);
    case Verdict::depends_on_theory:
      return test.finding.rival ? rival_name(rival_at(*finished.study.scenario, *test.finding.rival)) : "a rival";
    case Verdict::too_small:
      return test.rule.is_level ? "not reached" : "size too small; direction ok";
    case Verdict::no_effect:
      return test.worlds.mean.hi < 0 && test.rule.ask == Ask::reach ? "on average the other way" : "no direction shown";
    case Verdict::opposite:
    case Verdict::follows:
    case Verdict::depends:
      return turns_on_words(finished, claim);
  }
  return {};
}

std::vector<std::string> row_of(const Finished& finished, u32 claim) {
  const ClaimFinding& finding = finished.result.claims[claim];
  const TestResult& test = *tests_of_claim(finished.result, claim)[finding.deciding];
  const bool has_worlds = finding.verdict != Verdict::assumed && finding.verdict != Verdict::never_tested;
  return {finished.study.scenario->claims[claim].id,
          std::string(1, verdict_mark(finding.verdict)),
          std::string(verdict_class(finding.verdict)),
          has_worlds ? of_hundred(test.worlds.share) : "-",
          has_worlds ? effect_words(finished.study, test) : "-",
          why_words(finished, claim, test)};
}

// All claims in one table, so that its columns line up, one row each.
std::string claims_table(const Finished& finished, Ink ink) {
  Table table{{"", "", "verdict", "worlds", "change, or level", "turns on, or why"}, {}, {}, {2}};
  for (u32 i = 0; i < finished.result.claims.size(); ++i) table.rows.push_back(row_of(finished, i));
  return table_text(table, ink);
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
  if (finished.result.outcomes.size() > most_outcomes) return {};
  for (const auto& row : finished.result.outcomes) {
    const Scale scale = scale_named(*finished.study.scenario, row.name);
    if (std::exchange(last, row.name) != row.name) table.rows.push_back({row.name});
    table.rows.push_back({row.arm, std::to_string(row.n), level_words({row.mean, row.lo, row.hi}, scale),
                          level_words({row.q50, row.q05, row.q95}, scale)});
  }
  return "\n" + table_text(table);
}

std::string explanation(const Scenario& scenario) {
  const Mechanisms mechanisms = mechanisms_of(scenario);
  return "\n" +
         paragraph(
             "worlds = in how many of 100 draws from YOUR assumptions the effect reaches the margin. It is not "
             "the probability that the claim is true.",
             9) +
         "bounds = " +
         paragraph(fmt::format("hold at every look and for {} together, with an error of {}; the bar is {} of 100.",
                               counted(scenario.claims.size(), "claim"), share_text(scenario.rules.alpha),
                               100 * scenario.rules.holds),
                   9) +
         "rivals = " +
         paragraph(fmt::format("judged under {} of {} available sets of mechanisms; what would follow meets {} more.",
                               mechanisms.declared, mechanisms.available, scenario.defaults.size()),
                   9);
}

// The numbers whose better knowledge would settle claims, the most useful first.
std::string advice_text(const Finished& finished) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, finished.result.advice.size()); ++i)
    text += (i == 0 ? "Find out first: " : spaces(16)) +
            paragraph(printable(advice_sentence(finished, finished.result.advice[i])), 16);
  return text.empty() ? text : "\n" + text;
}

std::string assumptions(const Finished& finished) {
  const Scenario& scenario = *finished.study.scenario;
  const u64 assumed = assumed_inputs(scenario).size();
  std::string text = "\n" + paragraph(fmt::format("Assumed: {} of {} uncertain numbers rest on judgement alone.",
                                                  assumed, uncertain_inputs(scenario)),
                                      9);
  if (finished.result.failed_runs > 0)
    text += paragraph(fmt::format("Failed: {} met a value that is no number; each counts both ways.",
                                  counted(finished.result.failed_runs, "run")),
                      9);
  return text;
}

}  // namespace

std::string result_text(const Finished& finished, bool quick, Ink ink) {
  return headline(finished.result, quick) + claims_table(finished, ink) + firmness_text(finished) +
         explanation(*finished.study.scenario) + outcomes_text(finished) + reality_text(finished) +
         advice_text(finished) + assumptions(finished);
}

}  // namespace interregnum
