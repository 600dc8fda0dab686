// test: runs every scenario under a directory at its recorded budget and shows what changed.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "commands.hpp"
#include "document/render.hpp"
#include "expectation.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "report/result_json.hpp"
#include "report/table.hpp"
#include "store/store.hpp"
#include "study_job.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string scenario, expected;  // paths
};
struct CaseResult {
  std::string scenario;
  Expectation found;
  std::vector<Change> changes;
  bool complete = true;
};

// Every scenario.toml that has an expected.json beside it; with `update` also those that have none yet.
std::vector<Case> cases_under(const std::string& directory, bool update) {
  if (!fs::is_directory(directory)) throw UsageError("'" + printable(directory) + "' is no directory");
  std::vector<Case> cases;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.path().filename() != "scenario.toml") continue;
    const fs::path expected = entry.path().parent_path() / "expected.json";
    if (update || fs::exists(expected)) cases.push_back({entry.path().string(), expected.string()});
  }
  if (cases.empty())
    throw UsageError(fmt::format("no scenario.toml with an expected.json beside it under '{}'\n--update writes them",
                                 printable(directory)));
  std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.scenario < b.scenario; });
  return cases;
}

CaseResult broken(const std::string& scenario, const std::string& file, const Diagnostics& diagnostics,
                  const Sources& sources) {
  message(render(diagnostics, sources));
  return {scenario, {}, {{printable(file), "no errors", summary(diagnostics)}}, true};
}

Expectation found_in(const Study& study, const StudyResult& result, const Expectation& expected) {
  Expectation found{expected.budget, expected.seed, {}, fingerprint_text(result.fingerprint)};
  for (u32 i = 0; i < result.claims.size(); ++i) {
    KnownClaim& claim = found.claims[study.scenario->claims[i].id];
    claim.verdict = verdict_code(result.claims[i].verdict);
    for (const TestResult* test : tests_of_claim(result, i))
      claim.tests.emplace_back(verdict_code(test->finding.verdict));
  }
  return found;
}

CaseResult judge(const Case& c, unsigned threads) {
  Expectation expected;
  if (fs::exists(c.expected)) {
    auto read = read_expectation(c.expected);
    if (!read.value) return broken(c.scenario, c.expected, read.diagnostics, {});
    expected = *std::move(read.value);
  }
  const Reading reading = read_scenario(c.scenario);
  if (!reading.scenario) return broken(c.scenario, c.scenario, reading.diagnostics, reading.sources);
  const Study study = prepare(*reading.scenario, expected.seed);
  Cells cells;
  const StudyResult study_result = carry_out_watched(study, cells, expected.budget, threads, printable(c.scenario), {});
  if (!study_result.complete) return {c.scenario, {}, {}, false};
  CaseResult result{c.scenario, found_in(study, study_result, expected), {}};
  result.changes = changes_between(expected, result.found);
  return result;
}

void write_expectation(const Case& c, const CaseResult& result) {
  std::ofstream file(c.expected, std::ios::binary);
  file << expectation_text(result.found);
  if (!file.flush()) throw MachineError(printable(c.expected) + ": cannot be written");
}

Json case_json(const CaseResult& result) {
  return Json::Object{
      {"file", result.scenario},
      {"budget", result.found.budget},
      {"seed", seed_text(result.found.seed)},
      {"fingerprint", result.found.fingerprint},
      {"same", result.changes.empty()},
      {"changes", array_of(result.changes, [](const Change& change) {
         return Json::Object{{"what", change.what}, {"expected", change.expected}, {"found", change.found}};
       })}};
}

std::string cases_text(const std::vector<CaseResult>& results, bool update) {
  Table table{{"scenario", "draws", "claims", "answers"}, {}, {1, 2}};
  Table changed{{"scenario", "what", "expected", "found"}, {}};
  for (const auto& result : results) {
    table.rows.push_back({result.scenario, std::to_string(result.found.budget),
                          std::to_string(result.found.claims.size()),
                          result.changes.empty() ? "same"
                          : update               ? "written"
                                                 : "CHANGED"});
    for (const auto& change : result.changes)
      changed.rows.push_back({result.scenario, change.what, change.expected, change.found});
  }
  std::string text = table_text(table, ink());
  if (!changed.rows.empty()) text += "\n" + table_text(changed, ink());
  if (!changed.rows.empty() && !update) text += "\nIf this is meant:  interregnum test DIR --update\n";
  return text;
}

}  // namespace

int test(const TestOptions& options) {
  std::vector<CaseResult> results;
  for (const Case& c : cases_under(options.directory, options.update)) {
    results.push_back(judge(c, threads_for(options.threads)));
    if (!results.back().complete) return interrupted_exit();
    const bool ran = !results.back().found.fingerprint.empty();
    if (options.update && ran && !results.back().changes.empty()) write_expectation(c, results.back());
  }
  const bool same = std::all_of(results.begin(), results.end(), [](const CaseResult& o) { return o.changes.empty(); });
  const bool broken =
      std::any_of(results.begin(), results.end(), [](const CaseResult& o) { return o.found.fingerprint.empty(); });
  if (options.json)
    print(document_text("test", {{"scenarios", array_of(results, case_json)}}));
  else
    print(cases_text(results, options.update));
  return broken || (!same && !options.update) ? bad_input : done;
}

}  // namespace interregnum::cli
