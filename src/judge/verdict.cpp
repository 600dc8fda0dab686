#include "judge/verdict.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <vector>

namespace interregnum {
namespace {

constexpr double least_trigger = .05;  // paths that differ more rarely leave nothing to compare

struct Label {
  Text code, words;
  char mark;
};

constexpr std::array<Label, 9> labels{{{"follows", "FOLLOWS", '+'},
                                       {"depends", "DEPENDS", '?'},
                                       {"depends_on_theory", "DEPENDS ON THEORY", '?'},
                                       {"no_effect", "DOES NOT FOLLOW: NO EFFECT", '-'},
                                       {"too_small", "DOES NOT FOLLOW: TOO SMALL", '-'},
                                       {"opposite", "THE OPPOSITE", '!'},
                                       {"assumed", "ASSUMED", '='},
                                       {"never_tested", "NEVER TESTED", '0'},
                                       {"not_enough_runs", "NOT ENOUGH RUNS", '~'}}};

const Label& label_of(Verdict verdict) { return labels[static_cast<std::size_t>(verdict)]; }

bool rarely_differs(const Context& context, const Rule& rule) {
  return context.compared > 0 && share_sequence(context.differing, context.compared, rule.alpha / 2).hi < least_trigger;
}

bool separates(double bar, const Estimate& share, const Interval& rival) {
  return (share.lo >= bar && rival.hi < bar) || (share.hi <= bar && rival.lo > bar);
}

std::optional<std::size_t> rival_across(const Estimate& share, const Rule& rule, const Context& context) {
  for (std::size_t i = 0; i < context.rivals.size(); ++i)
    if (separates(rule.holds, share, context.rivals[i]) || separates(1 - rule.holds, share, context.rivals[i]))
      return i;
  return std::nullopt;
}

bool has_direction(const Worlds& worlds) { return worlds.mean.lo > 0 || worlds.mean.hi < 0; }
bool is_within(const Interval& mean, double margin) { return mean.lo > -margin && mean.hi < margin; }

// A claim shown not to follow: of which kind, and whether that is shown as well.
Finding why_not(const Worlds& worlds, const Rule& rule) {
  if (rule.is_level) return {Verdict::too_small, true};
  const double low = 1 - rule.holds, margin = std::abs(rule.margin) * worlds.scale;
  if (rule.ask == Ask::differ)
    return has_direction(worlds) ? Finding{Verdict::too_small, true}
                                 : Finding{Verdict::no_effect, is_within({worlds.mean.lo, worlds.mean.hi}, margin)};
  if (rule.ask == Ask::same || worlds.reversed.lo > low) return {Verdict::opposite, true};
  if (worlds.reversed.hi > low) return {};  // it may yet be the opposite
  if (worlds.mean.lo > 0) return {Verdict::too_small, true};
  return {Verdict::no_effect, worlds.mean.hi < 0 || is_within({worlds.mean.lo, worlds.mean.hi}, margin)};
}

// What the mean must show beside the share: that it does not lie on the other side; a change may go either way. Here
// the mean's bounds allow for worlds too rare to have been seen, since a claim that follows must not turn round on
// them.
enum class MeanSays { agrees, open, differs };
MeanSays mean_of(const Worlds& worlds, const Rule& rule) {
  const Interval mean{worlds.mean.lo + worlds.unseen.lo, worlds.mean.hi + worlds.unseen.hi};
  const double margin = rule.margin * worlds.scale, least = std::min(0., margin);
  if (rule.ask == Ask::differ) return MeanSays::agrees;
  if (rule.ask == Ask::reach)
    return mean.lo > least ? MeanSays::agrees : mean.hi < least ? MeanSays::differs : MeanSays::open;
  const bool outside = mean.lo > margin || mean.hi < -margin;
  return is_within(mean, margin) ? MeanSays::agrees : outside ? MeanSays::differs : MeanSays::open;
}

// What the bounds of H, C and mu show, rivals apart.
Finding shown_by(const Worlds& worlds, const Rule& rule) {
  const double low = 1 - rule.holds;
  const Estimate& share = worlds.share;
  if (share.hi <= low) return why_not(worlds, rule);
  if (share.lo > low && share.hi < rule.holds) return {Verdict::depends, true};
  if (share.lo < rule.holds || mean_of(worlds, rule) == MeanSays::open) return {};
  return {mean_of(worlds, rule) == MeanSays::agrees ? Verdict::follows : Verdict::depends, true};
}

Finding judged_by(const Worlds& worlds, const Rule& rule, const Context& context) {
  const auto rival = rival_across(worlds.share, rule, context);
  return rival ? Finding{Verdict::depends_on_theory, true, false, rival} : shown_by(worlds, rule);
}

Worlds if_clear(Worlds worlds) {
  worlds.share = worlds.share_if_clear;
  worlds.reversed = worlds.reversed_if_clear;
  return worlds;
}

// Larger is stronger; 0: does not count beside other tests.
int strength(Verdict verdict) {
  switch (verdict) {
    case Verdict::assumed:
    case Verdict::never_tested:
      return 0;
    case Verdict::opposite:
      return 1;
    case Verdict::no_effect:
      return 2;
    case Verdict::too_small:
      return 3;
    case Verdict::depends_on_theory:
      return 4;
    case Verdict::depends:
      return 5;
    case Verdict::not_enough_runs:
      return 6;
    case Verdict::follows:
      return 7;
  }
  return 0;
}

}  // namespace

Text verdict_code(Verdict verdict) { return label_of(verdict).code; }
Text verdict_words(Verdict verdict) { return label_of(verdict).words; }
Text verdict_class(Verdict verdict) {
  const Text words = verdict_words(verdict);
  return words.substr(0, words.find(':'));
}
char verdict_mark(Verdict verdict) { return label_of(verdict).mark; }

Finding judge_test(const Worlds& worlds, const Rule& rule, const Context& context) {
  if (context.untested) return {Verdict::never_tested, true};
  if (context.assumed) return {Verdict::assumed, true};
  if (rarely_differs(context, rule)) return {Verdict::never_tested, true};
  Finding finding = judged_by(worlds, rule, context);
  if (!finding.decided) finding.only_unclear = judged_by(if_clear(worlds), rule, context).decided;
  if (context.compared > 0 && context.differing == 0) {
    finding.verdict = Verdict::never_tested;
    finding.rival.reset();
  }
  if (worlds.missing >= 1) finding.verdict = Verdict::never_tested;  // no run so far has such an outcome
  return finding;
}

std::optional<double> contamination_limit(double least, double holds) {
  if (!(least >= holds)) return std::nullopt;
  return 1 - holds / least;
}

ClaimFinding judge_claim(std::span<const Verdict> tests, std::size_t need) {
  assert(!tests.empty());
  std::vector<std::size_t> counted;
  for (std::size_t i = 0; i < tests.size(); ++i)
    if (strength(tests[i]) > 0) counted.push_back(i);
  if (counted.empty()) return {tests.front(), 0, 0, tests.size()};

  std::stable_sort(counted.begin(), counted.end(),
                   [&](std::size_t a, std::size_t b) { return strength(tests[a]) > strength(tests[b]); });
  const std::size_t rank = need == 0 ? counted.size() : std::min(need, counted.size());
  const Verdict verdict = tests[counted[rank - 1]];
  const auto follow = std::count(tests.begin(), tests.end(), Verdict::follows);
  const auto deciding = std::find(tests.begin(), tests.end(), verdict) - tests.begin();
  return {verdict, static_cast<std::size_t>(deciding), static_cast<std::size_t>(follow), counted.size()};
}

}  // namespace interregnum
