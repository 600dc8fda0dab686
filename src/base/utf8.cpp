#include "base/utf8.hpp"

namespace interregnum {
namespace {

// The bytes of the valid character at the beginning of `text`, or 0 (RFC 3629, table of section 4).
u32 character_size(Text text) {
  const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
  const unsigned lead = byte(0), second = byte(1);
  if (lead < 0x80) return text.empty() ? 0 : 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool overlong = lead == 0xE0 && second < 0xA0, surrogate = lead == 0xED && second > 0x9F;
    return tail(1) && tail(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool overlong = lead == 0xF0 && second < 0x90, too_large = lead == 0xF4 && second > 0x8F;
    return tail(1) && tail(2) && tail(3) && !overlong && !too_large ? 4 : 0;
  }
  return 0;
}

}  // namespace

Character first_character(Text text) {
  const u32 bytes = character_size(text);
  if (bytes == 0) return {};
  const auto lead = static_cast<unsigned char>(text[0]);
  char32_t code = bytes == 1 ? lead : lead & (0x7Fu >> bytes);
  for (u32 i = 1; i < bytes; ++i) code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  return {code, bytes};
}

std::size_t first_bad_byte(Text text) {
  for (std::size_t i = 0; i < text.size();) {
    const u32 size = character_size(text.substr(i));
    if (size == 0) return i;
    i += size;
  }
  return Text::npos;
}

Text without_mark(Text text) {
  constexpr Text mark = "\xEF\xBB\xBF";
  return text.substr(0, mark.size()) == mark ? text.substr(mark.size()) : text;
}

}  // namespace interregnum
