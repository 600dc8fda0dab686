// A text of arguments as paragraphs and sentences, which scenario files cite as NAME#pPARAGRAPH.SENTENCE.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace interregnum {

enum class Markup { plain, markdown };

// The title is paragraph 0; all else counts from 1 in the order of the text, headings and captions too, so that a
// number does not depend on what a paragraph was taken for.
enum class Part { title, heading, caption, body };

struct Sentence {
  std::string text;  // UTF-8, on one line, without markup
  u32 line = 0;      // of the file, from 1
};

struct Paragraph {
  Part part = Part::body;
  std::vector<Sentence> sentences;  // at least one; of what is no body, exactly one
};

struct Essay {
  std::string sha256;                 // of the bytes of the file
  Paragraph title;                    // no sentence where the text has none
  std::vector<Paragraph> paragraphs;  // [0] is p1
};

inline constexpr std::size_t most_bytes_in_essay = 10 << 20;

// .md and .markdown are Markdown, all else plain text.
Markup markup_of(Text path);

// Text -> paragraphs and sentences. An error, with its line, where it is empty, larger than the cap, or not UTF-8.
Checked<Essay> read_essay(Text bytes, Markup markup, Text file);

}  // namespace interregnum
