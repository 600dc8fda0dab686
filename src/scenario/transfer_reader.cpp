#include "scenario/transfer_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "document/source_text.hpp"
#include "scenario/reader.hpp"

namespace interregnum {
namespace {

constexpr Text chain = "transfer_chain";
constexpr Text same_sign = "same sign", same_verdict = "same verdict";

// As `extends`: relative to the file in which it is written.
std::string path_of(const Node& node) {
  namespace fs = std::filesystem;
  return (fs::path(node.at.file).parent_path() / node.text).lexically_normal().string();
}

// "other.toml:3:7", or where in a JSON file.
std::string place_text(const Position& at) {
  return at.line > 0 ? fmt::format("{}:{}:{}", at.file, at.line, at.column) : fmt::format("{}: {}", at.file, at.path);
}

// The other file with this claim alone, or null and the reason.
std::shared_ptr<Scenario> read_other(Draft& draft, const Node& file, const Node& claim) {
  const std::string path = path_of(file);
  Reading other = read_claim_of(path, claim.text);
  const auto fail = [&](const std::string& why, const std::string& hint) {
    draft.diagnostics.error("transfer_file", file.at, why, hint);
    return nullptr;
  };
  if (!other.scenario) {
    const auto& list = other.diagnostics.list;
    const auto first =
        std::find_if(list.begin(), list.end(), [](const auto& d) { return d.severity == Severity::error; });
    if (first != list.end() && first->code == chain) {
      draft.diagnostics.error("transfer_chain", file.at, first->message, first->hint);
      return nullptr;
    }
    if (first == list.end()) return fail(in_quotes(path) + ": cannot be read", "");
    if (first->code.starts_with("file_")) return fail(first->message, "");  // it names the file
    return fail(fmt::format("{}: {}", place_text(first->at), first->message), "interregnum check " + path);
  }
  if (other.scenario->claims.empty())
    return fail(fmt::format("{} judges no claim {}", in_quotes(path), in_quotes(claim.text)), "");
  return std::make_shared<Scenario>(std::move(*other.scenario));
}

void refuse_others(Draft& draft, const Node& node) {
  for (const Node& key : node.items)
    if (key.key != "scenario" && key.key != "claim" && key.key != "expect")
      draft.diagnostics.error("two_kinds", name_of(key),
                              fmt::format("the other file says how its claim is tested, so '{}' says nothing", key.key),
                              "{ scenario = FILE, claim = ID, expect = \"same sign\" }");
}

}  // namespace

std::optional<Test> read_transfer(Draft& draft, const Node& node) {
  refuse_others(draft, node);
  const Node *file = need(draft, node, "scenario", Kind::string), *claim = need(draft, node, "claim", Kind::string);
  const Node* expect = need(draft, node, "expect", Kind::string);
  if (file == nullptr || claim == nullptr || expect == nullptr) return std::nullopt;
  if (expect->text != same_sign && expect->text != same_verdict) {
    unknown_name(draft, expect->at, "expectation of another file", expect->text,
                 {std::string(same_sign), std::string(same_verdict)});
    return std::nullopt;
  }
  if (draft.is_other) {
    draft.diagnostics.error("transfer_chain", file->at, "a claim that is itself transferred cannot be transferred here",
                            "name the file at the end of the chain");
    return std::nullopt;
  }
  Transfer transfer{file->text, read_other(draft, *file, *claim), claim->text, 0, expect->text == same_verdict};
  if (transfer.other == nullptr) return std::nullopt;
  if (std::error_code none; std::filesystem::equivalent(path_of(*file), draft.scenario.file, none)) {
    draft.diagnostics.error("bad_value", file->at, "this file itself: a claim always agrees with itself");
    return std::nullopt;
  }
  Test test;
  test.at = node.at;
  test.kind = TestKind::transfer;
  test.expect = expect->text;
  test.outcome = transfer.other->claims.front().tests.front().outcome;  // for its unit
  test.outcome.records.clear();
  test.outcome.reads_coin = false;
  test.transfer = std::move(transfer);
  return test;
}

void resolve_transfers(Draft& draft) {
  auto& claims = draft.scenario.claims;
  for (Claim& claim : claims)
    for (Test& test : claim.tests) {
      if (!test.transfer) continue;
      const auto own =
          std::find_if(claims.begin(), claims.end(), [&](const Claim& c) { return c.id == test.transfer->id; });
      Names known;
      for (const Claim& one : claims) known.push_back(one.id);
      if (own == claims.end() || own->id == claim.id)
        unknown_name(draft, test.at, "claim of this file to compare with,", test.transfer->id, known);
      else if (std::any_of(own->tests.begin(), own->tests.end(), [](const Test& t) { return t.transfer.has_value(); }))
        draft.diagnostics.error(
            "transfer_chain", test.at,
            fmt::format("{} is itself transferred, so there is nothing to compare with here", in_quotes(own->id)),
            "compare with a claim that is judged in this file alone");
      else
        test.transfer->claim = static_cast<u32>(own - claims.begin());
      test.transfer->other->rules.alpha = draft.scenario.rules.alpha / static_cast<double>(claims.size());
      test.transfer->other->rules.holds = draft.scenario.rules.holds;
      test.transfer->other->facts.clear();
      if (test.transfer->verdict) continue;
      test.transfer->other->rivals.clear();  // a sign is that of the mean under the standard mechanisms
      test.transfer->other->defaults.clear();
    }
}

}  // namespace interregnum
