#!/usr/bin/env python3
"""Results: nothing is lost, nothing is run twice, and equal studies give equal bytes."""
import contextlib
import json
import signal
import sqlite3

from cli import FIRST, CommandTest, main

RESULT = "r.sqlite"
STUDY = ["run", FIRST, "--budget", "24", "--out", RESULT, "--threads", "1", "--json"]


class Resume(CommandTest):
    def test_a_second_run_runs_nothing_and_gives_the_same_bytes(self):
        first = self.run_program("run", "march.toml", "--quick", "--json")
        cells = self.cells_in("march.results.sqlite")
        second = self.run_program("run", "march.toml", "--quick", "--json", "--threads", "3")
        self.assertEqual(first.stdout, second.stdout)
        self.assertEqual(self.cells_in("march.results.sqlite"), cells)
        self.assertIn(f"{cells} runs found", second.stderr)
        fresh = self.run_program("run", "march.toml", "--quick", "--json", "--fresh")
        self.assertEqual(first.stdout, fresh.stdout)
        self.assertNotIn("found in", fresh.stderr)

    def test_quick_is_the_beginning_of_a_larger_budget(self):
        self.run_program("run", "march.toml", "--quick", "--out", "a.sqlite")
        grown = self.run_program("run", "march.toml", "--budget", 200, "--json", "--out", "a.sqlite")
        whole = self.run_program("run", "march.toml", "--budget", 200, "--json", "--out", "b.sqlite")
        self.assertEqual(grown.stdout, whole.stdout)

    def test_other_wordings_and_seeds_share_a_file(self):
        one = self.json_of("run", "march.toml", "--quick", "--out", RESULT)
        text = (self.place / "march.toml").read_text()
        (self.place / "march.toml").write_text(text.replace('margin = "5 pp"', 'margin = "6 pp"'))
        two = self.json_of("run", "march.toml", "--quick", "--out", RESULT)
        three = self.json_of("run", "march.toml", "--quick", "--seed", "0x2A", "--out", RESULT)
        self.assertNotEqual(one["study"]["hash"], two["study"]["hash"])
        self.assertEqual(three["study"]["seed"], "0x2a")
        self.assertEqual(three, self.json_of("run", "march.toml", "--quick", "--seed", "42", "--out", RESULT))
        text = self.run_program("run", "march.toml", "--quick", "--out", RESULT).stdout
        self.assertIn("wording 2", text)
        self.assertIn("tried: 0x0, 0x2a", text)

    def test_the_file_says_what_it_holds(self):
        found = self.json_of("run", "march.toml", "--quick")
        with contextlib.closing(sqlite3.connect(self.place / "march.results.sqlite")) as database:
            (engine, title), = database.execute("SELECT engine, title FROM study")
            (claim, verdict, stored), = database.execute("SELECT claim, verdict, json FROM verdict")
            database.execute("UPDATE study SET engine = '0.0.9'")
            database.commit()
        self.assertEqual((engine, claim, verdict), (found["study"]["engine"], "C1", found["claims"][0]["verdict"]))
        self.assertEqual(json.loads(stored), found["claims"][0])
        self.assertEqual(title, "march")
        done = self.run_program("run", "march.toml", "--quick", code=3)
        self.assertIn("made by interregnum 0.0.9", done.stderr)
        self.assertIn("--fresh", done.stderr)
        self.run_program("run", "march.toml", "--quick", "--fresh")

    def test_the_default_name(self):
        (self.place / "border").mkdir()
        (self.place / "march.toml").rename(self.place / "border" / "scenario.toml")
        self.run_program("run", "border/scenario.toml", "--quick")
        self.assertTrue((self.place / "border.results.sqlite").exists())


class Interruption(CommandTest):
    def test_a_study_stopped_by_each_signal_goes_on_to_the_same_bytes(self):
        kept = 0
        for stop, code in [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]:
            process = self.start_program(*STUDY)
            self.wait_for_cells(process, RESULT, kept)
            process.send_signal(stop)
            out, err = process.communicate(timeout=300)
            self.assertEqual(process.returncode, code, err)
            self.assertEqual(out, "")
            if code > 0:
                self.assertIn("Run the same command again", err)
            self.assertGreater(self.cells_in(RESULT), kept)
            kept = self.cells_in(RESULT)
        resumed = self.run_program(*STUDY)
        self.assertIn(f"{kept} runs found", resumed.stderr)
        clean = self.run_program("run", FIRST, "--budget", "24", "--json", "--out", "clean.sqlite")
        self.assertEqual(resumed.stdout, clean.stdout)

    def test_two_processes_on_one_result(self):
        process = self.start_program(*STUDY)
        self.wait_for_cells(process, RESULT, 0)
        second = self.run_program(*STUDY, code=3)
        self.assertEqual(second.stdout, "")
        self.assertIn(f"another interregnum is writing {RESULT} (pid {process.pid})", second.stderr)
        self.assertIn("--out", second.stderr)
        process.kill()
        process.communicate()
        self.run_program("run", "march.toml", "--quick", "--out", RESULT)


if __name__ == "__main__":
    main()
