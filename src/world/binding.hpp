// How code meets the state. A run's state is one flat buffer of doubles; a mechanism or verb declares, once, which
// columns it touches as which members of its own State struct, and is handed spans. `bound` turns such typed code
// into a plain function over the buffer, so that after binding there are no names, maps or virtual calls.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

#include "base/draw.hpp"
#include "base/text.hpp"
#include "world/range.hpp"

namespace interregnum {

// Columns are doubles, also those that name a row.
inline std::size_t as_row(double row) { return static_cast<std::size_t>(row); }

// Where a table.column lies in the buffer.
struct Slice {
  u32 first = 0, rows = 0;
};

// An event's columns. `chance` is its probability in this step given the run's path so far, `fired` whether it happens,
// `ruling` what an arm imposes on it wherever it may happen, `coin` the luck that decided, for `trace` alone: it
// happens below the chance; 0 and 1 where the mechanism knew already.
struct Event {
  std::span<double> chance, fired;
  std::span<const double> ruling;
  std::span<double> coin = {};
};
namespace ruling {
constexpr double free = 0, forbidden = -1, forced = 1;
}  // namespace ruling
inline bool is_forbidden(const Event& event, std::size_t row) { return event.ruling[row] == ruling::forbidden; }
inline bool is_forced(const Event& event, std::size_t row) { return event.ruling[row] == ruling::forced; }

enum class Access { read, write, identity, event };

// One declared use of a column ("war.balance"), of a table's row identities ("war") or of an event ("war.ends").
struct ColumnUse {
  Text column;
  Access access;
};

template <class State>
struct Use {
  ColumnUse what;
  std::span<const double> State::*read = nullptr;
  std::span<double> State::*write = nullptr;
  std::span<const u64> State::*identity = nullptr;
  Event State::*event = nullptr;
};

template <class State>
constexpr Use<State> reads(Text column, std::span<const double> State::*at) {
  return {{column, Access::read}, at};
}
template <class State>
constexpr Use<State> writes(Text column, std::span<double> State::*at) {
  return {{column, Access::write}, nullptr, at};
}
template <class State>
constexpr Use<State> names(Text table, std::span<const u64> State::*at) {
  return {{table, Access::identity}, nullptr, nullptr, at};
}
template <class State>
constexpr Use<State> makes(Text event, Event State::*at) {
  return {{event, Access::event}, nullptr, nullptr, nullptr, at};
}

// A number that a mechanism or verb takes: its unit, bounds, the prior where the scenario is silent, what it means.
struct ParameterSpec {
  Text name, unit;
  double low, high;
  Range range;
  Text about;
  Text names = {};  // a choice: its names in order, separated by spaces; the number is the index
};
// The same with one value where a file is silent: a parameter as a calculator asks for it.
constexpr ParameterSpec held_at(double value, ParameterSpec spec) {
  spec.range = exactly(value);
  return spec;
}

template <class Parameters>
struct Parameter {
  ParameterSpec spec;
  double Parameters::*at;
};

// When a step happens, and with which luck.
struct Moment {
  Luck luck;
  i64 tick = 0;     // whole hours since day 0
  double days = 0;  // length of the step that ends now; 0 in a start
};

// A call over the buffer: `slices` has one entry a use (four for an event), `parameters` one number a parameter.
struct Call {
  double* world = nullptr;
  const u64* identities = nullptr;
  const Slice* slices = nullptr;
  const double* parameters = nullptr;
  Moment now;
};

using StepFunction = void (*)(const Call&);

// How many slices a use takes in Call::slices.
constexpr std::size_t slices_of(const ColumnUse& use) { return use.access == Access::event ? 4 : 1; }

// Fills one member of a State from the slices that its use takes; unrolled at compile time.
template <const auto& uses, std::size_t i, class State>
void fill(State& state, const Slice*& slice, const Call& call) {
  const auto column = [&] {
    const Slice at = *slice++;
    return std::span<double>(call.world + at.first, at.rows);
  };
  if constexpr (uses[i].what.access == Access::read) {
    state.*(uses[i].read) = column();
  } else if constexpr (uses[i].what.access == Access::write) {
    state.*(uses[i].write) = column();
  } else if constexpr (uses[i].what.access == Access::identity) {
    state.*(uses[i].identity) = {call.identities + slice->first, slice->rows};
    ++slice;
  } else {
    const auto chance = column(), fired = column(), ruled = column(), coin = column();
    state.*(uses[i].event) = {chance, fired, ruled, coin};
  }
}

template <class State, std::size_t N>
State state_for(const std::array<Use<State>, N>&);  // only its type is used

template <const auto& uses>
auto view(const Call& call) {
  decltype(state_for(uses)) state{};
  const Slice* slice = call.slices;
  [&]<std::size_t... i>(std::index_sequence<i...>) { (fill<uses, i>(state, slice, call), ...); }
  (std::make_index_sequence<uses.size()>{});
  return state;
}

// `Item` has a member pointer `at`: a Parameter of a mechanism or an argument of a verb.
template <template <class> class Item, class Parameters, std::size_t N>
Parameters values(const std::array<Item<Parameters>, N>& parameters, const Call& call) {
  Parameters p{};
  for (std::size_t i = 0; i < N; ++i) p.*parameters[i].at = call.parameters[i];
  return p;
}

// The untyped lists that tools read, made from the typed ones at compile time.
template <const auto& uses>
constexpr auto column_uses = [] {
  std::array<ColumnUse, uses.size()> list{};
  for (std::size_t i = 0; i < list.size(); ++i) list[i] = uses[i].what;
  return list;
}();
template <const auto& parameters>
constexpr auto parameter_specs = [] {
  std::array<ParameterSpec, parameters.size()> list{};
  for (std::size_t i = 0; i < list.size(); ++i) list[i] = parameters[i].spec;
  return list;
}();

// The shared uses, or parameters, and a card's own, where its State or Parameters adds members to the shared ones.
template <class Base, class State, std::size_t m, std::size_t n>
constexpr auto with(const std::array<Use<Base>, n>& shared, const std::array<Use<State>, m>& own) {
  std::array<Use<State>, n + m> all{};
  for (std::size_t i = 0; i < n; ++i)
    all[i] = {shared[i].what, shared[i].read, shared[i].write, shared[i].identity, shared[i].event};
  for (std::size_t i = 0; i < m; ++i) all[n + i] = own[i];
  return all;
}
template <class Base, class Parameters, std::size_t m, std::size_t n>
constexpr auto with(const std::array<Parameter<Base>, n>& shared, const std::array<Parameter<Parameters>, m>& own) {
  std::array<Parameter<Parameters>, n + m> all{};
  for (std::size_t i = 0; i < n; ++i) all[i] = {shared[i].spec, shared[i].at};
  for (std::size_t i = 0; i < m; ++i) all[n + i] = own[i];
  return all;
}

// Turns a typed function (State, Parameters, Moment) into a StepFunction; a null function stays null.
template <const auto& uses, const auto& parameters, auto function>
constexpr StepFunction bound() {
  if constexpr (std::is_null_pointer_v<decltype(function)>)
    return nullptr;
  else
    return [](const Call& call) { function(view<uses>(call), values(parameters, call), call.now); };
}

// Rolls an event with probability `chance` in this step, 0 where it is forbidden and 1 where it is forced. Returns
// whether it happens.
inline bool happens(const Event& event, std::size_t row, double chance, double uniform) {
  if (is_forbidden(event, row)) return false;
  const double p = is_forced(event, row) ? 1 : chance;
  event.chance[row] = p;
  if (p > 0 && !event.coin.empty()) event.coin[row] = uniform;
  event.fired[row] = uniform < p || is_forced(event, row) ? 1 : 0;
  return event.fired[row] != 0;
}

}  // namespace interregnum
