#include "report/robust_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/finding_json.hpp"
#include "report/stored_words.hpp"
#include "report/table.hpp"
#include "study/robustness.hpp"

namespace interregnum {
namespace {

const std::vector<Robustness>& rows_of(const Finished& finished, u32 claim) {
  static const std::vector<Robustness> none;
  return claim < finished.result.robustness.size() ? finished.result.robustness[claim] : none;
}

const Robustness* find_row(const Finished& finished, u32 claim, Check check) {
  const auto& rows = rows_of(finished, claim);
  const auto found = std::find_if(rows.begin(), rows.end(), [check](const auto& row) { return row.check == check; });
  return found == rows.end() ? nullptr : &*found;
}

const TestResult& deciding_test(const Finished& finished, u32 claim) {
  return *tests_of_claim(finished.result, claim)[finished.result.claims[claim].deciding];
}

std::string effect_of(const Finished& finished, u32 claim, const Estimate& effect) {
  const TestResult& test = deciding_test(finished, claim);
  const Scale scale = scale_of(test_of(finished.study, test).outcome);
  const Estimate alone{effect.value, effect.value, effect.value};
  const std::string words = test.rule.is_level ? level_words(alone, scale) : change_words(alone, scale);
  return words.substr(0, words.find(" ("));
}

std::string lowered(Text words) {
  std::string lower(words.substr(words.find(": ") == Text::npos ? 0 : words.find(": ") + 2));
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string without_verdict(const Finished& finished, u32 claim, const Robustness& row) {
  if (row.needed) return "it makes what is read";
  if (row.same) return "same";
  if (row.verdict == Verdict::not_enough_runs) return of_hundred(row.share) + " of 100";
  if (row.verdict == finished.result.claims[claim].verdict) return "same";
  return lowered(verdict_words(row.verdict)) + (row.verdict == Verdict::follows ? "!" : "");
}

std::string permuted_words(const Robustness& row) {
  return row.holds ? "shuffled labels: no direction is left"
                   : "shuffled labels: A DIRECTION IS LEFT, which must not be";
}

std::string control_words(const Finished& finished, u32 claim, const Robustness& row) {
  const bool follows = finished.result.claims[claim].verdict == Verdict::follows || row.verdict == Verdict::follows;
  switch (row.check) {
    case Check::placebo:
      return row.holds ? "an arm run anew: bitwise equal" : "an arm run anew: NOT EQUAL, which it must be";
    case Check::permuted:
      return permuted_words(row);
    case Check::positive:
      return fmt::format("three margins planted: seen in {:.0f} of 100 worlds", 100 * row.share.value);
    case Check::negation:
      if (!row.holds) return "the opposite claim: FOLLOWS TOO, which it must not";
      return follows ? "" : fmt::format("the opposite claim follows in {} of 100", of_hundred(row.share));
    default:
      return {};
  }
}

// In the order in which they are said.
constexpr Check controls[] = {Check::placebo, Check::permuted, Check::positive, Check::negation};

std::vector<EarlierAnswer> earlier_of(const Finished& finished, u32 claim) {
  std::vector<EarlierAnswer> answers;
  if (finished.past != nullptr)
    for (const auto& answer : finished.past->answers)
      if (answer.claim == finished.study.scenario->claims[claim].id) answers.push_back(answer);
  return answers;
}

// How firmly a claim stands that follows, where priors are wider: shown to be below the bar, or not shown to reach it.
Text firmness_under_wider(const Robustness& wide, double holds) {
  if (wide.share.hi < holds) return ", but only on numbers this narrow";
  return wide.share.value < holds ? ", but wider numbers leave it open" : "";
}

// A verdict as stored may be one that this version does not know.
std::string answer_words(const EarlierAnswer& answer) {
  const auto known = verdict_named(answer.verdict);
  const std::string words = known ? std::string(verdict_words(*known)) : printable(answer.verdict);
  const bool has_worlds = answer.verdict != verdict_code(Verdict::assumed) &&
                          answer.verdict != verdict_code(Verdict::never_tested) && std::isfinite(answer.share.lo);
  return has_worlds ? fmt::format("{} ({} of 100)", words, of_hundred(answer.share)) : words;
}

}  // namespace

std::string firmness_words(const Finished& finished, u32 claim) {
  const std::string own = of_hundred(deciding_test(finished, claim).worlds.share) + " of 100";
  const Robustness* wide = find_row(finished, claim, Check::wider);
  if (wide == nullptr || wide->needed) return own;
  return fmt::format("{} ({}: {})", own, wide_words(finished.study.scenario->rules.widen), of_hundred(wide->share));
}

std::string firm_verdict(const Finished& finished, u32 claim) {
  const Verdict verdict = finished.result.claims[claim].verdict;
  const Robustness* wide = find_row(finished, claim, Check::wider);
  const bool compared = verdict == Verdict::follows && wide != nullptr && !wide->needed && is_known(wide->share);
  std::string words(verdict_words(verdict));
  if (compared) words += firmness_under_wider(*wide, finished.study.scenario->rules.holds);
  return words;
}

std::string sets_words(const Finished& finished, u32 claim) {
  const Mechanisms sets = mechanisms_of(finished, claim);
  std::string text = fmt::format("under {} of {} sets of mechanisms", sets.run, sets.available);
  for (const LeftOut& out : finished.study.scenario->left_out)
    text += fmt::format("; without {} = {}: {}", out.role, out.card->text.id, printable(out.why));
  return text;
}

std::string carried_words(const Finished& finished, u32 claim) {
  u64 judged = 0, not_carrying = 0;
  std::string text;
  for (const Robustness& row : rows_of(finished, claim)) {
    if (row.check != Check::without || !row.left) continue;
    ++judged, not_carrying += carries_not(row);
    if (carries_the_change(row))
      text += fmt::format("{}{}: without it {} % of the change is left", text.empty() ? "Carried by " : "; by ",
                          row.name, static_cast<int>(std::max(0., std::floor(100 * row.left->value + .5))));
  }
  if (!text.empty()) return text;
  if (judged == 0 || finished.result.claims[claim].verdict != Verdict::follows) return {};
  return not_carrying == judged ? "ROBUST: no single mechanism carries it" : "no single mechanism is shown to carry it";
}

std::string controls_words(const Finished& finished, u32 claim) {
  std::string text;
  for (const Check check : controls) {
    const Robustness* row = find_row(finished, claim, check);
    const std::string words = row != nullptr ? control_words(finished, claim, *row) : "";
    if (!words.empty()) text += (text.empty() ? "" : "; ") + words;
  }
  return text;
}

std::vector<WithoutRow> without_rows(const Finished& finished, u32 claim) {
  std::vector<WithoutRow> rows;
  u64 idle = 0;
  for (const Robustness& row : rows_of(finished, claim)) {
    if (row.check != Check::without) continue;
    if (row.same)
      ++idle;
    else
      rows.push_back(
          {row.name, row.needed ? "" : effect_of(finished, claim, row.effect), without_verdict(finished, claim, row)});
  }
  if (idle > 0) rows.push_back({counted(idle, rows.empty() ? "role" : "other role"), "", std::string(as_before)});
  return rows;
}

std::string worded_words(const Finished& finished, u32 claim) {
  const auto answers = earlier_of(finished, claim);
  if (answers.empty()) return {};
  std::vector<std::string> hashes;
  std::string text;
  for (const auto& answer : answers) {
    if (std::find(hashes.begin(), hashes.end(), answer.hash) == hashes.end()) hashes.push_back(answer.hash);
    text += (text.empty() ? "" : ", ") + answer_words(answer);
  }
  return fmt::format("Worded {}; earlier answer{}: {}.", times_words(hashes.size() + 1), answers.size() > 1 ? "s" : "",
                     text);
}

std::string firmness_text(const Finished& finished) {
  std::string text;
  for (u32 claim = 0; claim < finished.result.claims.size(); ++claim) {
    std::vector<std::string> lines;
    if (finished.result.claims[claim].verdict == Verdict::follows)
      lines.push_back(fmt::format("{}: {}, {}.", firm_verdict(finished, claim), firmness_words(finished, claim),
                                  sets_words(finished, claim)));
    if (const std::string worded = worded_words(finished, claim); !worded.empty()) lines.push_back(worded);
    for (const std::string& line : lines) {
      const std::string name = cut(printable(finished.study.scenario->claims[claim].id), 7);
      text += name + spaces(9 - width_of(name)) + paragraph(line, 9);
    }
  }
  return text.empty() ? text : "\n" + text;
}

Json firmness_json(const Finished& finished, u32 claim) {
  return Json::Object{{"worlds", firmness_words(finished, claim)},
                      {"verdict", firm_verdict(finished, claim)},
                      {"mechanisms", sets_words(finished, claim)},
                      {"carried", carried_words(finished, claim)},
                      {"controls", controls_words(finished, claim)},
                      {"worded", worded_words(finished, claim)},
                      {"without", array_of(without_rows(finished, claim), [](const WithoutRow& row) {
                         return Json::Object{{"role", row.role}, {"effect", row.effect}, {"verdict", row.verdict}};
                       })}};
}

Json worded_json(const Finished& finished, u32 claim) {
  return array_of(earlier_of(finished, claim), [](const EarlierAnswer& answer) {
    return Json::Object{{"hash", answer.hash},
                        {"verdict", answer.verdict},
                        {"draws", answer.draws},
                        {"share", share_json(answer.share)}};
  });
}

}  // namespace interregnum
