// Roads to the capital, and the posts on them.
#include <fmt/format.h>

#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

void read_post(Draft& draft, const Node& post) {
  if (post.kind != Kind::table) {
    draft.diagnostics.error("wrong_kind", post.at,
                            fmt::format("a post is {{ name, left, slows }}, not {}", kind_name(post.kind)));
    return;
  }
  only_keys(draft, post, "a post", {"name", "left", "slows"});
  need(draft, post, "name", Kind::string);
  if (const Node* left = find(post, "left")) quantity(draft, *left, between_bounds("km", 0));
  if (const Node* slows = find(post, "slows")) quantity(draft, *slows, between_bounds("1", 0, 1));
}

}  // namespace

void read_routes(Draft& draft) {
  const Node* routes = section(draft, "route");
  for (const std::string& name : entity_names(draft.scenario, "route")) {
    const Node& node = *find(*routes, name);
    draft.diagnostics.warning("not_available", name_of(node),
                              fmt::format("route '{}' changes nothing in this version", name),
                              "a march meets everybody and is decided after 24 h");
    only_keys(draft, node, fmt::format("route '{}'", name), {"length", "speed", "posts"});
    if (const Node* length = find(node, "length")) quantity(draft, *length, between_bounds("km", 0));
    if (const Node* speed = find(node, "speed")) quantity(draft, *speed, between_bounds("km/h", 0));
    if (const Node* posts = member(draft, node, "posts", Kind::array))
      for (const Node& post : posts->items) read_post(draft, post);
  }
}

}  // namespace interregnum
