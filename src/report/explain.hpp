// Why a claim got its verdict, from the stored document alone: as text for a terminal and as JSON.
#pragma once

#include "report/letters.hpp"
#include "report/stored_words.hpp"

namespace interregnum {

// What another wording, or another seed, said about the same claim.
struct Earlier {
  std::string hash, seed;
  Json claim;
  bool is_this = false;
};

// The whole page about one claim. `earlier` in the order in which they were begun.
std::string explain_text(const Json& document, const Json& claim, const std::vector<Earlier>& earlier, Ink ink);
Json explain_json(const Json& document, const Json& claim, const std::vector<Earlier>& earlier);

// All claims with their verdicts.
std::string explain_list_text(const Json& document, const std::string& result, Ink ink);
Json explain_list_json(const Json& document);

// One neutral sentence that a journalist could quote.
std::string quotable(const Json& claim);

}  // namespace interregnum
