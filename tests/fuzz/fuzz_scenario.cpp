// Whatever the bytes are, the reader answers with a scenario or with mistakes, and never with both or neither.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "scenario/reader.hpp"

using namespace interregnum;

namespace {

void read(const char* path, Text text) {
  const Reading reading = read_scenario(path, text);
  if (reading.scenario.has_value() == reading.diagnostics.has_errors()) std::abort();
  for (const auto& diagnostic : reading.diagnostics.list)
    if (diagnostic.code.empty() || diagnostic.message.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Text text(reinterpret_cast<const char*>(bytes), size);
  read("fuzz.toml", text);
  read("fuzz.json", text);
  return 0;
}
