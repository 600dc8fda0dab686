#include "scenario/drawing_order.hpp"

namespace interregnum {
namespace {

void visit(const std::vector<Input>& inputs, u32 i, std::vector<char>& seen, std::vector<u32>& order) {
  if (seen[i] != 0) return;
  seen[i] = 1;
  for (const u32 other : inputs[i].references) visit(inputs, other, seen, order);
  order.push_back(i);
}

}  // namespace

std::vector<u32> drawing_order(const std::vector<Input>& inputs) {
  std::vector<u32> order;
  std::vector<char> seen(inputs.size());
  for (u32 i = 0; i < inputs.size(); ++i) visit(inputs, i, seen, order);
  return order;
}

}  // namespace interregnum
