#include "server/documents/sheet_code.hpp"

#include <fmt/format.h>
#include <qrencode.h>
#include <sodium.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace athar::documents {
namespace {

constexpr int quiet_zone = 2;  // modules; the paper around is white as well
constexpr int scale = 8;       // pixels of a module: a printer smooths what is coarser

struct Symbol {
  std::unique_ptr<QRcode, void (*)(QRcode*)> code;

  explicit Symbol(std::string_view text)
      : code(QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free) {
    if (!code) throw std::runtime_error("No QR symbol could be made");
  }
  int width() const { return code->width + 2 * quiet_zone; }
  bool is_dark(int row, int column) const {
    int const r = row - quiet_zone, c = column - quiet_zone;
    return r >= 0 && c >= 0 && r < code->width && c < code->width && (code->data[r * code->width + c] & 1) != 0;
  }
};

}  // namespace

std::string sheet_code(SessionId session, std::string_view reference, LocalDate day) {
  // Crockford's digits: nothing that is read as something else.
  constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  auto const said = session.text() + day.text();
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(said.data()), said.size(), nullptr, 0);
  std::string check;
  for (std::size_t i = 0; i < 6; ++i) check += digits[hash[i] & 31];
  return fmt::format("ATHAR/{}/{}/{}", reference, day.text(), check);
}

std::string qr_bitmap(std::string_view text) {
  Symbol const symbol(text);
  int const width = symbol.width() * scale;
  auto out = fmt::format("P4\n{0} {0}\n", width);
  for (int row = 0; row < width; ++row)
    for (int first = 0; first < width; first += 8) {
      unsigned byte = 0;
      for (int bit = 0; bit < 8; ++bit) byte = (byte << 1) | (first + bit < width && symbol.is_dark(row / scale, (first + bit) / scale) ? 1U : 0U);
      out += static_cast<char>(byte);
    }
  return out;
}

}  // namespace athar::documents
