#include <fmt/format.h>

#include <array>
#include <ctime>

#include "store/blob.hpp"
#include "store/open.hpp"

namespace interregnum {

std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

namespace {

std::string anchor_text(const Anchor& anchor) {
  std::string text;
  for (const auto& clause : anchor.first)
    text += fmt::format(" [{} {}{} {} {}]", static_cast<int>(clause.kind), clause.column.text, clause.event.text,
                        static_cast<int>(clause.comparison), clause.bound);
  return anchor.first.empty() ? text : fmt::format("{} + {} h", text, anchor.offset);
}

std::string record_text(const Record& record) {
  return fmt::format("{} {}{} {}..{} {} {}{}{}", static_cast<int>(record.kind), record.column.text, record.event.text,
                     record.window.from, record.window.to, static_cast<int>(record.comparison), record.bound,
                     anchor_text(record.begins), anchor_text(record.ends));
}

std::string records_text(const StudyArm& arm) {
  std::string text;
  for (const auto& record : arm.records) text += record_text(record) + "\n";
  return text;
}

void forget_study(SQLite::Database& database, i64 study) {
  SQLite::Statement forget(database, "DELETE FROM study WHERE id = ?");
  forget.bind(1, study);
  forget.exec();
}

i64 begin_study(SQLite::Database& database, const Study& study, Text engine) {
  const Scenario& scenario = *study.scenario;
  SQLite::Statement insert(database,
                           "INSERT INTO study (hash, seed, engine, file, title, canonical, started) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?)");
  const std::string fields[] = {scenario.hash,  seed_text(study.key), std::string(engine), scenario.file,
                                scenario.title, scenario.canonical,   now_text()};
  for (int i = 0; i < 7; ++i) insert.bind(i + 1, fields[i]);
  insert.exec();
  const i64 id = database.getLastInsertRowid();
  SQLite::Statement arm(database, "INSERT INTO arm VALUES (?, ?, ?, ?, ?)");
  for (u32 i = 0; i < study.arms.size(); ++i) {
    arm.bind(1, id);
    arm.bind(2, i);
    arm.bind(3, study.arms[i].name);
    arm.bind(4, study.arms[i].variant);
    arm.bind(5, records_text(study.arms[i]));
    arm.exec();
    arm.reset();
  }
  return id;
}

// Whether the stored numbers mean what this study's would: they do unless a program with the same version was changed.
bool fits(SQLite::Database& database, i64 id, const Study& study) {
  SQLite::Statement arms(database, "SELECT name, variant, records FROM arm WHERE study = ? ORDER BY arm");
  arms.bind(1, id);
  std::size_t i = 0;
  for (; arms.executeStep(); ++i)
    if (i >= study.arms.size() || arms.getColumn(0).getString() != study.arms[i].name ||
        arms.getColumn(1).getUInt() != study.arms[i].variant ||
        arms.getColumn(2).getString() != records_text(study.arms[i]))
      return false;
  return i == study.arms.size();
}

struct Known {
  i64 id = 0;
  std::string engine;
};

std::optional<Known> known_study(SQLite::Database& database, const Study& study) {
  SQLite::Statement find(database, "SELECT id, engine FROM study WHERE hash = ? AND seed = ?");
  find.bind(1, study.scenario->hash);
  find.bind(2, seed_text(study.key));
  if (!find.executeStep()) return {};
  return Known{find.getColumn(0).getInt64(), find.getColumn(1).getString()};
}

MachineError other_engine(const std::string& path, Text theirs, Text ours) {
  return MachineError(
      fmt::format("{}: these runs were made by interregnum {}; this is {}\n"
                  "Runs of two versions must not be mixed. --fresh drops the old runs; --out keeps them.",
                  path, theirs, ours));
}

std::array<u64, 3> key_of(const Cell& cell) { return {cell.arm, cell.draw, cell.replicate}; }

// One number a record of the cell's arm; nothing where the row cannot be one of this study, or is not as it was kept.
std::optional<std::vector<double>> values_of(SQLite::Statement& row, const Study& study, const Cell& cell) {
  const auto column = row.getColumn(4);
  const Text bytes{static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
  if (cell_digest(key_of(cell), row.getColumn(3).getInt() != 0, bytes) != row.getColumn(5).getInt64()) return {};
  auto values = from_blob(bytes);
  if (!values || cell.arm >= study.arms.size() || values->size() != study.arms[cell.arm].records.size()) return {};
  return values;
}

}  // namespace

std::string seed_text(u64 seed) { return fmt::format("{:#x}", seed); }

i64 find_or_begin(Store& store, const Study& study, Text engine, bool fresh) {
  return guarded(store, [&] {
    auto& database = store.connection->database;
    SQLite::Transaction transaction(database);
    auto known = known_study(database, study);
    if (known && fresh) {
      forget_study(database, known->id);
      known.reset();
    }
    if (known && known->engine != engine) throw other_engine(store.path, known->engine, engine);
    if (known && !fits(database, known->id, study))
      throw other_engine(store.path, known->engine + " (another build)", engine);
    const i64 id = known ? known->id : begin_study(database, study, engine);
    transaction.commit();
    return id;
  });
}

Cells load_cells(const Store& store, i64 id, const Study& study) {
  return guarded(store, [&] {
    SQLite::Statement rows(store.connection->database,
                           "SELECT arm, draw, replicate, failed, value, digest FROM cell WHERE study = ? "
                           "ORDER BY arm, draw, replicate");
    rows.bind(1, id);
    Cells cells;
    while (rows.executeStep()) {
      const Cell cell{rows.getColumn(0).getUInt(), rows.getColumn(1).getUInt(), rows.getColumn(2).getUInt()};
      auto values = values_of(rows, study, cell);
      if (!values) throw damaged(store.path);
      cells.emplace_hint(cells.end(), cell, CellResult{*std::move(values), rows.getColumn(3).getInt() != 0});
    }
    return cells;
  });
}

void keep(Store& store, i64 id, std::span<const std::pair<Cell, CellResult>> batch) {
  guarded(store, [&] {
    auto& database = store.connection->database;
    SQLite::Transaction transaction(database);
    SQLite::Statement insert(database, "INSERT OR REPLACE INTO cell VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, id);
    for (const auto& [cell, result] : batch) {
      insert.bind(2, cell.arm);
      insert.bind(3, cell.draw);
      insert.bind(4, cell.replicate);
      insert.bind(5, result.failed ? 1 : 0);
      const std::string blob = to_blob(result.values);
      insert.bind(6, blob.data(), static_cast<int>(blob.size()));
      insert.bind(7, cell_digest(key_of(cell), result.failed, blob));
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  });
}

History history(const Store& store, i64 id) {
  return guarded(store, [&] {
    const auto& database = store.connection->database;
    History history;
    SQLite::Statement wordings(database,
                               "SELECT count(DISTINCT other.hash) FROM study AS own, study AS other WHERE own.id = ? "
                               "AND other.id <= own.id AND (other.title = own.title OR other.file = own.file)");
    wordings.bind(1, id);
    if (wordings.executeStep()) history.wording = static_cast<u64>(wordings.getColumn(0).getInt64());
    SQLite::Statement seeds(database,
                            "SELECT seed FROM study WHERE hash = (SELECT hash FROM study WHERE id = ?) ORDER BY id");
    seeds.bind(1, id);
    while (seeds.executeStep()) history.seeds.push_back(seeds.getColumn(0).getString());
    return history;
  });
}

}  // namespace interregnum
