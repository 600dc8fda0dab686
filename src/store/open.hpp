// What the store keeps open, and how SQLite's failures are told. Internal to the store; include store/store.hpp.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/file_lock.hpp"
#include "store/store.hpp"

namespace interregnum {

// The lock is let go last: closing the file earlier would drop SQLite's own locks with it. A reader has none.
struct Connection {
  FileLock lock;
  SQLite::Database database;
  bool reads_only = false;
};

// What went wrong with `path`, and what to do.
MachineError explained(const std::string& path, const SQLite::Exception& failure, bool reads_only = false);
MachineError damaged(const std::string& path);
MachineError refusal(const std::string& path, Text what, Text to_do);

// Throws MachineError where the file was not made by interregnum, is newer than this version, or is damaged.
void check_file(const std::string& path, SQLite::Database& database, bool reads_only);
bool is_empty(SQLite::Database& database);

// Calls `act`, telling a failure of SQLite as a MachineError.
template <class Act>
auto guarded(const std::string& path, bool reads_only, Act&& act) {
  try {
    return act();
  } catch (const SQLite::Exception& failure) {
    throw explained(path, failure, reads_only);
  }
}
template <class Act>
auto guarded(const Store& store, Act&& act) {
  return guarded(store.path, store.connection->reads_only, std::forward<Act>(act));
}

// "2023-06-24T02:03:00Z"
std::string now_text();

}  // namespace interregnum
