// check: every mistake at once; for a file without any, what will be judged, what it takes, and what is likely open.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/prior.hpp"
#include "commands.hpp"
#include "cost.hpp"
#include "document/render.hpp"
#include "input.hpp"
#include "report/coverage_json.hpp"
#include "report/letters.hpp"
#include "scenario/check_text.hpp"
#include "scenario/prior_text.hpp"
#include "study_job.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

constexpr u32 label_width = 8;  // as in scenario/check_text.hpp

std::string entry(Text label, const std::string& text) {
  return std::string(label) + spaces(label_width - width_of(label)) + paragraph(text, label_width);
}

std::string decidable_words(const Scenario& scenario, u32 draws) {
  const auto [follows, depends] = decidable(scenario, draws);
  const std::string ends = follows < 1 ? fmt::format("above {:.0f} or below {:.0f}", std::floor(100 * follows),
                                                     std::ceil(100 * (1 - follows)))
                                       : "none at the ends";
  const std::string middle =
      depends.lo > depends.hi
          ? ""
          : fmt::format(", or within {:.0f} to {:.0f}", std::ceil(100 * depends.lo), std::floor(100 * depends.hi));
  return fmt::format("{} draws settle shares of worlds {}{} of 100.", draws, ends, middle);
}

// Whether the most replicates of a world rarely show of a 0/1 result what the test asks: 0 of 32 is less than 14 of
// 100, and of a difference less than 16.
bool is_rarely_clear(const Test& test) {
  constexpr double share = .14, difference = .16;
  if (test.outcome.unit.empty()) return test.margin < share;
  if (!test.outcome.reads_coin) return false;
  if (test.kind == TestKind::level) return std::min(test.bound, 1 - test.bound) < share;
  return test.kind == TestKind::interaction || test.margin < difference;
}

// What can be told of a test's verdict before anything runs; "" where that is nothing.
std::string likely_words(const BoundTest& bound, const Test& test, const std::string& name) {
  if (!bound.idle_role.empty()) return fmt::format("NEVER TESTED: {}: the role {} is none", name, bound.idle_role);
  if (bound.assumed) return fmt::format("ASSUMED: the file itself writes what {} reads", name);
  return is_rarely_clear(test) ? fmt::format("NOT ENOUGH RUNS: {} is known by its 0/1 result only", name) : "";
}

std::string likely_verdicts(const Study& study) {
  std::string text;
  for (const BoundTest& bound : study.tests) {
    const Claim& claim = study.scenario->claims[bound.claim];
    const std::string name = fmt::format("{} test {}", claim.id, bound.test + 1);
    const std::string words = likely_words(bound, claim.tests[bound.test], name);
    if (!words.empty()) text += entry(text.empty() ? "Likely" : "", printable(words));
  }
  return text;
}

std::string time_words(const Study& study, u32 budget) {
  const double pace = seconds_a_tick(study);
  const unsigned cores = threads_for(0);
  const auto about = [&](u32 draws) { return duration_words(seconds_for(study, pace, draws) / cores); };
  return fmt::format("about {} (--quick), {} (full) on {}", about(std::min(quick_look, budget)), about(budget),
                     counted(cores, "core"));
}

std::string outlook_text(const Reading& reading) {
  const Scenario& scenario = *reading.scenario;
  const u32 budget = scenario.rules.budget;
  std::string text;
  if (budget > quick_look) text = entry("Quick", decidable_words(scenario, quick_look));
  const Study study = prepare(scenario, 0);
  text += entry("Full", decidable_words(scenario, budget)) + likely_verdicts(study);
  return text + entry("Time", time_words(study, budget)) + "\nNext: interregnum run " + printable(reading.file) +
         " --quick\n";
}

// The names that a choice draws from, with their weights; null where it draws a number.
Json choices_json(const Quantity& quantity) {
  if (quantity.choices.empty() || !quantity.expression.empty()) return Json();
  Json::Array choices;
  for (std::size_t i = 0; i < quantity.choices.size(); ++i)
    choices.push_back(Json::Object{{"name", quantity.choices[i]}, {"weight", quantity.prior.weights[i]}});
  return choices;
}

Json prior_json(const Input& input) {
  const Prior& prior = input.quantity.prior;
  const bool drawn = input.quantity.expression.empty();
  const auto at = [&](double u) { return drawn && input.quantity.choices.empty() ? Json(quantile(prior, u)) : Json(); };
  return Json::Object{{"path", input.path},
                      {"label", input.label},
                      {"unit", input.unit},
                      {"written", input.quantity.text},
                      {"choices", choices_json(input.quantity)},
                      {"family", drawn ? family_name(prior.family) : Text("expression")},
                      {"q05", at(.05)},
                      {"q50", at(.50)},
                      {"q95", at(.95)},
                      {"from", input.provenance == Provenance::file ? "file" : "card"},
                      {"source", input.quantity.has_cite ? Json(input.quantity.cite.source) : Json()},
                      {"why", input.quantity.cite.why},
                      {"used", input.used}};
}

Json::Array priors_json(const Scenario& scenario, const std::string& word) {
  Json::Array priors;
  for (const auto& input : scenario.inputs)
    if (!input.path.starts_with("constant.") && !input.borrowed && input.label.find(word) != std::string::npos)
      priors.push_back(prior_json(input));
  return priors;
}

Json summary_json(const Scenario& scenario) {
  std::size_t tests = 0;
  for (const auto& claim : scenario.claims) tests += claim.tests.size();
  const NumberCounts numbers = count_numbers(scenario);
  const ArmCounts arms = count_arms(scenario);
  const RivalCounts rivals = count_rivals(scenario);
  return Json::Object{{"title", scenario.title},
                      {"hash", scenario.hash},
                      {"claims", scenario.claims.size()},
                      {"tests", tests},
                      {"numbers", Json::Object{{"all", numbers.all},
                                               {"sourced", numbers.sourced},
                                               {"judgement", numbers.judgement},
                                               {"card", numbers.card},
                                               {"without", numbers.without}}},
                      {"arms", Json::Object{{"different", arms.different}, {"latest_day", arms.latest_day}}},
                      {"rivals", Json::Object{{"roles", rivals.roles}, {"with_rivals", rivals.with_rivals}}}};
}

std::string check_json(const CheckOptions& options, const Reading& reading) {
  Json::Object members{{"diagnostics", diagnostics_json(reading.diagnostics)}};
  if (reading.scenario) members.emplace_back("summary", summary_json(*reading.scenario));
  if (reading.scenario) members.emplace_back("coverage", coverage_json(*reading.scenario));
  if (reading.scenario && options.priors) members.emplace_back("priors", priors_json(*reading.scenario, options.word));
  return document_text("check", std::move(members));
}

std::string check_text(const CheckOptions& options, const Reading& reading) {
  if (!reading.scenario) return mistakes_text(reading) + "\n";
  const std::string mistakes = render(reading.diagnostics, reading.sources);
  const std::string verdict = summary(reading.diagnostics);
  if (options.priors) {
    const std::string priors = printable_lines(priors_text(reading, options.word));
    return priors.empty() ? fmt::format("No number here is called '{}'.\n", printable(options.word)) : priors;
  }
  return mistakes + fmt::format("{}: {}\n\n", printable(options.file), verdict) +
         printable_lines(check_summary(reading)) + outlook_text(reading);
}

}  // namespace

int check(const CheckOptions& options) {
  const Reading reading = read_scenario(options.file);
  print(options.json ? check_json(options, reading) : check_text(options, reading));
  return reading.scenario ? done : bad_input;
}

}  // namespace interregnum::cli
