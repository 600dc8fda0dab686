#include "scenario/synonyms.hpp"

#include <algorithm>
#include <array>

namespace interregnum {
namespace {

struct Synonyms {
  Text word;
  std::span<const Text> names;
};

constexpr std::array<Text, 2> crowd = {"acts", "ready"};
constexpr std::array<Text, 4> obedience = {"joined", "aside", "defected", "marches"};
constexpr std::array<Text, 1> fall = {"regime.falls"};
constexpr std::array<Text, 3> support = {"says", "support", "regime.approval"};

constexpr Synonyms table[] = {
    {"strike", crowd},       {"protest", crowd},     {"demonstration", crowd}, {"demonstrate", crowd},
    {"rally", crowd},        {"riot", crowd},        {"uprising", crowd},      {"turnout", crowd},
    {"obey", obedience},     {"refuse", obedience},  {"mutiny", obedience},    {"defect", obedience},
    {"desert", obedience},   {"disobey", obedience}, {"resign", fall},         {"step down", fall},
    {"fall", fall},          {"collapse", fall},     {"overthrow", fall},      {"ouster", fall},
    {"popularity", support}, {"polls", support},     {"opinion", support},     {"popular", support},
};

// "strikes" as "strike", "protested" and "protesting" as "protest".
bool is_form_of(Text word, Text stem) {
  if (!word.starts_with(stem)) return false;
  const Text ending = word.substr(stem.size());
  return ending.empty() || ending == "s" || ending == "ed" || ending == "d" || ending == "ing";
}

}  // namespace

std::span<const Text> synonyms_of(Text word) {
  const auto row = std::find_if(std::begin(table), std::end(table),
                                [word](const Synonyms& synonyms) { return is_form_of(word, synonyms.word); });
  return row == std::end(table) ? std::span<const Text>{} : row->names;
}

}  // namespace interregnum
