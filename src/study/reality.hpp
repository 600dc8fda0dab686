// What happened beside what the model does with it: the known facts of [observed].
#pragma once

#include "study/study.hpp"

namespace interregnum {

// One result a known fact, over the cells of Study::observed (over the whole budget, `first_replicates` each), which
// must be there. Its percentile is that of what happened among all runs with a value, ties half, averaged over 99
// points of its error. An event is compared by the share of runs in which it happens: what happened lies inside the
// model's 5 to 95 % where at least 5 of 100 runs do the same. Failed runs are left out; where they would move it in or
// out, all of them below the others or all above, it is open. FactResult::claims and
// RateResult::claims are left empty: see leaning.hpp.
std::vector<FactResult> compare_facts(const Study& study, const Cells& cells, u32 budget);

// The bounds of 95 % of what is known: a range says where it ends.
Interval known_bounds(const Prior& known);

// What a study finds beside its verdicts that has to do with reality: known facts, which claims lean on them and on the
// base rates, verdicts on the worlds that fit, and series. Runs what is missing, and adds what was read to `read`, but
// not the runs of series; false: told to stop.
bool see_reality(const Study& study, Cells& cells, const Orders& orders, Status& status, StudyResult& result,
                 std::vector<Cell>& read);

}  // namespace interregnum
