#include "scenario/quantity_prior.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/real.hpp"
#include "document/source_text.hpp"
#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

constexpr double z95 = 1.6448536269514722;  // the 95 % point of the standard normal

// On which scale two points are normal: a bounded interval, above a bound, anywhere.
Warp scale_of(const Target& target) {
  if (!std::isfinite(target.low)) return Warp::none;
  return std::isfinite(target.high) ? Warp::logit : Warp::log;
}

double on_scale(const Target& target, Warp warp, double x) {
  switch (warp) {
    case Warp::none:
      return x;
    case Warp::log:
      return real::log(x - target.low);
    case Warp::logit:
      return real::logit((x - target.low) / (target.high - target.low));
  }
  return x;
}

Text family_of(Warp warp) {
  return family_name(warp == Warp::log     ? Family::log_normal
                     : warp == Warp::logit ? Family::logit_normal
                                           : Family::normal);
}

Text number_text(const Reader& r, const Amount& amount) {
  return first_characters(piece(r, amount.begin, amount.number_end), 20);
}

// Each amount in the target's unit.
std::optional<std::vector<double>> converted(Reader& r, const Written& w) {
  std::vector<double> values;
  for (const Amount& amount : w.amounts) {
    const auto factor = factor_to_target(r, amount);
    if (!factor) return std::nullopt;
    values.push_back(amount.value * *factor);
  }
  return values;
}

bool check_order(Reader& r, const Written& w, std::size_t low, std::size_t high, double from, double to) {
  if (from < to) return true;
  const Amount &a = w.amounts[low], &b = w.amounts[high];
  fail(r, "empty_range", w.begin, w.end,
       fmt::format("{}: the first number must be the smaller", in_quotes(piece(r, w.begin, w.end))),
       from == to ? fmt::format("what is known exactly is written alone: {}", number_text(r, a))
                  : fmt::format("from {} to {}?", number_text(r, b), number_text(r, a)));
  return false;
}

// A 5 or 95 % point must lie strictly inside, or no curve on the scale meets it.
bool check_point(Reader& r, const Written& w, const Amount& amount, double x, Text percent) {
  if (!check_inside(r, amount, x, true)) return false;
  if (x > r.target.low && x < r.target.high) return true;
  const Amount &low = w.amounts[w.amounts.size() - 2], &high = w.amounts.back();
  const Text unit = high.unit != nullptr && high.unit->name != "1" ? high.unit->name : "";
  const std::string range =
      fmt::format("{}..{}{}{}", number_text(r, low), number_text(r, high), unit.empty() ? "" : " ", unit);
  fail(r, "end_point", w.begin, w.end,
       fmt::format("{}: a {} % point of {} cannot be met", in_quotes(piece(r, w.begin, w.end)), percent,
                   number_text(r, amount)),
       fmt::format("a {} % point of {} is outside a {};\nwrite {} if all are equally likely", percent,
                   number_text(r, amount), family_of(scale_of(r.target)), range));
  return false;
}

std::optional<Prior> single(Reader& r, const Written& w, const std::vector<double>& x) {
  if (!check_inside(r, w.amounts[0], x[0], false)) return std::nullopt;
  Prior prior = bounded_prior(r, Family::point);
  prior.a = x[0];
  return prior;
}

std::optional<Prior> range(Reader& r, const Written& w, const std::vector<double>& x) {
  const bool good = check_order(r, w, 0, 1, x[0], x[1]) && check_inside(r, w.amounts[0], x[0], true) &&
                    check_inside(r, w.amounts[1], x[1], true);
  if (!good) return std::nullopt;
  Prior prior = bounded_prior(r, Family::uniform);
  prior.a = x[0], prior.b = x[1];
  return prior;
}

std::optional<Prior> percent_points(Reader& r, const Written& w, const std::vector<double>& x) {
  const bool good = check_order(r, w, 0, 1, x[0], x[1]) && check_point(r, w, w.amounts[0], x[0], "5") &&
                    check_point(r, w, w.amounts[1], x[1], "95");
  if (!good) return std::nullopt;
  const Warp warp = scale_of(r.target);
  const double low = on_scale(r.target, warp, x[0]), high = on_scale(r.target, warp, x[1]);
  Prior prior = bounded_prior(r, warp == Warp::log     ? Family::log_normal
                                 : warp == Warp::logit ? Family::logit_normal
                                                       : Family::normal);
  prior.a = low + (high - low) / 2;
  prior.b = (high - low) / (2 * z95);
  return prior;
}

std::optional<Prior> best_guess(Reader& r, const Written& w, const std::vector<double>& x) {
  const bool good = check_order(r, w, 1, 0, x[1], x[0]) && check_order(r, w, 0, 2, x[0], x[2]) &&
                    check_point(r, w, w.amounts[1], x[1], "5") && check_point(r, w, w.amounts[2], x[2], "95");
  if (!good) return std::nullopt;
  Prior prior = bounded_prior(r, Family::split_normal);
  prior.warp = scale_of(r.target);
  prior.a = on_scale(r.target, prior.warp, x[0]);
  prior.b = (prior.a - on_scale(r.target, prior.warp, x[1])) / z95;
  prior.c = (on_scale(r.target, prior.warp, x[2]) - prior.a) / z95;
  return prior;
}

// The half-width of a share is a difference: 82 % +- 1.7 pp and 82 +- 1.7 % are the same.
std::optional<Prior> plus_minus(Reader& r, const Written& w) {
  const Amount &middle = w.amounts[0], &half = w.amounts[1];
  const auto share = [](const Amount& a) { return a.unit != nullptr ? a.unit->share : Share::no; };
  Amount width = half;
  if (share(half) == Share::difference && share(middle) == Share::level) width.unit = middle.unit;
  const auto factor = factor_to_target(r, middle);
  const auto width_factor = factor ? factor_to_target(r, width) : std::nullopt;
  if (!width_factor) return std::nullopt;
  const double mean = middle.value * *factor, half_width = width.value * *width_factor;
  if (!(half_width > 0)) {
    return fail(r, "empty_range", half.begin, half.end, "the half-width after +- must be above 0",
                "what is known exactly is written alone");
  }
  if (!check_inside(r, middle, mean, true)) return std::nullopt;
  const bool bounded = std::isfinite(r.target.low) || std::isfinite(r.target.high);
  Prior prior = bounded_prior(r, bounded ? Family::trunc_normal : Family::normal);
  prior.a = mean, prior.b = half_width / z95;
  return prior;
}

// K of N with Jeffreys' prior: Beta(K + 1/2, N - K + 1/2).
std::optional<Prior> share_of(Reader& r, const Written& w) {
  const double some = w.amounts[0].value, all = w.amounts[1].value;
  const bool whole = std::floor(some) == some && std::floor(all) == all;
  if (!whole || some < 0 || all < 1 || some > all || w.amounts[1].unit != nullptr) {
    return fail(r, "share_of", w.begin, w.end,
                fmt::format("{}: K of N takes two counts, K at most N", in_quotes(piece(r, w.begin, w.end))),
                "for example  245 of 491");
  }
  const Amount one{1, find_unit(r.target.unit == "%" || r.target.unit == "pp" ? "%" : "1"), w.begin, w.end, w.end};
  const auto unit = factor_to_target(r, one);
  if (!unit) return std::nullopt;
  Prior prior = bounded_prior(r, Family::beta);
  const double top = r.target.unit == "%" ? 100 : 1;
  if (prior.low > 0 || prior.high < top) {
    return fail(r, "outside_bounds", w.begin, w.end,
                fmt::format("a share lies between 0 and 1; here numbers are {}", bounds_text(r.target)));
  }
  prior.low = 0, prior.high = top;
  prior.a = some + 0.5, prior.b = all - some + 0.5;
  return prior;
}

std::optional<Prior> choice(Reader& r, const Written& w) {
  Prior prior;
  prior.family = Family::choice;
  double sum = 0;
  for (const Amount& weight : w.amounts) sum += weight.value;
  if (!w.amounts.empty() && std::fabs(sum - 1) > 0.005) {
    return fail(r, "choice_weights", w.begin, w.end,
                fmt::format("the weights add up to {}, not to 1", human_number(sum)));
  }
  const auto& names = r.target.names;
  prior.weights.assign(names.size(), 0);
  for (std::size_t i = 0; i < w.choices.size(); ++i) {
    const auto index = static_cast<std::size_t>(std::find(names.begin(), names.end(), w.choices[i]) - names.begin());
    prior.weights[index] = w.amounts.empty() ? 1 / static_cast<double>(w.choices.size()) : w.amounts[i].value / sum;
  }
  return prior;
}

// Where names are chosen from, a number says nothing.
bool check_choice(Reader& r, const Written& w) {
  const auto& names = r.target.names;
  if (names.empty() || w.form == Form::choice || w.form == Form::expression) return true;
  fail(r, "choice_expected", w.begin, w.end, fmt::format("{} is no name", in_quotes(piece(r, w.begin, w.end))),
       fmt::format("one of: {}", fmt::join(names, ", ")));
  return false;
}

std::optional<Prior> prior_of_form(Reader& r, const Written& w) {
  switch (w.form) {
    case Form::expression:
      return Prior{};
    case Form::distribution:
      return prior_of_distribution(r, w);
    case Form::choice:
      return choice(r, w);
    case Form::plus_minus:
      return plus_minus(r, w);
    case Form::share_of:
      return share_of(r, w);
    default:
      break;
  }
  const auto values = converted(r, w);
  if (!values) return std::nullopt;
  switch (w.form) {
    case Form::range:
      return range(r, w, *values);
    case Form::percent_points:
      return percent_points(r, w, *values);
    case Form::best_guess:
      return best_guess(r, w, *values);
    default:
      return single(r, w, *values);
  }
}

std::string with_unit(double x, Text unit) {
  return human_number(x) + (unit.empty() || unit == "1" ? "" : " " + std::string(unit));
}

}  // namespace

Prior bounded_prior(const Reader& r, Family family) {
  Prior prior;
  prior.family = family;
  prior.low = r.target.low, prior.high = r.target.high;
  return prior;
}

std::string bounds_text(const Target& target) {
  const bool below = std::isfinite(target.low), above = std::isfinite(target.high);
  const std::string low = with_unit(target.low, target.unit), high = with_unit(target.high, target.unit);
  if (below && above) {
    const Text open = target.low_open && target.high_open ? ", both excluded"
                      : target.low_open                   ? ", the first excluded"
                      : target.high_open                  ? ", the last excluded"
                                                          : "";
    return fmt::format("between {} and {}{}", low, high, open);
  }
  if (below) return fmt::format("{} {}", target.low_open ? "above" : "at least", low);
  if (above) return fmt::format("{} {}", target.high_open ? "below" : "at most", high);
  return "of any size";
}

bool check_inside(Reader& r, const Amount& amount, double x, bool end_of_range) {
  const Target& t = r.target;
  const bool low = t.low_open && !end_of_range ? x > t.low : x >= t.low;
  const bool high = t.high_open && !end_of_range ? x < t.high : x <= t.high;
  if (low && high) return true;
  const bool percent = amount.unit == nullptr && t.unit == "1" && t.low == 0 && t.high == 1 && x > 1 && x <= 100;
  fail(r, "outside_bounds", amount.begin, amount.end,
       fmt::format("{} is outside: numbers here are {}", in_quotes(piece(r, amount.begin, amount.end)), bounds_text(t)),
       percent ? fmt::format("{} %?", number_text(r, amount)) : "");
  return false;
}

std::optional<Prior> prior_of(Reader& r, const Written& written) {
  if (!check_choice(r, written)) return std::nullopt;
  auto prior = prior_of_form(r, written);
  if (!prior) return std::nullopt;
  if (!std::isfinite(prior->a) || !std::isfinite(prior->b) || !std::isfinite(prior->c)) {
    return fail(r, "not_finite", written.begin, written.end,
                fmt::format("{}: too large, or too near a bound, to compute with",
                            in_quotes(piece(r, written.begin, written.end))));
  }
  return prior;
}

}  // namespace interregnum
