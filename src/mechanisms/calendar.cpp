#include "mechanisms/calendar.hpp"

#include <cmath>

namespace interregnum {

double increment(const Moment& now, u64 entity, u32 purpose) {
  const Days days = days_of(now);
  double sum = 0;
  for (i64 day = days.first; day < days.end; ++day) sum += now.luck.normal(entity, day * 24, purpose);
  return sum * std::sqrt(1 / days_a_year);
}

}  // namespace interregnum
