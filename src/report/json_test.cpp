#include "report/json.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace interregnum {
namespace {

TEST(Json, KeepsOrderAndHasNoNumberThatIsNone) {
  const Json json = Json::Object{{"z", 1}, {"a", Json::Array{.5, std::nan(""), -HUGE_VAL, true, "text", nullptr}}};
  EXPECT_EQ(json_text(json),
            "{\n  \"z\": 1,\n  \"a\": [\n    0.5,\n    null,\n    null,\n    true,\n    \"text\",\n    null\n  ]\n}\n");
}

TEST(Json, EscapesAndRepairsText) {
  EXPECT_EQ(json_text(Json("\x1b\"\xff")), "\"\\u001b\\\"\uFFFD\"\n");
  EXPECT_EQ(json_text(Json(u64{18446744073709551615u})), "18446744073709551615\n");
  EXPECT_EQ(json_text(Json(Json::Written{"{\"b\":1,\"a\":2}"})), "{\n  \"b\": 1,\n  \"a\": 2\n}\n");
}

TEST(Document, BeginsWithFormatAndCommand) {
  EXPECT_EQ(document_text("solve", {{"id", "x"}}),
            "{\n  \"format\": \"interregnum-result/1\",\n  \"command\": \"solve\",\n  \"id\": \"x\"\n}\n");
}

}  // namespace
}  // namespace interregnum
