// What the readers of sections share while one file is read: the scenario that grows, and how they look at the tree.
// Internal to the reader; everybody else includes scenario/reader.hpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "essay/essay.hpp"
#include "scenario/reader.hpp"
#include "scenario/scenario.hpp"

namespace interregnum {

using Names = std::vector<std::string>;

struct Draft {
  Node root;
  Scenario scenario;
  Diagnostics diagnostics;
  std::vector<Cite> cites;  // of events, issues and facts; those of numbers and claims stand with them
  std::map<std::string, Essay, std::less<>> essays;  // the texts of sources that are at hand, by the source's name
  Names unused_keys;                                 // read and kept, but nothing in this version uses them
  bool is_other = false;                             // read for one claim that another file transfers to it
};

// ------------------------------------------------------------------------------------------------ looking at the tree

// Where to point for something that a table lacks or is: its key, or its beginning where it has none.
Position name_of(const Node& node);

// "[NAME]" as a table, or null where the file has none; another kind is reported.
const Node* section(Draft& draft, Text name);

// Reports a table or array with more than 500 members: what is to come takes time that grows with their square.
bool is_too_many(Draft& draft, const Node& table);

// The members of a section that are tables under a well-formed name; the others are reported.
std::vector<const Node*> entries(Draft& draft, Text section_name);

// A member by key, or null; one of another kind is reported. `need` also reports that it is missing.
const Node* member(Draft& draft, const Node& table, Text key, Kind kind);
const Node* need(Draft& draft, const Node& table, Text key, Kind kind);

// The text of a member that is a string, or `otherwise`.
std::string text_of(Draft& draft, const Node& table, Text key, Text otherwise = {});

// The members of an array of strings, or of a single string as an array of one; other elements are reported.
std::vector<const Node*> strings_of(Draft& draft, const Node& table, Text key);

// Reports each member whose key is not in `known`, with the nearest. `where` says whose keys: "actor 'army'".
void only_keys(Draft& draft, const Node& table, Text where, const Names& known);

// Reports a name that is not letters, digits and _ (not first a digit), or longer than 64.
bool check_name(Draft& draft, const Node& named);

// Reports "WHAT 'name' ..." with the nearest of `known`.
void unknown_name(Draft& draft, const Position& at, Text what, Text name, const Names& known);

// Reports something that the format knows and this version does not.
void not_available(Draft& draft, const Position& at, const std::string& what, const std::string& hint = {});

// Words between spaces.
Names words_of(Text text);

// "a, b, c"
std::string joined(const Names& names);

// -------------------------------------------------------------------------------------------------- growing the
// scenario

// What the place of a quantity asks for: a number in `unit` between two bounds, which `strictly_between` excludes.
Target between_bounds(Text unit, double low = -HUGE_VAL, double high = HUGE_VAL);
Target strictly_between(Text unit, double low, double high);

// A number from the file, its source checked; nothing if there is none, with the reasons reported.
std::optional<Quantity> quantity(Draft& draft, const Node& node, const Target& target);

// What a card says where the file is silent, or what follows from names.
Quantity from_range(const Range& range, double low, double high);
Quantity exactly_this(double value);

// Adds an input; returns its index.
u32 add_input(Draft& draft, Input input);

// The cites of a member `source` (a string or an array of strings), checked.
std::vector<Cite> read_sources(Draft& draft, const Node& table);

// The same of what must say where it comes from.
std::vector<Cite> need_sources(Draft& draft, const Node& table);

// Reports a cite of a source that is not declared, or of a paragraph or sentence that it does not have.
void check_cite(Draft& draft, const Cite& cite, const Position& at);

// An entity of a table; of every table but wars, issues, routes and channels, which have names of their own, if empty.
const Entity* find_entity(const Scenario& scenario, Text name, Text table = {});
Names entity_names(const Scenario& scenario, Text table = {});

}  // namespace interregnum
