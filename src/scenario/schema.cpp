#include "scenario/schema.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "mechanisms/card.hpp"
#include "scenario/draft.hpp"
#include "scenario/test_reader.hpp"
#include "world/catalogue.hpp"
#include "world/verb.hpp"

namespace interregnum {
namespace {

using Json = nlohmann::ordered_json;

Json reference(Text definition) { return {{"$ref", "#/$defs/" + std::string(definition)}}; }
Json described(Json schema, Text about) {
  if (!about.empty()) schema["description"] = std::string(about);
  return schema;
}
Json string_of(Text about = {}) { return described({{"type", "string"}}, about); }
Json one_of(const Json& names, Text about = {}) { return described({{"enum", names}}, about); }
Json list_of(const Json& item) { return {{"type", "array"}, {"items", item}}; }
Json string_or_list() { return {{"anyOf", {string_of(), list_of(string_of())}}}; }

// A table with these keys and no others.
Json table(const Json& properties, const Json& required = Json::array()) {
  Json schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  return schema;
}

// A table of entries under names of the author's choice.
Json table_of(const Json& item, Text about) {
  Json schema{{"type", "object"}, {"propertyNames", reference("name")}, {"additionalProperties", item}};
  return described(schema, about);
}

// ---------------------------------------------------------------------------------------------------- from the records

std::string with_unit(Text about, Text unit) {
  return std::string(about) + (unit.empty() || unit == "1" ? "" : " (" + std::string(unit) + ")");
}

// A number, or of a choice one of its names: "floor", "one of floor, exact", "0.7 floor, 0.3 exact".
Json number_or_names(const ParameterSpec& spec) {
  if (spec.names.empty()) return described(reference("quantity"), with_unit(spec.about, spec.unit));
  std::string names;
  for (const std::string& name : words_of(spec.names)) names += (names.empty() ? "" : ", ") + name;
  return described(reference("quantity"), fmt::format("{}; one of {}", spec.about, names));
}
Json number_in(Text about, Text unit) { return described(reference("quantity"), with_unit(about, unit)); }

// The stated columns of a table; a family (losses.attacker) is a table of its own.
Json columns_of(Text table_id) {
  Json properties = Json::object();
  for (const ColumnSpec& column : columns()) {
    if (column.table != table_id || column.origin != Origin::stated) continue;
    const std::size_t dot = column.name.find('.');
    const std::string first(column.name.substr(0, dot));
    if (dot == Text::npos) {
      properties[first] = number_in(column.about, column.unit);
      continue;
    }
    if (!properties.contains(first)) properties[first] = table(Json::object());
    properties[first]["properties"][std::string(column.name.substr(dot + 1))] = number_in(column.about, column.unit);
  }
  return properties;
}

// One alternative a value of `key`: where it has this value, the table has these keys.
Json alternative(Text key, Text value, Json properties, Json required) {
  const std::string name(key), is(value);
  properties[name] = {{"const", is}};
  return {{"if", {{"properties", {{name, {{"const", is}}}}}, {"required", {name}}}},
          {"then", table(properties, required)}};
}

Json options() {
  return described({{"anyOf", {list_of(string_of()), table_of(table(columns_of("option")), "an option's payoffs")}}},
                   "what it may do; payoffs are counted from the first");
}

Json issue() {
  const Json stake = table(columns_of("stake"));
  Json scale = list_of(string_of());
  scale["minItems"] = scale["maxItems"] = 2;
  return {{"type", "object"},
          {"properties", {{"scale", scale}, {"source", string_or_list()}}},
          {"required", {"scale", "source"}},
          {"additionalProperties", stake}};
}

Json actor() {
  Json ids = Json::array(), alternatives = Json::array();
  for (const KindSpec& kind : kinds()) {
    ids.push_back(std::string(kind.id));
    Json keys = columns_of(kind.table);
    if (kind.table == "organisation") {
      keys["wants"] = string_of("what its demand asks for");
      keys["aim"] = one_of({"restore", "reform", "open"}, "the kind of regime it would set up");
    }
    if (kind.table == "state") keys["options"] = options();
    if (kind.table == "alliance") {
      keys["members"] = {{"type", "integer"}};
      keys["decides"] = one_of({"unanimity", "majority"});
    }
    alternatives.push_back(alternative("kind", kind.id, keys, {"kind"}));
  }
  return {{"type", "object"}, {"required", {"kind"}}, {"properties", {{"kind", one_of(ids)}}}, {"allOf", alternatives}};
}

Json argument_schema(const Argument& argument) {
  switch (argument.kind) {
    case ArgumentKind::number:
      return number_in(argument.spec.about, argument.spec.unit);
    case ArgumentKind::rows:
    case ArgumentKind::choices:
      return described(string_or_list(), argument.spec.about);
    case ArgumentKind::flag:
      return described({{"type", "boolean"}}, argument.spec.about);
    default:
      return string_of(argument.spec.about);
  }
}

Json event() {
  Json ids = Json::array(), alternatives = Json::array();
  for (const Verb* listed : verbs()) {
    const Verb& verb = *listed;
    if (verb.effect == Effect::unavailable) continue;
    ids.push_back(std::string(verb.id));
    Json keys = {{"does", string_of()}, {"source", string_or_list()}}, required = {"does", "source"};
    if (verb.timed) keys["at"] = string_of("a moment: day 1 02:03, 2023-06-24, from, start");
    for (const Argument& argument : verb.arguments) {
      keys[std::string(argument.name)] = argument_schema(argument);
      if (argument.required) required.push_back(std::string(argument.name));
    }
    alternatives.push_back(alternative("does", verb.id, keys, required));
  }
  return {{"type", "object"},
          {"required", {"does", "source"}},
          {"properties", {{"does", one_of(ids)}}},
          {"allOf", alternatives}};
}

Json role(const RoleSpec& spec) {
  Json ids = {"none"}, keys = Json::object();
  for (const Card* card : cards()) {
    if (card->text.role != spec.id) continue;
    ids.push_back(std::string(card->text.id));
    for (const ParameterSpec& parameter : card->parameters)
      keys[std::string(parameter.name)] = number_or_names(parameter);
  }
  keys["use"] = one_of(ids);
  Json rival = keys;
  rival["use"] = one_of(ids);
  keys["rivals"] = list_of({{"anyOf", {one_of(ids), table(rival, {"use"})}}});
  Json reasons = Json::object();
  for (std::size_t i = 1; i < ids.size(); ++i) reasons[ids[i].get<std::string>()] = string_of("why it is left out");
  keys["without"] = table(reasons);
  return described({{"anyOf", {table(keys), one_of(ids)}}}, spec.about);  // ROLE = "none" is short for its `use`
}

Json mechanism() {
  Json keys = Json::object();
  for (const RoleSpec& spec : roles()) keys[std::string(spec.id)] = role(spec);
  return table(keys);
}

// -------------------------------------------------------------------------------------------------------------
// sections

Json group() {
  Json keys = columns_of("group");
  keys["resolution"] = string_of("distribution, or sample = N");
  keys["part_of"] = string_of("the group of which this is a part");
  keys["where"] = string_of("which part: top 10 % of support.RULER @ from");
  const Json shape = table({{"mean", reference("quantity")}, {"sd", reference("quantity")}, {"shape", string_of()}});
  keys["support"] = table_of({{"anyOf", {reference("quantity"), shape}}}, "private support of an actor, at `from`");
  return table(keys);
}

Json war() {
  Json keys = columns_of("war");
  keys["sides"] = table({{"attacker", string_of()}, {"defender", string_of()}}, {"attacker", "defender"});
  return table(keys, {"sides"});
}

Json road() {
  Json keys = columns_of("route"), post = columns_of("post");
  post["name"] = string_of();
  keys["posts"] = list_of(table(post, {"name"}));
  return table(keys);
}

Json claim() {
  Json test = Json::object();
  for (const std::string& key : test_keys()) test[key] = Json::object();
  for (const Text key : {"arms", "outcome", "expect", "scenario", "claim", "than"})
    test[std::string(key)] = string_of();
  test["each"] = {{"type", "array"}};
  test["parts"] = table_of(string_of("+ EVENT, - EVENT or - mechanism.ROLE"), "the parts of an effect");
  for (const Text key : {"margin", "at_least", "at_most"})
    test[std::string(key)] = {{"anyOf", {{{"type", "number"}}, string_of("a number with its unit: 5 pp")}}};
  Json keys = test;
  keys["says"] = string_of("the sentence that is judged, with its place in the source: ... [essay#p4.2]");
  keys["margin_why"] = string_of("why this is the smallest change worth the word");
  keys["need"] = string_of("all, any, or K of N tests");
  keys["tests"] = list_of(table(test));
  return table(keys, {"says"});
}

Json source() {
  return table({{"cite", string_of()},
                {"file", string_of()},
                {"grade", string_of()},
                {"paragraphs", {{"type", "integer"}, {"minimum", 1}}},
                {"sentences", list_of({{"type", "integer"}, {"minimum", 1}})},
                {"sha256", string_of()},
                {"ought", string_or_list()},
                {"ignore", string_or_list()}},
               {"cite"});
}

Json fact() {
  return table({{"quantity", string_of()},
                {"value", Json::object()},
                {"n", {{"type", "integer"}}},
                {"arm", string_of()},
                {"source", string_of()},
                {"use", one_of({"check", "condition"})}},
               {"quantity", "value", "source"});
}

Json link() {
  return table({{"of", list_of(string_of("a quantity: army.loyalty"))},
                {"rank", {{"type", "number"}, {"minimum", -1}, {"maximum", 1}}},
                {"source", string_or_list()}},
               {"of", "rank"});
}

Json movement() {
  Json keys = columns_of("movement");
  keys["armed"] = {{"type", "boolean"}};
  return table(keys);
}

Json channel() {
  Json keys = columns_of("channel");
  keys["by"] = string_of("the actor or movement that owns it");
  return table(keys, {"by"});
}

Json definitions() {
  const Json quantity_table = table({{"value", {{"type", {"string", "number"}}}},
                                     {"unit", string_of()},
                                     {"source", string_of()},
                                     {"why", string_of()}},
                                    {"value"});
  return {{"name", {{"type", "string"}, {"pattern", "^[A-Za-z_][A-Za-z0-9_]{0,63}$"}}},
          {"quantity", {{"anyOf", {{{"type", {"string", "number", "boolean"}}}, quantity_table}}}}};
}

Json sections() {
  return {
      {"format", {{"const", "interregnum/1"}}},
      {"extends", string_of("a file to start from")},
      {"meta", table({{"title", string_of()}, {"stance", string_of()}}, {"title"})},
      {"time", table({{"from", string_of()}, {"start", string_of()}, {"zone", string_of()}, {"horizon", string_of()}},
                     {"start"})},
      {"study", table({{"holds", reference("quantity")},
                       {"alpha", reference("quantity")},
                       {"budget", reference("quantity")},
                       {"widen", reference("quantity")},
                       {"ci", reference("quantity")},
                       {"seed", Json::object()},
                       {"threads", Json::object()}})},
      {"source", table_of(source(), "what is cited")},
      {"param", table_of(reference("quantity"), "uncertain numbers with names of their own")},
      {"actor", table_of(actor(), "who acts")},
      {"group", table_of(group(), "groups of people, and parts of them")},
      {"regime", table(columns_of("regime"), {"bias"})},
      {"tie",
       described({{"type", "object"}, {"additionalProperties", reference("quantity")}}, "\"A VERB B\" = strength")},
      {"movement", table_of(movement(), "movements")},
      {"issue", table_of(issue(), "what is bargained about: ACTOR = { position, salience, capability }")},
      {"war", table_of(war(), "wars")},
      {"route", table_of(road(), "roads to the capital")},
      {"channel", table_of(channel(), "channels over which actors speak to the people")},
      {"shock", table_of(event(), "what happened; imposed in the arms that name it")},
      {"intervention", table_of(event(), "what if")},
      {"arm", table_of(string_of(), "named sets of shocks and interventions: story - turmoil")},
      {"linked", table_of(link(), "numbers whose draws rise and fall together")},
      {"mechanism", described(mechanism(), "what plays each role")},
      {"claim", table_of(claim(), "what the author says, and how it is tested")},
      {"claims", table({{"keep", list_of(string_of())}})},
      {"observed", table_of(fact(), "what is known")},
      {"base_rate", table_of(fact(), "how often the like has happened")}};
}

}  // namespace

std::string scenario_schema() {
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "A scenario of Interregnum, format interregnum/1"},
              {"type", "object"},
              {"required", {"format"}},
              {"properties", sections()},
              {"additionalProperties", false},
              {"$defs", definitions()}};
  return schema.dump(2) + "\n";
}

}  // namespace interregnum
