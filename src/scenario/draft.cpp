#include "scenario/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

constexpr std::size_t longest_name = 64, most_entries = 500;
constexpr double no_bound = 1e6;  // a bound beyond it keeps a run finite; it is no property of the quantity
constexpr double largest_number = 1e12;

bool is_letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_well_formed(Text name) {
  return !name.empty() && name.size() <= longest_name && std::isdigit(static_cast<unsigned char>(name[0])) == 0 &&
         std::all_of(name.begin(), name.end(), is_letter_or_digit);
}

void wrong_kind(Draft& draft, const Node& node, Text expected) {
  const std::string what = node.key.empty() ? "this" : in_quotes(node.key);
  draft.diagnostics.error("wrong_kind", node.at,
                          fmt::format("{} must be {}, not {}", what, expected, kind_name(node.kind)));
}

bool has_kind(Draft& draft, const Node& node, Kind kind) {
  if (node.kind != kind) wrong_kind(draft, node, kind_name(kind));
  return node.kind == kind;
}

// After so many mistakes nobody reads a hint; searching for one would only cost time.
bool is_hint_worth_it(const Draft& draft) { return draft.diagnostics.list.size() < 200; }

std::string nearest_hint(const Draft& draft, Text word, const Names& known) {
  if (!is_hint_worth_it(draft)) return {};
  const std::string nearest = nearest_name(word, known);
  return nearest.empty() ? "" : fmt::format("nearest: '{}'", nearest);
}

// Wars, issues, routes and channels have names of their own: they belong to a table only where it is asked for.
bool is_in(const Entity& entity, Text table) {
  const bool apart =
      entity.table == "war" || entity.table == "issue" || entity.table == "route" || entity.table == "channel";
  return table.empty() ? !apart : entity.table == table;
}

// Whether the source has the paragraph, and the sentence, that is cited.
void check_place(Draft& draft, const Cite& cite, const Source& source, const Position& at) {
  if (source.paragraphs > 0 && cite.paragraph > source.paragraphs)
    draft.diagnostics.error(
        "unknown_paragraph", at,
        fmt::format("'{}' has {} paragraphs, there is no p{}", source.name, source.paragraphs, cite.paragraph));
  if (cite.paragraph == 0 || cite.paragraph > source.sentences.size()) return;
  const u32 count = source.sentences[cite.paragraph - 1];
  if (cite.sentence > count)
    draft.diagnostics.error("unknown_sentence", at,
                            fmt::format("p{} of '{}' has {} sentence{}, there is no p{}.{}", cite.paragraph,
                                        source.name, count, count == 1 ? "" : "s", cite.paragraph, cite.sentence),
                            fmt::format("the whole paragraph is  {}#p{}", source.name, cite.paragraph));
}

}  // namespace

Position name_of(const Node& node) { return node.key.empty() ? node.at : node.key_at; }

const Node* section(Draft& draft, Text name) {
  const Node* node = find(draft.root, name);
  return node != nullptr && has_kind(draft, *node, Kind::table) ? node : nullptr;
}

bool is_too_many(Draft& draft, const Node& table) {
  if (table.items.size() <= most_entries) return false;
  const std::string what = &table == &draft.root ? "the file" : in_quotes(table.key);
  draft.diagnostics.error("too_many", name_of(table), fmt::format("{} has more than {} entries", what, most_entries));
  return true;
}

std::vector<const Node*> entries(Draft& draft, Text section_name) {
  std::vector<const Node*> list;
  const Node* table = section(draft, section_name);
  if (table == nullptr) return list;
  if (is_too_many(draft, *table)) return list;
  for (const Node& node : table->items)
    if (check_name(draft, node) && has_kind(draft, node, Kind::table)) list.push_back(&node);
  return list;
}

const Node* member(Draft& draft, const Node& table, Text key, Kind kind) {
  const Node* node = find(table, key);
  return node != nullptr && has_kind(draft, *node, kind) ? node : nullptr;
}

const Node* need(Draft& draft, const Node& table, Text key, Kind kind) {
  if (find(table, key) == nullptr) {
    const std::string where = &table == &draft.root ? "the file" : table.key.empty() ? "this" : in_quotes(table.key);
    draft.diagnostics.error("missing_key", name_of(table), fmt::format("{} lacks '{}'", where, key));
  }
  return member(draft, table, key, kind);
}

std::string text_of(Draft& draft, const Node& table, Text key, Text otherwise) {
  const Node* node = member(draft, table, key, Kind::string);
  return node != nullptr ? node->text : std::string(otherwise);
}

std::vector<const Node*> strings_of(Draft& draft, const Node& table, Text key) {
  std::vector<const Node*> list;
  const Node* node = find(table, key);
  if (node == nullptr) return list;
  if (node->kind == Kind::string) return {node};
  if (node->kind != Kind::array) {
    wrong_kind(draft, *node, "a string or an array of strings");
    return list;
  }
  for (const Node& item : node->items)
    if (has_kind(draft, item, Kind::string)) list.push_back(&item);
  return list;
}

void only_keys(Draft& draft, const Node& table, Text where, const Names& known) {
  if (is_too_many(draft, table)) return;
  for (const Node& node : table.items) {
    if (std::find(known.begin(), known.end(), node.key) != known.end()) continue;
    std::string hint = nearest_hint(draft, node.key, known);
    if (node.key == "format" || node.key == "extends")
      hint = fmt::format("a key after a [header] belongs to that table: move '{}' above the first [header]", node.key);
    else if (hint.empty() && !known.empty())
      hint = fmt::format("known: {}", joined(known));
    draft.diagnostics.error("unknown_key", name_of(node), fmt::format("{} has no key {}", where, in_quotes(node.key)),
                            hint);
  }
}

bool check_name(Draft& draft, const Node& named) {
  if (is_well_formed(named.key)) return true;
  draft.diagnostics.error("bad_name", name_of(named), fmt::format("{} cannot be a name", in_quotes(named.key)),
                          "a name has letters a-z, digits and _, begins with no digit and is at most 64 long");
  return false;
}

void unknown_name(Draft& draft, const Position& at, Text what, Text name, const Names& known) {
  std::string hint = nearest_hint(draft, name, known);
  if (hint.empty() && !known.empty() && known.size() <= 12) hint = fmt::format("known: {}", joined(known));
  if (known.empty()) hint = fmt::format("this file has no {} at all", what);
  draft.diagnostics.error("unknown_name", at, fmt::format("no {} {}", what, in_quotes(name)), hint);
}

void not_available(Draft& draft, const Position& at, const std::string& what, const std::string& hint) {
  draft.diagnostics.error("not_available", at, what + " is not available in this version", hint);
}

Names words_of(Text text) {
  Names words;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space && !inside) words.emplace_back();
    if (!space) words.back() += c;
    inside = !space;
  }
  return words;
}

std::string joined(const Names& names) { return fmt::format("{}", fmt::join(names, ", ")); }

Target between_bounds(Text unit, double low, double high) {
  Target target;
  target.unit = unit;
  target.low = low <= -no_bound ? -HUGE_VAL : low;
  target.high = high >= no_bound ? HUGE_VAL : high;
  return target;
}

Target strictly_between(Text unit, double low, double high) {
  Target target = between_bounds(unit, low, high);
  target.low_open = target.high_open = true;
  return target;
}

std::optional<Quantity> quantity(Draft& draft, const Node& node, const Target& target) {
  auto read = read_quantity(node, target, draft.diagnostics);
  if (!read) return read;
  if (read->has_cite) check_cite(draft, read->cite, read->at);
  for (const double tail : {.001, .999})
    if (std::fabs(quantile(read->prior, tail)) > largest_number) {
      draft.diagnostics.error("number_size", read->at, "numbers beyond 1e12 are not sensible here");
      return std::nullopt;
    }
  return read;
}

Quantity exactly_this(double value) {
  Quantity q;
  q.text = fmt::format("{}", value);
  q.prior = prior_of(exactly(value), -HUGE_VAL, HUGE_VAL);
  return q;
}

Quantity from_range(const Range& range, double low, double high) {
  Quantity q;
  q.prior = prior_of(range, low, high);
  q.cite.source = "judgement";
  if (range.source != "judgement") q.cite.why = range.source;
  q.has_cite = true;
  return q;
}

u32 add_input(Draft& draft, Input input) {
  draft.scenario.inputs.push_back(std::move(input));
  return static_cast<u32>(draft.scenario.inputs.size() - 1);
}

std::vector<Cite> read_sources(Draft& draft, const Node& table) {
  std::vector<Cite> cites;
  for (const Node* node : strings_of(draft, table, "source")) {
    auto cite = read_cite(*node, draft.diagnostics);
    if (!cite) continue;
    check_cite(draft, *cite, node->at);
    cites.push_back(std::move(*cite));
  }
  draft.cites.insert(draft.cites.end(), cites.begin(), cites.end());
  return cites;
}

std::vector<Cite> need_sources(Draft& draft, const Node& table) {
  if (find(table, "source") == nullptr)
    draft.diagnostics.error("missing_key", name_of(table), fmt::format("'{}' lacks 'source'", table.key),
                            "for example  source = \"essay#p1.3\"  or  source = \"judgement: why\"");
  return read_sources(draft, table);
}

void check_cite(Draft& draft, const Cite& cite, const Position& at) {
  if (cite.source == "judgement" || cite.source.empty()) return;
  Names known{"judgement"};
  for (const Source& source : draft.scenario.sources) {
    known.push_back(source.name);
    if (source.name == cite.source) return check_place(draft, cite, source, at);
  }
  unknown_name(draft, at, "source", cite.source, known);
}

const Entity* find_entity(const Scenario& scenario, Text name, Text table) {
  const auto& all = scenario.entities;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Entity& entity) { return entity.name == name && is_in(entity, table); });
  return found == all.end() ? nullptr : &*found;
}

Names entity_names(const Scenario& scenario, Text table) {
  Names names;
  for (const Entity& entity : scenario.entities)
    if (is_in(entity, table)) names.push_back(entity.name);
  return names;
}

}  // namespace interregnum
