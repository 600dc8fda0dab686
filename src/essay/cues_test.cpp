#include "essay/cues.hpp"

#include <gtest/gtest.h>

#include "essay/dates.hpp"

namespace interregnum {
namespace {

// "CPN direction": causal, predictive, normative.
std::string reading(Text sentence) {
  const Cues cues = cues_of(sentence);
  return std::string(cues.causal ? "C" : "") + (cues.predictive ? "P" : "") + (cues.normative ? "N" : "") + " " +
         std::string(direction_name(cues.direction)) + (cues.negated ? " (not)" : "");
}

TEST(Cues, TellCausesWithTheirDirection) {
  EXPECT_EQ(reading("The strike weakened the cabinet."), "C decrease");
  EXPECT_EQ(reading("It emboldens the rebels."), "C increase");
  EXPECT_EQ(reading("The strike led to new elections."), "C change");
  EXPECT_EQ(reading("The strike led to a loss of trust."), "C decrease");
  EXPECT_EQ(reading("Prices rose because the harvest failed."), "C decrease");
  EXPECT_EQ(reading("They increased the tax."), "C increase");
  EXPECT_EQ(reading("Prices increased by a tenth."), " none");
  EXPECT_EQ(reading("Their hope for change was great."), " none");
  EXPECT_EQ(reading("It legitimized the council."), "C increase");
}

TEST(Cues, AreTurnedByNegations) {
  EXPECT_EQ(reading("The strike did not weaken the cabinet."), "C increase (not)");
  EXPECT_EQ(reading("The strike has never led to elections."), "C none (not)");
  EXPECT_EQ(reading("The regime cannot survive a defeat."), "P decrease (not)");
  EXPECT_EQ(reading("It not only weakened the cabinet."), "C decrease");
  EXPECT_EQ(reading("They did not come, and it weakened the cabinet."), "C decrease");
}

TEST(Cues, TellWhatWillBeAndWhatShould) {
  EXPECT_EQ(reading("The cabinet will fall."), "P decrease");
  EXPECT_EQ(reading("The cabinet may change its mind."), "CP change");
  EXPECT_EQ(reading("It began in May 2023."), " none");
  EXPECT_EQ(reading("They followed the will of the people."), " none");
  EXPECT_EQ(reading("They may have been afraid."), " none");
  EXPECT_EQ(reading("The party must unite."), "N increase");
  EXPECT_EQ(reading("The cabinet would have fallen."), "C decrease");
  EXPECT_EQ(reading("Will the cabinet fall?"), " none");
  EXPECT_EQ(reading("The cabinet met in Paris."), " none");
}

std::string day(Text sentence) {
  const auto found = day_in(sentence);
  return found ? found->day + (found->whole ? "" : " month") : "";
}

TEST(Days, AreFoundAsTheyAreWritten) {
  EXPECT_EQ(day("On 23 June 2023 it began."), "2023-06-23");
  EXPECT_EQ(day("On June 23rd, 2023, it began."), "2023-06-23");
  EXPECT_EQ(day("On 2023-06-23 it began."), "2023-06-23");
  EXPECT_EQ(day("In May 2021, then on 2 Feb. 2022."), "2022-02-02");
  EXPECT_EQ(day("In May 2021 it began."), "2021-05-01 month");
  EXPECT_EQ(day("On 31 June 2023."), "2023-06-01 month");
  EXPECT_EQ(day("It may 2021."), "");
}

}  // namespace
}  // namespace interregnum
