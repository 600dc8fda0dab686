#include "store/store.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "store/blob.hpp"
#include "store/open.hpp"
#include "store/reading.hpp"

namespace interregnum {
namespace {

namespace fs = std::filesystem;
using Batch = std::vector<std::pair<Cell, CellResult>>;

// A study of two arms that write down two numbers each; nothing here runs it.
struct Sample {
  Scenario scenario;
  Study study;

  explicit Sample(const std::string& hash = "ab", u64 seed = 0) {
    scenario.hash = hash;
    scenario.title = "a title";
    scenario.canonical = "{}";
    study.scenario = &scenario;
    study.key = seed;
    for (const char* name : {"story", "nothing"}) {
      StudyArm& arm = study.arms.emplace_back();
      arm.name = name;
      arm.records.resize(2);
      arm.records[1].kind = Record::Kind::mean;
    }
  }
  Sample(const Sample&) = delete;
};

struct StoreTest : testing::Test {
  fs::path directory = fs::temp_directory_path() / ("interregnum_store_" + std::to_string(::getpid()));
  std::string path = (directory / "r.sqlite").string();
  Sample sample;

  void SetUp() override { fs::create_directory(directory); }
  void TearDown() override { fs::remove_all(directory); }

  // What opening says, or "".
  std::string complaint(const std::string& file) const {
    try {
      open_store(file);
    } catch (const MachineError& error) {
      return error.what();
    }
    return {};
  }
  std::string reader_complaint(const std::string& file) const {
    try {
      stored_document(file);
    } catch (const MachineError& error) {
      return error.what();
    }
    return {};
  }
  std::string complaint_about(const Study& study, Text engine) const {
    Store store = open_store(path);
    try {
      find_or_begin(store, study, engine, false);
    } catch (const MachineError& error) {
      return error.what();
    }
    return {};
  }
};

CellResult result_of(u32 draw, u32 replicate) { return {{draw + .5, replicate - .25}, draw % 7 == 3}; }

Batch batch_of(u32 draw) {
  Batch batch;
  for (u32 arm = 0; arm < 2; ++arm)
    for (u32 replicate = 0; replicate < 4; ++replicate)
      batch.emplace_back(Cell{arm, draw, replicate}, result_of(draw, replicate));
  return batch;
}

bool says(const std::string& text, Text part) { return text.find(part) != std::string::npos; }

TEST(Blob, IsLittleEndianAndKeepsEveryBit) {
  const std::vector<double> values{1, -0., std::nan(""), HUGE_VAL, 5e-324};
  const std::string bytes = to_blob(values);
  EXPECT_EQ(bytes.substr(0, 8), std::string("\0\0\0\0\0\0\xf0\x3f", 8));
  const auto back = from_blob(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(to_blob(*back), bytes);
  EXPECT_FALSE(from_blob("1234567"));
  EXPECT_TRUE(from_blob("")->empty());
}

TEST_F(StoreTest, GivesBackWhatWasKept) {
  {
    Store store = open_store(path);
    const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
    EXPECT_TRUE(load_cells(store, id, sample.study).empty());
    keep(store, id, batch_of(0));
    keep(store, id, batch_of(3));
    keep(store, id, batch_of(3));  // again: no harm
  }
  Store store = open_store(path);
  const Cells cells = load_cells(store, find_or_begin(store, sample.study, "0.1.0", false), sample.study);
  ASSERT_EQ(cells.size(), 16u);
  for (const auto& [cell, result] : cells) {
    EXPECT_EQ(result.values, result_of(cell.draw, cell.replicate).values);
    EXPECT_EQ(result.failed, cell.draw == 3);
  }
}

TEST_F(StoreTest, KeepsWordingsAndSeedsApart) {
  const Sample other_wording("cd"), other_seed("ab", 0x2a);
  Store store = open_store(path);
  const i64 first = find_or_begin(store, sample.study, "0.1.0", false);
  const i64 second = find_or_begin(store, other_wording.study, "0.1.0", false);
  const i64 third = find_or_begin(store, other_seed.study, "0.1.0", false);
  keep(store, first, batch_of(1));
  EXPECT_EQ(load_cells(store, first, sample.study).size(), 8u);
  EXPECT_TRUE(load_cells(store, second, other_wording.study).empty());
  EXPECT_TRUE(load_cells(store, third, other_seed.study).empty());
  EXPECT_EQ(history(store, second).wording, 2u);
  EXPECT_EQ(history(store, third).seeds, (std::vector<std::string>{"0x0", "0x2a"}));
}

TEST_F(StoreTest, FreshDropsThisStudyOnly) {
  const Sample other("cd");
  Store store = open_store(path);
  keep(store, find_or_begin(store, sample.study, "0.1.0", false), batch_of(1));
  const i64 kept = find_or_begin(store, other.study, "0.1.0", false);
  keep(store, kept, batch_of(1));
  const i64 id = find_or_begin(store, sample.study, "0.1.0", true);
  EXPECT_TRUE(load_cells(store, id, sample.study).empty());
  EXPECT_EQ(load_cells(store, kept, other.study).size(), 8u);
}

TEST_F(StoreTest, RefusesRunsOfAnotherEngine) {
  EXPECT_EQ(complaint_about(sample.study, "0.1.0"), "");
  const std::string text = complaint_about(sample.study, "0.2.0");
  EXPECT_TRUE(says(text, "made by interregnum 0.1.0; this is 0.2.0")) << text;
  EXPECT_TRUE(says(text, "--fresh")) << text;
  sample.study.arms[1].records.pop_back();
  EXPECT_TRUE(says(complaint_about(sample.study, "0.1.0"), "another build"));
}

const std::vector<StoredVerdict> one_verdict{{"C7", "follows", 400, "{}"}};
const std::vector<StoredVerdict> two_verdicts{{"C7", "depends", 81, "{}"}, {"C8", "depends", 81, "{}"}};
const std::vector<Fan> one_fan{{"x", "story", "1", {0, 24}, {1, 2}, {1, 2}, {1, 2}, {1, 2}, {1, std::nan("")}, {1, 2}}};

TEST_F(StoreTest, KeepsAnswersAndReplacesThem) {
  const std::vector<ClaimEffects> effects{{"C7", {.1, std::nan(""), .3}}};
  Store store = open_store(path);
  const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
  keep_answers(store, id, {two_verdicts, "{\"first\": 1}", one_fan});
  keep_answers(store, id, {one_verdict, "{\"second\": 2}", one_fan, effects});
  auto& database = store.connection->database;
  EXPECT_EQ(database.execAndGet("SELECT group_concat(claim || verdict) FROM verdict").getString(), "C7follows");
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM series").getInt(), 2);
  EXPECT_EQ(stored_effects(store, latest_study(store), "C7").size(), 3u);
  EXPECT_TRUE(database.execAndGet("SELECT q95 FROM series WHERE t = 24").isNull());
  EXPECT_EQ(stored_document(path), "{\"second\": 2}") << "also while it is open for writing";
}

TEST_F(StoreTest, TheLatestAnswerIsTheOneGivenLast) {
  const Sample other("cd");
  Store store = open_store(path);
  const i64 first = find_or_begin(store, sample.study, "0.1.0", false);
  const i64 second = find_or_begin(store, other.study, "0.1.0", false);
  keep_answers(store, first, {one_verdict, "1", {}});
  keep_answers(store, second, {two_verdicts, "2", {}});
  EXPECT_EQ(stored_document(path), "2");
  EXPECT_EQ(stored_document(path, "a"), "1");
  keep_answers(store, first, {one_verdict, "3", {}});
  EXPECT_EQ(stored_document(path), "3");
  EXPECT_EQ(told_before(store, latest_study(store), "C7").size(), 2u);
  EXPECT_EQ(told_before(store, latest_study(store), "C8").size(), 1u);
  EXPECT_THROW(stored_document(path, "ff"), MachineError);
}

TEST_F(StoreTest, AReaderCannotWriteAndSeesCells) {
  {
    Store store = open_store(path);
    const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
    keep(store, id, batch_of(3));
    keep_answers(store, id, {one_verdict, "1", {}});
  }
  Store store = open_for_reading(path);
  u32 seen = 0;
  each_cell(store, latest_study(store), [&](const Cell& cell, const CellResult& result) {
    EXPECT_EQ(result.values, result_of(cell.draw, cell.replicate).values);
    ++seen;
  });
  EXPECT_EQ(seen, 8u);
  EXPECT_EQ(stored_arms(store, latest_study(store)).front().name, "story");
  EXPECT_THROW(keep(store, 1, batch_of(4)), MachineError);
}

TEST_F(StoreTest, AReaderIsToldWhatIsMissing) {
  EXPECT_TRUE(says(reader_complaint(path), "there is no such result"));
  std::ofstream(path).close();
  EXPECT_TRUE(says(reader_complaint(path), "this result is empty"));
  find_or_begin(*std::make_unique<Store>(open_store(path)), sample.study, "0.1.0", false);
  EXPECT_TRUE(says(reader_complaint(path), "no study in this result is complete yet")) << reader_complaint(path);
}

// What an older program wrote, by its own schema.
void write_format_1(const std::string& path) {
  constexpr const char* schema =
#include "store/format_1_for_tests.sql"
      ;
  SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA journal_mode = WAL");
  database.exec(schema);
  database.exec("PRAGMA application_id = 1229870162; PRAGMA user_version = 1");
  SQLite::Transaction transaction(database);
  database.exec("INSERT INTO study VALUES (7, 'ab', '0x0', '0.1.0', 'f', 't', '{}', 'then')");
  database.exec("INSERT INTO verdict VALUES (7, 'C7', 'follows', 81, '{}')");
  SQLite::Statement cell(database, "INSERT INTO cell VALUES (7, 0, ?, 0, 0, ?)");
  for (int draw = 0; draw < 300; ++draw) {
    const std::string blob = to_blob(result_of(static_cast<u32>(draw), 0).values);
    cell.bind(1, draw);
    cell.bind(2, blob.data(), static_cast<int>(blob.size()));
    cell.exec();
    cell.reset();
  }
  transaction.commit();
}

std::string shape(const std::string& path) {
  SQLite::Database database(path);
  SQLite::Statement rows(
      database,
      "SELECT m.name || ' ' || c.name || ' ' || c.type || c.\"notnull\" || c.pk FROM sqlite_schema m, "
      "pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid");
  std::string text;
  while (rows.executeStep()) text += rows.getColumn(0).getString() + "\n";
  return text;
}

TEST_F(StoreTest, AFileOfFormat1BecomesOneOfFormat2) {
  write_format_1(path);
  EXPECT_TRUE(says(reader_complaint(path), "or an older version made it"));
  const std::string fresh = (directory / "fresh.sqlite").string();
  EXPECT_EQ(complaint(fresh), "");
  {
    Store store = open_store(path);
    auto& database = store.connection->database;
    EXPECT_EQ(database.execAndGet("PRAGMA user_version").getInt(), 2);
    EXPECT_EQ(database.execAndGet("SELECT count(*) FROM verdict").getInt(), 1);
    database.exec("INSERT INTO arm VALUES (7, 0, 'story', 0, ''), (7, 1, 'nothing', 0, '')");
    const Cells cells = load_cells(store, 7, sample.study);
    ASSERT_EQ(cells.size(), 300u);
    for (const auto& [cell, result] : cells) EXPECT_EQ(result.values, result_of(cell.draw, 0).values);
  }
  EXPECT_EQ(shape(path), shape(fresh));
  EXPECT_EQ(complaint(path), "") << "a second time there is nothing to do";
}

TEST_F(StoreTest, RefusesWhatItCannotWrite) {
  EXPECT_TRUE(says(complaint(directory.string()), "this is a directory"));
  EXPECT_TRUE(says(complaint((directory / "no/r.sqlite").string()), "there is no directory"));
  EXPECT_TRUE(says(complaint("/dev/null"), "no ordinary file"));
  EXPECT_TRUE(says(complaint("/proc/interregnum.sqlite"), "cannot be written"));
}

TEST_F(StoreTest, RefusesWhatIsNoResultAndLeavesItAlone) {
  const std::string text = "dear diary, " + std::string(2000, '.');
  std::ofstream(path) << text;
  EXPECT_TRUE(says(complaint(path), "not a result of interregnum"));
  std::ifstream file(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), text);

  const std::string foreign = (directory / "foreign.sqlite").string();
  SQLite::Database(foreign, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (x)");
  EXPECT_TRUE(says(complaint(foreign), "not made by interregnum"));
}

TEST_F(StoreTest, RefusesANewerFormat) {
  { open_store(path).connection->database.exec("PRAGMA user_version = 3"); }
  EXPECT_TRUE(says(complaint(path), "has format 3; this version knows format 2"));
  EXPECT_TRUE(says(reader_complaint(path), "Use the interregnum that made it"));
}

TEST_F(StoreTest, RefusesADamagedFile) {
  {
    Store store = open_store(path);
    const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
    for (u32 draw = 0; draw < 200; ++draw) keep(store, id, batch_of(draw));
  }
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  for (int page = 2; page < 12; ++page) file.seekp(page * 4096 + 100).write(std::string(3000, '\xff').data(), 3000);
  file.close();
  EXPECT_TRUE(says(complaint(path), "damaged")) << complaint(path);
}

TEST_F(StoreTest, NoticesAFlippedBit) {
  Store store = open_store(path);
  const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
  keep(store, id, batch_of(1));
  keep_answers(store, id, {one_verdict, "{}", {}});
  auto& database = store.connection->database;
  database.exec("UPDATE document SET json = '[]'");
  EXPECT_TRUE(says(reader_complaint(path), "damaged"));
  database.exec("UPDATE cell SET value = CAST(x'01' || substr(value, 2) AS BLOB) WHERE arm = 1 AND replicate = 2");
  EXPECT_THROW(load_cells(store, id, sample.study), MachineError);
}

TEST_F(StoreTest, NoticesATruncatedFile) {
  {
    Store store = open_store(path);
    const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
    for (u32 draw = 0; draw < 200; ++draw) keep(store, id, batch_of(draw));
  }
  for (const u64 pages : {20u, 7u, 1u}) {
    fs::resize_file(path, pages * 4096 + 100);
    EXPECT_TRUE(says(complaint(path), "damaged")) << pages << complaint(path);
    EXPECT_TRUE(says(reader_complaint(path), "damaged")) << pages << reader_complaint(path);
  }
  fs::resize_file(path, 50);
  EXPECT_TRUE(says(complaint(path), "damaged")) << complaint(path);
}

TEST_F(StoreTest, AFullDiskLosesNoBatchBefore) {
  std::string text;
  u32 kept = 0;
  {
    Store store = open_store(path);
    const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
    store.connection->database.exec("PRAGMA max_page_count = 40");
    try {
      for (;; ++kept) keep(store, id, batch_of(kept));
    } catch (const MachineError& error) {
      text = error.what();
    }
  }
  EXPECT_TRUE(says(text, "disk is full")) << text;
  Store store = open_store(path);
  EXPECT_EQ(load_cells(store, find_or_begin(store, sample.study, "0.1.0", false), sample.study).size(), 8u * kept);
  EXPECT_GT(kept, 10u);
}

TEST_F(StoreTest, RefusesARowThatCannotBe) {
  Store store = open_store(path);
  const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
  store.connection->database.exec("INSERT INTO cell VALUES (1, 9, 0, 0, 0, x'00', 0)");
  EXPECT_THROW(load_cells(store, id, sample.study), MachineError);
}

TEST(Explained, AFullDiskSaysThatNothingIsLost) {
  const std::string text = explained("r.sqlite", SQLite::Exception("", SQLITE_FULL)).what();
  EXPECT_TRUE(says(text, "disk is full") && says(text, "are kept")) << text;
}

// Runs `act` in a child process that says through the pipe how far it is, and never returns.
template <class Act>
std::pair<pid_t, int> child(Act&& act) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t pid = ::fork();
  if (pid == 0) {
    act(ends[1]);
    ::_exit(0);
  }
  ::close(ends[1]);
  return {pid, ends[0]};
}

TEST_F(StoreTest, ASecondWriterIsRefusedUntilTheFirstIsKilled) {
  const auto [pid, pipe] = child([&](int out) {
    const Store store = open_store(path);
    [[maybe_unused]] const auto told = ::write(out, "x", 1);
    ::pause();
  });
  char ready;
  ASSERT_EQ(::read(pipe, &ready, 1), 1);
  const std::string text = complaint(path);
  EXPECT_TRUE(says(text, "another interregnum is writing " + path + " (pid " + std::to_string(pid) + ")")) << text;
  ::kill(pid, SIGKILL);
  ::waitpid(pid, nullptr, 0);
  ::close(pipe);
  EXPECT_EQ(complaint(path), "");
}

TEST_F(StoreTest, AKilledWriterLosesNothingThatItKept) {
  for (const u32 batches : {1u, 7u, 40u}) {
    fs::remove(path);
    const auto [pid, pipe] = child([&](int out) {
      Store store = open_store(path);
      const i64 id = find_or_begin(store, sample.study, "0.1.0", false);
      for (u32 draw = 0;; ++draw) {
        keep(store, id, batch_of(draw));
        [[maybe_unused]] const auto told = ::write(out, "x", 1);
      }
    });
    char told;
    for (u32 i = 0; i < batches; ++i) ASSERT_EQ(::read(pipe, &told, 1), 1);
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    u32 kept = batches;
    while (::read(pipe, &told, 1) == 1) ++kept;
    ::close(pipe);
    Store store = open_store(path);
    const Cells cells = load_cells(store, find_or_begin(store, sample.study, "0.1.0", false), sample.study);
    EXPECT_GE(cells.size(), 8u * kept);
    EXPECT_EQ(cells.size() % 8, 0u) << "a batch is kept whole or not at all";
    for (const auto& [cell, result] : cells) EXPECT_EQ(result.values, result_of(cell.draw, cell.replicate).values);
  }
}

}  // namespace
}  // namespace interregnum
