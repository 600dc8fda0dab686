// Who rules after a fall: a contest between insiders, armed challengers and the democratic opposition.
#include <algorithm>
#include <limits>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/foreign_eyes.hpp"
#include "mechanisms/group_crowd.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> regime;
  std::span<const double> status, route, actor, force, joined, is_private, aim;
  std::span<const double> quality, armed, recognised;
  std::span<const double> size, is_part, acts;
  std::span<double> next;
  Event same_circle, private_army, insider, negotiated, democratic, collapse, civil_war, contested;
};
struct Parameters {
  double democratic, readiness, circle, pact, negotiated, collapse, civil_war, aim;
};

constexpr std::array uses{
    names("regime", &State::regime),
    reads("regime.status", &State::status),
    reads("challenge.route", &State::route),
    reads("challenge.actor", &State::actor),
    reads("challenge.force", &State::force),
    reads("challenge.joined", &State::joined),
    reads("organisation.private", &State::is_private),
    reads("organisation.aim", &State::aim),
    reads("movement.quality", &State::quality),
    reads("movement.armed", &State::armed),
    reads("recognition.recognised", &State::recognised),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.acts", &State::acts),
    writes("regime.new", &State::next),
    makes("regime.new.same_circle", &State::same_circle),
    makes("regime.new.private_army", &State::private_army),
    makes("regime.new.insider", &State::insider),
    makes("regime.new.negotiated", &State::negotiated),
    makes("regime.new.democratic", &State::democratic),
    makes("regime.new.collapse", &State::collapse),
    makes("regime.new.civil_war", &State::civil_war),
    makes("regime.contested", &State::contested),
};

constexpr std::array<Parameter<Parameters>, 8> parameters{{
    {{"democratic", "1", 0, 100, between(.05, .4), "weight of the democratic opposition, insiders having .6 (d_0)"},
     &Parameters::democratic},
    {{"readiness", "1", 0, 100, between(.5, 3), "how much people who act add to that weight (d_r)"},
     &Parameters::readiness},
    {{"circle", "1", 0, 1, between(.3, .7), "share of insiders' victories that go to the ruler's own circle"},
     &Parameters::circle},
    {{"pact", "1", 0, 1, between(.05, .3),
      "share of the insiders' other victories that end in a negotiated settlement"},
     &Parameters::pact},
    {{"negotiated", "1", 0, 1, between(.2, .6), "share of the opposition's victories that are a negotiated settlement"},
     &Parameters::negotiated},
    {{"collapse", "1", 0, .5, between(.05, .2), "share of armed victories that end in a collapse"},
     &Parameters::collapse},
    {{"civil_war", "1", 0, .5, between(.05, .3), "share of armed victories that end in a civil war"},
     &Parameters::civil_war},
    {{"aim", "1", 0, 1, between(0, .3),
      "share of a winning organisation's result, or of what opposes it, that its stated aim moves"},
     &Parameters::aim},
}};

constexpr double opposition_floor = .3;  // of the democratic weight, without people in the street or recognition
constexpr double opposition_slope = .5;  // per unit of d_r min(1.5, N / .02), and of recognition
constexpr double full_street = .02, most_street = 1.5;
constexpr double uprising_doubles = 2;
constexpr double insiders_weight = .6, insiders_in_coup = .4;
constexpr double armed_in_march = .5, armed_force = 2, armed_in_coup = .3, armed_else = .1;
constexpr std::size_t first_kind = 1, kinds_end = 8;  // of regime.new: the index 0 is none
constexpr u32 settlement_luck = purpose("three_way_contest.settlement");

using Kinds = std::array<double, kinds_end>;  // indexed by new_ruler::
double& of(Kinds& kinds, double kind) { return kinds[static_cast<std::size_t>(kind)]; }

// Everything that the shares depend on, beside the parameters.
struct Fall {
  double route, quality, acting, recognised, force;  // Q, N, rec, F + J
  double armed_kind, aim;                            // what the armed who win are; aim of the winner, aim::
};

struct Sides {
  double democratic, insiders, armed;
};
Sides weigh(const Parameters& p, const Fall& f) {
  const double street = p.readiness * std::min(most_street, f.acting / full_street);
  double democratic = p.democratic * real::pow(f.quality / usual_quality, 1.5) *
                      (opposition_floor + opposition_slope * street + opposition_slope * f.recognised);
  if (f.route == route::uprising) democratic *= uprising_doubles;
  if (f.route == route::march) return {democratic, insiders_weight, armed_in_march + armed_force * f.force};
  if (f.route == route::coup) return {democratic, insiders_weight + insiders_in_coup, armed_in_coup};
  return {democratic, insiders_weight, armed_else};
}

// A winner who would restore takes its share from the settlements; one who would reform or open gives of its own.
void follow_aim(Kinds& k, const Parameters& p, const Fall& f) {
  double& own = of(k, f.armed_kind);
  if (f.aim == aim::restore)
    for (const double kind : {new_ruler::negotiated, new_ruler::democratic}) {
      own += p.aim * of(k, kind);
      of(k, kind) *= 1 - p.aim;
    }
  if (f.aim != aim::reform && f.aim != aim::open) return;
  of(k, f.aim == aim::reform ? new_ruler::negotiated : new_ruler::democratic) += p.aim * own;
  own *= 1 - p.aim;
}

Kinds weights(const Parameters& p, const Fall& f) {
  const Sides side = weigh(p, f);
  const double outside = side.insiders * (1 - p.circle);
  Kinds k{};
  of(k, new_ruler::same_circle) = side.insiders * p.circle;
  of(k, new_ruler::insider) = outside * (1 - p.pact);
  of(k, new_ruler::negotiated) = outside * p.pact + side.democratic * p.negotiated;
  of(k, new_ruler::democratic) = side.democratic * (1 - p.negotiated);
  of(k, new_ruler::collapse) = side.armed * p.collapse;
  of(k, new_ruler::civil_war) = side.armed * p.civil_war;
  of(k, f.armed_kind) += side.armed * (1 - p.collapse - p.civil_war);
  follow_aim(k, p, f);
  return k;
}

double total_of(const Kinds& kinds) {
  double sum = 0;
  for (const double weight : kinds) sum += weight;
  return sum;
}

// ---- what it reads

double people_acting(const State& s) { return share_of_people(s, s.acts, 0); }

bool any(std::span<const double> flags) {
  return std::any_of(flags.begin(), flags.end(), [](double flag) { return flag != 0; });
}

// The armed who win are whoever led the challenge; where nobody did, a private army if there is one.
double armed_kind(const State& s) {
  const bool private_army =
      s.actor[0] >= 0 ? s.is_private[static_cast<std::size_t>(s.actor[0])] != 0 : any(s.is_private);
  return private_army ? new_ruler::private_army : new_ruler::insider;
}

Fall fall_of(const State& s) {
  const double winner_aim = s.actor[0] >= 0 ? s.aim[static_cast<std::size_t>(s.actor[0])] : aim::none;
  return {s.route[0],
          quality_of_opposition(s, usual_quality),
          people_acting(s),
          any(s.recognised) ? 1. : 0.,
          s.force[0] + s.joined[0],
          armed_kind(s),
          winner_aim};
}

// ---- the settlement

// In the order of regime.new; the first is none.
std::array<const Event*, kinds_end> events_of(const State& s) {
  return {nullptr,       &s.same_circle, &s.private_army, &s.insider,
          &s.negotiated, &s.democratic,  &s.collapse,     &s.civil_war};
}

void obey_rulings(Kinds& kinds, const std::array<const Event*, kinds_end>& events) {
  bool forced = false;
  for (std::size_t v = first_kind; v < kinds_end; ++v)
    forced |= is_forced(*events[v], 0) && !is_forbidden(*events[v], 0);
  for (std::size_t v = first_kind; v < kinds_end; ++v) {
    if (is_forbidden(*events[v], 0) || (forced && !is_forced(*events[v], 0))) kinds[v] = 0;
    if (forced && is_forced(*events[v], 0)) kinds[v] = std::max(kinds[v], std::numeric_limits<double>::min());
  }
}

// The kind at the coin's place in the row of shares.
std::size_t drawn(const Kinds& kinds, double total, double coin) {
  std::size_t last = 0;
  double below = 0;
  for (std::size_t v = first_kind; v < kinds_end; ++v) {
    if (kinds[v] <= 0) continue;
    last = v;
    below += kinds[v] / total;
    if (coin < below) return v;
  }
  return last;
}

// Whether no side outweighs the other two together.
bool is_contested(const Sides& side) {
  return 2 * std::max({side.democratic, side.insiders, side.armed}) <= side.democratic + side.insiders + side.armed;
}

void settle(const State& s, const Parameters& p, const Moment& now) {
  if (s.status[0] != status::fallen || s.next[0] != new_ruler::none) return;
  const auto events = events_of(s);
  const Fall fall = fall_of(s);
  Kinds kinds = weights(p, fall);
  obey_rulings(kinds, events);
  const double total = total_of(kinds);
  if (total <= 0) return;  // all that could be is forbidden
  const std::size_t winner = drawn(kinds, total, now.luck.uniform(s.regime[0], 0, settlement_luck));
  for (std::size_t v = first_kind; v < kinds_end; ++v)
    if (!is_forbidden(*events[v], 0)) happens(*events[v], 0, kinds[v] / total, v == winner ? 0 : 1);
  s.next[0] = static_cast<double>(winner);
  if (is_contested(weigh(p, fall))) happens(s.contested, 0, 1, 0);
}

constexpr std::array<ParameterSpec, 13> inputs{{
    {"route", "1", 1, 4, exactly(1), "how it fell", route::names},
    {"quality", "1", 0, 1, exactly(.4), "mean of unity, legitimacy, communication and engagement (Q)"},
    {"acting", "1", 0, 1, exactly(.001), "share of the people in the street (N)"},
    {"recognised", "1", 0, 1, exactly(0), "whether the opposition is recognised abroad (rec)", "no yes"},
    {"force", "1", 0, 1e6, exactly(.25), "force of a march and of those who joined it; 1 = all defenders (F + J)"},
    {"private_army", "1", 0, 1, exactly(1), "whether the armed who win are a private army", "no yes"},
    {"democratic", "1", 0, 100, exactly(.225), "weight of the democratic opposition (d_0)"},
    {"readiness", "1", 0, 100, exactly(1.75), "how much people who act add to it (d_r)"},
    {"circle", "1", 0, 1, exactly(.5), "share of insiders' victories that go to the ruler's own circle"},
    {"pact", "1", 0, 1, exactly(.175), "share of the insiders' other victories that are negotiated"},
    {"negotiated", "1", 0, 1, exactly(.4), "share of the opposition's victories that are negotiated"},
    {"collapse", "1", 0, .5, exactly(.125), "share of armed victories that end in a collapse"},
    {"civil_war", "1", 0, .5, exactly(.175), "share of armed victories that end in a civil war"},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const Parameters p{x[6], x[7], x[8], x[9], x[10], x[11], x[12], 0};
  const Fall f{x[0], x[1], x[2], x[3], x[4], x[5] != 0 ? new_ruler::private_army : new_ruler::insider, aim::none};
  const Sides side = weigh(p, f);
  const Kinds kinds = weights(p, f);
  const double sides = side.democratic + side.insiders + side.armed, total = total_of(kinds);
  const auto share = [&](double kind) { return kinds[static_cast<std::size_t>(kind)] / total; };
  return {{"opposition_insiders_armed", {side.democratic / sides, side.insiders / sides, side.armed / sides}},
          {"same_circle", {share(new_ruler::same_circle)}},
          {"private_army", {share(new_ruler::private_army)}},
          {"insider", {share(new_ruler::insider)}},
          {"negotiated", {share(new_ruler::negotiated)}},
          {"democratic", {share(new_ruler::democratic)}},
          {"collapse", {share(new_ruler::collapse)}},
          {"civil_war", {share(new_ruler::civil_war)}}};
}

constexpr CardText text{
    "three_way_contest",
    "settlement",
    "Insiders, armed challengers and the opposition contend for what follows",
    "Weights: opposition d_0 (Q / .4)^1.5 (.3 + .5 d_r min(1.5, N / .02) + .5 rec),\n"
    "twice that after an uprising; insiders .6, after a coup 1; the armed\n"
    ".5 + 2 (F + J) after a march, .3 after a coup, else .1. A side's chance is\n"
    "its share. Q is the mean quality of the unarmed movements, as recognition\n"
    "makes it of unity, legitimacy, reach and engagement. Parameters split\n"
    "each side into the names of regime.new; a winner's aim moves a part of\n"
    "its result.",
    "judgement (couplings of the regime-crisis model, 4.11), in the ratio form of a contest: Tullock 1980; the three "
    "sides after O'Donnell & Schmitter 1986 and Svolik 2012",
    "No paper gives these weights by route, so what they imply is the scenario's assumption and not a finding. Where "
    "no unarmed movement is declared, Q is .4. Aim: restore takes a share of the settlements, reform gives a share of "
    "its own result to a negotiated one and open to a democratic one. The armed are the challenge's leader: a private "
    "army or, an army in the chain of command, insiders. Any recognition of any movement counts. Power is contested "
    "where no side outweighs the other two. The run ends here: nothing is said of how long the new ruler lasts.",
    "shares sum to 1 within 1e-12 and equal the equation by hand (three_way_contest_test.cpp). Unarmed campaigns "
    "succeeded in .38 and armed ones in .235 of episodes 2000-2023: that is whether the ruler falls, which this does "
    "not say",
};
constexpr Solver solver{"three_way_contest", "who rules after a fall: share of each side, chance of each kind", inputs,
                        solve};

constexpr std::array<Coupling, 11> couplings{{
    {"regime.status", "regime.new", "settled once, in the hour of the fall", ""},
    {"challenge.route", "regime.new.insider", "insiders .6, after a coup 1; the armed .3 after a coup", ""},
    {"challenge.route", "regime.new.democratic", "weight doubled after an uprising", ""},
    {"movement.quality", "regime.new.democratic", "weight d_0 (Q / .4)^1.5 (...), Q the mean of the unarmed movements",
     "democratic"},
    {"group.acts", "regime.new.democratic", "weight times .3 + .5 d_r min(1.5, N / .02) + .5 rec", "readiness"},
    {"recognition.recognised", "regime.new.democratic", "weight times .3 + .5 d_r min(1.5, N / .02) + .5 rec", ""},
    {"movement.armed", "regime.new.democratic", "an armed movement does not count in Q", ""},
    {"challenge.joined", "regime.new.private_army", "armed weight .5 + 2 (F + J) after a march", ""},
    {"organisation.private", "regime.new.private_army", "a private army's victory; an army's is an insider's", ""},
    {"challenge.force", "regime.new.private_army", "armed weight .5 + 2 (F + J) after a march", ""},
    {"organisation.aim", "regime.new.negotiated", "reform: a share of the winner's result; restore: the reverse",
     "aim"},
}};

constexpr std::array<Reason, 2> reasons{{
    {"regime.new",
     "it fell by {challenge.route} with {challenge.force} of the defenders' force, joined by {challenge.joined}; "
     "{group.acts} of the people acted"},
    {"regime.contested",
     "no side outweighs the other two together: a {challenge.route} with {challenge.force} of the defenders' force, "
     "{group.acts} of the people in the street"},
}};

}  // namespace

extern const Card three_way_contest;
constinit const Card three_way_contest =
    card<uses, parameters, nullptr, settle, settle>(text, couplings, solver, reasons);

}  // namespace interregnum
