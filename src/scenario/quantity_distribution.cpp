// dist(args): distributions by name.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/real.hpp"
#include "document/source_text.hpp"
#include "scenario/quantity_prior.hpp"

namespace interregnum {
namespace {

// What an argument means decides how a unit acts on it and what it may be.
enum class Role { none, place, spread, pure, positive, log_place };

struct Distribution {
  Text name, arguments;
  Family family;
  std::array<Role, 3> roles;  // `none` from where there are no more
};

constexpr std::array distributions = {
    Distribution{"normal", "mean, sd", Family::normal, {Role::place, Role::spread}},
    Distribution{"truncnormal", "mean, sd", Family::trunc_normal, {Role::place, Role::spread}},
    Distribution{"lognormal", "mean of log, sd of log", Family::log_normal, {Role::log_place, Role::positive}},
    Distribution{"logitnormal", "mean of logit, sd of logit", Family::logit_normal, {Role::pure, Role::positive}},
    Distribution{"beta", "a, b", Family::beta, {Role::positive, Role::positive}},
    Distribution{"gamma", "shape, scale", Family::gamma, {Role::positive, Role::spread}},
    Distribution{"uniform", "least, most", Family::uniform, {Role::place, Role::place}},
    Distribution{"loguniform", "least, most", Family::log_uniform, {Role::place, Role::place}},
    Distribution{"triangular", "least, likely, most", Family::triangular, {Role::place, Role::place, Role::place}},
    Distribution{"pert", "least, likely, most", Family::pert, {Role::place, Role::place, Role::place}},
};

std::size_t count_arguments(const Distribution& d) {
  return static_cast<std::size_t>(
      std::count_if(d.roles.begin(), d.roles.end(), [](Role r) { return r != Role::none; }));
}

const Distribution* find_distribution(Reader& r, const Written& w) {
  std::vector<std::string> names;
  for (const Distribution& d : distributions) {
    if (d.name == w.distribution) return &d;
    names.emplace_back(d.name);
  }
  const std::string nearest = nearest_name(w.distribution, names);
  std::string list;
  for (const auto& name : names) list += " " + name;
  fail(r, "distribution_unknown", w.begin, w.begin + w.distribution.size(),
       fmt::format("no distribution is called {}", in_quotes(w.distribution)),
       fmt::format("{}there are:{}", nearest.empty() ? "" : fmt::format("nearest: '{}'\n", nearest), list));
  return nullptr;
}

// An argument in the target's unit; `trailing` is the unit behind the parenthesis.
std::optional<double> argument(Reader& r, const Written& w, Amount amount, Role role) {
  const bool is_pure = role == Role::pure || role == Role::positive || role == Role::log_place;
  if (is_pure && amount.unit != nullptr) {
    return fail(r, "distribution_argument", amount.begin, amount.end, "this argument is a pure number",
                "a unit stands behind the )");
  }
  if ((role == Role::positive || role == Role::spread) && !(amount.value > 0)) {
    return fail(r, "distribution_argument", amount.begin, amount.end,
                fmt::format("{} must be above 0", in_quotes(piece(r, amount.begin, amount.end))));
  }
  if (role == Role::pure || role == Role::positive) return amount.value;
  if (amount.unit == nullptr) amount.unit = w.unit;
  const auto factor = factor_to_target(r, amount);
  if (!factor) return std::nullopt;
  return role == Role::log_place ? amount.value + real::log(*factor) : amount.value * *factor;
}

bool check_places(Reader& r, const Written& w, const std::array<double, 3>& x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (!check_inside(r, w.amounts[i], x[i], true)) return false;
  }
  const bool rising = std::is_sorted(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(count));
  if (rising && x[0] < x[count - 1]) return true;
  fail(r, "empty_range", w.begin, w.end, fmt::format("the arguments of {} must rise", w.distribution));
  return false;
}

bool refuse_bounds(Reader& r, const Written& w, Text why, Text hint) {
  fail(r, "outside_bounds", w.begin, w.end,
       fmt::format("{} {}; numbers here are {}", w.distribution, why, bounds_text(r.target)), std::string(hint));
  return false;
}

// Whether the whole distribution fits into the bounds of the target.
bool check_bounds(Reader& r, const Written& w, const Distribution& d, const std::array<double, 3>& x) {
  const Target& t = r.target;
  const bool both = std::isfinite(t.low) && std::isfinite(t.high);
  switch (d.family) {
    case Family::normal:
    case Family::trunc_normal:
      return check_inside(r, w.amounts[0], x[0], true);
    case Family::gamma:
      return (t.low <= 0 && !std::isfinite(t.high)) ||
             refuse_bounds(r, w, "reaches from 0 without end", both ? "beta, or A to B" : "A to B");
    case Family::log_normal:
      return !std::isfinite(t.high) || refuse_bounds(r, w, "has no upper end", "logitnormal, or A to B");
    case Family::logit_normal:
      return both || refuse_bounds(r, w, "needs two bounds", "lognormal, or A to B");
    case Family::beta:
      return both || (t.low <= 0 && t.high >= 1) || refuse_bounds(r, w, "lies between 0 and 1", "A to B");
    case Family::log_uniform:
      if (!(x[0] > 0)) {
        fail(r, "distribution_argument", w.amounts[0].begin, w.amounts[0].end, "loguniform begins above 0");
        return false;
      }
      [[fallthrough]];
    default:
      return check_places(r, w, x, count_arguments(d));
  }
}

// Where no argument carries the unit, it must still be right.
bool check_unit(Reader& r, const Written& w, const Distribution& d) {
  const bool carried = std::any_of(d.roles.begin(), d.roles.end(), [](Role role) {
    return role == Role::place || role == Role::spread || role == Role::log_place;
  });
  if (carried) return true;
  return factor_to_target(r, {0, w.unit, w.begin, w.end, w.end}).has_value();
}

}  // namespace

std::optional<Prior> prior_of_distribution(Reader& r, const Written& w) {
  const Distribution* d = find_distribution(r, w);
  if (d == nullptr) return std::nullopt;
  const std::size_t count = count_arguments(*d);
  if (w.amounts.size() != count) {
    return fail(r, "argument_count", w.begin, w.end,
                fmt::format("{} takes {} numbers, found {}", d->name, count, w.amounts.size()),
                fmt::format("{}({})", d->name, d->arguments));
  }
  std::array<double, 3> x{};
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = argument(r, w, w.amounts[i], d->roles[i]);
    if (!value) return std::nullopt;
    x[i] = *value;
  }
  if (!check_unit(r, w, *d) || !check_bounds(r, w, *d, x)) return std::nullopt;
  Prior prior = bounded_prior(r, d->family);
  const bool bounded = std::isfinite(prior.low) || std::isfinite(prior.high);
  if (d->family == Family::normal && bounded) prior.family = Family::trunc_normal;
  const bool open = !std::isfinite(prior.low) || !std::isfinite(prior.high);
  if (d->family == Family::beta && open) prior.low = 0, prior.high = 1;
  prior.a = x[0], prior.b = x[1], prior.c = x[2];
  return prior;
}

}  // namespace interregnum
