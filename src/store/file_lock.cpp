#include "store/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace interregnum {

FileLock::~FileLock() {
  if (descriptor >= 0) ::close(descriptor);
}

FileLock open_for_lock(const std::string& path) {
  return FileLock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
}

// flock and not fcntl: record locks of fcntl go as soon as any descriptor of the file is closed in this process.
bool take(const FileLock& lock) { return ::flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0; }

std::optional<int> holder_of(const FileLock& lock) {
  struct flock region {};
  region.l_type = F_WRLCK;
  region.l_whence = SEEK_SET;
  if (::fcntl(lock.descriptor, F_GETLK, &region) != 0 || region.l_type == F_UNLCK || region.l_pid <= 0) return {};
  return region.l_pid;
}

}  // namespace interregnum
