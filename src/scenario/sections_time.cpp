// When a study begins, where its day 0 lies, and how far it may look.
#include <fmt/format.h>

#include "scenario/moment.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

constexpr i64 hours_a_day = 24, hours_a_year = 365 * hours_a_day;
constexpr i64 default_horizon = 5 * hours_a_year, longest = 100 * hours_a_year;

// Hours since 1970 of a member that is a date.
std::optional<i64> date_of(Draft& draft, const Node& time, Text key) {
  const Node* node = find(time, key);
  if (node == nullptr) return std::nullopt;
  return read_date(*node, draft.diagnostics);
}

void read_start(Draft& draft, const Node& time, i64 hours) {
  const Node& node = *find(time, "start");
  draft.scenario.clock.start = node.text.substr(0, node.text.find_first_of(" T"));
  if (hours % hours_a_day != 0)
    draft.diagnostics.error("start_not_midnight", node.at, "start is a day: day 0 begins at its 00:00",
                            fmt::format("write  start = {}", draft.scenario.clock.start));
}

void read_from(Draft& draft, const Node& time, i64 start) {
  const auto from = date_of(draft, time, "from");
  if (!from) return;
  const Node& node = *find(time, "from");
  if (*from > start)
    draft.diagnostics.error("from_after_start", node.at, "from is after start: runs begin at from, day 0 is start");
  else if (start - *from > longest)
    draft.diagnostics.error("horizon_range", node.at, "from is more than 100 y before start");
  else
    draft.scenario.clock.from = *from - start;
}

i64 read_horizon(Draft& draft, const Node& time) {
  const Node* node = find(time, "horizon");
  if (node == nullptr) return default_horizon;
  const auto read = quantity(draft, *node, between_bounds("h"));
  if (!read) return 0;
  const bool one_number = !is_uncertain(read->prior) && read->expression.empty();
  if (one_number && read->prior.a >= 1 && read->prior.a <= longest) return static_cast<i64>(read->prior.a);
  draft.diagnostics.error("horizon_range", node->at, "the horizon is one length of time, more than 0 and at most 100 y",
                          "for example  horizon = \"5 y\"");
  return 0;
}

}  // namespace

void read_time(Draft& draft) {
  const Node* time = need(draft, draft.root, "time", Kind::table);
  if (time == nullptr) return;
  only_keys(draft, *time, "[time]", {"from", "start", "zone", "horizon"});
  draft.scenario.clock.zone = text_of(draft, *time, "zone", "UTC");
  draft.scenario.clock.horizon = read_horizon(draft, *time);
  if (find(*time, "start") == nullptr)
    draft.diagnostics.error("missing_key", name_of(*time), "'time' lacks 'start'", "for example  start = 2023-06-23");
  const auto start = date_of(draft, *time, "start");
  if (!start) return;
  read_start(draft, *time, *start);
  read_from(draft, *time, *start);
}

}  // namespace interregnum
