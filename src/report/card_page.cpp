#include "report/card_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "report/equation.hpp"
#include "report/reason_text.hpp"
#include "report/value_text.hpp"
#include "scenario/prior_text.hpp"
#include "world/catalogue.hpp"

namespace interregnum {
namespace {

std::string capital(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string code(Text text) { return text.empty() ? "" : fmt::format("`{}`", text); }

std::string row_of(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const auto& cell : cells) row += " " + cell + (cell.empty() ? "|" : " |");
  return row + "\n";
}

std::string table_head(const std::vector<std::string>& names) {
  std::string rule = "|";
  for (std::size_t i = 0; i < names.size(); ++i) rule += "---|";
  return row_of(names) + rule + "\n";
}

std::string section(Text heading, const std::string& body) {
  return body.empty()
             ? ""
             : fmt::format("\n## {}\n\n{}\n", heading, body.ends_with('\n') ? body.substr(0, body.size() - 1) : body);
}

std::string in_a_row(std::string shown) {
  for (std::size_t at = shown.find('\n'); at != std::string::npos; at = shown.find('\n', at)) shown[at] = ' ';
  return shown;
}

std::string cell_of(Text equation) { return in_a_row(markdown_equation(equation)); }

// ---- parameters

std::string bound_text(double bound) { return std::isfinite(bound) ? human_number(bound) : bound > 0 ? "∞" : "−∞"; }

std::string number_of(const ParameterSpec& spec, double value) {
  return spec.names.empty() ? bound_text(value) : code(name_at(spec.names, value));
}

std::string about(const ParameterSpec& spec) {
  std::string text = cell_of(spec.about);
  if (spec.names.empty()) return text;
  text += "; one of";
  for (Text rest = spec.names; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    text += " " + code(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

std::vector<std::string> parameter_row(const ParameterSpec& spec) {
  const Prior prior = prior_of(spec.range, spec.low, spec.high);
  const auto at = [&](double u) { return number_of(spec, is_uncertain(prior) ? quantile(prior, u) : spec.range.a); };
  const std::string family = is_uncertain(prior) ? std::string(family_name(prior.family)) : "fixed";
  return {code(spec.name), code(spec.unit), bound_text(spec.low) + " to " + bound_text(spec.high),
          at(.05),         at(.5),          at(.95),
          family,          about(spec),     cell_of(spec.range.source)};
}

std::string parameters_of(const Card& card) {
  if (card.parameters.empty()) return "It has none.";
  std::string text = table_head({"parameter", "unit", "bounds", "5 %", "50 %", "95 %", "prior", "meaning", "source"});
  for (const auto& spec : card.parameters) text += row_of(parameter_row(spec));
  return text;
}

// ---- columns, couplings, events

std::string columns_of(const Card& card, Access access, Text verb) {
  std::string rows;
  for (const auto& use : card.uses) {
    if (use.access != access) continue;
    const ColumnSpec* column = column_named(use.column);
    rows += row_of({code(use.column), column ? code(column->unit) : "",
                    column ? cell_of(column->about) : "whether it has just happened"});
  }
  return rows.empty() ? "" : table_head({std::string(verb), "unit", "meaning"}) + rows;
}

std::string both_columns_of(const Card& card) {
  const std::string reads = columns_of(card, Access::read, "reads"), writes = columns_of(card, Access::write, "writes");
  return reads + (reads.empty() || writes.empty() ? "" : "\n") + writes;
}

std::string couplings_of(const Card& card) {
  std::string rows;
  for (const auto& c : card.couplings)
    rows += row_of({code(c.from), code(c.to), cell_of(c.equation), code(c.parameter)});
  return rows.empty() ? "" : table_head({"from", "to", "equation", "coefficient"}) + rows;
}

// A sentence with its {names} as code.
std::string reason_of(const Card& card, Text event) {
  const Reason* reason = reason_for(card, event);
  if (reason == nullptr) return "";
  std::string text;
  for (const auto& [words, name, before] : pieces_of(reason->sentence))
    text += cell_of(words) + code(name) + (before ? " (before)" : "");
  return text;
}

std::string events_of(const Card& card) {
  std::vector<std::pair<std::string, std::string>> rows;  // events that have the same reason share one
  for (const auto& use : card.uses) {
    const ColumnSpec* column = use.access == Access::write ? column_named(use.column) : nullptr;
    const bool is_told = column != nullptr && !column->names.empty() && reason_for(card, use.column) != nullptr;
    if (use.access != Access::event && !is_told) continue;
    const std::string reason = reason_of(card, use.column);
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.second == reason; });
    if (same != rows.end())
      same->first += ", " + code(use.column);
    else
      rows.emplace_back(code(use.column), reason);
  }
  std::string text = rows.empty() ? "" : table_head({"event or named value", "what `trace` says decided it"});
  for (const auto& [events, reason] : rows) text += row_of({events, reason});
  return text;
}

// ---- the calculator

constexpr std::size_t inputs_in_example = 3;

std::string example_of(const Solver& solver) {
  std::string line = "interregnum solve " + std::string(solver.id);
  std::size_t given = 0;
  for (const auto& input : solver.inputs)
    if (std::isfinite(input.range.a) && given++ < inputs_in_example)
      line += fmt::format(" {}={:g}", input.name, input.range.a);
  return line;
}

std::string solutions_of(const Solver& solver) {
  std::vector<double> inputs;
  for (const auto& input : solver.inputs) inputs.push_back(input.range.a);
  std::string rows;
  for (const auto& [name, values] : solver.solve(inputs)) {
    std::string numbers;
    for (const double value : values) numbers += (numbers.empty() ? "" : ", ") + bound_text(value);
    rows += row_of({code(name), numbers});
  }
  return table_head({"result", "where nothing else is given"}) + rows;
}

std::string calculator_of(const Card& card) {
  const Solver& solver = card.solver;
  if (solver.solve == nullptr) return "";
  std::string text = fmt::format("`interregnum solve {}`: {}.\n\n", solver.id, markdown_equation(solver.about));
  text += table_head({"input", "unit", "bounds", "otherwise", "meaning"});
  for (const auto& input : solver.inputs)
    text += row_of({code(input.name), code(input.unit), bound_text(input.low) + " to " + bound_text(input.high),
                    number_of(input, input.range.a), about(input)});
  return text + "\n```\n" + example_of(solver) + "\n```\n\n" + solutions_of(solver);
}

// ---- the page

// Links to the tests that a text names: "(contest_test.cpp)".
std::string tests_in(Text text) {
  constexpr Text ending = "_test.cpp";
  std::string links;
  for (std::size_t at = text.find(ending); at != Text::npos; at = text.find(ending, at + 1)) {
    std::size_t begin = at;
    const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '/'; };
    while (begin > 0 && is_part(text[begin - 1])) --begin;
    const std::string name(text.substr(begin, at + ending.size() - begin));
    const Text folder = name.find('/') == std::string::npos ? "mechanisms/" : "";
    if (links.find("[" + name) == std::string::npos) links += fmt::format("\n[{0}](../../src/{1}{0})", name, folder);
  }
  return links.empty() ? "" : "\n" + links;
}

std::string place_of(const Card& card) {
  const Card* standard = standard_card(card.text.role);
  const std::string rank =
      standard == &card ? "its standard" : fmt::format("a rival of [{0}]({0}.md)", standard->text.id);
  return fmt::format("`{}` plays the role `{}` ({}): {}.", card.text.id, card.text.role, rank,
                     markdown(find_role(card.text.role)->about));
}

std::string quoted(std::string equation) {
  std::string text = "> ";
  for (const char c : equation) text += c == '\n' ? "\n> " : std::string(1, c);
  return text;
}

constexpr Text made_by = "Made by `interregnum mechanisms --docs docs/mechanisms` from the card; do not edit.";

}  // namespace

std::string card_page(const Card& card) {
  const CardText& t = card.text;
  return fmt::format("# {}\n\n{}\n{}\n\n{}\n", markdown_equation(t.title), place_of(card), made_by,
                     quoted(markdown_equation(t.equation))) +
         section("Source", cell_of(t.source) + fmt::format("\n\nCode: [{0}.cpp](../../src/mechanisms/{0}.cpp)", t.id)) +
         section("Published number, and the test that shows it", cell_of(t.number) + tests_in(t.number)) +
         section("Where it departs", cell_of(t.deviations)) + section("Parameters", parameters_of(card)) +
         section("Columns", both_columns_of(card)) + section("Couplings", couplings_of(card)) +
         section("What it makes happen, and why", events_of(card)) + section("Calculator", calculator_of(card));
}

std::string cards_page() {
  std::string text = fmt::format(
      "# Mechanisms\n\nOne page a mechanism, by the role that it plays. The first of a role is "
      "its standard; a file names others.\n{}\n",
      made_by);
  for (const auto& role : roles()) {
    text +=
        fmt::format("\n## {}\n\n{}. With `none`: {}.\n\n", role.id, capital(markdown(role.about)), markdown(role.none));
    std::string rows;
    for (const Card* card : cards())
      if (card->text.role == role.id)
        rows += row_of({fmt::format("[{0}]({0}.md)", card->text.id), markdown_equation(card->text.title),
                        cell_of(card->text.source)});
    text +=
        rows.empty() ? "Not available in this version.\n" : table_head({"mechanism", "what it says", "source"}) + rows;
  }
  return text;
}

}  // namespace interregnum
