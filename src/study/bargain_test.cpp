// States that bargain without a regime: a published table through the reader and the engine.
#include <gtest/gtest.h>

#include "scenario/reader.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

// Capability, position in years and salience of Scholz, Calbert & Smith 2011, as points.
const std::string cars = R"toml(
format = "interregnum/1"
[meta]
title = "Car emissions as printed"
[time]
start = 1985-01-01
[actor]
NL = { kind = "state" }
BE = { kind = "state" }
LU = { kind = "state" }
DE = { kind = "state" }
FR = { kind = "state" }
IT = { kind = "state" }
UK = { kind = "state" }
IE = { kind = "state" }
DK = { kind = "state" }
GR = { kind = "state" }
[issue.years]
scale = ["now", "in a hundred years"]
source = "judgement"
NL = { position = 4, salience = "80 %", capability = 0.08 }
BE = { position = 7, salience = "40 %", capability = 0.08 }
LU = { position = 4, salience = "20 %", capability = 0.03 }
DE = { position = 4, salience = "80 %", capability = 0.16 }
FR = { position = 10, salience = "60 %", capability = 0.16 }
IT = { position = 10, salience = "60 %", capability = 0.16 }
UK = { position = 10, salience = "90 %", capability = 0.16 }
IE = { position = 7, salience = "10 %", capability = 0.05 }
DK = { position = 4, salience = "100 %", capability = 0.05 }
GR = { position = 7, salience = "70 %", capability = 0.08 }
[intervention]
no_germany = { does = "scale", column = "issue.years.capability[DE]", factor = 0, source = "judgement" }
[mechanism]
issues = { use = "weighted_mean", mobilised = 0 }
[claim.A]
says = "Without one of the large states it takes longer."
margin_why = "half a year"
tests = [{ outcome = "issue.years.result @ day 14", arms = "no_germany vs nothing", expect = "increase", margin = 0.5 }]
)toml";

double settled(const Study& study, Text arm) {
  double result = 0;
  const Layout& layout = study.plans[0].layout;
  const Observer observer{[&](i64, std::span<const double> world, std::span<const Acted>) {
    result = world[layout.cell("issue.result", 0)];
  }};
  for (const auto& a : study.arms)
    if (a.name == arm) {
      EXPECT_FALSE(run(a.spec, draw_inputs(study.plans[0], 0, 0), luck_of(0, 0, 0), &observer).failed);
    }
  return result;
}

TEST(ScholzCalbertSmith2011, CarEmissionsFromAFile) {
  const Reading reading = read_scenario("cars.toml", cars);
  for (const auto& d : reading.diagnostics.list) ADD_FAILURE() << d.at.line << ": " << d.message;
  const Study study = prepare(*reading.scenario, 0);
  EXPECT_NEAR(settled(study, "nothing"), 7.389956, 5e-7);
  EXPECT_NEAR(settled(study, "no_germany"), (5.003 - .512) / (.677 - .128), 1e-12) << "weeks do not give it back";
}

}  // namespace
}  // namespace interregnum
