// Ctrl-C and SIGTERM: what runs is finished and kept. A second signal ends the process at once.
#pragma once

#include <atomic>

namespace interregnum::cli {

// Begins to watch; call once. The flag is set when a signal has come.
const std::atomic<bool>& watch_interrupts();

// 130 or 143 after a signal, else 0.
int interrupted_exit();

}  // namespace interregnum::cli
