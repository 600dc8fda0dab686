// Every number that is assumed, with what is allowed and where it comes from.
#include <fmt/format.h>

#include <algorithm>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

// "essay#p3.1: wide on purpose", "judgement: near the capital".
std::string source_of(const Json& number) {
  const std::string why = html_at(number, "why", 140);
  std::string from = html_at(number, "source", longest_name);
  if (truth(at(number, "judgement")) || from.empty()) from = "judgement";
  if (text_at(number, "from") == "card" && from == "judgement")
    from = why.starts_with("judgement") ? "card" : "card, judgement";
  return from + (why.empty() ? "" : fmt::format("<span class=\"soft\">: {}</span>", why));
}

// "0.2 to 0.6 km": between them lie 90 of 100 of what the author allows.
std::string allowed(const Json& number) {
  const Json& prior = at(number, "prior");
  const std::string low = plain(number_at(prior, "q05")),
                    high = plain(number_at(prior, "q95"), text_at(number, "unit"));
  if (low.empty() || high.empty()) return html_at(prior, "words", 120);
  return html(fmt::format("{} to {}", low, high));
}

std::string row(const Json& number, bool decides) {
  const std::string claims =
      fmt::format("<td class=\"n\" data-is=\"decides\">{}</td>", linked(items_at(number, "decides")));
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td data-is=\"allowed\">{}</td><td data-is=\"source\">{}</td>{}</tr>\n",
      html_at(number, "label", longest_name), allowed(number), source_of(number), decides ? claims : "");
}

std::string table(const std::string& rows, bool decides) {
  return fmt::format(
      "<table class=\"st numbers\"><caption class=\"hidden\">{}</caption><thead><tr>"
      "<th scope=\"col\" class=\"a\">Number</th><th scope=\"col\" class=\"b\">Allowed, 90 of 100</th>"
      "<th scope=\"col\">Source</th>{}</tr></thead><tbody>{}</tbody></table>\n",
      decides ? "Numbers on which claims turn" : "Numbers assumed",
      decides ? "<th scope=\"col\" class=\"n\">Decides</th>" : "", rows);
}

struct Counted {
  std::size_t all = 0, judgement = 0, deciding = 0;
};

Counted count(const Json& document) {
  Counted found;
  for (const Json& number : items_at(document, "numbers")) {
    ++found.all;
    found.judgement += truth(at(number, "judgement"));
    found.deciding += !items_at(number, "decides").empty();
  }
  return found;
}

}  // namespace

std::string numbers(const Json& document) {
  const Counted found = count(document);
  if (found.all == 0) return {};
  std::vector<const Json*> first, rest;
  for (const Json& number : items_at(document, "numbers"))
    (items_at(number, "decides").empty() ? rest : first).push_back(&number);
  std::stable_sort(first.begin(), first.end(), [](const Json* a, const Json* b) {
    return items_at(*a, "decides").size() > items_at(*b, "decides").size();
  });
  std::string deciding, others;
  for (const Json* number : first) deciding += row(*number, true);
  for (const Json* number : rest) others += row(*number, false);
  std::string page = fmt::format(
      "<h2>The numbers assumed</h2><p class=\"note\">{} uncertain numbers are read; {} of them rest "
      "on judgement alone. Replace one in the file, and the study says what changes.</p>",
      found.all, found.judgement);
  if (!deciding.empty()) page += "<h3>Those that decide</h3>" + table(deciding, true);
  if (!others.empty())
    page += (deciding.empty() ? "" : "<div class=\"gap\"></div><h3>All others</h3>") + table(others, false);
  return page;
}

}  // namespace interregnum::page
