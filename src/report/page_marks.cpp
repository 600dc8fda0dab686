#include <fmt/format.h>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

struct Shape {
  Text name, drawing, word;  // the word of the key
};

constexpr Text disc = R"svg(<circle cx="10" cy="10" r="9.4" class="way"/>)svg"
                      R"svg(<path d="M10 5.2v9.6M5.2 10h9.6" stroke="var(--on)" stroke-width="2.3"/>)svg";
constexpr Text rhomb =
    R"svg(<path d="M10 .7 19.3 10 10 19.3.7 10z" fill="var(--way3)" stroke="var(--way)" stroke-width="1.3"/>)svg"
    R"svg(<path d="M7.5 8.2c0-3.3 5.1-3.3 5.1-.1 0 1.9-2.6 1.9-2.6 3.9" fill="none" stroke="var(--ink)" stroke-width="1.8"/>)svg"
    R"svg(<circle cx="10" cy="14.5" r="1.2" fill="var(--ink)"/>)svg";
constexpr Text ring =
    R"svg(<circle cx="10" cy="10" r="8.6" fill="var(--card)" stroke="var(--way2)" stroke-width="1.6"/>)svg"
    R"svg(<path d="M5.6 10h8.8" stroke="var(--way)" stroke-width="2.3"/>)svg";
constexpr Text triangle = R"svg(<path d="M.4 1.6h19.2L10 19.2z" fill="var(--anti)"/>)svg"
                          R"svg(<path d="M10 4.2v6.2" stroke="var(--on)" stroke-width="2.2"/>)svg"
                          R"svg(<circle cx="10" cy="13.3" r="1.3" fill="var(--on)"/>)svg";
constexpr Text square =
    R"svg(<path d="M1.9 1.9h16.2v16.2H1.9z" fill="var(--card)" stroke="var(--mute)" stroke-width="1.6"/>)svg"
    R"svg(<path d="M5.6 8h8.8M5.6 12.3h8.8" stroke="var(--ink)" stroke-width="1.9"/>)svg";
constexpr Text broken =
    R"svg(<circle cx="10" cy="10" r="8.6" fill="none" stroke="var(--mute)" stroke-width="1.6" stroke-dasharray="2.6 2.2"/>)svg"
    R"svg(<path d="M5.4 11.1c1.6-2.9 3.1-2.6 4.6-1.1s3 1.7 4.6-1.2" fill="none" stroke="var(--ink)" stroke-width="1.9"/>)svg";
constexpr Text struck =
    R"svg(<circle cx="10" cy="10" r="8.6" fill="none" stroke="var(--mute)" stroke-width="1.6" stroke-dasharray="2.6 2.2"/>)svg"
    R"svg(<path d="M3.5 16.5l13-13" stroke="var(--ink)" stroke-width="1.8"/>)svg";

constexpr Shape shapes[] = {{"m-follows", disc, "follows"},
                            {"m-depends", rhomb, "depends, on a number or on a theory"},
                            {"m-not", ring, "does not follow: too small, or no effect"},
                            {"m-opposite", triangle, "the opposite"},
                            {"m-assumed", square, "assumed: the file says so itself"},
                            {"m-open", broken, "not enough runs"},
                            {"m-untested", struck, "never tested"}};

const Shape& shape_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::follows:
      return shapes[0];
    case Verdict::depends:
    case Verdict::depends_on_theory:
      return shapes[1];
    case Verdict::no_effect:
    case Verdict::too_small:
      return shapes[2];
    case Verdict::opposite:
      return shapes[3];
    case Verdict::assumed:
      return shapes[4];
    case Verdict::never_tested:
      return shapes[6];
    case Verdict::not_enough_runs:
      break;
  }
  return shapes[5];
}

std::string use(const Shape& shape, Text look, const std::string& name) {
  return fmt::format("<svg class=\"mk {}\" viewBox=\"0 0 20 20\" {}><use href=\"#{}\"/></svg>", look, name, shape.name);
}

// The claims of one paragraph, as far as they follow each other.
std::string strip_mark(const Json& claim) {
  const Verdict verdict = verdict_of(text_at(claim, "verdict"));
  return fmt::format("<a href=\"#{}\">{}{}</a>", anchor(text_at(claim, "id")), mark(verdict), html_at(claim, "id", 12));
}

}  // namespace

std::string mark_shapes() {
  std::string all = "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>";
  for (const Shape& shape : shapes)
    all += fmt::format("<symbol id=\"{}\" viewBox=\"0 0 20 20\">{}</symbol>", shape.name, shape.drawing);
  return all + "</defs></svg>\n";
}

std::string mark(Verdict verdict, Text look, Text words) {
  const std::string said = words.empty() ? sentence_case(verdict_words(verdict)) : std::string(words);
  return use(shape_of(verdict), look, fmt::format("role=\"img\" aria-label=\"{}\"", html(said)));
}

std::string silent_mark(Verdict verdict, Text look) { return use(shape_of(verdict), look, "aria-hidden=\"true\""); }

std::string key_of_marks() {
  std::string key = "<p class=\"key\">";
  for (const Shape& shape : shapes)
    key += fmt::format("<span class=\"nb\">{} {}</span> ", use(shape, "s", "aria-hidden=\"true\""), shape.word);
  return key + "</p>\n";
}

std::string strip(const Json& document) {
  std::string marks, last = "?";
  for (const Json& claim : items_at(document, "claims")) {
    const std::string paragraph = paragraph_of(text_at(claim, "source"));
    if (paragraph != last)
      marks += fmt::format("{}<div><span class=\"par\">{}</span>", marks.empty() ? "" : "</div>",
                           paragraph.empty() ? "" : "§" + paragraph);
    marks += strip_mark(claim);
    last = paragraph;
  }
  return fmt::format("<nav class=\"strip\" aria-label=\"Claims in the order of the text\">{}{}</nav>\n", marks,
                     marks.empty() ? "" : "</div>");
}

}  // namespace interregnum::page
