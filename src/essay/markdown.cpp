// Markdown's blocks (CommonMark, with front matter, tables and notes as most dialects have them). Code, tables and
// comments hold no sentences and are left out; every list item is a paragraph.
#include <algorithm>
#include <optional>

#include "essay/blocks.hpp"
#include "essay/clean.hpp"
#include "essay/stops.hpp"
#include "essay/unicode.hpp"

namespace interregnum {
namespace {

// What a line is part of, besides a paragraph.
enum class Inside { text, code, script, table };

struct Markdown {
  std::vector<Block> blocks;
  bool open = false;  // the last block may go on
  Inside inside = Inside::text;
  std::string fence;  // what closes code or a script
};

Text without_end(Text line) { return line.substr(0, line.find_last_not_of(' ') + 1); }

bool consists_of(Text line, Text characters) {
  return !line.empty() && line.find_first_not_of(characters) == Text::npos;
}

// "---", "* * *"
bool is_rule(Text line) {
  const char mark = line.empty() ? ' ' : line[0];
  if (mark != '-' && mark != '*' && mark != '_') return false;
  return consists_of(line, std::string{mark, ' '}) && std::count(line.begin(), line.end(), mark) >= 3;
}

// "|---|:--|": the line under a table's heads.
bool is_table_rule(Text line) {
  return consists_of(line, "|-: ") && line.find('-') != Text::npos && line.find('|') != Text::npos;
}

// The text behind #, ##, ...; nothing where the line is no heading.
std::optional<Text> heading_in(Text line) {
  constexpr std::size_t deepest = 6;
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > deepest || (marks < line.size() && line[marks] != ' ')) return std::nullopt;
  Text text = without_margins(line.substr(marks));
  const std::size_t end = text.find_last_not_of('#');
  if (end == Text::npos) return Text();
  if (end + 1 < text.size() && text[end] == ' ') text = text.substr(0, end + 1);
  return without_margins(text);
}

// "[name]: address", or "[^1]: a note"; npos where it is neither, else where its text begins.
std::size_t definition_in(Text line) {
  if (!line.starts_with("[")) return Text::npos;
  const std::size_t close = line.find("]:");
  return close == Text::npos || line.find('[', 1) < close ? Text::npos : close + 2;
}

// "![words](address)" and nothing else.
bool is_image(Text text) { return text.starts_with("![") && text.find(')') == text.size() - 1; }

void begin(Markdown& page, Text text, u32 line, Part part = Part::body) {
  page.blocks.push_back({part, std::string(text), line});
  page.open = part == Part::body;
}

// Code and scripts go on until their fence, tables to the next blank line. True if the line belonged to one.
bool goes_on(Markdown& page, Text line) {
  if (page.inside == Inside::text) return false;
  const bool closed = page.inside == Inside::code
                          ? line.starts_with(page.fence) && consists_of(line, page.fence.substr(0, 1) + " ")
                      : page.inside == Inside::script ? line.find(page.fence) != Text::npos
                                                      : line.empty();
  if (closed) page.inside = Inside::text;
  return true;
}

// True if code, a script or a table begins with this line.
bool begins_something(Markdown& page, Text line) {
  for (const char mark : {'`', '~'}) {
    const std::size_t marks = std::min(line.find_first_not_of(mark), line.size());
    if (marks < 3 || line.find(mark, marks) != Text::npos) continue;
    page.inside = Inside::code, page.fence = std::string(marks, mark);
  }
  for (const Text tag : {"script", "style"}) {
    if (!line.starts_with("<" + std::string(tag))) continue;
    page.fence = "</" + std::string(tag);
    page.inside = line.find(page.fence) == Text::npos ? Inside::script : Inside::text;
    return true;
  }
  if (page.open && is_table_rule(line)) {
    Block& heads = page.blocks.back();
    const std::size_t last = heads.text.rfind('\n');
    heads.text.resize(last == std::string::npos ? 0 : last);
    page.inside = Inside::table;
  }
  if (page.inside != Inside::text) page.open = false;
  return page.inside != Inside::text;
}

// A line under a paragraph that makes it a heading.
bool underlines(Markdown& page, Text line) {
  if (!page.open || !(consists_of(line, "=") || consists_of(line, "-"))) return false;
  page.blocks.back().part = Part::heading;
  page.open = false;
  return true;
}

void add_text(Markdown& page, Text line, u32 number) {
  if (const std::size_t marker = list_marker(line); marker > 0) {
    Text item = line.substr(marker);
    if (item.starts_with("[ ] ") || item.starts_with("[x] ")) item.remove_prefix(4);
    begin(page, item, number);
  } else if (is_image(line)) {
    begin(page, line, number);
    page.open = false;
  } else if (page.open) {
    page.blocks.back().text += '\n' + std::string(line);
  } else {
    begin(page, line, number);
  }
}

void add_line(Markdown& page, Text written, u32 number) {
  Text line = without_margins(written);
  while (line.starts_with(">")) line = without_margins(line.substr(1));
  if (goes_on(page, line)) return;
  if (line.empty()) {
    page.open = false;
  } else if (begins_something(page, line) || underlines(page, line)) {
    return;
  } else if (is_rule(line)) {
    page.open = false;
  } else if (const auto heading = heading_in(line)) {
    begin(page, *heading, number, Part::heading);
  } else if (const std::size_t text = page.open ? Text::npos : definition_in(line); text != Text::npos) {
    if (line.starts_with("[^")) begin(page, line.substr(text), number, Part::caption);
  } else {
    add_text(page, line, number);
  }
}

// The comments of HTML as empty lines.
std::string without_comments(Text text) {
  std::string rest;
  for (;;) {
    const std::size_t begin = text.find("<!--");
    const std::size_t end = begin == Text::npos ? begin : text.find("-->", begin);
    if (end == Text::npos) return rest + std::string(text);
    rest += text.substr(0, begin);
    rest.append(static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                    text.begin() + static_cast<std::ptrdiff_t>(end), '\n')),
                '\n');
    text.remove_prefix(end + 3);
  }
}

// How many lines of front matter the text begins with, and the title in it.
std::size_t front_matter(const std::vector<Text>& lines, Block& title) {
  if (lines.empty() || (without_end(lines[0]) != "---" && without_end(lines[0]) != "+++")) return 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Text line = without_margins(lines[i]);
    if (line == without_end(lines[0]) || line == "...") return i + 1;
    if (!line.starts_with("title")) continue;
    const Text value = without_margins(line.substr(5));
    if (!value.starts_with(":") && !value.starts_with("=")) continue;
    const Text words = without_margins(value.substr(1));
    const bool quoted = words.size() > 1 && (words[0] == '"' || words[0] == '\'') && words.back() == words[0];
    title = {Part::title, std::string(quoted ? words.substr(1, words.size() - 2) : words), static_cast<u32>(i + 1)};
  }
  title = {};
  return 0;
}

// Emphasised as a whole, by marks of at least `marks` characters.
bool is_emphasised(Text text, std::size_t marks) {
  if (text.size() <= 2 * marks || (text[0] != '*' && text[0] != '_')) return false;
  const std::string edge(marks, text[0]);
  return text.starts_with(edge) && text.ends_with(edge) && text.find(edge, marks) == text.size() - marks;
}

// What a paragraph is, by its markup and by its words.
void name_part(Block& block, bool follows_image) {
  const Text marked = without_margins(block.text);
  const bool image = is_image(marked);
  const bool strong = is_emphasised(marked, 2), describes = follows_image && is_emphasised(marked, 1);
  std::string text = image ? std::string(marked.substr(2, marked.find("](") - 2)) : without_inline_markup(block.text);
  if (block.part == Part::body && (image || describes || looks_like_caption(text)))
    block.part = Part::caption;
  else if (block.part == Part::body && strong && looks_like_heading(text))
    block.part = Part::heading;
  block.text = std::move(text);
}

void name_parts(std::vector<Block>& blocks) {
  bool follows_image = false;
  for (Block& block : blocks) {
    const bool image = is_image(without_margins(block.text));
    name_part(block, follows_image);
    follows_image = image;
  }
  std::erase_if(blocks, [](const Block& block) { return !has_words(block.text); });
}

// The title of the front matter, which the first heading may repeat; without one, the first heading or short line.
void add_title(std::vector<Block>& blocks, const Block& title) {
  const bool headed = !blocks.empty() && blocks.front().part == Part::heading;
  const bool short_line =
      blocks.size() > 1 && blocks.front().part == Part::body && looks_like_title(blocks.front().text);
  if (title.text.empty() ? headed || short_line : headed && blocks.front().text == title.text)
    blocks.front().part = Part::title;
  else if (!title.text.empty())
    blocks.insert(blocks.begin(), title);
}

}  // namespace

std::vector<Block> markdown_blocks(Text text) {
  const std::string visible = without_comments(text);
  const std::vector<Text> lines = lines_in(visible);
  Markdown page;
  Block title;
  for (std::size_t i = front_matter(lines, title); i < lines.size(); ++i)
    add_line(page, lines[i], static_cast<u32>(i + 1));
  name_parts(page.blocks);
  add_title(page.blocks, title);
  return std::move(page.blocks);
}

}  // namespace interregnum
