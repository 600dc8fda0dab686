#include "study/series.hpp"

#include <algorithm>
#include <cmath>

#include "judge/ranked.hpp"
#include "study/for_each_parallel.hpp"

namespace interregnum {
namespace {

constexpr i64 hours_a_day = 24;
constexpr i64 lead = 7 * hours_a_day, close = 2 * hours_a_day, least = 7 * hours_a_day;

// A column to follow in an arm of the scenario.
struct Followed {
  ColumnRef column;
  u32 arm = 0;
  i64 until = 0;
};

// The columns that a test reads as they are, not what it asks of events.
std::vector<ColumnRef> columns_of(const Outcome& outcome) {
  std::vector<ColumnRef> columns;
  for (const Record& record : outcome.records)
    if (!record.column.column.empty() && !outcome.unit.empty()) columns.push_back(record.column);
  return columns;
}

void follow(std::vector<Followed>& all, const ColumnRef& column, u32 arm, i64 until) {
  const auto same = [&](const Followed& f) {
    return f.arm == arm && f.column.column == column.column && f.column.row == column.row;
  };
  const auto found = std::find_if(all.begin(), all.end(), same);
  if (found != all.end())
    found->until = std::max(found->until, until);
  else if (all.size() < most_fans)
    all.push_back({column, arm, until});
}

// What is followed, a round of claims at a time: the first column of each, then the second, ...
std::vector<Followed> followed(const Scenario& scenario) {
  std::vector<Followed> all;
  for (std::size_t round = 0, more = 1; more > 0 && round < most_fans; ++round) {
    more = 0;
    for (const Claim& claim : scenario.claims) {
      std::size_t seen = 0;
      for (const Test& test : claim.tests)
        for (const ColumnRef& column : columns_of(test.outcome))
          if (seen++ == round) {
            for (std::size_t i = 0; i < std::min<std::size_t>(2, test.arms.size()); ++i)
              follow(all, column, test.arms[i], test.outcome.window.to);
            ++more;
          }
    }
  }
  return all;
}

std::vector<i64> hours_until(i64 from, i64 until) {
  until = std::max({until, least, from});
  std::vector<i64> hours;
  for (i64 t = std::max(from, -lead); t < 0; t += hours_a_day) hours.push_back(t);
  for (i64 t = std::max<i64>(from, 0); t <= std::min(close, until); t += 2) hours.push_back(t);
  const i64 begin = hours.empty() ? from : hours.back();
  const auto left = static_cast<i64>(most_fan_times - std::min(hours.size(), most_fan_times - 1));
  for (i64 i = 1; i <= left && until > begin; ++i) {
    const i64 t = begin + (until - begin) * i / left;
    if (hours.empty() || t > hours.back()) hours.push_back(t);
  }
  if (hours.empty()) hours.push_back(until);
  return hours;
}

// What one run of an arm shows of some columns: one list a column.
using Courses = std::vector<std::vector<double>>;

struct Watched {
  std::vector<u32> cells;
  std::vector<char> outlives;
  std::vector<i64> hours;
  RunSpec spec;
};

Courses course_of(const Study& study, const Watched& watched, u32 draw) {
  Courses courses(watched.cells.size());
  std::vector<double> last(watched.cells.size(), std::nan(""));
  std::size_t next = 0;
  const auto hold_until = [&](i64 tick) {
    for (; next < watched.hours.size() && watched.hours[next] < tick; ++next)
      for (std::size_t i = 0; i < last.size(); ++i) courses[i].push_back(last[i]);
  };
  Observer observer;
  observer.seen = [&](i64 tick, std::span<const double> world, std::span<const Acted>) {
    hold_until(tick);
    for (std::size_t i = 0; i < last.size(); ++i) last[i] = world[watched.cells[i]];
  };
  const auto inputs = draw_inputs(study.plans[0], study.key, draw);
  const RunResult result = run(watched.spec, inputs, luck_of(study.key, draw, 0), &observer);
  if (result.fallen)
    for (std::size_t i = 0; i < last.size(); ++i)
      if (!watched.outlives[i]) last[i] = std::nan("");
  hold_until(INT64_MAX);
  if (result.failed)
    for (auto& course : courses) std::fill(course.begin(), course.end(), std::nan(""));
  return courses;
}

// The runs of all draws. False if told to stop.
bool follow_courses(const Study& study, const Watched& watched, const Orders& orders, std::vector<Courses>& all) {
  all.resize(fan_draws);
  return for_each_parallel(fan_draws, orders.threads, orders.stop,
                           [&](u32 draw) { all[draw] = course_of(study, watched, draw); });
}

Text unit_of(const ColumnRef& ref) {
  const Text name = ref.column;
  const ColumnSpec* column = find_column(name.substr(0, name.find('.')), name.substr(name.find('.') + 1));
  return column ? column->unit : Text();
}

void add_quantiles(Fan& fan, std::vector<double> values) {
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  std::sort(values.begin(), values.end());
  const auto at = [&](double q) { return values.empty() ? std::nan("") : quantile_of(values, q); };
  fan.q05.push_back(at(.05)), fan.q25.push_back(at(.25)), fan.q50.push_back(at(.5));
  fan.q75.push_back(at(.75)), fan.q95.push_back(at(.95));
}

Fan fan_of(const Study& study, const Followed& what, const std::vector<i64>& hours, const std::vector<Courses>& all,
           std::size_t column) {
  Fan fan;
  fan.column = what.column.text;
  fan.arm = study.scenario->arms[what.arm].name;
  fan.unit = unit_of(what.column);
  fan.t = hours;
  for (std::size_t i = 0; i < hours.size(); ++i) {
    std::vector<double> values;
    for (const Courses& courses : all) values.push_back(courses[column][i]);
    add_quantiles(fan, std::move(values));
    fan.one.push_back(all.front()[column][i]);
  }
  return fan;
}

}  // namespace

bool find_series(const Study& study, const Orders& orders, std::vector<Fan>& found) {
  const auto all = followed(*study.scenario);
  const Plan& plan = study.plans[0];
  std::vector<Fan> fans(all.size());
  std::vector<char> done(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (done[i]) continue;
    std::vector<std::size_t> together;  // of one arm to one hour: one run shows them all
    for (std::size_t k = i; k < all.size(); ++k)
      if (all[k].arm == all[i].arm && all[k].until == all[i].until) together.push_back(k);
    Watched watched{{}, {}, hours_until(plan.from, all[i].until), {}};
    for (const std::size_t k : together) {
      watched.cells.push_back(plan.layout.cell(all[k].column.column, all[k].column.row));
      watched.outlives.push_back(outlives_the_regime(all[k].column.column));
    }
    watched.spec = specify(plan, study.scenario->arms[all[i].arm].actions, {}, watched.hours.back());
    std::vector<Courses> courses;
    if (!follow_courses(study, watched, orders, courses)) return false;
    for (std::size_t k = 0; k < together.size(); ++k) {
      fans[together[k]] = fan_of(study, all[together[k]], watched.hours, courses, k);
      done[together[k]] = 1;
    }
  }
  found = std::move(fans);
  return true;
}

}  // namespace interregnum
