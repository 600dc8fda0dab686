// The command line. Only this file includes CLI11, which is slow to compile.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <new>

#include "commands.hpp"
#include "numbers.hpp"
#include "store/store.hpp"
#include "terminal.hpp"
#include "usage.hpp"
#include "version.hpp"

namespace interregnum::cli {
namespace {

// What was asked for; each command fills its own record.
struct CommandLine {
  CheckOptions check;
  RunOptions run;
  TraceOptions trace;
  ExplainOptions explain;
  CompareOptions compare;
  ExportOptions export_table;
  ReportOptions report;
  ObservablesOptions observables;
  MechanismsOptions mechanisms;
  CouplingsOptions couplings;
  SchemaOptions schema;
  SolveOptions solve;
  NewOptions create;
  TestOptions test;
  ScoresOptions scores;
  SweepOptions sweep;
  std::function<int()> chosen;
};

CLI::App& add_command(CLI::App& app, const std::string& name, const std::string& about, const std::string& examples,
                      bool& json) {
  CLI::App& command = *app.add_subcommand(name, about);
  command.footer("Examples:\n" + examples);
  command.add_flag("--json", json, "one JSON document on standard output");
  return command;
}

void add_file(CLI::App& command, std::string& file) {
  command.add_option("FILE", file, "scenario (.toml, or .json)")->required()->option_text(" ");
}

std::string not_empty(const std::string& text) { return text.empty() ? "it names nothing" : ""; }

void add_seed(CLI::App& command, u64& seed) {
  const auto read = [&seed](const std::string& text) {
    const auto number = seed_from(text);
    if (!number) throw CLI::ValidationError("--seed", "'" + text + "' is no seed: 42, or 0x2a, at most 64 bits");
    seed = *number;
  };
  command.add_option_function<std::string>("--seed", read, "other luck than the public 0")->option_text("S");
}

void add_threads(CLI::App& command, u32& threads) {
  command.add_option("--threads", threads, "1 to 1024 (as many as the machine has)")
      ->check(CLI::Range(1u, most_threads))
      ->option_text("N");
}

void add_check(CLI::App& app, CommandLine& line) {
  auto& o = line.check;
  CLI::App& command = add_command(app, "check", "every mistake at once, then what will be judged",
                                  "  interregnum check march.toml\n"
                                  "  interregnum check march.toml --priors army",
                                  o.json);
  add_file(command, o.file);
  command.add_option("--priors", o.word, "every number as it was understood,\nor those whose name contains NAME")
      ->expected(0, 1)
      ->option_text("[NAME]");
  command.callback([&] {
    o.priors = command.count("--priors") > 0;
    line.chosen = [&] { return check(o); };
  });
}

void add_run(CLI::App& app, CommandLine& line) {
  auto& o = line.run;
  CLI::App& command = add_command(app, "run", "does each claim follow, and in how many worlds",
                                  "  interregnum run march.toml --quick\n"
                                  "  interregnum run march.toml --budget 2000 --out march.sqlite",
                                  o.json);
  add_file(command, o.file);
  add_seed(command, o.seed);
  add_threads(command, o.threads);
  auto* budget = command.add_option("--budget", o.budget, "draws a claim may read, 16 to 1000000")
                     ->check(CLI::Range(least_budget, most_budget))
                     ->option_text("DRAWS");
  command.add_flag("--quick", o.quick, "81 draws: the beginning of the full run")->excludes(budget);
  command.add_option("--out", o.out, "the result (NAME.results.sqlite)")->check(not_empty)->option_text("R.sqlite");
  command.add_flag("--fresh", o.fresh, "drop the runs that the result holds");
  command.callback([&] { line.chosen = [&] { return run(o); }; });
}

void add_trace(CLI::App& app, CommandLine& line) {
  auto& o = line.trace;
  CLI::App& command = add_command(app, "trace", "one run as a chronicle in words",
                                  "  interregnum trace march.toml --with story --draw 17\n"
                                  "  interregnum trace march.toml --with \"story - march\" --why regime.falls",
                                  o.json);
  add_file(command, o.file);
  command.add_option("--with", o.arm, "which arm (story)")->option_text("ARM");
  command.add_option("--draw", o.draw, "which world (0)")->check(CLI::Range(0u, most_budget))->option_text("K");
  command.add_option("--replicate", o.replicate, "which luck in it (0)")
      ->check(CLI::Range(0u, most_budget))
      ->option_text("R");
  command.add_option("--find", o.find, "the first draw in which it happens")->check(not_empty)->option_text("EVENT");
  command.add_option("--why", o.why, "what led to it, walked back")->check(not_empty)->option_text("EVENT");
  add_seed(command, o.seed);
  command.callback([&] { line.chosen = [&] { return trace(o); }; });
}

void add_result(CLI::App& command, std::string& result, std::string& study) {
  command.add_option("RESULT", result, "a result of `run` (NAME.results.sqlite)")->required()->option_text(" ");
  command.add_option("--study", study, "which wording: how its hash begins")->option_text("HASH");
}

void add_explain(CLI::App& app, CommandLine& line) {
  auto& o = line.explain;
  CLI::App& command = add_command(app, "explain", "why a claim got its verdict",
                                  "  interregnum explain march.results.sqlite C8\n"
                                  "  interregnum explain march.results.sqlite",
                                  o.json);
  add_result(command, o.result, o.study);
  command.add_option("CLAIM", o.claim, "which claim; without it, they are listed")->option_text(" ");
  command.callback([&] { line.chosen = [&] { return explain(o); }; });
}

void add_compare(CLI::App& app, CommandLine& line) {
  auto& o = line.compare;
  CLI::App& command = add_command(app, "compare", "which assumption changed which verdict",
                                  "  interregnum compare march.results.sqlite march2.results.sqlite\n"
                                  "  interregnum compare march.results.sqlite",
                                  o.json);
  command.add_option("R1", o.before, "a result of `run`")->required()->option_text(" ");
  command.add_option("R2", o.after, "another; without it, two wordings in R1")->option_text(" ");
  command.add_option("--before", o.before_study, "which wording: how its hash begins")->option_text("HASH");
  command.add_option("--after", o.after_study, "which wording: how its hash begins")->option_text("HASH");
  command.callback([&] { line.chosen = [&] { return compare(o); }; });
}

void add_export(CLI::App& app, CommandLine& line) {
  auto& o = line.export_table;
  CLI::App& command = add_command(app, "export", "the data, as tables",
                                  "  interregnum export march.results.sqlite --table claims\n"
                                  "  interregnum export march.results.sqlite --table cells --out cells.csv",
                                  o.json);
  add_result(command, o.result, o.study);
  command.add_option("--table", o.table, "which one; without it, they are listed")->option_text("NAME");
  command.add_option("--format", o.format, "csv, or jsonl: one JSON object a line")
      ->check(CLI::IsMember({"csv", "jsonl"}))
      ->option_text("FORMAT");
  command.add_option("--out", o.out, "a new file instead of standard output")->check(not_empty)->option_text("FILE");
  command.callback([&] { line.chosen = [&] { return export_table(o); }; });
}

void add_report(CLI::App& app, CommandLine& line) {
  auto& o = line.report;
  CLI::App& command = add_command(app, "report", "a result as one page that prints",
                                  "  interregnum report march.results.sqlite\n"
                                  "  interregnum report march.results.sqlite -o page.html",
                                  o.json);
  auto* result = command.add_option("RESULT", o.result, "a result of `run` (NAME.results.sqlite)")->option_text(" ");
  command.add_option("--study", o.study, "which wording: how its hash begins")->option_text("HASH");
  command.add_option("-o,--out", o.out, "the page (NAME.html)")->check(not_empty)->option_text("PAGE.html");
  auto* document = command.add_option("--document", o.document)->group("");
  command.callback([&o, &line, result, document] {
    if (result->empty() && document->empty()) throw CLI::RequiredError("RESULT");
    line.chosen = [&o] { return report(o); };
  });
}

void add_observables(CLI::App& app, CommandLine& line) {
  auto& o = line.observables;
  CLI::App& command = add_command(app, "observables", "what outcomes of a scenario may name",
                                  "  interregnum observables march.toml\n"
                                  "  interregnum observables march.toml support",
                                  o.json);
  add_file(command, o.file);
  command.add_option("WORD", o.word, "only names that contain it")->option_text(" ");
  command.callback([&] { line.chosen = [&] { return observables(o); }; });
}

void add_mechanisms(CLI::App& app, CommandLine& line) {
  auto& o = line.mechanisms;
  CLI::App& command = add_command(app, "mechanisms", "the published mechanisms, and what is known of each",
                                  "  interregnum mechanisms\n"
                                  "  interregnum mechanisms global_game",
                                  o.json);
  auto* id = command.add_option("ID", o.id, "one of them, whole")->option_text(" ");
  command.add_option("--docs", o.docs, "write a page about each, in Markdown")->option_text("DIR")->excludes(id);
  command.callback([&] { line.chosen = [&] { return mechanisms(o); }; });
}

void add_couplings(CLI::App& app, CommandLine& line) {
  auto& o = line.couplings;
  CLI::App& command = add_command(app, "couplings", "how the mechanisms move one another",
                                  "  interregnum couplings\n"
                                  "  interregnum couplings march.toml > couplings.md",
                                  o.json);
  command.add_option("FILE", o.file, "a scenario: which of its claims each moves")->option_text(" ");
  command.add_option("--budget", o.budget, "draws of that study (400)")
      ->check(CLI::Range(least_budget, most_budget))
      ->option_text("DRAWS");
  add_threads(command, o.threads);
  command.callback([&] { line.chosen = [&] { return couplings(o); }; });
}

void add_schema(CLI::App& app, CommandLine& line) {
  auto& o = line.schema;
  CLI::App& command = add_command(app, "schema", "JSON Schema of scenario files, for editors",
                                  "  interregnum schema > interregnum.schema.json\n"
                                  "  interregnum schema --json",
                                  o.json);
  command.callback([&] { line.chosen = [&] { return schema(o); }; });
}

void add_solve(CLI::App& app, CommandLine& line) {
  auto& o = line.solve;
  CLI::App& command = add_command(app, "solve", "a mechanism's closed form, as a calculator",
                                  "  interregnum solve global_game\n"
                                  "  interregnum solve global_game alpha=1 beta=1 z=.3 c=.5",
                                  o.json);
  command.add_option("ID", o.id, "what to solve")->required()->option_text(" ");
  command.add_option("NAME=VALUE", o.inputs, "its inputs; without any, they are listed")->option_text("...");
  command.callback([&] { line.chosen = [&] { return solve(o); }; });
}

void add_create(CLI::App& app, CommandLine& line) {
  auto& o = line.create;
  CLI::App& command = add_command(app, "new", "a starter to edit, or a draft from an essay",
                                  "  interregnum new march\n"
                                  "  interregnum new march --essay essay.txt",
                                  o.json);
  command.add_option("NAME", o.name, "writes NAME.toml; never overwrites")->required()->option_text(" ");
  command.add_option("--essay", o.essay, "draft it from this text: plain, or Markdown\n(.md), UTF-8, up to 10 MiB")
      ->check(not_empty)
      ->option_text("FILE");
  command.callback([&] { line.chosen = [&] { return create(o); }; });
}

void add_test(CLI::App& app, CommandLine& line) {
  auto& o = line.test;
  CLI::App& command = add_command(app, "test", "runs known scenarios and shows what changed",
                                  "  interregnum test scenarios\n"
                                  "  interregnum test scenarios --update",
                                  o.json);
  command.add_option("DIR", o.directory, "each scenario.toml below it that has\nan expected.json beside it")
      ->required()
      ->option_text(" ");
  add_threads(command, o.threads);
  command.add_flag("--update", o.update, "write what was found into expected.json");
  command.callback([&] { line.chosen = [&] { return test(o); }; });
}

void add_scores(CLI::App& app, CommandLine& line) {
  auto& o = line.scores;
  CLI::App& command = add_command(app, "scores", "how well the model forecasts what happened",
                                  "  interregnum scores scenarios\n"
                                  "  interregnum scores scenarios --draws 1000 --json",
                                  o.json);
  command.add_option("DIR", o.directory, "every scenario.toml below it")->required()->option_text(" ");
  command.add_option("--draws", o.draws, "worlds to forecast from (200)")
      ->check(CLI::Range(least_budget, most_budget))
      ->option_text("DRAWS");
  add_threads(command, o.threads);
  command.callback([&] { line.chosen = [&] { return scores(o); }; });
}

void add_sweep(CLI::App& app, CommandLine& line) {
  auto& o = line.sweep;
  CLI::App& command = add_command(app, "sweep", "where claims follow as one number or two change",
                                  "  interregnum sweep march.toml army.loyalty\n"
                                  "  interregnum sweep march.toml army.loyalty guard.loyalty --out map.svg",
                                  o.json);
  add_file(command, o.file);
  command.add_option("X [Y]", o.parameters, "numbers by name, as in check --priors")
      ->required()
      ->expected(1, 2)
      ->option_text(" ");
  command.add_option("--claim", o.claims, "only this claim; may be repeated")->option_text("ID");
  command.add_option("--from", o.from, "first value of X (its 5 % point);\nthe second --from is Y's")
      ->option_text("VALUE");
  command.add_option("--to", o.to, "last value of X (its 95 % point);\nthe second --to is Y's")->option_text("VALUE");
  command.add_option("--points", o.points, "values of each, 2 to 41 (11)")
      ->check(CLI::Range(2u, 41u))
      ->option_text("N");
  command.add_option("--draws", o.draws, "worlds at each value, 16 to 10000 (64)")
      ->check(CLI::Range(16u, 10'000u))
      ->option_text("D");
  add_seed(command, o.seed);
  add_threads(command, o.threads);
  command.add_option("--out", o.out, "the map as a picture")->check(not_empty)->option_text("MAP.svg");
  command.callback([&] { line.chosen = [&] { return sweep(o); }; });
}

void describe_app(CLI::App& app, CommandLine& line) {
  app.description(
      "Interregnum: political arguments, executable. Every claim of a scenario is\n"
      "tested in many worlds of its own assumptions.");
  app.set_version_flag("--version", "interregnum " + std::string(engine_version));
  app.get_formatter()->column_width(27);
  app.require_subcommand(0, 1);
  app.footer(
      "Examples:\n"
      "  interregnum new march\n"
      "  interregnum run march.toml --quick\n"
      "Exit codes: 0 done, 1 the input has errors, 2 usage, 3 the machine failed,\n"
      "130 or 143 interrupted with everything finished kept.");
  for (const auto add :
       {add_check, add_run, add_trace, add_explain, add_compare, add_report, add_export, add_observables,
        add_mechanisms, add_couplings, add_schema, add_solve, add_create, add_test, add_scores, add_sweep})
    add(app, line);
}

std::vector<std::string> command_names(CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> flags_of(const CLI::App& command) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options())
    for (const auto& name : option->get_lnames()) flags.push_back("--" + name);
  return flags;
}

// What a mistake on the command line is, in one or two lines.
std::string told(CLI::App& app, const CLI::ParseError& error) {
  const auto chosen = app.get_subcommands();
  const auto extras = app.remaining(true);
  if (extras.empty() || dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return error.what();
  if (chosen.empty() && !extras.front().starts_with("-")) return unknown_command(extras.front(), command_names(app));
  return chosen.empty() ? unknown_argument("interregnum", extras.front(), flags_of(app))
                        : unknown_argument(chosen.front()->get_name(), extras.front(), flags_of(*chosen.front()));
}

// Tells a mistake line by line; what it quotes may hold anything.
int refuse(Text what, int code) {
  const std::string text = fmt::format("interregnum: {}", what);
  for (Text rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line = printable_lines(rest.substr(0, end));
    if (width_of(line) <= page_width)
      message(line);
    else
      for (const auto& part : wrapped(line, page_width)) message(part);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return code;
}

// Parses and carries out; returns the exit code.
int carry_out_line(int argc, char** argv) {
  CLI::App app;
  app.name("interregnum");
  CommandLine line;
  describe_app(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    return refuse(told(app, error), bad_usage);
  }
  if (!line.chosen) {
    message(app.help());
    return bad_usage;
  }
  const int code = line.chosen();
  finish_output();
  return code;
}

}  // namespace
}  // namespace interregnum::cli

int main(int argc, char** argv) {
  using namespace interregnum;
  using namespace interregnum::cli;
  try {
    return carry_out_line(argc, argv);
  } catch (const UsageError& error) {
    return refuse(error.what(), bad_usage);
  } catch (const MachineError& error) {
    return refuse(error.what(), machine_failed);
  } catch (const std::bad_alloc&) {
    return refuse("out of memory\nEverything finished is kept. Free some memory and run the same command again.",
                  machine_failed);
  } catch (const std::exception& error) {  // the system's own: files, threads
    return refuse(error.what(), machine_failed);
  }
}
