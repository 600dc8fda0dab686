// scores, as it is printed: every event, its scores, the totals, and whether the model is ahead of the base rates.
#include <fmt/format.h>

#include <cmath>

#include "report/table.hpp"
#include "scores.hpp"
#include "study/conditioned.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

bool is_of(Which which, const Scored& scored) {
  return counts(scored) && (which == Which::all || scored.event.headline);
}

std::string hundred(double chance) { return std::isnan(chance) ? "-" : fmt::format("{:.0f} %", 100 * chance); }
std::string number(double value) { return std::isnan(value) ? "-" : fmt::format("{:.3f}", value + 0.); }

std::string marked(const Scored& scored) { return (scored.event.headline ? "* " : "  ") + scored.fact; }

std::string note_of(const Scored& scored) {
  if (scored.event.imposed) return "imposed, not scored";
  if (scored.event.runs == 0) return "no run comes to it, not scored";
  if (scored.rate.empty()) return "none in the file";
  const std::string source = scored.rate_source.substr(0, scored.rate_source.find(':'));
  return scored.rate_value.find(" of ") == std::string::npos ? source : scored.rate_value + ", " + source;
}

std::string worlds_of(const EventForecast& event) {
  return event.conditions == 0 ? "-" : fmt::format("{:.0f}", event.worlds);
}

std::string chances_table(const Library& library) {
  Table table{{"event", "fact", "priors", "withheld", "worlds", "base", "source"}, {}, {2, 3, 4, 5}};
  std::string last;
  for (const Scored& scored : library.events) {
    if (scored.file != last) table.rows.push_back({last = scored.file});
    const EventForecast& event = scored.event;
    table.rows.push_back({marked(scored), event.happened ? "yes" : "no", hundred(event.prior), hundred(event.weighed),
                          worlds_of(event), hundred(event.against), note_of(scored)});
  }
  return table_text(table, ink());
}

std::string scores_table(const Library& library) {
  Table table{
      {"event", "Brier: priors", "withheld", "base", "log: priors", "withheld", "base"}, {}, {1, 2, 3, 4, 5, 6}};
  std::string last;
  for (const Scored& scored : library.events) {
    if (!counts(scored)) continue;
    if (scored.file != last) table.rows.push_back({last = scored.file});
    std::vector<std::string> row{marked(scored)};
    for (Loss* const loss : {brier_of, log_of})
      for (const Speaker speaker : speakers) row.push_back(number(loss(forecast_by(speaker, scored.event))));
    table.rows.push_back(row);
  }
  return table_text(table, ink());
}

constexpr Text name_of(Speaker speaker) {
  switch (speaker) {
    case Speaker::priors:
      return "model, priors alone";
    case Speaker::withheld:
      return "model, own withheld";
    case Speaker::base_rate:
      return "base rates";
  }
  return "";
}

Text name_of(Which which) { return which == Which::headlines ? "headline outcomes" : "all events"; }

void add_totals(const Library& library, Which which, Table& table) {
  table.rows.push_back({fmt::format("{}: {}", name_of(which), scores_of(library, which, Speaker::priors).events)});
  for (const Speaker speaker : speakers) {
    const Scores scores = scores_of(library, which, speaker);
    table.rows.push_back({std::string(name_of(speaker)), number(scores.brier), number(scores.log),
                          number(scores.parts.reliability), number(scores.parts.resolution),
                          number(scores.parts.uncertainty)});
  }
}

std::string totals_table(const Library& library) {
  Table table{{"mean", "Brier", "log", "reliability", "resolution", "uncertainty"}, {}, {1, 2, 3, 4, 5}};
  add_totals(library, Which::headlines, table);
  add_totals(library, Which::all, table);
  return table_text(table, ink());
}

std::string signed_number(double value) {
  return fmt::format("{}{:.3f}", number(value) == number(0) ? "" : value < 0 ? "−" : "+", std::abs(value));
}
std::string between(double lo, double hi) { return signed_number(lo) + " to " + signed_number(hi); }

std::string shown(const OverCases& lead) {
  if (lead.hi < 0) return "the model is ahead";
  return lead.lo > 0 ? "the model is behind" : "neither is shown to be ahead";
}

// Below 0 the model is ahead.
std::string lead_sentence(const Library& library, Which which) {
  const OverCases brier = lead(library, which, brier_of), log = lead(library, which, log_of);
  if (brier.cases == 0) return "";
  const std::string what = fmt::format(
      "{} of {}, model (own withheld) less base rates:", which == Which::headlines ? "Headline outcomes" : "All events",
      counted(brier.cases, "scenario"));
  if (brier.cases == 1)
    return paragraph(fmt::format("{} Brier {}, log {}. One case has no bounds.", what, signed_number(brier.mean),
                                 signed_number(log.mean)),
                     0);
  return paragraph(
      fmt::format(
          "{} Brier {} (95 %: {}), log {} (95 %: {}): {} by Brier. Each scenario left out in turn, Brier is {}: "
          "the model beats the base rates in {} of {}.",
          what, signed_number(brier.mean), between(brier.lo, brier.hi), signed_number(log.mean),
          between(log.lo, log.hi), shown(brier), between(brier.least, brier.most), brier.below, brier.cases),
      0);
}

// Said in words, so that nobody has to compare two figures.
std::string beside_coin(const Library& library) {
  constexpr double coin = .25;
  const Scores own = scores_of(library, Which::headlines, Speaker::withheld);
  if (own.events == 0) return "";
  const Text than = own.brier > coin ? "worse than" : own.brier < coin ? "better than" : "the same as";
  return paragraph(fmt::format("On {} the model scores {} who says 1/2 each time ({} against .250).",
                               counted(own.events, "headline outcome"), than, number(own.brier)),
                   0);
}

// 1/2 is nobody's forecast, and easy to beat.
std::string without_rate(const Library& library) {
  u64 without = 0;
  for (const Scored& scored : library.events) without += is_of(Which::headlines, scored) && scored.rate.empty() ? 1 : 0;
  if (without == 0) return "";
  return paragraph(
      fmt::format("{} of {} compared with 1/2, since the file states no rate.", without,
                  counted(scores_of(library, Which::headlines, Speaker::priors).events, "headline outcome") +
                      (without == 1 ? " is" : " are")),
      0);
}

u64 few_worlds(const Library& library) {
  u64 few = 0;
  for (const Scored& scored : library.events)
    few += counts(scored) && scored.event.conditions > 0 && std::isnan(scored.event.weighed) ? 1 : 0;
  return few;
}

std::string columns_legend(const Library& library) {
  std::string text = paragraph("fact     = whether it happened.", 11);
  text += paragraph(
      "priors   = the share of runs in which it happens, in worlds as the author's priors have them; nothing that "
      "happened weighs.",
      11);
  text += paragraph(
      "withheld = the same in worlds weighed by the other facts of the file that are a condition; its own observation, "
      "and whatever reads the same column or event, is withheld. Where nothing weighs, or too few worlds fit, the "
      "score is that of the priors.",
      11);
  text += paragraph(
      fmt::format(
          "worlds   = how many fit, in effect; fewer than {:.0f} bear no forecast{}.", double{least_effective},
          few_worlds(library) == 0 ? "" : fmt::format(", as in {} here", counted(few_worlds(library), "event"))),
      11);
  text += paragraph("base     = history's rate of such events, or 1/2 where the file states none.", 11);
  return text + paragraph("*        = headline outcome: the first event of its file that no arm imposes.", 11);
}

std::string scores_legend() {
  return paragraph(
      fmt::format("Lower is better. Brier is the squared miss: 0 is best, 1 worst, and 1/2 on every event gives .250; "
                  "it is reliability − resolution + uncertainty, up to what rounding to tenths loses. Log is −ln of "
                  "the chance given to what happened; no chance counts as less than {:.0f} %, so it is at most {:.2f}, "
                  "and 1/2 gives .693.",
                  100 * least_chance, std::abs(std::log(least_chance))),
      0);
}

// Once for each event that would have read it.
std::string failures(const Library& library) {
  u64 runs = 0, worlds = 0;
  for (const Scored& scored : library.events) runs += scored.event.failed, worlds += scored.event.failed_worlds;
  if (runs + worlds == 0) return paragraph("No run failed.", 0);
  return paragraph(fmt::format("Left out since they failed: {}, and {} among those that weigh.", counted(runs, "run"),
                               counted(worlds, "world")),
                   0);
}

constexpr u64 few_scenarios = 20;

}  // namespace

Forecast forecast_by(Speaker speaker, const EventForecast& event) {
  switch (speaker) {
    case Speaker::priors:
      return {event.prior, event.happened};
    case Speaker::withheld:
      return {withheld(event), event.happened};
    case Speaker::base_rate:
      return {event.against, event.happened};
  }
  return {};
}

Scores scores_of(const Library& library, Which which, Speaker speaker) {
  std::vector<Forecast> forecasts;
  for (const Scored& scored : library.events)
    if (is_of(which, scored)) forecasts.push_back(forecast_by(speaker, scored.event));
  return score(forecasts);
}

OverCases lead(const Library& library, Which which, Loss loss) {
  std::vector<std::vector<double>> cases;
  std::string last;
  for (const Scored& scored : library.events) {
    if (!is_of(which, scored)) continue;
    if (scored.file != last) cases.emplace_back(), last = scored.file;
    cases.back().push_back(loss(forecast_by(Speaker::withheld, scored.event)) -
                           loss(forecast_by(Speaker::base_rate, scored.event)));
  }
  return over_cases(cases);
}

std::string scores_text(const Library& library) {
  if (library.events.empty())
    return fmt::format(
        "{} read, none of which knows whether an event happened.\n"
        "An [observed] fact with value = true or false is scored.\n",
        counted(library.scenarios, "scenario"));
  std::string text = chances_table(library) + "\n" + columns_legend(library);
  if (scores_of(library, Which::all, Speaker::priors).events == 0) return text + "\nNothing here can be scored.\n";
  text += "\n" + scores_table(library) + "\n" + totals_table(library) + "\n" + scores_legend() + failures(library) +
          beside_coin(library) + without_rate(library);
  for (const Which which : {Which::headlines, Which::all}) text += "\n" + lead_sentence(library, which);
  if (const std::string numbers = numbers_text(library); !numbers.empty()) text += "\n" + numbers;
  if (lead(library, Which::all, brier_of).cases < few_scenarios)
    text +=
        "\n" +
        paragraph("So few cases tell little, and bounds of so few are too narrow: this is a record, no proof of skill.",
                  0);
  return text;
}

}  // namespace interregnum::cli
