// What a claim turns on, as it is said.
#include "report/turning.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "report/letters.hpp"

namespace interregnum {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Input number(const std::string& label, const std::string& unit, double lo, double hi) {
  Input input;
  input.label = label;
  input.unit = unit;
  input.quantity.prior.family = Family::uniform;
  input.quantity.prior.a = lo;
  input.quantity.prior.b = hi;
  return input;
}

// A study of one claim, judged by one contrast; tests change what they say.
struct Turning : testing::Test {
  Scenario scenario;
  Study study;
  StudyResult result;
  Turning() {
    scenario.inputs = {number("turmoil.precision", "1", .63, 8.37), number("army.force", "person", 18000, 62000),
                       number("march.tau", "h", 0, 20), number("siege.length", "h", 100, 2000)};
    Input choice = number("recognition.answer", "1", 0, 1);
    choice.quantity.choices = {"floor", "exact"};
    scenario.inputs.push_back(choice);
    scenario.claims.resize(1);
    scenario.claims[0].id = "C8";
    scenario.claims[0].tests.resize(1);
    study.scenario = &scenario;
    result.tests.resize(1);
    result.tests[0].worlds.effect = {5, 4, 6};
    result.claims = {{Verdict::depends, 0, 0, 1}};
    result.hinges.resize(1);
    result.hinges[0].worlds = 400;
    result.hinges[0].floor = .1;
  }
  Finished finished() const { return {study, result, "test"}; }
  void name(u32 input, std::optional<Flip> flip, std::vector<CurvePoint> curve = {}) {
    HingeInput& decider = result.hinges[0].inputs.emplace_back();
    decider.input = input;
    decider.index = .5;
    decider.flip = flip;
    decider.curve = std::move(curve);
  }
  std::string column() const { return turns_on_words(finished(), 0); }
  std::vector<std::string> said() const { return turning_sentences(finished(), 0); }
};

TEST_F(Turning, AFlipPointIsSaidWithItsBounds) {
  name(0, Flip{6.1, 5.2, 7.3, true, .12, .83});
  EXPECT_EQ(
      said().at(0),
      "Turns on turmoil.precision: from 6.1 (5.2 to 7.3) upwards the claim mostly follows; the author allows 1 to 8. "
      "It follows in 83 of 100 worlds above, in 12 below.");
  EXPECT_EQ(column(), "turmoil.precision > 6.1");
}

TEST_F(Turning, NumbersHaveTheirUnits) {
  name(1, Flip{34600, 31200, 38100, false, .97, .02});
  EXPECT_EQ(
      said().at(0),
      "Turns on army.force: below 34,600 people (31,200 to 38,100) the claim follows; the author allows 20,200 to "
      "59,800. It follows in 97 of 100 worlds below, in 2 above.");
  EXPECT_EQ(column(), "army.for… < 34,600 people");
  result.hinges[0].inputs.clear();
  name(2, Flip{11, 9, 14, true, .1, .9});
  EXPECT_EQ(column(), "march.tau > 11 hours");
  result.hinges[0].inputs.clear();
  name(3, Flip{240, 192, 300, true, .1, .9});
  EXPECT_EQ(column(), "siege.length > 10 days");
}

TEST_F(Turning, WithoutAFlipPointItsEndsAreSaid) {
  name(0, {}, {{1.2, .02, 0, .1, 40}, {4, .1, 0, .3, 40}, {7.9, .4, .2, .6, 40}});
  EXPECT_EQ(said().at(0), "Turns on turmoil.precision: the claim follows in 2 of 100 worlds near 1.2, in 40 near 7.9.");
  EXPECT_EQ(column(), "turmoil.precision");
}

TEST_F(Turning, AChoiceIsSaidByItsNames) {
  name(4, {}, {{0, .2, .1, .3, 200}, {1, .8, .7, .9, 200}});
  EXPECT_EQ(said().at(0),
            "Turns on recognition.answer: the claim follows in 80 of 100 worlds with exact, in 20 with floor.");
}

TEST_F(Turning, WhereNoSingleNumberDecides) {
  EXPECT_EQ(said().at(0), "No single assumption decides.");
  EXPECT_EQ(column(), "no single assumption");
  result.hinges[0].box =
      Box{{{0, 6, infinity, .001}, {1, -infinity, 40000, .001}, {4, -infinity, .5, .01}}, true, .6, .79, .11, .9};
  ASSERT_EQ(said().size(), 2u);
  EXPECT_EQ(said()[0], "No single assumption decides; see the box.");
  EXPECT_EQ(
      said()[1],
      "Where turmoil.precision is above 6 and army.force is below 40,000 people and recognition.answer is floor, it "
      "follows in 79 of 100 worlds. 11 of 100 worlds are there. 9 of 10 parts of the worlds gave the same box.");
  EXPECT_EQ(column(), "3 numbers together");
}

TEST_F(Turning, TooFewWorldsAndNothingToTurnOn) {
  result.hinges[0] = {.worlds = 81, .more = 219, .inputs = {}, .box = {}, .effects = {}};
  EXPECT_EQ(said().at(0), "219 more draws would show what it turns on.");
  EXPECT_EQ(column(), "needs 219 more draws");
  result.hinges[0].more = 0;  // too small, opposite, ...: clear before
  result.tests[0].progress.draws = 81;
  EXPECT_EQ(said().at(0), "Not asked further: the answer was clear after 81 draws.");
  EXPECT_EQ(column(), "not asked further");
  result.hinges[0] = {.worlds = 400, .more = 0, .inputs = {}, .box = {}, .effects = {}};
  EXPECT_EQ(column(), "all worlds agree");
  result.claims[0].verdict = Verdict::never_tested;
  EXPECT_EQ(column(), "-");
  result.hinges.clear();
  result.claims[0].verdict = Verdict::follows;
  EXPECT_EQ(column(), "-");
  EXPECT_TRUE(said().empty());
}

// One role that carries nine tenths of an effect is what the claim turns on.
TEST_F(Turning, ARoleThatCarriesTheEffect) {
  const auto without = [](const char* role, Estimate left) {
    Robustness row;
    row.check = Check::without;
    row.name = role;
    row.left = left;
    return row;
  };
  result.robustness = {{without("information", {.04, -.01, .09}), without("opinion", {.6, .4, .8}),
                        without("organisations", {.02, -.3, .4})}};
  EXPECT_EQ(said().at(0), "Turns on information: without that role 96 % of the change is gone.");
  EXPECT_EQ(column(), "role information");
  auto& rows = result.robustness[0];
  rows[0].same = true;  // an inert role carries nothing
  EXPECT_FALSE(carrier_of(finished(), 0));
  rows[0].same = false;
  rows[0].left->hi = infinity;  // no change is shown over these worlds
  EXPECT_FALSE(carrier_of(finished(), 0));
}

TEST_F(Turning, AdviceSaysWhatIsKnownAlready) {
  EXPECT_EQ(advice_sentence(finished(), {0, {0}, .8}),
            "turmoil.precision to within 0.8 settles C8; it is known to within 3.5.");
}

TEST_F(Turning, HostileNamesStayOnTheirLineAndColumnsAreNarrow) {
  scenario.inputs[0].label = "a\x1b[31m\n" + std::string(200, 'x');
  name(0, Flip{6.1, 5.2, 7.3, true, .12, .83});
  EXPECT_LE(width_of(column()), turns_on_width);
  EXPECT_EQ(column().find('\x1b'), std::string::npos);
  EXPECT_EQ(said().at(0).find('\n'), std::string::npos);
}

}  // namespace
}  // namespace interregnum
