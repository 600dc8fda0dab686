#!/usr/bin/env python3
"""What pages of docs/ quote is what the program prints; with --update as the last argument they are renewed. The tutorial
has a test of its own."""
import re
import sys
import unittest

import page
from cli import SOURCE, main

PAGES = [path for path in sorted((SOURCE / "docs").glob("*.md")) if path.stem != "tutorial" and page.has_commands(path)]


class Pages(unittest.TestCase):
    def test_what_is_quoted_is_printed(self):
        self.assertGreaterEqual(len(PAGES), 3)
        for path in PAGES:
            with self.subTest(page=path.name):
                page.check(self, path)

    def test_prose_says_what_the_boxes_say(self):
        """Whoever renews the boxes of the page for readers of a report must see which sentences about them are old."""
        text = (SOURCE / "docs" / "reading-a-verdict.md").read_text()
        boxes = "".join(page.BLOCK.findall(text))
        for claim, verdict in {"C3": "DEPENDS", "C7": "NOT ENOUGH RUNS", "C8": "DOES NOT FOLLOW", "spared": "FOLLOWS",
                               "shown": "DOES NOT FOLLOW", "rallied": "THE OPPOSITE", "pay": "ASSUMED",
                               "too_late": "NEVER TESTED"}.items():
            self.assertRegex(boxes, rf"(?m)^{claim} +\S  {verdict} ", "the prose explains this verdict by this claim")
        prose = " ".join(line for line in page.BLOCK.sub("", text).splitlines() if not line.startswith("|"))
        for low, high in re.findall(r"(\d+) to (\d+) of 100", prose.replace("> ", "")):
            self.assertIn(f"{low} to {high}", boxes, "a figure of the prose")


if __name__ == "__main__":
    if sys.argv[-1] == "--update":
        for path in PAGES:
            page.update(path)
    else:
        main()
