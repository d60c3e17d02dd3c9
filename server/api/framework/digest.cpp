#include "server/api/framework/digest.hpp"

#include <sodium.h>

namespace athar::api {

std::string sha256_of(std::string_view bytes) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  char text[2 * sizeof hash + 1];
  sodium_bin2hex(text, sizeof text, hash, sizeof hash);
  return text;
}

}  // namespace athar::api
