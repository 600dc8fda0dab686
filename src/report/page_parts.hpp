// The parts of the page, in its order. Each gives HTML made from the result's document alone. Internal to page.cpp.
#pragma once

#include <string>

#include "report/page_words.hpp"
#include "report/svg.hpp"

namespace interregnum::page {

std::string style(const Json& document);  // the style sheet; in print every sheet's foot says what page.foot says

// Marks: shape says the verdict, so that it is readable without colour.
std::string mark_shapes();  // to be there once, before the first mark
// `words` or the verdict for those who cannot see it.
std::string mark(Verdict verdict, Text look = {}, Text words = {});
std::string silent_mark(Verdict verdict, Text look = {});  // beside its words
std::string key_of_marks();
std::string strip(const Json& document);  // all claims in the order of the text

// How much was run.
struct Extent {
  u64 draws = 0;          // the most of any claim
  bool is_quick = false;  // so few could be read that nothing was run to check the verdicts
};
Extent extent_of(const Json& document);

std::string front(const Json& document);
std::string essay(const Json& document);  // "" where no source says how many paragraphs it has
std::string claims_table(const Json& document);
std::string claim_card(const Json& document, const Json& claim);
std::string courses(const Json& document);  // "" where no series is stored
std::string fits(const Json& document);     // before and after what happened; "" where no fact weighs the worlds
std::string reality(const Json& document);
std::string numbers(const Json& document);
std::string method(const Json& document);
std::string seal(const Json& document);  // "Study 9f3a11 · seed 0x0 · engine 0.1.0 · 400 draws a claim"

// Pictures of a claim.
std::string worlds_bar(const Json& claim, const Json& document);        // wide, with its words
std::string small_worlds_bar(const Json& claim, const Json& document);  // for a row of the table
std::string hundred_worlds(const Json& claim);
bool margin_differs(const Json& claim);  // from world to world, as a share does: such dots tell the direction alone
std::string turning_curve(const Json& hinge, double holds);
// "0.2 to 0.6 km": from the first to the last of the quantiles.
std::string text_of_range(const std::vector<double>& quantiles, Text unit);
std::string prior_hill(const Json& hinge);  // with the flip, for page 1
std::string box_picture(const Json& claim, const Json& document);

// Tables of a claim; "" where there is nothing to tell.
std::string parts_table(const Json& claim);
std::string without_table(const Json& claim);
std::string rivals_table(const Json& claim);
std::string controls_words(const Json& claim);
const Json* check_of(const Json& claim, Text what);  // the first of this kind

// The hill of a prior, from its quantiles: its top is `height` above `ground`.
struct HillPlace {
  Axis across;
  double ground = 0, height = 20;
};
std::string hill(const std::vector<double>& quantiles, const HillPlace& place);

}  // namespace interregnum::page
