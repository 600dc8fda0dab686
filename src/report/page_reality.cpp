// What happened beside what the model does, and history beside how often it happens in the model.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

Text lies_words(Text code) {
  if (code == "inside") return "inside";
  if (code == "open") return "at the edge";
  if (code == "outside") return "outside the usual range";
  if (code == "imposed") return "imposed, not predicted";
  return "never comes to that";
}

// The middle 90 and 50 of 100 runs, and what is known as a diamond: hollow where it lies outside.
std::string range_plot(const Json& known) {
  const Json& model = at(known, "model");
  const Json& fact = at(known, "known");
  const double q05 = number_at(model, "q05"), q95 = number_at(model, "q95"), value = number_at(fact, "value");
  if (!std::isfinite(q05 + q95 + value)) return {};
  const double lo = std::isfinite(number_at(fact, "lo")) ? number_at(fact, "lo") : value;
  const double hi = std::isfinite(number_at(fact, "hi")) ? number_at(fact, "hi") : value;
  const double least = std::min(q05, lo), most = std::max(q95, hi), room = most > least ? .06 * (most - least) : 1;
  const Axis axis{least - room, most + room, 2, 158};
  const double q25 = number_at(model, "q25"), q75 = number_at(model, "q75"), q50 = number_at(model, "q50");
  std::string drawn = line({2, 8}, {158, 8}, "hairline") +
                      box({axis.at(q05), 4.5}, std::max(1.5, axis.at(q95) - axis.at(q05)), 7, "way3");
  if (std::isfinite(q25 + q75))
    drawn += box({axis.at(q25), 4.5}, std::max(1.5, axis.at(q75) - axis.at(q25)), 7, "way2");
  if (std::isfinite(q50)) drawn += line({axis.at(q50), 3}, {axis.at(q50), 13}, "wideline");
  if (hi > lo) drawn += line({axis.at(lo), 8}, {axis.at(hi), 8}, "bar");
  drawn += diamond({axis.at(value), 8}, 4.6, text_at(known, "lies") == "inside" ? "ink" : "hollow");
  const Scale scale = stored_scale(at(known, "scale"));
  const std::string said = fmt::format("Known: {}; the model: {} to {} in 90 of 100 runs", short_level(value, scale),
                                       short_level(q05, scale), short_level(q95, scale));
  return figure(160, 16, said, drawn);
}

std::string model_words(const Json& known, const Scale& scale) {
  const Json& model = at(known, "model");
  if (text_at(known, "kind") == "event" && std::isfinite(number_at(model, "mean")))
    return "in " + of_hundred(number_at(model, "mean"));
  const double q05 = number_at(model, "q05"), q95 = number_at(model, "q95");
  return std::isfinite(q05 + q95) ? html(fmt::format("{} to {}", short_level(q05, scale), short_level(q95, scale)))
                                  : "–";
}

std::string fact_row(const Json& known) {
  const bool imposed = text_at(known, "lies") == "imposed";
  const Scale scale = stored_scale(at(known, "scale"));
  const double percentile = number_at(known, "percentile");
  std::string value = html(short_level(number_at(at(known, "known"), "value"), scale));
  if (value.empty()) value = html_at(known, "value", 40);
  return fmt::format(
      "<tr><th scope=\"row\">{}{}<span class=\"soft small\"><br>{}</span></th><td data-is=\"known\" "
      "class=\"nb\">{}</td>"
      "<td class=\"nb\" data-is=\"the model, 90 of 100\">{}</td><td>{}</td><td data-is=\"percentile\">{}</td>"
      "<td data-is=\"lies\">{}{}</td></tr>\n",
      imposed ? "* " : "", html_at(known, "name", longest_name), html_at(known, "source", longest_name), value,
      model_words(known, scale), imposed ? "" : range_plot(known),
      imposed || !std::isfinite(percentile) ? "–" : fmt::format("{:.0f}", percentile),
      lies_words(text_at(known, "lies")),
      items_at(known, "claims").empty() ? "" : "; leans on it: " + linked(items_at(known, "claims")));
}

std::string facts(const Json& document) {
  std::string rows;
  for (const bool imposed : {false, true})
    for (const Json& known : items_at(document, "observed"))
      if ((text_at(known, "lies") == "imposed") == imposed) rows += fact_row(known);
  if (rows.empty()) return {};
  return "<h3>What happened, beside the model</h3><p class=\"note\">Diamond: what is known, hollow where it lies "
         "outside. "
         "Bars: 50 and 90 of 100 runs of the model. Facts with * are imposed by the arm: no test of the model.</p>"
         "<table class=\"st real\"><caption class=\"hidden\">Known facts and the model</caption><thead><tr>"
         "<th scope=\"col\" class=\"a\">Fact and source</th><th scope=\"col\" class=\"b\">Known</th>"
         "<th scope=\"col\" class=\"c\">Model, 90 of 100</th>"
         "<th scope=\"col\" class=\"d\"><span class=\"hidden\">Picture</span></th>"
         "<th scope=\"col\" class=\"e\">Percentile</th><th scope=\"col\">Lies</th></tr></thead><tbody>" +
         rows + "</tbody></table>\n";
}

Text rate_words(const Json& rate) {
  if (!truth(at(rate, "counts"))) return "a number of the file rests on it: no check";
  const Text lies = text_at(rate, "lies");
  return lies.empty() ? Text("never comes to that") : lies_words(lies);
}

std::string rate_bounds(const Json& json) {
  const Estimate found = estimate_of(json);
  if (!std::isfinite(found.value)) return "–";
  const auto shown = [](double share) { return plain(100 * share); };
  return found.hi > found.lo ? fmt::format("{} ({} to {})", shown(found.value), shown(found.lo), shown(found.hi))
                             : shown(found.value);
}

// Of 100, since base rates are shares.
std::string rates(const Json& document) {
  std::string rows;
  for (const Json& rate : items_at(document, "base_rates"))
    rows += fmt::format(
        "<tr><th scope=\"row\">{} <span class=\"soft\">{}</span></th><td data-is=\"history\" class=\"nb\">{}</td>"
        "<td data-is=\"model\" class=\"nb\">{}</td><td data-is=\"the model lies\">{}</td></tr>\n",
        html_at(rate, "name", longest_name), html_at(rate, "source", longest_name), rate_bounds(at(rate, "history")),
        rate_bounds(at(rate, "model")), rate_words(rate));
  if (rows.empty()) return {};
  return "<h3>History of the class, not of this case</h3><p class=\"note\">How often of 100, with bounds of 95 %.</p>"
         "<table class=\"st\"><caption class=\"hidden\">History and the model</caption><thead><tr><th "
         "scope=\"col\">Of</th>"
         "<th scope=\"col\">History</th><th scope=\"col\">Model</th><th scope=\"col\">The model "
         "lies</th></tr></thead><tbody>" +
         rows + "</tbody></table>\n";
}

}  // namespace

std::string reality(const Json& document) {
  const std::string known = facts(document), history = rates(document);
  if (known.empty() && history.empty())
    return "<h2>Reality</h2><p class=\"note\">The file names no fact that was observed and no base rate of history, so "
           "nothing here says how near the model is to either.</p>";
  return "<h2>Reality</h2>" + known + (known.empty() || history.empty() ? "" : "<div class=\"gap\"></div>") + history;
}

}  // namespace interregnum::page
