// One writer a file. The lock belongs to the open file, so the kernel drops it however the process ends (SIGKILL too)
// and nothing is left behind that could be stale.
#pragma once

#include <optional>
#include <string>

namespace interregnum {

// Owns an open file and, once it was taken, the lock on it.
struct FileLock {
  int descriptor = -1;

  explicit FileLock(int open_descriptor) : descriptor(open_descriptor) {}
  FileLock(FileLock&& other) noexcept : descriptor(other.descriptor) { other.descriptor = -1; }
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();
};

// Opens `path` for reading and writing, creating it if needed. The descriptor is -1 where that fails; errno says why.
FileLock open_for_lock(const std::string& path);

// Takes the lock without waiting; false where another process has it.
bool take(const FileLock& lock);

// Who holds it, if that can be told: the process with any record lock on the file (SQLite keeps one while it is open).
std::optional<int> holder_of(const FileLock& lock);

}  // namespace interregnum
