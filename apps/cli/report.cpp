// report: a result as one page that prints.
#include "report/page.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "commands.hpp"
#include "own_file.hpp"
#include "stored.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

namespace fs = std::filesystem;

constexpr Text own_mark = "<meta name=\"generator\" content=\"Interregnum\">";

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw MachineError(printable(path.string()) + ": cannot be read");
  return text.str();
}

// march.results.sqlite becomes march.html in the working directory.
fs::path default_page(const std::string& result) {
  std::string name = fs::path(result).filename().string();
  for (const Text ending : {".sqlite", ".json", ".results"})
    if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
  return name + ".html";
}

Json read_or_refuse(const std::string& text, const std::string& path) {
  auto document = read_document(text);
  if (!document || text_at(*document, "command") != "run")
    throw MachineError(printable(path) + ": holds no document of `run --json`");
  return *document;
}

// What every wording and seed of the argument said about a claim.
Json wordings_of(const Store& store, const StoredStudy& study, const std::string& claim) {
  Json::Array all;
  for (const Told& told : told_before(store, study, claim))
    if (const auto found = read_document(told.json))
      all.push_back(Json::Object{{"hash", told.study.hash},
                                 {"seed", told.study.seed},
                                 {"this", Json(told.study.id == study.id)},
                                 {"verdict", told.verdict},
                                 {"share", at(*found, "share")}});
  return all;
}

// The stored document, each claim with its history.
Json stored_with_history(const ReportOptions& options) {
  const Store store = open_for_reading(options.result);
  const StoredStudy study = latest_study(store, options.study);
  Json document = read_stored(store, study);
  if (auto* members = std::get_if<Json::Object>(&document.value))
    for (auto& [name, member] : *members)
      if (auto* claims = name == "claims" ? std::get_if<Json::Array>(&member.value) : nullptr)
        for (Json& claim : *claims)
          if (auto* fields = std::get_if<Json::Object>(&claim.value))
            fields->emplace_back("wordings", wordings_of(store, study, std::string(text_at(claim, "id"))));
  return document;
}

Json document_of(const ReportOptions& options) {
  if (!options.document.empty()) return read_or_refuse(text_of(options.document), options.document);
  return stored_with_history(options);
}

}  // namespace

int report(const ReportOptions& options) {
  const Json document = document_of(options);
  const fs::path path = options.out.empty() ? default_page(options.result) : fs::path(options.out);
  refuse_to_overwrite(path, own_mark);
  const std::string page = report_page(document);
  write_file(path, page);
  const auto claims = items_at(document, "claims").size();
  if (options.json)
    print(document_text("report", {{"page", path.string()}, {"bytes", page.size()}, {"claims", claims}}));
  else
    print(paragraph(fmt::format("{}: {}, {} kB. It needs no other file and no network; print it on A4.",
                                printable(path.string()), counted(claims, "claim"), (page.size() + 500) / 1000),
                    0));
  return done;
}

}  // namespace interregnum::cli
