#include "report/ledger.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace interregnum {
namespace {

bool is_same(double a, double b) { return std::bit_cast<u64>(a) == std::bit_cast<u64>(b); }

double difference(double after, double before) {
  return std::isfinite(after) && std::isfinite(before) ? after - before : 0;
}

Contribution& contribution_of(std::vector<Contribution>& list, const Writer& writer) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& c) { return c.writer == writer; });
  return found != list.end() ? *found : list.emplace_back(Contribution{writer});
}

}  // namespace

Ledger open_ledger(const Plan& plan) {
  Ledger ledger;
  for (const auto& [name, slice] : plan.layout.columns)
    if (!name.starts_with("person.") && slice.rows > 0) ledger.kept.push_back(slice);
  std::sort(ledger.kept.begin(), ledger.kept.end(), [](Slice a, Slice b) { return a.first < b.first; });
  ledger.before = ledger.now = std::vector<double>(plan.layout.size, 0);
  ledger.moves.resize(plan.layout.size);
  ledger.anchoring = 1;
  for (const auto& bound : plan.cards) ledger.anchoring += bound.card->start != nullptr;
  return ledger;
}

void enter(Ledger& ledger, i64 tick, const Writer& writer, std::span<const double> world, bool keeps) {
  const auto entry = static_cast<u32>(ledger.entries.size());
  for (const Slice& slice : ledger.kept)
    for (u32 cell = slice.first; cell < slice.first + slice.rows; ++cell) {
      const double was = ledger.before[cell] = ledger.now[cell];
      if (entry > 0 && is_same(world[cell], was)) continue;
      ledger.now[cell] = world[cell];
      if (keeps) ledger.moves[cell].push_back({entry, world[cell]});
    }
  ledger.entries.push_back({tick, writer});
}

double anchored(const Ledger& ledger, u32 cell) { return value_at(ledger, cell, ledger.anchoring - 1); }

double value_at(const Ledger& ledger, u32 cell, u32 until) {
  double value = 0;
  for (const auto& move : ledger.moves[cell])
    if (move.entry <= until) value = move.after;
  return value;
}

std::vector<Contribution> contributions(const Ledger& ledger, u32 cell, u32 until, u32 since) {
  std::vector<Contribution> list;
  since = std::max(since, ledger.anchoring);
  double value = value_at(ledger, cell, since - 1);
  for (const auto& move : ledger.moves[cell]) {
    if (move.entry < since || move.entry > until) continue;
    Contribution& c = contribution_of(list, ledger.entries[move.entry].writer);
    c.change += difference(move.after, value);
    c.before = value, c.after = move.after;
    c.times += 1, c.last = move.entry;
    value = move.after;
  }
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    const double x = std::fabs(a.change), y = std::fabs(b.change);
    return x != y ? x > y : a.last > b.last;
  });
  return list;
}

const Card* anchor_of(const Ledger& ledger, u32 cell) {
  const Card* card = nullptr;
  for (const auto& move : ledger.moves[cell])
    if (move.entry < ledger.anchoring) card = ledger.entries[move.entry].writer.card;
  return card;
}

}  // namespace interregnum
