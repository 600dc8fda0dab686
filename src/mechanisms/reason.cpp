// The small language of reasons: "worth {march.value_seen}, before {before regime.theta}, at {retreat}".
#include <algorithm>

#include "mechanisms/card.hpp"
#include "world/catalogue.hpp"

namespace interregnum {

std::vector<ReasonPiece> pieces_of(Text sentence) {
  constexpr Text before = "before ";
  std::vector<ReasonPiece> pieces;
  while (!sentence.empty()) {
    const std::size_t open = std::min(sentence.find('{'), sentence.size());
    const std::size_t close = std::min(sentence.find('}', open), sentence.size());
    ReasonPiece piece{sentence.substr(0, open), open < close ? sentence.substr(open + 1, close - open - 1) : Text()};
    piece.before = piece.name.starts_with(before);
    if (piece.before) piece.name.remove_prefix(before.size());
    pieces.push_back(piece);
    sentence.remove_prefix(std::min(close + 1, sentence.size()));
  }
  return pieces;
}

const Reason* reason_for(const Card& card, Text event) {
  const auto named = [&](Text name) {
    const auto found = std::find_if(card.reasons.begin(), card.reasons.end(),
                                    [&](const Reason& reason) { return reason.event == name; });
    return found == card.reasons.end() ? nullptr : &*found;
  };
  if (const Reason* own = named(event)) return own;
  const std::size_t first = event.find('.'), last = event.rfind('.');
  if (first == last) return nullptr;
  const ColumnSpec* column = find_column(event.substr(0, first), event.substr(first + 1, last - first - 1));
  return column != nullptr && !column->names.empty() ? named(event.substr(0, last)) : nullptr;
}

}  // namespace interregnum
