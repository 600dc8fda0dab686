// A prior for human eyes, as `check --priors` prints it.
#pragma once

#include <string>
#include <vector>

#include "base/prior.hpp"

namespace interregnum {

// Three significant digits, thousands apart: 34 600, 0.694, -1.2e-06.
std::string human_number(double x);

// "logit-normal  5 %  0.502  50 %  0.694  95 %  0.85 km"; "point  0.5" where nothing is uncertain.
// Of a choice its names with their weights, "floor 70 %, exact 30 %", or the only one that can be: "floor".
std::string describe(const Prior& prior, Text unit, const std::vector<std::string>& names = {});

// The density between the 1 % and the 99 % point as `width` bars, one character each: "▁▂▄▆█▇▅▂▁".
// A choice has one bar for each alternative; what is not uncertain has none ("").
std::string sketch(const Prior& prior, int width);

}  // namespace interregnum
