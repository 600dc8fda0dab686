#include "report/finding_json.hpp"

#include <algorithm>
#include <cmath>

#include "report/turning.hpp"
#include "scenario/about.hpp"
#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

Json number_if(bool given, double number) {
  if (!given) return {};
  return number;
}

Json numbers(const std::vector<double>& values) {
  return array_of(values, [](double value) { return Json(value); });
}

Json ids(const Scenario& scenario, const std::vector<u32>& claims) {
  return array_of(claims, [&](u32 claim) { return Json(scenario.claims[claim].id); });
}

const Input& input_at(const Finished& finished, u32 index) { return finished.study.scenario->inputs[index]; }

Json flip_json(const std::optional<Flip>& flip) {
  if (!flip) return {};
  return Json::Object{{"value", flip->value},
                      {"lo", flip->lo},
                      {"hi", flip->hi},
                      {"above", flip->above},
                      {"share_below", flip->share_below},
                      {"share_above", flip->share_above}};
}

Json curve_json(const std::vector<CurvePoint>& curve) {
  return array_of(curve, [](const CurvePoint& point) {
    return Json::Object{
        {"x", point.x}, {"share", point.share}, {"lo", point.lo}, {"hi", point.hi}, {"worlds", point.worlds}};
  });
}

// Whether anybody gave a reason for a number beyond judgement.
bool is_judgement(const Input& input) {
  const Cite& cite = input.quantity.cite;
  if (input.provenance == Provenance::card) return cite.why.empty();
  return !input.quantity.has_cite || cite.source == "judgement";
}

Json prior_json(const Input& input) {
  constexpr int points = 21;
  Json::Array quantiles;
  const bool drawn = input.quantity.expression.empty() && input.quantity.choices.empty();
  for (int i = 0; drawn && i < points; ++i) quantiles.emplace_back(quantile(input.quantity.prior, (i + .5) / points));
  return Json::Object{{"words", describe(input.quantity.prior, input.unit, input.quantity.choices)},
                      {"q05", number_if(drawn, drawn ? quantile(input.quantity.prior, .05) : 0)},
                      {"q50", number_if(drawn, drawn ? quantile(input.quantity.prior, .50) : 0)},
                      {"q95", number_if(drawn, drawn ? quantile(input.quantity.prior, .95) : 0)},
                      {"quantiles", std::move(quantiles)}};
}

Json::Object number_json(const Finished& finished, const Input& input) {
  return {{"path", input.path},
          {"label", input.label},
          {"about", about_of(*finished.study.scenario, input)},
          {"unit", input.unit},
          {"prior", prior_json(input)},
          {"source", input.quantity.has_cite ? Json(cites_text({input.quantity.cite})) : Json()},
          {"why", input.quantity.cite.why},
          {"from", input.provenance == Provenance::file ? "file" : "card"},
          {"judgement", is_judgement(input)}};
}

Text check_code(Check check) {
  constexpr Text codes[] = {"wider", "without", "rival", "permuted", "negation", "placebo", "positive"};
  return codes[static_cast<std::size_t>(check)];
}

Text kind_code(FactKind kind) {
  constexpr Text codes[] = {"number", "moment", "event"};
  return codes[static_cast<std::size_t>(kind)];
}

Text fact_code(const FactResult& fact) {
  if (fact.imposed) return "imposed";
  constexpr Text codes[] = {"inside", "open", "outside", "nowhere"};
  return codes[static_cast<std::size_t>(fact.lies)];
}

}  // namespace

Json scale_json(const Scale& scale) {
  return Json::Object{
      {"factor", scale.factor}, {"unit", scale.unit}, {"long_unit", scale.long_unit}, {"level_unit", scale.level_unit}};
}

Json share_json(const Estimate& share) {
  return Json::Object{{"estimate", share.value}, {"lo", share.lo}, {"hi", share.hi}};
}

Json hinge_json(const Finished& finished, u32 claim) {
  if (claim >= finished.result.hinges.size()) return Json::Array{};
  const ClaimHinge& hinge = finished.result.hinges[claim];
  return array_of(hinge.inputs, [&](const HingeInput& decider) {
    Json::Object members = number_json(finished, input_at(finished, decider.input));
    members.emplace_back("input", input_at(finished, decider.input).path);
    members.emplace_back("index", decider.index);
    members.emplace_back("floor", hinge.floor);
    members.emplace_back("flip", flip_json(decider.flip));
    members.emplace_back("curve", curve_json(decider.curve));
    members.emplace_back("settles_within",
                         number_if(decider.settles_within.has_value(), decider.settles_within.value_or(0)));
    members.emplace_back("sentence", hinge_sentence(finished, claim, decider));
    return Json(std::move(members));
  });
}

Json box_json(const Finished& finished, u32 claim) {
  if (claim >= finished.result.hinges.size() || !finished.result.hinges[claim].box) return {};
  const Box& box = *finished.result.hinges[claim].box;
  return Json::Object{{"sides", array_of(box.sides,
                                         [&](const BoxSide& side) {
                                           const Input& input = input_at(finished, side.input);
                                           return Json::Object{{"input", input.path}, {"label", input.label},
                                                               {"unit", input.unit},  {"lo", side.lo},
                                                               {"hi", side.hi},       {"quasi_p", side.quasi_p}};
                                         })},
                      {"follows", box.follows},
                      {"coverage", box.coverage},
                      {"density", box.density},
                      {"mass", box.mass},
                      {"found_again", box.found_again},
                      {"sentence", box_sentence(finished, claim)}};
}

Json worlds_json(const Finished& finished, u32 claim) {
  if (claim >= finished.result.hinges.size()) return {};
  const ClaimHinge& hinge = finished.result.hinges[claim];
  return Json::Object{{"judged", hinge.worlds}, {"needed_for_hinge", hinge.more}, {"effects", numbers(hinge.effects)}};
}

Json robustness_json(const Finished& finished, u32 claim) {
  if (claim >= finished.result.robustness.size()) return Json::Array{};
  return array_of(finished.result.robustness[claim], [](const Robustness& row) {
    return Json::Object{
        {"what", check_code(row.check)},
        {"name", row.name},
        {"share", share_json(row.share)},
        {"effect", Json::Object{{"mean", row.effect.value}, {"lo", row.effect.lo}, {"hi", row.effect.hi}}},
        {"left",
         row.left ? Json(Json::Object{{"mean", row.left->value}, {"lo", row.left->lo}, {"hi", row.left->hi}}) : Json()},
        {"verdict", verdict_code(row.verdict)},
        {"needed", row.needed},
        {"same", row.same},
        {"holds", row.holds},
        {"declared", row.declared}};
  });
}

Json conditioned_json(const Finished& finished, u32 claim) {
  if (claim >= finished.result.conditioned.size()) return {};
  const Conditioned& fit = finished.result.conditioned[claim];
  return Json::Object{
      {"worlds", fit.effective}, {"share", share_json(fit.share)}, {"verdict", verdict_code(fit.verdict)}};
}

Json observed_json(const Finished& finished) {
  const Scenario& scenario = *finished.study.scenario;
  return array_of(finished.result.facts, [&](const FactResult& found) {
    const Fact& fact = scenario.facts[found.fact];
    const bool read = found.runs > 0;
    return Json::Object{{"name", fact.name},
                        {"quantity", fact.quantity},
                        {"value", fact.value},
                        {"arm", scenario.arms[fact.arm].name},
                        {"source", fact.source},
                        {"use", fact.condition ? "condition" : "check"},
                        {"kind", kind_code(fact.kind)},
                        {"unit", fact.outcome.unit},
                        {"scale", scale_json(scale_of(fact.outcome))},
                        {"known", Json::Object{{"value", found.known}, {"lo", found.known_lo}, {"hi", found.known_hi}}},
                        {"model", Json::Object{{"mean", number_if(read, found.mean)},
                                               {"q05", number_if(read, found.q05)},
                                               {"q25", number_if(read, found.q25)},
                                               {"q50", number_if(read, found.q50)},
                                               {"q75", number_if(read, found.q75)},
                                               {"q95", number_if(read, found.q95)},
                                               {"runs", found.runs},
                                               {"of", found.of},
                                               {"failed", found.failed}}},
                        {"percentile", number_if(read && !found.imposed, 100 * found.percentile)},
                        {"lies", fact_code(found)},
                        {"claims", ids(scenario, found.claims)}};
  });
}

Json find_out_json(const Finished& finished) {
  return array_of(finished.result.advice, [&](const Advice& advice) {
    Json::Object members = number_json(finished, input_at(finished, advice.input));
    members.emplace_back("width", advice.width);
    members.emplace_back("claims", ids(*finished.study.scenario, advice.claims));
    members.emplace_back("sentence", advice_sentence(finished, advice));
    return Json(std::move(members));
  });
}

Json numbers_json(const Finished& finished) {
  const Scenario& scenario = *finished.study.scenario;
  Json::Array all;
  for (u32 i = 0; i < scenario.inputs.size(); ++i) {
    const Input& input = scenario.inputs[i];
    if (!input.used || !is_uncertain(input.quantity.prior)) continue;
    std::vector<u32> decides;
    for (u32 claim = 0; claim < finished.result.hinges.size(); ++claim)
      for (const HingeInput& decider : finished.result.hinges[claim].inputs)
        if (decider.input == i) decides.push_back(claim);
    Json::Object members = number_json(finished, input);
    members.emplace_back("decides", ids(scenario, decides));
    all.push_back(std::move(members));
  }
  return all;
}

Json series_json(const Finished& finished) {
  return array_of(finished.result.fans, [](const Fan& series) {
    return Json::Object{{"column", series.column},    {"arm", series.arm},
                        {"unit", series.unit},        {"t", array_of(series.t, [](i64 tick) { return Json(tick); })},
                        {"q05", numbers(series.q05)}, {"q25", numbers(series.q25)},
                        {"q50", numbers(series.q50)}, {"q75", numbers(series.q75)},
                        {"q95", numbers(series.q95)}, {"one", numbers(series.one)}};
  });
}

}  // namespace interregnum
