#include "base/diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace interregnum {
namespace {

constexpr std::size_t longest_word = 100;  // no name is longer; keeps hostile input from costing quadratic time

// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal string alignment).
std::size_t edits(Text a, Text b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = std::exchange(last, row);
  }
  return last[b.size()];
}

auto place(const Diagnostic& d) { return std::tie(d.at.file, d.at.line, d.at.column); }

bool same(const Diagnostic& a, const Diagnostic& b) {
  return place(a) == place(b) && a.severity == b.severity && a.code == b.code && a.at.path == b.at.path &&
         a.message == b.message && a.hint == b.hint;
}

}  // namespace

void Diagnostics::error(std::string code, Position at, std::string message, std::string hint) {
  list.push_back({Severity::error, std::move(code), std::move(at), std::move(message), std::move(hint)});
}

void Diagnostics::warning(std::string code, Position at, std::string message, std::string hint) {
  list.push_back({Severity::warning, std::move(code), std::move(at), std::move(message), std::move(hint)});
}

void Diagnostics::note(std::string code, Position at, std::string message, std::string hint) {
  list.push_back({Severity::note, std::move(code), std::move(at), std::move(message), std::move(hint)});
}

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  const auto is_such = [severity](const Diagnostic& d) { return d.severity == severity; };
  return static_cast<std::size_t>(std::count_if(list.begin(), list.end(), is_such));
}

Text severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

void sort_diagnostics(Diagnostics& diagnostics) {
  auto& list = diagnostics.list;
  std::stable_sort(list.begin(), list.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  // Repetitions stand at one place, but others may stand between them.
  std::vector<Diagnostic> kept;
  std::size_t group = 0;  // where the diagnostics of the current place begin in `kept`
  for (auto& d : list) {
    if (!kept.empty() && place(kept.back()) != place(d)) group = kept.size();
    const auto begin = kept.begin() + static_cast<std::ptrdiff_t>(group);
    if (std::none_of(begin, kept.end(), [&](const Diagnostic& k) { return same(k, d); })) kept.push_back(std::move(d));
  }
  list = std::move(kept);
}

std::string nearest_name(Text word, const std::vector<std::string>& known) {
  if (word.size() > longest_word) return {};
  const std::size_t most = word.size() / 3 + 1;
  std::string best;
  std::size_t fewest = most + 1;
  for (const auto& name : known) {
    const std::size_t gap = std::max(name.size(), word.size()) - std::min(name.size(), word.size());
    if (gap >= fewest) continue;
    const std::size_t needed = edits(word, name);
    if (needed < fewest) fewest = needed, best = name;
  }
  return best;
}

}  // namespace interregnum
