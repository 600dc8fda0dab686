// Files of older formats become files of this one. Internal to the store.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace interregnum {

inline constexpr int store_format = 2;

// Brings a file of an older format to `store_format`, in one transaction: everything in it stays.
void upgrade(SQLite::Database& database);

}  // namespace interregnum
