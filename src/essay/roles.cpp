#include <algorithm>
#include <iterator>
#include <map>

#include "essay/name_table.hpp"
#include "essay/names.hpp"
#include "essay/words.hpp"

namespace interregnum {
namespace {

// Which record of the table a word belongs to.
std::map<std::string, std::size_t, std::less<>> words_of_table() {
  std::map<std::string, std::size_t, std::less<>> index;
  for (std::size_t i = 0; i < role_nouns.size(); ++i)
    for (Text words = role_nouns[i].words; !words.empty();) {
      const std::size_t end = std::min(words.find(' '), words.size());
      index.emplace(words.substr(0, end), i);
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  return index;
}

// "public", "services" and "people" are nouns for those who act only in some places; a capital makes part of a name.
bool is_noun(const std::vector<Word>& words, std::size_t i) {
  constexpr Text public_things[] = {"opinion",  "sector", "service", "services", "debt",    "money",
                                    "health",   "life",   "square",  "spending", "support", "finances",
                                    "interest", "policy", "goods",   "order",    "works"};
  const Word& word = words[i];
  if (word.capital && !word.opens) return false;
  const Text before = i > 0 ? Text(words[i - 1].lower) : Text(),
             after = i + 1 < words.size() ? Text(words[i + 1].lower) : Text();
  if (word.lower == "public")
    return before == "the" &&
           std::find(std::begin(public_things), std::end(public_things), after) == std::end(public_things);
  if (word.lower == "services") return before == "security" || before == "intelligence" || before == "secret";
  if (word.lower == "people") return before != "of" || i < 2 || words[i - 2].lower != "number";
  return true;
}

}  // namespace

std::vector<RoleFound> roles_in(const Essay& essay) {
  static const auto index = words_of_table();
  std::vector<RoleFound> roles(role_nouns.size());
  for (u32 p = 0; p < essay.paragraphs.size(); ++p) {
    const Paragraph& paragraph = essay.paragraphs[p];
    for (u32 s = 0; paragraph.part == Part::body && s < paragraph.sentences.size(); ++s) {
      const auto words = sentence_words(paragraph.sentences[s].text);
      for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = index.find(words[i].lower);
        if (found == index.end() || !is_noun(words, i)) continue;
        RoleFound& role = roles[found->second];
        if (role.mentions++ == 0) role.paragraph = p + 1, role.sentence = s + 1;
      }
    }
  }
  for (std::size_t i = 0; i < roles.size(); ++i)
    roles[i].noun = role_nouns[i].noun, roles[i].suggestion = role_nouns[i].suggestion;
  std::erase_if(roles, [](const RoleFound& role) { return role.mentions == 0; });
  std::stable_sort(roles.begin(), roles.end(),
                   [](const RoleFound& a, const RoleFound& b) { return a.mentions > b.mentions; });
  return roles;
}

}  // namespace interregnum
