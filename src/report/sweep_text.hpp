// Maps of one number or two as text within 80 columns, readable without colour, and as JSON.
#pragma once

#include "report/json.hpp"
#include "report/letters.hpp"
#include "study/sweep.hpp"

namespace interregnum {

// A finished sweep and what it was made with. Nothing is owned.
struct SweepMap {
  const Study& study;
  const std::vector<SweepAxis>& axes;
  const Swept& swept;
  u32 draws = 0;
};

// One number: a line of bars for each claim, where it turns, and every share with its bounds. Two: a map for each.
std::string sweep_text(const SweepMap& map, Ink ink);

Json::Object sweep_members(const SweepMap& map);  // docs/json/sweep.schema.json

const Input& input_of(const SweepMap& map, const SweepAxis& axis);
std::string value_on(const SweepMap& map, const SweepAxis& axis, double value);  // "0.62", "yes", "34 600"
std::string axis_title(const SweepMap& map, const SweepAxis& axis);              // "route.m4.speed (km/h)"

}  // namespace interregnum
