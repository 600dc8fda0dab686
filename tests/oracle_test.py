#!/usr/bin/env python3
"""First-order indices beside those of openturns, where that is installed (Debian: python3-openturns); else skipped.

usage: oracle_test.py HINGE_SAMPLES

The rank estimator must lie within four standard errors of Saltelli's, which is made of other samples in another way; and
where openturns is new enough to have a rank estimator, that of the same sample within .001, which n or n - 1 may make.
"""
import math
import os
import subprocess
import sys

SKIPPED = 77
try:
    import openturns as ot
except ImportError:
    debian = "/usr/bin/python3"
    if os.path.exists(debian) and os.path.realpath(sys.executable) != os.path.realpath(debian):
        os.execv(debian, [debian] + sys.argv)
    print("skipped: openturns cannot be imported (Debian: apt-get install python3-openturns)")
    sys.exit(SKIPPED)

ISHIGAMI = ot.SymbolicFunction(["a", "b", "c"], ["sin(a) + 7 * sin(b)^2 + 0.1 * c^4 * sin(a)"])
G_COEFFICIENTS = [0, 1, 4.5, 9, 99, 99, 99, 99]
G = ot.SymbolicFunction(
    [f"x{i}" for i in range(8)],
    [" * ".join(f"(abs(4 * x{i} - 2) + {a}) / (1 + {a})" for i, a in enumerate(G_COEFFICIENTS))])
CASES = {
    "Ishigami": (ISHIGAMI, ot.ComposedDistribution([ot.Uniform(-math.pi, math.pi)] * 3), [.313905, .442411, 0]),
    "Sobol G": (G, ot.ComposedDistribution([ot.Uniform(0, 1)] * 8), [.716192, .179048, .023676, .007162]),
    "Ishigami above 5": (ot.ComposedFunction(ot.SymbolicFunction(["y"], ["y > 5 ? 1 : 0"]), ISHIGAMI),
                         ot.ComposedDistribution([ot.Uniform(-math.pi, math.pi)] * 3), []),
}
SIZE = 5000


def ours(program, x, y):
    lines = "".join(" ".join(repr(v) for v in [*point, *value]) + "\n" for point, value in zip(x, y))
    out = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout
    return [float(line) for line in out.split()]


def theirs(x, y):
    """Their rank estimator: versions after Debian's 1.20 have it, at first among the experimental ones."""
    places = [ot, getattr(ot, "experimental", None)]
    kind = next((getattr(p, "RankSobolSensitivityAlgorithm") for p in places if hasattr(p, "RankSobolSensitivityAlgorithm")), None)
    return list(kind(x, y).getFirstOrderIndices()) if kind else None


def saltelli(function, distribution):
    """Means over repeats, and their standard errors."""
    repeats = 10
    rows = []
    for _ in range(repeats):
        algorithm = ot.SaltelliSensitivityAlgorithm(distribution, SIZE, function, False)
        rows.append(list(algorithm.getFirstOrderIndices()))
    means = [sum(column) / repeats for column in zip(*rows)]
    errors = [math.sqrt(sum((v - m) ** 2 for v in column) / repeats / (repeats - 1))
              for column, m in zip(zip(*rows), means)]
    return means, errors


def main(program):
    ot.RandomGenerator.SetSeed(5)
    failed = 0
    for name, (function, distribution, known) in CASES.items():
        x = distribution.getSample(SIZE)
        y = function(x)
        mine, same = ours(program, x, y), theirs(x, y)
        means, errors = saltelli(function, distribution)
        for i, index in enumerate(mine):
            limit = 4 * math.hypot(errors[i], 1.2 / math.sqrt(SIZE))
            bad = abs(index - means[i]) > limit
            if same is not None:
                bad = bad or abs(index - same[i]) > .001
            failed += bad
            print(f"{'BAD' if bad else 'ok '} {name} x{i + 1}: ours {index:.6f}",
                  f"openturns by ranks {same[i]:.6f}" if same else "(no rank estimator in this openturns)",
                  f"by Saltelli {means[i]:.4f} +- {errors[i]:.4f}", f"known {known[i]:.6f}" if i < len(known) else "")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
