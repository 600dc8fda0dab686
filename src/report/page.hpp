// A study's result as one page that needs nothing else: no script, no other file, no network. It prints on A4.
#pragma once

#include <string>

#include "report/json.hpp"

namespace interregnum {

// The page of a result's document (report/result_json.hpp). Nothing is computed but the layout; members that an older
// document lacks are left out. Equal documents give equal bytes, and whatever the document holds stays text.
std::string report_page(const Json& document);

}  // namespace interregnum
