// Every claim's answer over all worlds, and over those that fit what happened.
#include <fmt/format.h>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

// The facts that weigh the worlds: "approval_may (82 +- 1.7 %)".
std::string conditions(const Json& document) {
  std::string words;
  for (const Json& known : items_at(document, "observed"))
    if (text_at(known, "use") == "condition")
      words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", html_at(known, "name", longest_name),
                           html_at(known, "value", longest_name));
  return words;
}

std::string verdict_cell(Text is, Verdict verdict, const std::string& worlds) {
  return fmt::format("<td data-is=\"{}\">{} {}</td><td class=\"nb\" data-is=\"worlds\">{}</td>", is,
                     silent_mark(verdict, "s"), html(sentence_case(verdict_words(verdict))),
                     worlds.empty() ? "–" : worlds);
}

std::string after_cells(const Json& claim) {
  const Json& fit = at(claim, "if_fits");
  if (text_at(claim, "kind") == "transfer")
    return "<td colspan=\"3\" class=\"soft\">compares two files; not weighed</td>";
  const double effective = number_at(fit, "worlds");
  const std::string count = fmt::format("<td class=\"n\" data-is=\"worlds in effect\">{:.0f}</td>", effective);
  if (is_null(at(at(fit, "share"), "estimate")))
    return count + "<td colspan=\"2\" class=\"soft\">too few worlds fit to say</td>";
  return count + verdict_cell("after", verdict_of(text_at(fit, "verdict")), hundred(estimate_of(at(fit, "share"))));
}

std::string row(const Json& claim) {
  const Verdict before = verdict_of(text_at(claim, "verdict"));
  const bool has = has_worlds(before) && text_at(claim, "kind") != "transfer";
  return fmt::format("<tr><th scope=\"row\"><a href=\"#{}\">{}</a></th>{}{}</tr>\n", anchor(text_at(claim, "id")),
                     html_at(claim, "id", 24),
                     verdict_cell("before", before, has ? hundred(estimate_of(at(claim, "share"))) : ""),
                     after_cells(claim));
}

}  // namespace

std::string fits(const Json& document) {
  const std::string facts = conditions(document);
  std::string rows;
  for (const Json& claim : items_at(document, "claims"))
    if (!is_null(at(claim, "if_fits"))) rows += row(claim);
  if (facts.empty() || rows.empty()) return {};
  return fmt::format(
      "<h2>Before and after what happened</h2><p class=\"note\">Before: all worlds that the author allows. After: each "
      "world counts by how well it fits {}, under the standard mechanisms alone; “in effect” is how many equal worlds "
      "would tell as much. “Not enough runs” after it means that too few "
      "fit to say, not that the answer turned round.</p>"
      "<table class=\"st fits\"><caption class=\"hidden\">Verdicts before and after weighing worlds by what happened"
      "</caption><thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Before</th><th scope=\"col\">Of 100 worlds"
      "</th><th scope=\"col\" class=\"n\">Worlds in effect</th><th scope=\"col\">After</th><th scope=\"col\">Of 100 "
      "worlds</th></tr></thead><tbody>{}</tbody></table>\n",
      facts, rows);
}

}  // namespace interregnum::page
