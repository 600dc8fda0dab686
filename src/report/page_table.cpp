// All claims in one table, a row each.
#include <fmt/format.h>

#include <cmath>

#include "report/page_parts.hpp"
#include "report/stored_words.hpp"

namespace interregnum::page {
namespace {

bool is_level(const Json& claim) { return text_at(claim, "kind") == "level"; }

// "+14 pp" and below it "(11 to 17)".
std::string change_cell(const Json& claim) {
  const Verdict verdict = verdict_of(text_at(claim, "verdict"));
  if (!has_worlds(verdict)) return "–";
  const Estimate effect = estimate_of(at(claim, "effect"));
  const Scale scale = stored_scale(at(claim, "scale"));
  const std::string words = is_level(claim) ? level(effect, scale) : change(effect, scale);
  const std::size_t bracket = words.find(" (");
  if (bracket == std::string::npos) return html(words);
  return fmt::format("<span class=\"nb\">{}</span> <span class=\"i\">{}</span>", html(words.substr(0, bracket)),
                     html(words.substr(bracket + 1)));
}

std::string worlds_cell(const Json& claim, const Json& document) {
  const Verdict verdict = verdict_of(text_at(claim, "verdict"));
  if (!has_worlds(verdict)) return "–";
  const std::string worlds = hundred(estimate_of(at(claim, verdict == Verdict::opposite ? "reversed" : "share")));
  const Json* wider = check_of(claim, "wider");
  const std::string wide = wider && verdict != Verdict::opposite ? hundred(estimate_of(at(*wider, "share"))) : "";
  return fmt::format("<span class=\"nb\">{}</span><span class=\"w\" data-is=\"{}\">{}</span>",
                     worlds.empty() ? "–" : worlds, wide_words(document), wide);
}

std::string row(const Json& claim, const Json& document) {
  const Verdict verdict = verdict_of(text_at(claim, "verdict"));
  const std::string id = html_at(claim, "id", 24);
  return fmt::format(
      "<tr><td>{}</td><th scope=\"row\"><a href=\"#{}\">{}</a></th>"
      "<td><span class=\"q\">{}</span><span class=\"f\"><b>{}.</b> {}</span></td><td>{}</td><td>{}</td>"
      "<td class=\"n\">{}</td></tr>\n",
      silent_mark(verdict), anchor(text_at(claim, "id")), id, html_at(claim, "text"),
      html(sentence_case(verdict_words(verdict))), html_at(claim, "wording"), change_cell(claim),
      has_worlds(verdict) ? small_worlds_bar(claim, document) : "", worlds_cell(claim, document));
}

}  // namespace

std::string claims_table(const Json& document) {
  std::string rows;
  for (const Json& claim : items_at(document, "claims")) rows += row(claim, document);
  const double holds = number_at(at(document, "study"), "holds");
  return fmt::format(
      "<h2>The claims</h2><p class=\"note\">Direction, size and share of worlds are three answers. A claim follows "
      "where "
      "it reaches the size asked for in at least {} of 100 worlds, under every theory declared.</p>"
      "<table class=\"cl\"><caption class=\"hidden\">Every claim and what the study found</caption><thead><tr>"
      "<th scope=\"col\" class=\"c1\"><span class=\"hidden\">Mark</span></th>"
      "<th scope=\"col\" class=\"c2\"><span class=\"hidden\">Name</span></th>"
      "<th scope=\"col\">Claim, and what the study found</th><th scope=\"col\" class=\"c4\">Change, or level<br>(95 "
      "%)</th>"
      "<th scope=\"col\" class=\"c5\">Of 100 worlds; line: bar at {}</th>"
      "<th scope=\"col\" class=\"c6 n\">Worlds,<br>{}</th></tr></thead><tbody>{}</tbody></table>\n",
      of_hundred(holds), of_hundred(holds), wide_words(document), rows);
}

}  // namespace interregnum::page
