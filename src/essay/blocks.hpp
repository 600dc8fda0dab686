// A text before its sentences are found: what belongs together, and what it is. Internal to the reader of essays.
#pragma once

#include <string>
#include <vector>

#include "essay/essay.hpp"

namespace interregnum {

struct Block {
  Part part = Part::body;
  std::string text;  // without markup; its lines stay apart by \n, so that counting them finds a sentence's line
  u32 line = 0;      // of its beginning, from 1
};

// Both take text as cleaned() gives it.
std::vector<Block> plain_blocks(Text text);
std::vector<Block> markdown_blocks(Text text);

// One paragraph's Markdown (emphasis, links, images, code, footnotes, tags, entities) as the words that are read.
std::string without_inline_markup(Text text);

// What stands beside an argument: what describes a picture or table, and the furniture of a page.
bool looks_like_caption(Text text);

// A first paragraph that is one short line and no sentence.
bool looks_like_title(Text text);

// A short line that is no sentence, in a text without markup.
bool looks_like_heading(Text text);

}  // namespace interregnum
