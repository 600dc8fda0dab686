#include "report/sweep_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace interregnum {
namespace {

constexpr u32 left = 150, top = 54, cell_width = 46, cell_height = 26, gap = 64, foot = 44, right = 24;

// Text of a file may hold anything.
std::string escaped(Text text) {
  std::string safe;
  for (const char c : printable(text)) switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  return safe;
}

// A sequence of blues that keeps its order in grey and for eyes that see no red or green.
Text blue_of(double share) {
  constexpr Text blues[] = {"#f7fbff", "#deebf7", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c"};
  return blues[std::min<std::size_t>(7, static_cast<std::size_t>(8 * share))];
}

std::string word(double x, double y, Text anchor, Text extra, const std::string& text) {
  return fmt::format("<text x=\"{:g}\" y=\"{:g}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor, extra,
                     escaped(text));
}

std::string cell(double x, double y, const SweepShare& point) {
  if (!std::isfinite(point.share.value)) return word(x + cell_width / 2., y + 17, "middle", "", "-");
  const double share = point.share.value;
  return fmt::format("<rect x=\"{:g}\" y=\"{:g}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"#ffffff\"/>\n", x, y,
                     cell_width, cell_height, blue_of(share)) +
         word(x + cell_width / 2., y + 17, "middle", share > .6 ? " fill=\"#ffffff\"" : "",
              std::to_string(static_cast<int>(100 * share + .5)));
}

std::string x_labels(const SweepMap& map, double y) {
  const SweepAxis& x = map.axes[0];
  const std::size_t step = x.values.size() > 14 ? 2 : 1;
  std::string text;
  for (std::size_t i = 0; i < x.values.size(); i += step)
    text += word(left + (static_cast<double>(i) + .5) * cell_width, y + 15, "middle", " font-size=\"10\"",
                 cut(value_on(map, x, x.values[i]), 9));
  return text +
         word(left + static_cast<double>(x.values.size()) * cell_width / 2, y + 33, "middle", "", axis_title(map, x));
}

std::string claim_rows(const SweepMap& map) {
  std::string text;
  double y = top;
  for (const SweptClaim& claim : map.swept.claims) {
    text += word(left - 8, y + 17, "end", "", cut(map.study.scenario->claims[claim.claim].id, 20));
    for (std::size_t i = 0; i < claim.points.size(); ++i)
      text += cell(left + static_cast<double>(i) * cell_width, y, claim.points[i]);
    y += cell_height;
  }
  return text + x_labels(map, y);
}

double panel_height(const SweepMap& map) { return static_cast<double>(map.axes[1].values.size()) * cell_height + gap; }

std::string panel(const SweepMap& map, const SweptClaim& claim, double y) {
  const SweepAxis &across = map.axes[0], &up = map.axes[1];
  std::string text =
      word(left, y - 8, "start", " font-weight=\"bold\"", cut(map.study.scenario->claims[claim.claim].id, 40));
  const std::size_t rows = up.values.size(), columns = across.values.size();
  for (std::size_t row = 0; row < rows; ++row) {
    const double at = y + static_cast<double>(rows - 1 - row) * cell_height;
    text += word(left - 8, at + 17, "end", " font-size=\"10\"", cut(value_on(map, up, up.values[row]), 12));
    for (std::size_t i = 0; i < columns; ++i)
      text += cell(left + static_cast<double>(i) * cell_width, at, claim.points[row * columns + i]);
  }
  const double middle = y + static_cast<double>(rows) * cell_height / 2;
  text += word(20, middle, "middle", fmt::format(" transform=\"rotate(-90 20 {:g})\"", middle), axis_title(map, up));
  return text + x_labels(map, y + static_cast<double>(rows) * cell_height);
}

}  // namespace

std::string sweep_svg(const SweepMap& map) {
  const bool two = map.axes.size() == 2;
  const auto claims = static_cast<double>(map.swept.claims.size());
  const double width = left + static_cast<double>(map.axes[0].values.size()) * cell_width + right;
  const double height = top + (two ? claims * panel_height(map) : claims * cell_height + foot);
  const std::string title = "In how many of 100 worlds each claim follows";
  std::string text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" width=\"{0:g}\" height=\"{1:g}\" "
      "font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<title>{2}: {3}</title>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
      width, height, title, escaped(map.study.scenario->title));
  text += word(8, 20, "start", " font-weight=\"bold\"", title);
  if (!two) return text + claim_rows(map) + "</svg>\n";
  double y = top;
  for (const SweptClaim& claim : map.swept.claims) {
    text += panel(map, claim, y);
    y += panel_height(map);
  }
  return text + "</svg>\n";
}

}  // namespace interregnum
