#pragma once
#include <span>
#include <string_view>

namespace athar::persistence {

/// A file of the source tree that travels inside the binary.
struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

std::span<EmbeddedFile const> migrations();   ///< in order
std::span<EmbeddedFile const> replaceable();  ///< in order
std::span<EmbeddedFile const> reference();    ///< places.tsv, reference_lists.tsv

}  // namespace athar::persistence
