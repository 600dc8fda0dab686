#include "scenario/reader.hpp"

#include "base/sha256.hpp"
#include "scenario/canonical.hpp"
#include "scenario/coverage.hpp"
#include "scenario/drop.hpp"
#include "scenario/expression_bounds.hpp"
#include "scenario/expressions.hpp"
#include "scenario/sections.hpp"
#include "scenario/unused.hpp"

namespace interregnum {
namespace {

void read_sections(Draft& draft) {
  check_sections(draft);
  read_meta(draft);
  read_source_list(draft);
  read_time(draft);
  read_study(draft);
  for (const auto declare_section :
       {declare_actors, declare_movements, declare_groups, declare_wars, declare_ties, declare_channels, declare_pairs})
    declare_section(draft);
  for (const auto read_section :
       {read_parameters, read_regime, read_ties, read_actors, read_movements, read_groups, read_wars, read_routes,
        read_channels, read_issues, read_options, read_mechanisms, read_actions})
    read_section(draft);
  resolve_expressions(draft);
  read_links(draft);
  check_expression_bounds(draft);
  const NamedArms named = read_arms(draft);
  read_claims(draft, named);
  read_facts(draft, named);
  check_arms(draft);
}

void append(Diagnostics& all, const Diagnostics& more) {
  all.list.insert(all.list.end(), more.list.begin(), more.list.end());
}

// What is judged in another file belongs to what is judged here: its wording is part of this one's.
void add_transfers(Scenario& scenario) {
  for (const Claim& claim : scenario.claims)
    for (const Test& test : claim.tests)
      if (test.transfer) scenario.canonical += "\n" + test.transfer->other->hash;
  scenario.hash = sha256_hex(scenario.canonical);
}

// The document into a reading that has its name, sources and the diagnostics so far.
void read_into(Reading& reading, Document document, bool is_other = false) {
  Draft draft;
  draft.is_other = is_other;
  keep_claims(document);
  remove_dependents(document, draft.diagnostics);
  reading.blanks = blanks_of(document.root);
  report_blanks(reading.blanks, reading.diagnostics);
  if (!are_in_claims(reading.blanks)) return;
  remove_blank_claims(document.root, reading.blanks);
  draft.root = std::move(document.root);
  draft.scenario.file = reading.file;
  draft.scenario.canonical = canonical_form(draft.root);
  read_sections(draft);
  add_transfers(draft.scenario);
  mark_used(draft.scenario);
  draft.scenario.coverage = coverage_of(draft);
  reading.unused = unused_of(draft);
  auto& whole = reading.blanks.empty() ? reading.scenario : reading.without_blanks;
  if (!draft.diagnostics.has_errors() && reading.diagnostics.count(Severity::error) == reading.blanks.size())
    whole = std::move(draft.scenario);
  append(reading.diagnostics, draft.diagnostics);
}

Reading finished(Reading reading, Checked<Document> document) {
  reading.diagnostics = std::move(document.diagnostics);
  if (document.value) read_into(reading, std::move(*document.value));
  sort_diagnostics(reading.diagnostics);
  return reading;
}

}  // namespace

Reading read_claim_of(const std::string& path, Text claim) {
  Reading reading;
  reading.file = path;
  auto document = load_document(path, reading.sources);
  reading.diagnostics = std::move(document.diagnostics);
  if (!document.value) return reading;
  keep_claims(*document.value);
  for (Node& section : document.value->root.items)
    if (section.key == "claim") std::erase_if(section.items, [&](const Node& node) { return node.key != claim; });
  std::erase_if(document.value->root.items, [](const Node& section) { return section.key == "claims"; });
  read_into(reading, std::move(*document.value), true);
  return reading;
}

Reading read_scenario(const std::string& path) {
  Reading reading;
  reading.file = path;
  auto document = load_document(path, reading.sources);
  return finished(std::move(reading), std::move(document));
}

Reading read_scenario(const std::string& path, Text text) {
  Reading reading;
  reading.file = path;
  auto document = load_document(path, text, reading.sources);
  return finished(std::move(reading), std::move(document));
}

Reading read_scenario(Document document, const std::string& file) {
  Reading reading;
  reading.file = file;
  return finished(std::move(reading), {std::move(document), {}});
}

}  // namespace interregnum
