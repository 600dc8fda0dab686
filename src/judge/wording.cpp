#include "judge/wording.hpp"

#include <algorithm>
#include <cmath>

namespace interregnum {
namespace {

std::string worlds_of(const Estimate& share) { return worlds_words(share.lo, share.hi) + " worlds"; }

std::string bound_words(const Saying& saying) {
  const double bound = saying.rule.offset;
  const Scale level{saying.scale.factor, {}, saying.scale.level_unit, {}};
  const std::string minus = bound * saying.scale.factor < 0 ? "\u2212" : "";
  return (saying.rule.sign > 0 ? "at least " : "at most ") + minus + margin_words(bound, level);
}

std::string capital(std::string sentence) {
  const char first = sentence.front();
  if (first >= 'a' && first <= 'z') sentence.front() = static_cast<char>(first - 'a' + 'A');
  return sentence;
}

// "in 22 of 100 worlds is falling more likely than not; averaged over worlds it is 31 of 100": both, never one.
std::string level_sentence(const Saying& saying) {
  return capital(bound_words(saying)) + " in " + worlds_of(saying.worlds.share) + "; averaged over worlds " +
         level_words(saying.worlds.effect, saying.scale) + ".";
}

std::string depends_sentence(const Saying& saying) {
  const std::string follows = "Follows in " + worlds_of(saying.worlds.share);
  return saying.worlds.share.lo >= saying.rule.holds
             ? follows + ", but averaged over worlds the change goes the other way."
             : follows + "; which ones depends on the numbers assumed.";
}

std::string theory_sentence(const Saying& saying) {
  const Interval& rival = saying.rival_share;
  return "Follows in " + worlds_of(saying.worlds.share) + ", but in " + worlds_words(rival.lo, rival.hi) + " under " +
         (saying.rival.empty() ? "a rival mechanism" : std::string(saying.rival)) + ".";
}

std::string never_sentence(const Saying& saying) {
  const double hundredths = std::floor(100 * saying.trigger_share + .5);
  const std::string event = saying.trigger.empty() ? "the arms differ" : std::string(saying.trigger);
  const bool is_tiny = saying.trigger_share > 0 && hundredths < 1;
  return capital(event) + " in " +
         (is_tiny ? "fewer than 1 of 100" : worlds_words(hundredths / 100, hundredths / 100)) +
         " worlds: nothing to compare.";
}

std::string open_sentence(const Saying& saying) {
  const Estimate& share = saying.worlds.share;
  const double least = std::floor(100 * share.lo + 1e-9), most = std::ceil(100 * share.hi - 1e-9);
  const std::string so_far = "Between " + std::to_string(static_cast<int>(least)) + " and " +
                             std::to_string(static_cast<int>(most)) + " of 100 so far; ";
  if (!saying.further_draws) return so_far + "more draws are unlikely to settle it.";
  if (*saying.further_draws == 0) return so_far + "more replicates of each draw settle it.";
  return so_far + "about " + about(*saying.further_draws) + " more draws settle it.";
}

Answer direction_answer(const Saying& saying) {
  const Worlds& worlds = saying.worlds;
  const char mark = worlds.mean.lo > 0 ? '+' : worlds.mean.hi < 0 ? '!' : '~';
  if (saying.rule.is_level) {
    const std::string reached = mark == '+' ? "reached" : mark == '!' ? "not reached" : "not shown either way";
    return {mark == '!' ? '-' : mark, "on the average of worlds: " + reached};
  }
  const std::string way = mark == '+' ? "" : mark == '!' ? "wrong way on average; " : "no direction shown; ";
  const bool is_unknown = worlds.direction.hi - worlds.direction.lo > .98;  // luck hides the sign in single worlds
  return {mark,
          way + (is_unknown ? "in how many worlds is not known yet" : "right way in " + worlds_of(worlds.direction))};
}

Answer size_answer(const Saying& saying) {
  const Worlds& worlds = saying.worlds;
  const Rule& rule = saying.rule;
  const bool is_opposite = !rule.is_level && worlds.mean.hi <= -std::abs(rule.margin);
  const char mark = worlds.mean.lo >= rule.margin ? '+' : is_opposite ? '!' : worlds.mean.hi < rule.margin ? '-' : '~';
  return rule.is_level ? Answer{mark, level_words(worlds.effect, saying.scale) + "; asked for: " + bound_words(saying)}
                       : Answer{mark, change_words(worlds.effect, saying.scale) +
                                          "; asked for: " + margin_words(rule.margin, saying.scale)};
}

Answer worlds_answer(const Saying& saying) {
  const Estimate& share = saying.worlds.share;
  const double holds = saying.rule.holds;
  const char mark = share.lo >= holds                          ? '+'
                    : share.hi <= 1 - holds                    ? '-'
                    : share.lo > 1 - holds && share.hi < holds ? '?'
                                                               : '~';
  return {mark, worlds_of(share) + (close_to_bar(share.value, holds) ? ", close to the bar" : "")};
}

}  // namespace

std::string verdict_sentence(Verdict verdict, const Saying& saying) {
  const Worlds& worlds = saying.worlds;
  const std::string margin = margin_words(saying.rule.margin, saying.scale);
  switch (verdict) {
    case Verdict::follows:
      if (saying.rule.is_level) return level_sentence(saying);
      return "Follows from these assumptions in " + worlds_of(worlds.share) + ".";
    case Verdict::depends:
      return saying.rule.is_level ? level_sentence(saying) : depends_sentence(saying);
    case Verdict::depends_on_theory:
      return theory_sentence(saying);
    case Verdict::no_effect:
      return "Reaches " + margin + " in " + worlds_of(worlds.share) +
             (worlds.mean.hi < 0 ? "; averaged over worlds the change goes the other way."
                                 : ", and no direction is shown.");
    case Verdict::too_small:
      if (saying.rule.is_level) return level_sentence(saying);
      return "Right direction in " + worlds_of(worlds.direction) + ", but below the " + margin + " asked for.";
    case Verdict::opposite:
      return "The opposite, by " + margin + " or more, in " + worlds_of(worlds.reversed) + ".";
    case Verdict::assumed:
      return "The file says so itself; the model adds nothing.";
    case Verdict::never_tested:
      return never_sentence(saying);
    case Verdict::not_enough_runs:
      return open_sentence(saying);
  }
  return {};
}

std::array<Answer, 3> three_answers(const Saying& saying) {
  return {direction_answer(saying), size_answer(saying), worlds_answer(saying)};
}

std::string parts_words(const ClaimFinding& claim) {
  if (claim.parts < 2) return {};
  return std::to_string(claim.follow) + " of " + std::to_string(claim.parts) + " parts follow";
}

}  // namespace interregnum
