#include "server/jobs/file_digest.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace athar::api {
namespace {

[[noreturn]] void give_up() { throw std::system_error(errno, std::generic_category(), "a file that was just made"); }

struct OpenFile {
  explicit OpenFile(std::filesystem::path const& file) : descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {
    if (descriptor < 0) give_up();
  }
  ~OpenFile() { ::close(descriptor); }
  OpenFile(OpenFile const&) = delete;
  OpenFile& operator=(OpenFile const&) = delete;
  int descriptor;
};

}  // namespace

FileDigest settle_and_digest(std::filesystem::path const& file) {
  OpenFile const open(file);
  if (::fsync(open.descriptor) != 0) give_up();
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  FileDigest digest;
  std::array<unsigned char, 64 * 1024> part{};
  while (true) {
    auto const read = ::read(open.descriptor, part.data(), part.size());
    if (read < 0) give_up();
    if (read == 0) break;
    crypto_hash_sha256_update(&state, part.data(), static_cast<unsigned long long>(read));
    digest.size_bytes += read;
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(&state, hash.data());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  digest.sha256 = sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return digest;
}

}  // namespace athar::api
