// What a file leaves out of another that it extends. Internal to the reader.
#pragma once

#include "document/document.hpp"

namespace interregnum {

// [claims] keep = ["C18"]: removes all other claims.
void keep_claims(Document& document);

// `NAME = "= drop"` removes an entry, and with it what names it. Removes from the tree every entry that names a dropped
// one, and what names those, and says each in a note. An arm only loses the name: "free + demand" becomes "free".
void remove_dependents(Document& document, Diagnostics& diagnostics);

}  // namespace interregnum
