#include "essay/unicode.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>
#include <stdexcept>

#include "base/utf8.hpp"

namespace interregnum {
namespace {

// Fails only where ICU's data are not installed.
void require(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

UChar32 icu_code(char32_t code) { return static_cast<UChar32>(code); }

}  // namespace

std::vector<std::size_t> sentence_ends(Text text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  require(status);
  const std::unique_ptr<UText, decltype(&utext_close)> wrapped(
      utext_openUTF8(nullptr, text.data(), static_cast<i64>(text.size()), &status), &utext_close);
  require(status);
  breaks->setText(wrapped.get(), status);
  require(status);
  std::vector<std::size_t> ends;
  for (int end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next())
    ends.push_back(static_cast<std::size_t>(end));
  return ends;
}

bool is_upper(char32_t code) { return u_isupper(icu_code(code)) != 0; }
bool is_lower(char32_t code) { return u_islower(icu_code(code)) != 0; }
bool is_letter(char32_t code) { return u_isalpha(icu_code(code)) != 0; }
bool is_letter_or_digit(char32_t code) { return u_isalnum(icu_code(code)) != 0; }
char32_t to_lower(char32_t code) { return static_cast<char32_t>(u_tolower(icu_code(code))); }

bool has_words(Text text) {
  while (!text.empty()) {
    const Character character = first_character(text);
    if (is_letter_or_digit(character.code)) return true;
    text.remove_prefix(character.bytes == 0 ? 1 : character.bytes);
  }
  return false;
}

std::string ascii_of(Text text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* parted = icu::Normalizer2::getNFDInstance(status);  // letters and their accents apart
  require(status);
  std::string ascii;
  for (Character next = first_character(text); next.bytes > 0; next = first_character(text)) {
    icu::UnicodeString letters;
    if (!parted->getDecomposition(icu_code(next.code), letters)) letters = icu::UnicodeString(icu_code(next.code));
    const UChar32 letter = letters.char32At(0);
    if (u_getCombiningClass(letter) == 0) ascii += letter < 0x80 ? static_cast<char>(u_tolower(letter)) : ' ';
    text.remove_prefix(next.bytes);
  }
  return ascii;
}

}  // namespace interregnum
