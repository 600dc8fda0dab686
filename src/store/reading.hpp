// Reading a result, also while a run writes it. Nothing here changes a file. Whatever cannot be read is a MachineError
// that says what to do.
#pragma once

#include <functional>
#include <optional>

#include "store/store.hpp"

namespace interregnum {

// Opens a result for reading alone. Throws MachineError where there is none.
Store open_for_reading(const std::string& path);

struct StoredStudy {
  i64 id = 0;
  std::string hash, seed, engine, file, title, started;
  u64 turn = 0;  // the highest was complete last; 0: it never was
};
std::vector<StoredStudy> stored_studies(const Store& store);  // in the order in which they were begun

// The study that was complete last, of those whose hash begins with `wording`. Throws MachineError where there is none.
StoredStudy latest_study(const Store& store, Text wording = {});

// The same, or else the one that was begun last: cells may be read before a study is complete.
StoredStudy any_study(const Store& store, Text wording = {});

// What `run --json` printed of a study; nothing where it was never complete.
std::optional<std::string> stored_document(const Store& store, const StoredStudy& study);

// The same of the latest one in the file; throws MachineError where there is none.
std::string stored_document(const std::string& path, Text wording = {});

// The scenario that was judged, in canonical form (JSON). Throws MachineError where it is not what its hash says.
std::string stored_scenario(const Store& store, const StoredStudy& study);

struct StoredArm {
  std::string name;
  u32 variant = 0;
  std::vector<std::string> records;
};
std::vector<StoredArm> stored_arms(const Store& store, const StoredStudy& study);

// Calls `visit` for each cell of a study in the order of arms, draws and replicates, one in memory at a time.
void each_cell(const Store& store, const StoredStudy& study,
               const std::function<void(const Cell&, const CellResult&)>& visit);

// The verdicts of a study when it was last complete.
std::vector<StoredVerdict> stored_verdicts(const Store& store, const StoredStudy& study);

// What a claim found in each world, by draw; NaN where there is nothing.
std::vector<double> stored_effects(const Store& store, const StoredStudy& study, const std::string& claim);

// What the wordings of one argument said about a claim, in the order in which they were begun: one entry a wording and
// seed that was complete.
struct Told {
  StoredStudy study;
  std::string verdict;  // its code
  std::string json;     // the claim, as the document holds it
};
std::vector<Told> told_before(const Store& store, const StoredStudy& own, const std::string& claim);

}  // namespace interregnum
