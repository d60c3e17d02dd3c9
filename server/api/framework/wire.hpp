#pragma once
#include "server/json/json.hpp"

/// Small wire types that several concepts share, and how their values are written.
namespace athar::api {

/// Writes `name` unless the text is empty in every language.
inline void optional_text(json::Writer& out, std::string_view name, LocalizedText const& text) {
  if (!text.empty()) out.field(name, text);
}
inline void optional_text(json::Writer& out, std::string_view name, std::string const& text) {
  if (!text.empty()) out.field(name, text);
}

/// Writes "can":{"update":true,…}.
inline void can(json::Writer& out, std::initializer_list<std::pair<std::string_view, bool>> actions) {
  out.key("can").begin_object();
  for (auto const& [name, allowed] : actions) out.field(name, allowed);
  out.end_object();
}

}  // namespace athar::api
