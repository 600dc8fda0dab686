// Plain text: paragraphs are set apart by blank lines, or are a line each; lines may be wrapped by hand.
#include <algorithm>
#include <iterator>

#include "essay/blocks.hpp"
#include "essay/clean.hpp"
#include "essay/stops.hpp"
#include "essay/unicode.hpp"

namespace interregnum {
namespace {

constexpr std::size_t widest_wrapped_line = 120;  // whoever wraps by hand wraps before that

struct Line {
  Text text;
  u32 number = 0;
};

// Lines without a blank one between them.
using Group = std::vector<Line>;

std::vector<Group> groups_in(Text text) {
  std::vector<Group> groups(1);
  u32 number = 0;
  for (const Text line : lines_in(text)) {
    ++number;
    if (has_words(line))
      groups.back().push_back({line, number});
    else if (!groups.back().empty())
      groups.emplace_back();
  }
  if (groups.back().empty()) groups.pop_back();
  return groups;
}

std::size_t indent_of(Text line) { return std::min(line.find_first_not_of(' '), line.size()); }

// In characters: all but the bytes that continue one.
std::size_t width_of(Text line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::size_t widest(const Group& group) {
  std::size_t most = 0;
  for (const Line& line : group) most = std::max(most, width_of(line.text));
  return most;
}

// Of a text without blank lines: most of its lines end where a sentence does. Wrapping seldom has such luck.
bool is_a_paragraph_each(const Group& group) {
  const auto ended =
      std::count_if(group.begin(), std::prev(group.end()), [](const Line& line) { return ends_a_sentence(line.text); });
  return 2 * static_cast<std::size_t>(ended) > group.size() - 1;
}

void add_line(std::vector<Block>& blocks, const Line& line, bool begins) {
  const std::string text(without_margins(line.text));
  if (begins)
    blocks.push_back({Part::body, text, line.number});
  else
    blocks.back().text += '\n' + text;
}

void add_group(std::vector<Block>& blocks, const Group& group, bool may_be_a_paragraph_each) {
  const bool each = widest(group) > widest_wrapped_line || (may_be_a_paragraph_each && is_a_paragraph_each(group));
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Text line = group[i].text;
    const bool indented = i > 0 && indent_of(line) > 1 && indent_of(group[i - 1].text) == 0;
    const bool begins = i == 0 || each || indented || list_marker(without_margins(line)) > 0;
    add_line(blocks, group[i], begins);
  }
}

// The first paragraph may be the title; a short line that a paragraph follows is a heading, and one that none does
// is a signature or the like.
void name_parts(std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const bool last = i + 1 == blocks.size();
    if (i == 0 && !last && looks_like_title(block.text))
      block.part = Part::title;
    else if (looks_like_caption(block.text))
      block.part = Part::caption;
    else if (looks_like_heading(block.text))
      block.part = last && i > 0 ? Part::caption : Part::heading;
  }
}

}  // namespace

std::vector<Block> plain_blocks(Text text) {
  const auto groups = groups_in(text);
  std::vector<Block> blocks;
  for (const Group& group : groups) add_group(blocks, group, groups.size() <= 2);
  name_parts(blocks);
  return blocks;
}

}  // namespace interregnum
