#include "report/page.hpp"

#include <fmt/format.h>

#include "report/page_parts.hpp"

namespace interregnum {
namespace {

using namespace page;

constexpr Text policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

// A sheet of paper, as long as what stands on it.
std::string sheet(const Json& document, const std::string& right, const std::string& inside) {
  if (inside.empty()) return {};
  return fmt::format(
      "<div class=\"sheet\"><div class=\"run\"><b>Interregnum</b><span>{}</span></div>\n{}"
      "<div class=\"gap\"></div><div class=\"foot\"><span>{}</span></div></div>\n",
      right, inside, seal(document));
}

std::string cards(const Json& document) {
  std::string all;
  for (const Json& claim : items_at(document, "claims")) all += claim_card(document, claim);
  return all.empty() ? "" : "<h2>Claim by claim</h2>\n" + all;
}

std::string head(const Json& document, const std::string& title) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"generator\" content=\"Interregnum\">\n<meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
      html(policy), title, style(document));
}

}  // namespace

std::string report_page(const Json& document) {
  const std::string title = html_at(at(document, "study"), "title", 240);
  return head(document, title.empty() ? "Interregnum" : title) + "<body>\n" + mark_shapes() + "<main>\n" +
         sheet(document, "What an argument needs in order to be true", front(document)) +
         sheet(document, title, essay(document)) + sheet(document, title, claims_table(document)) +
         sheet(document, title, cards(document)) +
         sheet(document, title, fits(document) + reality(document) + courses(document)) +
         sheet(document, title, numbers(document)) + sheet(document, title, method(document)) +
         "</main>\n</body>\n</html>\n";
}

}  // namespace interregnum
