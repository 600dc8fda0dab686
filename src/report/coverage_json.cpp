#include "report/coverage_json.hpp"

#include <algorithm>
#include <set>

#include "scenario/check_text.hpp"

namespace interregnum {
namespace {

Text covers_code(Covers as) {
  constexpr Text codes[] = {"claim", "ought", "number", "ignored", "left"};
  return codes[static_cast<std::size_t>(as)];
}

Json item_json(const CoverageItem& item) {
  return Json::Object{{"at", place_of(item)},
                      {"as", covers_code(item.as)},
                      {"claims", array_of(item.claims, [](const std::string& id) { return Json(id); })}};
}

// Whether its text was found: not known where the source names no file.
Json at_hand_json(TextAtHand at_hand) {
  return at_hand == TextAtHand::unnamed ? Json() : Json(at_hand != TextAtHand::missing);
}

// Captions and the like, which the file ignores, are listed and not counted.
Json source_json(const Scenario& scenario, const Coverage& coverage) {
  const auto counts = [](const CoverageItem& item) { return item.as != Covers::ignored; };
  std::set<u32> paragraphs;
  for (const CoverageItem& item : coverage.items)
    if (counts(item)) paragraphs.insert(item.paragraph);
  const auto source = std::find_if(scenario.sources.begin(), scenario.sources.end(),
                                   [&](const Source& s) { return s.name == coverage.source; });
  const auto sentences = std::count_if(coverage.items.begin(), coverage.items.end(), counts);
  return Json::Object{{"source", coverage.source},
                      {"cite", source->cite},
                      {"at_hand", at_hand_json(coverage.at_hand)},
                      {"paragraphs", paragraphs.size()},
                      {"sentences", coverage.by_sentence ? Json(sentences) : Json()},
                      {"items", array_of(coverage.items, item_json)}};
}

}  // namespace

Json coverage_json(const Scenario& scenario) {
  return array_of(scenario.coverage, [&](const Coverage& coverage) { return source_json(scenario, coverage); });
}

}  // namespace interregnum
