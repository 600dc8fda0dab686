// Verbs of war: it begins, it ends.
#include "world/values.hpp"
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

// wage: a war begins, or begins again: the balance from zero, the land from where it lies.
namespace wage {
struct State {
  std::span<double> phase, outcome, balance, balance_seen;
};
struct Arguments {
  double by, war;
};
constexpr std::array uses{writes("war.phase", &State::phase), writes("war.outcome", &State::outcome),
                          writes("war.balance", &State::balance), writes("war.balance_seen", &State::balance_seen)};
constexpr std::array<ArgumentOf<Arguments>, 2> arguments{{
    {row("by", {}, "who begins it"), &Arguments::by},
    {row("war", "war", "which war"), &Arguments::war},
}};
void apply(const State& s, const Arguments& a, const Moment&) {
  const auto war = row_index(a.war);
  if (s.phase[war] == phase::active) return;
  s.phase[war] = phase::active;
  s.outcome[war] = 0;
  s.balance[war] = s.balance_seen[war] = 0;
}
}  // namespace wage

// end_war: the war stops, and how is imposed. A victory sets the balance to +-1; the land follows it within the hour
// as it follows any other move of the balance (balance_diffusion), so a victor takes what a decided walk would give
// him.
namespace end_war {
struct State {
  std::span<double> phase, outcome, balance;
  Event ends;
};
struct Arguments {
  double war, outcome;
};
constexpr std::array uses{writes("war.phase", &State::phase), writes("war.outcome", &State::outcome),
                          writes("war.balance", &State::balance), makes("war.ends", &State::ends)};
constexpr std::array<ArgumentOf<Arguments>, 2> arguments{{
    {row("war", "war", "which war"), &Arguments::war},
    {named("outcome", ArgumentKind::outcome, {}, true, "victory(SIDE), stalemate (a ceasefire) or negotiated"),
     &Arguments::outcome},
}};
void apply(const State& s, const Arguments& a, const Moment&) {
  const auto war = row_index(a.war);
  if (s.phase[war] == phase::ended) return;
  s.phase[war] = a.outcome == war_outcome::stalemate ? phase::ceasefire : phase::ended;
  s.outcome[war] = a.outcome;
  if (a.outcome == war_outcome::attacker) s.balance[war] = 1;
  if (a.outcome == war_outcome::defender) s.balance[war] = -1;
  happens(s.ends, war, 1, 0);
}
}  // namespace end_war

}  // namespace

extern const Verb wage_verb;
constinit const Verb wage_verb = applied<wage::uses, wage::arguments, wage::apply>(
    "wage", "a war begins", "{by} begins the war {war}", "not applied");

extern const Verb end_war_verb;
constinit const Verb end_war_verb = applied<end_war::uses, end_war::arguments, end_war::apply>(
    "end_war", "a war ends as stated", "the war {war} ends: {outcome}", "not applied");

}  // namespace interregnum
