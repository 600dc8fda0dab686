#include "progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "terminal.hpp"

namespace interregnum::cli {
namespace {

constexpr u32 bar_width = 24;
constexpr double redraw_after = .1, first_line_after = 2, lines_every = 5;

std::string time_left(double spent, u64 done, u64 most) {
  if (done == 0 || spent < .5) return "";
  return duration_words(spent * static_cast<double>(most - done) / static_cast<double>(done)) + " left";
}

void draw_bar(const Meter& meter, u64 done, u64 most, const std::string& left, Text note) {
  const auto filled = static_cast<u32>(bar_width * done / most);
  const std::string line = fmt::format(" {}  [{}{}]  {} %  {}{}", meter.what, std::string(filled, '#'),
                                       std::string(bar_width - filled, '-'), 100 * done / most, left, note);
  fmt::print(stderr, "\r{}\x1b[K", cut(line, page_width - 1));
  std::fflush(stderr);
}

}  // namespace

double seconds_since(Meter::Clock::time_point moment) {
  return std::chrono::duration<double>(Meter::Clock::now() - moment).count();
}

void show(Meter& meter, u64 done, u64 most, Text note) {
  if (most == 0) return;
  done = std::min(done, most);
  const double spent = seconds_since(meter.began), since = seconds_since(meter.shown);
  const std::string left = time_left(spent, done, most);
  if (is_terminal_for_messages()) {
    if (since < redraw_after) return;
    draw_bar(meter, done, most, left, note);
  } else {
    if (meter.drawn ? since < lines_every : spent < first_line_after) return;
    message(fmt::format("{}: {} %{}{}{}", meter.what, 100 * done / most, left.empty() ? "" : ", at most ", left, note));
  }
  meter.drawn = true;
  meter.shown = Meter::Clock::now();
}

void clear(Meter& meter) {
  if (!meter.drawn || !is_terminal_for_messages()) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  meter.drawn = false;
}

}  // namespace interregnum::cli
