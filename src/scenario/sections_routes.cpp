// Roads to the capital, and the posts on them.
#include <fmt/format.h>

#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

// A post is a row of its own, "m4:Oka bridges".
void read_post(Draft& draft, const Node& post, const Entity& route) {
  if (post.kind != Kind::table) {
    draft.diagnostics.error("wrong_kind", post.at,
                            fmt::format("a post is {{ name, left, slows }}, not {}", kind_name(post.kind)));
    return;
  }
  const Node* name = need(draft, post, "name", Kind::string);
  if (name == nullptr) return;
  const std::string row = fmt::format("{}:{}", route.name, name->text);
  if (row_of(draft.scenario, "post", row)) {
    draft.diagnostics.error("duplicate_name", name->at, fmt::format("the post '{}' is given twice", name->text));
    return;
  }
  const u32 index = add_row(draft, "post", row);
  fill_row(draft, {"post", index, row, row + ".", ""}, &post, "a post", {"name"});
  set_constant(draft, "post.route", index, route.row);
}

}  // namespace

void read_routes(Draft& draft) {
  const Node* routes = section(draft, "route");
  for (const std::string& name : entity_names(draft.scenario, "route")) {
    const Node& node = *find(*routes, name);
    const Entity route = *find_entity(draft.scenario, name, "route");
    fill_row(draft, {"route", route.row, name, name + ".", ""}, &node, fmt::format("route '{}'", name), {"posts"});
    if (const Node* posts = member(draft, node, "posts", Kind::array))
      for (const Node& post : posts->items) read_post(draft, post, route);
  }
}

}  // namespace interregnum
