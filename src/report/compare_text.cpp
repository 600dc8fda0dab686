#include <fmt/format.h>

#include <algorithm>

#include "report/compare.hpp"
#include "report/stored_words.hpp"

namespace interregnum {
namespace {

constexpr u32 label_width = 10;

std::string row(Text label, Text words) {
  return fmt::format("{}{}{}", label, spaces(label_width - std::min(label_width - 1, width_of(label))),
                     paragraph(printable(words), label_width));
}

std::string side_words(const Json& side) {
  return fmt::format("{}: wording {}, seed {}, engine {}", text_at(side, "result"), text_at(side, "hash").substr(0, 8),
                     text_at(side, "seed"), text_at(side, "engine"));
}

std::string value_words(const Json& change, Text side) {
  const Text words = text_at(change, side);
  return words.empty() ? "nothing" : cut(printable(words), 100);
}

std::string changes_text(const Json& comparison) {
  const auto& changes = items_at(comparison, "changed");
  if (changes.empty()) return row("changed", "nothing in the files.");
  std::string text;
  for (const Json& change : changes)
    text +=
        row(text.empty() ? "changed" : "", fmt::format("{}  {}  ->  {}", text_at(change, "label"),
                                                       value_words(change, "before"), value_words(change, "after")));
  return text;
}

std::string answer_words(const Json& answer) {
  const std::string share = stored_share(answer);
  return stored_verdict(answer) + (share.empty() ? "" : " " + share);
}

std::string claim_words(const Json& claim) {
  const Json &was = at(claim, "before"), &is = at(claim, "after");
  const Text change = text_at(claim, "change");
  if (change == "added") return "added: " + answer_words(is);
  if (change == "removed") return "removed: " + answer_words(was);
  if (change == "verdict") return answer_words(was) + "  ->  " + answer_words(is);
  return fmt::format("the same verdict, {}  ->  {}", text_at(was, "words"), text_at(is, "words"));
}

// Versions share their luck, so that a change is seen world by world.
std::string paired_words(const Json& claim) {
  const Json& paired = at(claim, "paired");
  if (is_null(paired)) return {};
  if (number_at(paired, "lo") == 0 && number_at(paired, "hi") == 0)
    return fmt::format("in the same {} worlds its effect is the same.", number_at(paired, "worlds"));
  return fmt::format("in the same {} worlds its effect moves by {}.", number_at(paired, "worlds"),
                     text_at(paired, "words"));
}

std::string claims_text(const Json& comparison, Ink ink) {
  std::string text;
  std::size_t same = 0;
  for (const Json& claim : items_at(comparison, "claims")) {
    if (text_at(claim, "change") == "same") {
      ++same;
      continue;
    }
    const std::string id = cut(printable(text_at(claim, "id")), label_width - 2);
    text += fmt::format("{}{}{}", ink.bold, id, ink.plain) + row(id, claim_words(claim)).substr(id.size());
    if (const std::string words = paired_words(claim); !words.empty()) text += row("", words);
  }
  if (text.empty())
    return paragraph(
        fmt::format("No verdict changed, and nothing by more than its interval ({}).", counted(same, "claim")), 0);
  return text +
         (same > 0 ? paragraph(
                         fmt::format("Nothing else changed by more than its interval ({}).", counted(same, "claim")), 0)
                   : "");
}

// A budget is no part of a wording: a quick look and a full run differ by it alone.
std::string draws_note(const Json& comparison) {
  for (const Json& claim : items_at(comparison, "claims")) {
    const double was = number_at(at(claim, "before"), "draws"), is = number_at(at(claim, "after"), "draws");
    if (text_at(claim, "change") == "verdict" && (was > 2 * is || is > 2 * was))
      return paragraph(fmt::format("Note: {} rests on {} worlds before and {} after; run both with the same budget.",
                                   printable(text_at(claim, "id")), was, is),
                       6);
  }
  return {};
}

}  // namespace

std::string compare_text(const Json& comparison, Ink ink) {
  std::string text = row("before", side_words(at(comparison, "before"))) +
                     row("after", side_words(at(comparison, "after"))) + "\n" + changes_text(comparison) +
                     claims_text(comparison, ink) + draws_note(comparison);
  if (!truth(at(comparison, "same_luck")))
    text += paragraph("Note: the seeds or the engines differ, so part of any difference is luck.", 6);
  return text;
}

}  // namespace interregnum
