// `extends`: one document laid over another.
#pragma once

#include "document/document.hpp"

namespace interregnum {

// Lays the table `over` on `base`: tables merge by key (and take the position of `over`), everything else is replaced
// whole in its place, new members follow. NAME = "= drop" removes an entry, and is an error where there is none.
void merge_into(Document& base, Node over, Diagnostics& diagnostics);

// Reports every `= drop` in a tree that inherits nothing.
void refuse_drops(const Node& node, Diagnostics& diagnostics);

}  // namespace interregnum
