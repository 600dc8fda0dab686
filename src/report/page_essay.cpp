// The source, sentence by sentence: in which claims each stands and what was found of them. The text itself is not in
// the document; what is shown are the claims' own words.
#include <fmt/format.h>

#include <algorithm>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

// "p4.2" as "4.2".
std::string place(const Json& item) {
  const Text at = text_at(item, "at");
  return html(at.substr(at.starts_with('p') ? 1 : 0), 16);
}

Text no_claim_words(Text as) {
  if (as == "ought") return "says what ought to be, which no study can judge";
  if (as == "number") return "tells what happened: taken as given, not tested";
  return "nothing in the file cites it";
}

// The claim with its mark, its words and what was found; the name alone where the document does not hold it.
std::string claim_cells(const Json& document, Text id) {
  const Json* claim = claim_named(document, id);
  if (claim == nullptr) return fmt::format("<td>{}</td><td></td><td></td>", html(id, 24));
  const Verdict verdict = verdict_of(text_at(*claim, "verdict"));
  return fmt::format("<td><a href=\"#{}\">{} {}</a></td><td class=\"q\">{}</td><td>{}</td>", anchor(id),
                     silent_mark(verdict, "s"), html(id, 24), html_at(*claim, "text"),
                     html(sentence_case(verdict_words(verdict))));
}

// Of one sentence: its place beside the first of its claims, and a row for each.
std::string claim_rows(const Json& document, const Json& item) {
  std::string rows;
  const auto& ids = items_at(item, "claims");
  for (const Json& id : ids) {
    const std::string head = rows.empty() ? fmt::format("<th scope=\"{}\" rowspan=\"{}\">{}</th>",
                                                        ids.size() > 1 ? "rowgroup" : "row", ids.size(), place(item))
                                          : "";
    rows += "<tr>" + head + claim_cells(document, text(id)) + "</tr>\n";
  }
  return rows;
}

std::string row_of(const Json& document, const Json& item) {
  const Text as = text_at(item, "as");
  if (as == "claim") return claim_rows(document, item);
  return fmt::format("<tr class=\"none\"><th scope=\"row\">{}</th><td></td><td>{}</td><td></td></tr>\n", place(item),
                     no_claim_words(as));
}

std::size_t count_of(const Json& source, Text as) {
  const auto& items = items_at(source, "items");
  return static_cast<std::size_t>(
      std::count_if(items.begin(), items.end(), [as](const Json& item) { return text_at(item, "as") == as; }));
}

// "21 sentences in 11 paragraphs: 18 stand in claims, ..."
std::string note(const Json& source) {
  const bool by_sentence = !is_null(at(source, "sentences"));
  const std::string paragraphs = fmt::format("{} paragraphs", plain(number_at(source, "paragraphs")));
  std::string words =
      by_sentence ? fmt::format("{} sentences in {}", plain(number_at(source, "sentences")), paragraphs) : paragraphs;
  words += fmt::format(": {} in claims", count_of(source, "claim"));
  constexpr std::pair<Text, Text> kinds[] = {
      {"number", "as numbers or facts"}, {"ought", "saying what ought to be"}, {"left", "that nothing cites"}};
  for (const auto& [as, said] : kinds)
    if (count_of(source, as) > 0) words += fmt::format(", {} {}", count_of(source, as), said);
  return words + ". The words are the study's own; the text itself is not stored with a result.";
}

std::string table_of(const Json& document, const Json& source) {
  std::string rows;
  for (const Json& item : items_at(source, "items"))
    if (text_at(item, "as") != "ignored") rows += row_of(document, item);
  const std::string cite = html_at(source, "cite", longest_name);
  return fmt::format(
      "<h3>{}</h3><p class=\"note\">{}</p><table class=\"st essay\"><caption class=\"hidden\">{}, sentence by "
      "sentence</caption><thead><tr><th scope=\"col\" class=\"a\">§</th><th scope=\"col\" class=\"b\">Claim</th>"
      "<th scope=\"col\">What is claimed</th><th scope=\"col\" class=\"d\">What the study found</th></tr></thead>"
      "<tbody>{}</tbody></table>\n",
      cite, note(source), cite, rows);
}

}  // namespace

std::string essay(const Json& document) {
  std::string tables;
  for (const Json& source : items_at(document, "coverage"))
    if (count_of(source, "claim") > 0) tables += table_of(document, source);
  return tables.empty() ? "" : "<h2>The text, sentence by sentence</h2>" + tables;
}

}  // namespace interregnum::page
