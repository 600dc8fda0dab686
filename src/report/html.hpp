// Text that goes into a page: whatever it holds, it stays text.
#pragma once

#include <string>

#include "report/json.hpp"

namespace interregnum {

inline constexpr u32 longest_text = 700, longest_name = 160;  // letters of a sentence, and of a name, that are shown

// One line without control or direction-changing characters, at most `most` wide, with & < > " ' escaped: safe between
// tags and in a quoted attribute.
std::string html(Text text, u32 most = longest_text);

// The same of a member of a document.
std::string html_at(const Json& json, Text member, u32 most = longest_text);

// What an id or a link to it may hold: letters, digits, hyphens; another text gives another one.
std::string anchor(Text text);

}  // namespace interregnum
