#include "essay/essay.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace interregnum {
namespace {

using Texts = std::vector<std::string>;

Essay essay(Text text, Markup markup = Markup::plain) {
  auto read = read_essay(text, markup, "f");
  EXPECT_TRUE(read.value) << text.substr(0, 200);
  return read.value ? std::move(*read.value) : Essay{};
}

Texts texts(const Paragraph& paragraph) {
  Texts all;
  for (const Sentence& sentence : paragraph.sentences) all.push_back(sentence.text);
  return all;
}

// The sentences of a text of one paragraph.
Texts sentences(Text text) {
  const Essay read = essay(text);
  EXPECT_EQ(read.paragraphs.size(), 1u) << text;
  return read.paragraphs.empty() ? Texts{} : texts(read.paragraphs.front());
}

// Each paragraph as its sentences, with what it is: "= " the title, "# " a heading, "! " a caption.
Texts shown(const Essay& read) {
  Texts all;
  const auto add = [&](const Paragraph& paragraph) {
    std::string text = paragraph.part == Part::title     ? "= "
                       : paragraph.part == Part::heading ? "# "
                       : paragraph.part == Part::caption ? "! "
                                                         : "";
    for (const Sentence& sentence : paragraph.sentences)
      text += (&sentence == &paragraph.sentences.front() ? "" : " / ") + sentence.text;
    all.push_back(text);
  };
  if (!read.title.sentences.empty()) add(read.title);
  for (const Paragraph& paragraph : read.paragraphs) add(paragraph);
  return all;
}

Texts plain(Text text) { return shown(essay(text)); }
Texts markdown(Text text) { return shown(essay(text, Markup::markdown)); }

Diagnostic mistake(Text bytes) {
  const auto read = read_essay(bytes, Markup::plain, "f");
  EXPECT_FALSE(read.value);
  EXPECT_EQ(read.diagnostics.list.size(), 1u);
  return read.diagnostics.list.empty() ? Diagnostic{} : read.diagnostics.list.front();
}

TEST(Sentences, EndWhereTheyEnd) {
  EXPECT_EQ(sentences("The army left. Nobody stopped it! Who would? Nobody."),
            (Texts{"The army left.", "Nobody stopped it!", "Who would?", "Nobody."}));
  EXPECT_EQ(sentences("It held; it did not break: that was all."), (Texts{"It held; it did not break: that was all."}));
  EXPECT_EQ(sentences("Growth was 3.5 % in 2.5 years. It fell to 0.1."),
            (Texts{"Growth was 3.5 % in 2.5 years.", "It fell to 0.1."}));
  EXPECT_EQ(sentences("Армия ушла. Никто не мешал."), (Texts{"Армия ушла.", "Никто не мешал."}));
}

TEST(Sentences, DoNotEndInAbbreviations) {
  for (const Text one : {"Mr. Smith met Dr. Brown in St. Petersburg with Gen. Gray.", "The U.S. President spoke.",
                         "J. R. Smith and A. B. Brown wrote it.", "See No. 5 and Fig. 3 on p. 12.",
                         "Some, e.g. Ukraine, i.e. Kyiv, and others, cf. Smith, agreed.", "Smith et al. (2015) say so.",
                         "Acme Inc. Chairman Jones left on Nov. 3, 2020.", "At 5 p.m. on Monday it began.",
                         "1. The army left.", "John F. Kennedy said no.", "The price of oil, gas, etc. fell."})
    EXPECT_EQ(sentences(one), (Texts{std::string(one)}));
  EXPECT_EQ(sentences("He moved to the U.S. The army stayed."), (Texts{"He moved to the U.S.", "The army stayed."}));
  EXPECT_EQ(sentences("It began at 5 p.m. Moscow slept."), (Texts{"It began at 5 p.m.", "Moscow slept."}));
  EXPECT_EQ(sentences("He said no. Five left."), (Texts{"He said no.", "Five left."}));
}

TEST(Sentences, KeepTheirQuotesAndNotes) {
  EXPECT_EQ(sentences("“We will go.” He went. \"Stop!\" she said. (He did.) Then night fell."),
            (Texts{"“We will go.”", "He went.", "\"Stop!\" she said.", "(He did.)", "Then night fell."}));
  EXPECT_EQ(sentences("It fell.[3] Nobody saw.[4][5] The end came.”7 Silence."),
            (Texts{"It fell.[3]", "Nobody saw.[4][5]", "The end came.”7", "Silence."}));
  EXPECT_EQ(sentences("Wait... . . Then nothing."), (Texts{"Wait... . .", "Then nothing."}));
}

TEST(Sentences, KnowTheirLines) {
  const Essay read = essay("One here.\nTwo is\nlonger. Three.\n\n\nFour.");
  ASSERT_EQ(read.paragraphs.size(), 2u);
  std::vector<u32> lines;
  for (const auto& paragraph : read.paragraphs)
    for (const auto& sentence : paragraph.sentences) lines.push_back(sentence.line);
  EXPECT_EQ(lines, (std::vector<u32>{1, 2, 3, 6}));
}

TEST(PlainText, HasATitleParagraphsAndCaptions) {
  EXPECT_EQ(plain("A March on the Capital\n\nThe army left. Nobody stopped it.\n\nWhat it means\n\nIt means little.\n\n"
                  "Photo: a tank, seen from above\n\nLeave a comment"),
            (Texts{"= A March on the Capital", "The army left. / Nobody stopped it.", "# What it means",
                   "It means little.", "! Photo: a tank, seen from above", "! Leave a comment"}));
  EXPECT_EQ(plain("The army left.\n\nNobody stopped it."), (Texts{"The army left.", "Nobody stopped it."}));
  EXPECT_EQ(plain("Who rules?\n\nNobody does."), (Texts{"= Who rules?", "Nobody does."}));
  EXPECT_EQ(plain("My fellow citizens,\n\nIt is late."), (Texts{"My fellow citizens,", "It is late."}));
}

TEST(PlainText, MayBeWrappedByHandOrALineAParagraph) {
  EXPECT_EQ(
      plain("The army left the city and\nnobody stopped it on its way,\nsince all slept. Then it was\nback.\n\nSo it "
            "goes."),
      (Texts{"The army left the city and nobody stopped it on its way, since all slept. / Then it was back.",
             "So it goes."}));
  EXPECT_EQ(plain("The army left.\nNobody stopped it on its long way.\nIt came back."),
            (Texts{"The army left.", "Nobody stopped it on its long way.", "It came back."}));
  const std::string lengthy = std::string(130, 'a') + " b. Then c.";
  EXPECT_EQ(plain(lengthy + "\n" + lengthy + "\n\nEnd here.").size(), 3u);
  EXPECT_EQ(plain("Three things:\n- the army left\n- nobody stopped it\n"),
            (Texts{"Three things:", "- the army left", "- nobody stopped it"}));
  EXPECT_EQ(plain("A well-\nknown sign."), (Texts{"A well-known sign."}));
}

TEST(PlainText, MayComeFromAnySystem) {
  const Texts expected{"One is here. / Two.", "Three."};
  for (const Text text :
       {"One is here. Two.\r\n\r\nThree.\r\n", "One is here. Two.\r\rThree.", "\xEF\xBB\xBFOne is here. Two.\n\nThree.",
        "One\u00A0is\u200B here.\u2003Two.\n \n\u00AD\nThree.", "One is\x1b here.\x07 Two.\n\n\u202EThree."})
    EXPECT_EQ(plain(text), expected);
}

TEST(Markdown, HasHeadingsListsAndQuotes) {
  EXPECT_EQ(
      markdown("# The March #\n\nThe army left.\nNobody stopped it.\n\nWhat it means\n---\n\n- one thing\n  goes on\n"
               "- [x] another\n1. a third\n\n> Quoted once.\n> > And twice.\n\n***\n\n## \n\nEnd."),
      (Texts{"= The March", "The army left. / Nobody stopped it.", "# What it means", "one thing goes on", "another",
             "a third", "Quoted once. / And twice.", "End."}));
  EXPECT_EQ(markdown("Title here\n===\nText is here."), (Texts{"= Title here", "Text is here."}));
  EXPECT_EQ(markdown("**Background**\n\nText is here."), (Texts{"= Background", "Text is here."}));
}

TEST(Markdown, LosesItsMarks) {
  EXPECT_EQ(markdown("The *army* **left** __at__ `noon`; [nobody](http://x.y/z_(a) \"t\") [stopped][1] it[^2] in "
                     "snake_case &amp; 2*3 \\*stars\\*.\n\n[1]: http://x.y\n[^2]: A note."),
            (Texts{"The army left at noon; nobody stopped it in snake_case & 2*3 *stars*.", "! A note."}));
  EXPECT_EQ(markdown("It<br/>fell <b>hard</b>, see <https://x.y/z>. If a < b, so be it."),
            (Texts{"It fell hard, see https://x.y/z. / If a < b, so be it."}));
}

TEST(Markdown, LeavesOutWhatHoldsNoSentence) {
  EXPECT_EQ(
      markdown(
          "---\ntitle: \"Who rules\"\nauthor: x\n---\n\nOne.\n\n```\ncode. Here.\n```\n\n~~~c\nmore\n~~~\n<!-- a\n\n"
          "comment. -->\nTwo.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>\nx.\n</script>\n\nThree."),
      (Texts{"= Who rules", "One.", "Two.", "Three."}));
  EXPECT_EQ(
      markdown("One.\n\n![A tank in the street](t.jpg)\n*Seen from above*\n\nTwo ![x](y) words.\n\n![](z.png)\n\n*Seen "
               "from below.*"),
      (Texts{"One.", "! A tank in the street", "! Seen from above", "Two words.", "! Seen from below."}));
}

TEST(Markdown, KeepsLines) {
  const Essay read =
      essay("---\na: b\n---\n# T\n\nOne [long\nlink](x\ny). Two.\n<!-- c\n-->\n\nThree.", Markup::markdown);
  ASSERT_EQ(read.paragraphs.size(), 2u);
  EXPECT_EQ(read.title.sentences.at(0).line, 4u);
  EXPECT_EQ(read.paragraphs[0].sentences.at(0).line, 6u);
  EXPECT_EQ(read.paragraphs[0].sentences.at(1).line, 8u);
  EXPECT_EQ(read.paragraphs[1].sentences.at(0).line, 12u);
}

TEST(Essay, RefusesWhatIsNoText) {
  EXPECT_EQ(mistake("").code, "empty_file");
  EXPECT_EQ(mistake(" \n\t\n...").code, "empty_file");
  EXPECT_EQ(mistake(std::string(most_bytes_in_essay + 1, 'a')).code, "file_size");
  EXPECT_EQ(mistake("\xFF\xFE a").code, "encoding");
  EXPECT_EQ(mistake(Text("a\n\0", 3)).code, "binary");
  const Diagnostic bad = mistake("one\ntwo\nthr\xE9");
  EXPECT_EQ(bad.code, "encoding");
  EXPECT_EQ(bad.at.line, 3u);
  EXPECT_FALSE(bad.hint.empty());
}

TEST(Markdown, StarsAreSignsBetweenDigitsOnly) {
  EXPECT_EQ(markdown("It is 2*3 or caf\u00e9*5* here."), Texts{"It is 2*3 or caf\u00e95 here."});
}

TEST(Sentences, JoinWordsPartedAtLineEnds) {
  const std::string rest = " is one word, in a paragraph of several lines that are wrapped by hand.";
  EXPECT_EQ(sentences("This para-\ngraph" + rest), Texts{"This para-graph" + rest});
  EXPECT_EQ(sentences("This caf\u00e9-\nbar" + rest), Texts{"This caf\u00e9-bar" + rest});
  EXPECT_EQ(sentences("This 5-\nbar" + rest), Texts{"This 5- bar" + rest});
}

TEST(Essay, KnowsItsKindAndHash) {
  EXPECT_EQ(markup_of("a/b.MD"), Markup::markdown);
  EXPECT_EQ(markup_of("b.markdown"), Markup::markdown);
  EXPECT_EQ(markup_of("b.txt"), Markup::plain);
  EXPECT_EQ(essay("abc").sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Essay, AsLargeAsMayBeIsReadInSeconds) {
  for (const Text piece : {"The army left. ",
                           "a. ",
                           "[",
                           "![",
                           "[a](",
                           "](",
                           "<!--",
                           "<a",
                           "*",
                           "[^1",
                           "! ",
                           "x](y\n",
                           "a\n",
                           ". 1 ",
                           "- ",
                           "> ",
                           "|-",
                           "`",
                           "\n\n#",
                           "[a",
                           "(\"",
                           "&",
                           "\\",
                           "a.[1"}) {
    std::string text;
    while (text.size() + piece.size() <= 1 << 20) text += piece;
    text += "a](b)";
    for (const Markup markup : {Markup::plain, Markup::markdown}) {
      const auto begin = std::chrono::steady_clock::now();
      read_essay(text, markup, "f");
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
      EXPECT_LT(seconds.count(), 3) << piece;
    }
  }
}

}  // namespace
}  // namespace interregnum
