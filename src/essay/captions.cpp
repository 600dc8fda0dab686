// What is no argument, as far as its form shows: rules for titles, headings, captions and the furniture of web pages.
#include <algorithm>
#include <iterator>

#include "base/utf8.hpp"
#include "essay/blocks.hpp"
#include "essay/clean.hpp"
#include "essay/stops.hpp"
#include "essay/unicode.hpp"

namespace interregnum {
namespace {

constexpr std::size_t most_words_in_title = 30, most_words_in_heading = 12, most_words_in_caption = 60,
                      most_words_of_furniture = 8;

// "Photo: ...", "Photo by ...", "Figure 2. ..."
constexpr Text labels[] = {"photo",        "photos",      "photograph", "picture", "image",   "images",
                           "illustration", "figure",      "fig",        "table",   "chart",   "graph",
                           "map",          "video",       "caption",    "credit",  "credits", "source",
                           "sources",      "above",       "below",      "left",    "right",   "pictured",
                           "cartoon",      "infographic", "screenshot", "graphic", "gallery"};
constexpr Text furniture[] = {"leave a comment",
                              "leave a reply",
                              "post a comment",
                              "add a comment",
                              "comments",
                              "share",
                              "subscribe",
                              "read more",
                              "read also",
                              "read next",
                              "more from",
                              "see also",
                              "related",
                              "follow us",
                              "follow me",
                              "sign up",
                              "sign in",
                              "log in",
                              "tags",
                              "tagged",
                              "topics",
                              "filed under",
                              "posted in",
                              "posted by",
                              "posted on",
                              "published",
                              "updated",
                              "last updated",
                              "advertisement",
                              "sponsored",
                              "copyright",
                              "©",
                              "all rights reserved",
                              "click here",
                              "back to top",
                              "skip to",
                              "print this",
                              "print",
                              "download",
                              "newsletter",
                              "previous",
                              "next article",
                              "cookie",
                              "privacy policy",
                              "terms of use",
                              "terms of service",
                              "by ",
                              "written by",
                              "translated by",
                              "edited by",
                              "about the author",
                              "min read",
                              "reprinted",
                              "continue reading",
                              "donate",
                              "support us",
                              "originally published",
                              "for immediate release",
                              "contact:",
                              "date:",
                              "author:",
                              "to:",
                              "from:",
                              "subject:"};

std::string lower(Text text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::size_t count_words(Text text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    words += text[i] != ' ' && text[i] != '\n' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n') ? 1 : 0;
  return words;
}

// A label with a colon, a number or "by" behind it.
bool has_label(Text small) {
  const std::size_t end = std::min(small.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), small.size());
  if (std::find(std::begin(labels), std::end(labels), small.substr(0, end)) == std::end(labels)) return false;
  std::size_t next = end;
  while (next < small.size() && (small[next] == ' ' || small[next] == '.')) ++next;
  const Text rest = small.substr(next);
  const bool counted = !rest.empty() && rest[0] >= '0' && rest[0] <= '9';
  return counted || rest.starts_with(":") || rest.starts_with("by ") || rest.starts_with("credit") ||
         rest.starts_with("courtesy");
}

bool is_furniture(Text text, Text small) {
  if (ends_a_sentence(text) || count_words(text) > most_words_of_furniture) return false;
  return std::any_of(std::begin(furniture), std::end(furniture), [&](Text words) {
    if (!small.starts_with(words)) return false;
    const bool whole = words.back() == ' ' || words.back() == ':' || small.size() == words.size();
    return whole || !is_letter(first_character(small.substr(words.size())).code);
  });
}

bool is_short_line(Text text, std::size_t most_words) {
  return count_words(text) <= most_words && !ends_a_sentence(text);
}

}  // namespace

bool looks_like_caption(Text text) {
  if (count_words(text.substr(0, 1000)) > most_words_in_caption) return false;
  const std::string small = lower(text);
  return has_label(small) || is_furniture(text, small);
}

bool looks_like_title(Text text) {
  const bool question = text.ends_with("?") || text.ends_with("!");
  const bool salutation = text.ends_with(",") || text.ends_with(":") || text.ends_with(";");
  if (salutation || looks_like_caption(text)) return false;
  return is_short_line(question ? text.substr(0, text.size() - 1) : text, most_words_in_title);
}

bool looks_like_heading(Text text) {
  const bool open = text.ends_with(",") || text.ends_with(":") || text.ends_with(";") || text.ends_with("-");
  const Text marked = text.substr(list_marker(text));
  const bool bullet = marked.size() < text.size() && !is_letter_or_digit(first_character(text).code);
  return !open && !bullet && is_short_line(text, most_words_in_heading) && text.find('\n') == Text::npos;
}

}  // namespace interregnum
