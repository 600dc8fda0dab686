#!/usr/bin/env python3
"""new --essay: what it writes passes check but for its blanks, whatever the text says."""
import re
import tomllib

from cli import SOURCE, CommandTest, main

ESSAY = """A March on the Capital

On 3 May 2021 the Grey Group left its camps. Anna Smith did not stop Grey's march, because the army hesitated.

The march weakened the cabinet. The cabinet will not survive the year.

The party must unite. In Selm the army and the people saw it.

Photo: a road at night

Leave a comment
"""
HOSTILE = ['"""\n[actor]\nx = 1', "' \" \\ \\u0041 \\", "\x1b[31mred\x1b[0m and \x07 more", "# [claim.p9_9]", "]]]] = {{{{", "${HOME} $(id)",
           "'''", "\u202egnp.exe", "a\rb\r\n\u2028c\u2029d\x85e", "\ufeff\u200bx", "?", "? [essay#p1.1]", "= drop", "<script>alert(1)</script>"]


class Drafts(CommandTest):
    def write(self, text, name="essay.txt"):
        (self.place / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    def draft(self, text=ESSAY, name="essay.txt"):
        self.run_program("new", "draft", "--essay", self.write(text, name))
        return (self.place / "draft.toml").read_text()

    def codes(self, file="draft.toml"):
        return {d["code"] for d in self.json_of("check", file, schema="diagnostics", code=1)["diagnostics"]}

    def test_says_what_it_found(self):
        done = self.run_program("new", "draft", "--essay", self.write(ESSAY))
        for part in ("3 paragraphs, 6 sentences", "2 paragraphs look like captions (p4, p5)", "Grey Group", "nothing was understood",
                     "interregnum check draft.toml"):
            self.assertIn(part, " ".join(done.stdout.split()))
        self.assert_fits(done.stdout, "new")

    def test_holds_what_it_found(self):
        text = self.draft()
        file = tomllib.loads(text)
        self.assertIn("understood nothing", " ".join(text.split("\n# ")))
        source = file["source"]["essay"]
        self.assertEqual((source["paragraphs"], source["sentences"]), (5, [2, 2, 2, 1, 1]))
        self.assertEqual((source["file"], source["ought"], source["ignore"]), ("essay.txt", ["p3.1"], ["p4", "p5"]))
        self.assertEqual(file["meta"]["title"], "A March on the Capital")
        self.assertEqual(str(file["time"]["start"]), "2021-05-03")
        self.assertLessEqual({"grey", "anna_smith", "army"}, set(file["actor"]))
        self.assertEqual(list(file["claim"]), ["p1_1", "p1_2", "p2_1", "p2_2", "p3_2"])
        self.assertEqual([file["claim"][c]["expect"] for c in ("p1_1", "p2_1", "p2_2")], ["?", "decrease", "decrease"])
        self.assertIn("# The march weakened the cabinet.\n", text)

    def test_document(self):
        found = self.json_of("new", "draft", "--essay", self.write(ESSAY))["essay"]
        self.assertEqual([s["at"] for s in found["found"] if s["causal"]], ["p1.2", "p2.1"])
        self.assertEqual([s["at"] for s in found["found"] if s["ought"]], ["p3.1"])
        grey = next(n for n in found["names"] if n["name"] == "Grey Group")
        self.assertEqual((grey["variants"], grey["mentions"], grey["entry"]), (["Grey"], 2, "grey"))

    def test_passes_check_but_for_its_blanks(self):
        self.draft()
        self.assertEqual(self.codes(), {"blank"})
        text = self.run_program("check", "draft.toml", code=1).stdout
        self.assertRegex(text, r"A draft: \d+ blanks")
        self.assertIn("First: Keep those who act", text)
        self.assert_fits(text, "check")
        self.assertEqual(self.run_program("run", "draft.toml", code=1).stderr, text)

    def test_filled_in_part_by_part(self):
        text = self.draft()
        for name in re.findall(r'^(\w+) = { kind = "\?" }', text, re.M):
            kind = "ruler" if name == "anna_smith" else "military"
            text = text.replace(f'{name} = {{ kind = "?" }}', f'{name} = {{ kind = "{kind}" }}')
        text = re.sub(r'size = "\?"', 'size = "1000 person [judgement]"', text).replace('unity = "?"', 'unity = "0.5 [judgement]"')
        text = text.replace('bias = "?"', 'bias = "0..0.1 [judgement]"')
        file = self.place / "draft.toml"
        file.write_text(text)
        self.assertEqual(self.codes(), {"blank"})
        self.assertIn("regime.authority", self.run_program("observables", "draft.toml", "authority").stdout)
        said = self.run_program("check", "draft.toml", code=1).stdout
        self.assertIn("interregnum observables draft.toml WORD", said)
        file.write_text(text.replace('says = "? [essay#p1.1]"', 'says = "? [essay#p9.1]"')
                        .replace("[claim.p2_1]", "[shock.rally]\ndoes = \"rally\"\nsource = \"essay#p2.1\"\n[claim.p2_1]"))
        self.assertEqual(self.codes(), {"blank", "unknown_name"})
        shock = '\n[shock.news]\ndoes = "signal"\nabout = "regime.theta"\nshift = "-0.1 [judgement]"\nprecision = "4 [judgement]"\nsource = "essay#p2.1"\n'
        text = re.sub(r'says = "\?', 'says = "It mattered.', text).replace('outcome = "?"', 'outcome = "regime.authority @ day 7"')
        text = text.replace('arms = "?"', 'arms = "story vs nothing"').replace('expect = "?"', 'expect = "change"')
        text = text.replace('margin = "?"', 'margin = "5 pp"').replace('margin_why = "?"', 'margin_why = "one in twenty"')
        file.write_text(text + shock)
        self.assertEqual(self.json_of("check", "draft.toml")["diagnostics"], [])

    def test_no_text_breaks_out(self):
        for words in HOSTILE:
            for text in (f"{words}\n\nThe army {words} weakened it. It will {words}.\n\n{words} Group. The {words} Group fell.",
                         f"# {words}\n\n> {words} caused it.\n\n- {words}\n"):
                for name in ("essay.txt", "essay.md"):
                    (self.place / "draft.toml").unlink(missing_ok=True)
                    file = self.draft(text, name)
                    parsed = tomllib.loads(file)
                    self.assertLessEqual(set(parsed), {"format", "meta", "time", "source", "actor", "group", "movement", "channel",
                                                       "regime", "claim"}, words)
                    self.assertNotRegex(file, r"[\x00-\x09\x0b-\x1f\x7f]")
                    self.assertLessEqual(self.codes(), {"blank"}, words)

    def test_a_hostile_name_of_a_file(self):
        name = 'a "b" \\ # [x] \x1b[31m.txt'
        (self.place / name).write_text(ESSAY)
        done = self.run_program("new", "draft", "--essay", name)
        self.assertNotIn("\x1b", done.stdout)
        self.assertEqual(tomllib.loads((self.place / "draft.toml").read_text())["source"]["essay"]["file"], name.replace("\x1b", ""))

    def test_the_file_is_named_from_the_scenario(self):
        (self.place / "deep").mkdir()
        self.run_program("new", "deep/draft", "--essay", self.write(ESSAY))
        self.assertEqual(tomllib.loads((self.place / "deep" / "draft.toml").read_text())["source"]["essay"]["file"], "../essay.txt")

    def test_refuses(self):
        def refused(essay, code, says, exit_code=1):
            found = self.json_of("new", "none", "--essay", essay, schema="diagnostics", code=exit_code)["diagnostics"]
            self.assertEqual([d["code"] for d in found], [code])
            self.assertIn(says, self.run_program("new", "none", "--essay", essay, code=exit_code).stderr)
            self.assertFalse((self.place / "none.toml").exists())

        refused("nowhere.txt", "file_not_found", "no such file")
        refused(".", "file_unreadable", "a folder")
        refused("/dev/zero", "file_unreadable", "not an ordinary file")
        refused(self.write(b"one\ntw\xf6\n"), "encoding", "essay.txt:2:1")
        refused(self.write("one two".encode("utf-16")), "encoding", "UTF-16")
        refused(self.write("a\n\0b"), "binary", "NUL")
        refused(self.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "binary", "this is a PDF; save it as text")
        refused(self.write(""), "empty_file", "no words")
        refused(self.write("x " * (6 << 20)), "file_size", "10 MiB")
        refused(self.write("It led to war. " * 501), "too_many", "501 sentences with a cue")
        self.write(ESSAY)
        self.assertIn("exists", self.run_program("new", "march", "--essay", "essay.txt", code=2).stderr)
        self.assertIn("names nothing", self.run_program("new", "none", "--essay", "", code=2).stderr)

    def test_says_where_nothing_is_a_claim(self):
        question = "No sentence was found that could be a claim: is this the right file?"
        for text in ("Word", "We must unite.", "The sun shone. " * 3000):
            (self.place / "draft.toml").unlink(missing_ok=True)
            said = " ".join(self.run_program("new", "draft", "--essay", self.write(text)).stdout.split())
            self.assertIn(question, said)
            self.assertNotIn("empty claim", said)

    def test_one_sentence(self):
        said = self.run_program("new", "draft", "--essay", self.write("The army weakened the cabinet of Selm.")).stdout
        self.assertIn("1 sentence, with an empty claim.", " ".join(said.split()))

    def test_the_sample_event_is_by_one_of_its_own(self):
        self.assertIn('# by = "grey"\n', self.draft())
        (self.place / "draft.toml").unlink()
        self.assertIn('# by = "NAME"\n', self.draft("The sun shone. It weakened us."))

    def test_a_long_essay(self):
        text = "It led to war. " * 400 + "\n\n" + "The sun shone. " * 400
        found = self.json_of("new", "draft", "--essay", self.write(text))["essay"]
        self.assertEqual((found["claims"], found["only_with_cues"]), (400, True))
        self.assertEqual(self.codes(), {"blank"})
        (self.place / "draft.toml").unlink()
        self.assertIn("all 800 would not fit", " ".join(self.run_program("new", "draft", "--essay", "essay.txt").stdout.split()))

    def test_ten_mebibytes_take_seconds(self):
        words = "The army of Mr. Smith left Selm on 24 June 2023. Nobody saw it, and the U.S. President slept! " * 6
        text = (words + "\n\n") * ((10 << 20) // (len(words) + 2))
        found = self.json_of("new", "big", "--essay", self.write(text), schema="diagnostics", code=1)["diagnostics"]
        self.assertEqual([d["code"] for d in found], ["too_many"])


if __name__ == "__main__":
    main()
