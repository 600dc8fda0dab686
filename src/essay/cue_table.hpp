// The cue words, as plain records. Written before the texts on which they are measured (tests/essays), and widened once
// from general knowledge after a first measurement, the texts unread (docs/drafting.md has both measurements).
#pragma once

#include <array>

#include "essay/cues.hpp"

namespace interregnum::cue {

enum class Kind {
  causal,
  predictive,
  normative,
  direction,  // says which way something goes, and nothing about why
};

enum class Form {
  exact,   // as it stands; may be several words
  verb,    // a regular verb in all its forms: erode erodes eroded eroding
  past,    // a regular verb whose other forms are nouns too: forced, forcing, but not "forces"
  object,  // a verb in all its forms, as long as an object follows: "increased the cost", not "increased by a half"
};

// Cues that are alike.
struct Group {
  Kind kind;
  Direction direction;
  Form form;
  Text words;  // each behind a comma and a space, but the first
};

inline constexpr auto up = Direction::increase, down = Direction::decrease, any = Direction::change;
inline constexpr auto causal = Kind::causal, predictive = Kind::predictive, normative = Kind::normative,
                      which_way = Kind::direction;
inline constexpr auto exact = Form::exact, verb = Form::verb, past = Form::past, object = Form::object;

// Spelt with -ise; -ize is found too. Where two cues of one length match, the first stands.
inline constexpr std::array table = {
    // A cause, whichever way its effect goes.
    Group{causal, any, verb,
          "cause, trigger, prompt, spark, provoke, produce, create, generate, affect, transform, alter, "
          "reshape, reveal, expose, persuade, convince, determine, dictate, sow, anger, enrage, polarise"},
    Group{causal, any, object, "change, shift, turn, tip, sway, invite, draw"},
    Group{causal, any, past, "yield, force, push, shape, influence"},
    Group{causal, any, exact,
          "caused by, lead to, leads to, led to, leading to, bring about, brings about, bringing about, "
          "brought, brings, compel, compels, compelled, compelling, drive, drives, drove, driven, driving, "
          "result in, results in, resulted in, resulting in, result from, results from, resulted from, "
          "stem from, stems from, stemmed from, arise from, arises from, arose from, contribute to, "
          "contributes to, contributed to, contributing to, depend on, depends on, depended on, hinge on, "
          "hinges on, pave the way, paved the way, paving the way, opened the way, opened the door, opens "
          "the door, set off, set in motion, gave rise to, gives rise to, give rise to, because, due to, "
          "owing to, thanks to, therefore, thus, thereby, hence, consequently, accordingly, as a result, "
          "as a consequence, in consequence, in response to, that is why, which is why, this is why, the "
          "reason, consequences of, consequence of, so that, effect of, effects of, effect on, effects on, "
          "impact of, impact on, make it, makes it, made it, making it, make them, makes them, made them, "
          "made possible, makes possible, means that, meant that, result of, results of, for this reason, "
          "for that reason, follows from, followed from, rooted in, blamed on, blamed for, blames, "
          "responsible for, on account of, in the wake of, explains why, explain why, explained why, rests "
          "on, rest on, at the cost of, comes from, came from, bred, breeds, drew, turned into, in return "
          "for"},

    // A cause of more.
    Group{causal, up, verb,
          "strengthen, boost, bolster, raise, encourage, embolden, enable, facilitate, hasten, enhance, "
          "promote, reinforce, consolidate, heighten, foster, stimulate, inspire, galvanise, mobilise, "
          "legitimise, restore, revive, empower, amplify, reassure, protect, preserve, allow, attract, "
          "unify, cement, entrench, prolong, energise, stoke, ignite, unleash, rescue, radicalise, "
          "aggravate, exacerbate, inflame"},
    Group{causal, up, object,
          "increase, improve, intensify, accelerate, deepen, expand, extend, widen, stabilise, unite, "
          "lift, swell, double, triple, multiply, sharpen, harden, rally, earn, secure, save, tighten"},
    Group{causal, up, past, "help, fuel"},
    Group{causal, up, exact,
          "helps, fuelled, fuelling, spur, spurred, spurs, spurring, encouraging, won over, win over, wins "
          "over, sped up, speeds up, speed up, drove up, drive up, drives up, driven up, driving up, "
          "pushed up, push up, pushes up, pushing up, brought back, feeds, fed, kept alive, keeps alive, "
          "shored up, shores up, permits, permitted"},

    // A cause of less.
    Group{causal, down, verb,
          "erode, weaken, undermine, reduce, diminish, destroy, cripple, discredit, delegitimise, "
          "destabilise, prevent, discourage, dissuade, hinder, hamper, impede, constrain, curb, suppress, "
          "deplete, shatter, jeopardise, endanger, dampen, depress, disrupt, isolate, alienate, paralyse, "
          "corrode, topple, oust, tarnish, intimidate, frighten, ruin, wreck, bankrupt, choke, starve, "
          "derail, thwart, foil, defuse, blunt, dent, deprive, scare, unsettle, unnerve, humiliate, "
          "embarrass, demoralise, marginalise, dismantle, crush, restrict, overwhelm, dilute, complicate, "
          "strain, frustrate, scupper, outlaw, disarm, neutralise, ravage, devastate"},
    Group{causal, down, object,
          "lower, decrease, halt, stop, divide, slow, shrink, squeeze, cut, hit, split, stall, delay, "
          "ease, empty, dissolve, defeat, offset, cancel, worsen, deny, trim, close"},
    Group{causal, down, past,
          "damage, harm, block, limit, drain, exhaust, fracture, silence, fragment, sideline, compromise"},
    Group{causal, down, exact,
          "harms, hurt, hurts, deter, deters, deterred, deterring, stopped, stopping, sap, sapped, saps, "
          "sapping, overthrow, overthrew, overthrown, cost him, cost her, cost them, cost it, cost us, "
          "costs him, costs them, costing him, broke, broken, breaks, sank, sinks, wiped out, wipes out, "
          "robbed, robs, stripped, strips, quelled, quells, drove down, drives down, drive down, driven "
          "down, driving down, pushed down, pushed back, set back, sets back, brought down, brings down, "
          "bring down, drove out, driven out, drove away, scared off, cut off, tore, torn, wore down, worn "
          "down, wears down, cost the, costs the, costing the, cost their, cost his, cut short, choked "
          "off, held back, holds back"},

    // What will be, or may be.
    Group{predictive, any, verb, "predict"},
    Group{predictive, any, exact,
          "will, won't, shall, would, wouldn't, may, might, could, cannot, can't, can not, going to, "
          "likely, unlikely, bound to, set to, poised to, destined to, expected to, expects, we expect, i "
          "expect, forecast, forecasts, threatens to, threaten to, promises to, risks, at risk of, "
          "inevitable, inevitably, sooner or later, unless, in the long run, a matter of time"},
    Group{predictive, down, exact, "doomed"},

    // What should be.
    Group{normative, any, exact,
          "must, mustn't, should, shouldn't, ought to, need to, needs to, need not, have to, has to, let "
          "us, let's, it is time to, it is time for, recommend, recommends, we urge, i urge, urges, call "
          "on, calls on, call upon, it is essential, it is vital, it is imperative, it is crucial, it is "
          "necessary, had better, cannot afford, we demand"},

    // Which way something goes.
    Group{which_way, up, verb,
          "increase, gain, surge, soar, improve, recover, escalate, deepen, widen, expand, intensify, "
          "accelerate, unite, survive, succeed, prevail, climb, jump, double, triple, mount, multiply, "
          "rebound, thrive, flourish, harden, sharpen, tighten, strengthen, return"},
    Group{which_way, up, object, "more"},
    Group{which_way, up, exact,
          "rise, rises, rose, risen, rising, grow, grows, grew, grown, growing, growth, improvement, "
          "recovery, spread, spreads, win, wins, won, winning, survival, stronger, easier, higher, "
          "greater, better, possible, opportunity, opportunities, swell, swells, swelled, swollen, larger, "
          "bigger, richer, safer, faster, hold, holds, succeeds, victory"},
    Group{which_way, down, verb,
          "decrease, decline, collapse, crumble, fail, fade, vanish, disappear, end, halt, slow, defeat, "
          "worsen, plunge, slump, tumble, dwindle, ebb, wane, wither, evaporate, crack, fracture, unravel, "
          "disintegrate, die, starve, suffer, retreat, recede, fray, resign, surrender, weaken, erode, "
          "decay, crash, stall, dissolve"},
    Group{which_way, down, object, "less, fewer"},
    Group{which_way, down, exact,
          "fall, falls, fell, fallen, falling, drop, drops, dropped, shrink, shrinks, shrank, shrunk, "
          "shrinking, lose, loses, lost, losing, loss, losses, failure, erosion, stop, stops, split, "
          "weaker, harder, impossible, difficult, worse, unbearable, sink, sinks, sank, sunk, break, "
          "breaks, broke, broken, lower, smaller, poorer, slower, shorter, dry up, dried up, dries up, run "
          "out, runs out, ran out, run dry, runs dry, bankrupt, defeated, ruin, ruined, cut, cuts"},
};

}  // namespace interregnum::cue
