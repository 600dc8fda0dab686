#!/usr/bin/env python3
"""report: one page that is whole, needs nothing else, and says what the document says."""
import html.parser
import json
import re

import rich_result
from cli import FIRST, CommandTest, main

VOID = {"meta", "br", "link", "img", "hr", "input"}
HOSTILE = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)> \" ' & \u202e"


class Parser(html.parser.HTMLParser):
    """Every element closed in order; what is needed to look at the rest."""

    def __init__(self, text):
        super().__init__()
        self.open, self.mistakes, self.elements, self.words = [], [], [], []
        self.feed(text)
        self.close()
        if self.open:
            self.mistakes.append(f"never closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)


class Report(CommandTest):
    kept = None

    def document(self):
        """A real study of a few draws, made once; its result is r.sqlite."""
        if Report.kept is None:
            done = self.run_program("run", FIRST, "--budget", "16", "--out", "r.sqlite", "--json")
            Report.kept = (json.loads(done.stdout), (self.place / "r.sqlite").read_bytes())
        (self.place / "r.sqlite").write_bytes(Report.kept[1])
        return Report.kept[0]

    def page_of(self, document, name="page.html"):
        (self.place / "document.json").write_text(json.dumps(document))
        self.run_program("report", "--document", "document.json", "-o", name)
        return (self.place / name).read_text()

    def assert_whole(self, page):
        parsed = Parser(page)
        self.assertEqual(parsed.mistakes, [])
        names = {tag for tag, _ in parsed.elements}
        self.assertFalse(names & {"script", "link", "iframe", "object", "embed", "img", "base", "form"})
        ids = [a["id"] for _, a in parsed.elements if "id" in a]
        self.assertEqual(len(ids), len(set(ids)))
        for tag, attributes in parsed.elements:
            self.assertFalse([name for name in attributes if name.startswith("on")], (tag, attributes))
            for name in ("href", "src", "action"):
                if name in attributes:
                    self.assertTrue(attributes[name].startswith("#"), (tag, attributes))
                    self.assertIn(attributes[name][1:], ids)
            if attributes.get("role") == "img":
                self.assertTrue(attributes.get("aria-label", "").strip(), (tag, attributes))
            if tag == "th":
                self.assertIn("scope", attributes)
            if tag == "svg" and "viewBox" in attributes:
                self.assertIn("role" if "aria-hidden" not in attributes else "aria-hidden", attributes)
        levels = [int(tag[1]) for tag, _ in parsed.elements if re.fullmatch(r"h[1-6]", tag)]
        self.assertEqual(levels[0], 1)
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1)
        self.assertNotIn("url(", page)
        self.assertNotIn("@import", page)
        self.assertNotRegex(page, r"\bnan\b|\binf\b")
        return parsed

    def test_a_stored_result_becomes_a_page(self):
        document = self.document()
        done = self.run_program("report", "r.sqlite")
        self.assertIn("r.html", done.stdout)
        self.assert_fits(done.stdout, "report")
        page = (self.place / "r.html").read_text()
        self.assert_whole(page)
        self.assertIn("quick look: 16 draws", page)
        self.assertIn("300 worlds", page)
        self.assertIn(document["study"]["hash"], page)
        for claim in document["claims"]:
            self.assertIn(claim["text"].replace("'", "&#39;"), page)
        again = self.json_of("report", "r.sqlite", "-o", "r.html")
        self.assertEqual(again["claims"], len(document["claims"]))
        self.assertEqual(page, (self.place / "r.html").read_text())
        self.assertEqual(again["bytes"], len(page.encode()))

    def test_everything_that_a_study_may_find(self):
        document = rich_result.fill(self.document(), claims=9)
        page = self.page_of(document)
        parsed = self.assert_whole(page)
        words = " ".join(parsed.words)
        for what in ("Three numbers decide most", "What to find out first", "One hundred worlds",
                     "One mechanism taken away", "Under other theories", "Together", "How it goes",
                     "imposed by the arm", "History of the class", "Those that decide"):
            self.assertIn(what, words)
        self.assertEqual(sum(tag == "section" for tag, _ in parsed.elements), 9)
        self.assertNotIn("quick look", words)
        document["study"] |= {"widen": 1.5, "budget": 400}
        for claim in document["claims"]:  # decided early, in a full study
            claim["draws"] = 16
            for test in claim["tests"]:
                test["draws"] = 16
        words = " ".join(Parser(self.page_of(document)).words)
        self.assertIn("1.5 times as wide", words)
        self.assertNotIn("twice as wide", words)
        self.assertNotIn("quick look", words)

    def test_the_text_sentence_by_sentence_and_before_and_after(self):
        document = self.document()
        document["coverage"] = [{"source": "essay", "cite": "A text", "paragraphs": 2, "sentences": 3, "items": [
            {"at": "p1.1", "as": "claim", "claims": [document["claims"][0]["id"]]},
            {"at": "p1.2", "as": "number", "claims": []}, {"at": "p2.1", "as": "left", "claims": []}]}]
        for claim in document["claims"]:
            claim["if_fits"] = {"worlds": 12.4, "share": {"estimate": None, "lo": None, "hi": None},
                                "verdict": "not_enough_runs"}
        document["observed"] = [{"name": "a_poll", "value": "82 +- 1.7 %", "use": "condition"}]
        words = " ".join(Parser(self.page_of(document)).words)
        for what in ("The text, sentence by sentence", "3 sentences in 2 paragraphs: 1 in claims, 1 as numbers or facts,"
                     " 1 that nothing cites", "Before and after what happened", "a_poll (82 +- 1.7 %)",
                     "12 too few worlds fit to say"):
            self.assertIn(what, words)

    def test_dots_of_a_margin_that_differs_tell_the_direction_alone(self):
        document = rich_result.fill(self.document())
        for claim in document["claims"]:
            claim["tests"][claim["deciding"]]["relative_to"] = "citizens.support[leader] @ day 1"
        words = " ".join(Parser(self.page_of(document)).words)
        self.assertIn("differs between them and is not drawn", words)
        self.assertNotIn("the line is the size asked for", words)

    def test_every_claim_has_a_hundred_dots(self):
        document = rich_result.fill(self.document(), claims=9)
        page = self.page_of(document)
        pictures = re.findall(r"<svg viewBox=\"0 0 320 [^>]*aria-label=\"Of 100 worlds.*?</svg>", page, re.DOTALL)
        shown = [c for c in document["claims"] if c["verdict"] not in ("assumed", "never_tested")]
        self.assertEqual(len(pictures), len(shown))
        for picture in pictures:
            self.assertEqual(picture.count("<circle"), 100)

    def test_sixty_claims_and_none(self):
        page = self.page_of(rich_result.fill(self.document(), claims=60))
        self.assert_whole(page)
        self.assertLess(len(page), 4_000_000)
        bare = self.document() | {"claims": [], "numbers": [], "outcomes": [], "assumed": []}
        self.assert_whole(self.page_of(bare))

    def test_hostile_words_stay_words(self):
        def poison(value, key=""):
            if isinstance(value, dict):
                return {k: poison(v, k) for k, v in value.items()}
            if isinstance(value, list):
                return [poison(v, key) for v in value]
            known = ("verdict", "what", "lies", "use", "from", "format", "command", "kind", "expect", "mark")
            return HOSTILE + value if isinstance(value, str) and key not in known else value

        document = poison(rich_result.fill(self.document(), claims=9))
        for place, claim in enumerate(document["claims"]):
            claim["id"] += str(place)
        page = self.page_of(document)
        parsed = self.assert_whole_but_links(page)
        self.assertNotIn("\u202e", page)
        self.assertNotIn("<script", page)
        self.assertGreater(" ".join(parsed.words).count("<script>alert(1)"), 20)

    def assert_whole_but_links(self, page):
        """As assert_whole, where ids of claims in lists no longer name a claim."""
        parsed = Parser(page)
        self.assertEqual(parsed.mistakes, [])
        self.assertFalse({tag for tag, _ in parsed.elements} & {"script", "img", "link"})
        for _, attributes in parsed.elements:
            self.assertFalse([name for name in attributes if name.startswith("on")])
        return parsed

    def test_what_it_may_not_write(self):
        self.document()
        (self.place / "notes.html").write_text("<p>mine</p>")
        done = self.run_program("report", "r.sqlite", "-o", "notes.html", code=2)
        self.assertIn("not by this command", done.stderr)
        self.assertEqual((self.place / "notes.html").read_text(), "<p>mine</p>")
        done = self.run_program("report", "r.sqlite", "-o", "there/is/none.html", code=3)
        self.assertIn("cannot be written", done.stderr)
        self.run_program("report", "none.sqlite", code=3)
        self.run_program("report", code=2)
        (self.place / "text.json").write_text("{}")
        self.run_program("report", "--document", "text.json", code=3)
        self.assertIn("-o,--out", self.run_program("report", "--help").stdout)


if __name__ == "__main__":
    main()
