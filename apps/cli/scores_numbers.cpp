// scores: known numbers and moments, which are no chances, beside where the model has them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/table.hpp"
#include "scores.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

constexpr Text lies_word(Lies lies) {
  constexpr Text words[] = {"inside", "open", "OUTSIDE", "never"};
  return words[static_cast<std::size_t>(lies)];
}

std::string amount(double value) { return fmt::format("{:.3g}", value + 0.); }

std::string with_unit(const std::string& text, const KnownNumber& number) {
  return number.unit.empty() ? text : text + " " + number.unit;
}

std::string miss(double said, const KnownNumber& number) { return amount(std::abs(said - number.known)); }

std::vector<std::string> row_of(const KnownNumber& number) {
  return {number.fact,
          with_unit(amount(number.known), number),
          amount(number.median),
          amount(number.low) + " to " + amount(number.high),
          fmt::format("{:.0f}", 100 * number.percentile),
          miss(number.median, number),
          number.base ? miss(*number.base, number) : "-",
          std::string(lies_word(number.lies))};
}

Json number_json(const KnownNumber& number) {
  return Json::Object{{"file", number.file},
                      {"name", number.fact},
                      {"quantity", number.quantity},
                      {"written", number.happened},
                      {"unit", number.unit},
                      {"known", number.known},
                      {"median", number.median},
                      {"q05", number.low},
                      {"q95", number.high},
                      {"percentile", number.percentile},
                      {"lies", lies_word(number.lies) == "OUTSIDE" ? Text("outside") : lies_word(number.lies)},
                      {"base_rate", number.base ? Json(*number.base) : Json()}};
}

}  // namespace

Json numbers_json(const Library& library) { return array_of(library.numbers, number_json); }

std::string numbers_text(const Library& library) {
  if (library.numbers.empty()) return "";
  Table table{{"number", "happened", "median", "90 of 100 runs", "below", "miss", "base's", ""}, {}, {1, 2, 4, 5, 6}};
  std::string last;
  for (const KnownNumber& number : library.numbers) {
    if (number.file != last) table.rows.push_back({last = number.file});
    table.rows.push_back(row_of(number));
  }
  const auto inside = std::count_if(library.numbers.begin(), library.numbers.end(),
                                    [](const KnownNumber& number) { return number.lies == Lies::inside; });
  return table_text(table, ink()) + "\n" +
         paragraph(fmt::format("Of {} {} where 90 of 100 of the model's runs lie, its own error allowed for. below = "
                               "runs of 100 that lie below what happened; miss = how far the model's median is off, "
                               "base's = how far the base rate, where the file has one. Nothing that happened weighs.",
                               counted(library.numbers.size(), "known number"),
                               inside == 1 ? "1 lies" : fmt::format("{} lie", inside)),
                   0);
}

}  // namespace interregnum::cli
