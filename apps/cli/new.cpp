// new: a commented scenario to start from.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "commands.hpp"
#include "report/json.hpp"
#include "report/letters.hpp"
#include "scenario/starter.hpp"
#include "store/store.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

// Writes a file that must not be there yet: O_EXCL leaves no moment in which another one could appear.
void write_new(const std::string& path, Text text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0 && errno == EEXIST)
    throw UsageError(printable(path) + " exists and was left as it is\nGive another name.");
  if (file < 0) throw MachineError(fmt::format("{}: cannot be written ({})", printable(path), std::strerror(errno)));
  const auto written = ::write(file, text.data(), text.size());
  if (::close(file) != 0 || written != static_cast<ssize_t>(text.size()))
    throw MachineError(printable(path) + ": cannot be written whole\nIs the disk full?");
}

}  // namespace

int create(const NewOptions& options) {
  const std::string path = options.name.ends_with(".toml") ? options.name : options.name + ".toml";
  const std::string name = std::filesystem::path(path).stem().string();
  if (name.empty() || name == ".toml") throw UsageError("'" + printable(options.name) + "' is no name for a file");
  write_new(path, starter(printable(name)));
  if (options.json)
    print(document_text("new", {{"file", path}}));
  else
    print(fmt::format("{0} written: a small argument to edit.\nNext: interregnum check {0}\n", printable(path)));
  return done;
}

}  // namespace interregnum::cli
