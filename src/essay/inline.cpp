// Markdown inside a paragraph, in one pass: every search forward remembers what it found, so that no text, however
// hostile, is searched twice.
#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "essay/blocks.hpp"
#include "essay/unicode.hpp"

namespace interregnum {
namespace {

// The next place of one mark, remembered while the reader has not passed it.
struct Ahead {
  Text text, mark;
  std::size_t found = 0;
  bool searched = false;
};

std::size_t next(Ahead& ahead, std::size_t from) {
  if (!ahead.searched || (ahead.found != Text::npos && ahead.found < from)) {
    ahead.found = ahead.text.find(ahead.mark, from);
    ahead.searched = true;
  }
  return ahead.found;
}

// A "[" that may yet begin a link, and where it stands in what was written.
struct Bracket {
  std::size_t at = 0;
  bool image = false;
};

struct Inline {
  Text text;
  std::size_t at = 0;
  std::string out;
  std::vector<Bracket> brackets;
  Ahead parenthesis, square, angle;
};

constexpr char removed = '\0';  // clean text holds none; they go at the end, all at once
constexpr Text escapable = "\\`*_{}[]()#+-.!|<>~\"'&:;,/?@$%^=";

// The lines that a piece without words spans: they still count.
void keep_lines(Inline& in, std::size_t begin, std::size_t end) {
  in.out.append(static_cast<std::size_t>(std::count(in.text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                    in.text.begin() + static_cast<std::ptrdiff_t>(end), '\n')),
                '\n');
}

void skip_to(Inline& in, std::size_t end) {
  keep_lines(in, in.at, end);
  in.at = end;
}

bool is_space(Text text, std::size_t at) { return at >= text.size() || text[at] == ' ' || text[at] == '\n'; }

bool is_word(Text text, std::size_t at) {
  return at < text.size() && ((text[at] & 0x80) != 0 || is_letter_or_digit(static_cast<unsigned char>(text[at])));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A run of *, _, ~ or `: marks unless it stands alone, inside a word (_) or between digits (*).
void read_emphasis(Inline& in) {
  const char mark = in.text[in.at];
  std::size_t end = std::min(in.text.find_first_not_of(mark, in.at), in.text.size());
  const bool alone = (in.at == 0 || is_space(in.text, in.at - 1)) && is_space(in.text, end);
  const bool between = in.at > 0 && is_word(in.text, in.at - 1) && is_word(in.text, end);
  const bool digits = between && is_digit(in.text[in.at - 1]) && is_digit(in.text[end]);
  const bool single_tilde = mark == '~' && end - in.at < 2;
  if (alone || (mark == '_' && between) || (mark == '*' && digits) || single_tilde)
    in.out += in.text.substr(in.at, end - in.at);
  in.at = end;
}

// Where the address of a link, which begins at `open`, ends; it may hold one pair of parentheses itself.
std::optional<std::size_t> address_end(Inline& in, std::size_t open) {
  constexpr std::size_t longest_rest = 200;
  const std::size_t close = next(in.parenthesis, open);
  if (close == Text::npos) return std::nullopt;
  const Text address = in.text.substr(open + 1, close - open - 1), rest = in.text.substr(close + 1, longest_rest);
  const bool holds_pair = address.find('(') != Text::npos && address.find(' ') == Text::npos;
  const std::size_t outer = holds_pair ? rest.find_first_of("()\n") : Text::npos;
  return outer != Text::npos && rest[outer] == ')' ? close + 1 + outer + 1 : close + 1;
}

// "]": the words of a link stay, an image and its words go. Where no link ends here, brackets are text.
void read_close(Inline& in) {
  const Bracket bracket = in.brackets.back();
  in.brackets.pop_back();
  const char after = in.at + 1 < in.text.size() ? in.text[in.at + 1] : ' ';
  std::optional<std::size_t> end;
  if (after == '(') end = address_end(in, in.at + 1);
  if (after == '[')
    if (const std::size_t close = next(in.square, in.at + 2); close != Text::npos) end = close + 1;
  if (!end) {
    in.out += ']';
    ++in.at;
    return;
  }
  if (bracket.image) {
    const auto begin = in.out.begin() + static_cast<std::ptrdiff_t>(bracket.at);
    const auto lines = static_cast<std::size_t>(std::count(begin, in.out.end(), '\n'));
    in.out.resize(bracket.at);
    in.out.append(lines, '\n');
  } else {
    in.out[bracket.at] = removed;
  }
  skip_to(in, *end);
}

void read_open(Inline& in) {
  const bool note = in.text.substr(in.at, 2) == "[^", image = in.text[in.at] == '!';
  const std::size_t close = note ? next(in.square, in.at) : Text::npos;
  if (close != Text::npos) return skip_to(in, close + 1);
  in.brackets.push_back({in.out.size(), image});
  if (image) in.out += '!';
  in.out += '[';
  in.at += image ? 2 : 1;
}

// "<b>", "</p>", "<https://...>"; a line break becomes a space.
void read_tag(Inline& in) {
  const char first = in.at + 1 < in.text.size() ? in.text[in.at + 1] : ' ';
  const bool tag = first == '/' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  const std::size_t close = tag ? next(in.angle, in.at) : Text::npos;
  if (close == Text::npos) {
    in.out += in.text[in.at++];
    return;
  }
  if (in.text.substr(in.at, 3) == "<br") in.out += ' ';
  const Text inner = in.text.substr(in.at + 1, close - in.at - 1);
  if (inner.find(':') != Text::npos && inner.find_first_of(" \n\"") == Text::npos) in.out += inner;
  skip_to(in, close + 1);
}

void read_entity(Inline& in) {
  constexpr std::pair<Text, Text> entities[] = {{"&amp;", "&"},   {"&lt;", "<"},     {"&gt;", ">"},    {"&quot;", "\""},
                                                {"&apos;", "'"},  {"&#39;", "'"},    {"&nbsp;", " "},  {"&mdash;", "—"},
                                                {"&ndash;", "–"}, {"&hellip;", "…"}, {"&rsquo;", "’"}, {"&lsquo;", "‘"},
                                                {"&rdquo;", "”"}, {"&ldquo;", "“"}};
  for (const auto& [name, character] : entities)
    if (in.text.substr(in.at).starts_with(name)) {
      in.out += character;
      in.at += name.size();
      return;
    }
  in.out += in.text[in.at++];
}

void read_escape(Inline& in) {
  const char after = in.at + 1 < in.text.size() ? in.text[in.at + 1] : '\n';
  if (escapable.find(after) != Text::npos)
    in.out += after;
  else
    in.out += after == '\n' ? Text("\n") : in.text.substr(in.at, 2);
  in.at = std::min(in.at + 2, in.text.size());
}

void read_one(Inline& in) {
  const char c = in.text[in.at];
  if (c == '\\')
    read_escape(in);
  else if (c == '*' || c == '_' || c == '~' || c == '`')
    read_emphasis(in);
  else if (c == '[' || in.text.substr(in.at, 2) == "![")
    read_open(in);
  else if (c == ']' && !in.brackets.empty())
    read_close(in);
  else if (c == '<')
    read_tag(in);
  else if (c == '&')
    read_entity(in);
  else
    in.out += in.text[in.at++];
}

}  // namespace

std::string without_inline_markup(Text text) {
  Inline in{text, 0, {}, {}, {text, ")"}, {text, "]"}, {text, ">"}};
  in.out.reserve(text.size());
  while (in.at < text.size()) read_one(in);
  std::erase(in.out, removed);
  return in.out;
}

}  // namespace interregnum
