// The tests of a claim as the file means them: defaults above `tests` filled in, `each` written out. Internal.
#pragma once

#include "scenario/draft.hpp"

namespace interregnum {

// One table a test. A claim without `tests` is one test itself. A test's own `expect` or `margin` hides an inherited
// `at_least` or `at_most`, and the reverse.
std::vector<Node> tests_of(Draft& draft, const Node& claim);

inline constexpr std::size_t most_tests = 200;  // of one claim

}  // namespace interregnum
