"""No check that cannot fail: every kind of offence is planted in a temporary copy and must be found there, and
what only looks like an offence must not be."""
import contextlib
import io
import pathlib
import shutil
import subprocess
import tempfile

from source import Tree

FORMATTED = "// A planted file.\n#pragma once\n"
LONG_FUNCTION = "int planted() {\n" + "  // line\n" * 60 + "  return 0;\n}\n"

# check, file, its text, and the line of the offence (None: this must not be found). Words that the checks look for
# are written in two parts, as this file is checked too.
PLANTS = [
    ("format", "src/base/planted.hpp", "#pragma once\nint  f( );\n", 2),
    ("format", "src/base/planted.hpp", FORMATTED, None),
    ("edges", "src/base/planted.hpp", '#pragma once\n#include "world/catalogue.hpp"\n', 2),
    ("edges", "src/judge/planted.cpp", '#include "world/range.hpp"\n', 1),
    ("edges", "src/people/planted.cpp", '#include "world/range.hpp"\n', 1),
    ("edges", "src/engine/planted.cpp", '\n#  include "study/study.hpp"\n', 2),
    ("edges", "src/engine/planted.cpp", '#include "plan.hpp"\n', 1),
    ("edges", "src/politics/planted.cpp", '#include "base/text.hpp"\n', 1),
    ("edges", "src/study/planted.cpp", "#include <mpi.h>\n", 1),
    ("edges", "apps/cli/planted.cpp", "\n#include <SQLiteCpp/SQLiteCpp.h>\n", 2),
    ("edges", "apps/cli/planted.cpp", '#include "base/real_kernels.hpp"\n', 1),
    ("edges", "src/study/planted.cpp", '#include "engine/run.hpp"\n#include "judge/look.hpp"\n#include <mutex>\n', None),
    ("libm", "src/world/planted.cpp", "#include <cmath>\ndouble f(double x) { return std::exp(x); }\n", 2),
    ("libm", "src/world/planted.cpp", "double f(double x) {\n  return 1 + tanh(x);\n}\n", 2),
    ("libm", "src/world/planted.cpp", "double f(double x) { return ::log1p(x); }\n", 1),
    ("libm", "src/world/planted.cpp", "const auto f = std::lgamma;\n", 1),
    ("libm", "src/world/planted.cpp", "double f(double x) { return powf(x, 2); }\n", 1),
    ("libm", "src/base/real_planted.cpp", "\n\ndouble f(double x) { return std::erf(x); }\n", 3),
    ("libm", "src/base/real_planted.cpp", "double exp(double x);\ndouble g(double x) { return exp(x); }\n", None),
    ("libm", "src/world/planted_test.cpp", "double f(double x) { return std::exp(x); }\n", None),
    ("libm", "src/world/planted.cpp",
     '// exp(x)\n/* log(x) */ const char* s = "pow(x, y)";\nconst int n = 1\'000;  // it\'s sin(x)\n'
     "double f(double x) { return real::exp(x) + std::sqrt(x) + std::floor(x) + card.log(x) + sharp(x); }\n", None),
    ("order", "src/study/planted.cpp", "#include <map>\n#include <unordered_map>\n", 2),
    ("order", "src/study/planted.cpp", "#include <random>\n", 1),
    ("order", "src/study/planted.cpp", "#include <map>\n#include <set>\n", None),
    ("heavy", "src/base/planted.hpp", "#pragma once\n#include <toml++/toml.h>\n", 2),
    ("heavy", "src/world/planted.hpp", "#pragma once\n#include <nlohmann/json.hpp>\n", 2),
    ("heavy", "src/world/planted.cpp", "#include <toml++/toml.h>\n", 1),
    ("heavy", "apps/cli/planted.cpp", "#include <CLI/CLI.hpp>\n", 0),
    ("heavy", "src/store/json.cpp", "#include <nlohmann/json.hpp>\n", None),
    ("sizes", "src/base/planted.cpp", "\n" * 601, 601),
    ("sizes", "tools/planted", "#!/usr/bin/env bash\n" + "\n" * 600, 601),
    ("sizes", "src/base/planted.cpp", LONG_FUNCTION, 1),
    ("sizes", "src/base/planted.cpp", "namespace n {\nstruct S {\n" + LONG_FUNCTION + "};\n}\n", 3),
    ("sizes", "src/base/planted.cpp", LONG_FUNCTION.replace("  // line\n", "", 1).replace("  // line\n", "", 2), None),
    ("headers", "src/base/planted.hpp", "#pragma once\ninline std::string f() { return {}; }\n", 1),
    ("headers", "src/base/planted.hpp", '#pragma once\n#include "base/text.hpp"\ninline interregnum::Text f() { return {}; }\n', None),
    ("scripts", "tools/planted.sh", "if true; then\n", 0),
    ("scripts", "tools/planted.py", "x = 1\nif x\n", 2),
    ("scripts", "tools/planted", "#!/usr/bin/env bash\necho\n", 1),
    ("markers", "src/base/planted.hpp", "#pragma once\n// TO" "DO: later\n", 2),
    ("markers", "docs/planted.md", "FIX" "ME\n", 1),
    ("licences", "src/base/planted.hpp", "// SPDX: A" "GPL-3.0\n", 1),
    ("paths", "docs/planted.md", "see\n/wo" "rk/main/x\n", 2),
    ("paths", "tools/planted", "#!/usr/bin/env bash\nout=/t" "mp/x\n", 2),
    ("paths", "docs/planted.md", "run `issues sh" "ow 2`\n", 1),
    ("paths", "docs/planted.md", "https://example.org/home/x and ./work/x and /usr/share\n", None),
    ("links", "docs/planted.md", "# A\n\n[b](nowhere.md)\n", 3),
    ("links", "docs/planted.md", "# A\n\n[b](#c)\n", 3),
    ("links", "docs/planted.md", "`src/base/nowhere.hpp`\n", 1),
    ("links", "docs/planted.md", "# A b, c\n\n[b](#a-b-c) [d](../src) `src/base/text.hpp`\n```\n[x](y.md)\n```\n", None),
]


def findings_in(function, root, path):
    """What the check finds in this file, whatever it prints."""
    with contextlib.redirect_stdout(io.StringIO()):
        return [f for f in function(Tree(root)) if f.path == path]


def plant(function, root, path, text, line):
    """What went wrong, or nothing. Line 0: any line will do."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    try:
        found = findings_in(function, root, path)
    finally:
        file.unlink()
    if line is None:
        return f"found what is none: {found[0].what}" if found else None
    if not found:
        return "not found"
    return None if line == 0 or line in [f.line for f in found] else f"found in line {found[0].line}, not {line}"


def copy(tree, to):
    for path in tree.files:
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(tree.root / path, to / path)
    subprocess.run(["git", "init", "-q"], cwd=to, check=True)


def new_mechanism(root):
    """What tools/new-mechanism writes compiles and keeps the house's rules; or what went wrong."""
    for role in ("opinion", "settlement"):
        made = subprocess.run([root / "tools/new-mechanism", f"planted_{role}", role, "Planted"], capture_output=True, text=True)
        if made.returncode != 0:
            return made.stderr
        for file in (f"planted_{role}.cpp", f"planted_{role}_test.cpp", "cards.cpp"):
            done = subprocess.run(["g++", "-std=c++20", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-fsyntax-only", "-Isrc",
                                   f"src/mechanisms/{file}"], cwd=root, capture_output=True, text=True)
            if done.returncode != 0:
                return done.stderr[:2000]
    rules = subprocess.run([root / "tools/check", "format", "edges"], capture_output=True, text=True)
    return "\n".join(line for line in rules.stdout.split("\n") if "planted_" in line or "cards.cpp" in line)


def run(root, checks):
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        copied = pathlib.Path(folder)
        copy(Tree(root), copied)
        for check, path, text, line in PLANTS:
            wrong = plant(checks[check], copied, path, text, line)
            if wrong:
                failed += 1
                print(f"FAIL {check}: {path}: {text.strip().splitlines()[0] if text.strip() else 'blank lines'!r}: {wrong}")
        for check in sorted(set(checks) - {check for check, *_ in PLANTS}):
            failed += 1
            print(f"FAIL {check}: nothing is planted for it")
        wrong = new_mechanism(copied)
        if wrong:
            failed += 1
            print(f"FAIL tools/new-mechanism: {wrong}")
    print(f"{len(PLANTS) + 1 - failed} passed, {failed} failed")
    return failed == 0
