// compare: which assumption changed which verdict, between two results or two wordings in one.
#include "report/compare.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "stored.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

Compared compared(const std::string& path, const Store& store, const StoredStudy& study) {
  auto scenario = read_document(stored_scenario(store, study));
  return {path, read_stored(store, study), scenario ? *std::move(scenario) : Json()};
}

Compared compared(const std::string& path, Text wording) {
  const Store store = open_for_reading(path);
  return compared(path, store, latest_study(store, wording));
}

// The study that was complete last before `latest`, and is another wording than it or has another seed.
StoredStudy other_than(const Store& store, const StoredStudy& latest, Text wording) {
  std::optional<StoredStudy> found;
  for (const StoredStudy& study : stored_studies(store))
    if (study.turn > 0 && study.id != latest.id && Text(study.hash).starts_with(wording) &&
        (!found || (study.hash != latest.hash) > (found->hash != latest.hash) ||
         ((study.hash != latest.hash) == (found->hash != latest.hash) && study.turn > found->turn)))
      found = study;
  if (!found)
    throw UsageError(
        fmt::format("{} holds one wording alone\nChange the scenario and run it again into the same "
                    "result, or name a second result.",
                    printable(store.path)));
  return *found;
}

}  // namespace

int compare(const CompareOptions& options) {
  Json comparison;
  if (options.after.empty()) {
    const Store store = open_for_reading(options.before);
    const StoredStudy latest = latest_study(store, options.after_study);
    const StoredStudy other = other_than(store, latest, options.before_study);
    comparison = compare_json(compared(options.before, store, other), compared(options.before, store, latest));
  } else {
    comparison =
        compare_json(compared(options.before, options.before_study), compared(options.after, options.after_study));
  }
  print(options.json ? json_text(comparison) : compare_text(comparison, ink()));
  return done;
}

}  // namespace interregnum::cli
