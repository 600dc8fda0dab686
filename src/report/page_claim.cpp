// One claim, whole: what it says, what was found, and what that turns on.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page_parts.hpp"
#include "report/stored_words.hpp"

namespace interregnum::page {
namespace {

std::string block(Text heading, const std::string& inside) {
  return inside.empty() ? "" : fmt::format("<div><h4>{}</h4>{}</div>\n", heading, inside);
}

std::string small(const std::string& words) { return "<p class=\"small soft\">" + words + "</p>"; }

Text code_look(Verdict verdict) {
  if (verdict == Verdict::opposite) return "code against";
  return has_worlds(verdict) && verdict != Verdict::not_enough_runs ? "code" : "code mute";
}

std::string header(const Json& claim) {
  const Verdict verdict = verdict_of(text_at(claim, "verdict"));
  const std::string source = html_at(claim, "source", longest_name);
  return fmt::format(
      "<div class=\"said\"><p class=\"where\">{}{}</p><h3>“{}”</h3><div class=\"found\">{}<div>"
      "<p class=\"{}\">{}</p><p>{}</p></div></div></div>\n",
      html_at(claim, "id", 24), source.empty() ? "" : " · " + source, html_at(claim, "text"), silent_mark(verdict, "l"),
      code_look(verdict), html(verdict_words(verdict)), html_at(claim, "wording"));
}

// What each of the three answers shows, as a mark.
std::string answer_mark(Text sign) {
  if (sign == "+") return mark(Verdict::follows, "s", "shown");
  if (sign == "-") return mark(Verdict::too_small, "s", "shown not to be");
  if (sign == "!") return mark(Verdict::opposite, "s", "shown to be the opposite");
  if (sign == "?") return mark(Verdict::depends, "s", "shown to lie between");
  return mark(Verdict::not_enough_runs, "s", "not shown");
}

// Direction, size, worlds: always the three, always in this order.
std::string three_answers(const Json& claim) {
  const auto& answers = items_at(deciding_test(claim), "answers");
  constexpr Text names[] = {"Direction", "Size", "Worlds"};
  std::string rows;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, answers.size()); ++i)
    rows += fmt::format("<div><dt>{} {}</dt><dd>{}</dd></div>", names[i], answer_mark(text_at(answers[i], "mark")),
                        html_at(answers[i], "words", 240));
  return rows.empty() ? "" : "<dl class=\"three\">" + rows + "</dl>\n";
}

std::string share_words(const Json& claim, const Json& document) {
  const bool opposite = verdict_of(text_at(claim, "verdict")) == Verdict::opposite;
  const Json* wider = check_of(claim, "wider");
  std::string words = fmt::format("{}<b>{} of 100</b> worlds", opposite ? "The opposite in " : "",
                                  hundred(estimate_of(at(claim, opposite ? "reversed" : "share"))));
  if (wider && !opposite)
    words +=
        fmt::format("; numbers {} (thin line): {}", wide_words(document), hundred(estimate_of(at(*wider, "share"))));
  return words + ".";
}

std::string share_block(const Json& claim, const Json& document) {
  const std::string drawn = worlds_bar(claim, document);
  if (drawn.empty() || !has_worlds(verdict_of(text_at(claim, "verdict")))) return {};
  std::string words = share_words(claim, document);
  const auto open = number_at(claim, "open_draws");
  if (open > 0)
    words +=
        fmt::format(" In {} of {} draws chance still hides the answer.", plain(open), plain(number_at(claim, "draws")));
  if (!check_of(claim, "wider"))
    words += fmt::format(" A full run adds the share with numbers {}.", wide_words(document));
  return block("In how many worlds", drawn + small(words));
}

std::string dots_block(const Json& claim) {
  if (!has_worlds(verdict_of(text_at(claim, "verdict")))) return {};
  const std::string drawn = hundred_worlds(claim);
  if (drawn.empty()) return {};
  const double judged = number_at(at(claim, "worlds"), "judged");
  return block(
      "One hundred worlds",
      drawn + small(fmt::format("Each dot is one of 100 equal parts of the {} worlds judged; {}.", plain(judged),
                                margin_differs(claim) ? "the size asked for differs between them and is not drawn"
                                                      : "the line is the size asked for")));
}

std::string index_words(const Json& hinge) {
  const std::string from = truth(at(hinge, "judgement")) ? "judgement" : html_at(hinge, "source", longest_name);
  return fmt::format("Alone it explains {} of 100 of the answer; chance reaches {}. Source: {}.",
                     of_hundred(number_at(hinge, "index")), of_hundred(number_at(hinge, "floor")),
                     from.empty() ? "judgement" : from);
}

// Why nothing is named.
std::string nothing_named(const Json& claim) {
  const Json& worlds = at(claim, "worlds");
  const double needed = number_at(worlds, "needed_for_hinge");
  if (!has_worlds(verdict_of(text_at(claim, "verdict")))) return {};
  std::string told;
  for (const Json& sentence : items_at(claim, "turning")) told += (told.empty() ? "" : " ") + html(text(sentence));
  if (!told.empty()) return told;
  if (needed > 0)
    return fmt::format("What it turns on is not known yet: that takes 300 worlds, {} more than were judged.",
                       plain(needed));
  if (is_null(worlds)) return "What it turns on was not asked: a full run, of 300 draws and more, names it.";
  return is_null(at(claim, "box")) ? "No single number decides this claim, nor do two or three together."
                                   : "No single number decides this claim; the numbers below do together.";
}

std::string turns_blocks(const Json& claim, const Json& document) {
  const double holds = number_at(at(document, "study"), "holds");
  std::string all;
  for (const Json& hinge : items_at(claim, "hinge"))
    all += block("Turns on: " + name_of_number(hinge),
                 small(html_at(hinge, "sentence")) + turning_curve(hinge, holds) + small(index_words(hinge)));
  if (all.empty() && is_null(at(claim, "box")) && !nothing_named(claim).empty())
    all += block("What it turns on", small(nothing_named(claim)));
  const Json& found = at(claim, "box");
  if (!is_null(found))
    all +=
        block("Together",
              small(html_at(found, "sentence")) + box_picture(claim, document) +
                  small(fmt::format(
                      "{} of 100 worlds lie there; of those in which it {} {} of 100 do. Found "
                      "again in {} of 100 resamples.",
                      of_hundred(number_at(found, "mass")), truth(at(found, "follows")) ? "follows" : "does not follow",
                      of_hundred(number_at(found, "coverage")), of_hundred(number_at(found, "found_again")))));
  return all;
}

std::string fact(Text name, const std::string& words) {
  return words.empty() ? "" : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, words);
}

std::string fits_words(const Json& claim) {
  const Json& fit = at(claim, "if_fits");
  const std::string worlds = hundred(estimate_of(at(fit, "share")));
  if (is_null(fit)) return {};
  if (worlds.empty())
    return fmt::format("{} worlds fit what happened: too few to say anything.", plain(number_at(fit, "worlds")));
  return fmt::format("On the worlds that fit what happened ({} in effect): {} of 100.", plain(number_at(fit, "worlds")),
                     worlds);
}

std::string luck_words(const Json& claim) {
  const double luck = number_at(claim, "luck_share");
  if (!std::isfinite(luck) || !has_worlds(verdict_of(text_at(claim, "verdict")))) return {};
  return fmt::format("{} of 100 of the spread is chance within a world; the rest is what we do not know.",
                     of_hundred(luck));
}

// Facts that lie outside what the model does and on which the claim leans.
std::string leaning_words(const Json& claim, const Json& document) {
  std::string facts;
  for (const Json& known : items_at(document, "observed"))
    for (const Json& id : items_at(known, "claims"))
      if (text(id) == text_at(claim, "id") && text_at(known, "lies") == "outside")
        facts += (facts.empty() ? "" : ", ") + html_at(known, "name", longest_name);
  return facts.empty() ? "" : "Outside the model's usual range: " + facts + ".";
}

// "9f3a1100, seed 0x0: Does not follow: too small (2 to 9 of 100)"
std::string told_words(const Json& told) {
  const std::string worlds = hundred(estimate_of(at(told, "share")));
  return fmt::format("{}, seed {}: {}{}", html(text_at(told, "hash").substr(0, 8)), html_at(told, "seed", 20),
                     html(sentence_case(verdict_words(verdict_of(text_at(told, "verdict"))))),
                     worlds.empty() ? "" : fmt::format(" ({} of 100)", worlds));
}

// What other wordings of the argument, and other seeds, answered.
std::string wording_words(const Json& claim) {
  std::string others;
  std::vector<Text> hashes;
  for (const Json& told : items_at(claim, "wordings")) {
    const Text hash = text_at(told, "hash");
    if (std::find(hashes.begin(), hashes.end(), hash) == hashes.end()) hashes.push_back(hash);
    if (!truth(at(told, "this"))) others += (others.empty() ? "" : "; ") + told_words(told);
  }
  if (others.empty()) return {};
  return fmt::format("The argument was worded {}; other answers: {}.",
                     hashes.size() == 1 ? "once" : fmt::format("{} times", hashes.size()), others);
}

std::string small_facts(const Json& claim, const Json& document) {
  const std::string rows = fact("Why this size", html_at(claim, "margin_why")) +
                           fact("Worlds that fit", fits_words(claim)) +
                           fact("Reality", leaning_words(claim, document)) + fact("Chance", luck_words(claim)) +
                           fact("Controls", controls_words(claim)) + fact("Wording", wording_words(claim));
  return rows.empty() ? "" : "<dl class=\"facts wide\">" + rows + "</dl>\n";
}

}  // namespace

std::string claim_card(const Json& document, const Json& claim) {
  const std::string left = share_block(claim, document) + turns_blocks(claim, document);
  const std::string right = dots_block(claim) + without_table(claim) + rivals_table(claim);
  std::string pictures;
  if (has_worlds(verdict_of(text_at(claim, "verdict"))))
    pictures =
        fmt::format("<div class=\"grid\"><div class=\"col\">{}</div><div class=\"col\">{}</div></div>", left, right);
  return fmt::format("<section class=\"claim\" id=\"{}\">{}{}{}{}{}</section>\n", anchor(text_at(claim, "id")),
                     header(claim), three_answers(claim), pictures, parts_table(claim), small_facts(claim, document));
}

}  // namespace interregnum::page
