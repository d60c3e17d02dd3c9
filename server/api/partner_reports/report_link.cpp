#include "server/api/partner_reports/report_link.hpp"

#include <sodium.h>

#include <array>
#include <cstring>

#include "server/mail/settings.hpp"

namespace athar::api {
namespace {

constexpr std::size_t id_bytes = 16, seal_bytes = 16, key_bytes = 32;
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::string_view what = "athar partner report";
using Sealed = std::array<unsigned char, id_bytes + seal_bytes>;

void seal(unsigned char const* id, std::string const& key, unsigned char* out) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, reinterpret_cast<unsigned char const*>(key.data()), key.size(), seal_bytes);
  crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(what.data()), what.size());
  crypto_generichash_update(&state, id, id_bytes);
  crypto_generichash_final(&state, out, seal_bytes);
}

}  // namespace

ReportLinks::ReportLinks(UnitOfWork& unit) {
  std::string fresh(key_bytes, '\0');
  randombytes_buf(fresh.data(), fresh.size());
  key_ = unit.mail().link_key(fresh);
}

std::string ReportLinks::token(PartnerReportId id) const {
  Sealed bytes{};
  std::memcpy(bytes.data(), id.uuid.bytes.data(), id_bytes);
  seal(bytes.data(), key_, bytes.data() + id_bytes);
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
  out.pop_back();
  return out;
}

std::string ReportLinks::address(PartnerReportId id) const { return mail::settings().public_url + "/report/" + token(id); }

std::optional<PartnerReportId> ReportLinks::read(std::string_view token) const {
  Sealed bytes{};
  std::size_t length = 0;
  char const* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), token.data(), token.size(), nullptr, &length, &end, variant) != 0) return std::nullopt;
  if (length != bytes.size() || end != token.data() + token.size()) return std::nullopt;
  std::array<unsigned char, seal_bytes> right{};
  seal(bytes.data(), key_, right.data());
  if (sodium_memcmp(right.data(), bytes.data() + id_bytes, seal_bytes) != 0) return std::nullopt;
  PartnerReportId id;
  std::memcpy(id.uuid.bytes.data(), bytes.data(), id_bytes);
  return id;
}

}  // namespace athar::api
