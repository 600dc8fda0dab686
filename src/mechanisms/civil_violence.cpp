// People on a lattice who rebel where grievance exceeds the risk of arrest that they see: Epstein's Model I as what
// people do in public. Legitimacy comes from private support, police from the organisations that still obey.
#include "people/civil_violence.hpp"

#include <algorithm>

#include "base/real.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/civil_violence_solver.hpp"
#include "mechanisms/expression.hpp"
#include "mechanisms/obeys.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State : Expression {
  std::span<const double> force, is_private, stance;
  std::span<double> taken, legitimacy_rest, cell, standing, jail, hardship, aversion, supporter, group;
};
struct Parameters {
  double legitimacy, believes, tired, fear, density, police, vision, deterrence, threshold, jail, rounding, pace,
      settling, weight, fear_jump, tiring;
};

constexpr std::array<Use<State>, 12> own_uses{
    reads("organisation.force", &State::force),
    reads("organisation.private", &State::is_private),
    reads("organisation.stance", &State::stance),
    writes("regime.lattice_steps", &State::taken),
    writes("group.legitimacy_rest", &State::legitimacy_rest),
    writes("agent.cell", &State::cell),
    writes("agent.standing", &State::standing),
    writes("agent.jail", &State::jail),
    writes("agent.hardship", &State::hardship),
    writes("agent.aversion", &State::aversion),
    writes("agent.supporter", &State::supporter),
    writes("agent.group", &State::group),
};
constexpr auto uses = with(expression_uses, own_uses);

constexpr std::array<Parameter<Parameters>, 16> parameters{{
    {{"legitimacy", "1", 0, 1, between(.82, .95), "legitimacy of the ruler at `from` (L)"}, &Parameters::legitimacy},
    {{"believes", "1", 0, 10, between(.1, 1), "legitimacy lost per unit of private support lost"},
     &Parameters::believes},
    {{"tired", "1", 0, 10, between(0, .1), "legitimacy lost if all are tired of the war"}, &Parameters::tired},
    {{"fear", "1", 0, 10, between(0, .1), "rise of the threshold to act per unit of fear"}, &Parameters::fear},
    {{"density", "1", .01, .9, exactly(.7), "citizens per cell"}, &Parameters::density},
    {{"police", "1", 0, .1, exactly(.04), "police per cell while every organisation obeys"}, &Parameters::police},
    {{"vision", "1", 1, 19, exactly(7), "cells that a person sees each way, |dx| + |dy|"}, &Parameters::vision},
    {{"deterrence", "1", 0, 100, exactly(arrest::published_k), "risk of arrest 1 - exp(-k C/A) (k)"},
     &Parameters::deterrence},
    {{"threshold", "1", 0, 1, exactly(.1), "grievance less risk beyond which a person acts (T)"},
     &Parameters::threshold},
    {{"jail", "1", 0, 10000, exactly(30), "longest term, in lattice steps (J)"}, &Parameters::jail},
    {{"rounding", "1", 0, 2, exactly(0), "what is taken for C/A, police per active person in sight", arrest::roundings},
     &Parameters::rounding},
    {{"pace", "1", 0, 168, exactly(1), "lattice steps a week"}, &Parameters::pace},
    {{"settling", "1", 0, 1000, exactly(30), "lattice steps before `from`"}, &Parameters::settling},
    {{"weight", "1", 0, 1, between(.02, .35), "weight of a full protest in other people's challenges (w_p)"},
     &Parameters::weight},
    {{"fear_jump", "1", -1, 1, between(0, .25), "rise of fear at a march (fj)"}, &Parameters::fear_jump},
    {{"tiring", "/y", 0, 20, between(0, 1), "growth of the odds of being tired at 450 losses a day (g_T)"},
     &Parameters::tiring},
}};

constexpr u32 supporter_luck = purpose("civil_violence.supporter"), leads_luck = purpose("civil_violence.leads");
constexpr double support_of_the_content = .6;  // correlation of private support with being spared hardship
constexpr double gone = static_cast<double>(civil::Standing::gone);

u32 side_of(const State& s) { return static_cast<u32>(std::sqrt(static_cast<double>(s.cell.size()))); }

double legitimacy_moved(const State& s, const Parameters& p, std::size_t i, std::size_t g) {
  return p.believes * s.support[i] - p.tired * s.fatigue[g];
}

civil::Rules rules_of(const State& s, const Parameters& p) {
  civil::Rules rules;
  rules.width = rules.height = side_of(s);
  rules.vision = std::min(static_cast<u32>(p.vision), (rules.width - 1) / 2);
  rules.rounding = arrest::rounding_of(p.rounding);
  rules.deterrence = p.deterrence;
  rules.longest_jail = static_cast<u32>(p.jail);
  rules.legitimacy.assign(s.size.size(), 1);
  rules.threshold.assign(s.size.size(), 0);
  for_each_view(s, [&](std::size_t i, std::size_t g) {
    rules.legitimacy[g] = std::clamp(s.legitimacy_rest[g] + legitimacy_moved(s, p, i, g), 0., 1.);
    rules.threshold[g] = p.threshold + p.fear * s.fear[g];
  });
  return rules;
}

// Police for the whole, less the share of force that stands aside or has joined.
u32 police_of(const State& s, const Parameters& p) {
  double all = 0, obeying = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    if (s.is_private[j] != 0) continue;
    all += s.force[j];
    if (obeys(s.stance[j])) obeying += s.force[j];
  }
  const double cells = side_of(s) * side_of(s);
  return static_cast<u32>(p.police * cells * (all > 0 ? obeying / all : 1) + .5);
}

// ---- the society in the columns, people in the order of its list

void keep(const State& s, const civil::Society& society) {
  std::fill(s.standing.begin(), s.standing.end(), gone);
  std::fill(s.cell.begin(), s.cell.end(), -1);
  for (std::size_t i = 0; i < society.people.size(); ++i) {
    const civil::Person& person = society.people[i];
    s.cell[i] = person.cell == civil::nowhere ? -1. : person.cell;
    s.standing[i] = static_cast<double>(person.standing);
    s.jail[i] = person.jail;
    s.hardship[i] = person.hardship;
    s.aversion[i] = person.aversion;
    s.group[i] = person.group;
  }
  s.taken[0] = static_cast<double>(society.now);
}

civil::Society kept(const State& s, const Parameters& p, Luck luck) {
  std::vector<civil::Person> people;
  for (std::size_t i = 0; i < s.cell.size() && s.standing[i] != gone; ++i) {
    civil::Person person;
    person.identity = civil::identity_of(static_cast<u32>(i));
    person.hardship = s.hardship[i];
    person.aversion = s.aversion[i];
    person.cell = s.cell[i] < 0 ? civil::nowhere : static_cast<u32>(s.cell[i]);
    person.group = static_cast<u32>(s.group[i]);
    person.standing = static_cast<civil::Standing>(static_cast<u8>(s.standing[i]));
    person.jail = static_cast<u32>(s.jail[i]);
    person.leads = luck.uniform(person.identity, 0, leads_luck) < s.opening[person.group];
    people.push_back(person);
  }
  return civil::society_of(rules_of(s, p), std::move(people), static_cast<i64>(s.taken[0]));
}

// ---- what people do

// The smallest s such that those who act if a share s more does are more than s more: who brings so many need bring no
// others. `needed` of all citizens, in order.
double smallest_seed(const std::vector<double>& needed, double acting) {
  const double one = 1 / static_cast<double>(needed.size());
  for (std::size_t i = 0; i < needed.size() && needed[i] <= 1; ++i) {
    const double willing = one * static_cast<double>(i + 1);
    if (needed[i] > 0 && willing > acting + needed[i]) return needed[i];
  }
  return 1;
}

void show(const State& s, const Parameters& p, const civil::Society& society) {
  std::vector<double> needed = civil::examples_needed(society);
  for_each_view(s, [&](std::size_t, std::size_t g) {
    double people = 0, acts = 0, ready = 0;
    for (std::size_t i = 0; i < needed.size(); ++i) {
      const civil::Person& person = society.people[i];
      if (!belongs(s, g, person.group, s.supporter[i])) continue;
      people += 1;
      acts += person.standing == civil::Standing::active && !person.leads ? 1 : 0;
      ready += needed[i] <= first_movers ? 1 : 0;
    }
    s.acts[g] = people > 0 ? acts / people : 0;
    s.ready[g] = people > 0 ? ready / people : 0;
  });
  const double acting = mean_acting(s);
  s.crowd[0] = crowd_weight(acting, p.weight);
  std::sort(needed.begin(), needed.end());
  std::fill(s.seed.begin(), s.seed.end(), needed.empty() ? 1 : smallest_seed(needed, acting));
}

// Lattice steps due since the last one: a grid of their own counted from day 0, so that steps of any length agree.
i64 steps_due(const State& s, const Parameters& p, const Moment& now) {
  return static_cast<i64>(std::floor(static_cast<double>(now.tick) * p.pace / 168)) - static_cast<i64>(s.taken[0]);
}

void rebel(const State& s, const Parameters& p, const Moment& now) {
  civil::Society society = kept(s, p, now.luck);
  civil::set_police(society, police_of(s, p), now.luck);
  for (i64 due = steps_due(s, p, now); due > 0; --due) civil::step(society, now.luck);
  keep(s, society);
  show(s, p, society);
}

bool cannot_play(const State& s) { return is_empty(s) || s.cell.size() < 9; }

// Private support goes with being spared hardship; a citizen's rank in it among the citizens.
void rank_supporters(const State& s, const civil::Society& society, Luck luck) {
  const double rest = std::sqrt(1 - support_of_the_content * support_of_the_content);
  for (std::size_t i = 0; i < society.people.size(); ++i) {
    if (society.people[i].standing == civil::Standing::police) return;
    const double own = luck.normal(society.people[i].identity, 0, supporter_luck);
    const double spared = -real::normal_quantile(s.hardship[i]);
    s.supporter[i] = real::normal_cdf(support_of_the_content * spared + rest * own);
  }
}

void start(const State& s, const Parameters& p, const Moment& now) {
  if (cannot_play(s)) return;
  answer_to_defeat(s);
  anchor_falsification(s);
  for_each_view(
      s, [&](std::size_t i, std::size_t g) { s.legitimacy_rest[g] = p.legitimacy - legitimacy_moved(s, p, i, g); });
  const auto citizens = static_cast<u32>(p.density * side_of(s) * side_of(s) + .5);
  civil::Society society = civil::settled(rules_of(s, p), apportioned(s, citizens), police_of(s, p), now.luck);
  s.taken[0] = 0;
  society.now = steps_due(s, p, now) - static_cast<i64>(p.settling);
  for (i64 due = static_cast<i64>(p.settling); due > 0; --due) civil::step(society, now.luck);
  keep(s, society);
  rank_supporters(s, society, now.luck);
  speak(s);
  show(s, p, society);
  s.seen[0] = expression_digest(s);
}

void express(const State& s, const Parameters& p, const Moment& now) {
  speak(s);
  rebel(s, p, now);
  s.seen[0] = expression_digest(s);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  if (cannot_play(s)) return;
  pass_week(s, p.tiring, now);
  express(s, p, now);
}

void hour(const State& s, const Parameters& p, const Moment& now) {
  if (cannot_play(s)) return;
  pass_hour(s, p.fear_jump, now);
  const bool due = s.stage[0] != stage::none && steps_due(s, p, now) > 0;
  if (due || expression_digest(s) != s.seen[0]) express(s, p, now);
}

constexpr CardText text{
    "civil_violence",
    "expression",
    "Rebellion on a lattice: grievance against the risk of arrest in sight",
    "Acts: active iff G - N > T, G = H (1 - L), N = R P, P = 1 - exp(-k [C/A]); C police and A active people in sight, "
    "oneself among them; H and R uniform in (0,1). Then each moves to an empty cell in sight, drawn at random. Police "
    "arrest one active person in sight for 0..J steps, each as likely. People act one after another, in random order.\n"
    "L = L_0 + b (support - support_0) - a (fatigue - fatigue_0); T + c fear; police in proportion to the force that "
    "obeys. Says: as in `thresholds`.",
    "Epstein 2002 PNAS (Model I)",
    "[C/A] is rounded down, as the published programs do and the paper does not say: with the exact ratio there are no "
    "outbursts at all. What is in sight is |dx| + |dy| <= vision, and people act before they move (Mesa). Who is in "
    "jail leaves its cell and returns to one drawn at random. Who would act if one in a hundred did first is who would "
    "with so many more active among those in sight. Doom is not heard of, and the push of arrest_risk does not count: "
    "arrests are made on the lattice. One lattice of 40 x 40 stands for all "
    "people: shares come in steps of 1/1120, a five-year run takes a tenth of a second, and L_0 is not anchored on "
    "protest seen on a quiet day. Model II (two groups, cloning, killing) is in `solve` alone.",
    "40 x 40, densities .7 and .04, vision 7, L = .82, J = 30, k = 2.3, T = .1, 4000 steps: about 134 outbursts of "
    "more than 50 (mean wait 28) rounded down, 85 (45) rounded, none exact; here, in eleven runs, 153 +- 11 (22.5) and "
    "78 +- 18 (52), none. L >= .9: "
    "nobody ever acts (civil_violence_test.cpp)",
};

constexpr std::array<Coupling, 11> couplings{{
    {"opinion.latent", "opinion.says", "Phi(mu + phi_t)", {}},
    {"opinion.rally", "opinion.says", "mu + rally in use", {}},
    {"group.fear", "opinion.says", "phi_t = phi (1 + .5 fear) (1 - .8 (d - d_0))", {}},
    {"opinion.support", "group.acts", "L = L_0 + b (support - support_0)", "believes"},
    {"group.fatigue", "group.acts", "L = L_0 - a (fatigue - fatigue_0)", "tired"},
    {"group.fear", "group.acts", "T + c fear", "fear"},
    {"organisation.stance", "group.acts", "police in proportion to the force that obeys", "police"},
    {"group.opening", "group.acts", "so many act whatever they risk while it lasts", {}},
    {"regime.burden", "group.fatigue", "dlogit(fatigue) = g_T ell dt", "tiring"},
    {"challenge.opened", "group.fear", "fear += fj", "fear_jump"},
    {"group.acts", "regime.crowd", "w_p min(2, N / .035) / 2", "weight"},
}};

constexpr std::array<TableRows, 1> lattice{{{"agent", 1600}}};

}  // namespace

extern const Card civil_violence;
constinit const Card civil_violence =
    card<uses, parameters, start, quiet, hour>(text, couplings, civil_violence_solver, {}, lattice);

}  // namespace interregnum
