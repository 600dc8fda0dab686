// The readers of sections, in the order in which they run: each may look at what those before it have read.
// Internal to the reader; everybody else includes scenario/reader.hpp.
#pragma once

#include "scenario/arm_reader.hpp"
#include "scenario/draft.hpp"

namespace interregnum {

void check_sections(Draft& draft);    // names of sections, and those that this version cannot read
void read_meta(Draft& draft);         // format, [meta]
void read_time(Draft& draft);         // [time]
void read_study(Draft& draft);        // [study]
void read_source_list(Draft& draft);  // [source]

// Names first, so that everything may name everything: entities, and the rows of every table.
void declare_actors(Draft& draft);     // [actor]
void declare_groups(Draft& draft);     // [group]
void declare_movements(Draft& draft);  // [movement]
void declare_wars(Draft& draft);       // [war], [issue], [route]
void declare_ties(Draft& draft);       // [tie]
void declare_channels(Draft& draft);   // [channel], and what ties say
void declare_pairs(Draft& draft);      // beliefs, opinions, guarantees, and the three that follow
void declare_recognition(Draft& draft);
void declare_stakes(Draft& draft);
void declare_options(Draft& draft);  // of states

// Then their numbers: one input and one setting a stated column.
void read_parameters(Draft& draft);  // [param]
void read_actors(Draft& draft);
void read_regime(Draft& draft);  // [regime]
void read_groups(Draft& draft);
void read_movements(Draft& draft);
void read_wars(Draft& draft);
void read_routes(Draft& draft);
void read_issues(Draft& draft);
void read_options(Draft& draft);
void read_ties(Draft& draft);
void read_channels(Draft& draft);

void read_mechanisms(Draft& draft);  // [mechanism]
// The index in Scenario::knock_outs of a role to be played by none; nothing, and the reason, if nobody plays it.
std::optional<u32> knock_out(Draft& draft, const Position& at, Text role);
void read_actions(Draft& draft);                         // [shock], [intervention]
void read_links(Draft& draft);                           // [linked], once all numbers are known
NamedArms read_arms(Draft& draft);                       // [arm]
void read_claims(Draft& draft, const NamedArms& named);  // [claim], [claims]
void read_facts(Draft& draft, const NamedArms& named);
void check_arms(Draft& draft);  // what is odd about arms as claims and facts use them   // [observed], [base_rate]

}  // namespace interregnum
