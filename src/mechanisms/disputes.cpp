#include "mechanisms/disputes.hpp"

#include <algorithm>
#include <array>

namespace interregnum {
namespace {

// One dispute a line: cards of one role, each of which denies what the others say.
constexpr std::array<Text, 3> what_survival_teaches{"belief", "precedent", "new_counterweights"};
constexpr std::array<Text, 3> a_threat_everybody_sees{"global_game", "common_threat", "two_sided_game"};
constexpr std::array<Text, 2> protest_and_the_elite{"tullock", "mirrored_signal"};
constexpr std::array<Text, 2> precision_of_signals{"normal_learning", "manipulated"};
constexpr std::array<Text, 2> assets_of_an_opposition{"additive", "complements"};
constexpr std::array<Text, 2> counterweights{"contest", "counterbalanced"};

constexpr std::array<std::span<const Text>, 6> disputes{what_survival_teaches,   a_threat_everybody_sees,
                                                        protest_and_the_elite,   precision_of_signals,
                                                        assets_of_an_opposition, counterweights};

}  // namespace

std::vector<const Card*> disputing(const Card* card) {
  std::vector<const Card*> others;
  for (const auto& sides : disputes) {
    if (card == nullptr || std::find(sides.begin(), sides.end(), card->text.id) == sides.end()) continue;
    for (const Card* other : cards())
      if (other != card && std::find(sides.begin(), sides.end(), other->text.id) != sides.end())
        others.push_back(other);
  }
  return others;
}

}  // namespace interregnum
