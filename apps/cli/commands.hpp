// The commands: what each is asked, and what it answers with. main.cpp reads the command line into these records.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum::cli {

enum Exit : int { done = 0, bad_input = 1, bad_usage = 2, machine_failed = 3 };

// The command line asks for something that is not there. Exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline constexpr u32 least_budget = 16, most_budget = 1'000'000;
inline constexpr u32 most_threads = 1024;

struct CheckOptions {
  std::string file;
  bool priors = false;
  std::string word;  // priors: only those whose name contains it
  bool json = false;
};
struct RunOptions {
  std::string file;
  u64 seed = 0;
  u32 threads = 0;  // 0: as many as the machine has
  std::optional<u32> budget;
  bool quick = false;
  std::string out;  // empty: NAME.results.sqlite in the working directory
  bool fresh = false;
  bool json = false;
};
struct TraceOptions {
  std::string file, arm = "story";
  u32 draw = 0, replicate = 0;
  std::string find;
  std::string why;  // an event to walk back from
  u64 seed = 0;
  bool json = false;
};
struct ExplainOptions {
  std::string result, claim;  // claim: empty lists them
  std::string study;          // the beginning of a wording's hash; empty: the one that was complete last
  bool json = false;
};
struct CompareOptions {
  std::string before, after;              // two results; after empty: two wordings of one
  std::string before_study, after_study;  // beginnings of hashes
  bool json = false;
};
struct ExportOptions {
  std::string result, table, format = "csv", out, study;
  bool json = false;
};
struct ReportOptions {
  std::string result, out;  // out empty: NAME.html in the working directory
  std::string study;        // the beginning of a wording's hash; empty: the one that was complete last
  std::string document;     // what `run --json` printed, read instead of the result
  bool json = false;
};
struct ObservablesOptions {
  std::string file, word;
  bool json = false;
};
struct MechanismsOptions {
  std::string id;
  std::string docs;  // a folder to write a page a mechanism into
  bool json = false;
};
struct CouplingsOptions {
  std::string file;  // empty: no claims
  u32 budget = 400;
  u32 threads = 0;
  bool json = false;
};
struct SchemaOptions {
  bool json = false;
};
struct SolveOptions {
  std::string id;
  std::vector<std::string> inputs;  // "name=value"
  bool json = false;
};
struct NewOptions {
  std::string name;
  std::string essay;  // a text to draft from; empty: the starter
  bool json = false;
};
struct TestOptions {
  std::string directory;
  u32 threads = 0;
  bool update = false;
  bool json = false;
};
struct ScoresOptions {
  std::string directory;
  u32 draws = 200;
  u32 threads = 0;
  bool json = false;
};
struct SweepOptions {
  std::string file;
  std::vector<std::string> parameters;  // one or two
  std::vector<std::string> claims;      // empty: all
  std::vector<std::string> from, to;    // of the first, of the second; missing: the prior's 5 and 95 %
  std::optional<u32> points;
  u32 draws = 64;
  u32 threads = 0;
  u64 seed = 0;
  std::string out;
  bool json = false;
};

// Each returns the exit code; UsageError and MachineError (store/store.hpp) are main's to tell.
int check(const CheckOptions& options);
int run(const RunOptions& options);
int trace(const TraceOptions& options);
int explain(const ExplainOptions& options);
int compare(const CompareOptions& options);
int export_table(const ExportOptions& options);  // `export`
int report(const ReportOptions& options);
int observables(const ObservablesOptions& options);
int mechanisms(const MechanismsOptions& options);
int couplings(const CouplingsOptions& options);
int schema(const SchemaOptions& options);
int solve(const SolveOptions& options);
int create(const NewOptions& options);  // `new`
int test(const TestOptions& options);
int scores(const ScoresOptions& options);
int sweep(const SweepOptions& options);

}  // namespace interregnum::cli
