// Files that a command writes: what it did not write itself is never lost to it.
#pragma once

#include <filesystem>

#include "base/text.hpp"

namespace interregnum::cli {

// Throws UsageError where there is a file that does not hold `mark` near its beginning.
void refuse_to_overwrite(const std::filesystem::path& path, Text mark);

// Throws MachineError, with the system's reason, where that fails.
void write_file(const std::filesystem::path& path, Text content);

}  // namespace interregnum::cli
