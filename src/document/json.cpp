// The only file that includes nlohmann/json. The SAX interface is used because a tree would hide duplicate keys and
// forget the order of the file.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "document/document.hpp"
#include "document/source_text.hpp"

namespace interregnum {
namespace {

constexpr i64 largest_exact = i64{1} << 53;
constexpr std::size_t longest_path = 400;  // a longer one would cost memory in every node

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "2022-02-24", "2023-06-24T02:03:00" or with a space; the parser of moments judges the numbers.
bool is_date(Text text) {
  constexpr Text pattern = "dddd-dd-dd_dd:dd:dd";
  if (text.size() != 10 && text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool fits = pattern[i] == 'd'   ? is_digit(c)
                      : pattern[i] == '_' ? c == 'T' || c == 't' || c == ' '
                                          : c == pattern[i];
    if (!fits) return false;
  }
  return true;
}

// A JSON pointer (RFC 6901): ~ and / in a name are escaped.
std::string extended(const std::string& path, Text name) {
  if (path.size() + name.size() > longest_path) return path;
  std::string longer = path + "/";
  for (const char c : name) {
    if (c == '~') {
      longer += "~0";
    } else if (c == '/') {
      longer += "~1";
    } else {
      longer += c;
    }
  }
  return longer;
}

// Receives the parser's events; the names are the library's.
struct Handler {
  using string_t = std::string;
  Text text, file;
  Diagnostics& diagnostics;
  std::vector<Node> open = {};  // the tables and arrays that are not closed yet, the outermost first
  std::string name = {};        // the key that was read last
  Node root = {};

  Position place(std::string path) const { return {std::string(file), 0, 0, 1, std::move(path)}; }

  Node next(Kind kind) {
    Node node;
    node.kind = kind;
    std::string path;
    if (!open.empty()) {
      const Node& parent = open.back();
      const bool member = parent.kind == Kind::table;
      if (member) node.key = std::move(name);
      path = extended(parent.at.path, member ? Text(node.key) : Text(std::to_string(parent.items.size())));
    }
    node.at = place(std::move(path));
    if (!node.key.empty()) node.key_at = node.at;
    return node;
  }

  bool add(Node node) {
    (open.empty() ? root : open.back().items.emplace_back()) = std::move(node);
    return true;
  }

  bool start(Kind kind) {
    Node node = next(kind);
    if (open.size() > most_nesting) {
      diagnostics.error("nesting", node.at, "brackets are nested deeper than 64");
      return false;
    }
    open.push_back(std::move(node));
    return true;
  }

  bool end() {
    Node node = std::move(open.back());
    open.pop_back();
    return add(std::move(node));
  }

  bool whole_number(double value, bool exact) {
    Node node = next(Kind::integer);
    node.number = value;
    if (!exact) {
      diagnostics.error("number_size", node.at, "a whole number beyond 2^53 would lose digits");
    }
    return add(std::move(node));
  }

  bool null() {
    Node node = next(Kind::string);
    diagnostics.error("null", node.at, "null means nothing in a scenario", "leave the key out");
    return add(std::move(node));
  }

  bool boolean(bool value) {
    Node node = next(Kind::boolean);
    node.truth = value;
    return add(std::move(node));
  }

  bool number_integer(i64 value) { return whole_number(static_cast<double>(value), value >= -largest_exact); }
  bool number_unsigned(u64 value) {
    return whole_number(static_cast<double>(value), value <= static_cast<u64>(largest_exact));
  }

  bool number_float(double value, const std::string&) {
    Node node = next(Kind::real);
    node.number = value;
    return add(std::move(node));
  }

  bool string(std::string& value) {
    Node node = next(is_date(value) ? Kind::date : Kind::string);
    node.text = std::move(value);
    if (node.kind == Kind::date && node.text.size() > 10) node.text[10] = ' ';
    return add(std::move(node));
  }

  bool binary(nlohmann::json::binary_t&) { return false; }  // not in text

  bool start_object(std::size_t) { return start(Kind::table); }
  bool start_array(std::size_t) { return start(Kind::array); }
  bool end_array() { return end(); }

  bool key(std::string& value) {
    name = std::move(value);
    return true;
  }

  bool end_object() {
    report_repeated_keys(open.back());
    return end();
  }

  void report_repeated_keys(const Node& table) {
    std::vector<const Node*> members;
    for (const Node& item : table.items) members.push_back(&item);
    std::stable_sort(members.begin(), members.end(), [](const Node* a, const Node* b) { return a->key < b->key; });
    for (std::size_t i = 1; i < members.size() && diagnostics.list.size() < most_syntax_errors; ++i) {
      if (members[i]->key != members[i - 1]->key) continue;
      diagnostics.error("repeated_key", members[i]->at, fmt::format("{} is given twice", in_quotes(members[i]->key)));
    }
  }

  // The library: "[json.exception...] parse error at line 2, column 5: syntax error while ... - what is wrong"
  bool parse_error(std::size_t byte, const std::string&, const nlohmann::json::exception& error) {
    const std::string what = error.what();
    const bool overflow = what.find("number overflow") != std::string::npos;
    const std::size_t dash = what.find(" - ");
    const Text reason = Text(what).substr(dash == std::string::npos ? 0 : dash + 3);
    diagnostics.error(overflow ? "number_size" : "json_syntax", position_at(text, file, byte > 0 ? byte - 1 : 0),
                      overflow ? "this number is too large" : std::string(first_characters(reason, 200)));
    return false;
  }
};

}  // namespace

Checked<Node> read_json(Text marked, Text file) {
  Checked<Node> result;
  const Text text = without_mark(marked);
  check_text(text, file, most_bytes_in_file, result.diagnostics);
  if (result.diagnostics.has_errors()) return result;
  Handler handler{text, file, result.diagnostics};
  nlohmann::json::sax_parse(text, &handler);
  if (!result.diagnostics.has_errors() && handler.root.kind != Kind::table) {
    result.diagnostics.error("json_root", handler.root.at,
                             fmt::format("a scenario is a table {{...}}, not {}", kind_name(handler.root.kind)));
  }
  if (!result.diagnostics.has_errors()) result.value = std::move(handler.root);
  return result;
}

}  // namespace interregnum
