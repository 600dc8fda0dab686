#!/usr/bin/env python3
"""What is known beside what the model does: [observed], forecast scores of a folder, and maps of one number or two."""
import xml.dom.minidom

from cli import CommandTest, main

KNOWN = """
[source]
press = { cite = "press" }
[observed]
happened = { quantity = "P(attempt) by day 30", arm = "nothing", value = false, source = "press" }
when     = { quantity = "time(attempt)", arm = "nothing", value = "day 1 .. day 300", source = "press" }
approval = { quantity = "citizens.says[leader] @ day 30", arm = "nothing", value = "60 to 80 %", source = "press", use = "condition" }
"""


class Reality(CommandTest):
    def with_facts(self, name="march.toml"):
        path = self.place / name
        text = (self.place / "march.toml").read_text()
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + (KNOWN if "[source]" not in text else KNOWN.replace("[source]\n", "").replace(
            'press = { cite = "press" }\n', "").replace('"press"', '"judgement"')))
        return path

    def test_known_facts_stand_beside_the_model(self):
        path = self.with_facts()
        found = self.json_of("run", path, "--budget", 48, "--fresh")
        facts = {fact["name"]: fact for fact in found["observed"]}
        self.assertEqual({name: fact["kind"] for name, fact in facts.items()},
                         {"happened": "event", "when": "moment", "approval": "number"})
        self.assertEqual(facts["happened"]["known"]["value"], 0)
        self.assertEqual(facts["when"]["known"], {"value": 150.5, "lo": 1, "hi": 300})
        self.assertLessEqual(facts["when"]["model"]["runs"], facts["when"]["model"]["of"])
        self.assertEqual(facts["approval"]["use"], "condition")
        for claim in found["claims"]:
            self.assertGreater(claim["if_fits"]["worlds"], 0)
        self.assertTrue(found["series"])
        for series in found["series"]:
            self.assertLessEqual(len(series["t"]), 60)
            self.assertEqual(len(series["q50"]), len(series["t"]))
            self.assertEqual(series["t"], sorted(set(series["t"])))
        again = self.json_of("run", path, "--budget", 48, "--fresh", "--threads", 3)
        self.assertEqual(found, again)
        text = self.run_program("run", path, "--budget", 48).stdout
        self.assertIn("known facts", text)
        self.assert_fits(text, "run")

    def library(self):
        (self.place / "library").mkdir()
        return self.with_facts("library/scenario.toml")

    def test_an_event_is_a_forecast(self):
        self.library()
        found = self.json_of("scores", "library", "--draws", 64)
        event, = found["events"]
        self.assertEqual((event["name"], event["happened"], event["counts"], event["headline"]),
                         ("happened", False, True, True))
        self.assertEqual(found["model"]["events"], 1)
        self.assertAlmostEqual(found["model"]["brier"], event["forecast"] ** 2)
        self.assertAlmostEqual(found["all_events"]["priors"]["brier"], event["from_priors"]["chance"] ** 2)
        self.assertEqual(found["base_rates"]["brier"], .25)
        self.assertEqual(found["headlines"], found["all_events"], "one event is both")
        self.assertIsNone(found["headlines"]["brier_difference"]["lo"], "one scenario has no bounds")
        self.assert_fits(self.run_program("scores", "library", "--draws", 16).stdout, "scores")
        self.run_program("scores", "nowhere", code=2)

    def test_its_own_observation_is_withheld(self):
        path = self.library()
        alone = self.json_of("scores", "library", "--draws", 64)["events"][0]
        self.assertEqual(alone["weighed_by"], 1, "what people said weighs")
        path.write_text(path.read_text().replace('value = false, source = "judgement"',
                                                 'value = false, source = "judgement", use = "condition"')
                        + 'within = { quantity = "P(attempt) by day 60", arm = "nothing", value = true, '
                          'source = "judgement", use = "condition" }\n')
        told = self.json_of("scores", "library", "--draws", 64)["events"]
        self.assertEqual(told[0], alone, "neither it nor what reads the same event weighs")
        self.assertEqual([event["headline"] for event in told], [True, False], "the first event is the headline")

    def test_every_scenario_in_turn_is_left_out(self):
        self.library()
        for name in ("library/second", "library/third"):
            (self.place / name).mkdir()
            self.with_facts(name + "/scenario.toml")
        difference = self.json_of("scores", "library", "--draws", 64)["headlines"]["brier_difference"]
        self.assertEqual(difference["cases"], 3)
        for end in ("lo", "hi", "least", "most"):
            self.assertAlmostEqual(difference[end], difference["mean"], msg="three times the same file")
        self.assertEqual(difference["ahead"], 3 if difference["mean"] < 0 else 0)
        self.assertIn(f"in {difference['ahead']} of 3",
                      " ".join(self.run_program("scores", "library", "--draws", 64).stdout.split()))


class Sweep(CommandTest):
    def numbers(self):
        found = self.json_of("run", "march.toml", "--budget", 16)
        return [number["label"] for number in found["numbers"] if number["from"] == "file"][:2]

    def test_one_number_and_two(self):
        first, second = self.numbers()
        few = ["--draws", 16, "--points", 3]
        line = self.json_of("sweep", "march.toml", first, *few)
        self.assertEqual(line["parameters"][0]["label"], first)
        self.assertEqual(len(line["parameters"][0]["values"]), 3)
        for claim in line["claims"]:
            self.assertEqual(len(claim["points"]), 3)
            for point in claim["points"]:
                self.assertLessEqual(point["share"]["lo"], point["share"]["hi"])
        self.assertEqual(line, self.json_of("sweep", "march.toml", first, *few, "--threads", 3))
        claim = line["claims"][0]["id"]
        area = self.json_of("sweep", "march.toml", first, second, *few, "--claim", claim, "--out", "map.svg")
        self.assertEqual(len(area["claims"][0]["points"]), 9)
        xml.dom.minidom.parse(str(self.place / "map.svg"))
        for numbers in ([first], [first, second]):
            self.assert_fits(self.run_program("sweep", "march.toml", *numbers, *few).stdout, numbers)

    def test_mistakes(self):
        first, _ = self.numbers()
        self.assertIn(first, self.run_program("sweep", "march.toml", first + "x", code=2).stderr)
        self.assertIn("no claim", self.run_program("sweep", "march.toml", first, "--claim", "C999", code=2).stderr)
        self.run_program("sweep", "march.toml", first, first, code=2)
        self.run_program("sweep", "march.toml", first, "--from", "2 km", "--to", "1 parsec", code=2)


if __name__ == "__main__":
    main()
