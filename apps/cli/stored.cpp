#include "stored.hpp"

#include <fmt/format.h>

namespace interregnum::cli {

Json read_stored(const Store& store, const StoredStudy& study) {
  const auto text = stored_document(store, study);
  auto document = text ? read_document(*text) : std::nullopt;
  if (!document)
    throw MachineError(
        fmt::format("{}: this result is damaged\nMove it away and run again: the same runs give the "
                    "same answers.",
                    store.path));
  return *std::move(document);
}

}  // namespace interregnum::cli
