#include "report/stored_words.hpp"

#include <fmt/format.h>

#include <algorithm>
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
  return {std::isfinite(factor) && factor != 0 ? factor : 1, text_at(json, "unit"), text_at(json, "long_unit"),
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

std::string wide_words(double factor) {
  if (factor == 2 || factor == 3) return times_words(static_cast<std::size_t>(factor)) + " as wide";
  return fmt::format("{:g} times as wide", factor);
}

std::string wide_words(const Json& document) {
  const double factor = number_at(at(document, "study"), "widen");
  return wide_words(std::isfinite(factor) ? factor : 2);  // older documents were all twice as wide
}

std::vector<const Json*> further_rivals(const Json& claim) {
  std::vector<std::string> met;
  for (const Json& rival : items_at(deciding_test(claim), "rivals")) {
    const std::string with{text_at(rival, "with")};
    met.push_back(
        fmt::format("{} = {}{}{}", text_at(rival, "role"), text_at(rival, "use"), with.empty() ? "" : ", ", with));
  }
  std::vector<const Json*> further;
  for (const Json& row : items_at(claim, "robustness"))
    if (text_at(row, "what") == "rival" && std::find(met.begin(), met.end(), text_at(row, "name")) == met.end())
      further.push_back(&row);
  return further;
}

}  // namespace interregnum
