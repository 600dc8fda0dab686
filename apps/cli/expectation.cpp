#include "expectation.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "commands.hpp"
#include "document/document.hpp"
#include "numbers.hpp"
#include "report/json.hpp"

namespace interregnum::cli {
namespace {

void wrong(Diagnostics& diagnostics, const Node& node, std::string message) {
  diagnostics.error("wrong_type", node.at, std::move(message));
}

std::string text_of(const Node& table, Text key) {
  const Node* node = find(table, key);
  return node && node->kind == Kind::string ? node->text : "";
}

void read_claims(const Node& list, Expectation& expectation, Diagnostics& diagnostics) {
  for (const Node& claim : list.items) {
    if (claim.kind != Kind::table) {
      wrong(diagnostics, claim, "a claim's answer must be a table");
      continue;
    }
    KnownClaim& known = expectation.claims[claim.key];
    known.verdict = text_of(claim, "verdict");
    if (const Node* tests = find(claim, "tests"))
      for (const Node& test : tests->items) known.tests.push_back(test.text);
  }
}

Expectation expectation_of(const Node& root, Diagnostics& diagnostics) {
  Expectation expectation;
  const Node *budget = find(root, "budget"), *claims = find(root, "claims");
  if (!budget || budget->kind != Kind::integer || budget->number < least_budget || budget->number > most_budget)
    wrong(diagnostics, budget ? *budget : root, "'budget' must be a number of draws, 16 to 1,000,000");
  else
    expectation.budget = static_cast<u32>(budget->number);
  const auto seed = seed_from(text_of(root, "seed"));
  if (!seed) wrong(diagnostics, root, "'seed' must be a string such as \"0x0\"");
  expectation.seed = seed.value_or(0);
  if (claims) read_claims(*claims, expectation, diagnostics);
  expectation.fingerprint = text_of(root, "fingerprint");
  return expectation;
}

void compare(const std::string& what, const std::string& expected, const std::string& found,
             std::vector<Change>& changes) {
  if (expected != found) changes.push_back({what, expected, found});
}

}  // namespace

Checked<Expectation> read_expectation(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  auto [root, diagnostics] = read_json(text.str(), path);
  if (!root) return {std::nullopt, std::move(diagnostics)};
  Expectation expectation = expectation_of(*root, diagnostics);
  if (diagnostics.has_errors()) return {std::nullopt, std::move(diagnostics)};
  return {std::move(expectation), std::move(diagnostics)};
}

std::string expectation_text(const Expectation& expectation) {
  Json::Object claims;
  for (const auto& [id, claim] : expectation.claims)
    claims.emplace_back(
        id, Json::Object{{"verdict", claim.verdict},
                         {"tests", array_of(claim.tests, [](const auto& verdict) { return Json(verdict); })}});
  return json_text(Json::Object{{"budget", expectation.budget},
                                {"seed", fmt::format("{:#x}", expectation.seed)},
                                {"claims", std::move(claims)},
                                {"fingerprint", expectation.fingerprint}});
}

std::vector<Change> changes_between(const Expectation& expected, const Expectation& found) {
  std::vector<Change> changes;
  std::set<std::string> ids;
  for (const auto* side : {&expected, &found})
    for (const auto& [id, claim] : side->claims) ids.insert(id);
  for (const auto& id : ids) {
    const auto before = expected.claims.find(id), now = found.claims.find(id);
    const KnownClaim was = before == expected.claims.end() ? KnownClaim{} : before->second;
    const KnownClaim is = now == found.claims.end() ? KnownClaim{} : now->second;
    compare(id, was.verdict, is.verdict, changes);
    for (std::size_t i = 0; i < std::max(was.tests.size(), is.tests.size()); ++i)
      compare(fmt::format("{} part {}", id, i + 1), i < was.tests.size() ? was.tests[i] : "",
              i < is.tests.size() ? is.tests[i] : "", changes);
  }
  compare("fingerprint", expected.fingerprint, found.fingerprint, changes);
  return changes;
}

}  // namespace interregnum::cli
