#include "terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "store/store.hpp"

namespace interregnum::cli {

Ink ink() {
  const char* plain = std::getenv("NO_COLOR");
  const bool bold = ::isatty(STDOUT_FILENO) && (plain == nullptr || *plain == '\0');
  return bold ? Ink{"\x1b[1m", "\x1b[0m"} : Ink{};
}

bool is_terminal_for_messages() { return ::isatty(STDERR_FILENO) != 0; }

void print(Text text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void message(Text text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
}

void finish_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw MachineError("standard output cannot be written\nIs the disk full? What was kept in a result is safe.");
}

std::string duration_words(double seconds) {
  const auto whole = static_cast<u64>(std::clamp(seconds, 0., 1e9) + .5);
  if (whole < 100) return fmt::format("{} s", std::max<u64>(1, whole));
  const u64 minutes = (whole + 30) / 60;
  if (minutes < 100) return fmt::format("{} min", minutes);
  return fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

}  // namespace interregnum::cli
