#include "usage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/diagnostics.hpp"
#include "report/letters.hpp"

namespace interregnum::cli {
namespace {

constexpr Text later_commands[] = {"bargain", "studio"};

std::string nearest_line(Text word, const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(word, known);
  return nearest.empty() ? "" : "nearest: " + nearest + "\n";
}

}  // namespace

std::string unknown_command(const std::string& word, const std::vector<std::string>& commands) {
  if (std::find(std::begin(later_commands), std::end(later_commands), word) != std::end(later_commands))
    return fmt::format("'{}' is not available in this version", word);
  return fmt::format("no command '{}'\n{}interregnum --help  lists them", printable(word),
                     nearest_line(word, commands));
}

std::string unknown_argument(const std::string& command, const std::string& argument,
                             const std::vector<std::string>& flags) {
  const std::string flag = argument.substr(0, argument.find('='));
  const std::string nearest = flag.starts_with("-") ? nearest_line(flag, flags) : "";
  return fmt::format("{} takes no '{}'\n{}interregnum {} --help  says what it takes", command, printable(argument),
                     nearest, command);
}

}  // namespace interregnum::cli
