// What a study is called, and by which rule it judges.
#include <fmt/format.h>

#include <algorithm>

#include "document/source_text.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

constexpr Text format_name = "interregnum/1";

// A number without doubt, inside the bounds of the target; `otherwise` where the file has none.
double number_of(Draft& draft, const Node& table, Text key, double otherwise, const Target& target) {
  const Node* node = find(table, key);
  if (node == nullptr) return otherwise;
  const auto read = quantity(draft, *node, target);
  if (!read) return otherwise;
  if (is_uncertain(read->prior) || !read->expression.empty())
    draft.diagnostics.error("not_one_number", node->at, fmt::format("'{}' is one number, without doubt", key));
  return read->prior.a;
}

}  // namespace

void check_sections(Draft& draft) {
  only_keys(draft, draft.root, "the file",
            {"format", "extends",  "meta",   "time",     "study",     "source", "actor",        "group", "regime",
             "tie",    "movement", "issue",  "war",      "route",     "shock",  "intervention", "arm",   "mechanism",
             "linked", "claim",    "claims", "observed", "base_rate", "param",  "channel"});
}

void read_meta(Draft& draft) {
  const Node* format = need(draft, draft.root, "format", Kind::string);
  if (format != nullptr && format->text != format_name)
    draft.diagnostics.error("format_version", format->at,
                            fmt::format("the format {} is not known", in_quotes(format->text)),
                            fmt::format("this version reads '{}'", format_name));
  const Node* meta = need(draft, draft.root, "meta", Kind::table);
  if (meta == nullptr) return;
  only_keys(draft, *meta, "[meta]", {"title", "stance"});
  if (const Node* title = need(draft, *meta, "title", Kind::string)) draft.scenario.title = title->text;
  draft.scenario.stance = text_of(draft, *meta, "stance");
}

void read_study(Draft& draft) {
  const Node* study = section(draft, "study");
  if (study == nullptr) return;
  only_keys(draft, *study, "[study]", {"holds", "alpha", "budget", "widen", "ci", "seed", "threads"});
  StudyRules& rules = draft.scenario.rules;
  rules.holds = number_of(draft, *study, "holds", rules.holds, strictly_between("1", .5, 1));
  rules.alpha = number_of(draft, *study, "alpha", rules.alpha, strictly_between("1", 0, .5));
  rules.widen = number_of(draft, *study, "widen", rules.widen, between_bounds("1", 1, 100));
  const double budget = number_of(draft, *study, "budget", rules.budget, between_bounds("1", 16, 1e6));
  rules.budget = static_cast<u32>(std::clamp(budget, 16., 1e6));
  for (const Text key : {"ci", "seed", "threads"})
    if (find(*study, key) != nullptr) draft.unused_keys.push_back(fmt::format("study.{}", key));
}

}  // namespace interregnum
