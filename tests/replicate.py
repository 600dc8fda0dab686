#!/usr/bin/env python3
"""tests/replicate.py INTERREGNUM FILE...: the numbers of published papers, as `interregnum solve` gives them.

Each FILE (replications/README.md says what it holds) becomes a table: what is replicated, the published number, ours,
and whether they lie within the tolerance that the file gives a reason for.
"""
import json
import math
import subprocess
import sys
import tomllib

KEYS = {"what", "solve", "inputs", "expected", "tolerance", "why"}


def as_list(value):
    return value if isinstance(value, list) else [value]


def solve(program, case):
    inputs = [f"{name}={value}" for name, value in case["inputs"].items()]
    done = subprocess.run([program, "solve", case["solve"], *inputs, "--json"], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{case['what']}: {done.stderr or done.stdout}")
    return json.loads(done.stdout)["results"]


def is_near(ours, published, tolerance):
    return len(ours) == len(published) and all(
        a is not None and math.isfinite(a) and abs(a - b) <= tolerance for a, b in zip(ours, published))


def said(numbers):
    return " ".join("none" if x is None else f"{x:.7g}" for x in numbers) or "none"


def rows_of(program, case):
    if missing := KEYS ^ set(case):
        raise SystemExit(f"{case.get('what', 'a case')}: missing or unknown keys: {', '.join(sorted(missing))}")
    results = solve(program, case)
    for name, value in case["expected"].items():
        if name not in results:
            raise SystemExit(f"{case['what']}: `solve {case['solve']}` gives no '{name}', but {', '.join(results)}")
        ours, published = as_list(results[name]), as_list(value)
        yield (case["what"], name, said(published), said(ours), f"{case['tolerance']:g}",
               is_near(ours, published, case["tolerance"]))


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__.splitlines()[0])
    program, *files = sys.argv[1:]
    failed = count = 0
    for path in files:
        try:
            with open(path, "rb") as file:
                paper = tomllib.load(file)
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise SystemExit(f"{path}: {error}") from None
        if missing := {"paper", "departs", "case"} - set(paper):
            raise SystemExit(f"{path}: lacks {', '.join(sorted(missing))}")
        print(f"\n{paper['paper']}\n  departs: {paper['departs']}")
        for case in paper["case"]:
            for what, name, published, ours, tolerance, same in rows_of(program, case):
                count += 1
                failed += not same
                print(f"  {'same  ' if same else 'DIFFERS'} {what}: {name} published {published}, ours {ours}, "
                      f"within {tolerance} ({case['why']})")
    print(f"\n{count - failed} of {count} numbers within their tolerance")
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())
