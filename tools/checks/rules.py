"""Rules about the code itself: who may include whom, what would cost equal bits, and sizes."""
import re

from source import Finding, is_test, line_of, without_words

# A folder may include those above it; people, bargaining, document, essay and judge know nothing but base.
HOUSE = ("base", "world", "people", "bargaining", "document", "essay", "mechanisms", "scenario", "engine", "judge", "study", "store", "report")
ALLOWED = {folder: set(HOUSE[:i + 1]) for i, folder in enumerate(HOUSE)}
for only_base in ("people", "bargaining", "document", "essay", "judge"):
    ALLOWED[only_base] = {"base", only_base}

# Slow to compile: no header includes them, and one .cpp each; nlohmann may be in files of these names, and otherwise
# in one .cpp of a folder.
HEAVY = {"toml++/": (), "nlohmann/": ("json.cpp", "schema.cpp", "result_json.cpp"), "CLI/": (), "httplib": (), "unicode/": ()}

# Libraries that one folder keeps to itself.
ONLY_IN = {"SQLiteCpp/": "src/store/", "sqlite3.h": "src/store/", "mpi.h": "apps/cluster/", "unicode/": "src/essay/"}

# libm has other code paths where FMA is present. sqrt, floor, fabs and their like are exact and stay free.
LIBM = ("exp exp2 exp10 expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh "
        "erf erfc cbrt hypot lgamma tgamma beta riemann_zeta cyl_bessel_j").split()
NAMES = "|".join(LIBM)
STD_LIBM = re.compile(rf"\bstd\s*::\s*({NAMES})[fl]?\b(?!\s*::)|__builtin_({NAMES})[fl]?\b")
BARE_LIBM = re.compile(rf"(?<![\w:.>])(?:::\s*)?({NAMES})[fl]?\s*\(")
UNORDERED = re.compile(r"\bunordered_\w+|<random>|\bstd\s*::\s*(reduce|transform_reduce|execution)\b")

MOST_LINES_IN_FILE = 600
MOST_LINES_IN_FUNCTION = 60


def folder_of(path):
    """base of src/base/x.cpp, apps/cli of apps/cli/x.cpp."""
    parts = path.split("/")
    return parts[1] if parts[0] == "src" and len(parts) > 2 else "/".join(parts[:-1])


def edges(tree):
    for path in tree.cpp():
        folder = folder_of(path)
        for line, own, name in tree.includes(path):
            if not own:
                for header, home in ONLY_IN.items():
                    if name.startswith(header) and not path.startswith((home, "tests/")):
                        yield Finding(path, line, f"only {home} may include <{name}>")
                continue
            top = name.split("/")[0]
            if path.startswith("src/"):
                if folder not in ALLOWED:
                    yield Finding(path, line, f"src/{folder} is not in the list of folders (tools/checks/rules.py)")
                elif "/" not in name or top not in HOUSE:
                    yield Finding(path, line, f'"{name}": own headers are included as "FOLDER/NAME.hpp"')
                elif top not in ALLOWED[folder]:
                    yield Finding(path, line, f'{folder} may not include {top} ("{name}")')
            elif name.startswith("base/real_"):
                yield Finding(path, line, f'"{name}" is an inner part: include "base/real.hpp"')


def libm(tree):
    for path in tree.cpp("src"):
        if is_test(path):
            continue
        code = without_words(tree.text(path))
        rules = (STD_LIBM,) if path.startswith("src/base/real") else (STD_LIBM, BARE_LIBM)
        for match in (m for rule in rules for m in rule.finditer(code)):
            yield Finding(path, line_of(code, match.start()),
                          f"{match[0].rstrip('( ')}: other bits on other processors; use real:: (base/real.hpp)")


def order(tree):
    for path in tree.cpp("src"):
        code = without_words(tree.text(path))
        for match in UNORDERED.finditer(code) if not is_test(path) else ():
            yield Finding(path, line_of(code, match.start()),
                          f"{match[0]}: its order is not fixed; results must not depend on it")


def heavy(tree):
    seen = {}
    for path in tree.cpp():
        if is_test(path):
            continue
        for line, _, name in tree.includes(path):
            for header, homes in HEAVY.items():
                if not name.startswith(header):
                    continue
                if path.endswith(".hpp"):
                    yield Finding(path, line, f"<{name}> in a header: every file that includes it pays seconds")
                key = (header, path if path.split("/")[-1] in homes else folder_of(path) if homes else "")
                first = seen.setdefault(key, path)
                if first != path:
                    yield Finding(path, line, f"<{name}> is already included by {first}: put it behind one .cpp")
    print("  heavy headers: " + ", ".join(f"{h.rstrip('/')} in {p}" for (h, _), p in sorted(seen.items())))


def functions(code):
    """(first line, last line) of every function body, by braces: a heuristic that macros may fool."""
    start, stack, inside = 0, [], None
    for match in re.finditer(r"[{};]|#[^\n]*", code):
        sign = match[0]
        if sign == "{":
            head = code[start:match.start()]
            opens = inside is None and ")" in head and not re.search(
                r"^\s*(namespace|struct|class|enum|union|extern)\b(?!.*\)\s*$)|[=,(]\s*\w*\s*$", head, re.DOTALL)
            if opens:
                inside = len(stack)
                first = line_of(code, start + len(head) - len(head.lstrip()))
            stack.append(sign)
        elif sign == "}" and stack:
            stack.pop()
            if inside == len(stack):
                yield first, line_of(code, match.start())
                inside = None
        start = match.end()


def sizes(tree):
    lengths = {}
    for path in sorted(set(tree.cpp()) | set(tree.scripts("bash")) | set(tree.scripts("python3"))):
        text = tree.text(path)
        lengths[path] = text.count("\n")
        if lengths[path] > MOST_LINES_IN_FILE:
            yield Finding(path, lengths[path], f"{lengths[path]} lines; {MOST_LINES_IN_FILE} are the most")
        if path.endswith((".cpp", ".hpp")):
            for first, last in functions(without_words(text)):
                if last - first + 1 > MOST_LINES_IN_FUNCTION:
                    yield Finding(path, first, f"a function of {last - first + 1} lines; {MOST_LINES_IN_FUNCTION} are the most")
    ordered = sorted(lengths.values())
    if ordered:
        middle, tenth = ordered[len(ordered) // 2], ordered[len(ordered) * 9 // 10]
        print(f"  lines a file: median {middle}, 90th percentile {tenth}, longest {ordered[-1]} "
              f"({max(lengths, key=lengths.get)}); {len(ordered)} files, {sum(ordered)} lines")
