// What holds a claim up: its parts, each mechanism taken away, the rivals, and the controls.
#include <fmt/format.h>

#include <cmath>

#include "report/letters.hpp"
#include "report/page_parts.hpp"
#include "report/stored_words.hpp"

namespace interregnum::page {
namespace {

// A cell that names its column where the table is one of lines.
std::string cell(Text column, const std::string& inside, Text look = {}) {
  return fmt::format("<td data-is=\"{}\"{}>{}</td>", column, look.empty() ? "" : fmt::format(" class=\"{}\"", look),
                     inside);
}

std::string row_head(const std::string& inside) { return "<th scope=\"row\">" + inside + "</th>"; }

std::string table(const std::vector<std::string>& head, Text caption, const std::string& rows) {
  std::string cells;
  for (std::size_t i = 0; i < head.size(); ++i)
    cells += fmt::format("<th scope=\"col\"{}>{}</th>", i + 1 == head.size() ? " class=\"n\"" : "", head[i]);
  return fmt::format(
      "<table class=\"st\"><caption class=\"hidden\">{}</caption><thead><tr>{}</tr></thead><tbody>{}"
      "</tbody></table>\n",
      caption, cells, rows);
}

std::string verdict_cell(Text code) {
  const Verdict verdict = verdict_of(code);
  return fmt::format("<span class=\"nb\">{}</span> {}", silent_mark(verdict, "s"),
                     html(sentence_case(verdict_words(verdict))));
}

std::string worlds_or_dash(const Json& json) {
  const std::string worlds = hundred(estimate_of(json));
  return worlds.empty() ? "–" : worlds;
}

std::string question(const Json& test) {
  std::string arms;
  for (const Json& arm : items_at(test, "arms")) arms += (arms.empty() ? "" : " vs ") + html(text(arm), longest_name);
  std::string words = html_at(test, "outcome", 200);
  if (!arms.empty()) words += " <span class=\"soft\">" + arms + "</span>";
  return words;
}

std::string part_row(const Json& test, const Json& claim, bool decides) {
  const Scale scale = stored_scale(at(is_null(at(test, "scale")) ? claim : test, "scale"));
  const Verdict verdict = verdict_of(text_at(test, "verdict"));
  const bool is_level = text_at(test, "kind") == "level";
  const Estimate effect = estimate_of(at(test, "effect"));
  const std::string asked = html_at(test, "asked", 40);
  const std::string moved = !has_worlds(verdict) ? "–" : html(is_level ? level(effect, scale) : change(effect, scale));
  return "<tr>" + row_head(question(test) + (decides ? " <b>(decides)</b>" : "")) +
         cell("asked", asked.empty() ? "–" : asked, "nb") + cell("found", moved, "nb") +
         cell("verdict", verdict_cell(text_at(test, "verdict"))) +
         cell("of 100 worlds", has_worlds(verdict) ? worlds_or_dash(at(test, "share")) : "–", "n") + "</tr>";
}

std::string robust_row(const Json& row, const std::string& name) {
  if (truth(at(row, "needed")))
    return "<tr>" + row_head(name) + cell("", "makes what is read: nothing left to compare") +
           cell("of 100 worlds", "–", "n") + "</tr>";
  return "<tr>" + row_head(name) + cell("these draws alone say", verdict_cell(text_at(row, "verdict"))) +
         cell("of 100 worlds", worlds_or_dash(at(row, "share")), "n") + "</tr>";
}

// "attempts = precedent (roots highest)"
std::string rival_words(const Json& rival) {
  std::string words = fmt::format("{} = {}", text_at(rival, "role"), text_at(rival, "use"));
  if (!text_at(rival, "with").empty()) words += fmt::format(" ({})", text_at(rival, "with"));
  return words;
}

std::string control_sentence(const Json& row) {
  const Text what = text_at(row, "what");
  const bool holds = truth(at(row, "holds"));
  const std::string worlds = hundred(estimate_of(at(row, "share")));
  if (what == "placebo")
    return holds ? "An arm against itself, run anew: bitwise equal." : "An arm against itself, run anew: not equal.";
  const std::string in = worlds.empty() ? "" : fmt::format(" in {} of 100 worlds", worlds);
  if (what == "permuted")
    return holds ? "Labels of the arms shuffled: no direction is left, as it must be."
                 : "Labels of the arms shuffled: a direction is left, which must not be.";
  if (what == "positive")
    return fmt::format("An effect of three margins planted: found{}{}.", in,
                       holds ? "" : "; chance within a world hides it in the others");
  if (what == "negation") return worlds.empty() ? "" : fmt::format("The opposite claim follows{}.", in);
  return {};
}

// What was tried and found to be equal to the last bit wherever it was, in one line.
std::string idle_row(u64 count, Text thing) {
  if (count == 0) return {};
  return "<tr>" + row_head(html(counted(count, thing))) + cell("", std::string(as_before)) +
         cell("of 100 worlds", "–", "n") + "</tr>";
}

}  // namespace

std::string parts_table(const Json& claim) {
  const auto& tests = items_at(claim, "tests");
  if (tests.size() < 2) return {};
  const double deciding = number_at(claim, "deciding");
  std::string rows;
  for (std::size_t i = 0; i < tests.size(); ++i) rows += part_row(tests[i], claim, static_cast<double>(i) == deciding);
  return "<div class=\"wide\"><h4>The parts of the claim</h4>" +
         table({"Outcome, and what is compared", "Asked", "Found (95 %)", "Verdict", "Of 100 worlds"},
               "Every part of the claim", rows) +
         "</div>\n";
}

std::string without_table(const Json& claim) {
  std::string rows;
  u64 idle = 0;
  for (const Json& row : items_at(claim, "robustness"))
    if (text_at(row, "what") == "without" && truth(at(row, "same")))
      ++idle;
    else if (text_at(row, "what") == "without")
      rows += robust_row(row, html_at(row, "name", longest_name));
  rows += idle_row(idle, rows.empty() ? "mechanism" : "other mechanism");
  if (rows.empty()) return {};
  return "<div><h4>One mechanism taken away</h4>" +
         table({"Without", "These draws alone", "Of 100 worlds"}, "Without each mechanism", rows) + "</div>\n";
}

std::string rivals_table(const Json& claim) {
  std::string rows;
  for (const Json& rival : items_at(deciding_test(claim), "rivals"))
    rows += "<tr>" + row_head(html(rival_words(rival), longest_name)) +
            cell("", truth(at(rival, "declared")) ? "declared" : "by default") +
            cell("of 100 worlds",
                 worlds_or_dash(
                     Json::Object{{"estimate", at(rival, "lo")}, {"lo", at(rival, "lo")}, {"hi", at(rival, "hi")}}),
                 "n") +
            "</tr>";
  u64 idle = 0;
  for (const Json* row : further_rivals(claim))
    if (truth(at(*row, "declared")))
      continue;
    else if (truth(at(*row, "same")))
      ++idle;
    else
      rows += robust_row(*row, html_at(*row, "name", longest_name) + " <span class=\"soft\">not declared</span>");
  const Json& count = at(claim, "rivals");
  const std::string under =
      fmt::format("<p class=\"small soft\">Judged under {} of {} available sets of mechanisms.</p>",
                  plain(number_at(count, "run")), plain(number_at(count, "available")));
  rows += idle_row(idle, rows.empty() ? "rival" : "other rival");
  if (rows.empty()) return {};
  return "<div><h4>Under other theories</h4>" +
         table({"Theory", "These draws alone", "Of 100 worlds"}, "Under rival mechanisms", rows) + under + "</div>\n";
}

std::string controls_words(const Json& claim) {
  std::string words;
  for (const Json& row : items_at(claim, "robustness")) {
    const std::string sentence = control_sentence(row);
    if (!sentence.empty()) words += (words.empty() ? "" : " ") + sentence;
  }
  return words;
}

}  // namespace interregnum::page
