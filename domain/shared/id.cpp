#include "domain/shared/id.hpp"

namespace athar {
namespace {

/// What each character is worth as a hexadecimal digit, 0xFF for none: a list's page has hundreds of identifiers to read.
constexpr auto hex_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(0xFF);
  for (unsigned char c = '0'; c <= '9'; ++c) values[c] = static_cast<std::uint8_t>(c - '0');
  for (unsigned char c = 0; c < 6; ++c) values['a' + c] = values['A' + c] = static_cast<std::uint8_t>(10 + c);
  return values;
}();

std::uint64_t fnv1a(std::string_view text, std::uint64_t seed) {
  for (unsigned char c : text) seed = (seed ^ c) * 1099511628211ULL;
  return seed;
}

void put_big_endian(std::uint64_t value, std::uint8_t* to) {
  for (int i = 7; i >= 0; --i, value >>= 8) to[i] = static_cast<std::uint8_t>(value & 0xFF);
}

}  // namespace

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return std::nullopt;
  static constexpr std::array<std::uint8_t, 16> places{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};
  Uuid id;
  bool wrong = false;
  for (std::size_t i = 0; i < 16; ++i) {
    auto const high = hex_values[static_cast<unsigned char>(text[places[i]])];
    auto const low = hex_values[static_cast<unsigned char>(text[places[i] + 1u])];
    wrong = wrong || high > 15 || low > 15;
    id.bytes[i] = static_cast<std::uint8_t>(high << 4 | (low & 0x0F));
  }
  if (wrong) return std::nullopt;
  return id;
}

Uuid Uuid::v7(std::int64_t unix_milliseconds, std::uint64_t random_high, std::uint64_t random_low) {
  Uuid id;
  put_big_endian(static_cast<std::uint64_t>(unix_milliseconds) << 16 | (random_high & 0xFFFF), id.bytes.data());
  put_big_endian(random_low, id.bytes.data() + 8);
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x70);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
  return id;
}

Uuid Uuid::from_name(std::string_view name) {
  Uuid id;
  put_big_endian(fnv1a(name, 1469598103934665603ULL), id.bytes.data());
  put_big_endian(fnv1a(name, 0x9E3779B97F4A7C15ULL), id.bytes.data() + 8);
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
  return id;
}

std::string Uuid::text() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += digits[bytes[i] >> 4];
    out += digits[bytes[i] & 0x0F];
  }
  return out;
}

}  // namespace athar
