#!/usr/bin/env python3
"""Every command: its document, its text within 80 columns, its help."""
import json

from cli import FIRST, SOURCE, CommandTest, main

COMMANDS = ["check", "run", "trace", "explain", "compare", "report", "export", "observables", "mechanisms", "couplings", "schema",
            "solve", "new", "test", "scores", "sweep"]
LATER = ["bargain", "studio"]


class Documents(CommandTest):
    def test_check(self):
        found = self.json_of("check", "march.toml")
        self.assertEqual(found["diagnostics"], [])
        self.assertEqual(found["summary"]["claims"], 1)
        priors = self.json_of("check", "march.toml", "--priors", "army")["priors"]
        self.assertTrue(priors and all("army" in p["label"] for p in priors))

    def test_run(self):
        found = self.json_of("run", FIRST, "--budget", "16")
        self.assertEqual([c["id"] for c in found["claims"]], ["C7", "C8", "C21"])
        self.assertEqual(found["study"]["seed"], "0x0")
        self.assertTrue(found["outcomes"] and found["assumed"])

    def test_trace(self):
        found = self.json_of("trace", FIRST, "--with", "story", "--draw", 17)
        self.assertTrue(any(e["imposed"] for e in found["events"]))
        for name, values in found["series"].items():
            self.assertEqual(len(values), len(found["t"]), name)
        again = self.json_of("trace", FIRST, "--draw", 17)
        self.assertEqual(found, again)
        self.assertNotEqual(found["fingerprint"], self.json_of("trace", FIRST, "--draw", 18)["fingerprint"])

    def test_trace_finds_an_event(self):
        found = self.json_of("trace", FIRST, "--find", "attempt")
        self.assertTrue(any("attempts to seize power" in e["what"] for e in found["events"]))
        none = self.json_of("trace", "march.toml", "--find", "march.starts")
        self.assertIsNone(none["fingerprint"])

    def test_trace_says_why(self):
        found = self.json_of("trace", FIRST, "--find", "regime.falls", "--why", "regime.falls")["why"]
        self.assertTrue(found["happened"])
        kinds = set()

        def walk(cause):
            kinds.add(cause["kind"])
            for back in cause["causes"]:
                walk(back)

        walk(found["cause"])
        self.assertLessEqual({"event", "reason", "luck", "column", "mechanism", "equation"}, kinds)
        none = self.json_of("trace", "march.toml", "--why", "march.starts")["why"]
        self.assertFalse(none["happened"])
        self.assertIsNone(self.json_of("trace", "march.toml")["why"])
        self.assertIn("nearest: 'falls'", self.run_program("trace", FIRST, "--why", "regime.fals", code=2).stderr)
        self.assertIn("names nothing", self.run_program("trace", FIRST, "--why", "", code=2).stderr)

    def test_every_event_of_a_chronicle_has_a_reason(self):
        for draw in range(12):
            for event in self.json_of("trace", FIRST, "--draw", draw)["events"]:
                if not event["imposed"] and "challenge is" not in event["what"]:
                    self.assertRegex(event["because"], r"\d", f"draw {draw}: {event['what']}")
                self.assertNotRegex(event["because"], r"[{}?]", event["what"])

    def test_trace_takes_an_expression(self):
        whole, less = (self.json_of("trace", FIRST, "--with", arm, "--draw", 1) for arm in ("story", "story - turmoil"))
        self.assertTrue(any(e["what"].startswith("turmoil") for e in whole["events"]))
        self.assertFalse(any(e["what"].startswith("turmoil") for e in less["events"]))

    def test_observables(self):
        found = self.json_of("observables", "march.toml", "support")["observables"]
        self.assertIn("citizens.support[leader]", [row["name"] for row in found])
        self.assertEqual(self.json_of("observables", "march.toml", "zzz")["observables"], [])
        self.assertEqual(self.run_program("observables", "march.toml", "zzz").stdout, "Nothing here is called 'zzz'.\n")
        self.assertIn("Try a word of the model: acts, ready\n", self.run_program("observables", "march.toml", "strikes").stdout)
        self.assertEqual(self.json_of("observables", "march.toml", "strikes")["observables"], [])

    def test_mechanisms(self):
        found = self.json_of("mechanisms")["mechanisms"]
        self.assertEqual(len({card["id"] for card in found}), len(found))
        for card in found:
            self.assertEqual(self.json_of("mechanisms", card["id"])["mechanisms"], [card])

    def test_pages_of_mechanisms_are_what_the_cards_say(self):
        self.run_program("mechanisms", "--docs", "pages")
        made = {path.name: path.read_text() for path in (self.place / "pages").iterdir()}
        kept = {path.name: path.read_text() for path in (SOURCE / "docs" / "mechanisms").iterdir()}
        again = "interregnum mechanisms --docs docs/mechanisms  writes them again"
        self.assertEqual(sorted(made), sorted(kept), again)
        for name, page in made.items():
            self.assertEqual(page, kept[name], f"docs/mechanisms/{name} is not what its card says: {again}")

    def test_couplings(self):
        arrows = self.json_of("couplings")["couplings"]
        known = {card["id"]: card for card in self.json_of("mechanisms")["mechanisms"]}
        for arrow in arrows:
            names = [p["name"] for p in known[arrow["mechanism"]]["parameters"]]
            self.assertIn(arrow["coefficient"], names + [""])
        moved = self.json_of("couplings", FIRST, "--budget", "16")["couplings"]
        self.assertEqual([a["to"] for a in moved], [a["to"] for a in arrows])
        page = (SOURCE / "docs" / "couplings.md").read_text()
        for line in self.run_program("couplings").stdout.splitlines():
            if line.startswith("| "):
                self.assertIn(line.rsplit("|", 2)[0], page, "docs/couplings.md is not what the cards say")

    def test_schema(self):
        found = self.json_of("schema")["schema"]
        self.assertEqual(found, json.loads(self.run_program("schema").stdout))

    def test_solve(self):
        found = self.json_of("solve", "global_game", "alpha=1", "beta=1", "z=.3", "c=.5")
        self.assertAlmostEqual(found["results"]["theta_star"], .628875, places=6)
        self.assertEqual(found["inputs"]["z"], .3)
        self.assertIn("alpha", [i["name"] for i in self.json_of("solve", "global_game")["inputs"]])
        self.assertEqual(self.json_of("solve", "arrest_risk", "ratio=exact")["inputs"]["ratio"], 2)
        self.assertEqual(self.json_of("solve", "network_cascade", "share=1", "people=100")["results"]["window"], [])
        alike = self.json_of("solve", "audience_costs", "a1=.1", "a2=.1")["results"]["at_once"]
        self.assertEqual(alike, [0, 0])

    def test_new(self):
        self.assertEqual(self.json_of("new", "other.toml"), {**self.json_of("new", "third"), "file": "other.toml"})

    def test_test(self):
        (self.place / "known").mkdir()
        (self.place / "march.toml").rename(self.place / "known" / "scenario.toml")
        expected = self.place / "known" / "expected.json"
        self.run_program("test", ".", code=2)
        written = self.json_of("test", ".", "--update")["scenarios"]
        self.assertFalse(written[0]["same"])
        self.assertTrue(self.json_of("test", ".")["scenarios"][0]["same"])
        known = json.loads(expected.read_text())
        known["claims"]["C1"]["verdict"] = "assumed"
        expected.write_text(json.dumps(known))
        changed = self.json_of("test", ".", code=1)["scenarios"][0]
        self.assertEqual(changed["changes"][0]["expected"], "assumed")
        self.assertIn("CHANGED", self.run_program("test", ".", code=1).stdout)
        expected.write_text("{]")
        self.json_of("test", ".", code=1)


class Words(CommandTest):
    def test_every_line_fits(self):
        for arguments in (["check", FIRST], ["check", FIRST, "--priors"], ["run", FIRST, "--budget", "16"],
                          ["run", "march.toml", "--quick"], ["trace", FIRST], ["trace", "march.toml"],
                          ["trace", FIRST, "--find", "regime.falls", "--why", "regime.falls"],
                          ["trace", FIRST, "--why", "march.stops"],
                          ["observables", FIRST], ["mechanisms"], ["mechanisms", "global_game"],
                          ["solve", "global_game"], ["solve", "global_game", "z=.3"], ["new", "another"]):
            done = self.run_program(*arguments)
            text = "".join(line for line in done.stdout.splitlines(True) if str(FIRST) not in line)
            self.assert_fits(text, arguments)
            self.assertNotIn("\x1b", done.stdout + done.stderr, "no colours where there is no terminal")

    def test_run_says_what_to_do_next(self):
        text = self.run_program("run", "march.toml", "--quick").stdout
        self.assertIn("Next: interregnum run march.toml", text)
        self.assertIn("march.results.sqlite", text)
        self.assertIn("not the probability", " ".join(text.split()))

    def test_help(self):
        for arguments in [["--help"]] + [[command, "--help"] for command in COMMANDS]:
            text = self.run_program(*arguments).stdout
            self.assert_fits(text, arguments)
            examples = [line for line in text.split("Examples:")[1].splitlines() if line.startswith("  interregnum ")]
            self.assertEqual(len(examples), 2, arguments)
        overview = self.run_program("--help").stdout
        for command in LATER:
            self.assertNotIn(command + " ", overview)

    def test_version(self):
        self.assertRegex(self.run_program("--version").stdout, r"^interregnum \d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    main()
