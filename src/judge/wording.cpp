#include "judge/wording.hpp"

#include <algorithm>
#include <cmath>

#include "judge/look.hpp"

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

// Whether the claim denies that the outcome moves by more than the margin, in one direction or in both.
bool denies(const Rule& rule) { return rule.ask == Ask::same || rule.margin < 0; }

// The margin's size: "2.7 points", "10 % of runs", "50 % of the reference".
std::string size_of(const Rule& rule, const Scale& scale) {
  if (rule.of_whole) return margin_words(rule.margin, {100, {}, "% of the whole", {}});
  return rule.is_relative ? margin_words(rule.margin, {100, {}, "% of the reference", {}})
                          : margin_words(rule.margin, scale);
}

// What happens in the worlds in which it follows: "it rises by no more than 2 points". "" where the claim says it.
std::string deed(const Saying& saying) {
  const Rule& rule = saying.rule;
  const std::string size = size_of(rule, saying.scale);
  if (rule.counts) return rule.sign > 0 ? "" : "it differs in no more than " + size;
  if (rule.ask == Ask::differ) return "it changes by " + size + " or more, either way";
  if (rule.ask == Ask::same) return "it changes by less than " + size;
  if (rule.margin >= 0) return {};
  return (rule.sign < 0 ? "it rises by no more than " : "it falls by no more than ") + size;
}

// And in those in which the opposite does: "it rises by 2 points or more".
std::string opposite_deed(const Saying& saying) {
  const Rule& rule = saying.rule;
  const std::string more = size_of(rule, saying.scale) + " or more";
  if (rule.counts) return "it differs in " + more;
  if (rule.ask == Ask::same) return "it changes by " + more;
  return (rule.sign < 0 ? "it rises by " : "it falls by ") + more;
}

std::string follows_sentence(const Saying& saying) {
  const std::string worlds = worlds_of(saying.worlds.share) + ".", what = deed(saying);
  return what.empty() ? "Follows from these assumptions in " + worlds : "Follows: " + what + ", in " + worlds;
}

std::string opposite_sentence(const Saying& saying) {
  const std::string worlds = worlds_of(saying.worlds.reversed) + ".";
  if (denies(saying.rule)) return "The opposite: " + opposite_deed(saying) + ", in " + worlds;
  return "The opposite, by " + size_of(saying.rule, saying.scale) + " or more, in " + worlds;
}

std::string no_effect_sentence(const Saying& saying) {
  const bool either = saying.rule.ask == Ask::differ, wrong = !either && saying.worlds.mean.hi < 0;
  return "Reaches " + size_of(saying.rule, saying.scale) + (either ? " either way in " : " in ") +
         worlds_of(saying.worlds.share) +
         (wrong ? "; averaged over worlds the change goes the other way." : ", and no direction is shown.");
}

std::string too_small_sentence(const Saying& saying) {
  const std::string asked = size_of(saying.rule, saying.scale);
  if (saying.rule.counts)
    return "Differs at all in " + worlds_of(saying.worlds.direction) + ", but in fewer than the " + asked +
           " asked for.";
  if (saying.rule.ask == Ask::differ)
    return "Changes, but by the " + asked + " asked for in only " + worlds_of(saying.worlds.share) + ".";
  return "Right direction in " + worlds_of(saying.worlds.direction) + ", but below the " + asked + " asked for.";
}

std::string depends_sentence(const Saying& saying) {
  const std::string follows = "Follows in " + worlds_of(saying.worlds.share);
  if (saying.worlds.share.lo < saying.rule.holds) return follows + "; which ones depends on the numbers assumed.";
  return follows + (denies(saying.rule) ? ", but averaged over worlds it moves by more."
                                        : ", but averaged over worlds the change goes the other way.");
}

std::string theory_sentence(const Saying& saying) {
  const Interval& rival = saying.rival_share;
  return "Follows in " + worlds_of(saying.worlds.share) + ", but in " + worlds_words(rival.lo, rival.hi) + " under " +
         (saying.rival.empty() ? "a rival mechanism" : std::string(saying.rival)) + ".";
}

std::string never_sentence(const Saying& saying) {
  if (!saying.idle_role.empty())
    return "The role " + std::string(saying.idle_role) + " is none: nothing makes what it reads.";
  const double hundredths = std::floor(100 * saying.trigger_share + .5);
  const std::string event = saying.trigger.empty() ? "the arms differ" : std::string(saying.trigger);
  const bool is_tiny = saying.trigger_share > 0 && hundredths < 1;
  return capital(event) + " in " +
         (is_tiny ? "fewer than 1 of 100" : worlds_words(hundredths / 100, hundredths / 100)) +
         " worlds: nothing to compare.";
}

// Shown not to follow, but not whether the opposite does.
std::string between_words(const Saying& saying) {
  const Estimate& share = saying.worlds.share;
  if (share.hi <= 1 - saying.rule.holds)
    return "Does not follow; the opposite in " + worlds_words(saying.worlds.reversed.lo, saying.worlds.reversed.hi);
  const double least = std::floor(100 * share.lo + 1e-9), most = std::ceil(100 * share.hi - 1e-9);
  return "Between " + std::to_string(static_cast<int>(least)) + " and " + std::to_string(static_cast<int>(most)) +
         " of 100";
}

std::string open_sentence(const Saying& saying) {
  const std::string so_far = between_words(saying) + " so far; ";
  if (!saying.further_draws) return so_far + "more draws are unlikely to settle it.";
  if (*saying.further_draws == 0) return so_far + "more replicates of each draw settle it.";
  if (saying.worlds.draws < least_to_tell_further) return so_far + "too early to say how many more draws settle it.";
  return so_far + "about " + about(*saying.further_draws) + " more draws settle it.";
}

// A claim that asks for no direction: which way it goes all the same.
Answer either_way_answer(const Saying& saying) {
  const Worlds& worlds = saying.worlds;
  const bool shown = worlds.mean.lo > 0 || worlds.mean.hi < 0;
  if (saying.rule.counts) return {shown ? '+' : '~', "differs at all in " + worlds_of(worlds.direction)};
  const std::string way = saying.rule.sign > 0 ? "rises in " : "falls in ";
  return {shown ? '+' : '~', (shown ? "" : "no direction shown; ") + way + worlds_of(worlds.direction)};
}

Answer direction_answer(const Saying& saying) {
  const Worlds& worlds = saying.worlds;
  const char mark = worlds.mean.lo > 0 ? '+' : worlds.mean.hi < 0 ? '!' : '~';
  if (saying.rule.is_level) {
    const std::string reached = mark == '+' ? "reached" : mark == '!' ? "not reached" : "not shown either way";
    return {mark == '!' ? '-' : mark, "on the average of worlds: " + reached};
  }
  if (saying.rule.ask != Ask::reach || saying.rule.margin < 0 || saying.rule.counts) return either_way_answer(saying);
  const std::string way = mark == '+' ? "" : mark == '!' ? "wrong way on average; " : "no direction shown; ";
  const bool is_unknown = worlds.direction.hi - worlds.direction.lo > .98;  // luck hides the sign in single worlds
  return {mark,
          way + (is_unknown ? "in how many worlds is not known yet" : "right way in " + worlds_of(worlds.direction))};
}

// Whether the mean is as large, or as small, as the claim asks.
char size_mark(const Worlds& worlds, const Rule& rule) {
  const double margin = rule.margin * worlds.scale, size = std::abs(margin);
  const bool inside = worlds.mean.lo > -size && worlds.mean.hi < size;
  const bool outside = worlds.mean.lo >= size || worlds.mean.hi <= -size;
  if (rule.ask == Ask::differ) return outside ? '+' : inside ? '-' : '~';
  if (rule.ask == Ask::same) return inside ? '+' : outside ? '!' : '~';
  const bool is_opposite = !rule.is_level && worlds.mean.hi <= -size;
  return worlds.mean.lo >= margin ? '+' : is_opposite ? '!' : worlds.mean.hi < margin ? '-' : '~';
}

// By how much the one share of a whole is larger than the other, with the sign that it has in the whole's direction.
std::string whole_words(const Saying& saying) {
  const Worlds& worlds = saying.worlds;
  const double percent = worlds.scale > 0 ? std::floor(100 * worlds.mean.value / worlds.scale + .5) : 0;
  return std::string("the one share less the other is ") + (percent < 0 ? "\u2212" : "") +
         margin_words(std::abs(percent), {}) + " % of the whole: " + change_words(worlds.mean, saying.scale) +
         " in its direction; asked for: " + asked_words(saying.rule, saying.scale);
}

Answer size_answer(const Saying& saying) {
  const Worlds& worlds = saying.worlds;
  const Rule& rule = saying.rule;
  const char mark = size_mark(worlds, rule);
  if (rule.is_level) return {mark, level_words(worlds.effect, saying.scale) + "; asked for: " + bound_words(saying)};
  const double share = worlds.scale > 0 ? std::abs(worlds.effect.value) / worlds.scale : 0;
  if (rule.of_whole) return {mark, whole_words(saying)};
  const std::string relative =
      rule.is_relative ? ", " + margin_words(std::floor(100 * share + .5), {}) + " % of the reference" : "";
  return {mark,
          change_words(worlds.effect, saying.scale) + relative + "; asked for: " + asked_words(rule, saying.scale)};
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

std::string asked_words(const Rule& rule, const Scale& scale) {
  const std::string size = size_of(rule, scale);
  if (rule.counts) return rule.sign > 0 ? size : "no more than " + size;
  if (rule.ask == Ask::differ) return size + " either way";
  if (rule.ask == Ask::same) return "less than " + size + " either way";
  if (rule.margin >= 0) return size;
  return (rule.sign < 0 ? "a rise of no more than " : "a fall of no more than ") + size;
}

std::string verdict_sentence(Verdict verdict, const Saying& saying) {
  switch (verdict) {
    case Verdict::follows:
      if (saying.rule.is_level) return level_sentence(saying);
      return follows_sentence(saying);
    case Verdict::depends:
      return saying.rule.is_level ? level_sentence(saying) : depends_sentence(saying);
    case Verdict::depends_on_theory:
      return theory_sentence(saying);
    case Verdict::no_effect:
      return no_effect_sentence(saying);
    case Verdict::too_small:
      if (saying.rule.is_level) return level_sentence(saying);
      return too_small_sentence(saying);
    case Verdict::opposite:
      return opposite_sentence(saying);
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
