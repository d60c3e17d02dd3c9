#pragma once
#include <string>
#include <string_view>

namespace athar::api {

/// 32 random bytes as base64url without padding: cookies, CSRF tokens, access tokens.
std::string new_secret();
/// What is stored of a secret: BLAKE2b, 32 bytes.
std::string hash_of(std::string_view secret);

/// argon2id, two passes over 19 MiB (OWASP's recommendation of 2023). Tens of milliseconds: only on the password lane.
std::string hash_password(std::string const& password);
/// True when the password fits the hash. An empty hash is compared with a dummy, so that it takes as long.
bool password_fits(std::string const& hash, std::string const& password);

}  // namespace athar::api
