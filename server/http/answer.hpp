#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/http/http.hpp"

namespace athar::http {

/// What the connection adds to a Response when it writes the head.
struct Envelope {
  std::string_view request_id;
  std::string_view date;  ///< IMF-fixdate
  std::uint64_t content_length;
  bool keep_alive{true};
  bool http_1_0{false};
};

/// "no content", "not modified": a body is neither sent nor announced.
bool has_no_body(int status);

/// Appends status line, headers and the empty line to `into`. Header values that would break out of their line are left
/// out.
void append_head(Response const& response, Envelope const& envelope, std::string& into);

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string http_date(std::int64_t seconds_since_1970);

/// Security headers that are on every answer.
std::string_view security_headers();

struct ByteRange {
  std::uint64_t first, last;  ///< inclusive
};
enum class RangeVerdict { whole, part, unsatisfiable };
/// One range of a `Range` header on a file of `size` bytes; anything but one well-formed byte range means the whole
/// file.
std::pair<RangeVerdict, ByteRange> byte_range(std::string_view header, std::uint64_t size);

}  // namespace athar::http
