// What the store keeps open, and how SQLite's failures are told. Internal to the store; include store/store.hpp.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/file_lock.hpp"
#include "store/store.hpp"

namespace interregnum {

// The lock is let go last: closing the file earlier would drop SQLite's own locks with it.
struct Connection {
  FileLock lock;
  SQLite::Database database;
};

// What went wrong with `path`, and what to do.
MachineError explained(const std::string& path, const SQLite::Exception& failure);
MachineError damaged(const std::string& path);

// Calls `act`, telling a failure of SQLite as a MachineError.
template <class Act>
auto guarded(const std::string& path, Act&& act) {
  try {
    return act();
  } catch (const SQLite::Exception& failure) {
    throw explained(path, failure);
  }
}

}  // namespace interregnum
