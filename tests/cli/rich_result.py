#!/usr/bin/env python3
"""rich_result.py DOCUMENT [CLAIMS]: a document of `run --json` with every part filled in by made-up numbers.

Tests of the page read it, so that the page can be looked at with all that a study may find. CLAIMS repeats the claims
until there are so many. The made-up parts follow a plain rule and no luck, so equal input gives equal output."""
import copy
import json
import pathlib
import sys

VERDICTS = ["depends", "follows", "too_small", "opposite", "depends_on_theory", "assumed", "not_enough_runs",
            "never_tested", "no_effect"]
# Share, its bounds, and those with priors twice as wide, of the claims in turn.
SHARES = [(.36, .30, .43, .27, .45), (.94, .91, .97, .84, .93), (.05, .02, .09, .03, .12), (.03, .01, .06, .02, .08),
          (.52, .44, .60, .40, .62), (.5, .0, 1., .0, 1.), (.74, .64, .83, .60, .84), (.0, .0, .02, .0, .03),
          (.06, .03, .09, .03, .10)]


def share(estimate, lo, hi):
    return {"estimate": estimate, "lo": lo, "hi": hi}


def spread(number):
    """The values between which a number may lie, for numbers that have some."""
    quantiles = number["prior"]["quantiles"]
    return quantiles[0], quantiles[-1]


def hinge(number, index, above):
    low, high = spread(number)
    flip = low + (.62 if above else .38) * (high - low)
    curve = []
    for i in range(12):
        place = (i + .5) / 12
        height = .04 + .92 / (1 + 2.718 ** (-10 * (place - .62))) if above else .96 - .92 * place
        curve.append({"x": low + place * (high - low), "share": height, "lo": max(0, height - .12),
                      "hi": min(1, height + .12), "worlds": 33})
    made = {k: number[k] for k in ("path", "label", "unit", "prior", "source", "why", "from", "judgement")}
    return made | {"input": number["path"], "index": index, "floor": .04, "curve": curve,
                   "flip": {"value": flip, "lo": flip - .06 * (high - low), "hi": flip + .08 * (high - low),
                            "above": above, "share_below": .14 if above else .9, "share_above": .9 if above else .14},
                   "sentence": f"Turns on {number['label']}: {'above' if above else 'below'} {flip:.3g} it follows."}


def effects(claim, reached):
    """100 effects of which so many of 100 reach the margin."""
    deciding = claim["tests"][claim["deciding"]]
    margin = deciding["effect"]["margin"] or 0
    size = abs(margin) or .2
    return [margin + size * ((i + .5) / 100 - (1 - reached)) * (2.2 + (i % 7) / 10) for i in range(100)]


def rows_of_robustness(claim, wide):
    effect = {"mean": .04, "lo": .01, "hi": .08}
    row = {"name": "", "effect": effect, "verdict": claim["verdict"], "needed": False, "holds": True, "declared": True}
    made = [row | {"what": "wider", "share": share((wide[0] + wide[1]) / 2, *wide)}]
    for name, place, verdict in [("information", .86, "follows"), ("opinion", .12, "too_small"),
                                 ("expression", .35, "depends"), ("repression", .34, "depends")]:
        made.append(row | {"what": "without", "name": name, "share": share(place, place - .06, place + .06),
                           "verdict": verdict})
    made.append(row | {"what": "without", "name": "attempts", "share": share(None, None, None), "needed": True})
    made.append(row | {"what": "rival", "name": "opinion = spiral", "share": share(.7, .62, .78), "declared": False})
    made.append(row | {"what": "permuted", "share": share(.02, .0, .06), "verdict": "no_effect"})
    made.append(row | {"what": "negation", "share": share(.12, .06, .2), "verdict": "too_small"})
    made.append(row | {"what": "placebo", "share": share(None, None, None)})
    made.append(row | {"what": "positive", "share": share(.99, .94, 1.), "verdict": "follows"})
    return made


def fill_claim(claim, place, drawn):
    verdict, (value, lo, hi, *wide) = VERDICTS[place % 9], SHARES[place % 9]
    for judged in (claim, *claim["tests"]):
        judged["draws"] = 400
    claim |= {"verdict": verdict, "share": share(value, lo, hi), "reversed": share(.88, .84, .92)}
    deciding = claim["tests"][claim["deciding"]]
    deciding |= {"verdict": verdict, "share": claim["share"], "reversed": claim["reversed"]}
    claim["wording"] = deciding["wording"] = {
        "depends": "Follows in 30 to 43 of 100 worlds; which ones depends on the numbers assumed.",
        "follows": "Follows from these assumptions in 91 to 97 of 100 worlds.",
        "too_small": "Right direction in 95 to 99 of 100 worlds, but below the size asked for.",
        "opposite": "The opposite, by the size asked for or more, in 84 to 92 of 100 worlds.",
        "depends_on_theory": "Follows in 44 to 60 of 100 worlds, but in 85 to 93 of 100 under attempts = precedent.",
        "assumed": "The file says so itself; the model adds nothing.",
        "never_tested": "The march sets out in 3 of 100 worlds: nothing to compare.",
        "no_effect": "Reaches the size in 3 to 9 of 100 worlds, and no direction is shown."}.get(verdict, claim["wording"])
    claim["worlds"] = {"judged": 400, "needed_for_hinge": 0, "effects": effects(claim, value)}
    claim["robustness"] = rows_of_robustness(claim, wide)
    claim["if_fits"] = {"worlds": 74., "share": share(.31, .22, .42), "verdict": "depends"}
    if verdict in ("depends", "not_enough_runs"):
        claim["hinge"] = [hinge(drawn[place % 5], .42, True), hinge(drawn[(place + 1) % 5], .17, False)]
        claim["turns_on"] = claim["hinge"][0]["label"] + " > .14"
    elif verdict == "depends_on_theory":
        sides = [{"input": n["path"], "label": n["label"], "unit": n["unit"], "quasi_p": .001,
                  "lo": spread(n)[0] + .6 * (spread(n)[1] - spread(n)[0]), "hi": None} for n in drawn[3:5]]
        claim["box"] = {"sides": sides, "follows": True, "coverage": .58, "density": .79, "mass": .11,
                        "found_again": .9, "sentence": "In 79 of 100 worlds of this box it follows."}


def fan(column, arm, drop):
    days = list(range(-30, 181, 10))
    middle = [.62 - (drop * (1 - d / 240) if d >= 0 else 0) for d in days]
    moved = {q: [m + off for m in middle]
             for q, off in (("q05", -.16), ("q25", -.07), ("q50", 0), ("q75", .06), ("q95", .13))}
    one = [m + .03 * ((i * 7) % 5 - 2) / 2 for i, m in enumerate(middle)]
    return {"column": column, "arm": arm, "unit": "1", "t": [24 * d for d in days], "one": one} | moved


def fact(name, quantity, known, model, percentile, lies, claims):
    q05, q25, q50, q75, q95 = model
    return {"name": name, "quantity": quantity, "value": f"{100 * known:.0f} %", "arm": "story", "source": "levada",
            "use": "check", "unit": "1",
            "scale": {"factor": 100, "unit": "pp", "long_unit": "points", "level_unit": "%"},
            "known": {"value": known, "lo": known - .02, "hi": known + .02},
            "model": {"mean": q50, "q05": q05, "q25": q25, "q50": q50, "q75": q75, "q95": q95, "runs": 1600},
            "percentile": percentile, "lies": lies, "claims": claims}


def fill(document, claims=None):
    document = copy.deepcopy(document)
    drawn = [n for n in document["numbers"] if len(n["prior"]["quantiles"]) > 2]
    given = len(document["claims"])
    while claims and len(document["claims"]) < claims:
        added = copy.deepcopy(document["claims"][len(document["claims"]) % given])
        number = len(document["claims"]) + 1
        document["claims"].append(added | {"id": f"C{100 + number}", "source": f"essay#p{1 + number // 3}.{1 + number % 3}"})
    for place, claim in enumerate(document["claims"]):
        fill_claim(claim, place, drawn)
    for number in document["numbers"]:
        number["decides"] = [c["id"] for c in document["claims"] if number["path"] in [h["path"] for h in c["hinge"]]]
    document["study"] |= {"budget": 400, "quick": False}
    ids = [c["id"] for c in document["claims"]]
    first = {k: drawn[0][k] for k in ("path", "label", "unit", "prior", "source", "why", "from", "judgement")}
    document["find_out"] = [first | {"width": .08, "claims": ids[:3],
                                     "sentence": f"{first['label']} to within 0.08 settles {', '.join(ids[:3])}."}]
    document["observed"] = [
        fact("approval, 29 June", "citizens.says[leader] @ day 6", .81, (.77, .79, .81, .83, .85), 48., "inside", []),
        fact("approval, end of July", "citizens.says[leader] @ day 37", .82, (.74, .77, .8, .82, .86), 70., "inside", []),
        fact("standing of the mutineer", "citizens.support[wagner] @ day 30", .29, (.41, .48, .54, .6, .66), 1., "outside", ids[:2]),
        fact("the march sets out", "P(wagner.marches)", 1., (1., 1., 1., 1., 1.), None, "imposed", [])]
    document["base_rates"] = [
        {"name": "attempts that succeed", "quantity": "P(falls)", "arm": "quiet", "source": "coups: 245 of 491",
         "history": {"value": .5, "lo": .46, "hi": .54}, "model": {"mean": .43, "lo": .39, "hi": .47, "runs": 1600},
         "counts": True, "lies": "open"},
        {"name": "another attempt within a year", "quantity": "P(attempt)", "arm": "quiet", "source": "coups: 40 of 193",
         "history": {"value": .21, "lo": .16, "hi": .27}, "model": {"mean": .22, "lo": .18, "hi": .26, "runs": 1600},
         "counts": False, "lies": "inside"}]
    document["series"] = [fan("citizens.says[leader]", "story", .12), fan("citizens.says[leader]", "quiet", .0),
                          fan("regime.authority", "story", .2), fan("regime.authority", "quiet", .02)]
    return document


if __name__ == "__main__":
    read = json.loads(pathlib.Path(sys.argv[1]).read_text())
    print(json.dumps(fill(read, int(sys.argv[2]) if len(sys.argv) > 2 else None)))
