#include "own_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "commands.hpp"
#include "report/letters.hpp"
#include "store/store.hpp"

namespace interregnum::cli {

void refuse_to_overwrite(const std::filesystem::path& path, Text mark) {
  if (!std::filesystem::exists(path)) return;
  std::string beginning(1000, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  if (beginning.find(mark) == std::string::npos)
    throw UsageError(printable(path.string()) +
                     " is there, and not by this command\nGive another name: what you have is not lost.");
}

void write_file(const std::filesystem::path& path, Text content) {
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << content;
  file.close();
  if (!file)
    throw MachineError(printable(path.string()) + ": cannot be written (" +
                       (errno != 0 ? std::strerror(errno) : "no reason given") + ")");
}

}  // namespace interregnum::cli
