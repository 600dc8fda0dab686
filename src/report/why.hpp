// Why something happens in one run, walked back: the event, its reason, who moved what the reason names, and so on to
// the arm's actions, to what was stated, and to luck.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/run.hpp"

namespace interregnum {

struct Cause {
  Text kind;  // event, reason, equation, luck, column, mechanism, action, stated; more: what is left out
  std::string what;
  std::optional<i64> tick = {};  // hours since day 0, where it has a moment
  std::vector<Cause> causes = {};
};

struct Why {
  bool happened = false;
  Cause root;
};

// The first time that the event happens; where it does not, what came closest to it.
Why why_of(const Scenario& scenario, const RunSpec& spec, std::span<const double> inputs, Luck luck,
           const EventRef& event);

// Lines of at most 80 columns, indented by how far back they lead.
std::string why_text(const Why& why);

}  // namespace interregnum
