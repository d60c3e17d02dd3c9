#pragma once
#include <optional>

namespace athar {

/// A text, in one language or several, as what may be missing: nothing where nothing is written.
template <class Text>
std::optional<Text> unless_empty(Text const& text) {
  return text.empty() ? std::nullopt : std::optional<Text>(text);
}

}  // namespace athar
