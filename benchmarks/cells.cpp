// What a study costs: cells a second on one and two threads.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

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

void register_all() {
  auto* whole = benchmark::RegisterBenchmark("cells", cells);
  whole->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
}

}  // namespace
}  // namespace interregnum

int main(int count, char** arguments) {
  interregnum::register_all();
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
