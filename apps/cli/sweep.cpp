// sweep: in how many worlds claims follow while one number or two take fixed values.
#include "study/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "commands.hpp"
#include "document/render.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "own_file.hpp"
#include "progress.hpp"
#include "report/sweep_svg.hpp"
#include "store/store.hpp"
#include "study_job.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

constexpr u32 usual_points = 11, most_on_a_map = 33;

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
  const std::string name = nearest_name(word, known);
  return name.empty() ? "" : "\nnearest: '" + printable(name) + "'";
}

u32 find_input(const Scenario& scenario, const std::string& name) {
  if (const auto input = input_named(scenario, name)) return *input;
  std::vector<std::string> labels;
  for (const Input& input : scenario.inputs)
    if (input.used) labels.push_back(input.label);
  throw UsageError(fmt::format("no number is called '{}'{}\nall of them:  interregnum check FILE --priors",
                               printable(name), nearest(name, labels)));
}

// "0.7", "55 km/h", in the unit of the number and within its bounds.
double value_of(const Input& input, const std::string& text, const std::string& option) {
  Node node;
  node.kind = Kind::string;
  node.text = text;
  node.at.file = option;
  Target target;
  target.unit = input.unit;
  target.low = input.quantity.prior.low;
  target.high = input.quantity.prior.high;
  target.unit_optional = true;
  Diagnostics diagnostics;
  const auto read = read_quantity(node, target, diagnostics);
  if (!read) throw UsageError(render(diagnostics, {}));
  if (!read->expression.empty() || is_uncertain(read->prior))
    throw UsageError(fmt::format("{} '{}' is not one value", option, printable(text)));
  return quantile(read->prior, .5);
}

SweepAxis axis_of(const Scenario& scenario, const SweepOptions& options, std::size_t i) {
  SweepAxis axis{find_input(scenario, options.parameters[i]), {}};
  const Input& input = scenario.inputs[axis.input];
  const Prior& prior = input.quantity.prior;
  if (!input.used) throw UsageError(fmt::format("nothing in this scenario reads {}", printable(input.label)));
  if (prior.family == Family::choice) {
    for (std::size_t k = 0; k < input.quantity.choices.size(); ++k) axis.values.push_back(static_cast<double>(k));
    return axis;
  }
  const bool has_from = i < options.from.size(), has_to = i < options.to.size();
  if ((!has_from || !has_to) && (!is_uncertain(prior) || !input.quantity.expression.empty()))
    throw UsageError(
        fmt::format("{} has no range of its own\nsay one:  --from VALUE --to VALUE", printable(input.label)));
  const double low = has_from ? value_of(input, options.from[i], "--from") : quantile(prior, .05);
  const double high = has_to ? value_of(input, options.to[i], "--to") : quantile(prior, .95);
  if (low >= high) throw UsageError(fmt::format("--from of {} is not below its --to", printable(input.label)));
  const u32 points = options.points.value_or(usual_points);
  for (u32 k = 0; k < points; ++k) {
    const double value = low + (high - low) * k / (points - 1);
    axis.values.push_back(std::fabs(value) < 1e-9 * (high - low) ? 0 : value);  // the middle of -.16 to .16 is 0
  }
  return axis;
}

std::vector<SweepAxis> axes_of(const Scenario& scenario, const SweepOptions& options) {
  std::vector<SweepAxis> axes;
  for (std::size_t i = 0; i < options.parameters.size(); ++i) axes.push_back(axis_of(scenario, options, i));
  if (axes.size() == 2 && axes[0].input == axes[1].input) throw UsageError("a map has two different numbers");
  if (axes.size() == 2 && axes[0].values.size() > most_on_a_map)
    throw UsageError(fmt::format("a map has at most {} values each", most_on_a_map));
  return axes;
}

// Only the claims that are asked for; what is known is not needed here.
Scenario reduced(Scenario scenario, const std::vector<std::string>& wanted) {
  std::vector<std::string> ids;
  for (const Claim& claim : scenario.claims) ids.push_back(claim.id);
  for (const auto& id : wanted)
    if (std::find(ids.begin(), ids.end(), id) == ids.end())
      throw UsageError(fmt::format("no claim is called '{}'{}", printable(id), nearest(id, ids)));
  if (!wanted.empty())
    std::erase_if(scenario.claims, [&](const Claim& claim) {
      return std::find(wanted.begin(), wanted.end(), claim.id) == wanted.end();
    });
  if (scenario.claims.empty()) throw UsageError("the scenario has no claims to map");
  scenario.rivals.clear();
  scenario.facts.clear();
  return scenario;
}

}  // namespace

int sweep(const SweepOptions& options) {
  const auto input = read_input(options.file, "sweep", options.json);
  if (!input) return bad_input;
  if (!options.out.empty()) refuse_to_overwrite(options.out, "<svg");
  const auto axes = axes_of(*input->scenario, options);
  const Scenario scenario = reduced(*input->scenario, options.claims);
  const Study study = prepare(scenario, options.seed);
  Meter meter{counted(study.arms.size(), "arm")};
  SweepOrders orders{options.draws, threads_for(options.threads), {}, &watch_interrupts()};
  orders.progress = [&](u64 runs, u64 all) { show(meter, runs, all); };
  const Swept swept = interregnum::sweep(study, axes, orders);
  clear(meter);
  if (!swept.complete) {
    message("Interrupted. A map keeps nothing that is not finished.");
    return interrupted_exit();
  }
  if (swept.claims.empty())
    throw UsageError("these claims compare parts or other files, or are assumed or never tested: no map shows them");
  const SweepMap map{study, axes, swept, options.draws};
  if (!options.out.empty()) write_file(options.out, sweep_svg(map));
  if (options.json)
    print(document_text("sweep", sweep_members(map)));
  else
    print(sweep_text(map, ink()) + (options.out.empty() ? "" : "Picture: " + printable(options.out) + "\n"));
  return done;
}

}  // namespace interregnum::cli
