#include "server/api/invitations/answer_link.hpp"

#include <sodium.h>

#include <array>
#include <cstring>

#include "domain/mail/outbox.hpp"
#include "server/mail/settings.hpp"

namespace athar::api {
namespace {

constexpr std::size_t said_bytes = 18, seal_bytes = 16, key_bytes = 32;
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
using Sealed = std::array<unsigned char, said_bytes + seal_bytes>;

void seal(Sealed const& bytes, std::string const& key, unsigned char* out) {
  crypto_generichash(out, seal_bytes, bytes.data(), said_bytes, reinterpret_cast<unsigned char const*>(key.data()), key.size());
}

}  // namespace

AnswerLinks::AnswerLinks(UnitOfWork& unit) {
  std::string fresh(key_bytes, '\0');
  randombytes_buf(fresh.data(), fresh.size());
  key_ = unit.mail().link_key(fresh);
}

std::string AnswerLinks::token(AnswerLink const& link) const {
  Sealed bytes{};
  std::memcpy(bytes.data(), link.invitation.uuid.bytes.data(), 16);
  bytes[16] = static_cast<unsigned char>(link.number >> 8);
  bytes[17] = static_cast<unsigned char>(link.number & 0xff);
  seal(bytes, key_, bytes.data() + said_bytes);
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
  out.pop_back();
  return out;
}

std::string AnswerLinks::address(AnswerLink const& link) const { return mail::settings().public_url + "/answer/" + token(link); }

std::optional<AnswerLink> AnswerLinks::read(std::string_view token) const {
  Sealed bytes{};
  std::size_t length = 0;
  char const* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), token.data(), token.size(), nullptr, &length, &end, variant) != 0) return std::nullopt;
  if (length != bytes.size() || end != token.data() + token.size()) return std::nullopt;
  std::array<unsigned char, seal_bytes> right{};
  seal(bytes, key_, right.data());
  if (sodium_memcmp(right.data(), bytes.data() + said_bytes, seal_bytes) != 0) return std::nullopt;
  AnswerLink link;
  std::memcpy(link.invitation.uuid.bytes.data(), bytes.data(), 16);
  link.number = bytes[16] << 8 | bytes[17];
  return link;
}

}  // namespace athar::api
