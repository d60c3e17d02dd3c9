#include "server/sign_in/secrets.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace athar::api {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19 * 1024 * 1024;

}  // namespace

std::string new_secret() {
  std::array<unsigned char, 32> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();
  return out;
}

std::string hash_of(std::string_view secret) {
  std::string out(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(), reinterpret_cast<unsigned char const*>(secret.data()),
                     secret.size(), nullptr, 0);
  return out;
}

std::string hash_password(std::string const& password) {
  char out[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(out, password.data(), password.size(), passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("Not enough memory to hash a password");
  return out;
}

bool password_fits(std::string const& hash, std::string const& password) {
  static std::string const dummy = hash_password(new_secret());
  bool const fits = crypto_pwhash_str_verify((hash.empty() ? dummy : hash).c_str(), password.data(), password.size()) == 0;
  return fits && !hash.empty();
}

}  // namespace athar::api
