// schema: JSON Schema of scenario files.
#include "scenario/schema.hpp"

#include "commands.hpp"
#include "report/json.hpp"
#include "terminal.hpp"

namespace interregnum::cli {

int schema(const SchemaOptions& options) {
  const std::string text = scenario_schema();
  if (options.json)
    print(document_text("schema", {{"schema", Json::Written{text}}}));
  else
    print(text.ends_with('\n') ? text : text + "\n");
  return done;
}

}  // namespace interregnum::cli
