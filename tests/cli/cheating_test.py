#!/usr/bin/env python3
"""Ways to get the answer one wants, and what the result says about each."""
import re

from cli import CommandTest, main

TEXT = """format = "interregnum/1"
meta = { title = "A palace" }
time = { start = 2024-01-01 }
regime = { bias = 0, theta = "0.5 to 0.7 [judgement]" }
[study]
alpha = 0.2
[actor]
leader = { kind = "ruler" }
guard = { kind = "guard", force = "9000..11000 person", loyalty = "0.3 to 0.6 [judgement]" }
[group.citizens]
size = 1000
[shock]
news = { does = "signal", at = "day 1", about = "regime.theta", shift = "-0.5 to -0.4 [judgement]", precision = "400 to 800 [judgement]", source = "judgement" }
[intervention]
pay = { does = "raise", column = "guard.loyalty", by_about = 0.3, source = "judgement" }
never = { does = "forbid", event = "guard.marches", source = "judgement" }
calm = { does = "forbid", event = "attempt, regime.falls", source = "judgement" }
[mechanism]
organisations = { use = "global_game"WITHOUT }
[claim.news]
says = "Bad news costs support."
margin_why = "t"
outcome = "citizens.support[leader] @ day 7"
arms = "calm + news vs calm"
expect = "decrease"
margin = "MARGIN"
"""
NEVER = """[claim.never]
says = "A march that never sets out would change everything."
margin_why = "t"
outcome = "citizens.support[leader] @ day 7"
arms = "calm vs calm + never"
expect = "increase"
margin = "5 pp"
"""
OWN = """[claim.own]
says = "Pay makes loyal."
margin_why = "t"
outcome = "guard.loyalty @ day 30"
arms = "calm + pay vs calm"
expect = "increase"
margin = 0.1
"""


def written(margin="0.1 pp", without="", more=""):
    return TEXT.replace("WITHOUT", without).replace("MARGIN", margin) + more


class Cheating(CommandTest):
    def judged(self, text, *arguments):
        (self.place / "palace.toml").write_text(text)
        return self.json_of("run", "palace.toml", "--budget", 54, *arguments)

    def claim(self, text, *arguments):
        return self.judged(text, *arguments)["claims"][0]

    def text_of(self):
        return self.run_program("run", "palace.toml", "--budget", 54).stdout

    def test_a_margin_that_is_moved_after_looking_shows(self):
        first = self.judged(written("60 pp"))
        self.assertEqual(first["study"]["wording"], 1)
        self.assertEqual(first["claims"][0]["worded"], [])
        second = self.judged(written("0.1 pp"))
        self.assertEqual(second["study"]["wording"], 2)
        earlier = second["claims"][0]["worded"]
        self.assertEqual([one["hash"] for one in earlier], [first["study"]["hash"]])
        self.assertEqual(earlier[0]["verdict"], first["claims"][0]["verdict"])
        self.assertEqual(earlier[0]["share"], first["claims"][0]["share"])
        text = self.text_of()
        self.assertIn("Worded twice; earlier answer:", re.sub(r"\s+", " ", text))
        self.assert_fits(text, "run")
        self.assertEqual(second, self.judged(written("0.1 pp")), "a study that is run again says the same")

    def test_another_digit_of_a_prior_buys_no_other_luck(self):
        first = self.claim(written())
        second = self.claim(written().replace("0.3 to 0.6", "0.300001 to 0.6"))
        self.assertEqual(len(second["worded"]), 1)
        self.assertEqual(second["verdict"], first["verdict"])
        self.assertEqual(second["share"], first["share"])
        self.assertAlmostEqual(second["effect"]["mean"], first["effect"]["mean"], places=4)
        third = self.claim(written().replace("0.3 to 0.6", "0.300002 to 0.6"))
        self.assertEqual(len(third["worded"]), 2)
        self.assertIn("Worded three times", third["firmness"]["worded"])

    def test_luck_that_is_asked_for_is_listed(self):
        self.judged(written())
        self.assertEqual(self.judged(written(), "--seed", 7)["study"]["seeds"], ["0x0", "0x7"])

    def test_what_the_file_writes_itself_is_no_finding(self):
        self.assertEqual(self.judged(written(more=OWN))["claims"][1]["verdict"], "assumed")

    def test_a_trigger_that_never_fires_tests_nothing(self):
        self.assertEqual(self.judged(written(more=NEVER))["claims"][1]["verdict"], "never_tested")

    def test_numbers_made_narrow_show_beside_the_answer(self):
        (self.place / "palace.toml").write_text(written())
        claim = self.json_of("run", "palace.toml", "--budget", 84)["claims"][0]
        wide = [row for row in claim["robustness"] if row["what"] == "wider"]
        self.assertEqual(len(wide), 1)
        self.assertNotEqual(wide[0]["share"], claim["share"])
        self.assertIn("(twice as wide: ", claim["firmness"]["worlds"])

    def test_rivals_that_are_dropped_are_met_or_named(self):
        claim = self.claim(written())
        met = [rival for test in claim["tests"] for rival in test["rivals"]]
        self.assertTrue(met and not any(rival["declared"] for rival in met), claim["verdict"])
        self.assertEqual(claim["rivals"]["run"], 1 + len(met))
        self.assertGreater(claim["rivals"]["available"], claim["rivals"]["run"])
        self.assertIn(f'under {claim["rivals"]["run"]} of {claim["rivals"]["available"]}',
                      claim["firmness"]["mechanisms"])
        out = self.claim(written(without=', without = { common_threat = "nobody saw it coming" }'))
        self.assertEqual(out["rivals"]["left_out"],
                         [{"role": "organisations", "use": "common_threat", "why": "nobody saw it coming"}])
        self.assertNotIn("common_threat", [rival["use"] for test in out["tests"] for rival in test["rivals"]])
        self.assertIn("nobody saw it coming", out["firmness"]["mechanisms"])


if __name__ == "__main__":
    main()
