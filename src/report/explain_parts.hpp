// The sections of `explain`, each a string that is empty where the document has nothing to say there. Internal.
#pragma once

#include "report/explain.hpp"
#include "report/table.hpp"

namespace interregnum {

inline constexpr u32 explain_indent = 10;

// "Asked:    what was asked", wrapped to the page.
std::string explain_row(Text label, Text words);

// A table beside its label; it must be indented by explain_indent.
std::string labelled(Text label, const Table& table);

std::string asked_part(const Json& claim);
std::string answer_part(const Json& document, const Json& claim);
std::string tests_part(const Json& claim);
std::string turns_part(const Json& claim);
std::string box_part(const Json& claim);
std::string without_part(const Json& claim);
std::string rivals_part(const Json& claim);
std::string luck_part(const Json& claim);
std::string reality_part(const Json& document, const Json& claim);
std::string controls_part(const Json& document, const Json& claim);
std::string limit_part(const Json& claim);
std::string wordings_part(const std::vector<Earlier>& earlier);
std::string find_out_part(const Json& document, const Json& claim);
std::string runs_part(const Json& claim);

// The facts that lean on the claim, or on which it leans.
std::vector<const Json*> facts_of(const Json& document, const Json& claim);

}  // namespace interregnum
