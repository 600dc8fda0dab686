#include "scenario/starter.hpp"

#include <fmt/format.h>

namespace interregnum {
namespace {

// The name goes into a TOML string: quotes, backslashes and control characters stay out.
std::string title_of(Text name) {
  std::string title;
  for (const char c : name)
    if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) title += c;
  return title;
}

constexpr Text text = R"(# A political argument, executable. Change it, then:
#   interregnum check FILE            every mistake at once, and what will be judged
#   interregnum run FILE --quick      a first answer
# A number is a prior: "0.4 to 0.7" are its 5 % and 95 % points, "0..1" means all values alike, "0.5" is certain.
# Every number names its source in [brackets]; [judgement: why] says that nobody has measured it.
format = "interregnum/1"

[meta]
title = "{}"

[time]
start   = 2024-01-01   # day 0, 00:00
horizon = "1 y"        # latest day an outcome may ask for

[source]
essay = {{ cite = "The text whose sentences are judged", paragraphs = 1 }}

# Who acts. Columns that you leave out come from a card and are listed by  interregnum check FILE --priors
[actor]
leader = {{ kind = "ruler" }}
army   = {{ kind = "military", force = "20000 to 60000 person [judgement]", loyalty = "0.4 to 0.8 [judgement]" }}
guard  = {{ kind = "guard", force = "5000 to 20000 person [judgement]", loyalty = "0.6 to 0.9 [judgement]" }}

[group.citizens]
size = "10_000_000 person [judgement]"
support.leader = "0.4 to 0.7 [judgement: private, so below the polls]"

[tie]
"leader commands army"  = "0.6 to 0.9 [judgement]"
"leader commands guard" = "0.7 to 0.95 [judgement]"

# Strength (theta): the share of the active force at which a challenge has even odds. Bias: by how much the public
# overrates it; most claims about exposure turn on this number, so it must be stated.
[regime]
theta = "0.4 to 0.8 [judgement]"
bias  = "-0.1 to 0.2 [judgement]"

# What happens where an arm names it.
[shock.scandal]
does      = "signal"
at        = "day 30"
about     = "regime.theta"
shift     = "-0.3 to -0.1 [judgement]"
precision = "5 to 20 [judgement: 1 / variance of the news]"
source    = "essay#p1.1"

# What the text says, and the test that decides whether it follows. `story` is the arm with all shocks.
[claim.C1]
says = "The scandal cost the ruler the loyalty of those who would have to fight for him. [essay#p1.1]"
outcome = "regime.authority @ day 37"
arms = "story vs nothing"
expect = "decrease"
margin = "5 pp"
margin_why = "one unit in twenty that no longer fights"
)";

}  // namespace

std::string starter(Text name) { return fmt::format(fmt::runtime(text), title_of(name)); }

}  // namespace interregnum
