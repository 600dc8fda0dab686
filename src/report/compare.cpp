#include "report/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/stored_words.hpp"
#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

const Json* named(const Json::Array& all, Text key, Text name) {
  for (const Json& one : all)
    if (text_at(one, key) == name) return &one;
  return nullptr;
}

std::string range_of(const Json& number) {
  const Json& prior = at(number, "prior");
  const double low = number_at(prior, "q05"), high = number_at(prior, "q95");
  const std::string unit{text_at(number, "unit")};
  if (!std::isfinite(low + high)) return std::string(text_at(prior, "words"));
  return fmt::format("{} to {}{}", human_number(low), human_number(high),
                     unit == "1" || unit.empty() ? "" : " " + unit);
}

Json change(Text kind, Text path, Text label, Json before, Json after) {
  return Json::Object{
      {"kind", kind}, {"path", path}, {"label", label}, {"before", std::move(before)}, {"after", std::move(after)}};
}

// Numbers that both read and whose priors differ; numbers that one alone reads are seen in the files themselves.
Json::Array number_changes(const Json& before, const Json& after) {
  Json::Array changes;
  const auto& others = items_at(after, "numbers");
  for (const Json& number : items_at(before, "numbers")) {
    const Json* other = named(others, "path", text_at(number, "path"));
    if (!other || text_at(at(number, "prior"), "words") == text_at(at(*other, "prior"), "words")) continue;
    std::string was = range_of(number), is = range_of(*other);
    if (was == is) was = text_at(at(number, "prior"), "words"), is = text_at(at(*other, "prior"), "words");
    changes.push_back(change("number", text_at(number, "path"), text_at(number, "label"), was, is));
  }
  return changes;
}

Text kind_of(Text path) {
  const Text section = path.substr(0, path.find('.'));
  if (section == "claim" || section == "claims") return "claim";
  if (section == "mechanisms" || section == "mechanism" || section == "rivals") return "mechanism";
  if (section == "study") return "rule";
  if (section == "meta" || section == "source") return "note";
  return "assumption";
}

// "claim.C7.tests.1.margin" -> "C7 test 1 margin"
std::string label_of(const std::string& path) {
  if (kind_of(path) != "claim") return path;
  std::string label = path.substr(path.find('.') + 1);
  if (const std::size_t tests = label.find(".tests."); tests != std::string::npos) label.replace(tests, 7, ".test.");
  std::ranges::replace(label, '.', ' ');
  return label;
}

std::string leaf_words(const Json& json) {
  if (is_null(json)) return {};
  if (const auto* text = std::get_if<std::string>(&json.value)) return *text;
  std::string text = json_compact(json);
  text.pop_back();
  return text;
}

void walk(const Json& before, const Json& after, const std::string& path, Json::Array& changes);

void walk_members(const Json::Object& before, const Json& after, const std::string& path, Json::Array& changes) {
  const auto below = [&](const std::string& name) { return path.empty() ? name : path + "." + name; };
  for (const auto& [name, member] : before) walk(member, at(after, name), below(name), changes);
  const Json whole{before};
  for (const auto& [name, member] : std::get<Json::Object>(after.value))
    if (is_null(at(whole, name))) walk({}, member, below(name), changes);
}

void walk(const Json& before, const Json& after, const std::string& path, Json::Array& changes) {
  const auto* members = std::get_if<Json::Object>(&before.value);
  if (members && std::holds_alternative<Json::Object>(after.value)) return walk_members(*members, after, path, changes);
  const auto &old_items = items(before), &new_items = items(after);
  if (!old_items.empty() && old_items.size() == new_items.size()) {
    for (std::size_t i = 0; i < old_items.size(); ++i)
      walk(old_items[i], new_items[i], fmt::format("{}.{}", path, i + 1), changes);
    return;
  }
  const std::string was = leaf_words(before), is = leaf_words(after);
  if (was != is)
    changes.push_back(
        change(kind_of(path), path, label_of(path), was.empty() ? Json() : Json(was), is.empty() ? Json() : Json(is)));
}

// "actor.army.corruption" in the file is the number "army.corruption".
bool is_place_of(Text path, const Json& number) {
  const std::string label{text_at(number, "label")};
  return path == label || path.ends_with("." + label) || path == text_at(number, "path");
}

// What was changed in the files; a number whose prior is told already is not told twice.
Json::Array changes_of(const Compared& before, const Compared& after) {
  Json::Array changes = number_changes(before.document, after.document);
  const Json::Array told = changes;
  for (Json& one : tree_changes(before.scenario, after.scenario)) {
    const Text path = text_at(one, "path");
    const bool is_told = std::ranges::any_of(told, [&](const Json& number) { return is_place_of(path, number); });
    if (!is_told) changes.push_back(std::move(one));
  }
  return changes;
}

Json answer_of(const Json* claim) {
  if (!claim) return {};
  return Json::Object{{"verdict", text_at(*claim, "verdict")},
                      {"share", at(*claim, "share")},
                      {"effect", at(*claim, "effect")},
                      {"words", stored_effect(deciding_test(*claim))},
                      {"draws", at(*claim, "draws")}};
}

// Whether either mean lies outside the other's bounds, both.
bool has_moved(const Json& before, const Json& after) {
  const Estimate was = estimate_at(at(before, "effect"), "mean"), is = estimate_at(at(after, "effect"), "mean");
  const auto is_outside = [](double mean, const Estimate& of) { return mean < of.lo || mean > of.hi; };
  return is_known(was) && is_known(is) && is_outside(was.value, is) && is_outside(is.value, was);
}

Text outcome_of(const Json* before, const Json* after) {
  if (!before) return "added";
  if (!after) return "removed";
  if (text_at(*before, "verdict") != text_at(*after, "verdict")) return "verdict";
  return has_moved(*before, *after) ? "effect" : "same";
}

Json paired_json(const std::map<std::string, Paired>& all, const std::string& id, const Json* claim) {
  const auto found = all.find(id);
  if (found == all.end() || !claim || !is_known(found->second.change)) return {};
  const auto& [change, worlds] = found->second;
  return Json::Object{{"mean", change.value},
                      {"lo", change.lo},
                      {"hi", change.hi},
                      {"worlds", worlds},
                      {"words", change_words(change, stored_scale(at(*claim, "scale")))}};
}

Json::Array claims_of(const Json& before, const Json& after, const std::map<std::string, Paired>& paired) {
  std::vector<std::string> ids = claim_ids(before);
  for (const auto& id : claim_ids(after))
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  return array_of(ids, [&](const std::string& id) {
    const Json *was = claim_named(before, id), *is = claim_named(after, id);
    return Json::Object{{"id", id},
                        {"change", outcome_of(was, is)},
                        {"before", answer_of(was)},
                        {"after", answer_of(is)},
                        {"paired", paired_json(paired, id, is)}};
  });
}

Json side_of(const Compared& side) {
  const Json& study = at(side.document, "study");
  return Json::Object{{"result", side.result},
                      {"hash", at(study, "hash")},
                      {"seed", at(study, "seed")},
                      {"engine", at(study, "engine")},
                      {"title", at(study, "title")}};
}

}  // namespace

Json::Array tree_changes(const Json& before, const Json& after) {
  Json::Array changes;
  walk(before, after, "", changes);
  return changes;
}

bool asks_the_same(const Json& before, const Json& after) {
  const Json &was = deciding_test(before), &is = deciding_test(after);
  return !text_at(was, "question").empty() && text_at(was, "question") == text_at(is, "question") &&
         text_at(was, "kind") == text_at(is, "kind");
}

bool has_same_luck(const Compared& before, const Compared& after) {
  const Json &was = at(before.document, "study"), &is = at(after.document, "study");
  return text_at(was, "seed") == text_at(is, "seed") && text_at(was, "engine") == text_at(is, "engine");
}

Json compare_json(const Compared& before, const Compared& after, const std::map<std::string, Paired>& paired) {
  return document("compare", {{"before", side_of(before)},
                              {"after", side_of(after)},
                              {"same_luck", has_same_luck(before, after)},
                              {"changed", changes_of(before, after)},
                              {"claims", claims_of(before.document, after.document, paired)}});
}

}  // namespace interregnum
