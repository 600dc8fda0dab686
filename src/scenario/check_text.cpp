#include "scenario/check_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <span>

#include "document/source_text.hpp"
#include "scenario/draft.hpp"
#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

constexpr std::size_t width = 80, label_width = 8, prior_indent = 18;

// ------------------------------------------------------------------------------------------------------- lines of text

// Words from column `indent` on, broken before column 80; the first line has `head` in its margin.
std::string paragraph(Text head, std::size_t indent, Text body) {
  std::string out, line = fmt::format("{:<{}}", head, indent);
  bool first_word = true;
  for (const std::string& word : words_of(body)) {
    if (!first_word && characters(line) + 1 + characters(word) > width) {
      out += line + "\n";
      line = std::string(indent, ' ');
      first_word = true;
    }
    line += (first_word ? "" : " ") + word;
    first_word = false;
  }
  return out + line + "\n";
}

std::string entry(Text label, const std::string& body) { return paragraph(label, label_width, body); }

std::string command(const std::string& text) { return fmt::format("{:{}}{}\n", "", label_width, text); }

std::string plural(std::size_t count, Text one, Text many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// ------------------------------------------------------------------------------------------------------------ its
// parts

std::string capitalised(std::string name) {
  name.resize(std::min(name.size(), label_width - 1));
  if (!name.empty()) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  return name;
}

// What the items of one kind are called: "p3.1", and "p12" where all of a paragraph is of this kind.
Names places_of(const Coverage& coverage, Covers as) {
  Names names;
  const auto& items = coverage.items;
  for (std::size_t first = 0, last = 0; first < items.size(); first = last) {
    while (last < items.size() && items[last].paragraph == items[first].paragraph) ++last;
    const std::span<const CoverageItem> paragraph(items.data() + first, last - first);
    const auto is_such = [as](const CoverageItem& item) { return item.as == as; };
    if (std::all_of(paragraph.begin(), paragraph.end(), is_such))
      names.push_back(fmt::format("p{}", items[first].paragraph));
    else
      for (const CoverageItem& item : paragraph)
        if (is_such(item)) names.push_back(place_of(item));
  }
  return names;
}

// Paragraphs that are no caption or the like, and those of them in which nothing is left.
std::string paragraphs_words(const Coverage& coverage) {
  std::set<u32> all, left;
  for (const CoverageItem& item : coverage.items) {
    if (item.as != Covers::ignored) all.insert(item.paragraph);
    if (item.as == Covers::left) left.insert(item.paragraph);
  }
  const Text in_full = coverage.at_hand == TextAtHand::differs ? "" : " in full";
  return fmt::format("{} of {} cited{}", all.size() - left.size(), plural(all.size(), "paragraph", "paragraphs"),
                     in_full);
}

// The name alone, cut: a path may be longer than a line.
std::string file_words(Text path) {
  constexpr std::size_t longest = 40;
  const Text name = path.substr(path.find_last_of('/') + 1);
  const Text head = first_characters(name, longest);
  return std::string(head) + (head.size() < name.size() ? "..." : "");
}

// What the counts rest on where that is not the text itself.
std::string basis_words(const Coverage& coverage) {
  const std::string file = file_words(coverage.file);
  if (coverage.at_hand == TextAtHand::missing) return fmt::format("; as declared: {} is not at hand", file);
  if (coverage.at_hand == TextAtHand::differs)
    return fmt::format("; these counts are of the declaration: {} is another text", file);
  return {};
}

// What nothing cites: one a line where its words are at hand, else all in one.
std::string left_text(const Coverage& coverage) {
  constexpr int most = 40;
  std::string text;
  int listed = 0;
  for (const CoverageItem& item : coverage.items)
    if (!item.begins.empty() && ++listed <= most)
      text += entry("", fmt::format("nothing cites {}: {}", place_of(item), item.begins));
  if (listed > most) text += entry("", fmt::format("nor {} more", listed - most));
  const Names left = places_of(coverage, Covers::left);
  return !text.empty() || left.empty() ? text : entry("", "nothing cites " + joined(left));
}

std::string coverage_text(const Coverage& coverage) {
  const auto count = [&](Covers as) {
    return static_cast<std::size_t>(std::count_if(coverage.items.begin(), coverage.items.end(),
                                                  [as](const CoverageItem& item) { return item.as == as; }));
  };
  const std::size_t all = coverage.items.size() - count(Covers::ignored);
  std::string text =
      coverage.by_sentence ? plural(all, "sentence", "sentences") : plural(all, "paragraph", "paragraphs");
  text += fmt::format(": {} in claims", count(Covers::claim));
  if (count(Covers::number) > 0) text += fmt::format(", {} as numbers or facts", count(Covers::number));
  if (const Names ought = places_of(coverage, Covers::ought); !ought.empty())
    text += fmt::format(", {} \"should\" ({})", plural(count(Covers::ought), "says", "say"), joined(ought));
  if (coverage.by_sentence) text += "; " + paragraphs_words(coverage);
  if (const Names ignored = places_of(coverage, Covers::ignored); !ignored.empty())
    text += "; ignored: " + joined(ignored);
  text += basis_words(coverage);
  return entry(capitalised(coverage.source), text) + left_text(coverage);
}

std::size_t count_tests(const Scenario& scenario) {
  std::size_t tests = 0;
  for (const Claim& claim : scenario.claims) tests += claim.tests.size();
  return tests;
}

std::string numbers_text(const Reading& reading) {
  const NumberCounts n = count_numbers(*reading.scenario);
  std::string text =
      fmt::format("{}: {} with a source, {} judgement, {} from a card", n.all, n.sourced, n.judgement, n.card);
  if (n.without > 0) text += fmt::format(", {} without a source", n.without);
  return entry("Numbers", text) + command(fmt::format("interregnum check {} --priors", reading.file));
}

std::string arms_text(const Scenario& scenario) {
  const ArmCounts arms = count_arms(scenario);
  return entry("Arms", fmt::format("{} different, {} of them to day {}", arms.different, arms.latest, arms.latest_day));
}

std::string rivals_text(const Scenario& scenario) {
  const RivalCounts n = count_rivals(scenario);
  std::string text = fmt::format("judged under rival mechanisms for {} of {} roles", n.with_rivals, n.roles);
  const std::size_t alone = n.roles - n.with_rivals;
  if (alone == 1) text += "; the other rests on one mechanism";
  if (alone > 1) text += fmt::format("; the other {} rest on one mechanism each", alone);
  std::string by_default, out;
  for (const Rival& rival : scenario.defaults)
    by_default += fmt::format("{}{} = {}", by_default.empty() ? "" : ", ", rival.role, use_text(rival));
  for (const LeftOut& left : scenario.left_out)
    out += entry("", fmt::format("without {} = {}: {}", left.role, left.card->text.id, left.why));
  return entry("Rivals", text) + (by_default.empty() ? "" : entry("", "what would follow also meets " + by_default)) +
         out + command("interregnum mechanisms");
}

void add_unused(std::string& out, Text what, const Names& names) {
  if (names.empty()) return;
  out += entry(out.empty() ? "Unused" : "", fmt::format("{}: {}", what, joined(names)));
}

std::string unused_text(const Unused& unused) {
  std::string out;
  add_unused(out, "events in no arm", unused.actions);
  add_unused(out, "arms in no test", unused.arms);
  add_unused(out, "numbers that no mechanism reads", unused.inputs);
  add_unused(out, "keys that this version only keeps", unused.keys);
  return out;
}

// ---------------------------------------------------------------------------------------------------------------
// priors

bool is_constant(const Input& input) { return input.path.rfind("constant.", 0) == 0; }

// Something that follows from other numbers without anybody having said so: the size of a part.
bool is_derived(const Input& input) {
  return input.provenance == Provenance::card && !input.quantity.expression.empty();
}

std::string source_text(const Input& input) {
  const Cite& cite = input.quantity.cite;
  if (input.provenance == Provenance::card)
    return fmt::format("card [not in your file]{}{}", cite.why.empty() ? "" : ": ", cite.why);
  if (!input.quantity.has_cite) return "no source";
  std::string text = cite.source;
  if (cite.paragraph > 0) text += fmt::format("#p{}", cite.paragraph);
  if (cite.sentence > 0) text += fmt::format(".{}", cite.sentence);
  return cite.why.empty() ? text : text + ": " + cite.why;
}

std::string prior_block(const Input& input) {
  constexpr int bars = 13;
  const Quantity& quantity = input.quantity;
  const bool is_expression = !quantity.expression.empty();
  const std::string what = is_expression ? quantity.text : describe(quantity.prior, input.unit, quantity.choices);
  std::string out = input.label.size() < prior_indent
                        ? fmt::format("{:<{}}{}\n", input.label, prior_indent, what)
                        : fmt::format("{}\n{:{}}{}\n", input.label, "", prior_indent, what);
  const std::string picture = is_expression ? "" : sketch(quantity.prior, bars);
  const std::string source = (picture.empty() ? "" : picture + " ") + source_text(input);
  return out + paragraph("", prior_indent, source);
}

// Loyalties of one polity tend to move together; drawn apart they average out.
std::string independent_text(const Scenario& scenario) {
  Names apart;
  for (const Setting& setting : scenario.settings) {
    const Input& input = scenario.inputs[setting.input];
    const bool linked = std::any_of(scenario.links.begin(), scenario.links.end(), [&](const Link& link) {
      return std::find(link.inputs.begin(), link.inputs.end(), setting.input) != link.inputs.end();
    });
    if (setting.column == "organisation.loyalty" && !linked && is_uncertain(input.quantity.prior))
      apart.push_back(input.label);
  }
  if (apart.size() < 2) return {};
  return entry("Linked", fmt::format("{} loyalties of one polity are drawn independently ({}); see [linked]",
                                     apart.size(), joined(apart)));
}

std::string links_text(const Scenario& scenario) {
  std::string text = independent_text(scenario);
  for (const Link& link : scenario.links) {
    Names names;
    for (const u32 input : link.inputs) names.push_back(scenario.inputs[input].label);
    text += entry(text.empty() ? "Linked" : "",
                  fmt::format("{}: {} have a rank correlation of {:g}", link.name, joined(names), link.rank));
  }
  return text.empty() ? text : "\n" + text;
}

}  // namespace

std::string place_of(const CoverageItem& item) {
  return item.sentence > 0 ? fmt::format("p{}.{}", item.paragraph, item.sentence) : fmt::format("p{}", item.paragraph);
}

NumberCounts count_numbers(const Scenario& scenario) {
  NumberCounts counts;
  for (const Input& input : scenario.inputs) {
    if (is_constant(input) || is_derived(input) || input.borrowed) continue;
    ++counts.all;
    const Quantity& quantity = input.quantity;
    if (input.provenance == Provenance::card)
      ++counts.card;
    else if (!quantity.has_cite)
      ++counts.without;
    else
      ++(quantity.cite.source == "judgement" ? counts.judgement : counts.sourced);
  }
  return counts;
}

RivalCounts count_rivals(const Scenario& scenario) {
  RivalCounts counts;
  for (const Playing& playing : scenario.playing) {
    if (playing.card == nullptr) continue;
    ++counts.roles;
    const bool rival = std::any_of(scenario.rivals.begin(), scenario.rivals.end(),
                                   [&](const Rival& other) { return other.role == playing.role; });
    if (rival) ++counts.with_rivals;
  }
  return counts;
}

ArmCounts count_arms(const Scenario& scenario) {
  std::set<std::pair<u32, i64>> read;  // an arm, and the last hour that a test of it needs
  for (const Claim& claim : scenario.claims)
    for (const Test& test : claim.tests)
      for (const u32 arm : arms_of(test)) read.emplace(arm, test.outcome.window.to);
  ArmCounts counts;
  i64 latest = 0;
  std::set<u32> arms, last;
  for (const auto& [arm, hour] : read) latest = std::max(latest, hour);
  for (const auto& [arm, hour] : read) {
    arms.insert(arm);
    if (hour == latest) last.insert(arm);
  }
  counts.different = arms.size();
  counts.latest = last.size();
  counts.latest_day = latest / 24;
  return counts;
}

std::string check_summary(const Reading& reading) {
  if (!reading.scenario) return {};
  const Scenario& scenario = *reading.scenario;
  std::string out;
  for (const Coverage& coverage : scenario.coverage) out += coverage_text(coverage);
  out += entry("Claims", fmt::format("{}, {}", plural(scenario.claims.size(), "claim", "claims"),
                                     plural(count_tests(scenario), "test", "tests")));
  out += numbers_text(reading);
  if (!scenario.claims.empty()) out += arms_text(scenario);
  out += unused_text(reading.unused);
  return out + rivals_text(scenario);
}

std::string priors_text(const Reading& reading, Text filter) {
  std::string out;
  if (!reading.scenario) return out;
  for (const Input& input : reading.scenario->inputs)
    if (!is_constant(input) && !input.borrowed && input.label.find(filter) != std::string::npos)
      out += prior_block(input);
  return filter.empty() ? out + links_text(*reading.scenario) : out;
}

}  // namespace interregnum
