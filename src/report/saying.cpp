#include "report/saying.hpp"

#include <algorithm>

namespace interregnum {
namespace {

// The rival's name must outlive what is said with it.
Saying saying_of(const Study& study, const TestResult& result, const std::string& rival) {
  Saying saying{result.worlds, result.rule, scale_of(test_of(study, result).outcome)};
  saying.further_draws = result.further;
  if (result.compared > 0)
    saying.trigger_share = static_cast<double>(result.differing) / static_cast<double>(result.compared);
  const auto bound = std::find_if(study.tests.begin(), study.tests.end(), [&](const BoundTest& test) {
    return test.claim == result.claim && test.test == result.test;
  });
  if (bound != study.tests.end()) saying.idle_role = bound->idle_role;
  if (result.worlds.missing >= 1) {
    saying.trigger = "there is an outcome to read";
    saying.trigger_share = 0;
  }
  saying.rival = rival;
  if (const auto index = result.finding.rival; index && *index < result.rivals.size())
    saying.rival_share = result.rivals[*index];
  return saying;
}

std::string rival_of(const Study& study, const TestResult& result) {
  return result.finding.rival ? rival_name(rival_at(*study.scenario, *result.finding.rival)) : "";
}

bool is_read_and_uncertain(const Input& input) { return input.used && is_uncertain(input.quantity.prior); }

}  // namespace

Scale scale_of(const Outcome& outcome) {
  if (outcome.unit.empty()) return {100, "% of runs", "% of runs", "%"};  // in which two named values differ
  if (outcome.is_share && outcome.unit == "/d") return {100, "pp/d", "points a day", "pp/d"};
  if (outcome.is_share) return {100, "pp", "points", outcome.is_difference ? "pp" : "%"};
  const Text unit = outcome.unit == "1" ? Text() : Text(outcome.unit);
  return {1, unit, unit, unit};
}

const Test& test_of(const Study& study, const TestResult& result) {
  return study.scenario->claims[result.claim].tests[result.test];
}

std::string question_of(const Study& study, const TestResult& result) {
  const Test& test = test_of(study, result);
  if (test.transfer) return test.transfer->id + " of " + test.transfer->file + ": " + test.expect;
  const auto name = [&](std::size_t i) { return study.scenario->arms[test.arms[i]].name; };
  std::string text = name(0);
  if (test.kind == TestKind::order) text += " < " + name(1);
  if (test.kind == TestKind::contrast || test.kind == TestKind::interaction || test.kind == TestKind::parts)
    text += " vs " + name(1);
  if (test.kind == TestKind::interaction) text += ", than " + name(2) + " vs " + name(3);
  text += ": " + test.outcome.text;
  if (test.kind == TestKind::parts) text += ", share of " + test.expect;
  if (test.reference) text += ", relative to " + test.reference->text;
  return text;
}

std::string left_out_words(const Outcome& outcome) {
  if (!outcome.given.empty()) return "its condition was not met";
  if (is_decided_in_run(outcome)) return "the moment never came, or the regime fell before";
  return "the regime fell before this could be read";
}

std::vector<const TestResult*> tests_of_claim(const StudyResult& result, u32 claim) {
  std::vector<const TestResult*> tests;
  for (const auto& test : result.tests)
    if (test.claim == claim) tests.push_back(&test);
  return tests;
}

std::string rival_name(const Rival& rival) { return rival.role + " = " + use_text(rival); }

std::string transfer_sentence(const Study& study, const TestResult& result) {
  const Transfer& transfer = *test_of(study, result).transfer;
  const std::string what = transfer.verdict ? "verdict" : "sign", there = transfer.id + " of " + transfer.file;
  switch (result.finding.verdict) {
    case Verdict::follows:
      return there + " has the same " + what + " as here.";
    case Verdict::opposite:
      return there + " has another " + what + " than here.";
    case Verdict::not_enough_runs:
      return "In one of the two files the " + what + " of " + transfer.id + " is not decided yet.";
    default:
      return there + " and the claim here cannot be compared: one of them is not judged.";
  }
}

std::string sentence_of(const Study& study, const TestResult& result) {
  if (test_of(study, result).transfer) return transfer_sentence(study, result);
  const std::string rival = rival_of(study, result);
  return verdict_sentence(result.finding.verdict, saying_of(study, result, rival));
}

std::array<Answer, 3> answers_of(const Study& study, const TestResult& result) {
  return three_answers(saying_of(study, result, {}));
}

std::string effect_words(const Study& study, const TestResult& result) {
  const Scale scale = scale_of(test_of(study, result).outcome);
  return result.rule.is_level ? level_words(result.worlds.effect, scale) : change_words(result.worlds.effect, scale);
}

std::string of_hundred(const Estimate& share) {
  const std::string words = worlds_words(share.lo, share.hi);
  return words.substr(0, words.rfind(" of "));
}

std::string cites_text(const std::vector<Cite>& cites) {
  std::string text;
  for (const auto& cite : cites) {
    if (!text.empty()) text += ", ";
    text += cite.source;
    if (cite.paragraph > 0) text += "#p" + std::to_string(cite.paragraph);
    if (cite.sentence > 0) text += "." + std::to_string(cite.sentence);
  }
  return text;
}

Mechanisms mechanisms_of(const Scenario& scenario) {
  Mechanisms count{1 + scenario.rivals.size(), 1, 0};
  for (const auto& playing : scenario.playing)
    count.available += static_cast<u64>(std::count_if(cards().begin(), cards().end(), [&](const Card* card) {
      return card->text.role == playing.role && card != playing.card;
    }));
  count.available = std::max(count.available, count.declared);  // `none` is a rival without a card
  return count;
}

Mechanisms mechanisms_of(const Finished& finished, u32 claim) {
  Mechanisms count = mechanisms_of(*finished.study.scenario);
  const TestResult& deciding = *tests_of_claim(finished.result, claim)[finished.result.claims[claim].deciding];
  count.run = 1 + deciding.rivals.size();
  if (claim < finished.result.robustness.size()) {
    const auto& rows = finished.result.robustness[claim];
    const auto rivals =
        std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.check == Check::rival; });
    count.run = std::max(count.run, 1 + static_cast<u64>(rivals));
  }
  return count;
}

std::vector<const Input*> assumed_inputs(const Scenario& scenario) {
  std::vector<const Input*> assumed;
  for (const auto& input : scenario.inputs) {
    const Cite& cite = input.quantity.cite;
    const bool has_source = input.quantity.has_cite && cite.source != "judgement";
    const bool card_has_source = input.provenance == Provenance::card && !cite.why.empty();
    if (is_read_and_uncertain(input) && !has_source && !card_has_source) assumed.push_back(&input);
  }
  return assumed;
}

u64 uncertain_inputs(const Scenario& scenario) {
  return static_cast<u64>(std::count_if(scenario.inputs.begin(), scenario.inputs.end(), is_read_and_uncertain));
}

}  // namespace interregnum
