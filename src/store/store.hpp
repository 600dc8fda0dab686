// Results on disk: every finished run of a study, so that nothing is lost and nothing is run twice. The tables are
// described in schema.sql.
#pragma once

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "study/study.hpp"

namespace interregnum {

// Something outside the program is in the way: disk, permissions, another process, a damaged file. `what()` is for
// people: what happened and what to do. Whatever was kept before stays kept.
struct MachineError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// An open result file, locked against other writers for as long as it lives.
struct Connection;
struct Store {
  std::string path;
  std::unique_ptr<Connection> connection;

  Store(std::string file, std::unique_ptr<Connection> open);
  Store(Store&&) noexcept;
  ~Store();
};

// Opens a result file, or begins one; a file of an older format becomes one of this. Throws MachineError where the
// file cannot be written, is being written by another process, is no result file, is damaged, or has a format newer
// than this version knows. store/reading.hpp opens one for reading alone.
Store open_store(const std::string& path);

// The rows of `study` in the file: found by the scenario's hash and the seed, or begun. Throws MachineError where
// they were made by another version of the engine or do not fit this study; with `fresh` they are dropped instead,
// and all its cells with them.
i64 find_or_begin(Store& store, const Study& study, Text engine, bool fresh);

// All cells of `study` kept so far under `id`.
Cells load_cells(const Store& store, i64 id, const Study& study);

// Keeps finished cells in one transaction; when it returns, a crash of the process loses none of them.
void keep(Store& store, i64 id, std::span<const std::pair<Cell, CellResult>> batch);

struct StoredVerdict {
  std::string claim, verdict;
  u64 draws = 0;
  std::string json;
};

// What the deciding test of a claim found in each world, by draw (study/by_draw.hpp).
struct ClaimEffects {
  std::string claim;
  std::vector<double> effects;
};

// What a complete study found.
struct Answers {
  std::span<const StoredVerdict> verdicts;
  Text document;  // as `run --json` prints it
  std::span<const Fan> series;
  std::span<const ClaimEffects> effects = {};
};

// Replaces what the study found before, in one transaction.
void keep_answers(Store& store, i64 id, const Answers& answers);

// What else the file holds: which wording of the argument this is (1, 2, ...), and the seeds under which this wording
// was run.
struct History {
  u64 wording = 0;
  std::vector<std::string> seeds;
};
History history(const Store& store, i64 id);

// "0x0": how seeds are written everywhere.
std::string seed_text(u64 seed);

}  // namespace interregnum
