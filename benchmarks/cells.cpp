// What a study costs: cells a second on one and two threads, and each mechanism's step inside real runs.
#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>

#include "scenario/reader.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

constexpr const char* file = "scenarios/wagner-2023/scenario.toml";  // ./bench starts in the root
constexpr u64 seed = 0;

const Scenario& scenario() {
  static const Reading reading = [] {
    Reading read = read_scenario(file);
    if (!read.scenario) {
      std::fprintf(stderr, "%s cannot be read: run this as ./bench cells\n", file);
      std::exit(1);
    }
    return read;
  }();
  return *reading.scenario;
}

// The whole study up to the quick look, from no cells at all.
void cells(benchmark::State& state) {
  const Study study = prepare(scenario(), seed);
  Orders orders;
  orders.budget = quick_look;
  orders.threads = static_cast<unsigned>(state.range(0));
  u64 done = 0;
  for (auto _ : state) {
    Cells none;
    benchmark::DoNotOptimize(carry_out(study, none, orders).fingerprint);
    done += none.size();
  }
  state.SetItemsProcessed(static_cast<i64>(done));
}

// A step function carries no data, so each place in the list of cards has clocked functions of its own, which call
// the card's and add up what it took.
constexpr std::size_t most_cards = 64;
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

// The study with the clock around one pace of one card, wherever a variant uses it.
Study with_clock(const Card& card, std::size_t place, Pace pace, Card& copy) {
  constexpr auto quiet = steps<Pace::quiet>(std::make_index_sequence<most_cards>());
  constexpr auto hour = steps<Pace::hour>(std::make_index_sequence<most_cards>());
  clocked[place] = {card.quiet, card.hour, 0, 0};
  copy = card;
  (pace == Pace::quiet ? copy.quiet : copy.hour) = pace == Pace::quiet ? quiet[place] : hour[place];
  Study study = prepare(scenario(), seed);
  for (auto& plan : study.plans)
    for (auto& bound : plan.cards)
      if (bound.card == &card) bound.card = &copy;
  return study;
}

// Time is nanoseconds a call, averaged over every call in one cell of every arm; one iteration is one draw.
void mechanism(benchmark::State& state, const Card& card, std::size_t place, Pace pace) {
  const double overhead = clock_cost();
  Card copy;
  const Study study = with_clock(card, place, pace, copy);
  i64 calls = 0, runs = 0;
  u32 draw = 0;
  for (auto _ : state) {
    clocked[place].nanoseconds = clocked[place].calls = 0;
    for (u32 arm = 0; arm < study.arms.size(); ++arm) {
      benchmark::DoNotOptimize(run_cell(study, {arm, draw, 0}).failed);
      ++runs;
    }
    ++draw;
    const auto made = static_cast<double>(clocked[place].calls);
    const double spent = static_cast<double>(clocked[place].nanoseconds) - overhead * made;
    state.SetIterationTime(made > 0 && spent > 0 ? spent / made * 1e-9 : 0);
    calls += clocked[place].calls;
  }
  state.counters["calls/run"] = static_cast<double>(calls) / static_cast<double>(runs);
}

void register_all() {
  auto* whole = benchmark::RegisterBenchmark("cells", cells);
  whole->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
  constexpr int draws = 16;
  std::size_t place = 0;
  for (const Card* card : cards()) {
    if (place == most_cards) break;
    for (const Pace pace : {Pace::quiet, Pace::hour}) {
      if (!(pace == Pace::quiet ? card->quiet : card->hour)) continue;
      const std::string name = (pace == Pace::quiet ? "quiet/" : "hour/") + std::string(card->text.id);
      benchmark::RegisterBenchmark(name.c_str(), mechanism, std::cref(*card), place, pace)
          ->Iterations(draws)
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
