#include "scenario/drop.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace interregnum {
namespace {

// A dropped entry: "actor.wagner".
struct Gone {
  std::string section, name, path;
};

bool is_one_of(Text word, std::initializer_list<Text> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// What an entry of a section is called where it is named: an event by its name alone ("march", but not "march.left"),
// a war, issue or channel after its prefix, everybody else at the head of a column or in brackets.
bool names(Text text, const Gone& gone) {
  const bool event = is_one_of(gone.section, {"shock", "intervention", "arm"});
  const bool prefixed = is_one_of(gone.section, {"war", "issue", "channel"});
  for (std::size_t at = 0; (at = text.find(gone.name, at)) != Text::npos; at += gone.name.size()) {
    const std::size_t end = at + gone.name.size();
    if ((at > 0 && in_name(text[at - 1])) || (end < text.size() && in_name(text[end]))) continue;
    const bool after_dot = at > 0 && text[at - 1] == '.', before_dot = end < text.size() && text[end] == '.';
    if (event && (after_dot || before_dot)) continue;
    if (prefixed && at > 0 && text.substr(0, at).rfind(gone.section + ".") != at - gone.section.size() - 1) continue;
    if (!prefixed && after_dot && text.substr(0, at) != "support.") continue;
    return true;
  }
  return false;
}

// Prose, and cites, may use any word.
bool is_prose(Text key) {
  return is_one_of(key, {"says", "margin_why", "cite", "source", "title", "stance", "scale", "why", "grade", "does",
                         "kind", "file"});
}

Text without_source(Text text) { return text.substr(0, std::min(text.find(" ["), text.size())); }

bool names_anywhere(const Node& node, const Gone& gone) {
  if (node.kind == Kind::string) return names(without_source(node.text), gone);
  return std::any_of(node.items.begin(), node.items.end(),
                     [&](const Node& item) { return !is_prose(item.key) && names_anywhere(item, gone); });
}

// "free + demand - march" without "demand": "free - march". Nothing is left of an arm that had only this name.
std::string without_name(Text expression, const Gone& gone) {
  std::string kept, sign;
  for (std::size_t at = 0; at < expression.size();) {
    const std::size_t end = std::min(expression.find_first_of("+-", at), expression.size());
    if (!names(expression.substr(at, end - at), gone)) {
      Text term = expression.substr(at, end - at);
      while (!term.empty() && term.back() == ' ') term.remove_suffix(1);
      while (!term.empty() && term.front() == ' ') term.remove_prefix(1);
      kept += kept.empty() ? (sign == "-" ? "nothing - " : "") : " " + sign + " ";
      kept += term;
    }
    if (end < expression.size()) sign = expression[end];
    at = end + 1;
  }
  return kept.empty() ? "nothing" : kept;
}

struct Removal {
  Document& document;
  Diagnostics& diagnostics;
  std::vector<Gone> gone;  // grows while it is worked off
};

void say(Removal& r, const Node& node, Text what, const Gone& gone) {
  r.diagnostics.note("dropped_too", node.key_at,
                     fmt::format("{} '{}' goes too: it names '{}'", what, node.key, gone.name),
                     fmt::format("{} was dropped by the file that extends this one", gone.path));
}

void remove_from_arms(Removal& r, Node& arms, const Gone& gone) {
  for (Node& arm : arms.items) {
    if (arm.kind != Kind::string || !names(arm.text, gone)) continue;
    arm.text = without_name(arm.text, gone);
    r.diagnostics.note("dropped_too", arm.key_at, fmt::format("the arm '{}' is now: {}", arm.key, arm.text),
                       fmt::format("{} was dropped by the file that extends this one", gone.path));
  }
}

void remove_from_entries(Removal& r, Node& section, const Gone& gone) {
  const bool by_key = is_one_of(section.key, {"tie", "support", "issue"});
  std::erase_if(section.items, [&](const Node& node) {
    if (!(by_key && names(node.key, gone)) && !names_anywhere(node, gone)) return false;
    say(r, node, section.key, gone);
    r.gone.push_back({section.key, node.key, section.key + "." + node.key});
    return true;
  });
}

// Members of an entry that are called by the name of an actor: opinions of it, its stake in an issue.
void remove_members(Removal& r, Node& table, const Gone& gone) {
  std::erase_if(table.items, [&](const Node& node) {
    if (node.key != gone.name) return false;
    say(r, node, table.key, gone);
    return true;
  });
}

void remove(Removal& r, const Gone& gone) {
  for (Node& section : r.document.root.items) {
    if (section.kind != Kind::table ||
        is_one_of(section.key, {"meta", "time", "study", "source", "claims", "mechanism"}))
      continue;
    if (section.key == "arm") {
      remove_from_arms(r, section, gone);
      continue;
    }
    for (Node& entry : section.items) {
      if (section.key == "issue" && entry.kind == Kind::table) remove_members(r, entry, gone);
      if (section.key == "group" && entry.kind == Kind::table)
        for (Node& support : entry.items)
          if (support.key == "support") remove_members(r, support, gone);
    }
    remove_from_entries(r, section, gone);
  }
}

}  // namespace

void keep_claims(Document& document) {
  const Node* kept = find(document.root, "claims");
  kept = kept != nullptr ? find(*kept, "keep") : nullptr;
  if (kept == nullptr || kept->kind != Kind::array) return;
  const auto is_kept = [names = kept->items](const Node& claim) {
    return std::any_of(names.begin(), names.end(), [&](const Node& name) { return name.text == claim.key; });
  };
  for (Node& section : document.root.items)
    if (section.key == "claim" && section.kind == Kind::table)
      std::erase_if(section.items, [&](const Node& claim) { return !is_kept(claim); });
}

void remove_dependents(Document& document, Diagnostics& diagnostics) {
  Removal removal{document, diagnostics, {}};
  for (const Drop& drop : document.dropped) {
    const std::size_t dot = drop.path.find('.');
    if (dot == std::string::npos || drop.path.find('.', dot + 1) != std::string::npos) continue;  // a key, no entry
    removal.gone.push_back({drop.path.substr(0, dot), drop.path.substr(dot + 1), drop.path});
  }
  for (std::size_t i = 0; i < removal.gone.size(); ++i) remove(removal, Gone(removal.gone[i]));
}

}  // namespace interregnum
