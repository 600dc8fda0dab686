#include "report/result_json.hpp"

#include <fmt/format.h>

#include "report/coverage_json.hpp"
#include "report/finding_json.hpp"
#include "report/robust_text.hpp"
#include "report/turning.hpp"
#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

// Null where there is no such number.
Json number_if(bool given, double number) {
  if (!given) return {};
  return number;
}

Json contamination_json(const TestResult& test) {
  const auto limit = contamination_limit(test.worlds.share.lo, test.rule.holds);
  return limit ? Json(*limit) : Json();
}

Json effect_json(const Worlds& worlds, const Test& test) {
  const Estimate& effect = worlds.effect;
  return Json::Object{{"mean", effect.value},
                      {"lo", effect.lo},
                      {"hi", effect.hi},
                      {"unit", test.outcome.unit},
                      {"margin", number_if(test.kind != TestKind::level, test.margin)},
                      {"reference", number_if(test.reference || test.kind == TestKind::parts, worlds.scale)}};
}

Text kind_text(TestKind kind) {
  constexpr Text names[] = {"contrast", "level", "order", "interaction", "parts", "transfer"};
  return names[static_cast<std::size_t>(kind)];
}

Json rivals_json(const Study& study, const TestResult& result) {
  Json::Array rivals;
  for (std::size_t i = 0; i < result.rivals.size(); ++i) {
    const Rival& rival = rival_at(*study.scenario, i);
    rivals.push_back(Json::Object{{"role", rival.role},
                                  {"use", rival.playing.card ? rival.playing.card->text.id : Text("none")},
                                  {"with", rival.with},
                                  {"declared", i < study.scenario->rivals.size()},
                                  {"lo", result.rivals[i].lo},
                                  {"hi", result.rivals[i].hi}});
  }
  return rivals;
}

Json left_out_json(const Scenario& scenario) {
  return array_of(scenario.left_out, [](const LeftOut& out) {
    return Json::Object{{"role", out.role}, {"use", out.card->text.id}, {"why", out.why}};
  });
}

Json seeds_json(const Finished& finished) {
  if (finished.past == nullptr) return Json::Array{fmt::format("{:#x}", finished.study.key)};
  return array_of(finished.past->seeds, [](const std::string& seed) { return Json(seed); });
}

Json arms_json(const Scenario& scenario, const Test& test) {
  return array_of(test.arms, [&](u32 arm) { return Json(scenario.arms[arm].name); });
}

Json test_json(const Study& study, const TestResult& result) {
  const Test& test = test_of(study, result);
  return Json::Object{
      {"kind", kind_text(test.kind)},
      {"arms", arms_json(*study.scenario, test)},
      {"question", question_of(study, result)},
      {"outcome", test.outcome.text},
      {"expect", test.expect},
      {"bound", test.kind == TestKind::level ? Json(test.bound) : Json()},
      {"asked", test.margin_text},
      {"relative_to", test.reference ? Json(test.reference->text) : Json()},
      {"undefined", Json(test.undefined)},
      {"verdict", verdict_code(result.finding.verdict)},
      {"wording", sentence_of(study, result)},
      {"answers", array_of(answers_of(study, result),
                           [](const Answer& answer) {
                             return Json::Object{{"mark", std::string(1, answer.mark)}, {"words", answer.words}};
                           })},
      {"effect", effect_json(result.worlds, test)},
      {"scale", scale_json(scale_of(test.outcome))},
      {"levels", array_of(result.levels, [](double level) { return Json(level); })},
      {"share", share_json(result.worlds.share)},
      {"reversed", share_json(result.worlds.reversed)},
      {"rivals", rivals_json(study, result)},
      {"scenario", test.transfer ? Json(test.transfer->file) : Json()},
      {"parts", array_of(result.parts,
                         [](const PartShare& part) {
                           return Json::Object{{"name", part.name},
                                               {"share", Json::Object{{"mean", part.share.value},
                                                                      {"lo", part.share.lo},
                                                                      {"hi", part.share.hi}}}};
                         })},
      {"draws", result.progress.draws},
      {"replicates", result.progress.replicates},
      {"pairs", result.pairs},
      {"open_draws", result.worlds.reach.unclear},
      {"missing", result.worlds.missing},
      {"compared", result.compared},
      {"differing", result.differing},
      {"luck_share", result.worlds.luck_share},
      {"further_draws", result.further ? Json(*result.further) : Json()}};
}

// The same study gives the same document from wherever it is run.
Text file_name(Text path) { return path.substr(path.rfind('/') + 1); }

// Which test decides, and by what: its three answers.
std::string reason_of(const Finished& finished, const ClaimFinding& finding, const TestResult& deciding) {
  std::string reason;
  if (finding.parts > 1) reason = fmt::format("{}; part {} decides: ", parts_words(finding), finding.deciding + 1);
  const auto answers = answers_of(finished.study, deciding);
  return reason + fmt::format("{} | {} | {}", answers[0].words, answers[1].words, answers[2].words);
}

Json outcome_json(const OutcomeSummary& row) {
  return Json::Object{{"name", row.name}, {"arm", row.arm}, {"unit", row.unit}, {"mean", row.mean}, {"lo", row.lo},
                      {"hi", row.hi},     {"q05", row.q05}, {"q50", row.q50},   {"q95", row.q95},   {"n", row.n}};
}

Json lies_code(Lies lies) {
  constexpr Text codes[] = {"inside", "open", "outside"};
  if (lies == Lies::nowhere) return {};
  return codes[static_cast<std::size_t>(lies)];
}

Json rate_json(const Study& study, const RateResult& rate) {
  const Fact& fact = study.scenario->facts[rate.fact];
  return Json::Object{
      {"name", fact.name},
      {"quantity", fact.quantity},
      {"arm", study.scenario->arms[fact.arm].name},
      {"source", fact.source},
      {"history", Json::Object{{"value", rate.history}, {"lo", rate.history_lo}, {"hi", rate.history_hi}}},
      {"model",
       Json::Object{
           {"mean", rate.mean}, {"lo", rate.lo}, {"hi", rate.hi}, {"runs", rate.runs}, {"failed", rate.failed}}},
      {"lies", lies_code(rate.lies)},
      {"counts", !fact.is_prior},
      {"claims", array_of(rate.claims, [&](u32 claim) { return Json(study.scenario->claims[claim].id); })}};
}

Json assumed_json(const Input& input) {
  return Json::Object{{"path", input.path},
                      {"prior", describe(input.quantity.prior, input.unit, input.quantity.choices)},
                      {"why", input.quantity.cite.why.empty() ? Text("judgement") : Text(input.quantity.cite.why)}};
}

}  // namespace

std::string fingerprint_text(u64 fingerprint) { return fmt::format("{:016x}", fingerprint); }

Json claim_json(const Finished& finished, u32 index) {
  const auto& [study, result, engine, past] = finished;
  const Claim& claim = study.scenario->claims[index];
  const ClaimFinding& finding = result.claims[index];
  const auto tests = tests_of_claim(result, index);
  const TestResult& deciding = *tests[finding.deciding];
  const Mechanisms mechanisms = mechanisms_of(finished, index);
  return Json::Object{
      {"id", claim.id},
      {"kind", kind_text(test_of(study, deciding).kind)},
      {"text", claim.says},
      {"source", cites_text(claim.cites)},
      {"verdict", verdict_code(finding.verdict)},
      {"reason", reason_of(finished, finding, deciding)},
      {"wording", sentence_of(study, deciding)},
      {"tests", array_of(tests, [&](const TestResult* test) { return test_json(finished.study, *test); })},
      {"effect", effect_json(deciding.worlds, test_of(study, deciding))},
      {"share", share_json(deciding.worlds.share)},
      {"reversed", share_json(deciding.worlds.reversed)},
      {"rivals", Json::Object{{"declared", mechanisms.declared},
                              {"available", mechanisms.available},
                              {"run", mechanisms.run},
                              {"left_out", left_out_json(*study.scenario)}}},
      {"draws", deciding.progress.draws},
      {"pairs", deciding.pairs},
      {"open_draws", deciding.worlds.reach.unclear},
      {"luck_share", deciding.worlds.luck_share},
      {"contamination", contamination_json(deciding)},
      {"margin_why", claim.margin_why},
      {"scale", scale_json(scale_of(test_of(study, deciding).outcome))},
      {"deciding", finding.deciding},
      {"turns_on", turns_on_words(finished, index)},
      {"turning", array_of(turning_sentences(finished, index), [](const std::string& words) { return Json(words); })},
      {"worlds", worlds_json(finished, index)},
      {"hinge", hinge_json(finished, index)},
      {"box", box_json(finished, index)},
      {"robustness", robustness_json(finished, index)},
      {"firmness", firmness_json(finished, index)},
      {"need", claim.need},
      {"worded", worded_json(finished, index)},
      {"if_fits", conditioned_json(finished, index)}};
}

Json result_document(const Finished& finished) {
  const auto& [study, result, engine, past] = finished;
  Json::Array claims;
  for (u32 i = 0; i < result.claims.size(); ++i) claims.push_back(claim_json(finished, i));
  return document(
      "run",
      {{"study", Json::Object{{"hash", study.scenario->hash},
                              {"seed", fmt::format("{:#x}", study.key)},
                              {"fingerprint", fingerprint_text(result.fingerprint)},
                              {"engine", engine},
                              {"title", study.scenario->title},
                              {"file", file_name(study.scenario->file)},
                              {"stance", study.scenario->stance},
                              {"holds", study.scenario->rules.holds},
                              {"alpha", study.scenario->rules.alpha},
                              {"widen", study.scenario->rules.widen},
                              {"budget", result.budget},
                              {"quick", result.budget <= quick_look},
                              {"runs", result.cells},
                              {"wording", past != nullptr ? past->wording : 1},
                              {"seeds", seeds_json(finished)}}},
       {"outcomes", array_of(result.outcomes, outcome_json)},
       {"claims", std::move(claims)},
       {"coverage", coverage_json(*study.scenario)},
       {"observed", observed_json(finished)},
       {"base_rates", array_of(result.rates, [&](const RateResult& rate) { return rate_json(finished.study, rate); })},
       {"assumed", array_of(assumed_inputs(*study.scenario), [](const Input* i) { return assumed_json(*i); })},
       {"find_out", find_out_json(finished)},
       {"numbers", numbers_json(finished)},
       {"series", series_json(finished)},
       {"failed_runs", result.failed_runs}});
}

}  // namespace interregnum
