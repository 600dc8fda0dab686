// compare: which assumption changed which verdict, between two results or two wordings in one.
#include "report/compare.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "report/stored_words.hpp"
#include "stored.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

struct Opened {
  Store store;
  StoredStudy study;
  Compared content;
};

Opened opened(const std::string& path, const std::function<StoredStudy(const Store&)>& choose) {
  Store store = open_for_reading(path);
  StoredStudy study = choose(store);
  auto scenario = read_document(stored_scenario(store, study));
  Compared content{path, read_stored(store, study), scenario ? *std::move(scenario) : Json()};
  return {std::move(store), std::move(study), std::move(content)};
}

Opened opened(const std::string& path, Text wording) {
  return opened(path, [&](const Store& store) { return latest_study(store, wording); });
}

// Worlds are paired where both share their luck and ask the same.
std::map<std::string, Paired> paired_changes(const Opened& before, const Opened& after) {
  std::map<std::string, Paired> paired;
  if (!has_same_luck(before.content, after.content)) return paired;
  for (const auto& id : claim_ids(before.content.document)) {
    const Json *was = claim_named(before.content.document, id), *is = claim_named(after.content.document, id);
    if (is && asks_the_same(*was, *is))
      paired[id] =
          paired_change(stored_effects(before.store, before.study, id), stored_effects(after.store, after.study, id));
  }
  return paired;
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
  const bool is_one = options.after.empty();
  const Opened after = opened(is_one ? options.before : options.after, options.after_study);
  const Opened before =
      is_one ? opened(options.before,
                      [&](const Store& store) { return other_than(store, after.study, options.before_study); })
             : opened(options.before, options.before_study);
  const Json comparison = compare_json(before.content, after.content, paired_changes(before, after));
  print(options.json ? json_text(comparison) : compare_text(comparison, ink()));
  return done;
}

}  // namespace interregnum::cli
