"""Rules about what is written: markers left behind, licences, paths of one machine, links."""
import os
import re

from source import Finding, line_of

# Written in two parts, so that this file does not find itself.
MARKERS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
LICENCE = re.compile(r"\bA" r"GPL|\bAffero\b", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.~/-])/(wo" r"rk|ho" r"me|ro" r"ot|Use" r"rs)/[\w.]")
TEMPORARY = re.compile(r"(?<![\w.~/$}-])/t" r"mp\b")
WORKPLACE = re.compile(r"\bissues sh" r"ow\b|\bduplicates --ch" r"ange\b|\bbefore-st" r"op\b|/\.lib" r"rary\b|/\.mir" r"ror\b")

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
NAMED_PATH = re.compile(r"`((?:src|apps|tools|docs|scenarios|tests|benchmarks|replications)/[a-z0-9_./-]+)`")


def matches(tree, pattern, say, paths=None):
    for path in paths if paths is not None else tree.readable():
        text = tree.text(path)
        for match in pattern.finditer(text):
            yield Finding(path, line_of(text, match.start()), say(match))


def markers(tree):
    yield from matches(tree, MARKERS, lambda m: f"{m[0]}: do it, or write it where it will be read")


def licences(tree):
    yield from matches(tree, LICENCE, lambda m: f"{m[0]}: this project is Apache-2.0 and copies nothing of that licence")


def machine_paths(tree):
    yield from matches(tree, MACHINE, lambda m: f"{m[0]}...: a path of one machine")
    outside = [f for f in tree.readable() if not f.startswith("tests/") and not f.endswith("_test.cpp")]
    yield from matches(tree, TEMPORARY, lambda m: f"{m[0]}: ask the system for a temporary folder", outside)
    yield from matches(tree, WORKPLACE, lambda m: f"{m[0]}: a tool of one workplace; readers have not got it")


def without_code(text):
    """Markdown with fenced blocks blanked, line by line."""
    return re.sub(r"^(```|~~~).*?^\1", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL | re.MULTILINE)


def anchors(text):
    """The anchors that GitHub gives the headings of a page."""
    found = set()
    for heading in re.findall(r"^#+ +(.*?) *#*$", without_code(text), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()).replace(" ", "-")
        count = sum(1 for a in found if re.fullmatch(re.escape(slug) + r"(-\d+)?", a))
        found.add(f"{slug}-{count}" if count else slug)
    return found


def links(tree):
    known = set(tree.files) | {os.path.dirname(f) for f in tree.files}
    known |= {os.path.dirname(folder) for folder in known}
    for path in (f for f in tree.files if f.endswith(".md")):
        text = without_code(tree.text(path))
        for match in LINK.finditer(text):
            target, _, anchor = match[1].partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            page = os.path.normpath(os.path.join(os.path.dirname(path), target)) if target else path
            if page not in known and page != ".":
                yield Finding(path, line_of(text, match.start()), f"{match[1]}: there is no {page}")
            elif anchor and page.endswith(".md") and anchor not in anchors(tree.text(page)):
                yield Finding(path, line_of(text, match.start()), f"{match[1]}: {page} has no such heading")
        for match in NAMED_PATH.finditer(text):
            if match[1].rstrip("/") not in known:
                yield Finding(path, line_of(text, match.start()), f"`{match[1]}`: there is no such file")
