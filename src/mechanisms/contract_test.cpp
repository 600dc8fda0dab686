// What every mechanism owes, checked in a loop over the list of cards.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <set>

#include "base/units.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

constexpr Luck luck{77};
constexpr StepFunction Card::*functions[] = {&Card::start, &Card::quiet, &Card::hour};

std::pair<Text, Text> split(Text column) {
  return {column.substr(0, column.find('.')), column.substr(column.find('.') + 1)};
}

// An event's column is named EVENT.fired.
bool exists(const ColumnUse& use) {
  const auto [table, name] = split(use.column);
  if (use.access == Access::identity)
    return std::any_of(tables().begin(), tables().end(), [&](const TableSpec& t) { return t.id == use.column; });
  if (use.access == Access::event) return find_event(table, name) != nullptr;
  if (name.ends_with(".fired")) return find_event(table, name.substr(0, name.size() - 6)) != nullptr;
  return find_column(table, name) != nullptr;
}

// A polity in which everything happens: a war, a sampled group with a part, people who think of two actors, elites and
// movements.
Bench busy_polity() {
  auto rows = testing::small_polity();
  for (int i = 0; i < 40; ++i) rows["person"].push_back(std::to_string(i));
  for (int i = 0; i < 100; ++i) rows["agent"].push_back(std::to_string(i)), rows["node"].push_back(std::to_string(i));
  rows["elite"] = {"ministry", "business"};
  rows["audience"].push_back("elites");
  rows["movement"] = {"exile", "home"};
  rows["recognition"] = {"exile[west]", "home[west]"};
  rows["state"] = {"west"};
  rows["option"] = {"west[wait]", "west[arm]", "west[admit]"};
  rows["issue"] = {"transition"};
  for (const auto holder : {"leader", "army", "business", "west", "alliance", "exile", "citizens"})
    rows["stake"].push_back("transition[" + std::string(holder) + "]");
  rows["tie"] = {"exile informs citizens", "west supports ukraine"};
  rows["guarantee"] = {"ukraine"};
  rows["route"] = {"m4"};
  rows["post"] = {"m4:bridges"};
  rows["channel"] = {"state_tv", "exile"};
  Bench bench(rows);
  bench.at("tie.verb") = tie_verb::informs;
  bench.at("tie.group_to") = 0;
  bench.at("tie.channel") = bench.at("channel.by_ties", 1) = 1;
  bench.at("channel.movement", 1) = 0;
  for (const std::size_t k : {0u, 1u}) bench.at("channel.effort", k) = 1, bench.at("channel.since", k) = 100;
  for (const std::size_t i : {0u, 2u}) bench.at("opinion.of_ruler", i) = 1;
  for (const std::size_t i : {2u, 3u}) bench.at("opinion.group", i) = 1;
  for (const std::size_t g : {0u, 1u}) bench.at("group.sampled", g) = 40;
  bench.at("group.size", 0) = 1e6, bench.at("group.size", 1) = 1e5;
  bench.at("group.is_part", 1) = 1;
  bench.at("group.from_rank", 1) = .9;
  bench.at("organisation.private", 2) = bench.at("organisation.wants", 2) = 1;
  for (const std::size_t j : {0u, 1u}) bench.at("organisation.commanded", j) = .7;
  bench.at("war.phase") = phase::active;
  bench.at("war.own_side") = 1;
  bench.at("war.guaranteed") = 0;
  bench.at("guarantee.announced") = .1, bench.at("guarantee.binding") = .7;
  bench.at("guarantee.binds_at") = 5 * 168;
  for (const std::size_t i : {1u, 3u}) bench.at("opinion.actor", i) = 2;
  for (const std::size_t i : {0u, 1u}) bench.at("recognition.movement", i) = static_cast<double>(i);
  for (const std::size_t i : {0u, 1u, 2u}) bench.at("option.place", i) = static_cast<double>(i);
  for (std::size_t i = 0; i < 7; ++i) bench.at("stake.holder", i) = static_cast<double>(i + 1);
  bench.at("tie.verb", 1) = tie_verb::supports;
  bench.at("tie.actor", 1) = bench.at("stake.actor", 3) = 5;
  for (const std::size_t g : {0u, 1u}) bench.at("group.opening", g) = .01, bench.at("group.opening_until", g) = 700;
  return bench;
}

void open_march(Bench& bench, i64 tick) {
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.route") = route::march;
  bench.at("challenge.actor") = 2;
  bench.at("challenge.force") = .2;
  bench.at("challenge.mobilised") = .7;
  bench.at("challenge.opened") = static_cast<double>(tick);
  bench.at("challenge.test") = static_cast<double>(tick + 24);
  bench.at("march.starts.fired") = bench.at("organisation.marches.fired", 2) = 1;
}

// The standards, or with `card` in the place of its role's.
std::vector<const Card*> with(const Card& card) {
  auto list = testing::standards();
  for (auto& c : list)
    if (c->text.role == card.text.role) c = &card;
  return list;
}

Bench running(const Card& card) {
  Bench bench = busy_polity();
  const auto playing = with(card);
  bench.start(playing, luck);
  bench.quiet(playing, luck, 168);
  bench.quiet(playing, luck, 336);
  return bench;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return std::bit_cast<u64>(x) == std::bit_cast<u64>(y); });
}

// The name of the first cell that differs, for people.
std::string difference(const Bench& a, const Bench& b) {
  for (const auto& [name, slice] : a.slices)
    if (name.find('.') != std::string::npos)
      for (u32 i = slice.first; i < slice.first + slice.rows; ++i)
        if (std::bit_cast<u64>(a.world[i]) != std::bit_cast<u64>(b.world[i]))
          return name + ": " + std::to_string(a.world[i]) + " and " + std::to_string(b.world[i]);
  return "";
}

// A coupling's ends are among the columns and events that its card uses.
bool uses(const Card& card, Text name, bool written) {
  return std::any_of(card.uses.begin(), card.uses.end(), [&](const ColumnUse& use) {
    const bool named = use.column == name || use.column == std::string(name) + ".fired";
    return named && use.access != Access::identity && (!written || use.access != Access::read);
  });
}

TEST(Couplings, JoinWhatTheCardReadsAndWrites) {
  for (const Card* card : cards())
    for (const Coupling& coupling : card->couplings) {
      EXPECT_TRUE(uses(*card, coupling.from, false)) << card->text.id << " does not read " << coupling.from;
      EXPECT_TRUE(uses(*card, coupling.to, true)) << card->text.id << " does not write " << coupling.to;
      const bool known = std::any_of(card->parameters.begin(), card->parameters.end(),
                                     [&](const ParameterSpec& spec) { return spec.name == coupling.parameter; });
      EXPECT_TRUE(coupling.parameter.empty() || known) << card->text.id << " has no " << coupling.parameter;
    }
}

bool owes_reason(const Card& card, const ColumnUse& use) {
  if (use.access == Access::event) return true;
  const auto [table, name] = split(use.column);
  const ColumnSpec* column = use.access == Access::write ? find_column(table, name) : nullptr;
  const bool told = column != nullptr && (column->origin == Origin::derived || use.column == "challenge.answer");
  return told && !column->names.empty() && column->role == card.text.role;
}

TEST(Reasons, AreGivenForAllThatACardMakesHappen) {
  for (const Card* card : cards())
    for (const ColumnUse& use : card->uses) {
      if (owes_reason(*card, use)) {
        EXPECT_NE(reason_for(*card, use.column), nullptr) << card->text.id << " says nothing of " << use.column;
      }
    }
}

TEST(Reasons, NameWhatTheCardUses) {
  for (const Card* card : cards())
    for (const Reason& reason : card->reasons) {
      EXPECT_TRUE(uses(*card, reason.event, true)  // or the events of its values
                  || std::any_of(card->uses.begin(), card->uses.end(),
                                 [&](const ColumnUse& use) { return reason_for(*card, use.column) == &reason; }))
          << card->text.id << " does not make " << reason.event;
      bool names_one = false;
      for (const ReasonPiece& piece : pieces_of(reason.sentence)) {
        names_one |= !piece.name.empty();
        const bool is_parameter = std::any_of(card->parameters.begin(), card->parameters.end(),
                                              [&](const ParameterSpec& p) { return p.name == piece.name; });
        EXPECT_TRUE(piece.name.empty() || is_parameter || uses(*card, piece.name, false))
            << card->text.id << " does not use " << piece.name;
      }
      EXPECT_TRUE(names_one) << card->text.id << ' ' << reason.event << " names no column";
    }
}

// Columns for `trace` alone decide nothing: they are not part of a run's path.
TEST(Reasons, NobodyReadsWhatIsToldOnly) {
  for (const Card* card : cards())
    for (const ColumnUse& use : card->uses) {
      if (use.access != Access::read) continue;
      const ColumnSpec* column = find_column(split(use.column).first, split(use.column).second);
      EXPECT_FALSE(column != nullptr && column->origin == Origin::told) << card->text.id << ' ' << use.column;
    }
}

TEST(Contract, IdsAreUniqueAndEveryRoleExists) {
  std::set<Text> ids;
  for (const Card* card : cards()) {
    EXPECT_TRUE(ids.insert(card->text.id).second) << card->text.id;
    EXPECT_NE(find_role(card->text.role), nullptr) << card->text.id;
    EXPECT_EQ(find_card(card->text.id), card);
    EXPECT_NE(standard_card(card->text.role), nullptr);
  }
}

TEST(Contract, CardsComeInTheOrderOfTheirRoles) {
  const auto place = [](const Card* card) { return find_role(card->text.role) - roles().data(); };
  EXPECT_TRUE(std::is_sorted(cards().begin(), cards().end(), [&](auto a, auto b) { return place(a) < place(b); }));
}

TEST(Contract, TextsAreComplete) {
  for (const Card* card : cards())
    for (const Text text : {card->text.id, card->text.role, card->text.title, card->text.equation, card->text.source,
                            card->text.deviations, card->text.number})
      EXPECT_GE(text.size(), 3u) << card->text.id;
}

TEST(Contract, ParametersHaveUnitsBoundsRangesAndSources) {
  const auto check = [](const ParameterSpec& p, Text id) {
    EXPECT_NE(find_unit(p.unit), nullptr) << id << '.' << p.name;
    EXPECT_LE(p.low, p.high) << id << '.' << p.name;
    EXPECT_FALSE(p.range.source.empty() || p.about.empty()) << id << '.' << p.name;
    for (const double u : {1e-6, .5, 1 - 1e-6}) {
      const double x = p.range.family == Family::point ? p.range.a : quantile(prior_of(p.range, p.low, p.high), u);
      EXPECT_TRUE(x >= p.low && x <= p.high) << id << '.' << p.name << ' ' << x;
    }
  };
  for (const Card* card : cards()) {
    for (const auto& p : card->parameters) check(p, card->text.id);
    for (const auto& p : card->solver.inputs) check(p, card->solver.id);
  }
}

TEST(Contract, ColumnsAndEventsExist) {
  for (const Card* card : cards())
    for (const auto& use : card->uses) EXPECT_TRUE(exists(use)) << card->text.id << ' ' << use.column;
}

TEST(Contract, ValuesOfEnumerationsAreThoseOfTheCatalogue) {
  const auto names = [](Text table, Text column) { return find_column(table, column)->names; };
  EXPECT_EQ(phase::names, names("war", "phase"));
  EXPECT_EQ(war_outcome::names, names("war", "outcome"));
  EXPECT_EQ(stage::names, names("challenge", "stage"));
  EXPECT_EQ(stance::names, names("organisation", "stance"));
  EXPECT_EQ(answer::names, names("challenge", "answer"));
  EXPECT_EQ(tie_verb::names, names("tie", "verb"));
  EXPECT_EQ(route::names, names("challenge", "route"));
  EXPECT_EQ(route::names, names("regime", "route"));
  EXPECT_EQ(aim::names, names("organisation", "aim"));
  EXPECT_EQ(holder::names, names("stake", "holder"));
  EXPECT_EQ(status::names, names("regime", "status"));
  EXPECT_EQ(new_ruler::names, names("regime", "new"));
}

TEST(Contract, SameCallSameBits) {
  for (const Card* card : cards())
    for (const auto function : functions) {
      Bench a = running(*card);
      open_march(a, 336);
      Bench b = a;
      a.step(*card, card->*function, {luck, 504, 7});
      b.step(*card, card->*function, {luck, 504, 7});
      EXPECT_TRUE(same_bits(a.world, b.world)) << card->text.id << ' ' << difference(a, b);
    }
}

// Everything undeclared is poisoned: a step that reads it would spread NaN, one that writes it would cure it.
TEST(Contract, TouchesOnlyWhatItDeclares) {
  const double poison = std::numeric_limits<double>::quiet_NaN();
  for (const Card* card : cards())
    for (const auto function : functions) {
      Bench bench = running(*card);
      open_march(bench, 336);
      std::vector<char> declared(bench.world.size(), 0), written(bench.world.size(), 0);
      for (const auto& use : card->uses) {
        const std::string name(use.column);
        std::vector<std::string> columns{name};
        if (use.access == Access::event)
          columns = {name + ".chance", name + ".fired", name + ".ruling", name + ".coin"};
        if (use.access == Access::identity) columns.clear();
        for (const auto& column : columns) {
          const Slice slice = bench.slices.at(column);
          std::fill_n(declared.begin() + slice.first, slice.rows, char{1});
          const bool writes =
              use.access == Access::write || (use.access == Access::event && !column.ends_with(".ruling"));
          if (writes) std::fill_n(written.begin() + slice.first, slice.rows, char{1});
        }
      }
      for (std::size_t i = 0; i < bench.world.size(); ++i)
        if (!declared[i]) bench.world[i] = poison;
      Bench before = bench;
      bench.step(*card, card->*function, {luck, 504, 7});
      for (std::size_t i = 0; i < bench.world.size(); ++i) {
        if (declared[i]) {
          EXPECT_FALSE(std::isnan(bench.world[i])) << card->text.id;
        }
        if (written[i]) bench.world[i] = before.world[i];
      }
      EXPECT_TRUE(same_bits(before.world, bench.world)) << card->text.id << ' ' << difference(before, bench);
    }
}

TEST(Contract, AnHourInWhichNothingHappensChangesNoBit) {
  for (const Card* card : cards()) {
    Bench bench = running(*card);
    bench.clear_events();
    if (bench.at("challenge.stage") != stage::none) continue;
    const Bench before = bench;
    bench.hour(with(*card), luck, 337);
    bench.hour(with(*card), luck, 400);
    EXPECT_TRUE(same_bits(before.world, bench.world)) << card->text.id << ' ' << difference(before, bench);
  }
  Bench fresh = busy_polity();
  fresh.start(testing::standards(), luck);
  const Bench before = fresh;
  fresh.hour(testing::standards(), luck, 0);
  EXPECT_TRUE(same_bits(before.world, fresh.world)) << difference(before, fresh);
}

// One step of two days against two of one day: schemes of first order, so the difference is of the order of dt^2 a
// year's change, (2/365)^2 = 3e-5, in whatever a step moves by its own equations.
TEST(Contract, OneStepOfTwoDaysIsTwoOfOne) {
  for (const Card* card : cards()) {
    Bench once = running(*card);
    if (once.at("challenge.stage") != stage::none) continue;
    Bench twice = once;
    once.step(*card, card->quiet, {luck, 384, 2});
    twice.step(*card, card->quiet, {luck, 360, 1});
    twice.step(*card, card->quiet, {luck, 384, 1});
    for (const auto& column : columns()) {
      if (column.unit.empty() || column.table == "person") continue;  // digests and names
      const std::string name = std::string(column.table) + "." + std::string(column.name);
      for (std::size_t i = 0; i < once.column(name).size(); ++i) {
        const double a = once.at(name, i), b = twice.at(name, i);
        if (std::isfinite(a) || std::isfinite(b)) {
          EXPECT_NEAR(a, b, 3e-4 * std::max(1., std::fabs(a))) << card->text.id << ' ' << name;
        }
      }
    }
  }
}

// ---- extremes

double bound_or_tail(const Range& range, double low, double high, double u) {
  const double tail =
      range.family == Family::point ? range.a : quantile(prior_of(range, low, high), u < .5 ? 1e-6 : 1 - 1e-6);
  const double bound = u < .5 ? low : high;
  return std::fabs(bound) <= 1e3 ? bound : tail;
}

// Every stated column and every parameter at one of its ends, or in the middle.
Bench corner(const std::vector<const Card*>& playing, u32 run) {
  Bench bench = busy_polity();
  auto choose = [&, n = u64{0}](const Range& range, double low, double high, double middle) mutable {
    const double u = luck_of(5, run, 0).uniform(n++, 0, 0);
    return u > .35 && u < .65 ? middle : bound_or_tail(range, low, high, u);
  };
  for (const auto& column : columns()) {
    if (column.origin != Origin::stated) continue;
    for (double& x : bench.column(std::string(column.table) + "." + std::string(column.name)))
      x = choose(column.range, column.low, column.high, x);
  }
  for (const Card* card : playing) {
    auto& numbers = bench.parameters.at(std::string(card->text.id));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto& p = card->parameters[i];
      numbers[i] = choose(p.range, p.low, p.high, numbers[i]);
    }
  }
  return bench;
}

void expect_in_bounds(Bench& bench, u32 run) {
  for (const auto& column : columns()) {
    const std::string name = std::string(column.table) + "." + std::string(column.name);
    for (const double x : bench.column(name))
      if (!column.role.empty()) {
        EXPECT_TRUE(x >= column.low - 1e-9 && x <= column.high + 1e-9) << run << ' ' << name << ' ' << x;
      }
  }
  for (const double x : bench.world) ASSERT_FALSE(std::isnan(x)) << run;
}

// One mechanism a role, each by its own luck, so that rivals meet one another in all ways.
std::vector<const Card*> any_playing(u32 run) {
  std::vector<const Card*> playing;
  for (const RoleSpec& role : roles()) {
    std::vector<const Card*> rivals;
    for (const Card* card : cards())
      if (card->text.role == role.id) rivals.push_back(card);
    const double u = luck_of(6, run, 0).uniform(name_id(role.id), 0, 0);
    if (!rivals.empty()) playing.push_back(rivals[static_cast<std::size_t>(u * static_cast<double>(rivals.size()))]);
  }
  return playing;
}

TEST(Contract, ExtremesStayInBounds) {
  for (u32 run = 0; run < 300 && !::testing::Test::HasFailure(); ++run) {
    const auto playing = any_playing(run);
    Bench bench = corner(playing, run);
    bench.start(playing, luck);
    for (i64 week = 1; week <= 6; ++week) {
      bench.quiet(playing, luck, week * 168);
      if (week == 3 && bench.at("challenge.stage") == stage::none) open_march(bench, week * 168);
      if (week == 3 && run % 3 != 0) bench.at("challenge.road") = 0;
      if (week == 4) bench.at("war.outcome") = run % 5;
      for (i64 h = 0; h < 99 && bench.at("challenge.stage") != stage::none && bench.at("regime.status") == 0; ++h) {
        bench.hour(playing, luck, week * 168 + h);
        bench.at("march.starts.fired") = bench.at("organisation.marches.fired", 2) = 0;
      }
      expect_in_bounds(bench, run);
      bench.at("regime.status") = bench.at("challenge.stage") = 0;
    }
  }
}

}  // namespace
}  // namespace interregnum
