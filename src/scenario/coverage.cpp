#include "scenario/coverage.hpp"

#include <algorithm>

namespace interregnum {
namespace {

// A cite of a source: what it makes of a sentence, or of all of a paragraph (sentence 0).
struct Mark {
  u32 sentence = 0;
  Covers as = Covers::left;
  std::string claim;
};
using Marks = std::vector<std::vector<Mark>>;  // of each paragraph; [0] stays unused: they count from 1

void add(const std::vector<Cite>& cites, Covers as, const std::string& claim, const Source& source, Marks& marks) {
  for (const Cite& cite : cites)
    if (cite.source == source.name && cite.paragraph > 0 && cite.paragraph < marks.size())
      marks[cite.paragraph].push_back({cite.sentence, as, claim});
}

Marks marks_of(const Draft& draft, const Source& source, const std::vector<Cite>& numbers) {
  Marks marks(source.paragraphs + 1);
  for (const Claim& claim : draft.scenario.claims) add(claim.cites, Covers::claim, claim.id, source, marks);
  add(source.ought, Covers::ought, "", source, marks);
  add(numbers, Covers::number, "", source, marks);
  add(source.ignored, Covers::ignored, "", source, marks);
  return marks;
}

// A claim counts before `ought`, that before a number, and so on. Where sentences are not known (0), a cite of one
// speaks for its paragraph.
CoverageItem item_of(u32 paragraph, u32 sentence, const std::vector<Mark>& marks) {
  CoverageItem item{paragraph, sentence, Covers::left, {}, {}};
  for (const Mark& mark : marks) {
    if (sentence > 0 && mark.sentence > 0 && mark.sentence != sentence) continue;
    item.as = std::min(item.as, mark.as);
    if (mark.as == Covers::claim && (item.claims.empty() || item.claims.back() != mark.claim))
      item.claims.push_back(mark.claim);
  }
  return item;
}

// The first words of a sentence whose text is at hand.
std::string first_words(const Draft& draft, Text source, u32 paragraph, u32 sentence) {
  constexpr std::size_t most = 8;
  const auto essay = draft.essays.find(source);
  if (essay == draft.essays.end() || paragraph > essay->second.paragraphs.size()) return {};
  const auto& sentences = essay->second.paragraphs[paragraph - 1].sentences;
  const std::size_t at = sentence > 0 ? sentence - 1 : 0;
  if (at >= sentences.size()) return {};
  Names words = words_of(sentences[at].text);
  const bool is_all = words.size() <= most;
  words.resize(std::min(words.size(), most));
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text + (is_all ? "" : " ...");
}

Coverage covered(const Draft& draft, const Source& source, const std::vector<Cite>& numbers) {
  const Marks marks = marks_of(draft, source, numbers);
  Coverage coverage{source.name, !source.sentences.empty(), {}, source.file, source.at_hand};
  for (u32 p = 1; p <= source.paragraphs; ++p) {
    const u32 count = coverage.by_sentence ? source.sentences[p - 1] : 0;
    for (u32 k = std::min(count, 1u); k <= count; ++k) {
      coverage.items.push_back(item_of(p, k, marks[p]));
      CoverageItem& item = coverage.items.back();
      if (item.as == Covers::left) item.begins = first_words(draft, source.name, p, k);
    }
  }
  return coverage;
}

}  // namespace

std::vector<Coverage> coverage_of(const Draft& draft) {
  std::vector<Cite> numbers = draft.cites;
  for (const Input& input : draft.scenario.inputs)
    if (input.quantity.has_cite && !input.borrowed) numbers.push_back(input.quantity.cite);
  std::vector<Coverage> all;
  for (const Source& source : draft.scenario.sources)
    if (source.paragraphs > 0) all.push_back(covered(draft, source, numbers));
  return all;
}

}  // namespace interregnum
