#include "report/html.hpp"

#include <fmt/format.h>

#include "report/letters.hpp"

namespace interregnum {
namespace {

Text entity(char letter) {
  switch (letter) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string html(Text text, u32 most) {
  const std::string line = cut(printable(text.substr(0, std::size_t{8} * most)), most);
  std::string safe;
  for (const char letter : line) {
    const Text name = entity(letter);
    if (name.empty())
      safe += letter;
    else
      safe += name;
  }
  return safe;
}

std::string html_at(const Json& json, Text member, u32 most) { return html(text_at(json, member), most); }

std::string anchor(Text text) {
  std::string safe = "c-";
  for (const char letter : text.substr(0, longest_name))
    safe += is_plain(letter) ? std::string(1, letter) : fmt::format("-{:02x}", static_cast<unsigned char>(letter));
  return safe;
}

}  // namespace interregnum
