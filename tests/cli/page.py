"""Pages whose commands are run. In a block ```console every line that begins with "$ " is a command, and what stands
below it is what it prints on standard output. Commands run in order, in one folder that looks like a fresh clone to
them: docs/ and scenarios/ are there, and ./run is the program. How long a study may take, and how large a report is, is
not compared."""
import difflib
import pathlib
import re
import shutil
import subprocess
import tempfile

from cli import PROGRAM, SOURCE

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
VARIES = re.compile(r"about [^\n]*? \(--quick\), [^\n]*? \(full\) on \d+ cores?|\b\d+ kB\b")


def without_what_varies(text):
    return VARIES.sub("...", text)


def prepare(place):
    for name in ("docs", "scenarios"):
        shutil.copytree(SOURCE / name, place / name, ignore=shutil.ignore_patterns("*.sqlite*"))
    shutil.copy(SOURCE / "README.md", place)
    run = place / "run"
    run.write_text(f'#!/bin/sh\nexec "{PROGRAM}" "$@"\n')
    run.chmod(0o755)


def output_of(command, place):
    done = subprocess.run(["bash", "-c", command], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          timeout=600)
    if not done.stdout and done.returncode > 1:
        raise AssertionError(f"{command}: {done.stderr}")
    return done.stdout


def as_run(text):
    """The page as it is when its commands are run now; what they print stays as written where only that differs."""
    with tempfile.TemporaryDirectory(prefix="interregnum_page_") as folder:
        place = pathlib.Path(folder)
        prepare(place)

        def command(found):
            line, said = found.groups()
            printed = output_of(line, place)
            return f"$ {line}\n" + (said if without_what_varies(said) == without_what_varies(printed) else printed)

        return BLOCK.sub(lambda block: f"```console\n{COMMAND.sub(command, block.group(1))}```", text)


def has_commands(path):
    return BLOCK.search(path.read_text()) is not None


def check(test, path):
    written = path.read_text()
    found = as_run(written)
    changed = "\n".join(difflib.unified_diff(written.splitlines(), found.splitlines(), "written", "printed", "", "", 1))
    test.assertEqual(changed, "", f"{path.name} is not what its commands print; {path.name} is renewed by --update")


def update(path):
    path.write_text(as_run(path.read_text()))
