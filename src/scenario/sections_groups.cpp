// Groups of people and their parts, and what they think of whom.
#include <fmt/format.h>

#include <algorithm>

#include "document/scanner.hpp"
#include "scenario/rows.hpp"
#include "scenario/sections.hpp"
#include "world/verb.hpp"

namespace interregnum {
namespace {

constexpr double least_sample = 1, most_sample = 200000;
constexpr std::size_t most_persons = 1000000;  // of all samples together
constexpr Range silent_mean = between(.2, .8), silent_sd = between(.15, .30);

bool is_part(const Node& node) { return find(node, "part_of") != nullptr; }

// "distribution", "sample = N" or "everyone" -> the size of the sample, 0 for a distribution.
u32 read_resolution(Draft& draft, const Node& group) {
  const Node* node = member(draft, group, "resolution", Kind::string);
  if (node == nullptr) return 0;
  Scanner scanner = scan(*node);
  if (take_word(scanner, "distribution") && at_end(scanner)) return 0;
  if (take_word(scanner, "everyone") && at_end(scanner)) {
    not_available(draft, node->at, "resolution = \"everyone\"", "use \"distribution\", or \"sample = 100000\"");
    return 0;
  }
  if (take_word(scanner, "sample") && take(scanner, "=")) {
    const auto count = take_number(scanner);
    const bool whole = count && *count >= least_sample && *count <= most_sample && *count == static_cast<u32>(*count);
    if (whole && at_end(scanner)) return static_cast<u32>(*count);
  }
  draft.diagnostics.error("bad_value", node->at, "resolution is distribution, sample = N or everyone",
                          "a sample has 1 to 200 000 people");
  return 0;
}

// "top 10 % of support.leader @ from" -> ranks; people rank by private support of the ruler, highest last.
void read_ranks(Draft& draft, const Node& where, Group& part) {
  Scanner scanner = scan(where);
  const bool top = take_word(scanner, "top"), known_end = top || take_word(scanner, "bottom");
  const auto percent = take_number(scanner);
  if (!known_end || !percent || !take(scanner, "%") || !take_word(scanner, "of")) {
    draft.diagnostics.error("bad_part", where.at, "this does not say which part",
                            "for example  where = \"top 10 % of support.leader @ from\"");
    return;
  }
  if (!(*percent > 0 && *percent < 100)) {
    draft.diagnostics.error("bad_part", where.at, "a part is more than 0 % and less than 100 % of its group");
    return;
  }
  const std::string ruler = ruler_of(draft.scenario);
  const Text column = take_name(scanner);
  const bool bracketed = column == "support" && take(scanner, "[") && take_word(scanner, ruler) && take(scanner, "]");
  const bool by_ruler = bracketed || column == "support." + ruler;
  if (!by_ruler || !take(scanner, "@") || !take_word(scanner, "from") || !at_end(scanner)) {
    not_available(draft, where.at, "a part by anything but private support of the ruler at `from`",
                  fmt::format("write  where = \"top 10 % of support.{} @ from\"", ruler.empty() ? "RULER" : ruler));
    return;
  }
  part.from_rank = top ? 1 - *percent / 100 : 0;
  part.to_rank = top ? 1 : *percent / 100;
}

void declare_part(Draft& draft, const Node& node, Group& part) {
  part.part_of = text_of(draft, node, "part_of");
  if (find(node, "size") != nullptr)
    draft.diagnostics.error("bad_part", name_of(*find(node, "size")), "a part has the size of its share",
                            "state `size` or `part_of`, not both");
  if (const Node* share = find(node, "share"))
    not_available(draft, name_of(*share), "a part by share alone",
                  "which people are in it? Write  where = \"top 10 % of support.RULER @ from\"");
  else if (const Node* where = need(draft, node, "where", Kind::string))
    read_ranks(draft, *where, part);
  if (const Node* resolution = find(node, "resolution"))
    draft.diagnostics.error("bad_part", name_of(*resolution), "a part is held as its group is");
  if (const Node* support = find(node, "support"))
    draft.diagnostics.error("bad_part", name_of(*support), "a part has the opinions of its group",
                            "leave `support` out");
}

// A quantity sets the mean and leaves how people differ to the card; { mean, sd, shape } sets both.
struct Opinion {
  const Node *mean = nullptr, *sd = nullptr;
};
Opinion opinion_of(Draft& draft, const Node& group, const Node& node) {
  const bool distributed =
      find(node, "mean") != nullptr || find(node, "sd") != nullptr || find(node, "shape") != nullptr;
  if (!distributed) return {&node, nullptr};
  only_keys(draft, node, fmt::format("support.{}", node.key), {"mean", "sd", "shape"});
  if (find(node, "shape") != nullptr)
    draft.unused_keys.push_back(fmt::format("{}.support.{}.shape", group.key, node.key));
  return {find(node, "mean"), find(node, "sd")};
}

void set_opinion(Draft& draft, Text column, u32 row, const Node* node, const Range& silent, const Target& target) {
  const std::string& name = draft.scenario.rows.find("opinion")->second[row];
  const std::size_t bracket = name.find('[');
  std::optional<Quantity> number = from_range(silent, target.low, target.high);
  if (node != nullptr) number = quantity(draft, *node, target);
  if (!number) return;
  Input input;
  input.path = fmt::format("opinion.{}:{}", column, name);
  input.label =
      fmt::format("{}.support{}{}", name.substr(0, bracket), name.substr(bracket), column == "sd" ? ".sd" : "");
  input.quantity = std::move(*number);
  input.unit = "1";
  input.provenance = node != nullptr ? Provenance::file : Provenance::card;
  set_input(draft, fmt::format("opinion.{}", column), row, add_input(draft, std::move(input)));
}

void read_opinions(Draft& draft, const Node& group, u32 group_row) {
  const auto& rows = draft.scenario.rows["opinion"];
  const Node* support = member(draft, group, "support", Kind::table);
  for (u32 row = 0; row < rows.size(); ++row) {
    if (rows[row].compare(0, group.key.size() + 1, group.key + "[") != 0) continue;
    const std::string actor = rows[row].substr(group.key.size() + 1, rows[row].size() - group.key.size() - 2);
    const Node* node = support != nullptr ? find(*support, actor) : nullptr;
    const Opinion opinion = node != nullptr ? opinion_of(draft, group, *node) : Opinion{};
    set_opinion(draft, "mean", row, opinion.mean, silent_mean, strictly_between("1", 0, 1));
    set_opinion(draft, "sd", row, opinion.sd, silent_sd, strictly_between("1", 0, .5));
    set_constant(draft, "opinion.group", row, group_row);
    set_constant(draft, "opinion.of_ruler", row, actor == ruler_of(draft.scenario) ? 1 : 0);
    if (const Entity* armed = find_entity(draft.scenario, actor, "organisation"))
      set_constant(draft, "opinion.actor", row, armed->row);
    if (const Entity* about = find_entity(draft.scenario, actor))
      set_constant(draft, "opinion.about", row, static_cast<double>(entity_code({about->table, about->row})));
  }
}

void read_whole(Draft& draft, const Node& node, const Group& group, u32 row, double first_person) {
  if (find(node, "size") == nullptr)
    draft.diagnostics.error("missing_key", name_of(node), fmt::format("'{}' lacks 'size' or 'part_of'", node.key));
  fill_row(draft, {"group", row, group.name, group.name + ".", ""}, &node, fmt::format("group '{}'", group.name),
           {"resolution", "support"});
  set_constant(draft, "group.is_part", row, 0);
  set_constant(draft, "group.audience", row, row);  // groups come first among the audiences
  set_constant(draft, "group.from_rank", row, 0);
  set_constant(draft, "group.to_rank", row, 1);
  set_constant(draft, "group.sampled", row, group.sample);
  set_constant(draft, "group.first_person", row, first_person);
  read_opinions(draft, node, row);
}

// A part's size is a share of its group's: an expression, so that both are one draw.
Input share_of(const Group& part, const Input& whole) {
  Input input;
  input.path = "group.size:" + part.name;
  input.label = part.name + ".size";
  input.unit = whole.unit;
  input.provenance = Provenance::card;
  const double share = part.to_rank - part.from_rank;
  input.quantity.text = fmt::format("= {} * {:.6g}", whole.label, share);
  input.quantity.expression = {
      {Step::Kind::name, 0, whole.label, {}}, {Step::Kind::number, share, {}, {}}, {Step::Kind::multiply, 0, {}, {}}};
  return input;
}

// What a part does not state itself it has from its group: the same input, the same draw.
void inherit(Draft& draft, const Group& part, u32 row, u32 whole, const Node& node) {
  const Row own{"group", row, part.name, part.name + ".", ""};
  for (const ColumnSpec& column : columns()) {
    if (column.table != "group" || column.origin != Origin::stated) continue;
    const auto input = input_of(draft.scenario, fmt::format("group.{}", column.name), whole);
    if (column.name == "size" && input)
      draft.scenario.settings.push_back(
          {"group.size", row, add_input(draft, share_of(part, draft.scenario.inputs[*input]))});
    else if (find(node, column.name) != nullptr)
      fill_column(draft, own, column, &node);
    else if (input)
      draft.scenario.settings.push_back({fmt::format("group.{}", column.name), row, *input});
  }
}

void inherit_opinions(Draft& draft, const Group& part, u32 row) {
  const auto rows = draft.scenario.rows["opinion"];
  for (u32 own = 0; own < rows.size(); ++own) {
    if (rows[own].compare(0, part.name.size() + 1, part.name + "[") != 0) continue;
    const auto whole = row_of(draft.scenario, "opinion", part.part_of + rows[own].substr(part.name.size()));
    for (const Text column : {"opinion.mean", "opinion.sd", "opinion.of_ruler", "opinion.actor", "opinion.about"})
      if (const auto input = whole ? input_of(draft.scenario, column, *whole) : std::nullopt)
        set_input(draft, column, own, *input);
    set_constant(draft, "opinion.group", own, row);
  }
}

void read_part(Draft& draft, const Node& node, const Group& part, u32 row) {
  only_keys(draft, node, fmt::format("group '{}'", part.name),
            {"part_of", "where", "share", "fear", "fatigue", "size", "resolution", "support"});
  const auto whole = row_of(draft.scenario, "group", part.part_of);
  const Node* groups = section(draft, "group");
  if (!whole || is_part(*find(*groups, part.part_of))) {
    Names wholes;
    for (const Group& group : draft.scenario.groups)
      if (group.part_of.empty()) wholes.push_back(group.name);
    unknown_name(draft, find(node, "part_of")->at, "whole group", part.part_of, wholes);
    return;
  }
  inherit(draft, part, row, *whole, node);
  set_constant(draft, "group.is_part", row, 1);
  set_constant(draft, "group.audience", row, *whole);
  set_constant(draft, "group.from_rank", row, part.from_rank);
  set_constant(draft, "group.to_rank", row, part.to_rank);
  for (const Text column : {"group.sampled", "group.first_person"})
    if (const auto input = input_of(draft.scenario, column, *whole)) set_input(draft, column, row, *input);
  inherit_opinions(draft, part, row);
}

void add_persons(Draft& draft, const Node& group, u32 count) {
  auto& persons = draft.scenario.rows["person"];
  if (persons.size() + count > most_persons)
    draft.diagnostics.error("too_many", name_of(group), "all samples together have more than a million people");
  else
    persons.resize(persons.size() + count);
}

}  // namespace

void declare_groups(Draft& draft) {
  for (const Node* node : entries(draft, "group")) {
    const std::size_t before = draft.scenario.entities.size();
    declare(draft, *node, "group");
    if (draft.scenario.entities.size() == before) continue;
    Group group;
    group.name = node->key;
    if (is_part(*node))
      declare_part(draft, *node, group);
    else
      group.sample = read_resolution(draft, *node);
    add_persons(draft, *node, group.sample);
    draft.scenario.groups.push_back(std::move(group));
  }
}

void read_groups(Draft& draft) {
  const Node* section_node = section(draft, "group");
  double first_person = 0;
  const auto groups = draft.scenario.groups;
  for (u32 row = 0; row < groups.size(); ++row) {
    const Node& node = *find(*section_node, groups[row].name);
    if (!is_part(node)) read_whole(draft, node, groups[row], row, first_person);
    first_person += groups[row].sample;
  }
  for (u32 row = 0; row < groups.size(); ++row) {
    const Node& node = *find(*section_node, groups[row].name);
    if (is_part(node)) read_part(draft, node, groups[row], row);
  }
}

}  // namespace interregnum
