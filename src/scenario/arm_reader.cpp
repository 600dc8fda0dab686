#include "scenario/arm_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "document/scanner.hpp"
#include "document/source_text.hpp"

namespace interregnum {
namespace {

using Set = std::set<u32>;

// What a name stands for, or why it stands for nothing.
struct Expansion {
  enum class State { whole, unknown, broken, circular, deep };  // circular: or being expanded just now
  State state = State::whole;
  Set actions;
};

struct Reader {
  const Scenario& scenario;
  const NamedArms& named;
  std::map<std::string, Expansion, std::less<>> done;  // arms met so far
};

// ------------------------------------------------------------------------------------------------------------- names

constexpr std::array<Text, 3> standing_arms = {"nothing", "story", "free"};

std::optional<Set> standing_arm(const Scenario& scenario, Text name) {
  if (std::find(standing_arms.begin(), standing_arms.end(), name) == standing_arms.end()) return std::nullopt;
  Set actions;
  for (u32 i = 0; i < scenario.actions.size(); ++i) {
    const Action& action = scenario.actions[i];
    const bool imposed = action.is_shock && (name == "story" || (name == "free" && action.tick < 0));
    if (imposed) actions.insert(i);
  }
  return actions;
}

std::optional<u32> find_action(const Scenario& scenario, Text name) {
  const auto& actions = scenario.actions;
  const auto found = std::find_if(actions.begin(), actions.end(), [name](const Action& a) { return a.name == name; });
  if (found == actions.end()) return std::nullopt;
  return static_cast<u32>(found - actions.begin());
}

std::vector<std::string> known_names(const Reader& r) {
  std::vector<std::string> names(standing_arms.begin(), standing_arms.end());
  for (const auto& action : r.scenario.actions) names.push_back(action.name);
  for (const auto& arm : r.named) names.push_back(arm.first);
  return names;
}

u32 line_of(const Reader& r, const std::string& name) {
  if (const auto arm = r.named.find(name); arm != r.named.end()) return arm->second->key_at.line;
  const auto action = find_action(r.scenario, name);
  return action ? r.scenario.actions[*action].at.line : 0;
}

// "nearest: 'invitation' (line 103)"
std::string nearest_hint(const Reader& r, Text name) {
  const std::string nearest = nearest_name(name, known_names(r));
  if (nearest.empty()) return {};
  const u32 line = line_of(r, nearest);
  return fmt::format("nearest: '{}'{}", nearest, line > 0 ? fmt::format(" (line {})", line) : "");
}

// -------------------------------------------------------------------------------------------------------- expressions

struct Term {
  Text name;
  bool added = true;
};

// NAME (("+" | "-") NAME)*; incomplete where the scanner is lost.
std::vector<Term> read_terms(Scanner& scanner, Diagnostics& diagnostics) {
  std::vector<Term> terms;
  for (bool added = true, more = true; more && !scanner.lost;) {
    const Text name = take_name(scanner);
    if (name.empty())
      lose(scanner, diagnostics, "arm_syntax",
           fmt::format("expected a shock, an intervention or an arm, found {}", found(scanner)),
           "an arm is names with + and -:  story - turmoil");
    terms.push_back({name, added});
    const bool plus = take(scanner, "+");
    more = plus || take(scanner, "-");
    added = plus;
  }
  expect_end(scanner, diagnostics, "arm_syntax", "+ or -");
  return terms;
}

Expansion expand(Reader& r, Text name, int depth);

// All that is added, less all that is taken away; the first thing wrong with any name is wrong with the whole.
Expansion expand_all(Reader& r, const std::vector<Term>& terms, int depth) {
  Expansion whole;
  Set removed;
  for (const auto& term : terms) {
    const Expansion part = expand(r, term.name, depth);
    if (part.state != Expansion::State::whole) return part;
    (term.added ? whole.actions : removed).insert(part.actions.begin(), part.actions.end());
  }
  for (const u32 action : removed) whole.actions.erase(action);
  return whole;
}

Expansion expand_arm(Reader& r, const Node& node, int depth) {
  if (depth > most_nested_arms) return {Expansion::State::deep, {}};
  if (node.kind != Kind::string || node.text.size() > most_bytes_in_expression) return {Expansion::State::broken, {}};
  Diagnostics ignored;  // its mistakes are reported where the arm itself is read
  Scanner scanner = scan(node);
  const auto terms = read_terms(scanner, ignored);
  if (scanner.lost) return {Expansion::State::broken, {}};
  Expansion whole = expand_all(r, terms, depth + 1);
  if (whole.state == Expansion::State::unknown) whole.state = Expansion::State::broken;
  return whole;
}

Expansion expand(Reader& r, Text name, int depth) {
  if (const auto known = r.done.find(name); known != r.done.end()) return known->second;
  if (const auto arm = r.named.find(std::string(name)); arm != r.named.end()) {
    r.done[arm->first] = {Expansion::State::circular, {}};
    return r.done[arm->first] = expand_arm(r, *arm->second, depth);
  }
  if (const auto action = find_action(r.scenario, name)) return {Expansion::State::whole, {*action}};
  if (auto standing = standing_arm(r.scenario, name)) return {Expansion::State::whole, std::move(*standing)};
  return {Expansion::State::unknown, {}};
}

// ----------------------------------------------------------------------------------------------------------- mistakes

void report(const Reader& r, Text name, Expansion::State state, const Position& at, Diagnostics& diagnostics) {
  switch (state) {
    case Expansion::State::whole:
    case Expansion::State::broken:
      return;
    case Expansion::State::unknown:
      return diagnostics.error("unknown_name", at, fmt::format("no shock or intervention {}", in_quotes(name)),
                               nearest_hint(r, name));
    case Expansion::State::circular:
      return diagnostics.error("arm_circle", at, fmt::format("the arm '{}' leads in a circle", name));
    case Expansion::State::deep:
      return diagnostics.error("nesting", at, fmt::format("arms nested deeper than {}", most_nested_arms));
  }
}

// Warns of what is taken away although nothing before or after adds it.
void check_removals(Reader& r, const std::vector<Term>& terms, const Node& where, Diagnostics& diagnostics) {
  Set added;
  for (const auto& term : terms) {
    if (!term.added) continue;
    const Set actions = expand(r, term.name, 0).actions;
    added.insert(actions.begin(), actions.end());
  }
  for (const auto& term : terms) {
    if (term.added) continue;
    const Set actions = expand(r, term.name, 0).actions;
    const bool any = std::any_of(actions.begin(), actions.end(), [&](u32 action) { return added.count(action) > 0; });
    if (!any)
      diagnostics.warning("nothing_removed", place(where, term.name),
                          fmt::format("'{}' is not in this arm: taking it away changes nothing", term.name));
  }
}

// The text of an arm without the white space around it.
std::string arm_name(Text expression) { return std::string(text_since({nullptr, expression, expression.size()}, 0)); }

std::optional<Arm> read_part(Text expression, const Node& where, const Scenario& scenario, const NamedArms& named,
                             Diagnostics& diagnostics) {
  auto actions = read_arm(expression, where, scenario, named, diagnostics);
  if (!actions) return std::nullopt;
  return Arm{arm_name(expression), std::move(*actions)};
}

// Where the word "vs" or the sign "<" stands in a comparison; the end if there is none.
Text find_separator(Text text) {
  Scanner scanner{nullptr, text};
  while (!at_end(scanner)) {
    const Text word = take_name(scanner);
    if (word == "vs") return word;
    if (word.empty() && sees(scanner, "<")) return text.substr(scanner.next, 1);
    if (word.empty()) ++scanner.next;
  }
  return text.substr(text.size());
}

}  // namespace

std::optional<std::vector<u32>> read_arm(Text expression, const Node& where, const Scenario& scenario,
                                         const NamedArms& named_arms, Diagnostics& diagnostics) {
  if (where.kind == Kind::string && !is_expression(where, "an arm", diagnostics)) return std::nullopt;
  Scanner scanner = scan(where, expression);
  const auto terms = read_terms(scanner, diagnostics);
  if (scanner.lost) return std::nullopt;
  Reader r{scenario, named_arms, {}};
  bool complete = true;
  for (const auto& term : terms) {
    const auto state = expand(r, term.name, 0).state;
    report(r, term.name, state, place(where, term.name), diagnostics);
    complete = complete && state == Expansion::State::whole;
  }
  if (!complete) return std::nullopt;
  check_removals(r, terms, where, diagnostics);
  const Set actions = expand_all(r, terms, 0).actions;
  return std::vector<u32>(actions.begin(), actions.end());
}

std::optional<ComparedArms> read_compared_arms(const Node& node, const Scenario& scenario, const NamedArms& named_arms,
                                               Diagnostics& diagnostics) {
  if (!is_expression(node, "arms", diagnostics, "\"story vs story - turmoil\"")) return std::nullopt;
  const Text text = node.text, separator = find_separator(text);
  const auto split = static_cast<std::size_t>(separator.data() - text.data());
  auto first = read_part(text.substr(0, split), node, scenario, named_arms, diagnostics);
  if (separator.empty()) return first ? std::optional(ComparedArms{std::move(*first), {}, false}) : std::nullopt;
  auto second = read_part(text.substr(split + separator.size()), node, scenario, named_arms, diagnostics);
  if (!first || !second) return std::nullopt;
  return ComparedArms{std::move(*first), std::move(second), separator == "<"};
}

}  // namespace interregnum
