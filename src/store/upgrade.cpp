#include "store/upgrade.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "store/blob.hpp"

namespace interregnum {
namespace {

constexpr const char* to_format_2 =
#include "store/upgrade.sql"
    ;

// cell_digest(arm, draw, replicate, failed, value), for SQL
void digest_function(sqlite3_context* context, int, sqlite3_value** given) {
  const auto whole = [&](int i) { return static_cast<u64>(sqlite3_value_int64(given[i])); };
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(given[4]));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(given[4]));
  sqlite3_result_int64(context, cell_digest({whole(0), whole(1), whole(2)}, whole(3) != 0, {bytes, size}));
}

}  // namespace

void upgrade(SQLite::Database& database) {
  sqlite3_create_function_v2(database.getHandle(), "cell_digest", 5, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                             digest_function, nullptr, nullptr, nullptr);
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (database.execAndGet("PRAGMA user_version").getInt() < 2) database.exec(to_format_2);
  database.exec(fmt::format("PRAGMA user_version = {}", store_format));
  transaction.commit();
}

}  // namespace interregnum
