#!/usr/bin/env python3
"""explain, compare and export: what they say of a stored result, their documents, and hostile texts."""
import contextlib
import csv
import io
import json
import sqlite3

import validate
from cli import FIRST, CommandTest, main

RESULT = "r.sqlite"
HOSTILE = "=HYPERLINK(\"http://x\")\x1b[31m, \"quoted\"\r\nline"


def digest(text):
    """What the store recognises a text by: src/base/hash.cpp."""
    data, mask, state = text.encode(), 2**64 - 1, 0x6A09E667F3BCC908
    words = [len(data)] + [int.from_bytes(data[i:i + 8], "little") for i in range(0, len(data), 8)]
    for word in words:
        word = word * 0x9FB21C651E98DF25 & mask
        state ^= word ^ word >> 32
        state = (state << 29 | state >> 35) & mask
        state = state * 0xD6E8FEB86659FD93 & mask
    state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
    state = (state ^ state >> 27) * 0x94D049BB133111EB & mask
    state ^= state >> 31
    return state - 2**64 if state >= 2**63 else state


def share(lo, hi):
    return {"estimate": (lo + hi) / 2, "lo": lo, "hi": hi}


def check(what, name="", verdict="too_small", lo=.02, hi=.1, **more):
    return {"what": what, "name": name, "share": share(lo, hi), "effect": {"mean": -.034, "lo": -.04, "hi": -.03},
            "verdict": verdict, "needed": False, "same": False, "holds": True, "declared": True,
            **more}


def number():
    return {"path": "actor.state.precision", "label": "state.precision", "unit": "1", "about": "",
            "prior": {"words": "log-normal  5 %  1  95 %  8", "q05": 1., "q50": 3., "q95": 8., "quantiles": []},
            "source": None, "why": "judgement", "from": "file", "judgement": True}


def enrich(document):
    """Every key of the document that only a full run fills."""
    claim = next(c for c in document["claims"] if c["id"] == "C8")
    claim["hinge"] = [{**number(), "input": "actor.state.precision", "index": .41, "floor": .06, "settles_within": .5,
                       "flip": {"value": 6.1, "lo": 5.2, "hi": 7.3, "above": True, "share_below": .03,
                                "share_above": .7},
                       "curve": [{"x": 1.5, "share": .1, "lo": 0, "hi": .3, "worlds": 30}],
                       "sentence": "Turns on state.precision: above 6.1 (5.2 to 7.3) the claim follows."}]
    claim["box"] = {"sides": [{"input": "a", "label": "state.precision", "unit": "1", "lo": 6., "hi": None,
                               "quasi_p": .01}], "follows": True, "coverage": .5, "density": .79, "mass": .11,
                    "found_again": .9, "sentence": "Where state.precision is above 6, it follows in 79 of 100 worlds."}
    claim["turning"] = [claim["hinge"][0]["sentence"], claim["box"]["sentence"]]
    claim["worlds"] = {"judged": 400, "needed_for_hinge": 0, "effects": [-.02, -.01, 0.]}
    claim["robustness"] = [check("wider"), check("without", "information", "follows"),
                           check("without", "opinion", needed=True), check("rival", "opinion = spiral", declared=False),
                           check("placebo"), check("permuted"), check("positive", holds=False), check("negation")]
    claim["if_fits"] = {"worlds": 120., "share": share(0, .1), "verdict": "too_small"}
    document["find_out"] = [{**number(), "width": .5, "claims": ["C8"],
                             "sentence": "state.precision to within .5 settles C8."}]
    scale = {"factor": 100, "unit": "pp", "long_unit": "points", "level_unit": "%"}
    document["observed"] = [{"name": "poll", "quantity": "q", "value": "29 to 30 %", "arm": "story", "source": "levada",
                             "use": "check", "unit": "1", "scale": scale,
                             "known": {"value": .295, "lo": .29, "hi": .3},
                             "model": {"mean": .5, "q05": .41, "q25": .45, "q50": .5, "q75": .6, "q95": .66, "runs": 9},
                             "percentile": 0., "lies": "outside", "claims": ["C8"]}]
    document["series"] = [{"column": "citizens.support", "arm": "story", "unit": "1", "t": [0, 24], "q05": [0, 1],
                           "q25": [0, 1], "q50": [0, 1], "q75": [0, 1], "q95": [0, None], "one": [0, 1]}]
    return document


class Reading(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.result = None

    def study(self, name=RESULT):
        """Three claims of the first scenario, from so few draws that it takes a second or two."""
        if self.result is None:
            self.run_program("run", FIRST, "--budget", "16", "--out", name)
            type(self).result = (self.place / name).read_bytes()
        (self.place / name).write_bytes(self.result)

    def write(self, change, name=RESULT):
        """Rewrites the stored document."""
        with contextlib.closing(sqlite3.connect(self.place / name)) as database:
            document = change(json.loads(database.execute("SELECT json FROM document").fetchone()[0]))
            text = json.dumps(document)
            database.execute("UPDATE document SET json = ?, digest = ?", [text, digest(text)])
            database.commit()
        return document

    def text_of(self, *arguments):
        text = self.run_program(*arguments).stdout
        self.assert_fits(text, arguments)
        self.assertNotIn("\x1b", text)
        return " ".join(text.split())

    def test_run_stores_what_it_prints(self):
        printed = self.run_program("run", "march.toml", "--quick", "--json", "--out", RESULT).stdout
        with contextlib.closing(sqlite3.connect(self.place / RESULT)) as database:
            self.assertEqual(database.execute("SELECT json FROM document").fetchall(), [(printed,)])

    def test_explain_lists_and_tells(self):
        self.study()
        listed = self.json_of("explain", RESULT)
        self.assertEqual([c["id"] for c in listed["claims"]], ["C7", "C8", "C21"])
        self.assertIn("explain r.sqlite CLAIM", self.text_of("explain", RESULT))
        found = self.json_of("explain", RESULT, "C8")
        self.assertEqual(found["claim"]["id"], "C8")
        self.assertTrue(found["say"].endswith("."))
        text = self.text_of("explain", RESULT, "C8")
        for words in "essay, paragraph 4.2", "Asked:", "Answer:", "Luck", "Say it:", "the full run gives it":
            self.assertIn(words, text)
        self.assertIn("nearest: C8", self.run_program("explain", RESULT, "C88", code=2).stderr)
        self.assertIn("begins with 'ffff'", self.run_program("explain", RESULT, "--study", "ffff", code=3).stderr)

    def test_explain_says_all_that_a_full_run_found(self):
        self.study()
        self.write(enrich)
        text = self.text_of("explain", RESULT, "C8")
        for words in ("state.precision: above 6.1", "nobody has measured it", "explains 41 % of the answer alone",
                      "Where state.precision is above 6", "FOLLOWS", "nothing left to read", "not declared",
                      "Priors twice as wide: 2 to 10 of 100", "labels shuffled, no direction is left: ok",
                      "three margins planted", "poll: it was 29 to 30 %", "outside",
                      "Among the worlds that fit", "settles C8"):
            self.assertIn(words, text)
        self.assertNotIn("the full run gives it", text)
        self.assertEqual(len(self.json_of("explain", RESULT, "C8")["find_out"]), 1)

    def test_an_older_document_lacks_what_came_later(self):
        self.study()

        def strip(document):
            for key in ("find_out", "numbers", "series", "observed"):
                document.pop(key)
            for claim in document["claims"]:
                for key in ("hinge", "box", "robustness", "worlds", "if_fits", "scale", "deciding", "turns_on"):
                    claim.pop(key)
            return document

        self.write(strip)
        text = self.text_of("explain", RESULT, "C7")
        self.assertIn("the full run gives it", text)
        self.assertNotRegex(text, r"\bnan\b")
        self.text_of("compare", RESULT, RESULT)
        for table in self.json_of("export", RESULT)["tables"]:
            self.run_program("export", RESULT, "--table", table["name"])

    def test_wordings_are_told_and_compared(self):
        text = (self.place / "march.toml").read_text()
        self.run_program("run", "march.toml", "--quick", "--out", RESULT)
        self.assertIn("holds one wording alone", self.run_program("compare", RESULT, code=2).stderr)
        (self.place / "march.toml").write_text(text.replace('margin = "5 pp"', 'margin = "6 pp"'))
        self.run_program("run", "march.toml", "--quick", "--out", RESULT)
        found = self.json_of("explain", RESULT, "C1")
        self.assertEqual([w["asked"] for w in found["wordings"]], ["5 pp", "6 pp"])
        self.assertIn("Worded twice", self.text_of("explain", RESULT, "C1"))
        compared = self.json_of("compare", RESULT)
        self.assertEqual([(c["kind"], c["before"], c["after"]) for c in compared["changed"]], [("claim", "5 pp", "6 pp")])
        self.assertTrue(compared["same_luck"])
        self.assertEqual(compared["claims"][0]["paired"]["hi"], 0, "a margin moves no world")
        old, new = (w["hash"][:8] for w in found["wordings"])
        back = self.json_of("compare", RESULT, RESULT, "--before", new, "--after", old)
        self.assertEqual(back["changed"][0]["before"], "6 pp")
        self.assertIn("5 pp -> 6 pp", self.text_of("compare", RESULT))

    def test_compare_names_the_number_and_the_verdict(self):
        for name in "a.sqlite", "b.sqlite":
            self.study(name)

        def change(document):
            document["numbers"][0]["prior"].update(q05=3., q95=12., words="another")
            claim = next(c for c in document["claims"] if c["id"] == "C8")
            claim.update(verdict="depends", share=share(.34, .49))
            return document

        label = self.write(change, "b.sqlite")["numbers"][0]["label"]
        found = self.json_of("compare", "a.sqlite", "b.sqlite")
        self.assertEqual([c["label"] for c in found["changed"]], [label])
        self.assertEqual({c["id"]: c["change"] for c in found["claims"]}, {"C7": "same", "C8": "verdict", "C21": "same"})
        text = self.text_of("compare", "a.sqlite", "b.sqlite")
        self.assertIn("DEPENDS 34 to 49 of 100", text)
        self.assertIn("3 to 12", text)
        self.assertIn("Nothing else changed by more than its interval (2 claims)", text)
        self.assertIn("No verdict changed", self.text_of("compare", "a.sqlite", "a.sqlite"))

    def test_export_gives_every_table_in_both_formats(self):
        self.study()
        self.write(enrich)
        tables = self.json_of("export", RESULT)["tables"]
        self.assertLessEqual({"claims", "tests", "worlds", "cells", "outcomes", "numbers", "observed", "series",
                              "verdicts"}, {table["name"] for table in tables})
        for table in tables:
            name, columns = table["name"], table["columns"]
            rows = list(csv.reader(io.StringIO(self.run_program("export", RESULT, "--table", name).stdout, newline="")))
            lines = self.run_program("export", RESULT, "--table", name, "--format", "jsonl").stdout.splitlines()
            self.assertEqual(rows[0], columns)
            self.assertEqual(len(rows), len(lines) + 1, name)
            self.assertTrue(all(len(row) == len(columns) for row in rows), name)
            self.assertTrue(all(list(validate.document(line)) == columns for line in lines), name)
        self.assertEqual(len(rows), 4)  # verdicts
        done = self.json_of("export", RESULT, "--table", "series", "--out", "s.csv")
        self.assertEqual((done["rows"], done["written"]), (2, "csv"))
        self.run_program("export", RESULT, "--table", "series", "--out", "s.csv", code=2)
        self.assertIn("nearest: cells", self.run_program("export", RESULT, "--table", "cell", code=2).stderr)
        self.run_program("export", RESULT, "--table", "cells", "--format", "xls", code=2)

    def test_cells_are_what_the_result_holds(self):
        self.study()
        rows = [json.loads(line) for line in
                self.run_program("export", RESULT, "--table", "cells", "--format", "jsonl").stdout.splitlines()]
        self.assertEqual(len({(r["arm"], r["draw"], r["replicate"]) for r in rows}), self.cells_in(RESULT))

    def test_hostile_texts_stay_texts(self):
        self.study()

        def spoil(document):
            document["claims"][1].update(text=HOSTILE, source="@evil", turns_on="+1")
            return document

        self.write(spoil)
        self.text_of("explain", RESULT, "C8")
        printed = self.run_program("export", RESULT, "--table", "claims").stdout
        self.assertNotIn("\x1b", printed)
        row = list(csv.DictReader(io.StringIO(printed, newline="")))[1]
        self.assertTrue(row["text"].startswith("'=") and row["source"] == "'@evil" and row["turns_on"] == "'+1")
        lines = self.run_program("export", RESULT, "--table", "claims", "--format", "jsonl").stdout.splitlines()
        self.assertEqual(json.loads(lines[1])["text"], HOSTILE)


if __name__ == "__main__":
    main()
