#include "scenario/blanks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

// What helps with the blanks of a section, in the order in which to fill them. Only `claim` takes the file's name.
struct Advice {
  Text section;
  Text hint;   // behind each error
  Text first;  // what `check` says if this is what to begin with
};

constexpr std::array all_advice = {
    Advice{"time", "start is day 0, for example  start = 2023-06-23", "Say which day is day 0."},
    Advice{"actor", "ruler, military, security, guard, private_army, elite, state or alliance; or delete the entry",
           "Keep those who act, give each a kind, and delete the others. Exactly one is the ruler."},
    Advice{"group", "for example  size = \"10_000_000 person [judgement]\"; or delete the entry",
           "Say how many people each group has, or delete it."},
    Advice{"movement", "for example  unity = \"0.2 to 0.7 [judgement]\"; or delete the entry",
           "Say how far each movement acts as one, or delete it."},
    Advice{"channel", "by whom: an actor or movement; or delete the entry",
           "Say who speaks over each channel, or delete it."},
    Advice{"regime", "for example  bias = \"-0.16 to 0.16 [judgement]\", an open mind",
           "Say by how much the public overrates the ruler's strength."},
    Advice{
        "claim", "what an outcome may read:  interregnum observables FILE WORD",
        "Keep, merge or delete claims; then say of each what is judged, between which arms, and from which size on."},
};

const Advice* advice_for(Text section) {
  const auto* found = std::find_if(all_advice.begin(), all_advice.end(),
                                   [&](const Advice& advice) { return advice.section == section; });
  return found == all_advice.end() ? nullptr : found;
}

// Sections whose keys are values, not entries.
bool has_no_entries(Text section) {
  constexpr std::array<Text, 5> plain = {"meta", "time", "study", "regime", "claims"};
  return std::find(plain.begin(), plain.end(), section) != plain.end();
}

bool is_blank(const Node& node) {
  const Text text = trimmed(Text(node.text));
  return node.kind == Kind::string && (text == "?" || text.starts_with("? "));
}

// The keys of blanks below a node: "outcome", "tests.2.margin".
void add_keys(const Node& node, const std::string& path, std::vector<std::string>& keys) {
  if (is_blank(node)) keys.push_back(path);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string own = node.kind == Kind::array ? std::to_string(i + 1) : node.items[i].key;
    add_keys(node.items[i], path.empty() ? own : path + "." + own, keys);
  }
}

void add_blanks(const Node& node, Text section, Text entry, std::vector<Blanks>& all) {
  Blanks blanks{std::string(section), std::string(entry), {}, node.key_at};
  add_keys(node, is_blank(node) ? node.key : "", blanks.keys);
  if (!blanks.keys.empty()) all.push_back(std::move(blanks));
}

std::string name_of(const Blanks& blanks) {
  return blanks.entry.empty() ? blanks.section : blanks.section + "." + blanks.entry;
}

constexpr std::size_t page = 80;

// Words from `words` on lines of a page, the first behind what `text` ends with.
void add_wrapped(std::string& text, const std::vector<std::string>& words, std::size_t indent) {
  std::size_t column = characters(Text(text).substr(text.rfind('\n') + 1));
  for (const std::string& word : words) {
    if (column + 1 + characters(word) > page) {
      text += "\n" + std::string(indent - 1, ' ');
      column = indent - 1;
    }
    text += " " + word;
    column += 1 + characters(word);
  }
  text += "\n";
}

std::vector<std::string> split(Text text) {
  std::vector<std::string> words;
  for (std::size_t end = 0; !text.empty(); text.remove_prefix(std::min(end + 1, text.size())))
    words.emplace_back(text.substr(0, end = std::min(text.find(' '), text.size())));
  return words;
}

// Entries of a section that lack the same keys: "[actor]   kind: army, guard".
struct Alike {
  std::string section, keys;
  std::vector<std::string> entries;
};

std::vector<Alike> grouped(const std::vector<Blanks>& blanks) {
  std::vector<Alike> groups;
  std::map<std::pair<std::string, std::string>, std::size_t> index;  // by section and keys
  for (const Blanks& each : blanks) {
    const std::string keys = fmt::format("{}", fmt::join(each.keys, ", "));
    const auto [place, is_new] = index.try_emplace({each.section, keys}, groups.size());
    if (is_new) groups.push_back({each.section, keys, {}});
    if (!each.entry.empty()) groups[place->second].entries.push_back(each.entry);
  }
  return groups;
}

std::string group_text(const Alike& group) {
  constexpr std::size_t label = 13;
  std::string text = fmt::format("  {:<{}}", "[" + group.section + "]", label - 3);
  std::vector<std::string> words = split(group.keys + (group.entries.empty() ? "" : ":"));
  words.insert(words.end(), group.entries.begin(), group.entries.end());
  add_wrapped(text, words, label);
  return text;
}

// The first section of the advice that has blanks.
const Advice* first_of(const std::vector<Blanks>& blanks) {
  for (const Advice& advice : all_advice)
    for (const Blanks& each : blanks)
      if (each.section == advice.section) return &advice;
  return nullptr;
}

}  // namespace

std::vector<Blanks> blanks_of(const Node& root) {
  std::vector<Blanks> all;
  for (const Node& section : root.items) {
    if (section.kind != Kind::table || has_no_entries(section.key)) {
      add_blanks(section, section.key, {}, all);
      continue;
    }
    for (const Node& entry : section.items) add_blanks(entry, section.key, entry.key, all);
  }
  return all;
}

void report_blanks(const std::vector<Blanks>& blanks, Diagnostics& diagnostics) {
  for (const Blanks& each : blanks) {
    const Advice* advice = advice_for(each.section);
    diagnostics.error("blank", each.at, fmt::format("{}: still blank: {}", name_of(each), fmt::join(each.keys, ", ")),
                      advice != nullptr ? std::string(advice->hint) : "");
  }
}

bool are_in_claims(const std::vector<Blanks>& blanks) {
  return std::all_of(blanks.begin(), blanks.end(), [](const Blanks& each) { return each.section == "claim"; });
}

void remove_blank_claims(Node& root, const std::vector<Blanks>& blanks) {
  std::set<Text> blank;
  for (const Blanks& each : blanks)
    if (each.section == "claim") blank.insert(each.entry);
  for (Node& section : root.items)
    if (section.key == "claim")
      std::erase_if(section.items, [&](const Node& claim) { return blank.count(claim.key) > 0; });
}

std::string blanks_text(const std::vector<Blanks>& blanks, Text file) {
  if (blanks.empty()) return {};
  std::size_t count = 0;
  for (const Blanks& each : blanks) count += each.keys.size();
  std::string text = fmt::format("A draft: {} blank{} (\"?\") in {} entr{}.\n\n", count, count == 1 ? "" : "s",
                                 blanks.size(), blanks.size() == 1 ? "y" : "ies");
  for (const Alike& group : grouped(blanks)) text += group_text(group);
  if (const Advice* first = first_of(blanks)) {
    text += "\nFirst:";
    add_wrapped(text, split(first->first), 7);
  }
  if (are_in_claims(blanks))
    text += fmt::format("What an outcome may read:  interregnum observables {} WORD\n", file);
  else
    text += "All else is checked once only claims have blanks.\n";
  return text;
}

}  // namespace interregnum
