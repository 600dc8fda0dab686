// new: a scenario to start from: a commented starter, or a draft made from an essay.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "commands.hpp"
#include "document/render.hpp"
#include "essay/survey.hpp"
#include "input.hpp"
#include "report/json.hpp"
#include "report/letters.hpp"
#include "scenario/essay_draft.hpp"
#include "scenario/starter.hpp"
#include "store/store.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

namespace fs = std::filesystem;

// Writes a file that must not be there yet: O_EXCL leaves no moment in which another one could appear.
void write_new(const std::string& path, Text text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0 && errno == EEXIST)
    throw UsageError(printable(path) + " exists and was left as it is\nGive another name.");
  if (file < 0) throw MachineError(fmt::format("{}: cannot be written ({})", printable(path), std::strerror(errno)));
  const auto written = ::write(file, text.data(), text.size());
  if (::close(file) != 0 || written != static_cast<ssize_t>(text.size()))
    throw MachineError(printable(path) + ": cannot be written whole\nIs the disk full?");
}

// ----------------------------------------------------------------------------------------------------- from an essay

// What was drafted, and what from.
struct Drafted {
  std::string path;
  const Essay& essay;
  const Survey& survey;
  const EssayDraft& draft;
};

std::size_t count_if(const Survey& survey, bool (*is_such)(const Cues&)) {
  std::size_t count = 0;
  for (const SurveyedSentence& sentence : survey.sentences) count += is_such(sentence.cues) ? 1 : 0;
  return count;
}

std::string place(u32 paragraph, u32 sentence) { return fmt::format("p{}.{}", paragraph, sentence); }

// "p12, p13", or the first ten.
std::string places(const std::vector<u32>& paragraphs) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, paragraphs.size()); ++i)
    text += fmt::format("{}p{}", i > 0 ? ", " : "", paragraphs[i]);
  return text + (paragraphs.size() > most ? ", ..." : "");
}

std::string line(const std::string& text) { return "  " + paragraph(text, 2); }

std::string set_aside(const std::vector<u32>& paragraphs, Text what) {
  if (paragraphs.empty()) return {};
  const bool one = paragraphs.size() == 1;
  return line(fmt::format("{} like {}{} ({}) and {} set to ignore.",
                          counted(paragraphs.size(), "paragraph") + (one ? " looks" : " look"), one ? "a " : "",
                          std::string(what) + (one ? "" : "s"), places(paragraphs), one ? "is" : "are"));
}

std::string names_line(const Survey& survey) {
  constexpr std::size_t most = 8;
  constexpr u32 longest = 40;
  std::string names;
  for (std::size_t i = 0; i < std::min(most, survey.names.size()); ++i)
    names += (i > 0 ? ", " : "") + cut(printable(survey.names[i].text), longest);
  names += survey.names.size() > most ? ", ..." : ".";
  return line(survey.names.empty() ? "No names found." : counted(survey.names.size(), "name") + ": " + names);
}

std::string claims_line(const Drafted& d) {
  const std::size_t sentences = d.survey.sentences.size();
  if (d.draft.claims == 0)
    return counted(sentences, "sentence") + ". No sentence was found that could be a claim: is this the right file?";
  if (d.draft.only_with_cues)
    return fmt::format("{} {} an empty claim: those with a cue word; all {} would not fit in one file.",
                       counted(d.draft.claims, "sentence"), d.draft.claims == 1 ? "has" : "have", sentences);
  return fmt::format("{}, {} an empty claim{}.", counted(sentences, "sentence"), sentences == 1 ? "with" : "each with",
                     d.draft.claims < sentences ? " unless it says what should be" : "");
}

std::string cues_line(const Survey& survey) {
  const auto causal = count_if(survey, [](const Cues& c) { return c.causal; });
  const auto predictive = count_if(survey, [](const Cues& c) { return c.predictive; });
  const auto ought = count_if(survey, [](const Cues& c) { return c.normative; });
  return line(fmt::format("{} with a cue of cause, {} of what will be; {} with a \"should\", set aside as `ought`.",
                          counted(causal, "sentence"), predictive, ought));
}

std::string drafted_text(const Drafted& d) {
  const auto& survey = d.survey;
  std::size_t body = 0;
  for (const Paragraph& paragraph : d.essay.paragraphs) body += paragraph.part == Part::body ? 1 : 0;
  std::string text =
      line(fmt::format("{} written: {}, {}", printable(d.path), counted(body, "paragraph"), claims_line(d)));
  text += set_aside(survey.captions, "caption") + set_aside(survey.headings, "heading");
  text += names_line(survey) + cues_line(survey);
  text += line("It was drafted by rules, and nothing was understood.");
  return text + fmt::format("  Next: keep, merge or delete claims and names; then\n  interregnum check {}\n",
                            printable(d.path));
}

Json::Array variants_json(const std::vector<std::string>& variants) {
  return array_of(variants, [](const std::string& variant) { return Json(variant); });
}

Json::Array paragraphs_json(const std::vector<u32>& paragraphs) {
  return array_of(paragraphs, [](u32 p) { return Json(fmt::format("p{}", p)); });
}

Json name_json(const ProperName& name, const std::string& id) {
  return Json::Object{{"name", name.text},
                      {"variants", variants_json(name.variants)},
                      {"mentions", name.mentions},
                      {"first", place(name.paragraph, name.sentence)},
                      {"entry", id.empty() ? Json() : Json(id)}};
}

Json::Array names_json(const Drafted& d) {
  Json::Array names;
  for (std::size_t i = 0; i < d.survey.names.size(); ++i) names.push_back(name_json(d.survey.names[i], d.draft.ids[i]));
  for (const ProperName& name : d.survey.named_once) names.push_back(name_json(name, ""));
  return names;
}

Json::Array roles_json(const Survey& survey) {
  return array_of(survey.roles, [](const RoleFound& role) {
    return Json::Object{{"noun", role.noun},
                        {"suggests", role.suggestion},
                        {"mentions", role.mentions},
                        {"first", place(role.paragraph, role.sentence)}};
  });
}

Json sentence_json(const SurveyedSentence& s) {
  return Json::Object{{"at", place(s.paragraph, s.sentence)},
                      {"line", s.text->line},
                      {"causal", s.cues.causal},
                      {"predictive", s.cues.predictive},
                      {"ought", s.cues.normative},
                      {"direction", direction_name(s.cues.direction)},
                      {"negated", s.cues.negated},
                      {"cues", variants_json(s.cues.words)}};
}

Json essay_json(const Drafted& d) {
  const Json::Array counts = array_of(d.essay.paragraphs, [](const Paragraph& p) { return Json(p.sentences.size()); });
  return Json::Object{{"sha256", d.essay.sha256},
                      {"title", !d.essay.title.sentences.empty()},
                      {"paragraphs", d.essay.paragraphs.size()},
                      {"sentences", counts},
                      {"captions", paragraphs_json(d.survey.captions)},
                      {"headings", paragraphs_json(d.survey.headings)},
                      {"start", d.survey.day ? Json(d.survey.day->day) : Json()},
                      {"claims", d.draft.claims},
                      {"only_with_cues", d.draft.only_with_cues},
                      {"names", names_json(d)},
                      {"roles", roles_json(d.survey)},
                      {"found", array_of(d.survey.sentences, sentence_json)}};
}

// The mistakes in an essay, as those of a scenario are told.
int refuse_essay(const Diagnostics& diagnostics, bool json) {
  if (json)
    print(document_text("new", {{"diagnostics", diagnostics_json(diagnostics)}}));
  else
    message(render(diagnostics, {}) + "Nothing was written.");
  return bad_input;
}

// The essay as it is named from where the scenario lies.
std::string seen_from(const std::string& scenario, const std::string& essay) {
  std::error_code problem;
  const fs::path home = fs::absolute(scenario).parent_path();
  const fs::path path = fs::relative(fs::absolute(essay), home, problem);
  return problem || path.empty() ? essay : path.generic_string();
}

int create_from_essay(const NewOptions& options, const std::string& path, const std::string& name) {
  Diagnostics diagnostics;
  const auto bytes = file_bytes(options.essay, most_bytes_in_essay, {options.essay, 0, 0, 1, {}}, diagnostics);
  if (!bytes) return refuse_essay(diagnostics, options.json);
  const auto essay = read_essay(*bytes, markup_of(options.essay), options.essay);
  if (!essay.value) return refuse_essay(essay.diagnostics, options.json);
  const Survey survey = survey_of(*essay.value);
  const auto draft = draft_from_essay(*essay.value, survey, printable(name), seen_from(path, options.essay));
  if (!draft.value) return refuse_essay(draft.diagnostics, options.json);
  write_new(path, draft.value->text);
  const Drafted drafted{path, *essay.value, survey, *draft.value};
  print(options.json ? document_text("new", {{"file", path}, {"essay", essay_json(drafted)}}) : drafted_text(drafted));
  return done;
}

}  // namespace

int create(const NewOptions& options) {
  const std::string path = options.name.ends_with(".toml") ? options.name : options.name + ".toml";
  const std::string name = fs::path(path).stem().string();
  if (name.empty() || name == ".toml") throw UsageError("'" + printable(options.name) + "' is no name for a file");
  if (!options.essay.empty()) return create_from_essay(options, path, name);
  write_new(path, starter(printable(name)));
  if (options.json)
    print(document_text("new", {{"file", path}}));
  else
    print(fmt::format("{0} written: a small argument to edit.\nNext: interregnum check {0}\n", printable(path)));
  return done;
}

}  // namespace interregnum::cli
