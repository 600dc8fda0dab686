#include "study/for_each_parallel.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace interregnum {

bool for_each_parallel(u32 n, unsigned threads, const std::atomic<bool>* stop, const std::function<void(u32)>& f) {
  std::atomic<u32> next{0}, done{0};
  std::atomic<bool> halted{false};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      while (!halted && !(stop && stop->load(std::memory_order_relaxed))) {
        const u32 i = next++;
        if (i >= n) return;
        f(i);
        ++done;
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      halted = true;
    }
  };
  {
    std::vector<std::jthread> pool;
    for (unsigned i = 1; i < std::min<unsigned>(threads, n); ++i) pool.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
  return done == n;
}

}  // namespace interregnum
