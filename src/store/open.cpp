#include "store/open.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "store/upgrade.hpp"

namespace interregnum {
namespace {

namespace fs = std::filesystem;

constexpr int application = 0x494E5452;  // "INTR", in the file's header
constexpr const char* schema =
#include "store/schema.sql"
    ;

void check_place(const std::string& path) {
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  if (fs::is_directory(status)) throw refusal(path, "this is a directory", "Give a file: --out NAME.sqlite");
  if (fs::exists(status) && !fs::is_regular_file(status))
    throw refusal(path, "this is no ordinary file", "Give another one: --out NAME.sqlite");
  const auto directory = fs::path(path).parent_path();
  if (!directory.empty() && !fs::is_directory(directory, ignored))
    throw refusal(path, "there is no directory '" + directory.string() + "'", "Create it, or give another --out.");
}

FileLock lock_file(const std::string& path) {
  FileLock lock = open_for_lock(path);
  if (lock.descriptor < 0)
    throw refusal(path, fmt::format("cannot be written ({})", std::strerror(errno)), "Give another file with --out.");
  if (!take(lock)) {
    const auto holder = holder_of(lock);
    throw MachineError(fmt::format("another interregnum is writing {}{}\nWait for it, or give another file with --out.",
                                   path, holder ? fmt::format(" (pid {})", *holder) : ""));
  }
  return lock;
}

int pragma(SQLite::Database& database, const char* name) {
  return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

void begin_file(SQLite::Database& database) {
  database.exec("PRAGMA journal_mode = WAL");
  SQLite::Transaction transaction(database);
  database.exec(schema);
  database.exec(fmt::format("PRAGMA application_id = {}", application));
  database.exec(fmt::format("PRAGMA user_version = {}", store_format));
  transaction.commit();
}

// WAL: readers never wait and a batch costs one append. NORMAL: after a crash of the process nothing is lost; after a
// power cut perhaps the last batches, which are run again to the same bytes. FULL would wait for the disk each batch.
SQLite::Database open_database(const std::string& path) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE, 5000);
  if (is_empty(database)) begin_file(database);
  check_file(path, database, false);
  if (pragma(database, "user_version") < store_format) upgrade(database);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
  return database;
}

// SQLite does not always say why it could not write.
bool is_full(const std::string& path) {
  std::error_code error;
  const auto space = fs::space(fs::absolute(path).parent_path(), error);
  return !error && space.available < 64 * 1024;
}

MachineError full(const std::string& path) {
  return refusal(path, "the disk is full",
                 "All finished batches are kept. Free some space and run the same command again.");
}

MachineError not_permitted(const std::string& path, bool reads_only) {
  if (reads_only)
    return refusal(path, "this result, or its directory, cannot be read", "Change the permissions, or copy it.");
  return refusal(path, "this result, or its directory, cannot be written",
                 "Change the permissions, or give another file with --out.");
}

MachineError unexpected(const std::string& path, const SQLite::Exception& failure, bool reads_only) {
  return refusal(path, fmt::format("the result cannot be read or written ({})", failure.what()),
                 reads_only ? "Copy it to another disk and try again."
                            : "All finished batches are kept. Run the same command again, or give another --out.");
}

}  // namespace

MachineError refusal(const std::string& path, Text what, Text to_do) {
  return MachineError(fmt::format("{}: {}\n{}", path, what, to_do));
}

bool is_empty(SQLite::Database& database) {
  return database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0 &&
         pragma(database, "application_id") == 0;
}

void check_file(const std::string& path, SQLite::Database& database, bool reads_only) {
  if (pragma(database, "application_id") != application)
    throw refusal(path, "this database was not made by interregnum",
                  reads_only ? "Give a result of  interregnum run" : "Nothing was changed. Give another --out.");
  if (const int version = pragma(database, "user_version"); version > store_format || version < 1)
    throw refusal(
        path, fmt::format("this result has format {}; this version knows format {}", version, store_format),
        reads_only ? "Use the interregnum that made it." : "Use the interregnum that made it, or give another --out.");
  if (database.execAndGet("PRAGMA quick_check(1)").getString() != "ok") throw damaged(path);
}

MachineError explained(const std::string& path, const SQLite::Exception& failure, bool reads_only) {
  switch (failure.getErrorCode() & 0xff) {
    case SQLITE_NOTADB:
      return refusal(path, "this file is not a result of interregnum",
                     reads_only ? "Give a result of  interregnum run" : "Nothing was changed. Give another --out.");
    case SQLITE_CORRUPT:
      return damaged(path);
    case SQLITE_FULL:
      return full(path);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return not_permitted(path, reads_only);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return refusal(path, "another program is using this result",
                     reads_only ? "Close it and try again." : "Close it, or give another file with --out.");
    default:
      return !reads_only && is_full(path) ? full(path) : unexpected(path, failure, reads_only);
  }
}

MachineError damaged(const std::string& path) {
  return refusal(path, "this result is damaged", "Move it away and run again: the same runs give the same answers.");
}

Store::Store(std::string file, std::unique_ptr<Connection> open) : path(std::move(file)), connection(std::move(open)) {}
Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

Store open_store(const std::string& path) {
  check_place(path);
  FileLock lock = lock_file(path);
  return guarded(path, false, [&] {
    auto connection = std::unique_ptr<Connection>(new Connection{std::move(lock), open_database(path)});
    return Store(path, std::move(connection));
  });
}

}  // namespace interregnum
