#include "study_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "interrupt.hpp"
#include "progress.hpp"

namespace interregnum::cli {

unsigned threads_for(u32 asked) { return asked > 0 ? asked : std::max(1u, std::thread::hardware_concurrency()); }

StudyResult carry_out_watched(const Study& study, Cells& cells, u32 budget, unsigned threads, const std::string& what,
                              decltype(Orders::keep) keep, bool reality) {
  Meter meter{what};
  const auto progress = [&](const Status& status) {
    show(meter, status.done, status.at_most, fmt::format(", {} of {} tests open", status.open, status.tests));
  };
  StudyResult result =
      carry_out(study, cells, {budget, threads, reality, std::move(keep), progress, &watch_interrupts()});
  clear(meter);
  return result;
}

}  // namespace interregnum::cli
