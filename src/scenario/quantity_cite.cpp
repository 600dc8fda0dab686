// Sources: "essay#p3.1: why", in brackets after a quantity or as a string of its own.
#include <fmt/format.h>

#include "document/source_text.hpp"
#include "scenario/quantity_reader.hpp"

namespace interregnum {
namespace {

constexpr u32 most_paragraphs = 1'000'000;

bool is_name_character(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.'; }

// A whole number from 1, or nothing.
std::optional<u32> read_count(Reader& r) {
  u32 count = 0;
  while (!at_end(r) && is_digit(r.text[r.at]) && count < most_paragraphs) {
    count = 10 * count + static_cast<u32>(r.text[r.at++] - '0');
  }
  if (count == 0 || count >= most_paragraphs) return std::nullopt;
  return count;
}

// "#p3" or "#p3.1" if it is there. False if it is there and wrong.
bool read_paragraph(Reader& r, Cite& cite) {
  if (!looks_at(r, "#")) return true;
  const std::size_t begin = r.at++;
  const auto wrong = [&] {
    fail(r, "cite_paragraph", begin, r.at, "a place in a source is #pPARAGRAPH or #pPARAGRAPH.SENTENCE",
         "for example essay#p3.1");
    return false;
  };
  if (!looks_at(r, "p")) return wrong();
  ++r.at;
  const auto paragraph = read_count(r);
  if (!paragraph) return wrong();
  cite.paragraph = *paragraph;
  if (!looks_at(r, ".")) return true;
  ++r.at;
  const auto sentence = read_count(r);
  if (!sentence) return wrong();
  cite.sentence = *sentence;
  return true;
}

// NAME [#p..] [: why] up to `end`.
std::optional<Cite> read_cite_until(Reader& r, std::size_t end) {
  Cite cite;
  skip_spaces(r);
  const std::size_t begin = r.at;
  while (r.at < end && is_name_character(r.text[r.at])) ++r.at;
  cite.source = std::string(piece(r, begin, r.at));
  if (cite.source.empty()) {
    return fail(r, "cite_empty", begin, end, "a source is expected here", "[NAME: why], or [judgement: why]");
  }
  if (!read_paragraph(r, cite)) return std::nullopt;
  skip_spaces(r);
  if (r.at < end && r.text[r.at] != ':') {
    return fail(r, "cite_syntax", begin, end, fmt::format("{}: a source is one name", in_quotes(piece(r, begin, end))),
                "its reason follows a colon: [NAME: why], or [judgement: why]");
  }
  if (r.at < end) cite.why = std::string(trimmed(piece(r, r.at + 1, end)));
  r.at = end;
  return cite;
}

}  // namespace

bool read_bracketed_cite(Reader& r, Quantity& quantity) {
  skip_spaces(r);
  if (at_end(r)) return true;
  const std::size_t open = r.at, close = r.text.find_last_not_of(" \t\n");
  if (r.text[open] != '[') {
    fail(r, "quantity_syntax", open, r.text.size(),
         fmt::format("{} is not expected here", in_quotes(r.text.substr(open))),
         "a quantity is: value unit [source: why]");
    return false;
  }
  if (r.text[close] != ']') {
    fail(r, "cite_syntax", open, open + 1, "the ] of this source is missing");
    return false;
  }
  ++r.at;
  auto cite = read_cite_until(r, close);
  if (!cite) return false;
  quantity.cite = std::move(*cite);
  quantity.has_cite = true;
  r.at = r.text.size();
  return true;
}

std::optional<Cite> read_cite(const Node& node, Diagnostics& diagnostics) {
  if (node.kind != Kind::string) {
    diagnostics.error("cite_kind", node.at, fmt::format("a source is a string, not {}", kind_name(node.kind)));
    return std::nullopt;
  }
  const Target target;
  Reader reader{node.text, node, target, diagnostics};
  return read_cite_until(reader, node.text.find_last_not_of(" \t\n") + 1);
}

}  // namespace interregnum
