#include "study/rivals.hpp"

#include "study/execute.hpp"
#include "study/looking.hpp"

namespace interregnum {
namespace {

// What a test transfers it reads of another study, and has no sides here.
bool would_follow(const BoundTest& test, const TestResult& result, u32 condition) {
  return result.finding.decided && result.finding.verdict == Verdict::follows && result.progress.draws > 0 &&
         !test.sides[condition].empty();
}

void meet(const Study& study, const BoundTest& test, u32 condition, const Cells& cells, TestResult& result) {
  result.rivals.push_back(rival_share(study, test, condition, cells, result.rival_progress));
  result.finding = judge_test(result.worlds, test.rule, context_of(test, result));
}

}  // namespace

bool meet_default_rivals(const Study& study, Cells& cells, const Orders& orders, Status& status,
                         std::vector<TestResult>& results) {
  const std::size_t declared = study.scenario->rivals.size();
  for (std::size_t rival = 0; rival < study.scenario->defaults.size(); ++rival) {
    const auto condition = static_cast<u32>(1 + declared + rival);
    std::vector<Cell> wanted;
    for (std::size_t i = 0; i < results.size(); ++i)
      if (would_follow(study.tests[i], results[i], condition))
        want(study.tests[i], condition, results[i].rival_progress, wanted);
    keep_missing(wanted, cells);
    status.at_most = status.done + wanted.size();
    if (!execute(study, wanted, cells, orders, status)) return false;
    for (std::size_t i = 0; i < results.size(); ++i)
      if (would_follow(study.tests[i], results[i], condition))
        meet(study, study.tests[i], condition, cells, results[i]);
  }
  return true;
}

}  // namespace interregnum
