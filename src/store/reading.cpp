#include "store/reading.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "base/sha256.hpp"
#include "store/blob.hpp"
#include "store/open.hpp"

namespace interregnum {
namespace {

namespace fs = std::filesystem;

constexpr u32 most_draws = 1 << 24;  // far beyond any budget: a row that says more is damaged

void check_there(const std::string& path) {
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  if (fs::is_regular_file(status)) return;
  if (fs::exists(status)) throw refusal(path, "this is no file", "Give a result of  interregnum run");
  throw refusal(path, "there is no such result", "interregnum run FILE --out RESULT  makes one.");
}

// For SQLite a path may be part of an address, where some letters mean something else.
std::string address_of(const std::string& path) {
  std::string text = "file:";
  for (const char letter : fs::absolute(path).string()) {
    if (letter == '%' || letter == '?' || letter == '#')
      text += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    else
      text += letter;
  }
  return text + "?immutable=1";
}

std::unique_ptr<Connection> connect(const std::string& file, int flags) {
  auto connection =
      std::unique_ptr<Connection>(new Connection{FileLock(-1), SQLite::Database(file, flags, 5000), true});
  connection->database.exec("PRAGMA query_only = ON");
  connection->database.execAndGet("SELECT count(*) FROM sqlite_schema");
  return connection;
}

// A reader of WAL writes too: which pages it reads, into a file beside the result. Where it may not, the result can
// still be read as long as nobody can have written what is not yet in it.
std::unique_ptr<Connection> connect(const std::string& path) {
  try {
    return connect(path, SQLite::OPEN_READWRITE);
  } catch (const SQLite::Exception& failure) {
    const int code = failure.getErrorCode() & 0xff;
    std::error_code ignored;
    const auto unfinished = fs::file_size(path + "-wal", ignored);
    if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY) || (!ignored && unfinished > 0)) throw;
    return connect(address_of(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
  }
}

bool has_documents(const SQLite::Database& database) { return database.tableExists("document"); }

std::vector<std::string> lines_of(Text text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Text bytes_of(const SQLite::Column& column) {
  return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

std::string told_studies(const std::vector<StoredStudy>& studies) {
  std::string text;
  for (const auto& study : studies)
    text += fmt::format("{}{}{}", text.empty() ? "" : ", ", study.hash.substr(0, 8),
                        study.turn == 0 ? " (not complete)" : "");
  return text;
}

MachineError no_answer(const Store& store, const std::vector<StoredStudy>& studies, Text wording) {
  if (studies.empty()) return refusal(store.path, "this result holds no study", "Run it again:  interregnum run FILE");
  if (!wording.empty())
    return refusal(store.path, fmt::format("no complete wording here begins with '{}'", wording),
                   "It holds: " + told_studies(studies));
  return refusal(
      store.path, "no study in this result is complete yet, or an older version made it",
      fmt::format("Run it again, which goes on:  interregnum run {} --out {}", studies.back().file, store.path));
}

}  // namespace

Store open_for_reading(const std::string& path) {
  check_there(path);
  return guarded(path, true, [&] {
    auto connection = connect(path);
    if (is_empty(connection->database))
      throw refusal(path, "this result is empty", "Run it again:  interregnum run FILE --out " + path);
    check_file(path, connection->database, true);
    return Store(path, std::move(connection));
  });
}

std::vector<StoredStudy> stored_studies(const Store& store) {
  return guarded(store, [&] {
    const auto& database = store.connection->database;
    const std::string turn =
        has_documents(database) ? "ifnull((SELECT turn FROM document WHERE document.study = study.id), 0)" : "0";
    SQLite::Statement rows(database,
                           "SELECT id, hash, seed, engine, file, title, started, " + turn + " FROM study ORDER BY id");
    std::vector<StoredStudy> studies;
    while (rows.executeStep()) {
      StoredStudy& study = studies.emplace_back();
      study.id = rows.getColumn(0).getInt64();
      std::string* fields[] = {&study.hash, &study.seed, &study.engine, &study.file, &study.title, &study.started};
      for (int i = 0; i < 6; ++i) *fields[i] = rows.getColumn(i + 1).getString();
      study.turn = static_cast<u64>(rows.getColumn(7).getInt64());
    }
    return studies;
  });
}

StoredStudy any_study(const Store& store, Text wording) {
  const auto studies = stored_studies(store);
  const StoredStudy* latest = nullptr;
  for (const auto& study : studies)
    if (Text(study.hash).starts_with(wording) && (!latest || study.turn >= latest->turn)) latest = &study;
  if (!latest) throw no_answer(store, studies, wording);
  return *latest;
}

StoredStudy latest_study(const Store& store, Text wording) {
  StoredStudy study = any_study(store, wording);
  if (study.turn == 0) throw no_answer(store, stored_studies(store), wording);
  return study;
}

std::optional<std::string> stored_document(const Store& store, const StoredStudy& study) {
  return guarded(store, [&]() -> std::optional<std::string> {
    if (study.turn == 0) return {};
    SQLite::Statement row(store.connection->database, "SELECT json, digest FROM document WHERE study = ?");
    row.bind(1, study.id);
    if (!row.executeStep()) return {};
    std::string text = row.getColumn(0).getString();
    if (text_digest(text) != row.getColumn(1).getInt64()) throw damaged(store.path);
    return text;
  });
}

std::string stored_document(const std::string& path, Text wording) {
  const Store store = open_for_reading(path);
  auto text = stored_document(store, latest_study(store, wording));
  if (!text) throw damaged(path);
  return *std::move(text);
}

std::string stored_scenario(const Store& store, const StoredStudy& study) {
  return guarded(store, [&] {
    SQLite::Statement row(store.connection->database, "SELECT canonical FROM study WHERE id = ?");
    row.bind(1, study.id);
    std::string text = row.executeStep() ? row.getColumn(0).getString() : "";
    if (sha256_hex(text) != study.hash) throw damaged(store.path);
    return text;
  });
}

std::vector<StoredArm> stored_arms(const Store& store, const StoredStudy& study) {
  return guarded(store, [&] {
    SQLite::Statement rows(store.connection->database,
                           "SELECT name, variant, records FROM arm WHERE study = ? ORDER BY arm");
    rows.bind(1, study.id);
    std::vector<StoredArm> arms;
    while (rows.executeStep())
      arms.push_back(
          {rows.getColumn(0).getString(), rows.getColumn(1).getUInt(), lines_of(rows.getColumn(2).getString())});
    return arms;
  });
}

void each_cell(const Store& store, const StoredStudy& study,
               const std::function<void(const Cell&, const CellResult&)>& visit) {
  guarded(store, [&] {
    SQLite::Statement rows(store.connection->database,
                           "SELECT * FROM cell WHERE study = ? ORDER BY arm, draw, replicate");
    rows.bind(1, study.id);
    while (rows.executeStep()) {
      const Cell cell{rows.getColumn(1).getUInt(), rows.getColumn(2).getUInt(), rows.getColumn(3).getUInt()};
      const Text bytes = bytes_of(rows.getColumn(5));
      const bool is_checked = rows.getColumnCount() > 6;  // not in format 1
      auto values = from_blob(bytes);
      if (!values || (is_checked && cell_digest({cell.arm, cell.draw, cell.replicate}, rows.getColumn(4).getInt() != 0,
                                                bytes) != rows.getColumn(6).getInt64()))
        throw damaged(store.path);
      visit(cell, CellResult{*std::move(values), rows.getColumn(4).getInt() != 0});
    }
  });
}

std::vector<StoredVerdict> stored_verdicts(const Store& store, const StoredStudy& study) {
  return guarded(store, [&] {
    SQLite::Statement rows(store.connection->database,
                           "SELECT claim, verdict, draws, json FROM verdict WHERE study = ? ORDER BY claim");
    rows.bind(1, study.id);
    std::vector<StoredVerdict> verdicts;
    while (rows.executeStep())
      verdicts.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                          static_cast<u64>(rows.getColumn(2).getInt64()), rows.getColumn(3).getString()});
    return verdicts;
  });
}

std::vector<double> stored_effects(const Store& store, const StoredStudy& study, const std::string& claim) {
  return guarded(store, [&] {
    std::vector<double> effects;
    const auto& database = store.connection->database;
    if (!database.tableExists("effect")) return effects;  // format 1
    SQLite::Statement rows(database, "SELECT draw, effect FROM effect WHERE study = ? AND claim = ? ORDER BY draw");
    rows.bind(1, study.id);
    rows.bind(2, claim);
    while (rows.executeStep()) {
      if (const u32 draw = rows.getColumn(0).getUInt(); draw < effects.size() || draw > most_draws)
        throw damaged(store.path);
      effects.resize(rows.getColumn(0).getUInt(), std::numeric_limits<double>::quiet_NaN());
      effects.push_back(rows.getColumn(1).getDouble());
    }
    return effects;
  });
}

std::vector<Told> told_before(const Store& store, const StoredStudy& own, const std::string& claim) {
  return guarded(store, [&] {
    std::vector<Told> all;
    SQLite::Statement row(store.connection->database,
                          "SELECT verdict, json FROM verdict WHERE study = ? AND claim = ?");
    for (auto& study : stored_studies(store)) {
      if (study.title != own.title && study.file != own.file) continue;
      row.bind(1, study.id);
      row.bind(2, claim);
      if (row.executeStep())
        all.push_back({std::move(study), row.getColumn(0).getString(), row.getColumn(1).getString()});
      row.reset();
    }
    return all;
  });
}

}  // namespace interregnum
