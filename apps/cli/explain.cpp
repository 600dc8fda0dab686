// explain: why a claim got its verdict, from the stored result alone.
#include "report/explain.hpp"

#include <fmt/format.h>

#include "base/diagnostics.hpp"
#include "commands.hpp"
#include "stored.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

std::vector<Earlier> earlier_of(const Store& store, const StoredStudy& study, const std::string& claim) {
  std::vector<Earlier> all;
  for (const Told& told : told_before(store, study, claim))
    if (auto json = read_document(told.json))
      all.push_back({told.study.hash, told.study.seed, *std::move(json), told.study.id == study.id});
  return all;
}

const Json& claim_of(const Json& document, const std::string& name) {
  if (const Json* claim = claim_named(document, name)) return *claim;
  const auto known = claim_ids(document);
  const std::string nearest = nearest_name(name, known);
  std::string all;
  for (const auto& id : known) all += (all.empty() ? "" : ", ") + id;
  throw UsageError(fmt::format("this result has no claim '{}'\n{}it has: {}", printable(name),
                               nearest.empty() ? "" : "nearest: " + printable(nearest) + "\n", printable(all)));
}

}  // namespace

int explain(const ExplainOptions& options) {
  const Store store = open_for_reading(options.result);
  const StoredStudy study = latest_study(store, options.study);
  const Json document = read_stored(store, study);
  if (options.claim.empty()) {
    print(options.json ? json_text(explain_list_json(document)) : explain_list_text(document, options.result, ink()));
    return done;
  }
  const Json& claim = claim_of(document, options.claim);
  const auto earlier = earlier_of(store, study, options.claim);
  print(options.json ? json_text(explain_json(document, claim, earlier))
                     : explain_text(document, claim, earlier, ink()));
  return done;
}

}  // namespace interregnum::cli
