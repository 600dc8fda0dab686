#include "store/earlier.hpp"

#include <cmath>

#include "store/open.hpp"

namespace interregnum {
namespace {

double number_in(const SQLite::Column& column) { return column.isNull() ? std::nan("") : column.getDouble(); }

std::vector<EarlierAnswer> answers_before(SQLite::Database& database, i64 id) {
  SQLite::Statement rows(database,
                         "SELECT verdict.claim, other.hash, verdict.verdict, verdict.draws, "
                         "       json_extract(verdict.json, '$.share.estimate'), json_extract(verdict.json, "
                         "       '$.share.lo'), json_extract(verdict.json, '$.share.hi') "
                         "FROM study AS own, study AS other, verdict "
                         "WHERE own.id = ? AND other.hash <> own.hash "
                         "  AND (other.title = own.title OR other.file = own.file) AND verdict.study = other.id "
                         "  AND other.id = (SELECT max(study.id) FROM study JOIN verdict ON verdict.study = study.id "
                         "                  WHERE study.hash = other.hash) "
                         "ORDER BY other.id, verdict.claim");
  rows.bind(1, id);
  std::vector<EarlierAnswer> answers;
  while (rows.executeStep())
    answers.push_back({rows.getColumn(0).getString(),
                       rows.getColumn(1).getString(),
                       rows.getColumn(2).getString(),
                       static_cast<u64>(rows.getColumn(3).getInt64()),
                       {number_in(rows.getColumn(4)), number_in(rows.getColumn(5)), number_in(rows.getColumn(6))}});
  return answers;
}

}  // namespace

Past past_of(const Store& store, i64 id) {
  const History known = history(store, id);
  return guarded(store, [&] {
    return Past{known.wording, known.seeds, answers_before(store.connection->database, id)};
  });
}

}  // namespace interregnum
