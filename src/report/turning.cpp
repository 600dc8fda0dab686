#include "report/turning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/letters.hpp"
#include "study/robustness.hpp"

namespace interregnum {
namespace {

const ClaimHinge* hinge_of(const Finished& finished, u32 claim) {
  return claim < finished.result.hinges.size() ? &finished.result.hinges[claim] : nullptr;
}
const Input& input_at(const Finished& finished, u32 index) { return finished.study.scenario->inputs[index]; }

// How a number of this input is read: hours as days where they are many, people by their count.
Scale scale_of_input(const Input& input, double size) {
  constexpr double hours_a_day = 24, days_a_year = 365;
  if (input.unit == "h" && std::fabs(size) >= 3 * hours_a_day) return {1 / hours_a_day, {}, {}, "days"};
  if (input.unit == "h") return {1, {}, {}, "hours"};
  if (input.unit == "d" && std::fabs(size) >= 2 * days_a_year) return {1 / days_a_year, {}, {}, "years"};
  if (input.unit == "d") return {1, {}, {}, "days"};
  if (input.unit == "person") return {1, {}, {}, "people"};
  if (input.unit == "person/d") return {1, {}, {}, "people a day"};
  if (input.unit == "1/y") return {1, {}, {}, "a year"};
  if (input.unit == "1/d") return {1, {}, {}, "a day"};
  if (input.unit == "pp" || input.unit == "%") return {100, {}, {}, input.unit};
  return {1, {}, {}, input.unit == "1" ? Text() : Text(input.unit)};
}

// The largest power of ten up to `size`.
double power_of_ten(double size) {
  double step = 1;
  while (step * 10 <= size) step *= 10;
  while (step > size && step > 1e-9) step /= 10;
  return step;
}

// Rounded to a power of ten, without zeros at the end; commas, and U+2212 for a minus.
std::string rounded(double value, double step) {
  int decimals = 0;
  for (double unit = step; unit < .99; unit *= 10) ++decimals;
  const double size = step > 1 ? std::round(std::fabs(value) / step) * step : std::fabs(value);
  std::string digits = fmt::format("{:.{}f}", size, decimals);
  if (decimals > 0) digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return (value < 0 && digits != "0" ? "−" : "") + digits;
}

// Two significant digits of a small number, three of a large one.
std::string short_number(double value) {
  const double size = std::fabs(value);
  return rounded(value, power_of_ten(size < 100 ? size / 10 : size / 100));
}
std::string with_unit(std::string number, const Scale& scale) {
  return scale.level_unit.empty() ? number : number + " " + std::string(scale.level_unit);
}
std::string words_of(double value, const Scale& scale) { return with_unit(short_number(value * scale.factor), scale); }

std::string of_100(double share) { return fmt::format("{:.0f}", 100 * share); }

// "6.1 (5.2 to 7.3)", "11 hours (9 to 14)": as many digits as the bounds support.
std::string bounded_words(const Flip& flip, const Scale& scale) {
  const double width = (flip.hi - flip.lo) * scale.factor;
  if (!(width > 0)) return words_of(flip.value, scale);
  const auto number = [&](double value) { return rounded(value * scale.factor, power_of_ten(width / 10)); };
  return fmt::format("{} ({} to {})", with_unit(number(flip.value), scale), number(flip.lo), number(flip.hi));
}

std::string allowed_words(const Input& input, const Scale& scale) {
  return short_number(quantile(input.quantity.prior, .05) * scale.factor) + " to " +
         short_number(quantile(input.quantity.prior, .95) * scale.factor);
}

// A number need not decide alone: on either side some worlds go the other way.
Text follows_words(const Flip& flip) {
  constexpr double nearly_all = .95;
  const double follow = flip.above ? flip.share_above : flip.share_below;
  const double other = flip.above ? flip.share_below : flip.share_above;
  return follow >= nearly_all && other <= 1 - nearly_all ? "follows" : "mostly follows";
}

std::string flip_words(const Input& input, const Flip& flip) {
  const Scale scale = scale_of_input(input, flip.value);
  const std::string at = bounded_words(flip, scale);
  const std::string where = flip.above ? "from " + at + " upwards" : "below " + at;
  return fmt::format("Turns on {}: {} the claim {}; the author allows {}. It follows in {} of 100 worlds {}, in {} {}.",
                     printable(input.label), where, follows_words(flip), allowed_words(input, scale),
                     of_100(flip.above ? flip.share_above : flip.share_below), flip.above ? "above" : "below",
                     of_100(flip.above ? flip.share_below : flip.share_above), flip.above ? "below" : "above");
}

std::string name_of_choice(const Input& input, double index) {
  const auto at = static_cast<std::size_t>(std::max(0., index + .5));
  return at < input.quantity.choices.size() ? input.quantity.choices[at] : short_number(index);
}

// "Turns on answer: the claim follows in 80 of 100 worlds with floor, in 20 with exact."
std::string choice_words(const Input& input, const std::vector<CurvePoint>& curve) {
  auto shares = curve;
  std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
  std::string words;
  for (const CurvePoint& point : shares)
    words += fmt::format("{}in {}{} with {}", words.empty() ? "" : ", ", of_100(point.share),
                         words.empty() ? " of 100 worlds" : "", printable(name_of_choice(input, point.x)));
  return fmt::format("Turns on {}: the claim follows {}.", printable(input.label), words);
}

std::string ends_words(const Input& input, const std::vector<CurvePoint>& curve) {
  if (curve.size() < 2) return fmt::format("Turns on {}.", printable(input.label));
  const CurvePoint &low = curve.front(), &high = curve.back();
  return fmt::format("Turns on {}: the claim follows in {} of 100 worlds near {}, in {} near {}.",
                     printable(input.label), of_100(low.share), words_of(low.x, scale_of_input(input, low.x)),
                     of_100(high.share), words_of(high.x, scale_of_input(input, high.x)));
}

std::string choices_between(const Input& input, const BoxSide& side) {
  std::string names;
  for (std::size_t i = 0; i < input.quantity.choices.size(); ++i) {
    const auto index = static_cast<double>(i);
    if (index > side.lo && index < side.hi) names += (names.empty() ? "" : " or ") + input.quantity.choices[i];
  }
  return names;
}

// "army.loyalty is above 0.6", "between 2 and 5 days"
std::string side_words(const Input& input, const BoxSide& side) {
  const std::string name = printable(input.label);
  if (!input.quantity.choices.empty()) return name + " is " + printable(choices_between(input, side));
  const Scale scale = scale_of_input(input, std::isfinite(side.lo) ? side.lo : side.hi);
  if (!std::isfinite(side.lo)) return name + " is below " + words_of(side.hi, scale);
  if (!std::isfinite(side.hi)) return name + " is above " + words_of(side.lo, scale);
  return fmt::format("{} is between {} and {}", name, short_number(side.lo * scale.factor), words_of(side.hi, scale));
}

const TestResult& deciding_of(const Finished& finished, u32 claim) {
  return *tests_of_claim(finished.result, claim)[finished.result.claims[claim].deciding];
}

std::string theory_of(const Finished& finished, u32 claim) {
  const auto& rival = deciding_of(finished, claim).finding.rival;
  const bool named = rival && *rival < finished.study.scenario->rivals.size() &&
                     finished.result.claims[claim].verdict == Verdict::depends_on_theory;
  return named ? rival_name(finished.study.scenario->rivals[*rival]) : std::string();
}

bool all_alike(const ClaimHinge& hinge) { return hinge.worlds >= least_worlds_for_hinge && hinge.floor >= 1; }

// Judged before enough worlds were seen, and by an answer that needs no more of them.
bool was_clear(const ClaimHinge& hinge) {
  return hinge.worlds > 0 && hinge.worlds < least_worlds_for_hinge && hinge.more == 0;
}

std::string nothing_named(const Finished& finished, u32 claim, const ClaimHinge& hinge) {
  if (was_clear(hinge))
    return fmt::format("Not asked further: the answer was clear after {} draws.",
                       deciding_of(finished, claim).progress.draws);
  if (hinge.more > 0) return fmt::format("{} more draws would show what it turns on.", hinge.more);
  if (hinge.worlds == 0) return {};
  if (all_alike(hinge)) return "The answer is the same in every world: it turns on no number.";
  return hinge.box ? "No single assumption decides; see the box." : "No single assumption decides.";
}

// A label and what follows it, the label cut where both are too long.
std::string label_and(const std::string& label, const std::string& rest) {
  const u32 room = turns_on_width - std::min(turns_on_width - 8, width_of(rest));
  return cut(printable(label), room) + rest;
}

std::string number_column(const Finished& finished, const HingeInput& decider) {
  const Input& input = input_at(finished, decider.input);
  if (!decider.flip) return cut(printable(input.label), turns_on_width);
  const Scale scale = scale_of_input(input, decider.flip->value);
  return label_and(input.label, (decider.flip->above ? " > " : " < ") + words_of(decider.flip->value, scale));
}

}  // namespace

std::string hinge_sentence(const Finished& finished, u32, const HingeInput& decider) {
  const Input& input = input_at(finished, decider.input);
  if (decider.flip) return flip_words(input, *decider.flip);
  return input.quantity.choices.empty() ? ends_words(input, decider.curve) : choice_words(input, decider.curve);
}

std::string box_sentence(const Finished& finished, u32 claim) {
  const Box& box = *finished.result.hinges[claim].box;
  std::string where;
  for (const BoxSide& side : box.sides)
    where += (where.empty() ? "" : " and ") + side_words(input_at(finished, side.input), side);
  return fmt::format(
      "Where {}, it {} in {} of 100 worlds. {} of 100 worlds are there. {:.0f} of 10 parts of the "
      "worlds gave the same box.",
      where, box.follows ? "follows" : "does not follow", of_100(box.density), of_100(box.mass), 10 * box.found_again);
}

std::optional<Carrier> carrier_of(const Finished& finished, u32 claim) {
  if (claim >= finished.result.robustness.size()) return {};
  std::optional<Carrier> most;
  for (const Robustness& row : finished.result.robustness[claim])
    if (carries_the_change(row) && (!most || 1 - row.left->value > most->share)) most = {row.name, 1 - row.left->value};
  return most;
}

std::vector<std::string> turning_sentences(const Finished& finished, u32 claim) {
  std::vector<std::string> sentences;
  if (const auto theory = theory_of(finished, claim); !theory.empty())
    sentences.push_back("Turns on a theory: " + printable(theory) + ".");
  if (const auto carrier = carrier_of(finished, claim))
    sentences.push_back(fmt::format(
        "Turns on {}: without that role {} of the change is gone.", printable(carrier->role),
        carrier->share > 1.05 ? std::string("more than all") : of_100(std::min(1., carrier->share)) + " %"));
  const ClaimHinge* hinge = hinge_of(finished, claim);
  if (hinge == nullptr) return sentences;
  for (const HingeInput& decider : hinge->inputs) sentences.push_back(hinge_sentence(finished, claim, decider));
  if (hinge->inputs.empty())
    if (auto words = nothing_named(finished, claim, *hinge); !words.empty()) sentences.push_back(std::move(words));
  if (hinge->box) sentences.push_back(box_sentence(finished, claim));
  return sentences;
}

std::string turns_on_words(const Finished& finished, u32 claim) {
  const Verdict verdict = finished.result.claims[claim].verdict;
  if (verdict == Verdict::assumed) return "the file says so";
  if (verdict == Verdict::never_tested) return "-";
  if (const auto theory = theory_of(finished, claim); !theory.empty()) return cut(printable(theory), turns_on_width);
  const ClaimHinge* hinge = hinge_of(finished, claim);
  if (hinge && !hinge->inputs.empty()) return number_column(finished, hinge->inputs.front());
  if (const auto carrier = carrier_of(finished, claim)) return cut("role " + printable(carrier->role), turns_on_width);
  if (!hinge || hinge->worlds == 0) return "-";
  if (was_clear(*hinge)) return "not asked further";
  if (hinge->more > 0) return fmt::format("needs {} more draws", hinge->more);
  if (hinge->box) return fmt::format("{} together", counted(hinge->box->sides.size(), "number"));
  return all_alike(*hinge) ? "all worlds agree" : "no single assumption";
}

std::string advice_sentence(const Finished& finished, const Advice& advice) {
  const Input& input = input_at(finished, advice.input);
  std::string claims;
  for (const u32 claim : advice.claims)
    claims += (claims.empty() ? "" : ", ") + printable(finished.study.scenario->claims[claim].id);
  const double known = .5 * (quantile(input.quantity.prior, .95) - quantile(input.quantity.prior, .05));
  const Scale scale = scale_of_input(input, known);
  return fmt::format("{} to within {} settles {}; it is known to within {}.", printable(input.label),
                     words_of(advice.width, scale), claims, words_of(known, scale));
}

}  // namespace interregnum
