#include "essay/stops.hpp"

#include <algorithm>
#include <iterator>

#include "base/utf8.hpp"
#include "essay/unicode.hpp"
#include "essay/words.hpp"

namespace interregnum {
namespace {

constexpr char nothing = ',';  // to Unicode's rules neither an end nor part of one
constexpr char closer = '"';   // part of the end before it

// Before a name, or in the middle of a sentence whatever follows.
constexpr Text never_last[] = {"Mr",  "Mrs", "Ms",  "Dr",   "Prof", "St",  "Gen", "Lt",  "Col", "Maj",    "Capt",
                               "Sgt", "Cpl", "Adm", "Cmdr", "Sen",  "Rep", "Gov", "Rev", "Hon", "Pres",   "Messrs",
                               "Mt",  "Ft",  "Fr",  "e.g",  "i.e",  "cf",  "viz", "vs",  "ca",  "approx", "resp"};
// Before a number.
constexpr Text numbered[] = {"No",  "no",  "Nos", "nos", "Art", "Arts", "Sec",  "Fig",  "fig", "Figs",
                             "Vol", "vol", "Ch",  "ch",  "p",   "pp",   "para", "Para", "Jan", "Feb",
                             "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",  "Sept", "Oct",  "Nov", "Dec"};
// In the middle unless a word follows with which sentences begin.
constexpr Text seldom_last[] = {"Inc", "Ltd", "Co",  "Corp", "Bros", "Jr",  "Sr", "Ph.D",
                                "Jan", "Feb", "Aug", "Sept", "Oct",  "Nov", "Dec"};
// At the end if a capital follows.
constexpr Text often_last[] = {"etc", "al", "a.m", "p.m", "ff", "ibid", "op", "cit"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_part_of_word(char c) {
  return is_ascii_letter(c) || is_digit(c) || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// The word, with dots inside, that stands before `end`; longer ones than any abbreviation are cut.
Text word_before(Text text, std::size_t end) {
  constexpr std::size_t longest = 16;
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest && (is_part_of_word(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  return text.substr(begin, end - begin);
}

Text word_at(Text text, std::size_t begin) {
  constexpr std::size_t longest = 16;
  std::size_t end = begin;
  while (end < text.size() && end - begin < longest && is_part_of_word(text[end])) ++end;
  return text.substr(begin, end - begin);
}

std::size_t after_spaces(Text text, std::size_t at) { return std::min(text.find_first_not_of(' ', at), text.size()); }

bool begins_upper(Text text) { return is_upper(first_character(text).code); }

// "U.S", "Ph.D", "J": letters with dots between them.
bool is_initials(Text word) {
  if (word.empty() || !begins_upper(word)) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 == 0 ? !is_ascii_letter(word[i]) : word[i] != '.') return false;
  return word.size() % 2 == 1;
}

// Quotes and brackets that close, from `at` on.
std::size_t after_closers(Text text, std::size_t at) {
  for (;;) {
    const Character next = first_character(text.substr(at));
    constexpr char32_t closers[] = {'"', '\'', ')', ']', 0x2019, 0x201D, 0xBB, 0x203A};
    if (next.bytes == 0 || std::find(std::begin(closers), std::end(closers), next.code) == std::end(closers)) return at;
    at += next.bytes;
  }
}

// Whether the dot at `dot`, which a space follows, is part of an abbreviation in the middle of a sentence.
bool abbreviates(Text text, std::size_t dot) {
  const Text word = word_before(text, dot), rest = text.substr(after_spaces(text, dot + 1));
  if (is_one_of(word, never_last)) return true;
  if (rest.empty() || rest[0] == '\n') return false;
  if (is_digit(rest[0]) && is_one_of(word, numbered)) return true;
  if (is_one_of(word, often_last)) return !begins_upper(rest);
  return (is_initials(word) || is_one_of(word, seldom_last)) && !is_function_word(lower_of(word_at(rest, 0)));
}

// Whether a sentence may begin here: a capital, with or without an opening quote or bracket before it.
bool begins_a_sentence(Text text) {
  constexpr char32_t openers[] = {'"', '\'', '(', '[', 0x2018, 0x201C, 0xAB};
  const Character first = first_character(text);
  const bool opened = std::find(std::begin(openers), std::end(openers), first.code) != std::end(openers);
  return text.empty() || text[0] == '\n' || begins_upper(opened ? text.substr(first.bytes) : text);
}

// The end of "[3]" or "[3][4]" at `at`, or `at`.
std::size_t after_brackets(Text text, std::size_t at) {
  constexpr std::size_t longest = 8;
  while (at < text.size() && text[at] == '[') {
    const std::size_t close = text.substr(0, at + longest).find_first_not_of("0123456789, ", at + 1);
    if (close == Text::npos || text[close] != ']') break;
    at = close + 1;
  }
  return at;
}

// The end of the marks of notes at `at`, behind the stop: brackets, or one or two digits after a lower-case word.
std::size_t after_notes(Text text, std::size_t stop, std::size_t at) {
  std::size_t end = after_brackets(text, at);
  if (end == at && stop > 0 && text[stop - 1] >= 'a' && text[stop - 1] <= 'z')
    while (end < text.size() && end - at < 2 && is_digit(text[end])) ++end;
  const bool behind = end == text.size() || text[end] == ' ' || text[end] == '\n';
  return behind && begins_a_sentence(text.substr(after_spaces(text, end))) ? end : at;
}

void mask_stop(Text text, std::size_t at, std::string& mask) {
  const std::size_t behind = after_closers(text, at + 1);
  if (const std::size_t end = after_notes(text, at, behind); end > behind) {
    std::fill(mask.begin() + static_cast<std::ptrdiff_t>(behind), mask.begin() + static_cast<std::ptrdiff_t>(end),
              closer);
    return;
  }
  if (behind >= text.size() || text[behind] != ' ') return;
  const bool inside = text[at] == '.' ? behind == at + 1 && abbreviates(text, at)
                                      : is_lower(first_character(text.substr(after_spaces(text, behind))).code);
  if (inside) mask[at] = nothing;
}

bool is_roman(Text word) { return !word.empty() && word.find_first_not_of("IVX") == Text::npos; }

}  // namespace

std::size_t list_marker(Text text) {
  constexpr Text bullets[] = {"- ", "* ", "+ ", "• ", "– ", "— ", "· ", "▪ ", "◦ "};
  for (const Text bullet : bullets)
    if (text.starts_with(bullet)) return after_spaces(text, bullet.size());
  const std::size_t end = text.find_first_of(".)");
  if (end == 0 || end > 4 || end + 1 >= text.size() || text[end + 1] != ' ') return 0;
  const Text number = text.substr(0, end);
  const bool digits = end <= 3 && number.find_first_not_of("0123456789") == Text::npos;
  const bool letter = end == 1 && number[0] >= 'a' && number[0] <= 'z';
  return digits || letter || is_roman(number) ? after_spaces(text, end + 1) : 0;
}

std::string masked(Text text) {
  std::string mask(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0 || text[i - 1] == '\n';
    if (const std::size_t marker = begins ? list_marker(text.substr(i, 8)) : 0; marker > 0) {
      std::replace(mask.begin() + static_cast<std::ptrdiff_t>(i),
                   mask.begin() + static_cast<std::ptrdiff_t>(i + marker), '.', nothing);
      i += marker - 1;
    } else if (text[i] == '.' || text[i] == '?' || text[i] == '!') {
      mask_stop(text, i, mask);
    }
  }
  return mask;
}

bool ends_a_sentence(Text text) {
  constexpr Text tail = " \n\"')]";
  for (;;) {
    const std::size_t last = text.find_last_not_of(tail);
    text = last == Text::npos ? Text() : text.substr(0, last + 1);
    const auto ends_with = [&](Text mark) { return text.ends_with(mark); };
    if (ends_with("”") || ends_with("’"))
      text.remove_suffix(3);
    else if (ends_with("»"))
      text.remove_suffix(2);
    else
      return ends_with(".") || ends_with("?") || ends_with("!") || ends_with("…");
  }
}

}  // namespace interregnum
