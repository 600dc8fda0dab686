// Epstein's two models as a calculator.
#pragma once

#include <array>

#include "mechanisms/card.hpp"
#include "people/arrest.hpp"

namespace interregnum {

struct CivilViolenceInputs {
  double L, k, T, J, vision, density, police, side, steps, level, rounding, sight, order, jail, luck, other, cloning,
      life;
};
inline constexpr std::array<Parameter<CivilViolenceInputs>, 18> civil_violence_inputs{{
    {{"L", "1", 0, 1, exactly(.82), "legitimacy"}, &CivilViolenceInputs::L},
    {{"k", "1", 0, 100, exactly(arrest::published_k), "risk of arrest 1 - exp(-k C/A)"}, &CivilViolenceInputs::k},
    {{"T", "1", -1, 1, exactly(.1), "grievance less risk beyond which a person acts"}, &CivilViolenceInputs::T},
    {{"J", "1", 0, 10000, exactly(30), "longest term in jail, in steps"}, &CivilViolenceInputs::J},
    {{"vision", "1", 1, 49, exactly(7), "cells seen each way (2 vision + 1 at most the side)"},
     &CivilViolenceInputs::vision},
    {{"density", "1", 0, .9, exactly(.7), "citizens per cell"}, &CivilViolenceInputs::density},
    {{"police", "1", 0, .1, exactly(.04), "police per cell"}, &CivilViolenceInputs::police},
    {{"side", "1", 3, 200, exactly(40), "side of the torus"}, &CivilViolenceInputs::side},
    {{"steps", "1", 1, 20000, exactly(1000), "steps, at most"}, &CivilViolenceInputs::steps},
    {{"level", "1", 0, 1e6, exactly(50), "active people beyond which there is an outburst"},
     &CivilViolenceInputs::level},
    {{"rounding", "1", 0, 2, exactly(0), "what is taken for C/A", arrest::roundings}, &CivilViolenceInputs::rounding},
    {{"sight", "1", 0, 1, exactly(0), "|dx| + |dy| <= vision, or dx^2 + dy^2 <= vision^2", "diamond disc"},
     &CivilViolenceInputs::sight},
    {{"order", "1", 0, 1, exactly(0), "what comes first", "act move"}, &CivilViolenceInputs::order},
    {{"jail", "1", 0, 1, exactly(0), "whether who is in jail leaves its cell", "leaves keeps"},
     &CivilViolenceInputs::jail},
    {{"luck", "1", 0, 1e9, exactly(1), "number of the run"}, &CivilViolenceInputs::luck},
    {{"other", "1", 0, 1, exactly(0), "Model II: share of the citizens in the second group; then the active kill"},
     &CivilViolenceInputs::other},
    {{"cloning", "1", 0, 1, exactly(0), "Model II: chance a step to clone"}, &CivilViolenceInputs::cloning},
    {{"life", "1", 0, 1e6, exactly(0), "Model II: longest life in steps; 0: no death of age"},
     &CivilViolenceInputs::life},
}};

std::vector<Solution> solve_civil_violence(std::span<const double> inputs);

inline constexpr Solver civil_violence_solver{
    "civil_violence", "rebellion, or violence between two groups, on a torus: outbursts, who is left",
    parameter_specs<civil_violence_inputs>, solve_civil_violence};

}  // namespace interregnum
