// Whatever the bytes are, an essay is read or refused, and what is drafted from it has blanks and no other mistake.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "scenario/essay_draft.hpp"
#include "scenario/reader.hpp"

using namespace interregnum;

namespace {

void draft(Text bytes, Markup markup) {
  const auto essay = read_essay(bytes, markup, "fuzz");
  if (essay.value.has_value() == essay.diagnostics.has_errors()) std::abort();
  if (!essay.value) return;
  const auto drafted = draft_from_essay(*essay.value, survey_of(*essay.value), "fuzz", "fuzz.txt");
  if (!drafted.value) return;
  for (const auto& diagnostic : read_scenario("fuzz.toml", drafted.value->text).diagnostics.list)
    if (diagnostic.code != "blank") std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Text text(reinterpret_cast<const char*>(bytes), size);
  draft(text, Markup::plain);
  draft(text, Markup::markdown);
  return 0;
}
