#include "report/why.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/letters.hpp"
#include "report/value_text.hpp"
#include "report/why_tree.hpp"

namespace interregnum {
namespace {

constexpr u32 most_numbers = 30;  // with causes of their own, over the whole walk

// The highest chance that the event had, and what was said of it then.
struct Closest {
  double chance = 0;
  i64 tick = 0;
  const Card* card = nullptr;
  std::string because;
};

// What is seen of the event while the run goes on.
struct Sight {
  const EventRef& event;
  Place place;
  u32 chance, fired, coin, ruling;  // cells
  bool happened = false;
  i64 tick = 0;
  Writer writer = {};
  double p = 0, luck = 0;
  u32 times = 0;
  double without = 1;  // chance that it had not happened by now
  Closest closest = {};
};

Sight sight_of(const EventRef& event, const Layout& layout) {
  const auto cell = [&](Text part) { return layout.cell(event.event + std::string(part), event.row); };
  return {event, {table_of(event.event), event.row}, cell(".chance"), cell(".fired"), cell(".coin"), cell(".ruling")};
}

void look(Sight& sight, const Scene& scene, const Writer& writer, i64 tick) {
  if (writer.card != nullptr && scene.now[sight.chance] > sight.closest.chance)
    sight.closest = {scene.now[sight.chance], tick, writer.card,
                     reason_text(scene, *writer.card, sight.event.event, sight.place)};
  if (scene.now[sight.fired] == 0 || scene.before[sight.fired] != 0) return;
  sight.happened = true;
  sight.tick = tick;
  sight.writer = writer;
  sight.p = scene.now[sight.chance];
  sight.luck = scene.now[sight.coin];
}

std::string percent(double p) {
  return p > 0 && p < .0005 ? "under 0.1 %" : fmt::format("{:.{}f} %", 100 * p, p < .0995 ? 1 : 0);
}

// Where the coin is 0 the mechanism knew already: its time had come, or nothing could stop it.
Cause luck_of(const Sight& sight) {
  const std::string chance = percent(sight.p);
  if (sight.writer.card == nullptr || sight.p >= 1) return {"luck", "no luck: it was certain in this step"};
  if (sight.p > .9995) return {"luck", "no luck: its chance in this step was over 99.9 %"};
  if (sight.luck > 0 && sight.luck < 1)
    return {"luck",
            fmt::format("luck: the coin fell on {:.3f}, below its chance of {:.3f} in this step", sight.luck, sight.p)};
  return {"luck",
          fmt::format("luck: its chance in this step was {}, and the luck drawn for it beforehand said now", chance)};
}

// What the card's reason names, each once. What stands there as it was before is asked for before the last entry.
std::vector<Cause> named_causes(Walk& walk, const Card& card, const Sight& sight, u32 until) {
  const Reason* reason = reason_for(card, sight.event.event);
  if (reason == nullptr) return {};
  std::vector<ReasonPiece> named;
  for (const ReasonPiece& piece : pieces_of(reason->sentence))
    if (!piece.name.empty() &&
        std::none_of(named.begin(), named.end(), [&](const auto& n) { return n.name == piece.name; }))
      named.push_back(piece);
  for (const auto& piece : named)
    if (column_named(piece.name) != nullptr)
      for (const u32 row : rows_meant(walk.scene, sight.place, table_of(piece.name)))
        walk.roots.insert(walk.scene.plan.layout.cell(piece.name, row));
  walk.told = walk.roots;
  std::vector<Cause> causes;
  for (const auto& [words, name, before] : named) {
    walk.left = std::max<u32>(1, most_numbers / static_cast<u32>(named.size()));
    if (column_named(name) == nullptr) {
      causes.push_back(parameter_cause(walk, card, name));
      continue;
    }
    auto more = column_causes(walk, name, sight.place, before ? until - 1 : until, 1);
    std::move(more.begin(), more.end(), std::back_inserter(causes));
  }
  return causes;
}

std::string by(const Card& card) { return fmt::format("{}, in the role {}", card.text.id, card.text.role); }

Cause what_happened(Walk& walk, const Sight& sight) {
  const auto until = static_cast<u32>(walk.ledger.entries.size() - 1);
  Cause root{"event", fmt::format("{} happens on {}", sight.event.text, hour_text(sight.tick)), sight.tick};
  if (sight.times > 1) root.what += fmt::format(", for the first of {} times", sight.times);
  if (sight.writer.action) root.causes.push_back(action_cause(walk, *sight.writer.action, sight.tick, ""));
  if (sight.writer.card == nullptr) return root;
  const Card& card = *sight.writer.card;
  root.what += ": " + by(card);
  const std::string because = reason_text(walk.scene, card, sight.event.event, sight.place);
  if (!because.empty()) root.causes.push_back({"reason", "because " + because});
  root.causes.push_back(luck_of(sight));
  auto named = named_causes(walk, card, sight, until);
  std::move(named.begin(), named.end(), std::back_inserter(root.causes));
  return root;
}

// The card that would have made it happen: the one that gave it its highest chance, else the first that speaks of it.
const Card* card_for(const Sight& sight, const Plan& plan) {
  if (sight.closest.card != nullptr) return sight.closest.card;
  for (const BoundCard& bound : plan.cards)
    if (bound.acts && reason_for(*bound.card, sight.event.event) != nullptr) return bound.card;
  return nullptr;
}

Cause what_did_not(Walk& walk, const Sight& sight, i64 until) {
  Cause root{"event",
             fmt::format("{} does not happen in this run, which ends on {}", sight.event.text, hour_text(until))};
  if (walk.scene.now[sight.ruling] == ruling::forbidden)
    root.causes.push_back({"action", "the arm forbids it at the end of the run"});
  const Closest& closest = sight.closest;
  if (closest.chance > 0)
    root.causes.push_back({"luck",
                           fmt::format("luck: in all it had a chance of {} by then, at most {} in one step, on {}",
                                       percent(1 - sight.without), percent(closest.chance), hour_text(closest.tick)),
                           closest.tick});
  else
    root.causes.push_back({"luck", "no luck: it never had a chance; what has to come first did not"});
  const Card* card = card_for(sight, walk.scene.plan);
  if (card == nullptr) return root;
  const std::string said =
      closest.because.empty() ? reason_text(walk.scene, *card, sight.event.event, sight.place) : closest.because;
  if (!said.empty())
    root.causes.push_back(
        {"reason", fmt::format("what decides it ({}), {}: {}", by(*card),
                               closest.because.empty() ? "at the end" : "when it came closest", said)});
  auto named = named_causes(walk, *card, sight, static_cast<u32>(walk.ledger.entries.size() - 1));
  std::move(named.begin(), named.end(), std::back_inserter(root.causes));
  return root;
}

std::string lines_of(const Cause& cause, u32 depth) {
  std::string text = spaces(2 * depth) + paragraph(printable(cause.what), 2 * depth + 2);
  for (const Cause& next : cause.causes) text += lines_of(next, depth + 1);
  return text;
}

}  // namespace

Why why_of(const Scenario& scenario, const RunSpec& spec, std::span<const double> inputs, Luck luck,
           const EventRef& event) {
  const Plan& plan = *spec.plan;
  Ledger ledger = open_ledger(plan);
  const Scene scene{scenario, plan, inputs, ledger.before, ledger.now};
  Sight sight = sight_of(event, plan.layout);
  i64 last = plan.from;
  const Observer observer{[&](i64 tick, std::span<const double> world, std::span<const Acted>) {
                            last = tick;
                            sight.without *= 1 - world[sight.chance];
                            sight.times += world[sight.fired] != 0;
                          },
                          [&](i64 tick, const Writer& writer, std::span<const double> world) {
                            if (sight.happened) return;  // the walk leads back from here
                            enter(ledger, tick, writer, world, true);
                            look(sight, scene, writer, tick);
                          }};
  run(spec, inputs, luck, &observer);
  Walk walk{scene, ledger};
  return {sight.happened, sight.happened ? what_happened(walk, sight) : what_did_not(walk, sight, last)};
}

std::string why_text(const Why& why) { return lines_of(why.root, 0); }

}  // namespace interregnum
