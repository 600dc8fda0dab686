#include "base/units.hpp"

#include <algorithm>
#include <array>

namespace interregnum {
namespace {

constexpr Dimension none{}, person{1, 0, 0}, length{0, 1, 0}, time{0, 0, 1};
constexpr Dimension rate{0, 0, -1}, speed{0, 1, -1}, flow{1, 0, -1};
constexpr double day = 24, week = 7 * day, year = 365 * day;  // in hours

constexpr std::array units = {
    Unit{"1", none},
    Unit{"%", none, 1, 100, Share::level},
    Unit{"pp", none, 1, 100, Share::difference},
    Unit{"person", person},
    Unit{"km", length},
    Unit{"h", time},
    Unit{"d", time, day},
    Unit{"w", time, week},
    Unit{"y", time, year},
    Unit{"/d", rate, 1, day},
    Unit{"/y", rate, 1, year},
    Unit{"pp/d", rate, 1, 100 * day, Share::difference},
    Unit{"km/h", speed},
    Unit{"person/d", flow, 1, day},
};

}  // namespace

std::span<const Unit> all_units() { return units; }

const Unit* find_unit(Text name) {
  const auto found = std::find_if(units.begin(), units.end(), [name](const Unit& u) { return u.name == name; });
  return found == units.end() ? nullptr : &*found;
}

std::optional<double> conversion(const Unit& from, const Unit& to) {
  if (from.dimension != to.dimension) return std::nullopt;
  return (from.times * to.per) / (from.per * to.times);
}

}  // namespace interregnum
