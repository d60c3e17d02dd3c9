#include "server/api/privacy/identity_keys.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace athar::api {
namespace {

constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr char const context[crypto_kdf_CONTEXTBYTES + 1] = "AtharIdN";

unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
unsigned char const* bytes(std::string const& text) { return reinterpret_cast<unsigned char const*>(text.data()); }

std::string hex(std::string const& value) {
  std::string out(2 * value.size() + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes(value), value.size());
  out.pop_back();
  return out;
}

/// One key for sealing and another for lookups, from the one in the file.
std::string derived(std::string const& key, std::uint64_t purpose) {
  std::string out(32, '\0');
  crypto_kdf_derive_from_key(bytes(out), out.size(), purpose, context, bytes(key));
  return out;
}

std::string id_of(std::string const& key) {
  auto const named = derived(key, 3);
  return hex(named.substr(0, 8));
}

/// Binds a sealed number to its row: moved to another person it does not open.
std::string bound_to(PersonId person, SensitiveKind kind) { return person.text() + '/' + std::string(word(kind)); }

std::string lookup_of(std::string const& key, SensitiveKind kind, std::string const& number) {
  auto const lookup_key = derived(key, 2);
  auto const text = std::string(word(kind)) + '/' + number;
  std::string out(32, '\0');
  crypto_generichash(bytes(out), out.size(), bytes(text), text.size(), bytes(lookup_key), lookup_key.size());
  return out;
}

[[noreturn]] void give_up(char const* what) { throw std::system_error(errno, std::generic_category(), what); }

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    auto const written = ::write(descriptor, text.data(), text.size());
    if (written < 0) give_up("the key of identity numbers");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

Error no_folder() { return conflict("no_kept_folder", "The server runs without a folder that outlives it (--files)"); }
Error key_missing() { return conflict("identity_key_missing", "The key that stored numbers need is not in the key file"); }

}  // namespace

IdentityKeys::IdentityKeys(std::filesystem::path const& folder)
    : file_(folder.empty() ? std::filesystem::path() : folder / "keys" / "identity-numbers.key") {}

Result<std::vector<IdentityKeys::Key>> IdentityKeys::keys() const {
  if (file_.empty()) return refuse(no_folder());
  std::vector<Key> out;
  std::ifstream in(file_);
  for (std::string line; std::getline(in, line);) {
    std::string key(key_size, '\0');
    std::size_t size = 0;
    if (line.size() != 2 * key_size || sodium_hex2bin(bytes(key), key.size(), line.data(), line.size(), nullptr, &size, nullptr) != 0 || size != key_size) continue;
    out.push_back({id_of(key), key});
    sodium_memzero(line.data(), line.size());
  }
  return out;
}

IdentityKeys::Key IdentityKeys::made() {
  std::string key(key_size, '\0');
  crypto_kdf_keygen(bytes(key));
  return {id_of(key), key};
}

void IdentityKeys::write(std::vector<Key> const& keys, bool replaces) const {
  std::filesystem::create_directories(file_.parent_path());
  std::filesystem::permissions(file_.parent_path(), std::filesystem::perms::owner_all);
  std::string text = "# Keys of the identity numbers, newest last. Without them the numbers cannot be read: copy this file apart from the database.\n";
  for (auto const& key : keys) text += hex(key.bytes) + '\n';
  std::string part = file_.string() + ".XXXXXX";
  int const descriptor = ::mkstemp(part.data());  // mode 0600
  if (descriptor < 0) give_up("the key of identity numbers");
  struct Closer {
    int descriptor;
    std::string const& part;
    ~Closer() {
      ::close(descriptor);
      ::unlink(part.c_str());
    }
  } const closer{descriptor, part};
  write_all(descriptor, text);
  if (::fsync(descriptor) != 0) give_up("the key of identity numbers");
  if (replaces) {
    if (::rename(part.c_str(), file_.c_str()) != 0) give_up("the key of identity numbers");
  } else if (::link(part.c_str(), file_.c_str()) != 0 && errno != EEXIST) {  // of two first uses one makes it
    give_up("the key of identity numbers");
  }
  int const folder = ::open(file_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
}

Result<void> IdentityKeys::prepare(std::vector<std::string> const& keys_in_use) const {
  auto known = keys();
  if (!known) return refuse(std::move(known.error()));
  for (auto const& id : keys_in_use)
    if (std::none_of(known->begin(), known->end(), [&](Key const& key) { return key.id == id; })) return refuse(key_missing());
  if (known->empty()) write({made()}, std::filesystem::exists(file_));
  return {};
}

SealedNumber IdentityKeys::sealed_with(Key const& key, PersonId person, SensitiveKind kind, std::string const& number) {
  auto const sealing_key = derived(key.bytes, 1);
  auto const bound = bound_to(person, kind);
  std::string sealed(nonce_size + number.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  randombytes_buf(sealed.data(), nonce_size);
  unsigned long long size = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + nonce_size, &size, bytes(number), number.size(), bytes(bound), bound.size(), nullptr,
                                             bytes(sealed), bytes(sealing_key));
  return {key.id, sealed, lookup_of(key.bytes, kind, number)};
}

Result<SealedNumber> IdentityKeys::seal(PersonId person, SensitiveKind kind, std::string const& number) const {
  auto const known = keys();
  if (!known) return refuse(known.error());
  if (known->empty()) return refuse(key_missing());
  return sealed_with(known->back(), person, kind, number);
}

Result<std::string> IdentityKeys::open(IdentityNumber const& stored) const {
  auto const known = keys();
  if (!known) return refuse(known.error());
  auto const key = std::find_if(known->begin(), known->end(), [&](Key const& each) { return each.id == stored.number.key_id; });
  auto const& sealed = stored.number.sealed;
  if (key == known->end() || sealed.size() <= nonce_size + crypto_aead_xchacha20poly1305_ietf_ABYTES) return refuse(key_missing());
  auto const opening_key = derived(key->bytes, 1);
  auto const bound = bound_to(stored.person_id, stored.kind);
  std::string number(sealed.size() - nonce_size - crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  unsigned long long size = 0;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(number), &size, nullptr, bytes(sealed) + nonce_size, sealed.size() - nonce_size, bytes(bound),
                                                 bound.size(), bytes(sealed), bytes(opening_key)) != 0)
    return refuse(key_missing());
  return number;
}

Result<std::vector<NumberLookup>> IdentityKeys::lookups(SensitiveKind kind, std::string const& number) const {
  auto const known = keys();
  if (!known) return refuse(known.error());
  std::vector<NumberLookup> out;
  for (auto const& key : *known) out.push_back({key.id, lookup_of(key.bytes, kind, number)});
  return out;
}

Result<std::string> IdentityKeys::add() const {
  auto known = keys();
  if (!known) return refuse(std::move(known.error()));
  if (known->empty()) return refuse(key_missing());
  known->push_back(made());
  write(*known, true);
  return known->back().id;
}

Result<int> IdentityKeys::keep_only(std::vector<std::string> const& ids) const {
  auto known = keys();
  if (!known) return refuse(std::move(known.error()));
  auto const before = known->size();
  std::erase_if(*known, [&](Key const& key) { return std::find(ids.begin(), ids.end(), key.id) == ids.end(); });
  if (known->size() < before) write(*known, true);
  return static_cast<int>(before - known->size());
}

}  // namespace athar::api
