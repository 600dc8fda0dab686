#include "interrupt.hpp"

#include <csignal>

namespace interregnum::cli {
namespace {

// The one global of the program: a signal handler has no other way to tell.
struct Interruption {
  std::atomic<bool> asked{false};
  std::atomic<int> signal{0};
};
Interruption interruption;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void interregnum_interrupted(int signal) {
  interruption.signal = signal;
  interruption.asked = true;
}

}  // namespace

const std::atomic<bool>& watch_interrupts() {
  struct sigaction action {};
  action.sa_handler = interregnum_interrupted;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  return interruption.asked;
}

int interrupted_exit() { return interruption.asked ? 128 + interruption.signal : 0; }

}  // namespace interregnum::cli
