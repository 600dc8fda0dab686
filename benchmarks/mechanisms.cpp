// What each mechanism costs: its weekly and hourly step in runs of the flagship from 2022 to the horizon.
#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <utility>

#include "engine/run.hpp"
#include "scenario/reader.hpp"

namespace interregnum {
namespace {

constexpr const char* file = "scenarios/wagner-2023/scenario.toml";  // ./bench starts in the root
constexpr const char* arm = "story";
constexpr u32 draws = 64;

std::string flagship() {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  if (text.str().empty()) {
    std::fprintf(stderr, "%s cannot be read: run this as ./bench mechanisms\n", file);
    std::exit(1);
  }
  return text.str();
}

// The flagship with `card` in the place of what plays its role there.
std::string flagship_with(const Card& card) {
  std::istringstream lines(flagship());
  const std::string role(card.text.role), header = "[mechanism]";
  std::string text, section;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('[')) section = line;
    const std::string key = line.substr(0, line.find_first_of(" ="));
    if (section == header && key == role) continue;
    text += line + '\n';
    if (line == header) text += role + " = { use = \"" + std::string(card.text.id) + "\" }\n";
  }
  return text;
}

struct Course {
  Scenario scenario;
  Plan plan;
  RunSpec spec;
};

// The course of the arm from `from` to the horizon; its plan is made once and stays where it is.
Course course_of(const std::string& text) {
  Reading reading = read_scenario(file, text);
  if (!reading.scenario) {
    std::fprintf(stderr, "%s: the flagship has errors with another mechanism\n", file);
    std::exit(1);
  }
  Course course{std::move(*reading.scenario), {}, {}};
  course.plan = bind(course.scenario);
  return course;
}

void finish(Course& course) {
  for (const Arm& each : course.scenario.arms)
    if (each.name == arm) course.spec = specify(course.plan, each.actions, {}, course.scenario.clock.horizon);
}

void run_draw(const Course& course, u32 draw) {
  benchmark::DoNotOptimize(run(course.spec, draw_inputs(course.plan, 0, draw), luck_of(0, draw, 0)).failed);
}

// Whole runs: every mechanism that the flagship names, and the standards of the other roles.
void whole_run(benchmark::State& state) {
  static Course course = course_of(flagship());
  finish(course);
  u32 draw = 0;
  for (auto _ : state) run_draw(course, draw++ % draws);
}

// A step function carries no data, so each place in the list of cards has clocked functions of its own, which call
// the card's and add up what it took.
constexpr std::size_t most_cards = 96;
using Clock = std::chrono::steady_clock;

struct Clocked {
  StepFunction quiet = nullptr, hour = nullptr;
  i64 nanoseconds = 0, calls = 0;
};
std::array<Clocked, most_cards> clocked;

enum class Pace { quiet, hour };

template <std::size_t place, Pace pace>
void step(const Call& call) {
  Clocked& card = clocked[place];
  const auto before = Clock::now();
  (pace == Pace::quiet ? card.quiet : card.hour)(call);
  card.nanoseconds += std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - before).count();
  ++card.calls;
}

template <Pace pace, std::size_t... place>
constexpr std::array<StepFunction, sizeof...(place)> steps(std::index_sequence<place...>) {
  return {step<place, pace>...};
}

// What the clock itself adds to a call.
double clock_cost() {
  static const double cost = [] {
    clocked[0] = {[](const Call&) {}, nullptr, 0, 0};
    for (int i = 0; i < 100000; ++i) step<0, Pace::quiet>({});
    return static_cast<double>(clocked[0].nanoseconds) / static_cast<double>(clocked[0].calls);
  }();
  return cost;
}

// The card with the clock around its steps of one pace.
Card with_clock(const Card& card, std::size_t place, Pace pace) {
  constexpr auto quiet = steps<Pace::quiet>(std::make_index_sequence<most_cards>());
  constexpr auto hour = steps<Pace::hour>(std::make_index_sequence<most_cards>());
  clocked[place] = {card.quiet, card.hour, 0, 0};
  Card copy = card;
  (pace == Pace::quiet ? copy.quiet : copy.hour) = pace == Pace::quiet ? quiet[place] : hour[place];
  return copy;
}

// Time is nanoseconds a call over `draws` runs; us/run is what they come to in one run.
void mechanism(benchmark::State& state, const Card& card, std::size_t place, Pace pace) {
  const double overhead = clock_cost();
  const Card copy = with_clock(card, place, pace);
  Course course = course_of(flagship_with(card));
  for (auto& bound : course.plan.cards)
    if (bound.card == &card) bound.card = &copy;
  finish(course);
  double a_run = 0, calls = 0;
  for (auto _ : state) {
    clocked[place].nanoseconds = clocked[place].calls = 0;
    for (u32 draw = 0; draw < draws; ++draw) run_draw(course, draw);
    calls = static_cast<double>(clocked[place].calls);
    const double spent = std::max(0., static_cast<double>(clocked[place].nanoseconds) - overhead * calls) * 1e-9;
    state.SetIterationTime(calls > 0 ? spent / calls : 0);
    a_run = spent / draws;
  }
  state.counters["calls/run"] = calls / draws;
  state.counters["us/run"] = a_run * 1e6;
}

void register_all() {
  benchmark::RegisterBenchmark("run", whole_run)->Unit(benchmark::kMicrosecond);
  std::size_t place = 0;
  for (const Card* card : cards()) {
    if (place == most_cards) break;
    for (const Pace pace : {Pace::quiet, Pace::hour}) {
      if (!(pace == Pace::quiet ? card->quiet : card->hour)) continue;
      const std::string name = (pace == Pace::quiet ? "quiet/" : "hour/") + std::string(card->text.id);
      benchmark::RegisterBenchmark(name.c_str(), mechanism, std::cref(*card), place, pace)
          ->Iterations(1)
          ->UseManualTime();
    }
    ++place;
  }
}

}  // namespace
}  // namespace interregnum

int main(int count, char** arguments) {
  interregnum::register_all();
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
