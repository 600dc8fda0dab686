// What one number costs: the elementary functions and the keyed draws of src/base.
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <functional>
#include <string>

#include "base/draw.hpp"
#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr std::size_t count = 1024;  // arguments, small enough to stay in the first cache

// Arguments spread evenly over [low, high], in an order that no branch predictor can learn.
std::array<double, count> arguments(double low, double high) {
  std::array<double, count> values{};
  const Luck luck = luck_of(1, 0, 0);
  for (std::size_t i = 0; i < count; ++i) values[i] = low + (high - low) * luck.uniform(i, 0, 0);
  return values;
}

struct Function {
  const char* name;
  double (*value)(double);
  double low, high;
};
constexpr Function functions[] = {
    {"exp", real::exp, -20, 20},      {"expm1", real::expm1, -1, 1},
    {"log", real::log, .001, 1000},   {"log1p", real::log1p, -.5, 1},
    {"tanh", real::tanh, -3, 3},      {"logistic", real::logistic, -10, 10},
    {"Phi", real::normal_cdf, -5, 5}, {"Phi_inverse", real::normal_quantile, .0001, .9999},
};

// No argument depends on a value before it, so this is throughput, as in a mechanism's loop over rows. Time is that
// of all arguments; items_per_second counts single values.
void real_function(benchmark::State& state, const Function& function) {
  const auto values = arguments(function.low, function.high);
  for (auto _ : state)
    for (const double x : values) benchmark::DoNotOptimize(function.value(x));
  state.SetItemsProcessed(state.iterations() * static_cast<i64>(count));
}

void philox_block(benchmark::State& state) {
  std::array<u32, 4> counter{};
  for (auto _ : state) {
    ++counter[0];
    benchmark::DoNotOptimize(philox(counter, {1, 2}));
  }
  state.SetItemsProcessed(state.iterations());
}

template <double (Luck::*draw)(u64, i64, u32) const>
void keyed(benchmark::State& state) {
  const Luck luck = luck_of(1, 0, 0);
  i64 tick = 0;
  for (auto _ : state) benchmark::DoNotOptimize((luck.*draw)(7, ++tick, 3));
  state.SetItemsProcessed(state.iterations());
}

void register_all() {
  for (const auto& function : functions)
    benchmark::RegisterBenchmark(("real/" + std::string(function.name)).c_str(), real_function, std::cref(function));
  benchmark::RegisterBenchmark("philox_block", philox_block);
  benchmark::RegisterBenchmark("keyed/uniform", keyed<&Luck::uniform>);
  benchmark::RegisterBenchmark("keyed/normal", keyed<&Luck::normal>);
  benchmark::RegisterBenchmark("keyed/exponential", keyed<&Luck::exponential>);
}

}  // namespace
}  // namespace interregnum

int main(int count, char** arguments) {
  interregnum::register_all();
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
