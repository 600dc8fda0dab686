#include "essay/names.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace interregnum {
namespace {

Essay essay(Text text) { return *read_essay(text, Markup::plain, "f").value; }

// "Full Name = Variant, Variant: mentions" of every name.
std::vector<std::string> names(Text text) {
  std::vector<std::string> all;
  for (const ProperName& name : names_in(essay(text))) {
    std::string line = name.text;
    for (const auto& variant : name.variants) line += (&variant == &name.variants.front() ? " = " : ", ") + variant;
    all.push_back(line + ": " + std::to_string(name.mentions));
  }
  return all;
}

using Names = std::vector<std::string>;

TEST(Names, MergeTheirVariants) {
  EXPECT_EQ(names("Anna Smith spoke. Nobody heard Smith's words. They left with Smith."),
            (Names{"Anna Smith = Smith: 3"}));
  EXPECT_EQ(names("He led the Acme Group. In PMC Acme many died. The fall of Acme followed."),
            (Names{"Acme Group = PMC Acme, Acme: 3"}));
  EXPECT_EQ(names("The European Union (EU) met. In the EU all agreed."), (Names{"European Union = EU: 3"}));
  EXPECT_EQ(names("It left the OECD. In the U.S. all agreed, and in the US too."), (Names{"US: 2", "OECD: 1"}));
  EXPECT_EQ(names("Both Anna Smith and John Smith came. They saw Smith."),
            (Names{"Anna Smith: 1", "John Smith: 1", "Smith: 1"}));
}

TEST(Names, AreNoWordsWithWhichSentencesBegin) {
  EXPECT_EQ(names("However, nobody came. Strategic errors cost them. The army left. Soldiers fled. Moscow's day came."),
            (Names{"Moscow: 1"}));
  EXPECT_EQ(names("Moscow slept. They marched on Moscow."), (Names{"Moscow: 2"}));
  EXPECT_EQ(names("“Nothing is lost,” he said. It was a joke: Nobody laughed."), (Names{}));
}

TEST(Names, ComeWithoutTitlesDaysAndNationalities) {
  EXPECT_EQ(names("On Monday the Russian President Vladimir Putin and Gen. Gray met Prime Minister Jones in May."),
            (Names{"Vladimir Putin: 1", "Gray: 1", "Jones: 1"}));
  EXPECT_EQ(names("The Ministry of Defence and the Bank of England met at the NATO Summit in Vilnius."),
            (Names{"Ministry of Defence: 1", "Bank of England: 1", "NATO: 1", "Vilnius: 1"}));
  EXPECT_EQ(names("He saw Charles de Gaulle, J. R. Smith and Bashar al-Assad."),
            (Names{"Charles de Gaulle: 1", "J R Smith: 1", "Bashar al-Assad: 1"}));
  EXPECT_EQ(names("It moved the West, not western Europe."), (Names{"West: 1", "Europe: 1"}));
}

TEST(Names, OfAnyLengthAreReadInTime) {
  std::string text = "They saw ";
  while (text.size() < 1 << 19) text += "Zed de ";
  text += "Party ";
  while (text.size() < 1 << 20) text += "of Zed ";
  const Essay endless = essay(text + "fall.");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(names_in(endless).empty());
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(seconds.count(), 3);
}

TEST(Roles, AreCountedWithTheEntryTheySuggest) {
  const auto roles =
      roles_in(essay("The army and its soldiers left. Public opinion and the elites did not. The public slept."));
  ASSERT_EQ(roles.size(), 3u);
  EXPECT_EQ(roles[0].noun, "army");
  EXPECT_EQ(roles[0].mentions, 2u);
  EXPECT_EQ(roles[0].suggestion, "actor military");
  EXPECT_EQ(roles[1].noun, "public");
  EXPECT_EQ(roles[1].mentions, 1u);
}

}  // namespace
}  // namespace interregnum
