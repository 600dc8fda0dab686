// Who acts where each person answers to the contacts it has: threshold cascades on networks (Watts 2002 PNAS; complex
// contagion: Centola & Macy 2007 Am J Sociol). A person acts once `needed` of its contacts do; 0 acts at once. Networks
// are functions of luck, so they need not be kept. This is the plain code that every faster one must equal.
#pragma once

#include <span>
#include <vector>

#include "base/draw.hpp"

namespace interregnum {

// Contacts of person i: contact[first[i]] .. contact[first[i + 1]].
struct Network {
  std::vector<u32> first{0}, contact;

  u32 size() const { return static_cast<u32>(first.size() - 1); }
  std::span<const u32> of(u32 person) const {
    return std::span(contact).subspan(first[person], first[person + 1] - first[person]);
  }
};

// n z / 2 ties between pairs drawn at random: degrees are Poisson with mean z (as n grows).
Network random_network(u32 n, double z, Luck luck);
// Everybody tied to the k before and the k after it. Of the ties a share `rewired` is broken; pairs of broken ties swap
// their ends, so that everybody keeps its number of ties (Maslov & Sneppen, as Centola & Macy do).
Network ring_network(u32 n, u32 k, double rewired, Luck luck);
Network complete_network(u32 n);

struct Spread {
  std::vector<char> acts;
  u32 acting = 0;  // how many
  u32 rounds = 0;  // in which someone began to act
};

// Where it ends from `acting`, when those in `first` act in any case: who would not act among those acting stops,
// round by round; then who would begins. Both only go one way, so the end is one whatever the order. Those in `first`
// count as examples, and among the acting only if they would act by themselves.
Spread settle(const Network& network, std::span<const u32> needed, std::span<const char> acting,
              std::span<const char> first);

// The mean degrees z between which one person can set off a global cascade among infinitely many with thresholds
// `share` of their contacts, in a Poisson network (Watts, equation 5): z Pr(degree <= floor(1 / share) - 2) = 1.
struct Window {
  double low, high;  // NaN where there is none
};
Window cascade_window(double share);

}  // namespace interregnum
