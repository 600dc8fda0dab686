#include "study/execute.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace interregnum {
namespace {

using Batch = std::vector<std::pair<Cell, CellResult>>;
using namespace std::chrono_literals;

// What the workers share: the next cell to take, and the cells finished since the last batch.
struct Workshop {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> halted{false};
  std::mutex mutex;
  std::condition_variable finished;
  Batch batch;
  std::size_t workers = 0;
  std::exception_ptr failure;
};

bool told_to_stop(const Orders& orders) { return orders.stop && orders.stop->load(std::memory_order_relaxed); }

void work(const Study& study, const std::vector<Cell>& todo, const Orders& orders, Workshop& shop) {
  try {
    while (!told_to_stop(orders) && !shop.halted) {
      const std::size_t i = shop.next++;
      if (i >= todo.size()) break;
      auto result = run_cell(study, todo[i]);
      const std::lock_guard lock(shop.mutex);
      shop.batch.emplace_back(todo[i], std::move(result));
    }
  } catch (...) {
    const std::lock_guard lock(shop.mutex);
    shop.failure = std::current_exception();
    shop.halted = true;
  }
  const std::lock_guard lock(shop.mutex);
  --shop.workers;
  shop.finished.notify_one();
}

void store(Batch&& batch, Cells& cells, const Orders& orders, Status& status) {
  if (batch.empty()) return;
  if (orders.keep) orders.keep(batch);
  status.done += batch.size();
  for (auto& [cell, result] : batch) cells[cell] = std::move(result);
  if (orders.progress) orders.progress(status);
}

}  // namespace

bool execute(const Study& study, const std::vector<Cell>& todo, Cells& cells, const Orders& orders, Status& status) {
  if (todo.empty()) return true;
  Workshop shop;
  shop.workers = std::min<std::size_t>(std::max(1u, orders.threads), todo.size());
  std::vector<std::jthread> pool;
  const std::size_t before = cells.size(), workers = shop.workers;
  // Leaving early (a full disk) halts the workers; the pool joins before the workshop goes.
  struct Halt {
    Workshop& shop;
    ~Halt() { shop.halted = true; }
  } halt{shop};
  for (std::size_t i = 0; i < workers; ++i) pool.emplace_back([&] { work(study, todo, orders, shop); });
  for (bool working = true; working;) {
    Batch batch;
    {
      std::unique_lock lock(shop.mutex);
      shop.finished.wait_for(lock, 100ms, [&] { return shop.workers == 0; });
      working = shop.workers != 0;
      batch.swap(shop.batch);
    }
    store(std::move(batch), cells, orders, status);
  }
  if (shop.failure) std::rethrow_exception(shop.failure);
  return cells.size() == before + todo.size();
}

}  // namespace interregnum
