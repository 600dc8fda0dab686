#include "scenario/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/source_text.hpp"
#include "scenario/quantity_prior.hpp"

namespace interregnum {
namespace {

// The text of a value that is not a table; a number is written so that it reads back as itself.
std::optional<std::string> text_of(const Node& node, Diagnostics& diagnostics) {
  switch (node.kind) {
    case Kind::string:
      return node.text;
    case Kind::integer:
    case Kind::real:
      return fmt::format("{}", node.number);
    case Kind::boolean:
      return node.truth ? "1" : "0";
    default:
      break;
  }
  diagnostics.error("quantity_kind", node.at,
                    fmt::format("a quantity is a string or a number, not {}", kind_name(node.kind)),
                    "for example \"0.2 to 0.6 [judgement]\"");
  return std::nullopt;
}

std::optional<Quantity> read_text(const Node& node, const Unit* unit, const Target& target, Diagnostics& diagnostics) {
  const auto text = text_of(node, diagnostics);
  if (!text) return std::nullopt;
  Reader reader{*text, node, target, diagnostics, unit};
  const auto written = read_form(reader);
  if (!written) return std::nullopt;
  const auto has_unit = [](const Amount& amount) { return amount.unit != nullptr; };
  if (unit != nullptr && std::any_of(written->amounts.begin(), written->amounts.end(), has_unit)) {
    return fail(reader, "unit_twice", written->begin, written->end, "the unit is given twice",
                "behind the number, or as a key");
  }
  Quantity quantity;
  quantity.at = node.at;
  if (!read_bracketed_cite(reader, quantity)) return std::nullopt;
  const auto prior = prior_of(reader, *written);
  if (!prior) return std::nullopt;
  quantity.prior = *prior;
  if (!written->choices.empty()) quantity.choices = target.names;
  quantity.expression = written->expression;
  quantity.text = std::string(trimmed(Text(*text).substr(written->begin, written->end - written->begin)));
  if (unit != nullptr) quantity.text += fmt::format(" {}", unit->name);
  return quantity;
}

void check_keys(const Node& table, Diagnostics& diagnostics) {
  const std::vector<std::string> known = {"value", "unit", "source", "why"};
  for (const Node& item : table.items) {
    if (std::find(known.begin(), known.end(), item.key) != known.end()) continue;
    const std::string nearest = nearest_name(item.key, known);
    diagnostics.error("unknown_key", item.key_at, fmt::format("a quantity has no key {}", in_quotes(item.key)),
                      fmt::format("{}keys: value, unit, source, why",
                                  nearest.empty() ? "" : fmt::format("nearest: '{}'\n", nearest)));
  }
}

// The unit of { value, unit }, nullptr without one; nothing if it is none.
std::optional<const Unit*> read_unit_key(const Node& table, const Target& target, Diagnostics& diagnostics) {
  const Node* node = find(table, "unit");
  if (node == nullptr) return nullptr;
  if (node->kind != Kind::string) {
    diagnostics.error("unit_unknown", node->at, fmt::format("a unit is a string, not {}", kind_name(node->kind)));
    return std::nullopt;
  }
  Reader reader{node->text, *node, target, diagnostics};
  if (node->text == "1") return find_unit("1");
  const auto unit = read_unit(reader);
  if (unit && (*unit == nullptr || !at_end(reader))) {
    return fail(reader, "unit_unknown", 0, node->text.size(), fmt::format("{} is no unit", in_quotes(node->text)));
  }
  return unit;
}

bool read_source_keys(const Node& table, Quantity& quantity, Diagnostics& diagnostics) {
  if (const Node* source = find(table, "source")) {
    if (quantity.has_cite) {
      diagnostics.error("cite_twice", source->at, "the source is given twice", "in brackets, or as a key");
      return false;
    }
    auto cite = read_cite(*source, diagnostics);
    if (!cite) return false;
    quantity.cite = std::move(*cite);
    quantity.has_cite = true;
  }
  const Node* why = find(table, "why");
  if (why == nullptr) return true;
  if (why->kind != Kind::string || !quantity.cite.why.empty()) {
    diagnostics.error("cite_why", why->at, "the reason is one string, given once");
    return false;
  }
  quantity.cite.why = why->text;
  return true;
}

std::optional<Quantity> read_table(const Node& table, const Target& target, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::error);
  check_keys(table, diagnostics);
  const auto unit = read_unit_key(table, target, diagnostics);
  const Node* value = find(table, "value");
  if (value == nullptr) diagnostics.error("value_missing", table.at, "a quantity needs its value", "{ value = ... }");
  if (diagnostics.count(Severity::error) > errors) return std::nullopt;
  auto quantity = read_text(*value, *unit, target, diagnostics);
  if (!quantity || !read_source_keys(table, *quantity, diagnostics)) return std::nullopt;
  return quantity;
}

}  // namespace

std::optional<Quantity> read_quantity(const Node& node, const Target& target, Diagnostics& diagnostics) {
  if (node.kind == Kind::table) return read_table(node, target, diagnostics);
  return read_text(node, nullptr, target, diagnostics);
}

}  // namespace interregnum
