#include "report/explain_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace interregnum {
namespace {

constexpr Text full_run = "not in this result: the full run gives it.";

std::string asked_of(const Json& test) {
  const std::string expect{text_at(test, "expect")}, asked{text_at(test, "asked")};
  std::string text{text_at(test, "question")};
  if (text.empty()) text = fmt::format("{}: {}", joined_texts(items_at(test, "arms")), text_at(test, "outcome"));
  if (!is_null(at(test, "scenario"))) return text;
  return fmt::format("{}; expected: {}{}{}", text,
                     expect == "at_least"  ? "at least"
                     : expect == "at_most" ? "at most"
                                           : expect,
                     asked.empty() ? "" : (text_at(test, "kind") == "level" ? " " : " by "), asked);
}

// "story vs quiet: P(attempt) in day 3..367": which arms, and what of them.
std::pair<Text, Text> halves(const Json& test) {
  const Text question = text_at(test, "question");
  const std::size_t end = question.find(": ");
  if (end == Text::npos) return {question, text_at(test, "outcome")};
  return {question.substr(0, end), question.substr(end + 2)};
}

// "38 to 52", and "+7 pp (4 to 10)" or the change alone where it has no bounds.
std::string short_share(const Json& test) {
  const std::string share = stored_share(test);
  return share.substr(0, share.rfind(" of "));
}
std::string short_effect(const Json& test) {
  const std::string effect = stored_effect(test);
  return effect.substr(0, effect.find(" (too few"));
}

bool is_about(const Json& holder, const Json& claim) {
  const Text id = text_at(claim, "id");
  return std::ranges::any_of(items_at(holder, "claims"), [&](const Json& one) { return text(one) == id; });
}

}  // namespace

std::string explain_row(Text label, Text words) {
  return fmt::format("{:<{}}{}", label, explain_indent, paragraph(printable(words), explain_indent));
}

std::string labelled(Text label, const Table& table) {
  const std::string lines = table_text(table);
  std::string text = fmt::format("{:<{}}", label, explain_indent);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at) + 1;
    const Text line = Text(lines).substr(at, end - at);
    if (at > 0) text += spaces(explain_indent);
    text += line.starts_with(' ') ? line.substr(explain_indent) : line;  // a line of one cell is not indented
    at = end;
  }
  return text;
}

std::string asked_part(const Json& claim) {
  const std::string why{text_at(claim, "margin_why")};
  const std::size_t tests = items_at(claim, "tests").size();
  const std::string which = tests > 1 && !is_null(at(claim, "deciding"))
                                ? fmt::format("test {} of {} decides. ", 1 + number_at(claim, "deciding"), tests)
                                : "";
  return explain_row("Asked:",
                     which + asked_of(deciding_test(claim)) + (why.empty() ? "." : ". Why this size: " + why + "."));
}

std::string answer_part(const Json& document, const Json& claim) {
  constexpr Text questions[] = {"direction", "size", "worlds"};
  const auto& answers = items_at(deciding_test(claim), "answers");
  const double bar = number_at(at(document, "study"), "holds");
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, answers.size()); ++i) {
    std::string words =
        fmt::format("{} {}: {}", text_at(answers[i], "mark"), questions[i], text_at(answers[i], "words"));
    if (i == 2 && std::isfinite(bar)) words += fmt::format(". Bar: {:.0f}", 100 * bar);
    text += explain_row(i == 0 ? "Answer:" : "", words + ".");
  }
  return text;
}

std::string tests_part(const Json& claim) {
  const auto& tests = items_at(claim, "tests");
  if (tests.size() < 2) return {};
  Table table{{}, {}, {}, {}, explain_indent};
  Text last;
  for (const Json& test : tests) {
    const auto [arms, outcome] = halves(test);
    if (arms != last) table.rows.push_back({std::string(last = arms) + ":"});
    const auto verdict = verdict_named(text_at(test, "verdict"));
    table.rows.push_back({verdict ? std::string(1, verdict_mark(*verdict)) : "", short_share(test), short_effect(test),
                          std::string(outcome)});
  }
  return labelled("Tests", table);
}

namespace {

// What a reader wants to know of a number beside its sentence: how much it decides, and on whose word it rests.
std::string details_of(const Json& decider) {
  const std::string prior{text_at(at(decider, "prior"), "words")}, source{text_at(decider, "source")};
  std::string words = fmt::format(" It explains {:.0f} % of the answer alone.", 100 * number_at(decider, "index"));
  if (!prior.empty()) words += " Assumed: " + prior;
  return words + (truth(at(decider, "judgement")) ? "; nobody has measured it."
                  : source.empty()                ? "."
                                                  : "; " + cite_words(source) + ".");
}

}  // namespace

std::string turns_part(const Json& claim) {
  if (is_null(at(claim, "worlds"))) return explain_row("Turns on", full_run);
  std::string rows;
  for (const Json& said : items_at(claim, "turning")) {
    std::string words{text(said)};
    if (words == text_at(at(claim, "box"), "sentence")) continue;  // it has a row of its own
    for (const Json& decider : items_at(claim, "hinge"))
      if (text_at(decider, "sentence") == text(said)) words += details_of(decider);
    if (words.starts_with("Turns on ")) words.erase(0, 9);
    rows += explain_row(rows.empty() ? "Turns on" : "and on", words);
  }
  return rows;
}

std::string box_part(const Json& claim) {
  const Json& box = at(claim, "box");
  if (is_null(box)) return {};
  return explain_row("Box", std::string(text_at(box, "sentence")));
}

std::string find_out_part(const Json& document, const Json& claim) {
  std::string text;
  for (const Json& advice : items_at(document, "find_out"))
    if (is_about(advice, claim)) text += explain_row(text.empty() ? "Find out" : "", text_at(advice, "sentence"));
  return text;
}

std::string runs_part(const Json& claim) {
  if (is_null(at(claim, "draws"))) return {};
  const Json& test = deciding_test(claim);
  std::string words = fmt::format("{} worlds, {} pairs of runs", number_at(claim, "draws"), number_at(claim, "pairs"));
  if (number_at(claim, "open_draws") > 0)
    words += fmt::format("; {} worlds are unclear", number_at(claim, "open_draws"));
  if (const double more = number_at(test, "further_draws"); std::isfinite(more))
    words += fmt::format("; about {} more would decide it", more);
  return explain_row("Runs", words + ".");
}

std::vector<const Json*> facts_of(const Json& document, const Json& claim) {
  std::vector<const Json*> facts;
  for (const Json& fact : items_at(document, "observed"))
    if (is_about(fact, claim)) facts.push_back(&fact);
  return facts;
}

}  // namespace interregnum
