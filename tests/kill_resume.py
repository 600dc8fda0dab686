#!/usr/bin/env python3
"""tests/kill_resume.py INTERREGNUM SCENARIO [RUN-ARGUMENT]...: nothing is lost.

Runs the study once; then 50 times meets a running study with SIGKILL, at moments spread over that time. Each killed
study is resumed, and its JSON document, printed and stored, must be that of the undisturbed one to the last byte.
Where there is time every kill has a study of its own; of a slow study one is killed several times before it may
finish. At least 40 kills must find cells stored, or the test would show nothing; no kill may lose a cell.
"""
import concurrent.futures
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

KILLS = 50
LEAST_USEFUL = 40
SECONDS = 120  # about what the killed studies may take together
AT_ONCE = 2


def finished(command):
    """The document of a run that nobody disturbs, and its seconds."""
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}{done.stdout}")
    return done.stdout, time.monotonic() - began


def killed(command, after):
    """Whether SIGKILL after so many seconds met a running process; otherwise the run is over."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True


def ask(result, question):
    """The first value of the first row, or nothing; on a copy: looking must not repair what the next run has to."""
    with tempfile.TemporaryDirectory() as folder:
        for file in result.parent.glob(result.name + "*"):
            (pathlib.Path(folder) / file.name).write_bytes(file.read_bytes())
        with contextlib.closing(sqlite3.connect(pathlib.Path(folder) / result.name)) as database:
            try:
                row = database.execute(question).fetchone()
                return row[0] if row else None
            except sqlite3.OperationalError:  # killed before the tables were there
                return None


def stored(result):
    return ask(result, "SELECT count(*) FROM cell") or 0


def difference(result, found, expected):
    if found != expected:
        prints = [json.loads(text)["study"]["fingerprint"] for text in (found, expected)]
        return f"fingerprint {prints[0]}, not {prints[1]}" if prints[0] != prints[1] else "another JSON document"
    return None if ask(result, "SELECT json FROM document") == expected else "another document is stored"


def disturb(command, result, moments, expected):
    """Kills one study at those moments of its run, as (moment, cells found), then resumes it; and what is wrong."""
    kills, before, cells = [], 0., 0
    while True:
        for moment in moments:
            if not killed(command, moment - before):
                break  # it was faster than the undisturbed one
            before = moment
            found = stored(result)
            kills.append((moment, found))
            if found < cells:
                return kills, f"{cells - found} cells lost"
            cells = found
        if kills:
            break
        result.unlink()  # again, and earlier
        moments = [moment * .8 for moment in moments]
    return kills, difference(result, finished(command)[0], expected)


def main(binary, scenario, *more):
    failures, kills = 0, []
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        def command(result):
            return [binary, "run", scenario, "--json", "--threads", "1", "--out", str(result), *more]

        whole = pathlib.Path(folder) / "whole.sqlite"
        expected, seconds = finished(command(whole))
        studies = max(1, min(KILLS, int(SECONDS * AT_ONCE / (2 * seconds))))
        print(f"undisturbed: {seconds:.1f} s, {stored(whole)} cells, {json.loads(expected)['study']['fingerprint']}; "
              f"{studies} studies are killed", flush=True)
        failures += difference(whole, expected, expected) is not None

        def one(number, moments):
            result = pathlib.Path(folder) / f"{number}.sqlite"
            return disturb(command(result), result, moments, expected)

        number = 0
        while len(kills) < KILLS:
            rest = KILLS - len(kills)
            moments = [seconds * (i + .5) / rest for i in range(rest)]
            chains = min(studies, rest)
            waiting = [pool.submit(one, number + i, moments[i::chains]) for i in range(chains)]
            number += chains
            for future in waiting:
                found, wrong = future.result()
                kills += found
                failures += wrong is not None
                told = ", ".join(f"{moment:.2f} s with {cells}" for moment, cells in found)
                print(f"killed at {told} cells: {wrong or 'same'}", flush=True)
    useful = sum(cells > 0 for _, cells in kills)
    enough = useful >= LEAST_USEFUL
    print(f"{useful} of {len(kills)} kills met stored cells{'' if enough else ': too few to show anything'}")
    failures += not enough
    print(f"{len(kills) + 2 - failures} passed, {failures} failed")
    return failures == 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(0 if main(*sys.argv[1:]) else 1)
