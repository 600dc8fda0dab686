// How the study was made, how to read it, and what it leaves out.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page_parts.hpp"
#include "report/stored_words.hpp"

namespace interregnum::page {
namespace {

std::string fact(Text name, const std::string& words) {
  return words.empty() ? "" : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, words);
}

std::string failed_words(const Json& document) {
  const double failed = number_at(document, "failed_runs");
  if (!(failed > 0)) return "no run failed";
  return fmt::format("{} met a value that is no number; each counts both ways", plain(failed));
}

std::string made(const Json& document) {
  const Json& study = at(document, "study");
  const Extent extent = extent_of(document);
  const double alpha = number_at(study, "alpha"), holds = number_at(study, "holds");
  return "<dl class=\"facts\">" + fact("File", html_at(study, "file", longest_name)) +
         fact("Worlds", fmt::format("{}{} draws of the assumptions a claim at most; {} runs in all; {}",
                                    extent.is_quick ? "a quick look: " : "", extent.draws,
                                    plain(number_at(study, "runs")), failed_words(document))) +
         fact("Bar", fmt::format("{} of 100 worlds", of_hundred(holds))) +
         fact("Error", fmt::format("bounds hold at every look and for all claims together, with an error of {} of 100",
                                   plain(100 * alpha))) +
         fact("Seed", html_at(study, "seed", 40)) + fact("Wording", html_at(study, "hash", 80)) +
         fact("Fingerprint", html_at(study, "fingerprint", 40)) +
         fact("Made by", "interregnum " + html_at(study, "engine", 40)) + "</dl>\n";
}

// Claims within 3 worlds of the bar.
std::string close_words(const Json& document) {
  const double holds = number_at(at(document, "study"), "holds");
  Json::Array close;
  for (const Json& claim : items_at(document, "claims")) {
    const double share = number_at(at(claim, "share"), "estimate");
    if (std::isfinite(share + holds) && close_to_bar(share, holds) && has_worlds(verdict_of(text_at(claim, "verdict"))))
      close.push_back(at(claim, "id"));
  }
  return close.empty() ? "No claim lies within 3 worlds of a bar." : linked(close) + ": within 3 worlds of a bar.";
}

std::string example(const Json& document) {
  for (const Json& claim : items_at(document, "claims")) {
    const Estimate share = estimate_of(at(claim, "share"));
    if (is_known(share) && share.hi - share.lo < .5 && has_worlds(verdict_of(text_at(claim, "verdict"))))
      return hundred(share);
  }
  return "30 to 43";
}

// What a part of the study that is not here would need.
std::string missing(const Json& document) {
  std::string words;
  const auto& claims = items_at(document, "claims");
  const auto none = [&](Text member) {
    return std::all_of(claims.begin(), claims.end(),
                       [&](const Json& claim) { return items_at(claim, member).empty(); });
  };
  if (extent_of(document).is_quick)
    words += "<li>This is a quick look; bounds are valid and narrow with a full run.</li>";
  if (none("hinge"))
    words += "<li>No number is named that decides: naming one takes 300 worlds, and one that stands out.</li>";
  if (none("robustness"))
    words += fmt::format("<li>Mechanisms taken away, priors {} and controls are part of a full run.</li>",
                         wide_words(document));
  if (items_at(document, "observed").empty())
    words += "<li>No observed fact is compared: [observed] in the file names them.</li>";
  if (items_at(document, "series").empty()) words += "<li>No course over time is stored with this result.</li>";
  return words;
}

}  // namespace

std::string seal(const Json& document) {
  const Json& study = at(document, "study");
  return fmt::format("Study {} · seed {} · interregnum {} · {} draws a claim",
                     html(text_at(study, "hash").substr(0, 12), 12), html_at(study, "seed", 20),
                     html_at(study, "engine", 24), extent_of(document).draws);
}

Extent extent_of(const Json& document) {
  Extent extent;
  for (const Json& claim : items_at(document, "claims"))
    for (const Json& test : items_at(claim, "tests")) {
      const double draws = number_at(test, "draws");
      if (draws >= 0 && draws < 1e15) extent.draws = std::max(extent.draws, static_cast<u64>(draws));
    }
  extent.is_quick = truth(at(at(document, "study"), "quick"));
  return extent;
}

std::string method(const Json& document) {
  const std::string gaps = missing(document);
  return "<h2>How the study was made</h2>" + made(document) +
         fmt::format(
             "<div class=\"boxed\"><div><b>How to read a line.</b> “{}” means: in between so many of 100 worlds the "
             "effect reaches the size asked for. It is not the probability that the sentence is true.</div>"
             "<div><b>Closeness to the bar.</b> {}</div></div>",
             example(document), close_words(document)) +
         "<div class=\"two\"><div><h2>How a verdict is made</h2><p>Two runs of the same world differ in nothing but "
         "what the "
         "claim names. The effect must reach the size fixed beforehand in enough worlds, with bounds that stay valid "
         "however "
         "often one looks. Rival theories run apart and are never averaged.</p></div><div><h2>What this study leaves "
         "out</h2>"
         "<p>It knows the actors, ties and mechanisms that the file names, and no others. Nothing here shows what will "
         "happen.</p></div></div>" +
         (gaps.empty() ? "" : "<h2>What is not on this page</h2><ul class=\"small soft\">" + gaps + "</ul>") +
         "<div class=\"gap\"></div><p class=\"small soft\">The same file, seed and version give the same numbers on "
         "any "
         "machine, and the same bytes of this page.</p>";
}

}  // namespace interregnum::page
