#!/usr/bin/env python3
"""docs/tutorial.md works word for word: its commands are run as on a fresh clone, and what they print is what stands
there. With --update as the last argument the page is renewed."""
import sys
import unittest

import page
from cli import SOURCE, CommandTest, main

TUTORIAL = SOURCE / "docs" / "tutorial.md"
STEPS = SOURCE / "docs" / "tutorial"


class Tutorial(CommandTest):
    def test_word_for_word(self):
        page.check(self, TUTORIAL)

    def test_a_mistake_is_shown_and_the_other_steps_are_right(self):
        self.run_program("check", STEPS / "step-2.toml", code=1)
        for name in ("step-3", "step-4", "verdicts", "equilibria"):
            self.run_program("check", STEPS / f"{name}.toml")


if __name__ == "__main__":
    if sys.argv[-1] == "--update":
        page.update(TUTORIAL)
    else:
        main()
