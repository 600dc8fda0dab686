// Numbers and verdicts of a stored document as the page says them. Internal to page.cpp and its parts.
#pragma once

#include <string>
#include <vector>

#include "judge/wording.hpp"
#include "report/html.hpp"
#include "report/stored_words.hpp"

namespace interregnum::page {

// Three significant digits with a real minus: "−0.16", "20 000". "" where there is no number.
std::string plain(double number);
std::string plain(double number, Text unit);  // "0.16 km"; a unit of 1 is not said
std::string short_plain(double number);       // two digits, for axes

// { estimate | mean | value, lo, hi } of a document.
Estimate estimate_of(const Json& json);

std::string change(const Estimate& effect, const Scale& scale);  // "+7 pp (4 to 10)"; "–" where it is not bounded
std::string level(const Estimate& level, const Scale& scale);
std::string short_level(double level, const Scale& scale);  // "31 %"

std::string hundred(const Estimate& share);  // "30 to 43"; "" where it is not known
std::string of_hundred(double share);        // "37"

Verdict verdict_of(Text code);
bool has_worlds(Verdict verdict);          // it was run and compared
std::string sentence_case(Text capitals);  // "Does not follow: too small"

// "C6, C10 and C13" as text and as links to the claims' cards.
std::string listed(const Json::Array& ids);
std::string linked(const Json::Array& ids);

// What a number is, as people would ask for it, or else its name in the file: safe HTML.
std::string name_of_number(const Json& number);

// Ascending values at equal steps of probability: the value at p in [0, 1].
double quantile_at(const std::vector<double>& ascending, double p);
std::vector<double> numbers_at(const Json& json, Text member);  // finite ones only

// The paragraph of a source that names one: "essay#p4.2" gives "4"; else "".
std::string paragraph_of(Text source);

}  // namespace interregnum::page
