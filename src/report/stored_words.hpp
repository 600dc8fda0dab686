// What a stored document says, in words: shares, effects and verdicts read back as judge/wording.hpp says them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "judge/wording.hpp"
#include "report/json.hpp"

namespace interregnum {

Estimate estimate_at(const Json& bounds, Text value);  // { VALUE, lo, hi }
bool is_known(const Estimate& estimate);

// Looks into `json`: { factor, unit, long_unit, level_unit }.
Scale stored_scale(const Json& json);

std::optional<Verdict> verdict_named(Text code);
std::string stored_verdict(const Json& holder);          // its `verdict` on screen: "DEPENDS"; "" where there is none
std::string stored_share(const Json& holder);            // its `share`: "38 to 52 of 100"; "" where there is none
std::string stored_effect(const Json& test);             // its `effect`, as its kind is said: "+7 pp (4 to 10)"
const Json& deciding_test(const Json& claim);            // null where there is none
const Json* claim_named(const Json& document, Text id);  // null pointer where there is none
std::vector<std::string> claim_ids(const Json& document);

// "essay#p4.2" -> "essay, paragraph 4.2"
std::string cite_words(Text cites);

// "C1, C9"
std::string joined_texts(const Json::Array& texts);

// "once", "twice", "three times"
std::string times_words(std::size_t count);

// "twice as wide", "1.5 times as wide": priors as `[study] widen` has them.
std::string wide_words(double factor);
std::string wide_words(const Json& document);

// Rivals under which an answer was read again, without those that its test has met already.
std::vector<const Json*> further_rivals(const Json& claim);

// Of a condition that gave bitwise the same wherever it was tried.
inline constexpr Text as_before = "no change in the worlds tried";

}  // namespace interregnum
