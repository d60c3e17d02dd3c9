#pragma once
#include <string>
#include <string_view>

namespace athar::persistence {

/// Bytes as PostgreSQL's hex form of bytea ("\x0a1b"), and back.
std::string to_bytea(std::string_view bytes);
std::string from_bytea(std::string_view text);

}  // namespace athar::persistence
