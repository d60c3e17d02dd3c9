#pragma once
#include <string>
#include <string_view>

namespace athar::api {

/// SHA-256 of the bytes, in hexadecimal.
std::string sha256_of(std::string_view bytes);

}  // namespace athar::api
