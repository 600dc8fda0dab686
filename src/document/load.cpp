// Reading a scenario's file and those it extends.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "base/utf8.hpp"
#include "document/document.hpp"
#include "document/merge.hpp"
#include "document/source_text.hpp"

namespace interregnum {
namespace {

namespace fs = std::filesystem;

// A file in the chain of `extends`, and who asked for it.
struct Request {
  std::string path;
  Position asked_at;  // the string after `extends =`, or the file itself for the first
  std::vector<fs::path> above;
};

// The file's bytes: one more than the cap at most, so that a larger file is seen to be one.
std::optional<std::string> read_file(const Request& request, Diagnostics& diagnostics) {
  const auto fail = [&](Text code, Text why) {
    diagnostics.error(std::string(code), request.asked_at, fmt::format("{}: {}", in_quotes(request.path), why));
    return std::nullopt;
  };
  std::error_code error;
  const fs::file_status status = fs::status(request.path, error);
  if (!fs::exists(status)) return fail("file_not_found", "no such file");
  if (fs::is_directory(status)) return fail("file_unreadable", "this is a folder, not a file");
  if (!fs::is_regular_file(status)) return fail("file_unreadable", "this is not an ordinary file");
  std::ifstream stream(request.path, std::ios::binary);
  std::string bytes(most_bytes_in_file + 1 + 3, '\0');  // a byte order mark does not count
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream.is_open() || stream.bad()) return fail("file_unreadable", "it cannot be read");
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

bool is_json(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".json";
}

void append(Diagnostics& all, Diagnostics more) {
  std::move(more.list.begin(), more.list.end(), std::back_inserter(all.list));
}

std::optional<Document> load(const Request& request, std::optional<Text> given, Sources& sources, Diagnostics& all);

// The document that `node` (the value of `extends`) names, or nothing and the reason.
std::optional<Document> load_base(const Node& node, const Request& from, Sources& sources, Diagnostics& all) {
  const fs::path path = (fs::path(from.path).parent_path() / node.text).lexically_normal();
  Request request{path.string(), node.at, from.above};
  if (node.kind != Kind::string) {
    all.error("extends", node.at, fmt::format("extends takes the name of a file, not {}", kind_name(node.kind)));
    return std::nullopt;
  }
  std::error_code error;
  request.above.push_back(fs::weakly_canonical(from.path, error));
  const fs::path wanted = fs::weakly_canonical(path, error);
  if (std::find(request.above.begin(), request.above.end(), wanted) != request.above.end()) {
    all.error("extends", node.at, fmt::format("{} extends itself in the end", in_quotes(path.string())),
              "one file of the chain must stand on its own");
    return std::nullopt;
  }
  if (request.above.size() > most_extends) {
    all.error("extends", node.at, "a file extends a file more than 8 times over");
    return std::nullopt;
  }
  return load(request, std::nullopt, sources, all);
}

std::optional<Document> load(const Request& request, std::optional<Text> given, Sources& sources, Diagnostics& all) {
  const std::optional<std::string> stored = given ? std::string(*given) : read_file(request, all);
  if (!stored) return std::nullopt;
  if (stored->size() <= most_bytes_in_file) sources.lines[request.path] = lines_of(without_mark(*stored));
  Checked<Node> own = is_json(request.path) ? read_json(*stored, request.path) : read_toml(*stored, request.path);
  append(all, std::move(own.diagnostics));
  if (!own.value) return std::nullopt;
  const Node* extends = find(*own.value, "extends");
  if (extends == nullptr) {
    refuse_drops(*own.value, all);
    return Document{std::move(*own.value), {}};
  }
  std::optional<Document> base = load_base(*extends, request, sources, all);
  if (base) merge_into(*base, std::move(*own.value), all);
  return base;
}

Checked<Document> load_checked(const std::string& path, std::optional<Text> text, Sources& sources) {
  Checked<Document> result;
  const Request request{path, {path, 0, 0, 1, {}}, {}};
  auto document = load(request, text, sources, result.diagnostics);
  if (!result.diagnostics.has_errors()) result.value = std::move(document);
  return result;
}

}  // namespace

Checked<Document> load_document(const std::string& path, Sources& sources) {
  return load_checked(path, std::nullopt, sources);
}

Checked<Document> load_document(const std::string& path, Text text, Sources& sources) {
  return load_checked(path, text, sources);
}

}  // namespace interregnum
