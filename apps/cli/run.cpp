// run: the study. Resumes what the result file already holds.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "commands.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "progress.hpp"
#include "report/result_json.hpp"
#include "report/result_text.hpp"
#include "store/earlier.hpp"
#include "store/reading.hpp"
#include "store/store.hpp"
#include "study/by_draw.hpp"
#include "study_job.hpp"
#include "terminal.hpp"
#include "version.hpp"

namespace interregnum::cli {
namespace {

// The scenario's stem, or its folder's name for one called "scenario".
std::string default_result(const std::string& file) {
  namespace fs = std::filesystem;
  const fs::path path = fs::absolute(file).lexically_normal();
  std::string name = path.stem().string();
  if (name == "scenario") name = path.parent_path().filename().string();
  return (name.empty() ? "scenario" : name) + ".results.sqlite";
}

u32 budget_for(const RunOptions& options, const Scenario& scenario) {
  const u32 asked = options.budget.value_or(scenario.rules.budget);
  return options.quick ? std::min(quick_look, asked) : asked;
}

std::vector<StoredVerdict> verdicts_of(const Finished& finished) {
  std::vector<StoredVerdict> verdicts;
  for (u32 i = 0; i < finished.result.claims.size(); ++i) {
    const ClaimFinding& finding = finished.result.claims[i];
    const TestResult& deciding = *tests_of_claim(finished.result, i)[finding.deciding];
    verdicts.push_back({finished.study.scenario->claims[i].id, std::string(verdict_code(finding.verdict)),
                        deciding.progress.draws, json_text(claim_json(finished, i))});
  }
  return verdicts;
}

std::vector<ClaimEffects> effects_of(const Finished& finished, const Cells& cells) {
  const auto& [study, result, engine, past] = finished;
  std::vector<ClaimEffects> effects;
  for (u32 i = 0; i < result.claims.size(); ++i) {
    const TestResult* deciding = tests_of_claim(result, i)[result.claims[i].deciding];
    const auto index = static_cast<std::size_t>(deciding - result.tests.data());
    effects.push_back(
        {study.scenario->claims[i].id, effect_by_draw(study, study.tests[index], cells, deciding->progress)});
  }
  return effects;
}

// Draws after which the test that decides each open claim should be decided, or nothing where none can be.
u64 budget_to_settle(const StudyResult& result) {
  u64 most = 0;
  for (u32 claim = 0; claim < result.claims.size(); ++claim) {
    const TestResult& test = *tests_of_claim(result, claim)[result.claims[claim].deciding];
    if (!test.finding.decided && test.further) most = std::max(most, test.progress.draws + *test.further);
  }
  return std::min<u64>(most, most_budget);
}

// An argument as a shell would read it.
std::string in_shell(const std::string& argument) {
  const bool plain = argument.find_first_of(" '\"\\$&;|<>()*?!#`~") == std::string::npos;
  return plain ? printable(argument) : "'" + printable(argument) + "'";
}

// The first claim that is decided, or the first.
std::string claim_to_explain(const Finished& finished) {
  const auto& claims = finished.result.claims;
  const auto decided = std::find_if(claims.begin(), claims.end(),
                                    [](const auto& claim) { return claim.verdict != Verdict::not_enough_runs; });
  const auto index = decided == claims.end() ? 0 : decided - claims.begin();
  return in_shell(finished.study.scenario->claims[static_cast<std::size_t>(index)].id);
}

std::string next_steps(const RunOptions& options, const std::string& path, const Finished& finished) {
  const StudyResult& result = finished.result;
  const std::string file = in_shell(options.file);
  const std::string same = (options.seed != 0 ? " --seed " + seed_text(options.seed) : "") +
                           (options.out.empty() ? "" : " --out " + in_shell(options.out));
  std::string text = "Next: ";
  const auto add = [&](const std::string& command, Text why) {
    text += fmt::format("{}interregnum {}\n         {}\n", text.size() > 6 ? "      " : "", command, why);
  };
  if (options.quick)
    add("run " + file + same, "the full run, which continues this one");
  else if (const u64 budget = budget_to_settle(result); budget > 0)
    add(fmt::format("run {}{} --budget {}", file, same, budget), "a rough guess at what the open claims need");
  add("explain " + in_shell(path) + " " + claim_to_explain(finished), "why, and what it would take");
  add("report " + in_shell(path) + " -o report.html", "all of it on pages to print");
  add("trace " + file + " --with story", "one course of events, in words");
  return text;
}

std::string seal(const std::string& path, const Past& history, const Finished& finished) {
  std::string seeds;
  for (const auto& seed : history.seeds) seeds += (seeds.empty() ? "" : ", ") + seed;
  return paragraph(
      fmt::format("Result:  {}, wording {}, seed {}{}, engine {}, fingerprint {}", printable(path), history.wording,
                  seed_text(finished.study.key), history.seeds.size() > 1 ? " (tried: " + seeds + ")" : "",
                  finished.engine, fingerprint_text(finished.result.fingerprint)),
      9);
}

// A smaller look says less than what the file holds of the same study already: it is shown, and not kept.
bool is_smaller(const Store& store, i64 id, const StudyResult& result) {
  for (const StoredStudy& study : stored_studies(store)) {
    const auto kept = study.id == id ? stored_document(store, study) : std::nullopt;
    const auto known = kept ? read_document(*kept) : std::nullopt;
    if (known) return number_at(at(*known, "study"), "runs") > static_cast<double>(result.cells);
  }
  return false;
}

int interrupted(const std::string& path, std::size_t kept) {
  message(fmt::format("Interrupted. {} are kept in {}.\nRun the same command again to go on.", counted(kept, "run"),
                      printable(path)));
  return interrupted_exit();
}

}  // namespace

int run(const RunOptions& options) {
  const auto input = read_input(options.file, "run", options.json);
  if (!input) return bad_input;
  const Scenario& scenario = *input->scenario;
  const Study study = prepare(scenario, options.seed);
  const std::string path = options.out.empty() ? default_result(options.file) : options.out;
  Store store = open_store(path);
  const i64 id = find_or_begin(store, study, engine_version, options.fresh);
  Cells cells = load_cells(store, id, study);
  if (!cells.empty()) message(fmt::format("{} found in {}: going on.", counted(cells.size(), "run"), printable(path)));

  const auto began = Meter::Clock::now();
  const StudyResult result = carry_out_watched(
      study, cells, budget_for(options, scenario), threads_for(options.threads), counted(arms_judged(study), "arm"),
      [&](const auto& batch) { keep(store, id, batch); }, true);
  if (!result.complete) return interrupted(path, cells.size());

  const Past past = past_of(store, id);
  const Finished finished{study, result, engine_version, &past};
  const std::string document = json_text(result_document(finished));
  const bool is_kept = !is_smaller(store, id, result);
  if (is_kept) keep_answers(store, id, {verdicts_of(finished), document, result.fans, effects_of(finished, cells)});
  message(fmt::format("Judged from {} in {}.", counted(result.cells, "run"), duration_words(seconds_since(began))));
  if (!is_kept)
    message(fmt::format("{} keeps its answer from more runs; this smaller look is shown alone.", printable(path)));
  if (options.json)
    print(document);
  else
    print(result_text(finished, result.budget <= quick_look, ink()) + seal(path, past, finished) +
          next_steps(options, path, finished));
  return done;
}

}  // namespace interregnum::cli
