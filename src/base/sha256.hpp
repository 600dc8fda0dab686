// SHA-256 (FIPS 180-4): names the input files and the engine version that a stored result belongs to.
#pragma once

#include <string>

#include "base/text.hpp"

namespace interregnum {

// The digest of the bytes as 64 lower-case hexadecimal digits.
std::string sha256_hex(Text bytes);

}  // namespace interregnum
