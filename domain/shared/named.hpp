#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace athar {

/// The value of an enumeration whose names stand in its order; nothing for a name that is none of them.
template <class Value, std::size_t size>
std::optional<Value> named(std::array<std::string_view, size> const& names, std::string_view name) {
  auto const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace athar
