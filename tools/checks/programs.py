"""Checks that other programs make: the formatter, the compiler, the shells."""
import concurrent.futures
import hashlib
import os
import pathlib
import re
import subprocess

from source import Finding

COMPILER = os.environ.get("CXX", "g++")
KEPT = pathlib.Path(__file__).resolve().parents[2] / "build" / "check" / "headers"  # what compiled before, by content


def run(command, root):
    return subprocess.run(command, cwd=root, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)


def in_parallel(function, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))


def formatting(tree):
    files = tree.cpp()
    groups = [g for g in (files[i::os.cpu_count()] for i in range(os.cpu_count())) if g]
    for done in in_parallel(lambda g: run(["clang-format", "--dry-run", "--ferror-limit=1", *g], tree.root), groups):
        for path, line in re.findall(r"^(\S+?):(\d+):\d+: (?:warning|error): code should be", done.stderr, re.MULTILINE):
            yield Finding(path, int(line), f"not as .clang-format has it: clang-format -i {path}")
        if done.returncode != 0 and "clang-format" not in done.stderr:
            yield Finding(".clang-format", 1, done.stderr.strip()[:200])


def closure(tree, path, seen):
    """The header and all own headers that it includes, in the order met."""
    seen.append(path)
    for _, own, name in tree.includes(path):
        for below in (f"src/{name}", f"{os.path.dirname(path)}/{name}"):
            if own and below not in seen and below in tree.files:
                closure(tree, below, seen)
    return seen


def headers(tree):
    """Every header compiles alone. One that compiled is not compiled again until it or what it includes changes."""
    version = run([COMPILER, "--version"], tree.root).stdout
    KEPT.mkdir(parents=True, exist_ok=True)

    def compile_alone(path):
        content = "\0".join([version, *(f + "\0" + tree.text(f) for f in closure(tree, path, []))])
        kept = KEPT / hashlib.sha256(content.encode()).hexdigest()
        if kept.exists():
            return None
        done = run([COMPILER, "-std=c++20", "-fsyntax-only", "-Isrc", f"-I{os.path.dirname(path)}", "-include", path,
                    "-x", "c++", os.devnull], tree.root)
        if done.returncode == 0:
            kept.touch()
            return None
        error = re.search(r"^(\S+?):(\d+):\d+: (?:fatal )?error: (.*)$", done.stderr, re.MULTILINE)
        where = f"{error[1]}:{error[2]}: {error[3]}" if error else done.stderr.strip()[:200]
        return Finding(path, 1, f"does not compile alone: {where}")

    yield from filter(None, in_parallel(compile_alone, [f for f in tree.cpp() if f.endswith(".hpp")]))


def scripts(tree):
    for path in tree.scripts("bash"):
        done = run(["bash", "-n", path], tree.root)
        if done.returncode != 0:
            line = re.search(r"line (\d+)", done.stderr)
            yield Finding(path, int(line[1]) if line else 1, done.stderr.strip().split("\n")[0])
    for path in tree.scripts("python3"):
        try:
            compile(tree.text(path), path, "exec")
        except SyntaxError as error:
            yield Finding(path, error.lineno or 1, error.msg)
    for path in tree.scripts("bash") + tree.scripts("python3"):
        if tree.text(path).startswith("#!") and not os.access(tree.root / path, os.X_OK):
            yield Finding(path, 1, "starts with #! but is not executable: chmod +x")
