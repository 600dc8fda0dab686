// The small world of testing.hpp. It is part of the tests, not of the library, hence its name.
#include <algorithm>
#include <cassert>

#include "mechanisms/testing.hpp"

namespace interregnum::testing {
namespace {

std::string name_of(Text table, Text column) { return std::string(table) + "." + std::string(column); }

double median(const Range& range, double low, double high) {
  return range.family == Family::point ? range.a : quantile(prior_of(range, low, high), .5);
}

void add_rows(Rows& rows, const std::string& table, const std::string& row) {
  auto& list = rows[table];
  if (std::find(list.begin(), list.end(), row) == list.end()) list.push_back(row);
}

std::vector<Slice> slices_for(const Card& card, const std::map<std::string, Slice>& slices) {
  std::vector<Slice> list;
  for (const auto& use : card.uses) {
    const std::string name(use.column);
    if (use.access != Access::event) {
      list.push_back(slices.at(name));
    } else {
      for (const auto part : {".chance", ".fired", ".ruling", ".coin"}) list.push_back(slices.at(name + part));
    }
  }
  return list;
}

}  // namespace

Rows small_polity() {
  return {{"ruler", {"leader"}},
          {"organisation", {"army", "guard", "wagner"}},
          {"group", {"citizens", "staunch"}},
          {"audience", {"citizens", "staunch", "organisations"}},
          {"opinion", {"citizens[leader]", "citizens[wagner]", "staunch[leader]", "staunch[wagner]"}},
          {"war", {"ukraine"}}};
}

Bench::Bench(Rows rows) {
  for (const auto table : {"regime", "challenge", "march", "deal", "attempt", "uprising", "organisations", "elites",
                           "contest", "opposition"})
    add_rows(rows, table, table);
  add_rows(rows, "audience", "organisations");
  const auto add = [&](const std::string& name, std::size_t count, double value) {
    slices[name] = {static_cast<u32>(world.size()), static_cast<u32>(count)};
    world.insert(world.end(), count, value);
  };
  for (const auto& c : columns())
    add(name_of(c.table, c.name), rows[std::string(c.table)].size(), median(c.range, c.low, c.high));
  for (const auto& e : events())
    for (const auto part : {".chance", ".fired", ".ruling", ".coin"})
      add(name_of(e.table, e.name) + part, rows[std::string(e.table)].size(), 0);
  for (const auto& table : tables()) {
    const auto& list = rows[std::string(table.id)];
    slices[std::string(table.id)] = {static_cast<u32>(identities.size()), static_cast<u32>(list.size())};
    for (const auto& row : list) identities.push_back(name_id(std::string(table.id) + ":" + row));
  }
  for (const Card* card : cards())
    for (const auto& p : card->parameters)
      parameters[std::string(card->text.id)].push_back(median(p.range, p.low, p.high));
}

double& Bench::at(const std::string& column, std::size_t row) { return this->column(column)[row]; }

std::span<double> Bench::column(const std::string& column) {
  const Slice slice = slices.at(column);
  return std::span(world).subspan(slice.first, slice.rows);
}

void Bench::set(const Card& card, const Numbers& values) {
  for (const auto& [name, value] : values) {
    const auto found = std::find_if(card.parameters.begin(), card.parameters.end(),
                                    [&, wanted = Text(name)](const ParameterSpec& p) { return p.name == wanted; });
    assert(found != card.parameters.end());
    parameters[std::string(card.text.id)][static_cast<std::size_t>(found - card.parameters.begin())] = value;
  }
}

void Bench::step(const Card& card, StepFunction function, const Moment& now) {
  if (function == nullptr) return;
  auto& list = bound[&card];
  if (list.empty()) list = slices_for(card, slices);
  const auto& numbers = parameters.at(std::string(card.text.id));
  function({world.data(), identities.data(), list.data(), numbers.data(), now});
}

void Bench::clear_events() {
  for (const auto& e : events())
    for (const auto part : {".chance", ".fired", ".coin"})
      std::ranges::fill(column(name_of(e.table, e.name) + part), 0);
}

void Bench::start(std::span<const Card* const> playing, Luck luck, i64 tick) {
  for (const Card* card : playing) step(*card, card->start, {luck, tick, 0});
}

void Bench::quiet(std::span<const Card* const> playing, Luck luck, i64 tick, double days) {
  clear_events();
  for (const Card* card : playing) step(*card, card->quiet, {luck, tick, days});
}

void Bench::hour(std::span<const Card* const> playing, Luck luck, i64 tick) {
  for (const Card* card : playing) step(*card, card->hour, {luck, tick, 1. / 24});
}

std::vector<const Card*> standards() {
  std::vector<const Card*> list;
  for (const auto& role : roles())
    if (const Card* card = standard_card(role.id)) list.push_back(card);
  return list;
}

std::vector<double> all_solved(const Card& card, const std::vector<double>& inputs, Text name) {
  std::vector<double> all = inputs;
  for (std::size_t i = all.size(); i < card.solver.inputs.size(); ++i) {
    const ParameterSpec& spec = card.solver.inputs[i];
    all.push_back(quantile(prior_of(spec.range, spec.low, spec.high), .5));
  }
  for (const auto& solution : card.solver.solve(all))
    if (solution.name == name) return solution.values;
  return {};
}

double solved(const Card& card, const std::vector<double>& inputs, Text name, std::size_t i) {
  return all_solved(card, inputs, name).at(i);
}

}  // namespace interregnum::testing
