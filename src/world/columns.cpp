// Columns and events: what outcomes may read (`interregnum observables`), and the bookkeeping behind them.
#include <cmath>

#include "world/catalogue.hpp"

namespace interregnum {
namespace {

constexpr double inf = HUGE_VAL;
constexpr double huge = 1e12;
constexpr auto stated = Origin::stated;
constexpr auto derived = Origin::derived;
constexpr auto hidden = Origin::hidden;
constexpr Range zero = exactly(0);

// clang-format off
constexpr ColumnSpec column_list[] = {
    // regime. Three things are called authority, and a claim must name one: approval (what a poll sees), support
    // (private), authority (governing: the force-weighted chance that an organisation fights a fresh challenge).
    {"regime", "theta", "1", .02, .98, stated, normal(.58, .13), "strength: share of the active, reachable force at which a challenge has even odds", {}, "strain"},
    {"regime", "bias", "1", -.5, .5, stated, normal(0, .10), "by how much the public overrates that strength at `from`"},
    {"regime", "psi", "1", 0, 10, stated, between(0, 3), "how strongly the unknown loyalty of organisations tracks strength (rents per unit of theta)"},
    {"regime", "theta_star", "1", 0, 1, derived, zero, "marginal strength: a standard challenge succeeds against any ruler weaker than this", {}, "organisations"},
    {"regime", "authority", "1", 0, 1, derived, zero, "governing authority: force-weighted chance that an organisation fights a fresh standard challenge", {}, "organisations"},
    {"regime", "approval", "1", 0, 1, stated, normal(.81, .015, "Levada Center, 2022-2023"), "share of people who say that they support the ruler", {}, "expression"},
    {"regime", "support", "1", 0, 1, derived, zero, "share of people who privately support the ruler", {}, "opinion"},
    {"regime", "status", "", 0, 1, derived, zero, "whether the ruler is still in office", "stands fallen", "outcome"},
    {"regime", "route", "", 0, 4, derived, zero, "how the ruler fell", "none march coup uprising foreign", "outcome"},
    {"regime", "new", "", 0, 7, derived, zero, "who rules after a fall", "none same_circle private_army insider negotiated democratic collapse civil_war", "settlement"},
    {"regime", "theta_start", "1", 0, 1, hidden, zero, "strength at `from`, to which it reverts", {}, "strain"},
    {"regime", "believed_start", "1", -1, 2, hidden, zero, "public prior mean at `from`: theta + bias", {}, "strain"},
    {"regime", "volatility", "1", 0, 10, hidden, zero, "standard deviation of a year's change of strength", {}, "strain"},
    {"regime", "burden", "1", 0, 100, hidden, zero, "losses of the polity's own side, 1 = 450 a day", {}, "strain"},
    {"regime", "corruption_seen", "1", 0, 1, hidden, zero, "corruption already counted in strength", {}, "strain"},
    {"regime", "jump", "1", -100, 100, hidden, zero, "public jumps of strength so far, added up", {}, "strain"},
    {"regime", "doom", "1", 0, 1, hidden, zero, "chance, in the organisations' eyes, that a standard challenge would succeed", {}, "organisations"},
    {"regime", "doom_start", "1", 0, 1, hidden, zero, "the same at `from`", {}, "organisations"},
    {"regime", "propensity", "1", 0, 1, hidden, zero, "chance that a potential challenger's private signal makes a standard challenge worth it", {}, "organisations"},
    {"regime", "propensity_start", "1", 0, 1, hidden, zero, "the same at `from`", {}, "organisations"},
    {"regime", "standard_joining", "1", 0, 1, hidden, zero, "mobilised force expected to join a standard challenge against a ruler of marginal strength", {}, "organisations"},
    {"regime", "standard_fighting", "1", 0, 1, hidden, zero, "mobilised force expected to fight it", {}, "organisations"},
    {"regime", "crowd", "1", 0, 1, hidden, zero, "weight of protesters in other people's challenges", {}, "expression"},
    {"regime", "precision", "1/1^2", 0, inf, hidden, exactly(1), "precision of organisations' private signals (beta)", {}, "organisations"},
    {"regime", "approval_start", "1", 0, 1, hidden, zero, "approval at `from`", {}, "expression"},
    {"regime", "expression_seen", "", 0, inf, hidden, zero, "digest of what expression has answered to", {}, "expression"},
    {"regime", "organisations_seen", "", 0, inf, hidden, zero, "digest of what organisations have answered to", {}, "organisations"},

    // actors
    {"ruler", "treasury", "1", 0, 1, stated, between(.3, .9), "share of state revenue he can redirect"},
    {"ruler", "retaliate", "1", 0, 1, stated, between(.2, .9), "chance that he breaks a deal once safe"},
    {"organisation", "force", "person", 0, huge, stated, log_between(5000, 50000), "people who can act at the place of decision within the episode"},
    {"organisation", "loyalty", "1", 0, 1, stated, between(.1, .9), "loyalty known to the public, in yearly rents of a loyal member"},
    {"organisation", "corruption", "1", 0, 1, stated, between(0, 1), "share of its means lost to corruption"},
    {"organisation", "rent", "1", 0, 100, stated, exactly(1), "yearly rent of a loyal member (1 at `from`)"},
    {"organisation", "prize", "1", 0, 100, stated, between(.3, 1.5), "prize for joining and winning, in yearly rents"},
    {"organisation", "punish", "1", 0, 100, stated, between(1, 3), "punishment for joining and losing, in yearly rents"},
    {"organisation", "aside", "1", 0, 100, stated, between(.2, 1), "what is kept after a fall if it stood aside, in yearly rents"},
    {"organisation", "contact", "1", 0, 1, stated, between(0, 1), "where on the road a march meets it: share of the way; without a road it is met at once"},
    {"organisation", "absorbed", "d", -1e6, 1e6, stated, exactly(1e6), "day on which it is to be absorbed by another, after which it has nothing to wait for"},
    {"organisation", "cutoff", "1", -inf, inf, derived, zero, "private signal below which it does not fight a standard challenge", {}, "organisations"},
    {"organisation", "stance", "", 0, 3, derived, zero, "what it does in the challenge under way", "undecided fights aside joins", "organisations"},
    {"organisation", "weight", "1", 0, 1, hidden, zero, "share of the force that can act at the place of decision", {}, "organisations"},
    {"organisation", "capital", "1", 0, 1, hidden, zero, "1 for a unit near the ruler: guard or security"},
    {"organisation", "private", "1", 0, 1, hidden, zero, "1 for a private army: it has no share of the defenders' force"},
    {"organisation", "commanded", "1", 0, 1, hidden, zero, "strength of the tie `ruler commands it`: how fully an order binds"},
    {"organisation", "temper", "1", -inf, inf, hidden, zero, "loyalty that only it knows, in rents (lambda)", {}, "organisations"},
    {"organisation", "signal", "1", -inf, inf, hidden, zero, "its private signal of strength in this episode", {}, "organisations"},
    {"organisation", "ordered", "1", 0, 1, hidden, zero, "whether the order to fight has arrived", {}, "organisations"},
    {"organisation", "pivot", "1", -inf, inf, hidden, zero, "loyalty at which it would be indifferent, in the public's eyes", {}, "organisations"},
    {"organisation", "ceiling", "1", -inf, inf, hidden, exactly(inf), "pivot above which it would have fought before its order, as far as it has waited", {}, "organisations"},
    {"organisation", "spread", "1", 0, inf, hidden, zero, "standard deviation of loyalty about what the public knows", {}, "organisations"},
    {"organisation", "join_at", "1", -inf, inf, hidden, zero, "normal quantile of the chance of a fall beyond which it joins, in the others' eyes", {}, "organisations"},
    {"organisation", "aside_at", "1", -inf, inf, hidden, zero, "the same beyond which it does not fight", {}, "organisations"},
    {"organisation", "stance_read", "", 0, 3, hidden, zero, "stance that beliefs have taken in", {}, "information"},
    {"organisation", "ahead", "1", 0, 1, hidden, zero, "1 while a march on a road has not met it", {}, "march"},
    {"organisation", "wants", "1", 0, 1, hidden, zero, "1 for one that has a demand to make"},
    {"organisation", "demanded", "1", 0, 1, hidden, zero, "1 once it has made its demand", {}, "offer"},
    {"organisation", "demand_risk", "1", 0, inf, hidden, zero, "integrated rate of its demand", {}, "offer"},
    {"organisation", "value_start", "1", -inf, inf, hidden, zero, "what a march was worth to it at `from`, in prizes", {}, "offer"},
    {"organisations", "joined", "1", 0, 1, derived, zero, "share of visible force that joined the challenge", {}, "organisations"},
    {"organisations", "aside", "1", 0, 1, derived, zero, "share of visible force that stands aside", {}, "organisations"},
    {"organisations", "defected", "1", 0, 1, derived, zero, "share of visible force that joined or stands aside", {}, "organisations"},
    {"organisations", "cutoff", "1", -inf, inf, derived, zero, "force-weighted mean of the cutoffs", {}, "organisations"},
    {"elite", "resources", "1", 0, 1, stated, between(.2, .8), "share of the means that matter in a contest"},
    {"elite", "loyalty", "1", 0, 1, stated, between(.2, .9), "loyalty in yearly rents"},
    {"elite", "members", "person", 1, 1e6, stated, exactly(1), "number of members"},
    {"elite", "effort", "1", 0, 1, derived, zero, "effort in the contest, share of the prize", {}, "elites"},
    {"elites", "joined", "1", 0, 1, derived, zero, "share of resources that joined a challenge", {}, "elites"},
    {"elites", "aside", "1", 0, 1, derived, zero, "share of resources that stands aside", {}, "elites"},
    {"elites", "defected", "1", 0, 1, derived, zero, "share of resources that defected", {}, "elites"},
    {"elites", "cutoff", "1", -inf, inf, derived, zero, "private signal below which elites defect", {}, "elites"},
    {"state", "best", "", 0, 63, derived, zero, "its best option", {}, "deterrence"},
    {"audience", "belief.theta", "1", -1, 2, derived, zero, "mean of the belief about the ruler's strength", {}, "information"},
    {"audience", "belief.sd", "1", 0, inf, derived, zero, "standard deviation of that belief", {}, "information"},
    {"audience", "mean", "1", -inf, inf, hidden, zero, "belief before truncation: mean (z)", {}, "information"},
    {"audience", "precision", "1/1^2", 0, inf, hidden, exactly(1), "belief before truncation: precision (alpha)", {}, "information"},
    {"audience", "floor", "1", -inf, inf, hidden, exactly(-inf), "strength known to be exceeded, after a survived test (L)", {}, "outcome"},

    // people
    {"group", "size", "person", 1, 1e10, stated, exactly(1), "number of people"},
    {"group", "fear", "1", 0, 10, stated, zero, "fear beyond a quiet day, which counts as 0", {}, "expression"},
    {"group", "fatigue", "1", 0, 1, stated, between(0, 1), "tiredness of the war"},
    {"group", "acts", "1", 0, 1, derived, zero, "share who act in public", {}, "expression"},
    {"group", "ready", "1", 0, 1, derived, zero, "share who would act if one person in a hundred acted first", {}, "expression"},
    {"group", "hidden", "pp", -1, 1, derived, zero, "says less support: what people hide of their view of the ruler", {}, "expression"},
    {"group", "seed", "1", 0, 1, derived, zero, "smallest extra share that tips the rest", {}, "expression"},
    {"group", "from_rank", "1", 0, 1, hidden, zero, "a part: its people rank from here in private support of the ruler"},
    {"group", "to_rank", "1", 0, 1, hidden, exactly(1), "a part: its people rank up to here"},
    {"group", "is_part", "1", 0, 1, hidden, zero, "1 for a part of another group"},
    {"group", "sampled", "person", 0, 1e9, hidden, zero, "people in the sample; 0: held as a distribution"},
    {"group", "first_person", "1", 0, 1e9, hidden, zero, "first row of its people"},
    {"group", "audience", "", 0, 1e6, hidden, zero, "row of its belief"},
    {"group", "threshold", "1", -inf, inf, hidden, zero, "push at which the median person acts", {}, "expression"},
    {"group", "slope", "1", 0, inf, hidden, zero, "how strongly others who act push (kappa_N)", {}, "expression"},
    {"group", "falsification", "1", -inf, inf, hidden, zero, "shift from private to public support, in standard deviations", {}, "expression"},
    {"group", "jump_seen", "1", -100, 100, hidden, zero, "public jumps of strength that fear has already answered to", {}, "expression"},
    {"opinion", "support", "1", 0, 1, derived, zero, "private support of an actor", {}, "opinion"},
    {"opinion", "says", "1", 0, 1, derived, zero, "public support of an actor", {}, "expression"},
    {"opinion", "mean", "1", 0, 1, hidden, exactly(.5), "private support at `from`: mean over people"},
    {"opinion", "sd", "1", 0, .5, hidden, exactly(.25), "private support at `from`: standard deviation over people"},
    {"opinion", "latent", "1", -inf, inf, hidden, zero, "private support in standard deviations (mu)", {}, "opinion"},
    {"opinion", "anchor", "1", -inf, inf, hidden, zero, "where it returns to", {}, "opinion"},
    {"opinion", "spread", "1", 0, inf, hidden, zero, "how far people differ (tau)", {}, "opinion"},
    {"opinion", "rally", "1", -inf, inf, hidden, zero, "short-lived rally or outrage, in standard deviations", {}, "opinion"},
    {"opinion", "seen", "1", -1, 2, hidden, zero, "belief that support has already answered to", {}, "opinion"},
    {"opinion", "jump_seen", "1", -100, 100, hidden, zero, "public jumps of strength that support has already answered to", {}, "opinion"},
    {"opinion", "group", "", 0, 1e6, hidden, zero, "row of the group"},
    {"opinion", "of_ruler", "", 0, 1, hidden, zero, "1 where the actor is the ruler"},
    {"person", "rank", "1", -inf, inf, hidden, zero, "standard normal rank in private support", {}, "opinion"},
    {"person", "threshold", "1", -inf, inf, hidden, zero, "standard normal push at which the person acts", {}, "expression"},

    // the war
    {"war", "forces.attacker", "person", 0, huge, stated, log_between(1e5, 1e6), "attacker's forces"},
    {"war", "forces.defender", "person", 0, huge, stated, log_between(1e5, 1e6), "defender's forces"},
    {"war", "losses.attacker", "person/d", 0, huge, stated, log_between(90, 540), "attacker's losses a day"},
    {"war", "losses.defender", "person/d", 0, huge, stated, log_between(90, 540), "defender's losses a day"},
    {"war", "refill.attacker", "person/d", 0, huge, stated, log_between(100, 900), "attacker's replacements a day"},
    {"war", "refill.defender", "person/d", 0, huge, stated, log_between(100, 900), "defender's replacements a day"},
    {"war", "territory", "1", 0, 1, stated, between(.5, 1), "share of its land that the defender holds"},
    {"war", "ends", "/y", 0, 100, stated, between(.05, .4), "chance a year that the war stops in any way"},
    {"war", "balance", "1", -1, 1, derived, zero, "+1: the attacker has won, -1: the defender has", {}, "war"},
    {"war", "outcome", "", 0, 4, derived, zero, "how it ended", "none attacker defender stalemate negotiated", "war"},
    {"war", "phase", "", 0, 3, hidden, zero, "where it stands", "none active ceasefire ended", "war"},
    {"war", "own_side", "", -1, 1, hidden, zero, "+1 if the polity attacks, -1 if it defends"},
    {"war", "outcome_counted", "", 0, 4, hidden, zero, "outcome that strength has already answered to", {}, "strain"},
    {"war", "risk", "1", 0, inf, hidden, zero, "integrated rate of a ceasefire since the last one", {}, "war"},
    {"war", "stops", "1", 0, inf, hidden, zero, "ceasefires so far", {}, "war"},
    {"guarantee", "announced", "1", 0, 1, derived, zero, "chance that the guarantor fights, as announced", {}, "deterrence"},
    {"guarantee", "binding", "1", 0, 1, derived, zero, "chance that the guarantor fights, once bound", {}, "deterrence"},
    {"guarantee", "needed", "1", 0, 1, derived, zero, "chance that would deter", {}, "deterrence"},

    // movements, issues, ties
    {"movement", "unity", "1", 0, 1, stated, between(.2, .7), "how far it acts as one"},
    {"movement", "legitimacy", "1", 0, 1, stated, between(.2, .8), "how far people see it as theirs"},
    {"movement", "engagement", "1", 0, 1, stated, between(.2, .7), "policy work with foreign actors"},
    {"movement", "reach", "1", 0, 1, derived, zero, "reach times trust among the people", {}, "recognition"},
    {"recognition", "recognised", "", 0, 1, derived, zero, "whether the actor recognises it", "no yes", "recognition"},
    {"issue", "result", "1", 0, 100, derived, zero, "position agreed, 0..100", {}, "issues"},
    {"stake", "position", "1", 0, 100, stated, between(0, 100), "position on the scale, 0..100"},
    {"stake", "salience", "1", 0, 1, stated, between(.2, .9), "how much it matters to the actor"},
    {"stake", "weight", "1", 0, 1, derived, zero, "weight in the issue", {}, "issues"},
    {"stake", "effort", "1", 0, 1, derived, zero, "effort spent on the issue", {}, "issues"},
    {"tie", "strength", "1", 0, 1, stated, between(0, 1), "strength of the tie"},
    {"tie", "verb", "", 0, 7, hidden, zero, "what it is", "commands funds handles rivals informs supports mediates trusts"},
    {"tie", "from", "", -1, 1e6, hidden, exactly(-1), "row of the organisation it comes from, or -1"},
    {"tie", "to", "", -1, 1e6, hidden, exactly(-1), "row of the organisation it leads to, or -1"},

    {"route", "length", "km", 0, huge, stated, log_between(500, 1500), "length of the road"},
    {"route", "speed", "km/h", 0, 1e4, stated, between(37, 64), "speed of a march where nothing slows it"},
    {"post", "left", "km", 0, huge, stated, between(0, 500), "kilometres left where it begins to slow a march, until the next post"},
    {"post", "slows", "1", 0, 1, stated, between(0, .5), "share of the speed that it takes"},
    {"post", "route", "", 0, 1e6, hidden, zero, "row of its road"},

    // what may happen
    {"attempt", "rate", "/y", 0, inf, derived, zero, "attempts to seize power a year", {}, "attempts"},
    {"attempt", "risk", "1", 0, inf, hidden, zero, "integrated rate since the last attempt", {}, "attempts"},
    {"attempt", "count", "1", 0, inf, hidden, zero, "attempts so far", {}, "attempts"},
    {"attempt", "since", "d", 0, inf, hidden, exactly(inf), "days since the last failed attempt or mutiny", {}, "attempts"},
    {"uprising", "rate", "/y", 0, inf, derived, zero, "uprisings a year", {}, "repression"},
    {"opposition", "rate", "/y", 0, inf, derived, zero, "joint actions of the opposition a year", {}, "opposition"},
    {"contest", "entrants", "person", 0, inf, derived, zero, "elite actors in the contest", {}, "elites"},
    {"contest", "effort", "1", 0, 1, derived, zero, "effort, share of the prize", {}, "elites"},
    {"contest", "leader", "", 0, 63, derived, zero, "who leads", {}, "elites"},
    {"challenge", "stage", "", 0, 3, hidden, zero, "none, live, closing: its news is taken in, or pending: a demand awaits its answer", "none live closing pending", "outcome"},
    {"challenge", "route", "", 0, 4, hidden, zero, "what it is, as regime.route", "none march coup uprising foreign", "attempts"},
    {"challenge", "actor", "", -1, 1e6, hidden, exactly(-1), "row of the organisation that leads it, or -1", {}, "attempts"},
    {"challenge", "force", "1", 0, inf, hidden, zero, "challenger's force; 1 = all defenders", {}, "attempts"},
    {"challenge", "mobilised", "1", 0, 1, hidden, zero, "share of the decided force that can act by the test", {}, "attempts"},
    {"challenge", "opened", "h", -inf, inf, hidden, zero, "hour at which it opened", {}, "attempts"},
    {"challenge", "test", "h", -inf, inf, hidden, zero, "hour at which it is decided", {}, "attempts"},
    {"challenge", "joined", "1", 0, 1, hidden, zero, "mobilised force that joined", {}, "organisations"},
    {"challenge", "fighting", "1", 0, 1, hidden, zero, "mobilised force that fights it", {}, "organisations"},
    {"challenge", "share", "1", 0, 1, hidden, zero, "challenger's share of the active force (A)", {}, "organisations"},
    {"challenge", "theta_star", "1", 0, 1, hidden, zero, "marginal strength against this challenge; 0 before it is known", {}, "organisations"},
    {"challenge", "road", "", -1, 1e6, hidden, exactly(-1), "row of the road it takes, or -1", {}, "attempts"},
    {"challenge", "deadline", "h", -inf, inf, hidden, zero, "hour by which a demand wants its answer", {}, "offer"},
    {"challenge", "answer", "", 0, 2, hidden, zero, "how the demand was answered", "none met refused", "offer"},
    {"challenge", "noise", "1", 0, 10, hidden, zero, "luck in a test of force: standard deviation (sigma_c)", {}, "outcome"},
    {"challenge", "waiting", "1", 0, 1, hidden, zero, "mobilised force that has not decided", {}, "organisations"},
    {"challenge", "may_join", "1", 0, 1, hidden, zero, "of that, what is expected to join once ordered, given true strength and loyalty", {}, "organisations"},
    {"challenge", "may_fight", "1", 0, 1, hidden, zero, "the same to fight", {}, "organisations"},
    {"challenge", "seems_join", "1", 0, 1, hidden, zero, "the same to join, in the leader's eyes", {}, "organisations"},
    {"challenge", "seems_fight", "1", 0, 1, hidden, zero, "the same to fight, in the leader's eyes", {}, "organisations"},
    {"challenge", "stop_floor", "1", -inf, inf, hidden, exactly(-inf), "strength that everybody knows to be exceeded if it is broken off now", {}, "march"},
    {"march", "left", "km", 0, huge, derived, exactly(huge), "kilometres left; where the last one stopped, 1e12 before any", {}, "march"},
    {"march", "speed", "km/h", 0, 1e4, derived, zero, "speed", {}, "march"},
    {"march", "p_win", "1", 0, 1, derived, zero, "chance that the challenge now under way succeeds, given who stands where", {}, "outcome"},
    {"march", "value_on", "1", -inf, inf, derived, zero, "value of going on, in prizes", {}, "march"},
    {"march", "value_deal", "1", -inf, inf, derived, zero, "value of the deal that is or could be offered, in prizes", {}, "offer"},
    {"march", "value_seen", "1", -inf, inf, hidden, zero, "value of going on in the leader's eyes, in prizes", {}, "march"},
    {"march", "valued", "h", -inf, inf, hidden, exactly(-inf), "hour of that valuation", {}, "march"},
    {"march", "share", "1", 0, 1, hidden, zero, "share of the active force that the challenger will have, as expected (A)", {}, "march"},
    {"march", "p_true", "1", 0, 1, hidden, zero, "chance of success, given that share and the true strength", {}, "march"},
    {"march", "p_seen", "1", 0, 1, hidden, zero, "the same in the leader's eyes", {}, "march"},
    {"march", "cost", "1", 0, 10, hidden, zero, "cost of going on, in prizes", {}, "march"},
    {"march", "believed", "1", -inf, inf, hidden, zero, "leader's belief about the ruler's strength: mean", {}, "organisations"},
    {"march", "believed_sd", "1", 0, inf, hidden, zero, "the same: standard deviation", {}, "organisations"},
    {"deal", "honour", "1", 0, 1, derived, zero, "chance that it is honoured", {}, "offer"},
    {"deal", "honour_needed", "1", 0, 1, derived, zero, "chance at which accepting pays", {}, "offer"},
    {"deal", "terms", "", 0, 31, hidden, zero, "imposed terms on the table, one bit each; 0: none", {}, "offer"},
    {"deal", "since", "h", -inf, inf, hidden, exactly(-inf), "hour at which the last deal was accepted", {}, "offer"},
    {"deal", "open", "", 0, 1, hidden, zero, "1 while it is neither honoured nor broken", {}, "offer"},
};

constexpr EventSpec event_list[] = {
    {"regime", "falls", "falls", "outcome"},
    // Who rules after a fall: NAME.VALUE is the event that the column NAME takes this value, so that an outcome can read
    // its probability.
    {"regime", "new.same_circle", "passes to the ruler's own circle", "settlement"},
    {"regime", "new.private_army", "passes to a private army", "settlement"},
    {"regime", "new.insider", "passes to an insider", "settlement"},
    {"regime", "new.negotiated", "ends in a negotiated settlement", "settlement"},
    {"regime", "new.democratic", "ends in a democratic settlement", "settlement"},
    {"regime", "new.collapse", "ends in a collapse", "settlement"},
    {"regime", "new.civil_war", "ends in a civil war", "settlement"},
    {"regime", "contested", "is contested", "settlement"},
    {"attempt", "attempt", "somebody attempts to seize power", "attempts"},
    {"attempt", "attempt.succeeds", "the attempt succeeds", "outcome"},
    {"uprising", "uprising", "an uprising begins", "repression"},
    {"uprising", "uprising.succeeds", "the uprising succeeds", "repression"},
    {"opposition", "joint", "acts jointly", "opposition"},
    {"organisation", "demands", "makes its demand", "offer"},
    {"organisation", "marches", "marches", "outcome"},
    {"organisation", "rules", "takes power", "outcome"},
    {"elite", "enters", "enters the contest", "elites"},
    {"elite", "defects", "defects", "elites"},
    {"march", "starts", "sets out", "outcome"},
    {"march", "continues", "goes on", "march"},
    {"march", "stops", "stops", "outcome"},
    {"march", "arrives", "arrives", "march"},
    {"deal", "offered", "is offered", "offer"},
    {"deal", "accepted", "is accepted", "offer"},
    {"deal", "honoured", "is honoured", "offer"},
    {"deal", "broken", "is broken", "offer"},
    {"war", "ends", "ends", "war"},
    {"war", "returns", "returns", "deterrence"},
    {"war", "escalates", "escalates", "deterrence"},
    {"guarantee", "binds", "binds", "deterrence"},
    {"recognition", "recognised", "is recognised", "recognition"},
    {"state", "attacks", "attacks", "deterrence"},
};
// clang-format on

}  // namespace

std::span<const ColumnSpec> columns() { return column_list; }
std::span<const EventSpec> events() { return event_list; }

const ColumnSpec* find_column(Text table, Text name) {
  for (const auto& column : column_list)
    if (column.table == table && column.name == name) return &column;
  return nullptr;
}

const EventSpec* find_event(Text table, Text name) {
  for (const auto& event : event_list)
    if (event.table == table && event.name == name) return &event;
  return nullptr;
}

}  // namespace interregnum
