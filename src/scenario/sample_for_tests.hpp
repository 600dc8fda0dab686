// A small scenario with its names filled, and strings as a file would hold them: for the tests of this folder.
#pragma once

#include <string>

#include "document/document.hpp"
#include "scenario/scenario.hpp"

namespace interregnum::sample {

// A string that stands in line 88 from column 12 on, where its opening quote is.
inline Node string_node(std::string text, std::string key = "outcome") {
  Node node;
  node.kind = Kind::string;
  node.key = std::move(key);
  node.at = {"march.toml", 88, 12, static_cast<u32>(text.size()) + 2, {}};
  node.text = std::move(text);
  return node;
}

inline Node number_node(double number, std::string key) {
  Node node;
  node.kind = Kind::real;
  node.key = std::move(key);
  node.number = number;
  return node;
}

inline Scenario scenario() {
  Scenario s;
  s.clock = {"2023-06-23", "Europe/Moscow", -484 * 24, 90 * 24};
  s.rows = {{"ruler", {"leader"}},
            {"organisation", {"army", "wagner"}},
            {"elite", {"ministry"}},
            {"state", {"ukraine", "west"}},
            {"option", {"west[wait]", "west[arm]"}},
            {"group", {"citizens", "staunch"}},
            {"opinion",
             {"citizens[leader]", "citizens[wagner]", "citizens[ministry]", "staunch[leader]", "staunch[wagner]",
              "staunch[ministry]"}},
            {"audience", {"citizens", "staunch", "organisations", "elites", "ukraine", "west"}},
            {"movement", {"exile"}},
            {"recognition", {"exile[west]"}},
            {"war", {"ukraine"}},
            {"guarantee", {"ukraine"}},
            {"issue", {"transition"}},
            {"stake", {"transition[army]", "transition[exile]"}},
            {"tie", {"leader funds wagner", "leader commands army"}}};
  for (const auto& [table, names] : s.rows) {
    const bool own = table != "opinion" && table != "audience" && table != "recognition" && table != "guarantee" &&
                     table != "stake" && table != "tie" && table != "option";
    for (u32 row = 0; own && row < names.size(); ++row) s.entities.push_back({names[row], table, "", row, {}});
  }
  s.war_sides["ukraine"] = {"army", "ukraine"};
  return s;
}

}  // namespace interregnum::sample
