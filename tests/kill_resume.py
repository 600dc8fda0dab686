#!/usr/bin/env python3
"""tests/kill_resume.py INTERREGNUM SCENARIO [RUN-ARGUMENT]...: nothing is lost.

Runs the study once; then kills it with SIGKILL at 20 moments spread over that time, resumes each, and expects the
same fingerprint and the same JSON document. Most kills must find cells stored and the study unfinished, or the test
would show nothing. Last, one study is killed again and again until it is done or has been killed 20 times.
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

KILLS = 20


def start(command):
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def finished(command):
    """The document of a run that nobody disturbs, and its seconds."""
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}{done.stdout}")
    return done.stdout, time.monotonic() - began


def killed(command, after):
    """Whether SIGKILL after so many seconds met a running process; otherwise the run is over."""
    process = start(command)
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True


def stored(result):
    if not result.exists():
        return 0
    with tempfile.TemporaryDirectory() as folder:  # on a copy: looking must not repair what the next run has to
        for file in result.parent.glob(result.name + "*"):
            (pathlib.Path(folder) / file.name).write_bytes(file.read_bytes())
        database = sqlite3.connect(pathlib.Path(folder) / result.name)
        try:
            return database.execute("SELECT count(*) FROM cell").fetchone()[0]
        except sqlite3.OperationalError:  # killed before the tables were there
            return 0
        finally:
            database.close()


def difference(found, expected):
    if found == expected:
        return None
    prints = [json.loads(text)["study"]["fingerprint"] for text in (found, expected)]
    return f"fingerprint {prints[0]}, not {prints[1]}" if prints[0] != prints[1] else "another JSON document"


def main(binary, scenario, *more):
    failures, useful = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        def command(name):
            return [binary, "run", scenario, "--json", "--out", f"{folder}/{name}.sqlite", *more]

        expected, seconds = finished(command("whole"))
        total = stored(pathlib.Path(f"{folder}/whole.sqlite"))
        print(f"undisturbed: {seconds:.1f} s, {total} cells, {json.loads(expected)['study']['fingerprint']}", flush=True)
        for i in range(KILLS):
            after, result = seconds * (i + .5) / KILLS, pathlib.Path(f"{folder}/{i}.sqlite")
            while not killed(command(i), after):  # the machine was slower before: again, and earlier
                result.unlink()
                after *= .8
            cells = stored(result)
            useful += cells > 0
            wrong = difference(finished(command(i))[0], expected)
            failures += wrong is not None
            print(f"killed at {after:5.2f} s with {cells:7} cells: {wrong or 'same'}", flush=True)

        times = 0
        while times < KILLS and killed(command("again"), seconds * .2):
            times += 1
        wrong = difference(finished(command("again"))[0], expected) if times else "never met it running"
        failures += wrong is not None
        print(f"one study killed {times} times: {wrong or 'same'}")
    enough = useful > KILLS // 2
    print(f"{useful} of {KILLS} kills met stored cells{'' if enough else ': too few to show anything'}")
    failures += not enough
    print(f"{KILLS + 2 - failures} passed, {failures} failed")
    return failures == 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(0 if main(*sys.argv[1:]) else 1)
