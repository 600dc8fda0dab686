"""What the tests of the command line share. Each test file is called with INTERREGNUM SOURCE-DIRECTORY."""
import contextlib
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import validate

PROGRAM = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
SOURCE = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
FIRST = SOURCE / "scenarios" / "first" / "scenario.toml" if SOURCE else None
WIDTH = 80


class CommandTest(unittest.TestCase):
    """Works in a directory of its own, with the starter as march.toml."""

    def setUp(self):
        place = tempfile.TemporaryDirectory(prefix="interregnum_cli_")
        self.addCleanup(place.cleanup)
        self.place = pathlib.Path(place.name)
        self.run_program("new", "march")

    def run_program(self, *arguments, code=0, **options):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.place, capture_output=True, text=True,
                              timeout=600, **options)
        self.assertEqual(done.returncode, code, f"{arguments}: {done.stderr}{done.stdout}")
        return done

    def start_program(self, *arguments):
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.place, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def json_of(self, *arguments, schema=None, code=0):
        """The document of a command, after a look at its schema."""
        done = self.run_program(*arguments, "--json", code=code)
        found = validate.document(done.stdout)
        self.assertEqual(list(found)[:2], ["format", "command"])
        self.assertEqual(found["command"], arguments[0])
        validate.validate(schema or arguments[0], found)
        return found

    def assert_fits(self, text, what):
        for line in text.splitlines():
            self.assertLessEqual(len(line), WIDTH, f"{what}: {line}")

    def cells_in(self, result):
        """How many cells a result holds by now; 0 while there is none."""
        path = self.place / result
        if not path.exists():
            return 0
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path, timeout=5)) as database:
            return database.execute("SELECT count(*) FROM cell").fetchone()[0]
        return 0

    def wait_for_cells(self, process, result, more_than):
        for _ in range(2000):
            if self.cells_in(result) > more_than:
                return
            self.assertIsNone(process.poll(), "the study ended before it could be disturbed")
            time.sleep(.02)
        self.fail("no cells within 40 s")


def main():
    if PROGRAM is None or not os.access(PROGRAM, os.X_OK):
        sys.exit(f"usage: {sys.argv[0]} INTERREGNUM SOURCE-DIRECTORY")
    unittest.main(argv=sys.argv[:1], verbosity=2)
