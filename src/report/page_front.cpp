// Page 1, which must do alone: what the argument rests on, the numbers that decide, what to find out, all marks.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

// A number on which claims turn, with the claim that it explains best.
struct Decider {
  const Json* hinge = nullptr;
  const Json* claim = nullptr;
  Json::Array claims;
  double index = 0;
  u32 decided = 0;  // of its claims
};

// What claims that are decided turn on first, then what the most claims do, then what explains one best; `path` is its
// name in the file.
std::vector<Decider> deciders_of(const Json& document) {
  std::vector<Decider> found;
  for (const Json& claim : items_at(document, "claims"))
    for (const Json& hinge : items_at(claim, "hinge")) {
      const auto same = [&](const Decider& d) { return text_at(*d.hinge, "path") == text_at(hinge, "path"); };
      auto decider = std::find_if(found.begin(), found.end(), same);
      if (decider == found.end()) decider = found.insert(found.end(), Decider{&hinge, &claim, {}, 0, 0});
      decider->claims.push_back(at(claim, "id"));
      if (text_at(claim, "verdict") != "not_enough_runs") ++decider->decided;
      const double index = number_at(hinge, "index");
      const bool tells_more = is_null(at(*decider->hinge, "flip")) && !is_null(at(hinge, "flip"));
      if (index > decider->index || tells_more) {
        decider->hinge = &hinge, decider->claim = &claim;
        decider->index = std::max(index, decider->index);
      }
    }
  std::stable_sort(found.begin(), found.end(), [](const Decider& a, const Decider& b) {
    if (a.decided != b.decided) return a.decided > b.decided;
    return a.claims.size() != b.claims.size() ? a.claims.size() > b.claims.size() : a.index > b.index;
  });
  return found;
}

std::string name_of(const Decider& decider) { return name_of_number(*decider.hinge); }

// “A gambler cannot bring change” (C3)
std::string quoted(const Json& claim) {
  std::string said{text_at(claim, "text")};
  while (!said.empty() && (said.back() == '.' || said.back() == ' ')) said.pop_back();
  return fmt::format("“{}” (<a href=\"#{}\">{}</a>)", html(said, longest_name), anchor(text_at(claim, "id")),
                     html_at(claim, "id", 24));
}

// What the claim needs of the number; `it` is what the number is called here.
std::string flip_sentence(const Decider& decider, Text it) {
  const Json& flip = at(*decider.hinge, "flip");
  const double value = number_at(flip, "value");
  const std::string claim = quoted(*decider.claim);
  if (!std::isfinite(value))
    return fmt::format("That explains {} of 100 of the answer to {}.", of_hundred(number_at(*decider.hinge, "index")),
                       claim);
  const bool above = truth(at(flip, "above"));
  return fmt::format("{} follows in {} of 100 worlds where {} is {} {}, and in {} of 100 where it is {}.", claim,
                     of_hundred(number_at(flip, above ? "share_above" : "share_below")), it, above ? "above" : "below",
                     html(plain(value, text_at(*decider.hinge, "unit"))),
                     of_hundred(number_at(flip, above ? "share_below" : "share_above")), above ? "below" : "above");
}

// Whether a claim that is open would name what it turns on, had more worlds been read.
bool is_needed(const Json& document) {
  const auto& claims = items_at(document, "claims");
  return std::any_of(claims.begin(), claims.end(),
                     [](const Json& claim) { return number_at(at(claim, "worlds"), "needed_for_hinge") > 0; });
}

// Few worlds were read, and no claim asks for more.
bool all_clear_before(const Json& document) {
  const auto& claims = items_at(document, "claims");
  const auto asked = [](const Json& claim) { return !is_null(at(claim, "worlds")); };
  return extent_of(document).draws < 300 && !is_needed(document) && std::any_of(claims.begin(), claims.end(), asked);
}

std::string nothing_named(const Json& document) {
  const Extent extent = extent_of(document);
  if (all_clear_before(document))
    return "What the argument rests on was not asked: every answer was clear before the 300 worlds that it takes.";
  if (extent.draws < 300 || is_needed(document))
    return fmt::format(
        "What the argument rests on is not known yet. Naming the numbers that decide takes 300 worlds; "
        "this study read {}.",
        extent.draws);
  return "No single number stands out as the one that decides. What the claims need is spread over several of them.";
}

Json::Array claims_with(const Json& document, std::initializer_list<Verdict> verdicts) {
  Json::Array ids;
  for (const Json& claim : items_at(document, "claims"))
    if (std::find(verdicts.begin(), verdicts.end(), verdict_of(text_at(claim, "verdict"))) != verdicts.end())
      ids.push_back(at(claim, "id"));
  return ids;
}

// What is shown of the claims that turn on no number: named in the order of the text, never counted.
std::string standing(const Json& document) {
  const auto verb = [](const Json::Array& ids, Text one, Text many) { return ids.size() > 1 ? many : one; };
  const Json::Array theory = claims_with(document, {Verdict::depends_on_theory}),
                    opposite = claims_with(document, {Verdict::opposite}),
                    follow = claims_with(document, {Verdict::follows}),
                    fail = claims_with(document, {Verdict::too_small, Verdict::no_effect}),
                    open = claims_with(document, {Verdict::not_enough_runs});
  std::string words;
  if (!theory.empty())
    words += fmt::format("The answer to <b>{}</b> differs between theories; no number settles it. ", linked(theory));
  if (!opposite.empty())
    words += fmt::format("On these assumptions <b>{}</b> {} the other way. ", linked(opposite),
                         verb(opposite, "runs", "run"));
  if (!follow.empty())
    words += fmt::format("On these assumptions <b>{}</b> {}. ", linked(follow), verb(follow, "follows", "follow"));
  if (!fail.empty())
    words +=
        fmt::format("What <b>{}</b> {} comes out at the size asked for in at most {} of 100 worlds. ", linked(fail),
                    verb(fail, "says", "say"), of_hundred(1 - number_at(at(document, "study"), "holds")));
  if (!open.empty())
    words += fmt::format("Not settled by this many runs, which is no answer either way: {}. ", linked(open));
  return "<p class=\"standing\">" + words + "Nothing here shows what will happen.</p>\n";
}

// A number of whose answer a quarter is its own doing. Less is above chance, and no reason to lead with it.
bool decides(const Decider& decider) { return decider.index >= .25; }

std::string lead(const Json& document, const std::vector<Decider>& deciders) {
  std::string first = nothing_named(document);
  if (!deciders.empty()) {
    const bool alone = deciders.size() == 1;
    const bool most = decides(deciders[0]);
    first = (most ? "The answers turn above all on <b>" : "No number decides alone; what matters most is <b>") +
            name_of(deciders[0]) + "</b>";
    if (!alone) first += (most ? ", then on <b>" : ", then <b>") + name_of(deciders[1]) + "</b>";
    first += ". " + flip_sentence(deciders[0], alone ? "that" : "the first of them");
  }
  return fmt::format("<p class=\"lead\">{}</p>\n{}", first, standing(document));
}

std::string source_words(const Json& hinge) {
  const std::string why = html_at(hinge, "why", 140), source = html_at(hinge, "source", longest_name);
  if (truth(at(hinge, "judgement"))) return why.empty() ? "Source: judgement." : "Judgement: " + why;
  return source.empty() ? why : why.empty() ? "Source: " + source : source + ": " + why;
}

std::string number_row(const Decider& decider) {
  const bool asked = !text_at(*decider.hinge, "about").empty();
  const std::string in_file = asked ? html_at(*decider.hinge, "label", longest_name) + ": " : "";
  const std::string drawn = prior_hill(*decider.hinge);
  return fmt::format("<div class=\"num\"><div><h3>{}</h3><p>{}{}</p></div>{}<p>{}. {}</p></div>\n", name_of(decider),
                     in_file, linked(decider.claims), drawn.empty() ? "<p>A choice, and no number.</p>" : drawn,
                     quoted(*decider.claim), source_words(*decider.hinge));
}

std::string decide_most(const std::vector<Decider>& deciders) {
  if (deciders.empty()) return {};
  constexpr Text headings[] = {"One number decides most", "Two numbers decide most", "Three numbers decide most"};
  constexpr Text weaker[] = {"The number that tells most", "The two numbers that tell most",
                             "The three numbers that tell most"};
  const std::size_t count = std::min<std::size_t>(3, deciders.size());
  std::string rows;
  for (std::size_t i = 0; i < count; ++i) rows += number_row(deciders[i]);
  return fmt::format(
      "<h2>{}</h2><p class=\"note\">Grey: allowed. Blue: the side where the claim follows more often. Line: where it "
      "flips; bar: 95 %.</p>{}",
      (decides(deciders[0]) ? headings : weaker)[count - 1], rows);
}

// Where no number is named yet: what is shown already, as sentences.
std::string shown_already(const Json& document) {
  constexpr int most = 8;
  std::string rows;
  int count = 0;
  for (const Json& claim : items_at(document, "claims")) {
    const Verdict verdict = verdict_of(text_at(claim, "verdict"));
    if (verdict == Verdict::not_enough_runs || ++count > most) continue;
    rows += fmt::format("<li>{} <a href=\"#{}\">{}</a> {}</li>", silent_mark(verdict, "s"),
                        anchor(text_at(claim, "id")), html_at(claim, "id", 24), html_at(claim, "wording"));
  }
  if (count > most) rows += fmt::format("<li class=\"soft\">and {} more, on the next page</li>", count - most);
  return rows.empty() ? "" : "<h2>What is shown already</h2><ul class=\"shown\">" + rows + "</ul>\n";
}

// What a longer run would add.
std::string to_find_out(const Json& document) {
  return fmt::format(
      "<h2>What to find out first</h2><p>Not known yet. A run of at least 300 draws names the numbers that "
      "decide and what would settle most: this one read {}.</p>\n",
      extent_of(document).draws);
}

// "drift of the balance a year: to within 0.32 /y settles C20; it is known to within 0.82 /y."
std::string advice_words(const Json& advice) {
  const std::string sentence = html_at(advice, "sentence"), label = html_at(advice, "label", longest_name);
  if (text_at(advice, "about").empty() || !sentence.starts_with(label)) return sentence;
  return fmt::format("<b>{}</b>{} <span class=\"soft\">({})</span>", name_of_number(advice),
                     sentence.substr(label.size()), label);
}

std::string find_out(const Json& document) {
  std::string words;
  const auto& advice = items_at(document, "find_out");
  for (std::size_t i = 0; i < std::min<std::size_t>(3, advice.size()); ++i)
    words += "<li>" + advice_words(advice[i]) + "</li>";
  if (words.empty()) return extent_of(document).draws < 300 && !all_clear_before(document) ? to_find_out(document) : "";
  return "<h2>What to find out first</h2><ul>" + words + "</ul>\n";
}

// "next attempt" of what the file calls next_attempt.
std::string words_of_name(const Json& named) {
  std::string words = html_at(named, "name", longest_name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

// What the model gets wrong bears on what may be believed of it: the facts and base rates that it misses.
std::string misses(const Json& document) {
  std::string rows;
  const auto add = [&](const Json& miss, const std::string& words) {
    const auto& claims = items_at(miss, "claims");
    if (text_at(miss, "lies") == "outside")
      rows += fmt::format("<li>{}: {}.{}</li>", words_of_name(miss), words,
                          claims.empty() ? " No claim leans on it." : " Doubtful therefore: " + listed(claims) + ".");
  };
  for (const Json& fact : items_at(document, "observed"))
    add(fact, "what happened, " + html_at(fact, "value", 60) + ", lies outside the model's usual range");
  for (const Json& rate : items_at(document, "base_rates"))
    if (truth(at(rate, "counts")))
      add(rate,
          fmt::format("{} of 100 in history, {} in the model", of_hundred(number_at(at(rate, "history"), "value")),
                      of_hundred(number_at(at(rate, "model"), "mean"))));
  return rows.empty() ? "" : "<h2>Where history shows the model wrong</h2><ul>" + rows + "</ul>\n";
}

std::string quick_words(const Json& document) {
  const Extent extent = extent_of(document);
  return extent.is_quick ? fmt::format("<p class=\"quick\">quick look: {} draws</p>", extent.draws) : "";
}

// The text whose sentences are judged, where the file says so of one.
std::string text_tested(const Json& document) {
  const auto& sources = items_at(document, "coverage");
  return sources.size() != 1 ? "" : "Tested: <i>" + html_at(sources[0], "cite", longest_name) + "</i>. ";
}

std::string stance(const Json& document) {
  const std::string own = html_at(at(document, "study"), "stance");
  return fmt::format("<p class=\"sub\">{}{} “Worlds” are assumptions, not chances.</p>\n", text_tested(document),
                     own.empty() ? "The study takes no side." : own);
}

}  // namespace

std::string front(const Json& document) {
  const auto deciders = deciders_of(document);
  const auto count = items_at(document, "claims").size();
  return fmt::format("<h1>{}</h1>", html_at(at(document, "study"), "title", 240)) + stance(document) +
         quick_words(document) + lead(document, deciders) +
         (deciders.empty() ? shown_already(document) : decide_most(deciders)) + find_out(document) + misses(document) +
         fmt::format("<h2>{}</h2>",
                     count == 1 ? "The claim" : fmt::format("The {} claims in the order of the text", count)) +
         strip(document) + key_of_marks();
}

}  // namespace interregnum::page
