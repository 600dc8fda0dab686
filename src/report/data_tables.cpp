#include "report/data_tables.hpp"

#include "report/stored_words.hpp"

namespace interregnum {
namespace {

using Row = std::vector<Json>;

// Appends members of `json` by name.
void take(Row& row, const Json& json, std::initializer_list<Text> members) {
  for (const Text member : members) row.push_back(at(json, member));
}

Json joined(const Json& holder, Text member) {
  const auto& values = items_at(holder, member);
  return values.empty() ? Json() : Json(joined_texts(values));
}

void claims(const Json& document, const RowSink& sink) {
  for (const Json& claim : items_at(document, "claims")) {
    Row row;
    take(row, claim, {"id", "kind", "verdict"});
    take(row, at(claim, "share"), {"estimate", "lo", "hi"});
    take(row, at(claim, "reversed"), {"estimate", "lo", "hi"});
    take(row, at(claim, "effect"), {"mean", "lo", "hi", "unit", "margin"});
    take(row, claim, {"draws", "pairs", "open_draws", "luck_share", "turns_on", "wording", "text", "source"});
    sink(row);
  }
}

void tests(const Json& document, const RowSink& sink) {
  for (const Json& claim : items_at(document, "claims")) {
    i64 number = 0;
    for (const Json& test : items_at(claim, "tests")) {
      Row row{at(claim, "id"), ++number};
      take(row, test, {"kind"});
      row.push_back(joined(test, "arms"));
      take(row, test, {"outcome", "expect", "bound", "asked", "verdict"});
      take(row, at(test, "share"), {"estimate", "lo", "hi"});
      take(row, at(test, "reversed"), {"estimate", "lo", "hi"});
      take(row, at(test, "effect"), {"mean", "lo", "hi", "unit", "margin", "reference"});
      take(row, test, {"draws", "replicates", "pairs", "open_draws", "missing", "luck_share", "further_draws"});
      sink(row);
    }
  }
}

void effects(const Json& document, const RowSink& sink) {
  for (const Json& claim : items_at(document, "claims")) {
    i64 rank = 0;
    for (const Json& effect : items_at(at(claim, "worlds"), "effects"))
      sink({at(claim, "id"), ++rank, effect, at(at(claim, "effect"), "unit"), at(at(claim, "effect"), "margin")});
  }
}

void hinges(const Json& document, const RowSink& sink) {
  for (const Json& claim : items_at(document, "claims"))
    for (const Json& decider : items_at(claim, "hinge")) {
      Row row{at(claim, "id")};
      take(row, decider, {"input", "label", "unit", "index", "floor"});
      take(row, at(decider, "flip"), {"value", "lo", "hi", "above", "share_below", "share_above"});
      sink(row);
    }
}

void curves(const Json& document, const RowSink& sink) {
  for (const Json& claim : items_at(document, "claims"))
    for (const Json& decider : items_at(claim, "hinge"))
      for (const Json& point : items_at(decider, "curve")) {
        Row row{at(claim, "id"), at(decider, "input")};
        take(row, point, {"x", "share", "lo", "hi", "worlds"});
        sink(row);
      }
}

void checks(const Json& document, const RowSink& sink) {
  for (const Json& claim : items_at(document, "claims"))
    for (const Json& check : items_at(claim, "robustness")) {
      Row row{at(claim, "id")};
      take(row, check, {"what", "name", "verdict"});
      take(row, at(check, "share"), {"estimate", "lo", "hi"});
      take(row, at(check, "effect"), {"mean", "lo", "hi"});
      take(row, check, {"needed", "holds", "declared"});
      sink(row);
    }
}

void outcomes(const Json& document, const RowSink& sink) {
  for (const Json& outcome : items_at(document, "outcomes")) {
    Row row;
    take(row, outcome, {"name", "arm", "unit", "mean", "lo", "hi", "q05", "q50", "q95", "n"});
    sink(row);
  }
}

void numbers(const Json& document, const RowSink& sink) {
  for (const Json& number : items_at(document, "numbers")) {
    Row row;
    take(row, number, {"path", "label", "unit"});
    take(row, at(number, "prior"), {"words", "q05", "q50", "q95"});
    take(row, number, {"source", "why", "from", "judgement"});
    row.push_back(joined(number, "decides"));
    sink(row);
  }
}

void observed(const Json& document, const RowSink& sink) {
  for (const Json& fact : items_at(document, "observed")) {
    Row row;
    take(row, fact, {"name", "quantity", "arm", "value", "source", "use", "unit"});
    take(row, at(fact, "known"), {"value", "lo", "hi"});
    take(row, at(fact, "model"), {"mean", "q05", "q25", "q50", "q75", "q95", "runs"});
    take(row, fact, {"percentile", "lies"});
    row.push_back(joined(fact, "claims"));
    sink(row);
  }
}

void base_rates(const Json& document, const RowSink& sink) {
  for (const Json& rate : items_at(document, "base_rates")) {
    Row row;
    take(row, rate, {"name", "quantity", "arm", "source"});
    take(row, at(rate, "history"), {"value", "lo", "hi"});
    take(row, at(rate, "model"), {"mean", "lo", "hi", "runs"});
    take(row, rate, {"lies", "counts"});
    sink(row);
  }
}

void series(const Json& document, const RowSink& sink) {
  for (const Json& fan : items_at(document, "series")) {
    constexpr Text lines[] = {"q05", "q25", "q50", "q75", "q95", "one"};
    const auto& times = items_at(fan, "t");
    for (std::size_t i = 0; i < times.size(); ++i) {
      Row row{at(fan, "column"), at(fan, "arm"), at(fan, "unit"), times[i]};
      for (const Text line : lines) {
        const auto& values = items_at(fan, line);
        row.push_back(i < values.size() ? values[i] : Json());
      }
      sink(row);
    }
  }
}

}  // namespace

const std::vector<DataTable>& data_tables() {
  static const std::vector<DataTable> tables{
      {"claims",
       "one row a claim: its verdict, worlds and effect",
       {"claim",       "kind",       "verdict",   "share",     "share_lo", "share_hi", "reversed", "reversed_lo",
        "reversed_hi", "effect",     "effect_lo", "effect_hi", "unit",     "margin",   "draws",    "pairs",
        "open_draws",  "luck_share", "turns_on",  "wording",   "text",     "source"},
       claims},
      {"tests",
       "one row a test of a claim",
       {"claim",       "test",       "kind",      "arms",       "outcome",  "expect",     "bound",
        "asked",       "verdict",    "share",     "share_lo",   "share_hi", "reversed",   "reversed_lo",
        "reversed_hi", "effect",     "effect_lo", "effect_hi",  "unit",     "margin",     "reference",
        "draws",       "replicates", "pairs",     "open_draws", "missing",  "luck_share", "further_draws"},
       tests},
      {"worlds",
       "effects of the worlds of a claim, ascending: at most 100, quantiles where there are more",
       {"claim", "rank", "effect", "unit", "margin"},
       effects},
      {"hinge",
       "the numbers that claims turn on, and where they flip",
       {"claim", "number", "label", "unit", "index", "floor", "flip", "flip_lo", "flip_hi", "above", "share_below",
        "share_above"},
       hinges},
      {"curves",
       "in how many worlds a claim follows along such a number",
       {"claim", "number", "x", "share", "lo", "hi", "worlds"},
       curves},
      {"robustness",
       "the same claim with wider priors, without a mechanism, under a rival; controls",
       {"claim", "what", "name", "verdict", "share", "share_lo", "share_hi", "effect", "effect_lo", "effect_hi",
        "needed", "holds", "declared"},
       checks},
      {"outcomes",
       "each outcome in each arm",
       {"outcome", "arm", "unit", "mean", "lo", "hi", "q05", "q50", "q95", "n"},
       outcomes},
      {"numbers",
       "every uncertain number that is read, with prior, source and the claims that turn on it",
       {"path", "label", "unit", "prior", "q05", "q50", "q95", "source", "why", "from", "judgement", "decides"},
       numbers},
      {"observed",
       "known facts beside the model",
       {"fact", "quantity", "arm", "stated", "source", "use", "unit", "known",      "known_lo", "known_hi",
        "mean", "q05",      "q25", "q50",    "q75",    "q95", "runs", "percentile", "lies",     "claims"},
       observed},
      {"base_rates",
       "how often it happens in the model and how often it did in history",
       {"rate", "quantity", "arm", "source", "history", "history_lo", "history_hi", "mean", "lo", "hi", "runs", "lies",
        "counts"},
       base_rates},
      {"series",
       "columns over time in an arm: quantiles over draws, and draw 0",
       {"observable", "arm", "unit", "t", "q05", "q25", "q50", "q75", "q95", "one"},
       series}};
  return tables;
}

}  // namespace interregnum
