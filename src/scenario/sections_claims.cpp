// Claims: what the author says, and the tests that decide whether it follows.
#include <fmt/format.h>

#include <algorithm>

#include "document/scanner.hpp"
#include "document/source_text.hpp"
#include "scenario/claim_tests.hpp"
#include "scenario/names.hpp"
#include "scenario/rows.hpp"
#include "scenario/sections.hpp"
#include "scenario/test_reader.hpp"
#include "scenario/transfer_reader.hpp"

namespace interregnum {
namespace {

constexpr std::size_t most_tests_in_file = 1000;

Names claim_keys() {
  Names keys = test_keys();
  keys.insert(keys.end(), {"says", "margin_why", "tests", "need"});
  return keys;
}

// "... eroded his authority. [essay#p4.2]" -> the sentence, and its cites.
void read_says(Draft& draft, const Node& node, Claim& claim) {
  std::size_t end = node.text.size();
  while (end > 0) {
    const std::size_t close = node.text.find_last_not_of(" \t\n", end - 1);
    const std::size_t open =
        close != std::string::npos && node.text[close] == ']' ? node.text.rfind('[', close) : std::string::npos;
    if (open == std::string::npos) break;
    Node part = node;
    part.text = node.text.substr(open + 1, close - open - 1);
    part.at = within(node, open + 1, close - open - 1);
    if (const auto cite = read_cite(part, draft.diagnostics)) {
      check_cite(draft, *cite, part.at);
      claim.cites.insert(claim.cites.begin(), *cite);
    }
    end = open;
  }
  claim.says = std::string(trimmed(Text(node.text).substr(0, end)));
}

// "all", "any", "2 of 3" -> how many tests must follow.
u32 read_need(Draft& draft, const Node& table, std::size_t tests) {
  const u32 all = static_cast<u32>(tests);
  const Node* node = member(draft, table, "need", Kind::string);
  if (node == nullptr || node->text == "all") return all;
  if (node->text == "any") return 1;
  Scanner scanner = scan(*node);
  const auto some = take_number(scanner);
  const bool counted = some && take_word(scanner, "of");
  const auto of = counted ? take_number(scanner) : std::nullopt;
  if (of && at_end(scanner) && *of == all && *some >= 1 && *some <= all && *some == static_cast<u32>(*some))
    return static_cast<u32>(*some);
  draft.diagnostics.error("bad_need", node->at, fmt::format("{} is not all, any or K of {}", "need", all),
                          fmt::format("this claim has {} tests, `each` written out", all));
  return all;
}

std::size_t count_tests(const Scenario& scenario) {
  std::size_t count = 0;
  for (const Claim& claim : scenario.claims) count += claim.tests.size();
  return count;
}

void read_claim(Draft& draft, const Node& node, const NamedArms& named) {
  Claim claim;
  claim.id = node.key;
  claim.at = name_of(node);
  only_keys(draft, node, fmt::format("claim '{}'", node.key), claim_keys());
  if (const Node* says = need(draft, node, "says", Kind::string)) read_says(draft, *says, claim);
  claim.margin_why = text_of(draft, node, "margin_why");
  const auto tests = tests_of(draft, node);
  bool has_margin = false;
  if (count_tests(draft.scenario) + tests.size() > most_tests_in_file) {
    draft.diagnostics.error("too_many", claim.at, fmt::format("more than {} tests in one file", most_tests_in_file));
    return;
  }
  for (const Node& test : tests) {
    has_margin = has_margin || find(test, "margin") != nullptr;
    if (auto read = read_test(draft, test, claim, named)) claim.tests.push_back(std::move(*read));
  }
  if (has_margin && find(node, "margin_why") == nullptr)
    draft.diagnostics.warning("no_margin_why", claim.at,
                              fmt::format("claim '{}' has a margin without margin_why", claim.id),
                              "why is this the smallest change worth the word?");
  claim.need = read_need(draft, node, tests.size());
  draft.scenario.claims.push_back(std::move(claim));
}

// [claims] keep = [...]: the only claims that this file judges. The others are gone already (drop.cpp).
void check_kept(Draft& draft, const std::vector<const Node*>& all) {
  const Node* table = section(draft, "claims");
  if (table == nullptr) return;
  for (const Node& node : table->items)
    if (node.key != "keep")
      draft.diagnostics.error("unknown_key", name_of(node), fmt::format("[claims] has no key '{}'", node.key),
                              fmt::format("a claim is  [claim.{}]", node.key));
  Names known;
  for (const Node* node : all) known.push_back(node->key);
  for (const Node* node : strings_of(draft, *table, "keep"))
    if (std::find(known.begin(), known.end(), node->text) == known.end())
      unknown_name(draft, node->at, "claim", node->text, known);
}

}  // namespace

void read_claims(Draft& draft, const NamedArms& named) {
  const auto all = entries(draft, "claim");
  check_kept(draft, all);
  for (const Node* node : all) read_claim(draft, *node, named);
  resolve_transfers(draft);
  if (!all.empty() && has_regime(draft) && ruler_of(draft.scenario).empty())
    draft.diagnostics.error("no_ruler", name_of(*find(draft.root, "claim")), "claims are judged, but there is no ruler",
                            "add  [actor] leader = { kind = \"ruler\" }");
}

}  // namespace interregnum
