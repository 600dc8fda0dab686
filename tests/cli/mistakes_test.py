#!/usr/bin/env python3
"""What goes wrong is told with the right exit code, in words that help, and nothing of it on standard output."""
import os
import subprocess

from cli import PROGRAM, CommandTest, main

LATER = ["bargain", "studio"]


class Usage(CommandTest):
    def refused(self, *arguments, says, code=2):
        done = self.run_program(*arguments, code=code)
        self.assertEqual(done.stdout, "")
        for part in [says] if isinstance(says, str) else says:
            self.assertIn(part, done.stderr, arguments)
        self.assert_fits(done.stderr.replace(str(self.place), ""), arguments)

    def test_unknown_words(self):
        self.refused("chek", says=["no command 'chek'", "nearest: check"])
        self.refused("run", "march.toml", "--quik", says=["--quik", "nearest: --quick"])
        self.refused("run", "march.toml", "more", says="'more'")
        self.refused("mechanisms", "global_gamr", says="nearest: 'global_game'")
        self.refused("solve", "global_gamr", says="nearest: 'global_game'")
        self.refused("solve", "global_game", "alpah=1", says="nearest: 'alpha'")
        self.refused("trace", "march.toml", "--with", "stroy", says="nearest: 'story'")
        self.refused("trace", "march.toml", "--find", "regime.fals", says="nearest: 'falls'")

    def test_later_commands(self):
        for command in LATER:
            self.refused(command, "x", says="not available in this version")

    def test_numbers(self):
        for flag, value in [("--threads", "0"), ("--threads", "1025"), ("--threads", "two"), ("--budget", "15"),
                            ("--budget", "1000001"), ("--budget", "-3"), ("--seed", "0xg"), ("--seed", "-1"),
                            ("--seed", "0x1ffffffffffffffff"), ("--seed", "")]:
            self.refused("run", "march.toml", flag, value, says=flag)
        self.refused("run", "march.toml", "--quick", "--budget", "100", says="--quick")
        self.refused("solve", "global_game", "c=2", says="outside")
        self.refused("solve", "global_game", "c=x", says="NAME=NUMBER")
        self.refused("solve", "global_game", "c", says="NAME=NUMBER")
        self.refused("solve", "global_game", "c=.5", "c=.6", says="given twice")
        self.refused("solve", "degroot", "w12=.8", "w13=.8", says="w12 + w13 is more than 1")
        self.refused("solve", "arrest_risk", "ratio=.5", says="none of: 0 floor, 1 round, 2 exact")
        self.refused("solve", "three_way_contest", "route=2.5", says="1 march, 2 coup")
        self.refused("solve", "three_way_contest", "route=none", says="outside 1..4")
        self.refused("solve", "contest", says="has no closed form")

    def test_nothing_asked(self):
        self.refused(says="interregnum --quick".split()[0])
        self.refused("run", says="FILE is required")
        self.refused("test", "nowhere", says="no directory")

    def test_new_never_overwrites(self):
        (self.place / "march.toml").write_text("mine")
        self.refused("new", "march", says="exists")
        self.assertEqual((self.place / "march.toml").read_text(), "mine")
        self.refused("new", "no/such/place", says="cannot be written", code=3)


class Input(CommandTest):
    def test_mistakes_come_all_at_once(self):
        text = (self.place / "march.toml").read_text()
        (self.place / "bad.toml").write_text(text.replace('"guard"', '"gard"').replace('"military"', '"militry"'))
        done = self.run_program("check", "bad.toml", code=1)
        self.assertEqual(done.stdout.count("error:"), 2, done.stdout)
        self.assertIn("^", done.stdout)
        found = self.json_of("check", "bad.toml", code=1, schema="diagnostics")
        self.assertEqual(len(found["diagnostics"]), 2)
        for command in ("run", "trace", "observables"):
            self.json_of(command, "bad.toml", code=1, schema="diagnostics")
            self.assertEqual(self.run_program(command, "bad.toml", code=1).stdout, "")
        self.assertFalse((self.place / "bad.results.sqlite").exists())

    def test_unreadable_files(self):
        (self.place / "empty.toml").write_text("")
        (self.place / "binary.toml").write_bytes(bytes(range(256)) * 16)
        (self.place / "large.toml").write_text("# large\n" * 300_000)
        (self.place / "folder.toml").mkdir()
        for name in ("missing.toml", "empty.toml", "binary.toml", "large.toml", "folder.toml"):
            self.json_of("check", name, code=1, schema="diagnostics")
            self.json_of("run", name, code=1, schema="diagnostics")

    def test_control_characters_never_reach_the_terminal(self):
        text = (self.place / "march.toml").read_text()
        said = 'says = "\\u001b[2J\\u001b]0;owned\\u0007 and \\u202eback. [essay#p1.1]"'
        lines = [said if line.startswith("says") else line for line in text.splitlines()]
        (self.place / "hostile.toml").write_text("\n".join(lines) + "\n")
        (self.place / "worse.toml").write_text(text + '\n"\\u001b[31m" = 1\n')
        name = "\x1b[31mname.toml"
        (self.place / name).write_text(text)
        for command, file, code in [("run", "hostile.toml", 0), ("check", "hostile.toml", 0), ("check", "worse.toml", 1),
                                    ("check", name, 0), ("run", name, 0), ("check", "\x1b[31mmissing", 1)]:
            arguments = [command, file] + (["--quick"] if command == "run" else [])
            done = self.run_program(*arguments, code=code)
            for bad in "\x1b\x07\u202e":
                self.assertNotIn(bad, done.stdout + done.stderr, arguments)


class Machine(CommandTest):
    def refused(self, *arguments, says):
        done = self.run_program("run", "march.toml", "--quick", *arguments, code=3)
        self.assertEqual(done.stdout, "")
        self.assertIn(says, done.stderr)

    def test_results_that_cannot_be_written(self):
        (self.place / "text.sqlite").write_text("no database, but quite long " * 40)
        self.refused("--out", "nowhere/r.sqlite", says="there is no directory 'nowhere'")
        self.refused("--out", ".", says="this is a directory")
        self.refused("--out", "text.sqlite", says="not a result of interregnum")
        self.refused("--out", "/dev/full", says="no ordinary file")
        self.refused("--out", "/proc/r.sqlite", says="cannot be written")

    def test_a_full_disk_behind_standard_output(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "mechanisms"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn("cannot be written", done.stderr)

    def test_a_directory_that_cannot_be_written(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere; /proc above stands for it")
        locked = self.place / "locked"
        locked.mkdir(mode=0o500)
        self.refused("--out", "locked/r.sqlite", says="cannot be written")


if __name__ == "__main__":
    main()
