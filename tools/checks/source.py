"""What the checks look at: the files of the repository, and C++ without comments and strings."""
import collections
import pathlib
import re
import subprocess

Finding = collections.namedtuple("Finding", "path line what")

# In the order of the alternatives: comments, raw strings, strings, characters (not the ' of 1'000).
TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'""",
    re.DOTALL)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def without_words(text):
    """The code with comments and the inside of strings blanked; every line stays where it was."""
    return TOKEN.sub(lambda m: ("" if m[0][0] == "/" else '""') + "\n" * m[0].count("\n"), text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


class Tree:
    """The tracked files of a checkout, and the untracked ones that git does not ignore."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=self.root, check=True,
                                capture_output=True).stdout.decode().split("\0")
        self.files = sorted(f for f in set(listed) if f and (self.root / f).is_file())
        self.texts = {}

    def text(self, path):
        if path not in self.texts:
            self.texts[path] = (self.root / path).read_text(encoding="utf-8", errors="replace")
        return self.texts[path]

    def cpp(self, *folders):
        """C++ files, all or those under these folders."""
        inside = tuple(f + "/" for f in folders)
        return [f for f in self.files if f.endswith((".cpp", ".hpp")) and (not folders or f.startswith(inside))]

    def scripts(self, language):
        """Files that start with #!...LANGUAGE, or end as such files do."""
        ending = {"bash": ".sh", "python3": ".py"}[language]
        return [f for f in self.files
                if f.endswith(ending) or re.match(rf"#!.*\b{language}\b", self.text(f).split("\n", 1)[0])]

    def readable(self):
        """Files that people read; data of other origin is not searched."""
        return [f for f in self.files if "\0" not in self.text(f)[:8000] and f != "LICENSE"]

    def includes(self, path):
        """(line, is_own, name) of every include."""
        text = self.text(path)
        return [(line_of(text, m.start(1)), m[1] == '"', m[2]) for m in INCLUDE.finditer(text)]


def is_test(path):
    return path.endswith("_test.cpp") or path.startswith("tests/")
