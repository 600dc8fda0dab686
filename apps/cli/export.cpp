// export: the data of a result, as tables. One row is in memory at a time, whatever the size of the result.
#include <fmt/format.h>

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/diagnostics.hpp"
#include "commands.hpp"
#include "report/data_tables.hpp"
#include "report/table.hpp"
#include "stored.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

// Tables that are read from the result's rows and not from its document.
constexpr Text cells = "cells", effects = "effects", verdicts = "verdicts";

struct Known {
  Text name, about;
  std::vector<Text> columns;
};

std::vector<Known> known_tables() {
  std::vector<Known> known;
  for (const DataTable& table : data_tables()) known.push_back({table.name, table.about, table.columns});
  known.push_back({cells,
                   "what every run wrote down, one number a row",
                   {"arm", "variant", "draw", "replicate", "failed", "record", "value"}});
  known.push_back({effects,
                   "what the deciding test of a claim found in each world, in the outcome's unit",
                   {"claim", "draw", "effect"}});
  known.push_back({verdicts,
                   "what each wording and seed in this file said about each claim",
                   {"hash", "seed", "engine", "begun", "claim", "verdict", "draws"}});
  return known;
}

Known table_called(const std::string& name) {
  std::vector<std::string> names;
  for (Known& known : known_tables()) {
    if (known.name == name) return known;
    names.emplace_back(known.name);
  }
  const std::string nearest = nearest_name(name, names);
  throw UsageError(fmt::format("there is no table '{}'\n{}interregnum export RESULT  lists them", printable(name),
                               nearest.empty() ? "" : "nearest: " + nearest + "\n"));
}

// Where the lines go: standard output, or a file that did not exist. It has its name only once it is whole.
struct Lines {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{nullptr, std::fclose};
  std::string path;

  std::string unfinished() const { return path + ".part"; }

  void write(Text text) const {
    if (!file) return print(text);
    if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size()) fail();
  }
  void end() const {
    if (file && (std::fflush(file.get()) != 0 || std::rename(unfinished().c_str(), path.c_str()) != 0)) fail();
  }
  [[noreturn]] void fail() const {
    throw MachineError(
        fmt::format("{} cannot be written ({})\nMend that, or give another --out.", path, std::strerror(errno)));
  }
};

Lines open_lines(const std::string& path) {
  Lines lines;
  if (path.empty()) return lines;
  lines.path = path;
  if (std::filesystem::exists(path)) throw UsageError(fmt::format("{} exists already: give another --out", path));
  lines.file.reset(std::fopen(lines.unfinished().c_str(), "wb"));
  if (lines.file) return lines;
  lines.fail();
}

void cell_rows(const Store& store, const StoredStudy& study, const RowSink& sink) {
  const auto arms = stored_arms(store, study);
  each_cell(store, study, [&](const Cell& cell, const CellResult& result) {
    if (cell.arm >= arms.size()) return;
    for (std::size_t i = 0; i < result.values.size(); ++i)
      sink(
          {arms[cell.arm].name, arms[cell.arm].variant, cell.draw, cell.replicate, result.failed, i, result.values[i]});
  });
}

void effect_rows(const Store& store, const StoredStudy& study, const RowSink& sink) {
  for (const StoredVerdict& verdict : stored_verdicts(store, study)) {
    const auto found = stored_effects(store, study, verdict.claim);
    for (std::size_t draw = 0; draw < found.size(); ++draw)
      if (std::isfinite(found[draw])) sink({verdict.claim, draw, found[draw]});
  }
}

void verdict_rows(const Store& store, const RowSink& sink) {
  for (const StoredStudy& study : stored_studies(store))
    for (const StoredVerdict& verdict : stored_verdicts(store, study))
      sink({study.hash, study.seed, study.engine, study.started, verdict.claim, verdict.verdict, verdict.draws});
}

void table_rows(const Store& store, const StoredStudy& study, const Known& known, const RowSink& sink) {
  if (known.name == cells) return cell_rows(store, study, sink);
  if (known.name == effects) return effect_rows(store, study, sink);
  if (known.name == verdicts) return verdict_rows(store, sink);
  const Json document = read_stored(store, study);
  for (const DataTable& table : data_tables())
    if (table.name == known.name) table.rows(document, sink);
}

Json known_json(const Known& known) {
  return Json::Object{{"name", known.name},
                      {"about", known.about},
                      {"columns", array_of(known.columns, [](Text column) { return Json(column); })}};
}

std::string list_text(const std::string& result) {
  Table table{{"table", "what it holds"}, {}, {}, {0}};
  for (const Known& known : known_tables()) table.rows.push_back({std::string(known.name), std::string(known.about)});
  return table_text(table, ink()) + "\nNext: interregnum export " + printable(result) + " --table claims\n";
}

}  // namespace

int export_table(const ExportOptions& options) {
  const Store store = open_for_reading(options.result);
  if (options.table.empty()) {
    print(options.json ? document_text("export", {{"tables", array_of(known_tables(), known_json)}})
                       : list_text(options.result));
    return done;
  }
  if (options.json && options.out.empty())
    throw UsageError("--json with --table needs --out\nOn standard output:  --format jsonl");
  const Known known = table_called(options.table);
  const bool is_csv = options.format == "csv";
  const StoredStudy study = known.name == cells || known.name == verdicts ? any_study(store, options.study)
                                                                          : latest_study(store, options.study);
  const Lines lines = open_lines(options.out);
  u64 rows = 0;
  if (is_csv) lines.write(csv_head(known.columns));
  table_rows(store, study, known, [&](const std::vector<Json>& row) {
    lines.write(is_csv ? csv_line(row) : json_line(known.columns, row));
    ++rows;
  });
  lines.end();
  if (options.json)
    print(document_text(
        "export", {{"table", known_json(known)}, {"file", options.out}, {"written", options.format}, {"rows", rows}}));
  return done;
}

}  // namespace interregnum::cli
