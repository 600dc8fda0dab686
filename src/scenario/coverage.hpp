// What the file makes of its sources, sentence by sentence. Internal to the reader.
#pragma once

#include "scenario/draft.hpp"

namespace interregnum {

// One for each source whose paragraphs are known, declared or counted in its text.
std::vector<Coverage> coverage_of(const Draft& draft);

}  // namespace interregnum
