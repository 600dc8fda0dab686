// Whether a challenge succeeds: one test of force at its hour.
#include "mechanisms/test_of_force.hpp"

namespace interregnum {
namespace {

using test_of_force::Parameters, test_of_force::State;

constexpr std::array<Parameter<Parameters>, 3> parameters{
    {test_of_force::noise, test_of_force::purge, test_of_force::removal}};

void hour(const State& s, const Parameters& p, const Moment& now) { test_of_force::hour(s, p, s.share[0], now); }

constexpr CardText text{
    "contest",
    "outcome",
    "Contest of forces",
    "p = Phi((A - theta) / sigma_c): the challenge succeeds iff A + sigma_c eps >= theta, eps ~ N(0,1).\n"
    "A failure: theta += purge, and everybody knows theta > A + sigma_c eps.\n"
    "Where a polity that was invaded loses the war, the victor removes its ruler with chance p_f.",
    "Hirshleifer 1989 Public Choice (difference form); Angeletos, Hellwig & Pavan 2007 Econometrica (survival as "
    "news); Svolik 2012 (removal from abroad)",
    "On a road the chance shown before the test is that of the race; what nobody takes up in 96 h is over. Probit "
    "instead of logit, so that luck in the test and errors of belief are of one kind. Where the scenario forbids the "
    "fall, a challenge that would have succeeded shows strength up to theta. A failed uprising is no example to those "
    "who attempt a coup. Svolik counts exits, 16 of 303 by foreign hand; the chance given a lost war is judged from "
    "that, and only rulers of invaded polities can be removed so.",
    "p = .5 iff forces are equal (theta = .5), and p(A) + p(1 - A) = 1 (contest_test.cpp)",
};

constexpr std::array<Coupling, 9> couplings{{
    {"challenge.share", "regime.falls", "p = Phi((A - theta) / sigma_c)", "noise"},
    {"regime.theta", "regime.falls", "p = Phi((A - theta) / sigma_c)", "noise"},
    {"challenge.share", "audience.floor", "failure: L = A + sigma_c eps", "noise"},
    {"challenge.stage", "regime.theta", "failure: dtheta = purge", "purge"},
    {"challenge.stage", "attempt.since", "failure: 0", ""},
    {"challenge.share", "march.p_win", "p = Phi((A - theta) / sigma_c)", "noise"},
    {"regime.theta", "march.p_win", "p = Phi((A - theta) / sigma_c)", "noise"},
    {"march.p_true", "march.p_win", "on a road, until the test", ""},
    {"war.outcome", "regime.falls", "lost at home: falls with chance p_f", "removal"},
}};

}  // namespace

extern const Card contest;
constinit const Card contest = card<test_of_force::uses, parameters, test_of_force::start, test_of_force::quiet, hour>(
    text, couplings, {}, test_of_force::reasons);

}  // namespace interregnum
