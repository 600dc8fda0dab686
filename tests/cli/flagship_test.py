#!/usr/bin/env python3
"""The flagship as a user meets it: its chronicle, and every role switched off in turn."""
from cli import SOURCE, CommandTest, main

FLAGSHIP = SOURCE / "scenarios" / "wagner-2023" / "scenario.toml"
BELARUS = SOURCE / "scenarios" / "belarus" / "scenario.toml"

# A role that is none, and a claim with the tests (from 1) that then cannot be made.
NEEDS = {
    "war": ("C20", [1, 2]),
    "strain": ("C1", []),  # strength is stated, so it can be read
    "information": ("C6", [1, 2, 3]),
    "opinion": ("C8", [1, 2, 3, 4, 6]),
    "expression": ("C14", [1, 2, 3, 4]),
    "organisations": ("C8", [7, 8, 9]),
    "elites": ("C12", [1, 2]),
    "march": ("C4", [1, 2]),  # nobody decides to go on, so forcing it changes nothing
    "offer": ("C5", [1, 2, 3]),
    "deterrence": ("C11", [1, 3, 4, 5]),
    "opposition": ("C16", [2]),
    "attempts": ("C7", [1, 2]),
    "outcome": ("C21", [1, 2, 3, 4]),
    "settlement": ("C3", [1, 2, 3]),
    "rents": ("C6", []),
    "communication": ("C6", []),
    "repression": ("C6", []),
    "uprisings": ("C6", []),
    "recognition": ("C17", [1]),
    "issues": ("C10", [1, 2, 3, 4]),
    "strategy": ("C23", [1]),
}


class Flagship(CommandTest):
    def without(self, role, claim):
        path = self.place / f"without_{role}.toml"
        attempts = "{ rivals = [] }" if role != "attempts" else '"none"'
        off = f'{role} = "none"\n' if role != "attempts" else ""
        path.write_text(f'format = "interregnum/1"\nextends = "{FLAGSHIP}"\nclaims = {{ keep = ["{claim}"] }}\n'
                        f"[mechanism]\nattempts = {attempts}\n{off}")
        return path

    def test_every_role_can_be_none(self):
        for role, needs in NEEDS.items():
            with self.subTest(role=role):
                found = self.json_of("run", self.without(role, needs[0]), "--budget", "16", "--fresh")
                self.assertEqual(found["failed_runs"], 0)
                claim, = found["claims"]
                untested = [i + 1 for i, t in enumerate(claim["tests"]) if t["verdict"] == "never_tested"]
                self.assertEqual(untested, needs[1], f"{role}: {claim}")

    def test_the_whole_essay(self):
        whole = [f"C{i}" for i in range(1, 24)]
        found = self.json_of("run", FLAGSHIP, "--budget", "16", "--fresh")
        self.assertEqual([claim["id"] for claim in found["claims"]], whole)
        self.assertEqual(found["failed_runs"], 0)
        for claim in found["claims"]:
            self.assertNotIn(claim["verdict"], ("never_tested", "assumed"), claim["id"])
        own, = [claim for claim in found["claims"] if claim["id"] == "C22"]
        parts = {part["name"]: part for part in own["tests"][0]["parts"]}
        self.assertLess(abs(sum(part["share"]["mean"] for part in parts.values()) - 1), 1e-9, "the parts make the whole")

    def test_files_are_clean(self):
        for file in (FLAGSHIP, BELARUS):
            found = self.json_of("check", file)
            self.assertEqual(found["diagnostics"], [], file)
            text = self.run_program("check", file).stdout
            self.assertNotIn("Unused", text)

    def test_the_chronicle_of_a_march(self):
        found = self.json_of("trace", FLAGSHIP)
        said = [(e["t"], e["what"]) for e in found["events"]]
        self.assertIn((26, "march: wagner marches"), said)
        self.assertTrue(any(t == 21 and "demand" in what for t, what in said))

    def test_a_march_that_arrives_can_be_found(self):
        found = self.json_of("trace", FLAGSHIP, "--find", "march.arrives")
        hour = next(e["t"] for e in found["events"] if "arrives" in e["what"])
        self.assertTrue(26 + 14 <= hour <= 26 + 60, f"1,000 to 1,100 km at 37 to 64 km/h and slower: {hour - 26} h")


if __name__ == "__main__":
    main()
