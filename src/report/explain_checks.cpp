// What `explain` says about how far an answer can be trusted: knock-outs, rivals, luck, reality, controls, wordings.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/explain_parts.hpp"
#include "study/conditioned.hpp"

namespace interregnum {
namespace {

using Rows = std::vector<const Json*>;

Rows rows_of(const Json& claim, Text what) {
  Rows rows;
  for (const Json& row : items_at(claim, "robustness"))
    if (text_at(row, "what") == what) rows.push_back(&row);
  return rows;
}

std::string effect_of(const Json& claim, const Json& row) {
  const Json& test = deciding_test(claim);
  const Scale scale = stored_scale(at(claim, "scale"));
  const Estimate effect = estimate_at(at(row, "effect"), "mean");
  return text_at(test, "kind") == "level" ? level_words(effect, scale) : change_words(effect, scale);
}

// What these few draws would say, next to the verdict.
std::string beside(const Json& claim, const Json& row) {
  if (truth(at(row, "needed"))) return "nothing left to read";
  if (text_at(row, "verdict") == "not_enough_runs") return stored_share(row);
  return text_at(row, "verdict") == text_at(claim, "verdict") ? "same" : stored_verdict(row);
}

// The same behind a share that is shown already.
std::string and_beside(Text between, const Json& claim, const Json& row) {
  return text_at(row, "verdict") == "not_enough_runs" ? "" : std::string(between) + beside(claim, row);
}

std::string missing(Text label) { return explain_row(label, "not in this result: the full run gives it."); }

bool is_judged_by_runs(const Json& claim) {
  return text_at(claim, "verdict") != "assumed" && text_at(claim, "verdict") != "never_tested";
}

bool has_robustness(const Json& claim) { return !items_at(claim, "robustness").empty(); }

std::string of_rival(const Json& rival) {
  const std::string with{text_at(rival, "with")};
  return fmt::format("{} = {}{}{}", text_at(rival, "role"), text_at(rival, "use"), with.empty() ? "" : " ", with);
}

std::string bounds_words(const Json& bounds) {
  const double lo = number_at(bounds, "lo"), hi = number_at(bounds, "hi");
  return std::isfinite(lo + hi) ? worlds_words(lo, hi) : "-";
}

std::string control(const Json& row, Text holds, Text fails) {
  return truth(at(row, "holds")) ? fmt::format("{}: ok. ", holds) : fmt::format("{}. ", fails);
}

std::string fact_words(const Json& fact) {
  const Scale scale = stored_scale(at(fact, "scale"));
  const Json& model = at(fact, "model");
  Estimate range = estimate_at(model, "q50");
  range.lo = number_at(model, "q05"), range.hi = number_at(model, "q95");
  const Text lies = text_at(fact, "lies");
  if (lies == "imposed")
    return fmt::format("{}: {}, imposed by the arm, not predicted.", text_at(fact, "name"), text_at(fact, "value"));
  if (text_at(fact, "kind") == "event")
    return fmt::format("{}: it was {}; the model has it in {:.0f} of 100 runs: {}.", text_at(fact, "name"),
                       text_at(fact, "value"), 100 * number_at(model, "mean"), lies);
  return fmt::format("{}: it was {}; the model says {} in 90 of 100 runs: {}.", text_at(fact, "name"),
                     text_at(fact, "value"), is_known(range) ? level_words(range, scale) : "nothing", lies);
}

std::string fits_words(const Json& fit) {
  const double worlds = number_at(fit, "worlds");
  if (!(worlds >= least_effective)) return "Too few worlds fit what happened to judge among them.";
  return fmt::format("Among the worlds that fit what happened (about {:.0f}): {}, {}.", worlds, stored_share(fit),
                     stored_verdict(fit));
}

std::string wording_line(const Earlier& earlier) {
  const std::string share = stored_share(earlier.claim);
  return fmt::format("{}, seed {}: {}{}{}{}", earlier.hash.substr(0, 8), earlier.seed, stored_verdict(earlier.claim),
                     share.empty() ? "" : ", ", share, earlier.is_this ? " (this)" : "");
}

}  // namespace

std::string without_part(const Json& claim) {
  const Rows rows = rows_of(claim, "without");
  if (rows.empty()) return is_judged_by_runs(claim) ? missing("Without") : "";
  Table table{{}, {}, {}, {}, explain_indent};
  u64 idle = 0;
  for (const Json* row : rows) {
    if (truth(at(*row, "same")))
      ++idle;
    else
      table.rows.push_back({std::string(text_at(*row, "name")),
                            truth(at(*row, "needed")) ? "-" : effect_of(claim, *row), beside(claim, *row)});
  }
  if (idle > 0)
    table.rows.push_back({counted(idle, table.rows.empty() ? "role" : "other role"), "-", std::string(as_before)});
  const std::string carried{text_at(at(claim, "firmness"), "carried")};
  return labelled("Without", table) + (carried.empty() ? "" : explain_row("", carried + "."));
}

std::string rivals_part(const Json& claim) {
  const Json& count = at(claim, "rivals");
  if (is_null(count)) return {};
  std::string text = explain_row("Rivals", fmt::format("judged under {} of {} available sets of mechanisms.",
                                                       number_at(count, "run"), number_at(count, "available")));
  for (const Json& out : items_at(count, "left_out"))
    text += explain_row("", fmt::format("Left out: {} = {}: {}.", text_at(out, "role"), text_at(out, "use"),
                                        printable(text_at(out, "why"))));
  Table table{{}, {}, {}, {}, explain_indent};
  for (const Json& rival : items_at(deciding_test(claim), "rivals"))
    table.rows.push_back(
        {of_rival(rival), bounds_words(rival), truth(at(rival, "declared")) ? "declared" : "by default"});
  for (const Json* row : further_rivals(claim))
    if (!truth(at(*row, "declared")) && !truth(at(*row, "same")))
      table.rows.push_back(
          {std::string(text_at(*row, "name")), stored_share(*row), "not declared" + and_beside(": ", claim, *row)});
  return table.rows.empty() ? text : text + table_text(table);
}

std::string luck_part(const Json& claim) {
  const double luck = number_at(claim, "luck_share");
  if (!std::isfinite(luck)) return {};
  const double part = std::clamp(100 * luck, 0., 100.);
  return explain_row("Luck", fmt::format("{:.0f} % of the spread is chance within a world; {:.0f} % is assumptions.",
                                         part, 100 - std::round(part)));
}

std::string reality_part(const Json& document, const Json& claim) {
  std::string text;
  const auto add = [&](const std::string& words) { text += explain_row(text.empty() ? "Reality" : "", words); };
  for (const Json* fact : facts_of(document, claim)) add(fact_words(*fact));
  const bool is_weighed = text_at(claim, "kind") != "transfer";  // which reads no world of this file
  if (is_weighed && !is_null(at(claim, "if_fits"))) add(fits_words(at(claim, "if_fits")));
  if (text.empty() && items_at(document, "observed").empty()) add("the file states no known facts: [observed] does.");
  if (text.empty()) add("no known fact of the file leans on this claim.");
  return text;
}

std::string controls_part(const Json& document, const Json& claim) {
  if (!has_robustness(claim)) return missing("Controls");
  std::string words;
  for (const Json* row : rows_of(claim, "placebo"))
    words += control(*row, "an arm against itself, equal to the last bit", "AN ARM DIFFERS FROM ITSELF");
  for (const Json* row : rows_of(claim, "permuted"))
    words += control(*row, "labels shuffled, no direction is left", "SHUFFLED LABELS KEEP A DIRECTION");
  for (const Json* row : rows_of(claim, "positive"))
    words += fmt::format("three margins planted: found in {:.0f} of 100 worlds. ",
                         100 * number_at(at(*row, "share"), "estimate"));
  for (const Json* row : rows_of(claim, "negation"))
    if (text_at(claim, "verdict") != "follows" && text_at(*row, "verdict") != "follows")
      words += fmt::format("The opposite claim follows in {}. ", stored_share(*row));
  for (const Json* row : rows_of(claim, "wider"))
    words += fmt::format("Priors {}: {}{}. ", wide_words(document), stored_share(*row), and_beside(", ", claim, *row));
  return words.empty() ? "" : explain_row("Controls", words);
}

std::string limit_part(const Json& claim) {
  const double limit = number_at(claim, "contamination");
  if (text_at(claim, "verdict") != "follows" || !std::isfinite(limit)) return {};
  return explain_row("Limit",
                     fmt::format("it would still follow if {:.0f} of 100 worlds were replaced by ones in which it "
                                 "fails, not if more were.",
                                 std::floor(100 * limit)));
}

std::string wordings_part(const std::vector<Earlier>& earlier) {
  if (earlier.size() < 2) return {};
  std::vector<std::string> hashes;
  for (const Earlier& one : earlier)
    if (std::ranges::find(hashes, one.hash) == hashes.end()) hashes.push_back(one.hash);
  const auto times = hashes.size();
  std::string text = explain_row(
      "Worded", fmt::format("{}{}:", times_words(times), earlier.size() > times ? ", under several seeds" : ""));
  for (const Earlier& one : earlier) text += explain_row("", wording_line(one));
  return text;
}

}  // namespace interregnum
