// Keeps what a complete study found.
#include <cmath>

#include "store/blob.hpp"
#include "store/open.hpp"

namespace interregnum {
namespace {

void forget(SQLite::Database& database, const char* command, i64 id) {
  SQLite::Statement statement(database, command);
  statement.bind(1, id);
  statement.exec();
}

void write_verdicts(SQLite::Database& database, i64 id, std::span<const StoredVerdict> verdicts) {
  forget(database, "DELETE FROM verdict WHERE study = ?", id);
  SQLite::Statement insert(database, "INSERT INTO verdict VALUES (?, ?, ?, ?, ?)");
  insert.bind(1, id);
  for (const auto& verdict : verdicts) {
    insert.bind(2, verdict.claim);
    insert.bind(3, verdict.verdict);
    insert.bind(4, static_cast<i64>(verdict.draws));
    insert.bind(5, verdict.json);
    insert.exec();
    insert.reset();
  }
}

void write_document(SQLite::Database& database, i64 id, const std::string& text) {
  SQLite::Statement insert(database,
                           "INSERT OR REPLACE INTO document "
                           "VALUES (?, (SELECT ifnull(max(turn), 0) + 1 FROM document), ?, ?, ?)");
  insert.bind(1, id);
  insert.bind(2, now_text());
  insert.bind(3, text_digest(text));
  insert.bind(4, text);
  insert.exec();
}

// SQLite keeps a number that is none as NULL.
void write_series(SQLite::Database& database, i64 id, std::span<const Fan> series) {
  forget(database, "DELETE FROM series WHERE study = ?", id);
  SQLite::Statement insert(database, "INSERT OR REPLACE INTO series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, id);
  for (const Fan& fan : series) {
    insert.bind(2, fan.column);
    insert.bind(3, fan.arm);
    insert.bind(5, fan.unit);
    const std::vector<double>* columns[] = {&fan.q05, &fan.q25, &fan.q50, &fan.q75, &fan.q95, &fan.one};
    for (std::size_t i = 0; i < fan.t.size(); ++i) {
      insert.bind(4, fan.t[i]);
      for (int c = 0; c < 6; ++c)
        if (i < columns[c]->size())
          insert.bind(6 + c, (*columns[c])[i]);
        else
          insert.bind(6 + c);
      insert.exec();
      insert.reset();
    }
  }
}

void write_effects(SQLite::Database& database, i64 id, std::span<const ClaimEffects> claims) {
  forget(database, "DELETE FROM effect WHERE study = ?", id);
  SQLite::Statement insert(database, "INSERT OR REPLACE INTO effect VALUES (?, ?, ?, ?)");
  insert.bind(1, id);
  for (const ClaimEffects& claim : claims) {
    insert.bind(2, claim.claim);
    for (std::size_t draw = 0; draw < claim.effects.size(); ++draw) {
      if (!std::isfinite(claim.effects[draw])) continue;
      insert.bind(3, static_cast<i64>(draw));
      insert.bind(4, claim.effects[draw]);
      insert.exec();
      insert.reset();
    }
  }
}

}  // namespace

void keep_answers(Store& store, i64 id, const Answers& answers) {
  guarded(store, [&] {
    auto& database = store.connection->database;
    SQLite::Transaction transaction(database);
    write_verdicts(database, id, answers.verdicts);
    write_document(database, id, std::string(answers.document));
    write_series(database, id, answers.series);
    write_effects(database, id, answers.effects);
    transaction.commit();
  });
}

}  // namespace interregnum
