#include "server/workbooks/decode.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <stdexcept>

namespace athar::workbooks {
namespace {

char const* iconv_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::utf16be:
      return "UTF-16BE";
    case Encoding::windows1252:
      return "CP1252";
    case Encoding::windows1256:
      return "CP1256";
  }
  return "UTF-8";
}

struct Close {
  void operator()(void* conversion) const { ::iconv_close(conversion); }
};

}  // namespace

std::string decode(std::string_view bytes, Encoding encoding) {
  iconv_t const opened = ::iconv_open("UTF-8", iconv_name(encoding));
  // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's own way to say that it failed
  if (opened == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error(std::string("no conversion from ") + iconv_name(encoding));
  std::unique_ptr<void, Close> const conversion(opened);
  std::size_t const unit = encoding == Encoding::utf16le || encoding == Encoding::utf16be ? 2 : 1;
  std::string out;
  std::string piece(64 * 1024, '\0');
  char* from = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = piece.data();
    std::size_t room = piece.size();
    auto const converted = ::iconv(conversion.get(), &from, &left, &to, &room);
    out.append(piece.data(), piece.size() - room);
    if (converted != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    // A byte that the encoding does not have, or half a character at the end.
    out += "\uFFFD";
    auto const skipped = std::min(unit, left);
    from += skipped;
    left -= skipped;
  }
  return out;
}

}  // namespace athar::workbooks
