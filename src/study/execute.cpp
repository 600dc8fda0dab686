#include "study/execute.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <tuple>

namespace interregnum {
namespace {

using Batch = std::vector<std::pair<Cell, CellResult>>;
using namespace std::chrono_literals;

// What the workers share: the next family to take, and the cells finished since the last batch.
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

using Family = std::vector<Cell>;

// Cells that differ in their arms alone run together. They come in the order of draws, so that a study that is stopped
// has finished its first draws.
std::vector<Family> families(const Study& study, std::vector<Cell> cells) {
  const auto key = [&](const Cell& cell) {
    return std::tuple(cell.draw, cell.replicate, study.arms[cell.arm].variant);
  };
  std::stable_sort(cells.begin(), cells.end(), [&](const Cell& a, const Cell& b) { return key(a) < key(b); });
  std::vector<Family> all;
  for (const Cell& cell : cells) {
    if (all.empty() || key(all.back().front()) != key(cell)) all.emplace_back();
    all.back().push_back(cell);
  }
  return all;
}

void work(const Study& study, const std::vector<Family>& todo, const Orders& orders, Workshop& shop) {
  try {
    while (!told_to_stop(orders) && !shop.halted) {
      const std::size_t i = shop.next++;
      if (i >= todo.size()) break;
      auto results = run_cells(study, todo[i]);
      const std::lock_guard lock(shop.mutex);
      for (std::size_t k = 0; k < results.size(); ++k) shop.batch.emplace_back(todo[i][k], std::move(results[k]));
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
  const auto groups = families(study, todo);
  Workshop shop;
  shop.workers = std::min<std::size_t>(std::max(1u, orders.threads), groups.size());
  std::vector<std::jthread> pool;
  const std::size_t before = cells.size(), workers = shop.workers;
  // Leaving early (a full disk) halts the workers; the pool joins before the workshop goes.
  struct Halt {
    Workshop& shop;
    ~Halt() { shop.halted = true; }
  } halt{shop};
  for (std::size_t i = 0; i < workers; ++i) pool.emplace_back([&] { work(study, groups, orders, shop); });
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
