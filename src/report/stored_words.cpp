#include "report/stored_words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace interregnum {

Estimate estimate_at(const Json& bounds, Text value) {
  Estimate estimate;
  estimate.value = number_at(bounds, value);
  estimate.lo = number_at(bounds, "lo");
  estimate.hi = number_at(bounds, "hi");
  return estimate;
}

bool is_known(const Estimate& estimate) { return std::isfinite(estimate.value + estimate.lo + estimate.hi); }

Scale stored_scale(const Json& json) {
  const double factor = number_at(json, "factor");
  return {std::isfinite(factor) ? factor : 1, text_at(json, "unit"), text_at(json, "long_unit"),
          text_at(json, "level_unit")};
}

std::optional<Verdict> verdict_named(Text code) {
  for (int i = 0; i <= static_cast<int>(Verdict::not_enough_runs); ++i)
    if (verdict_code(static_cast<Verdict>(i)) == code) return static_cast<Verdict>(i);
  return {};
}

std::string stored_verdict(const Json& holder) {
  const auto verdict = verdict_named(text_at(holder, "verdict"));
  return verdict ? std::string(verdict_words(*verdict)) : std::string(text_at(holder, "verdict"));
}

std::string stored_share(const Json& holder) {
  const Estimate share = estimate_at(at(holder, "share"), "estimate");
  return is_known(share) ? worlds_words(share.lo, share.hi) : "";
}

std::string stored_effect(const Json& test) {
  const Estimate effect = estimate_at(at(test, "effect"), "mean");
  const Scale scale = stored_scale(at(test, "scale"));
  return text_at(test, "kind") == "level" ? level_words(effect, scale) : change_words(effect, scale);
}

const Json& deciding_test(const Json& claim) {
  static const Json nothing;
  const auto& tests = items_at(claim, "tests");
  const double deciding = number_at(claim, "deciding");
  if (tests.empty()) return nothing;
  return deciding >= 0 && deciding < static_cast<double>(tests.size()) ? tests[static_cast<std::size_t>(deciding)]
                                                                       : tests.front();
}

const Json* claim_named(const Json& document, Text id) {
  for (const Json& claim : items_at(document, "claims"))
    if (text_at(claim, "id") == id) return &claim;
  return nullptr;
}

std::vector<std::string> claim_ids(const Json& document) {
  std::vector<std::string> ids;
  for (const Json& claim : items_at(document, "claims")) ids.emplace_back(text_at(claim, "id"));
  return ids;
}

std::string cite_words(Text cites) {
  std::string words;
  while (!cites.empty()) {
    const std::size_t mark = cites.find("#p");
    words += cites.substr(0, mark);
    if (mark == Text::npos) break;
    words += ", paragraph ";
    cites.remove_prefix(mark + 2);
  }
  return words;
}

std::string joined_texts(const Json::Array& texts) {
  std::string all;
  for (const Json& one : texts) all += (all.empty() ? "" : ", ") + std::string(text(one));
  return all;
}

std::string times_words(std::size_t count) {
  constexpr Text words[] = {"never", "once", "twice", "three times", "four times", "five times", "six times"};
  return count < std::size(words) ? std::string(words[count]) : fmt::format("{} times", count);
}

}  // namespace interregnum
