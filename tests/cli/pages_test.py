#!/usr/bin/env python3
"""What pages of docs/ quote is what the program prints; with --update as the last argument they are renewed. The tutorial
has a test of its own."""
import sys
import unittest

import page
from cli import SOURCE, main

PAGES = [path for path in sorted((SOURCE / "docs").glob("*.md")) if path.stem != "tutorial" and page.has_commands(path)]


class Pages(unittest.TestCase):
    def test_what_is_quoted_is_printed(self):
        for path in PAGES:
            with self.subTest(page=path.name):
                page.check(self, path)


if __name__ == "__main__":
    if sys.argv[-1] == "--update":
        for path in PAGES:
            page.update(path)
    else:
        main()
