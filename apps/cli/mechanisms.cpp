// mechanisms: the cards.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/diagnostics.hpp"
#include "card_words.hpp"
#include "commands.hpp"
#include "mechanisms/card.hpp"
#include "report/card_page.hpp"
#include "report/json.hpp"
#include "report/table.hpp"
#include "scenario/card_quantity.hpp"
#include "scenario/prior_text.hpp"
#include "store/store.hpp"
#include "terminal.hpp"
#include "world/catalogue.hpp"

namespace interregnum::cli {
namespace {

std::vector<std::string> columns_used(const Card& card, Access access) {
  std::vector<std::string> names;
  for (const auto& use : card.uses)
    if (use.access == access) names.emplace_back(use.column);
  return names;
}

Json parameter_json(const ParameterSpec& spec) {
  return Json::Object{{"name", spec.name},
                      {"unit", spec.unit},
                      {"low", spec.low},
                      {"high", spec.high},
                      {"prior", prior_words(spec)},
                      {"source", spec.range.source},
                      {"about", spec.about},
                      {"names", array_of(target_of(spec).names, [](const auto& name) { return Json(name); })}};
}

Json reason_json(const Reason& reason) { return Json::Object{{"event", reason.event}, {"because", reason.sentence}}; }

Json card_json(const Card& card) {
  const auto list = [&](Access access) {
    return array_of(columns_used(card, access), [](const auto& n) { return Json(n); });
  };
  return Json::Object{{"id", card.text.id},
                      {"role", card.text.role},
                      {"standard", standard_card(card.text.role) == &card},
                      {"title", card.text.title},
                      {"equation", card.text.equation},
                      {"source", card.text.source},
                      {"deviations", card.text.deviations},
                      {"number", card.text.number},
                      {"parameters", array_of(card.parameters, parameter_json)},
                      {"reads", list(Access::read)},
                      {"writes", list(Access::write)},
                      {"events", list(Access::event)},
                      {"reasons", array_of(card.reasons, reason_json)},
                      {"solve", card.solver.solve ? Json(card.solver.id) : Json()}};
}

// Lines of the card's own, kept apart where it breaks them.
std::string lines_text(Text heading, Text body) {
  std::string text;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    text += spaces(2) + paragraph(printable(body.substr(0, end)), 2);
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return text.empty() ? "" : fmt::format("\n{}\n{}", heading, text);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string parameters_text(const Card& card) {
  if (card.parameters.empty()) return "";
  Table table{{"parameter", "unit", "5 to 95 %", "meaning; source"}, {}};
  table.indent = 2;
  for (const auto& spec : card.parameters)
    table.rows.push_back({std::string(spec.name), std::string(spec.unit), prior_words(spec),
                          fmt::format("{}; {}", spec.about, spec.range.source)});
  return "\nParameters\n" + table_text(table);
}

std::string card_text(const Card& card, Ink ink) {
  const CardText& t = card.text;
  std::string text = fmt::format("{}{}{}\n{}", ink.bold, t.id, ink.plain, paragraph(printable(t.title), 0));
  text += fmt::format("plays the role {}{}\n", t.role, standard_card(t.role) == &card ? " (its standard)" : "");
  text += lines_text("Equation", t.equation) + parameters_text(card);
  text += lines_text("Reads", joined(columns_used(card, Access::read)));
  text += lines_text("Writes", joined(columns_used(card, Access::write)));
  text += lines_text("Makes happen", joined(columns_used(card, Access::event)));
  text += lines_text("Source", t.source) + lines_text("Where it departs", t.deviations);
  text += lines_text("Published number it reproduces", t.number);
  if (card.solver.solve) text += fmt::format("\nNext: interregnum solve {}\n", card.solver.id);
  return text;
}

std::string list_text(Ink ink, Text only = {}) {
  Table table{{}, {}, {}, {0}, 2};
  std::vector<std::string> later;
  for (const auto& role : roles()) {
    if (!only.empty() && role.id != only) continue;
    if (standard_card(role.id) == nullptr) {
      later.emplace_back(role.id);
      continue;
    }
    table.rows.push_back({fmt::format("{}: {}", role.id, role.about)});
    for (const Card* card : cards())
      if (card->text.role == role.id) table.rows.push_back({std::string(card->text.id), std::string(card->text.title)});
  }
  std::string note = "The first of a role is its standard.";
  if (!later.empty()) note += " Not available in this version: " + joined(later) + ".";
  return table_text(table, ink) + "\n" + paragraph(note, 0) + "\nNext: interregnum mechanisms NAME\n";
}

// The mechanism of a name, or those that play the role of this name.
std::vector<const Card*> cards_named(const std::string& id) {
  if (const Card* card = find_card(id)) return {card};
  std::vector<const Card*> playing;
  for (const Card* card : cards())
    if (card->text.role == id) playing.push_back(card);
  if (!playing.empty()) return playing;
  std::vector<std::string> known;
  for (const Card* card : cards()) known.emplace_back(card->text.id);
  const std::string nearest = nearest_name(id, known);
  throw UsageError(fmt::format("no mechanism is called '{}'\n{}", printable(id),
                               nearest.empty() ? "interregnum mechanisms  lists them" : "nearest: '" + nearest + "'"));
}

void write_page(const std::filesystem::path& path, const std::string& page) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << page;
  file.close();
  if (!file) throw MachineError(printable(path.string()) + ": cannot be written");
}

// A page a mechanism and an index; pages of others that lie there stay.
std::string write_pages(const std::string& folder) {
  std::filesystem::create_directories(folder);
  write_page(std::filesystem::path(folder) / "README.md", cards_page());
  for (const Card* card : cards())
    write_page(std::filesystem::path(folder) / (std::string(card->text.id) + ".md"), card_page(*card));
  return fmt::format("{} in {}, and README.md lists them.\n", counted(cards().size(), "page"), printable(folder));
}

}  // namespace

std::string prior_words(const ParameterSpec& spec) {
  if (!spec.names.empty()) {
    const Quantity choice = from_card(spec);
    return describe(choice.prior, spec.unit, choice.choices);
  }
  const Prior prior = prior_of(spec.range, spec.low, spec.high);
  if (!is_uncertain(prior)) return human_number(spec.range.a);
  return fmt::format("{} to {} ({})", human_number(quantile(prior, .05)), human_number(quantile(prior, .95)),
                     family_name(prior.family));
}

int mechanisms(const MechanismsOptions& options) {
  std::vector<const Card*> shown(cards().begin(), cards().end());
  if (!options.id.empty()) shown = cards_named(options.id);
  const bool is_card = !options.id.empty() && shown.front()->text.id == options.id;
  std::string text = is_card ? card_text(*shown.front(), ink()) : list_text(ink(), options.id);
  if (!options.docs.empty()) text = write_pages(options.docs);
  if (options.json)
    print(document_text("mechanisms",
                        {{"mechanisms", array_of(shown, [](const Card* card) { return card_json(*card); })}}));
  else
    print(text);
  return done;
}

}  // namespace interregnum::cli
