#include "report/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/explain_parts.hpp"
#include "report/table.hpp"

namespace interregnum {
namespace {

// What the claim says and where it is said.
std::string head(const Json& claim, Ink ink) {
  const std::string id = cut(printable(text_at(claim, "id")), explain_indent);
  const u32 indent = std::max<u32>(4, width_of(id) + 2);
  const std::string cite = printable(cite_words(text_at(claim, "source")));
  auto lines = wrapped(printable(text_at(claim, "text")), page_width - indent);
  std::string& last = lines.back();
  if (!cite.empty() && indent + width_of(last) + 2 + width_of(cite) <= page_width)
    last += spaces(page_width - indent - width_of(last) - width_of(cite)) + cite;
  else if (!cite.empty())
    lines.push_back(spaces(page_width - indent - std::min(page_width - indent, width_of(cite))) +
                    cut(cite, page_width - indent));
  std::string text = fmt::format("{}{}{}{}", ink.bold, id, ink.plain, spaces(indent - width_of(id)));
  for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : spaces(indent)) + lines[i] + "\n";
  return text;
}

std::string verdict_line(const Json& claim, Ink ink) {
  const std::string verdict = stored_verdict(claim);
  std::string text = paragraph(verdict + ". " + printable(text_at(claim, "wording")), 0);
  text.replace(0, verdict.size(), std::string(ink.bold) + verdict + std::string(ink.plain));
  return text;
}

Json earlier_json(const Earlier& earlier) {
  const Json& test = deciding_test(earlier.claim);
  return Json::Object{{"hash", earlier.hash},
                      {"seed", earlier.seed},
                      {"this", earlier.is_this},
                      {"verdict", text_at(earlier.claim, "verdict")},
                      {"text", text_at(earlier.claim, "text")},
                      {"asked", text_at(test, "asked")},
                      {"share", at(earlier.claim, "share")}};
}

}  // namespace

// A claim all of whose tests are needed follows in no more worlds than the least of them.
std::string together(const Json& claim) {
  const auto& tests = items_at(claim, "tests");
  if (tests.size() < 2 || number_at(claim, "need") != static_cast<double>(tests.size())) return {};
  double most = 1;
  for (const Json& test : tests)
    if (const double hi = number_at(at(test, "share"), "hi"); hi < most) most = hi;
  if (!(most < number_at(at(deciding_test(claim), "share"), "hi"))) return {};
  return fmt::format(" That is one of its {} parts; all of them hold together in at most {:.0f} of 100.", tests.size(),
                     std::ceil(100 * most - 1e-9));
}

std::string quotable(const Json& claim) {
  const Json& test = deciding_test(claim);
  const std::string share = stored_share(claim), effect = stored_effect(test), asked{text_at(test, "asked")};
  switch (verdict_named(text_at(claim, "verdict")).value_or(Verdict::not_enough_runs)) {
    case Verdict::follows:
      return fmt::format("On the author's assumptions this follows in {} worlds.", share);
    case Verdict::depends:
      return fmt::format("Whether this follows depends on what is assumed: it does in {} worlds.", share) +
             together(claim);
    case Verdict::depends_on_theory:
      return "Published theories disagree about this; on the author's assumptions the choice of theory decides.";
    case Verdict::no_effect:
      return fmt::format("On the author's assumptions no such effect is shown: {}.", effect);
    case Verdict::too_small:
      return fmt::format("On the author's assumptions it is {}; the claim asks for {}.", effect, asked);
    case Verdict::opposite:
      return "On the author's assumptions the opposite follows.";
    case Verdict::assumed:
      return "The author assumes this; the simulation adds nothing for or against it.";
    case Verdict::never_tested:
      return "On the author's assumptions the case hardly ever arises, so this was not tested.";
    case Verdict::not_enough_runs:
      return fmt::format("Not decided yet: {} worlds so far.", share.empty() ? "too few" : share) + together(claim);
  }
  return {};
}

std::string explain_text(const Json& document, const Json& claim, const std::vector<Earlier>& earlier, Ink ink) {
  return head(claim, ink) + "\n" + verdict_line(claim, ink) + asked_part(claim) + answer_part(document, claim) +
         tests_part(claim) + turns_part(claim) + box_part(claim) + without_part(claim) + rivals_part(claim) +
         luck_part(claim) + reality_part(document, claim) + controls_part(document, claim) + limit_part(claim) +
         wordings_part(earlier) + find_out_part(document, claim) + runs_part(claim) +
         explain_row("Say it:", "\"" + quotable(claim) + "\"");
}

Json explain_json(const Json& document, const Json& claim, const std::vector<Earlier>& earlier) {
  Json::Array advice;
  for (const Json& one : items_at(document, "find_out"))
    for (const Json& id : items_at(one, "claims"))
      if (text(id) == text_at(claim, "id")) advice.push_back(one);
  return interregnum::document("explain",
                               {{"study", at(document, "study")},
                                {"claims", items_at(explain_list_json(document), "claims")},
                                {"claim", claim},
                                {"contamination_limit", at(claim, "contamination")},
                                {"facts", array_of(facts_of(document, claim), [](const Json* fact) { return *fact; })},
                                {"find_out", std::move(advice)},
                                {"wordings", array_of(earlier, earlier_json)},
                                {"say", quotable(claim)}});
}

std::string explain_list_text(const Json& document, const std::string& result, Ink ink) {
  Table table{{"", "", "verdict", "worlds", "turns on"}, {}, {}, {2}};
  for (const Json& claim : items_at(document, "claims")) {
    const auto verdict = verdict_named(text_at(claim, "verdict"));
    const std::string turns{text_at(claim, "turns_on")}, share = stored_share(claim);
    table.rows.push_back({std::string(text_at(claim, "id")), verdict ? std::string(1, verdict_mark(*verdict)) : "",
                          stored_verdict(claim), share.empty() ? "-" : share, turns.empty() ? "-" : turns});
  }
  return paragraph(printable(text_at(at(document, "study"), "title")), 0) + "\n" + table_text(table, ink) +
         "\nNext: interregnum explain " + printable(result) + " CLAIM\n";
}

Json explain_list_json(const Json& document) {
  return interregnum::document("explain", {{"study", at(document, "study")},
                                           {"claims", array_of(items_at(document, "claims"), [](const Json& claim) {
                                              return Json::Object{{"id", text_at(claim, "id")},
                                                                  {"verdict", text_at(claim, "verdict")},
                                                                  {"share", at(claim, "share")},
                                                                  {"turns_on", text_at(claim, "turns_on")},
                                                                  {"wording", text_at(claim, "wording")}};
                                            })}});
}

}  // namespace interregnum
