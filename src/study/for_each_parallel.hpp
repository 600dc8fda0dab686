// Independent pieces of work on a pool of threads. Which thread does a piece, and when, decides nothing.
#pragma once

#include <atomic>
#include <functional>

#include "base/text.hpp"

namespace interregnum {

// Calls f(i) for each i below n on at most `threads` threads, one of them the caller's. False if `stop` was set before
// all were begun. What f throws halts the rest and is thrown here.
bool for_each_parallel(u32 n, unsigned threads, const std::atomic<bool>* stop, const std::function<void(u32)>& f);

}  // namespace interregnum
