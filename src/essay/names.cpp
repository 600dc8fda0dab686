#include "essay/names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "essay/name_runs.hpp"
#include "essay/name_table.hpp"
#include "essay/words.hpp"

namespace interregnum {
namespace {

// One name as it is written, wherever it stands.
struct Variant {
  NameRun run;  // the first
  u32 mentions = 0;
  std::size_t parent = 0;  // of the variants that are one name, as a forest
};

struct Variants {
  std::vector<Variant> list;
  std::map<std::string, std::size_t> index;  // by text
};

std::size_t root_of(Variants& variants, std::size_t i) {
  while (variants.list[i].parent != i) i = variants.list[i].parent = variants.list[variants.list[i].parent].parent;
  return i;
}

void merge(Variants& variants, std::size_t a, std::size_t b) {
  variants.list[root_of(variants, a)].parent = root_of(variants, b);
}

std::size_t variant_of(Variants& variants, const NameRun& run) {
  const auto [place, is_new] = variants.index.emplace(run.text, variants.list.size());
  if (is_new) variants.list.push_back({run, 0, place->second});
  return place->second;
}

// Runs as variants; "Full Name (FN)" are two of one name.
Variants collected(const std::vector<NameRun>& runs) {
  Variants variants;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::size_t own = variant_of(variants, runs[i]);
    ++variants.list[own].mentions;
    if (runs[i].explains_last && i > 0) merge(variants, variant_of(variants, runs[i - 1]), own);
  }
  return variants;
}

bool is_body(const NameRun& run) {
  return run.words.size() > 1 && std::any_of(run.words.begin(), run.words.end(),
                                             [](const NameWord& word) { return word.body || word.acronym; });
}

// "EU" of "European Union".
std::string initials(const NameRun& run) {
  std::string letters;
  for (const NameWord& word : run.words)
    if (!word.text.empty() && !word.small) letters += word.text[0];
  return letters;
}

// Whether a single word may stand for the longer name.
bool stands_for(const NameWord& word, const NameRun& longer) {
  if (word.text == longer.words.back().text) return !longer.words.back().body;
  if (word.text != longer.words.front().text) return false;
  return is_body(longer) ? longer.words.back().firm : longer.words.size() == 2;
}

// The longer names that a single word may stand for: one person, or any number of bodies.
void merge_single(Variants& variants, std::size_t single, const std::multimap<std::string, std::size_t>& by_word) {
  const NameWord word = variants.list[single].run.words.front();
  std::set<std::size_t> people, organisations;
  const auto [first, last] = by_word.equal_range(word.text);
  for (auto i = first; i != last; ++i) {
    const NameRun& longer = variants.list[i->second].run;
    if (stands_for(word, longer)) (is_body(longer) ? organisations : people).insert(i->second);
  }
  for (const std::size_t body : organisations) merge(variants, single, body);
  if (people.size() == 1) merge(variants, single, *people.begin());
}

void merge_acronyms(Variants& variants) {
  std::map<std::string, std::size_t> by_initials;
  for (std::size_t i = 0; i < variants.list.size(); ++i)
    if (variants.list[i].run.words.size() > 1) by_initials.emplace(initials(variants.list[i].run), i);
  for (std::size_t i = 0; i < variants.list.size(); ++i) {
    const auto& words = variants.list[i].run.words;
    const auto full = words.size() == 1 && words[0].acronym ? by_initials.find(words[0].text) : by_initials.end();
    if (full != by_initials.end()) merge(variants, i, full->second);
  }
}

// The word that names a body alone: "Wagner" of "Wagner Group" and of "PMC Wagner"; "" where there is none.
std::string core_of(const NameRun& run) {
  if (run.words.size() != 2) return {};
  const NameWord &first = run.words.front(), &last = run.words.back();
  if (last.firm && !first.acronym) return first.text;
  return first.acronym && !last.body && !last.acronym ? last.text : std::string();
}

void merge_bodies(Variants& variants) {
  std::map<std::string, std::size_t> by_core;
  for (std::size_t i = 0; i < variants.list.size(); ++i) {
    const std::string core = core_of(variants.list[i].run);
    if (!core.empty()) merge(variants, i, by_core.emplace(core, i).first->second);
  }
}

void merge_singles(Variants& variants) {
  std::multimap<std::string, std::size_t> by_word;
  for (std::size_t i = 0; i < variants.list.size(); ++i) {
    const auto& words = variants.list[i].run.words;
    if (words.size() < 2) continue;
    by_word.emplace(words.front().text, i);
    if (words.back().text != words.front().text) by_word.emplace(words.back().text, i);
  }
  for (std::size_t i = 0; i < variants.list.size(); ++i)
    if (variants.list[i].run.words.size() == 1) merge_single(variants, i, by_word);
}

bool is_fuller(const std::string& a, const std::string& b) {
  const auto words = [](const std::string& text) { return std::count(text.begin(), text.end(), ' '); };
  return std::pair(words(a), a.size()) > std::pair(words(b), b.size());
}

bool is_before(const NameRun& run, const ProperName& name) {
  return std::pair(run.paragraph, run.sentence) < std::pair(name.paragraph, name.sentence);
}

void add_variant(ProperName& name, const Variant& variant) {
  const bool first = name.mentions == 0;
  if (first || is_before(variant.run, name))
    name.paragraph = variant.run.paragraph, name.sentence = variant.run.sentence;
  name.mentions += variant.mentions;
  std::string text = variant.run.text;
  if (first || is_fuller(text, name.text)) std::swap(text, name.text);
  if (!first) name.variants.push_back(text);
}

}  // namespace

std::vector<ProperName> names_in(const Essay& essay) {
  Variants variants = collected(name_runs(essay));
  merge_acronyms(variants);
  merge_bodies(variants);
  merge_singles(variants);
  std::map<std::size_t, ProperName> by_root;
  for (std::size_t i = 0; i < variants.list.size(); ++i) add_variant(by_root[root_of(variants, i)], variants.list[i]);
  std::vector<ProperName> names;
  for (auto& [root, name] : by_root) names.push_back(std::move(name));
  std::stable_sort(names.begin(), names.end(), [](const ProperName& a, const ProperName& b) {
    return std::tuple(b.mentions, a.paragraph, a.sentence) < std::tuple(a.mentions, b.paragraph, b.sentence);
  });
  return names;
}

}  // namespace interregnum
