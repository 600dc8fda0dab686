// trace: one run as a chronicle in words, or the first run in which something happens.
#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "document/render.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "progress.hpp"
#include "report/chronicle.hpp"
#include "report/why.hpp"
#include "scenario/arm_reader.hpp"
#include "scenario/names.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

constexpr u32 draws_searched = 10'000;
constexpr std::size_t lines_shown = 120;

// Mistakes in an argument are told like those in a file.
[[noreturn]] void refuse(const Diagnostics& diagnostics) { throw UsageError(render(diagnostics, {})); }

Node string_node(const std::string& text, const std::string& name) {
  Node node;
  node.kind = Kind::string;
  node.text = text;
  node.at.file = name;
  return node;
}

// Every arm of the file, spelled out, so that the reader of arms can use it by name.
std::map<std::string, Node> spelled_arms(const Scenario& scenario) {
  std::map<std::string, Node> arms;
  for (const auto& arm : scenario.arms) {
    if (arm.name == "nothing") continue;  // the reader of arms knows it
    std::string text;
    for (const u32 action : arm.actions) text += (text.empty() ? "" : " + ") + scenario.actions[action].name;
    arms.emplace(arm.name, string_node(text.empty() ? "nothing" : text, "--with"));
  }
  return arms;
}

std::vector<u32> actions_of(const Scenario& scenario, const std::string& expression) {
  for (const auto& arm : scenario.arms)
    if (arm.name == expression) return arm.actions;
  const auto spelled = spelled_arms(scenario);
  NamedArms named;
  for (const auto& [name, node] : spelled) named.emplace(name, &node);
  const Node where = string_node(expression, "--with");
  Diagnostics diagnostics;
  auto actions = read_arm(where.text, where, scenario, named, diagnostics);
  if (!actions) refuse(diagnostics);
  return *std::move(actions);
}

// The latest hour that any test of this arm asks for; the scenario's horizon where none does.
i64 until_for(const Scenario& scenario, const std::vector<u32>& actions) {
  i64 until = scenario.clock.from;
  for (const auto& claim : scenario.claims)
    for (const auto& test : claim.tests)
      for (const u32 arm : arms_of(test))
        if (scenario.arms[arm].actions == actions) until = std::max(until, test.outcome.window.to);
  return until > scenario.clock.from ? until : scenario.clock.horizon;
}

EventRef event_of(const Scenario& scenario, const std::string& event, const std::string& option) {
  Diagnostics diagnostics;
  Position at;
  at.file = option;
  auto found = resolve_event(event, at, scenario, diagnostics);
  if (!found) refuse(diagnostics);
  return *std::move(found);
}

Record coin_of(const Scenario& scenario, const std::string& event, i64 until) {
  Record record;
  record.kind = Record::Kind::coin;
  record.event = event_of(scenario, event, "--find");
  record.window = {scenario.clock.from, until};
  return record;
}

// The first draw from options.draw on in which the event happens; nothing if there is none.
std::optional<u32> find_draw(const TraceOptions& options, const RunSpec& spec) {
  const auto& stop = watch_interrupts();
  Meter meter{"searching"};
  for (u32 draw = options.draw; draw < draws_searched && !stop; ++draw) {
    const auto inputs = draw_inputs(*spec.plan, options.seed, draw);
    if (interregnum::run(spec, inputs, luck_of(options.seed, draw, options.replicate)).values.front() == 1) {
      clear(meter);
      return draw;
    }
    show(meter, draw - options.draw, draws_searched - options.draw);
  }
  clear(meter);
  return {};
}

Json happening_json(const Happening& h) {
  return Json::Object{
      {"t", h.tick}, {"what", h.what}, {"because", h.because}, {"imposed", h.imposed}, {"source", h.source}};
}

Json::Object which_run(const TraceOptions& options, Json draw) {
  return {{"arm", options.arm},
          {"seed", fmt::format("{:#x}", options.seed)},
          {"draw", std::move(draw)},
          {"replicate", options.replicate}};
}

Json cause_json(const Cause& cause) {
  return Json::Object{{"kind", cause.kind},
                      {"what", cause.what},
                      {"t", cause.tick ? Json(*cause.tick) : Json()},
                      {"causes", array_of(cause.causes, cause_json)}};
}

Json why_json(const std::optional<Why>& why) {
  if (!why) return {};
  return Json::Object{{"happened", why->happened}, {"cause", cause_json(why->root)}};
}

std::string trace_json(const TraceOptions& options, u32 draw, const Chronicle& chronicle,
                       const std::optional<Why>& why) {
  Json::Object series;
  for (const auto& line : chronicle.series)
    series.emplace_back(line.name, array_of(line.values, [](double value) { return Json(value); }));
  return document_text("trace", {{"fingerprint", fmt::format("{:016x}", chronicle.fingerprint)},
                                 {"run", which_run(options, draw)},
                                 {"fallen", chronicle.fallen},
                                 {"failed", chronicle.failed},
                                 {"events", array_of(chronicle.happenings, happening_json)},
                                 {"t", array_of(chronicle.ticks, [](i64 tick) { return Json(tick); })},
                                 {"series", std::move(series)},
                                 {"why", why_json(why)}});
}

// Why instead of the chronicle.
std::string why_page(const TraceOptions& options, u32 draw, const Why& why) {
  const std::string arm = printable(options.arm), event = printable(options.why);
  std::string text = paragraph(fmt::format("Draw {} of {}: one possible course. Nearest first; of several causes the "
                                           "larger ones.",
                                           draw, arm),
                               0) +
                     "\n" + why_text(why);
  const std::string next =
      why.happened ? fmt::format("--draw {}", draw + 1) : fmt::format("--find {0} --why {0}", event);
  return text + fmt::format("\nNext: {}\n", next);
}

std::string trace_text(const TraceOptions& options, u32 draw, const Chronicle& chronicle) {
  const std::string arm = printable(options.arm);
  return paragraph(fmt::format("Draw {} of {}: one possible course, not the most likely one.", draw, arm), 0) + "\n" +
         chronicle_text(chronicle, lines_shown) +
         fmt::format("\nNext: --draw {}    --replicate {}    --find \"regime.falls\"\n", draw + 1,
                     options.replicate + 1);
}

int nothing_found(const TraceOptions& options) {
  if (interrupted_exit() != 0) return interrupted_exit();
  if (options.json)
    print(document_text("trace", {{"fingerprint", nullptr},
                                  {"run", which_run(options, nullptr)},
                                  {"fallen", false},
                                  {"failed", false},
                                  {"events", Json::Array{}},
                                  {"t", Json::Array{}},
                                  {"series", Json::Object{}},
                                  {"why", nullptr}}));
  else
    print(paragraph(fmt::format("'{}' happens in none of the draws {} to {} of {}.", printable(options.find),
                                options.draw, draws_searched - 1, printable(options.arm)),
                    0));
  return done;
}

}  // namespace

int trace(const TraceOptions& options) {
  const auto input = read_input(options.file, "trace", options.json);
  if (!input) return bad_input;
  const Scenario& scenario = *input->scenario;
  const auto actions = actions_of(scenario, options.arm);
  const i64 until = until_for(scenario, actions);
  const Plan plan = bind(scenario);
  u32 draw = options.draw;
  std::optional<EventRef> asked;
  if (!options.why.empty()) asked = event_of(scenario, options.why, "--why");
  if (!options.find.empty()) {
    const Record coin = coin_of(scenario, options.find, until);
    const auto found = find_draw(options, specify(plan, actions, {&coin, 1}, until));
    if (!found) return nothing_found(options);
    draw = *found;
  }
  const auto inputs = draw_inputs(plan, options.seed, draw);
  const RunSpec spec = specify(plan, actions, {}, until);
  const Luck luck = luck_of(options.seed, draw, options.replicate);
  std::optional<Why> why;
  if (asked) why = why_of(scenario, spec, inputs, luck, *asked);
  if (why && !options.json) return print(why_page(options, draw, *why)), done;
  const Chronicle chronicle = chronicle_of(scenario, spec, inputs, luck, columns_to_watch(scenario, actions));
  print(options.json ? trace_json(options, draw, chronicle, why) : trace_text(options, draw, chronicle));
  return done;
}

}  // namespace interregnum::cli
