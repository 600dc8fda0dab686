// Who wrote what and when in one run: every move of every number, in the order in which they were made. Sampled people
// are left out, who may be a million.
#pragma once

#include <vector>

#include "engine/run.hpp"

namespace interregnum {

struct Ledger {
  struct Entry {  // one time that somebody wrote
    i64 tick = 0;
    Writer writer;
  };
  struct Move {
    u32 entry;
    double after;
  };
  std::vector<Slice> kept;          // the cells that are watched, in pieces
  std::vector<double> before, now;  // around the last entry
  std::vector<Entry> entries;
  u32 anchoring = 0;                     // the first entries: what was stated at `from`, and every card's start
  std::vector<std::vector<Move>> moves;  // one list a cell
};

Ledger open_ledger(const Plan& plan);

// To be called by Observer::wrote. Where it does not keep the moves, only the states around the entry remain.
void enter(Ledger& ledger, i64 tick, const Writer& writer, std::span<const double> world, bool keeps);

// What one writer did to a cell, all together.
struct Contribution {
  Writer writer;
  double change = 0;             // over all its moves; 0 where a value was not finite
  double before = 0, after = 0;  // its last move
  u32 times = 0, last = 0;       // the last entry
};

// A cell when everything was anchored, and after entry `until`.
double anchored(const Ledger& ledger, u32 cell);
double value_at(const Ledger& ledger, u32 cell, u32 until);

// Who has moved a cell from entry `since` on, or else since it was anchored, up to entry `until`: the largest change
// first, then the latest.
std::vector<Contribution> contributions(const Ledger& ledger, u32 cell, u32 until, u32 since = 0);

// The card that anchored it, or null where it is as stated.
const Card* anchor_of(const Ledger& ledger, u32 cell);

}  // namespace interregnum
