#include "domain/organisations/logo.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace athar {
namespace {

using namespace std::string_view_literals;

constexpr auto png_signature = "\x89PNG\r\n\x1a\n"sv;
constexpr auto jpeg_signature = "\xff\xd8\xff"sv;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

unsigned long big_endian(std::string_view bytes, std::size_t at, std::size_t length) {
  unsigned long value = 0;
  for (std::size_t i = 0; i < length; ++i) value = value << 8 | byte_at(bytes, at + i);
  return value;
}

constexpr auto crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    auto value = i;
    for (int bit = 0; bit < 8; ++bit) value = value & 1 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
    table[i] = value;
  }
  return table;
}();

/// The checksum of PNG's chunks, over their name and content. Source: PNG, annex D.
std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (unsigned char byte : bytes) crc = crc_table[(crc ^ byte) & 0xFF] ^ (crc >> 8);
  return crc ^ 0xFFFFFFFFU;
}

/// A side that does not fit is as wrong as one that is too long.
int side(unsigned long pixels) { return pixels > 0xFFFF ? 0xFFFF : static_cast<int>(pixels); }

/// Chunks, each of length, name, content and checksum: IHDR first, pixels in IDAT, IEND last and nothing behind it.
std::optional<PictureHead> read_png(std::string_view bytes) {
  constexpr std::size_t around_content = 12;
  PictureHead head{"image/png", 0, 0};
  bool has_pixels = false;
  for (std::size_t at = png_signature.size(); bytes.size() - at >= around_content;) {
    auto const length = big_endian(bytes, at, 4);
    auto const name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - around_content) return std::nullopt;
    if (big_endian(bytes, at + 8 + length, 4) != crc_of(bytes.substr(at + 4, 4 + length))) return std::nullopt;
    bool const is_first = at == png_signature.size();
    if (is_first != (name == "IHDR")) return std::nullopt;
    if (is_first) {
      if (length != 13) return std::nullopt;
      head.width = side(big_endian(bytes, at + 8, 4));
      head.height = side(big_endian(bytes, at + 12, 4));
    }
    has_pixels = has_pixels || (name == "IDAT" && length > 0);
    at += around_content + length;
    if (name == "IEND") return has_pixels && at == bytes.size() ? std::optional(head) : std::nullopt;
  }
  return std::nullopt;
}

constexpr unsigned end_of_image = 0xD9, start_of_scan = 0xDA;

bool is_frame(unsigned marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }
bool stands_alone(unsigned marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

/// Where the marker after a scan's pixels begins: 0xFF there is followed by 0 or by a restart mark while pixels go on.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    auto const next = byte_at(bytes, at + 1);
    if (byte_at(bytes, at) == 0xFF && next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) return at;
  }
  return bytes.size();
}

/// Segments, each of a marker and its length: one frame header that gives the sides, scans of pixels, the end mark and nothing behind it.
std::optional<PictureHead> read_jpeg(std::string_view bytes) {
  PictureHead head{"image/jpeg", 0, 0};
  bool has_frame = false, has_pixels = false;
  for (std::size_t at = 2; at + 1 < bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return std::nullopt;
    auto const marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // filling between segments
      ++at;
      continue;
    }
    at += 2;
    if (marker == end_of_image) return has_pixels && at == bytes.size() ? std::optional(head) : std::nullopt;
    if (stands_alone(marker)) continue;
    if (bytes.size() - at < 2) return std::nullopt;
    auto const length = big_endian(bytes, at, 2);
    if (length < 2 || length > bytes.size() - at) return std::nullopt;
    if (is_frame(marker)) {
      if (has_frame || length < 8) return std::nullopt;
      has_frame = true;
      head.height = side(big_endian(bytes, at + 3, 2));
      head.width = side(big_endian(bytes, at + 5, 2));
    }
    at += length;
    if (marker == start_of_scan) {
      if (!has_frame) return std::nullopt;
      auto const end = end_of_scan(bytes, at);
      has_pixels = has_pixels || end > at;
      at = end;
    }
  }
  return std::nullopt;
}

bool is_sensible(int side) { return side >= least_logo_side && side <= greatest_logo_side; }

}  // namespace

Result<PictureHead> read_logo(std::string_view bytes) {
  if (bytes.empty()) return refuse(invalid_field("logo", "required"));
  if (bytes.size() > greatest_logo_size) return refuse(invalid_field("logo", "logo_too_large", std::to_string(greatest_logo_size / 1024)));
  bool const is_png = bytes.starts_with(png_signature);
  if (!is_png && !bytes.starts_with(jpeg_signature)) return refuse(invalid_field("logo", "not_a_picture", "PNG, JPEG"));
  auto head = is_png ? read_png(bytes) : read_jpeg(bytes);
  if (!head) return refuse(invalid_field("logo", "broken_picture"));
  if (!is_sensible(head->width) || !is_sensible(head->height))
    return refuse(invalid_field("logo", "picture_sides", std::to_string(least_logo_side) + "–" + std::to_string(greatest_logo_side)));
  return std::move(*head);
}

}  // namespace athar
