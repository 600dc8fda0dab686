// couplings: how the mechanisms move one another, as the page docs/couplings.md.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/diagnostics.hpp"
#include "card_words.hpp"
#include "commands.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "report/json.hpp"
#include "study/influence.hpp"
#include "study_job.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

// One arrow of the model in words.
struct Row {
  const Card* card;
  const Coupling* coupling;
  const ParameterSpec* parameter;  // null: the equation has no coefficient
  std::string claims;              // those that it moves most, "C6 (+.41)"
};

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (const Card* card : cards())
    for (const Coupling& coupling : card->couplings) {
      const auto parameter = std::find_if(card->parameters.begin(), card->parameters.end(),
                                          [&](const ParameterSpec& spec) { return spec.name == coupling.parameter; });
      rows.push_back({card, &coupling, parameter == card->parameters.end() ? nullptr : &*parameter, {}});
    }
  return rows;
}

// "+.41"
std::string signed_share(double value) {
  const auto hundredths = static_cast<int>(std::floor(std::fabs(value) * 100 + .5));
  return hundredths >= 100 ? (value < 0 ? "-1" : "+1") : fmt::format("{}.{:02}", value < 0 ? '-' : '+', hundredths);
}

constexpr std::size_t most_claims = 3;

// The claims whose tests go most with the coefficient, strongest first, each with its strongest test.
std::string moved_claims(const Row& row, const Study& study, const std::vector<Influence>& all) {
  const std::string path = fmt::format("mechanism.{}.{}", row.card->text.id, row.coupling->parameter);
  std::vector<Influence> strongest;  // one a claim
  const auto claim_of = [&](const Influence& i) { return study.tests[i.test].claim; };
  for (const Influence& one : all) {
    if (study.scenario->inputs[one.input].path != path) continue;
    if (std::fabs(one.correlation) < chance_correlation(one.draws)) continue;
    const auto same = std::find_if(strongest.begin(), strongest.end(),
                                   [&](const Influence& known) { return claim_of(known) == claim_of(one); });
    if (same == strongest.end())
      strongest.push_back(one);
    else if (std::fabs(same->correlation) < std::fabs(one.correlation))
      *same = one;
  }
  std::stable_sort(strongest.begin(), strongest.end(), [](const Influence& a, const Influence& b) {
    return std::fabs(a.correlation) > std::fabs(b.correlation);
  });
  strongest.resize(std::min(strongest.size(), most_claims));
  std::string text;
  for (const Influence& one : strongest)
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", study.scenario->claims[claim_of(one)].id,
                        signed_share(one.correlation));
  return text;
}

// Runs the study of a scenario and fills in which claims each coupling moves. Returns false if it was interrupted.
bool add_claims(std::vector<Row>& rows, const CouplingsOptions& options, const Scenario& scenario) {
  const Study study = prepare(scenario, 0);
  Cells cells;
  const auto result = carry_out_watched(study, cells, options.budget, threads_for(options.threads), "couplings", {});
  if (!result.complete) return false;
  const auto all = influences(study, result, cells);
  for (Row& row : rows)
    if (row.parameter != nullptr) row.claims = moved_claims(row, study, all);
  return true;
}

// Text in a cell of a Markdown table.
std::string cell(Text text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|' || c == '<' || c == '*' || c == '_') safe += '\\';
    safe += c == '\n' ? ' ' : c;
  }
  return safe;
}

std::string range_of(const Row& row) {
  if (row.parameter == nullptr) return "";
  const std::string unit = row.parameter->unit == "1" ? "" : " " + std::string(row.parameter->unit);
  return prior_words(*row.parameter) + unit;
}

std::string source_of(const Row& row) {
  const Text source = row.parameter != nullptr ? row.parameter->range.source : Text();
  return std::string(source.empty() ? row.card->text.source : source);
}

std::string page(const std::vector<Row>& rows, const std::string& measured) {
  std::string text =
      "# Couplings\n\nHow the mechanisms move one another, as their cards say it; made by `interregnum couplings`.\n"
      "The range is the prior between its 5 and 95 % points where a file says nothing else.\n";
  text += measured;
  const Card* last = nullptr;
  for (const Row& row : rows) {
    if (row.card != last) {
      text += fmt::format("\n## {}: {}\n\nRole {}. {}.\n\n", row.card->text.id, row.card->text.title,
                          row.card->text.role, row.card->text.source);
      text +=
          "| from | to | equation | coefficient | range | source | claims moved most "
          "|\n|---|---|---|---|---|---|---|\n";
      last = row.card;
    }
    const std::string source = row.parameter != nullptr ? source_of(row) : "";
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", cell(row.coupling->from), cell(row.coupling->to),
                        cell(row.coupling->equation), cell(row.coupling->parameter), cell(range_of(row)), cell(source),
                        cell(row.claims));
  }
  return text;
}

Json row_json(const Row& row) {
  return Json::Object{{"mechanism", row.card->text.id},
                      {"from", row.coupling->from},
                      {"to", row.coupling->to},
                      {"equation", row.coupling->equation},
                      {"coefficient", row.coupling->parameter},
                      {"range", range_of(row)},
                      {"source", source_of(row)},
                      {"claims", row.claims}};
}

}  // namespace

int couplings(const CouplingsOptions& options) {
  auto rows = all_rows();
  std::string measured;
  if (!options.file.empty()) {
    const auto input = read_input(options.file, "couplings", options.json);
    if (!input) return bad_input;
    if (!add_claims(rows, options, *input->scenario)) return interrupted_exit();
    measured = fmt::format(
        "\nThe last column names the claims of\n*{}*\nwhose tests go most with the coefficient: Spearman's rank "
        "correlation over {} draws, where it exceeds four\n"
        "standard errors. It is empty where none does, and where the equation has no coefficient of its own.\n",
        input->scenario->title, options.budget);
  }
  if (options.json)
    print(document_text("couplings", {{"couplings", array_of(rows, row_json)}}));
  else
    print(page(rows, measured));
  return done;
}

}  // namespace interregnum::cli
