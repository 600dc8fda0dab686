// The two ways this project looks at text and counts: shared by every header.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace interregnum {

using Text = std::string_view;
using u8 = std::uint8_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
using i64 = std::int64_t;

}  // namespace interregnum
