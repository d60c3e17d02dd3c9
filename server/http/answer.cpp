#include "server/http/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <iterator>

#include "server/http/text.hpp"

namespace athar::http {
namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool is_written_here(std::string_view name) {
  for (std::string_view const own : {"Content-Length", "Connection", "Transfer-Encoding", "Date", "X-Request-Id"})
    if (equal_without_case(name, own)) return true;
  return false;
}

}  // namespace

bool has_no_body(int status) { return status == 204 || status == 304 || status < 200; }

std::string_view security_headers() {
  // Styles may be inline because the component library sets its variables in a <style> element; scripts may not.
  return "Content-Security-Policy: default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
         "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n"
         "X-Content-Type-Options: nosniff\r\n"
         "X-Frame-Options: DENY\r\n"
         "Referrer-Policy: same-origin\r\n"
         "Cross-Origin-Opener-Policy: same-origin\r\n"
         "Cross-Origin-Resource-Policy: same-origin\r\n";
}

void append_head(Response const& response, Envelope const& envelope, std::string& into) {
  auto out = std::back_inserter(into);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\nX-Request-Id: {}\r\n", response.status, reason_of(response.status),
                 envelope.date, envelope.request_id);
  into.append(security_headers());
  if (!has_no_body(response.status)) {
    if (is_one_line(response.content_type) && !response.content_type.empty())
      into.append("Content-Type: ").append(response.content_type).append("\r\n");
    fmt::format_to(out, "Content-Length: {}\r\n", envelope.content_length);
  }
  bool says_how_to_cache = false, has_etag = false;
  for (auto const& [name, value] : response.headers) {
    if (!is_one_line(name) || !is_one_line(value) || is_written_here(name)) continue;
    says_how_to_cache = says_how_to_cache || equal_without_case(name, "Cache-Control");
    has_etag = has_etag || equal_without_case(name, "ETag");
    into.append(name).append(": ").append(value).append("\r\n");
  }
  // Answers are about people: unless a route says otherwise nobody keeps them, or keeps them only to ask again.
  if (!says_how_to_cache)
    into.append(has_etag ? "Cache-Control: private, no-cache\r\n" : "Cache-Control: no-store\r\n");
  if (!envelope.keep_alive) {
    into.append("Connection: close\r\n");
  } else if (envelope.http_1_0) {
    into.append("Connection: keep-alive\r\n");
  }
  into.append("\r\n");
}

std::string http_date(std::int64_t seconds_since_1970) {
  static constexpr char const* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr char const* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::time_t const seconds = seconds_since_1970;
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[utc.tm_wday], utc.tm_mday, kMonths[utc.tm_mon],
                     utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

std::pair<RangeVerdict, ByteRange> byte_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  auto const whole = std::pair{RangeVerdict::whole, ByteRange{0, size}};
  if (header.substr(0, kUnit.size()) != kUnit) return whole;
  auto to = trimmed(header.substr(kUnit.size()));
  if (to.find(',') != std::string_view::npos || to.find('-') == std::string_view::npos) return whole;
  auto const from = trimmed(next_part(to, '-'));
  to = trimmed(to);
  auto const number = [](std::string_view text, std::uint64_t& value) {
    auto const result = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && result.ec == std::errc{} && result.ptr == text.data() + text.size();
  };
  std::uint64_t first = 0, last = 0;
  if (from.empty()) {
    if (!number(to, last)) return whole;
    if (last == 0 || size == 0) return {RangeVerdict::unsatisfiable, {}};
    return {RangeVerdict::part, {size - std::min(last, size), size - 1}};
  }
  if (!number(from, first)) return whole;
  last = size == 0 ? 0 : size - 1;
  std::uint64_t asked = 0;
  if (!to.empty()) {
    if (!number(to, asked) || asked < first) return whole;
    last = std::min(last, asked);
  }
  if (first >= size) return {RangeVerdict::unsatisfiable, {}};
  return {RangeVerdict::part, {first, last}};
}

}  // namespace athar::http
