#!/usr/bin/env python3
"""Result files when something is in the way: a full disk, a read-only folder, another program, a damaged file."""
import contextlib
import os
import sqlite3
import subprocess
import threading

from cli import FIRST, CommandTest, main

RESULT = "march.results.sqlite"
READERS = (["explain", RESULT], ["compare", RESULT, RESULT], ["export", RESULT, "--table", "claims"])


def mounted(place, options):
    return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], capture_output=True).returncode == 0


class Obstacles(CommandTest):
    def mount(self, name, options):
        place = self.place / name
        place.mkdir()
        if os.geteuid() != 0 or not mounted(place, options):
            self.skipTest("only root may mount a small disk")
        self.addCleanup(subprocess.run, ["umount", "-l", place], check=True)
        return place

    def complaint(self, *arguments, code=3):
        done = self.run_program(*arguments, code=code)
        self.assertEqual(done.stdout, "")
        self.assert_fits(done.stderr.replace(str(self.place), "."), arguments)
        self.assertEqual(len(done.stderr.splitlines()) >= 2, True, f"what, and what to do: {done.stderr}")
        return " ".join(done.stderr.split())

    def test_a_full_disk_keeps_what_is_finished(self):
        disk = self.mount("small", "size=400k")
        command = ["run", FIRST, "--budget", "16", "--threads", "1"]
        self.assertIn("disk is full", self.complaint(*command, "--out", disk / "r.sqlite"))
        subprocess.run(["mount", "-o", "remount,size=32m", disk], check=True)
        kept = self.cells_in(disk / "r.sqlite")
        self.assertGreater(kept, 0)
        done = self.run_program(*command, "--out", disk / "r.sqlite", "--json")
        self.assertIn(f"{kept} runs found", done.stderr)
        self.assertEqual(done.stdout, self.run_program(*command, "--json", "--out", "whole.sqlite").stdout)

    def test_a_folder_that_cannot_be_written_can_be_read(self):
        place = self.mount("fixed", "size=8m")
        self.run_program("run", "march.toml", "--quick", "--out", place / RESULT)
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        self.assertIn("C1", self.run_program("explain", place / RESULT).stdout)
        self.assertIn("cannot be written", self.complaint("run", "march.toml", "--quick", "--out", place / RESULT))

    def test_another_program_holds_the_file(self):
        self.run_program("run", "march.toml", "--quick")
        with contextlib.closing(sqlite3.connect(self.place / RESULT, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for command in READERS[0], READERS[2]:
                self.run_program(*command)  # readers do not wait
            self.assertIn("another program is using", self.complaint("run", "march.toml", "--budget", "100"))

    def test_readers_work_while_a_run_writes(self):
        self.run_program("run", "march.toml", "--quick", "--out", RESULT)
        process = self.start_program("run", FIRST, "--budget", "400", "--threads", "1", "--out", RESULT)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        self.wait_for_cells(process, RESULT, 900)
        self.assertIn("C1", self.run_program("explain", RESULT).stdout)
        self.assertGreater(len(self.run_program("export", RESULT, "--table", "cells").stdout), 1000)
        self.assertIsNone(process.poll())

    def test_nothing_to_read(self):
        for name, words in [("none.sqlite", "there is no such result"), ("march.toml", "not a result of interregnum"),
                            (".", "this is no file")]:
            self.assertIn(words, self.complaint("explain", name))
            self.assertIn(words, self.complaint("export", name, "--table", "claims"))
        with contextlib.closing(sqlite3.connect(self.place / "foreign.sqlite")) as database:
            database.execute("CREATE TABLE t (x)")
        self.assertIn("not made by interregnum", self.complaint("explain", "foreign.sqlite"))
        (self.place / "empty.sqlite").touch()
        self.assertIn("this result is empty", self.complaint("explain", "empty.sqlite"))

    def test_damaged_and_newer_files(self):
        self.run_program("run", "march.toml", "--quick")
        path = self.place / RESULT
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        self.assertIn("damaged", self.complaint("explain", RESULT))
        self.assertIn("damaged", self.complaint("run", "march.toml", "--quick"))
        for name in (RESULT, "newer.sqlite"):
            (self.place / name).write_bytes(whole)
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.execute("UPDATE cell SET value = zeroblob(length(value)) WHERE draw = 3")
            database.commit()
        self.assertIn("damaged", self.complaint("run", "march.toml", "--quick"))
        with contextlib.closing(sqlite3.connect(self.place / "newer.sqlite")) as database:
            database.execute("PRAGMA user_version = 77")
        self.assertIn("has format 77", self.complaint("explain", "newer.sqlite"))
        self.assertIn("has format 77", self.complaint("run", "march.toml", "--quick", "--out", "newer.sqlite"))

    def test_reading_changes_no_byte(self):
        self.run_program("run", "march.toml", "--quick")
        before = {path.name: path.read_bytes() for path in self.place.iterdir()}
        threads = [threading.Thread(target=self.run_program, args=command) for command in (READERS[0], READERS[2])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(before, {path.name: path.read_bytes() for path in self.place.iterdir()})


if __name__ == "__main__":
    main()
