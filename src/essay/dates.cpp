#include "essay/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "essay/words.hpp"

namespace interregnum {
namespace {

constexpr Text months[] = {"january", "february", "march",     "april",   "may",      "june",
                           "july",    "august",   "september", "october", "november", "december"};
constexpr Text short_months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

// A number without other characters, or -1.
int number_in(Text word) {
  constexpr std::size_t most_digits = 4;
  if (word.empty() || word.size() > most_digits || word.find_first_not_of("0123456789") != Text::npos) return -1;
  int number = 0;
  for (const char c : word) number = 10 * number + (c - '0');
  return number;
}

// 1 to 12, or 0. A month is written with a capital: "may" and "march" are other words too.
int month_in(const Word& word) {
  const auto is_it = [&](Text name) { return name == word.lower; };
  const auto* full = std::find_if(std::begin(months), std::end(months), is_it);
  const auto* cut = std::find_if(std::begin(short_months), std::end(short_months), is_it);
  if (!word.capital) return 0;
  if (full != std::end(months)) return static_cast<int>(full - std::begin(months)) + 1;
  if (word.lower == "sept") return 9;
  return cut != std::end(short_months) ? static_cast<int>(cut - std::begin(short_months)) + 1 : 0;
}

// "23", "23rd"
int day_number(Text word) {
  for (const Text ending : {"st", "nd", "rd", "th"})
    if (word.ends_with(ending)) word.remove_suffix(ending.size());
  return word.size() <= 2 ? number_in(word) : -1;
}

int year_number(Text word) {
  const int year = word.size() == 4 ? number_in(word) : -1;
  return year >= 1500 && year <= 2200 ? year : -1;
}

bool is_a_day(int year, int month, int day) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::optional<NamedDay> named(const Word& first, const Word& last, int year, int month, int day, bool whole) {
  if (!is_a_day(year, month, day)) return std::nullopt;
  const auto size = static_cast<std::size_t>(last.text.data() + last.text.size() - first.text.data());
  return NamedDay{fmt::format("{:04}-{:02}-{:02}", year, month, day), std::string(first.text.data(), size), whole};
}

// "2023-06-23"
std::optional<NamedDay> iso_day(const Word& word) {
  const Text text = word.text;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return named(word, word, number_in(text.substr(0, 4)), number_in(text.substr(5, 2)), number_in(text.substr(8)), true);
}

// The day, or the month, that is named with word `i` as its month.
std::optional<NamedDay> around_month(const std::vector<Word>& words, std::size_t i) {
  const auto text = [&](std::size_t at) { return at < words.size() ? words[at].text : Text(); };
  const int month = month_in(words[i]);
  if (month == 0) return std::nullopt;
  const int day_behind = day_number(text(i + 1)), year_behind = year_number(text(i + 1)),
            year_later = year_number(text(i + 2));
  const int day_before = i > 0 ? day_number(words[i - 1].text) : -1;
  if (day_before > 0 && year_behind > 0)
    if (auto day = named(words[i - 1], words[i + 1], year_behind, month, day_before, true)) return day;
  if (day_behind > 0 && year_later > 0)
    if (auto day = named(words[i], words[i + 2], year_later, month, day_behind, true)) return day;
  return year_behind > 0 ? named(words[i], words[i + 1], year_behind, month, 1, false) : std::nullopt;
}

}  // namespace

std::optional<NamedDay> day_in(Text sentence) {
  const std::vector<Word> words = sentence_words(sentence);
  std::optional<NamedDay> month;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto found = iso_day(words[i]);
    if (!found) found = around_month(words, i);
    if (found && found->whole) return found;
    if (found && !month) month = std::move(found);
  }
  return month;
}

}  // namespace interregnum
