// A mechanism as a page of docs/mechanisms, in Markdown, from nothing but its card.
#pragma once

#include <string>

#include "mechanisms/card.hpp"

namespace interregnum {

std::string card_page(const Card& card);

// The index of all of them, by role.
std::string cards_page();

}  // namespace interregnum
