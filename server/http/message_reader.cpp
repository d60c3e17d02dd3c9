#include "server/http/message_reader.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <string>

#include "server/http/target.hpp"
#include "server/http/text.hpp"

namespace athar::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;

constexpr std::size_t kMostHeaders = 128;

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::get;
    case beast::http::verb::head:
      return Method::head;
    case beast::http::verb::post:
      return Method::post;
    case beast::http::verb::put:
      return Method::put;
    case beast::http::verb::patch:
      return Method::patch;
    case beast::http::verb::delete_:
      return Method::delete_;
    case beast::http::verb::options:
      return Method::options;
    default:
      return Method::other;
  }
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A folded line, a NUL or another control character: readers differ on what these mean, so nobody gets to send them.
bool has_forbidden_bytes(std::string_view head) {
  for (std::size_t i = 0; i < head.size(); ++i) {
    auto const c = static_cast<unsigned char>(head[i]);
    if (c == '\n' && i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t')) return true;
    if (c == 0x7f || (c < 0x20 && c != '\r' && c != '\n' && c != '\t')) return true;
    if (c == '\r' && i + 1 < head.size() && head[i + 1] != '\n') return true;
    if (c == '\n' && (i == 0 || head[i - 1] != '\r')) return true;
  }
  return false;
}

// Whether the request line ends in a version at all, though one that is not served.
bool names_a_version(std::string_view head) {
  auto const line = head.substr(0, head.find("\r\n"));
  if (line.size() == head.size() || line.size() < 8) return false;
  auto const version = line.substr(line.size() - 8);
  return version.starts_with("HTTP/") && is_digits(version.substr(5, 1)) && version[6] == '.' &&
         is_digits(version.substr(7));
}

// What the parser's own flags do not tell: how often the fields that frame a message were given.
struct Framing {
  int hosts{0}, content_lengths{0}, transfer_encodings{0};
  bool is_odd{false};
};

class RequestParser : public beast::http::basic_parser<true> {
 public:
  RequestParser(Request& into, std::size_t target_limit) : request_(into), target_limit_(target_limit) {}

  Fault fault{Fault::none};
  Framing framing;
  bool head_read{false};
  bool discards{false};
  bool target_seen{false};
  std::size_t header_count{0};
  int http_version{11};

 private:
  void on_request_impl(beast::http::verb verb, beast::string_view, beast::string_view target, int version,
                       error_code& ec) override {
    http_version = version;
    if (target.size() > target_limit_) return refuse(Fault::target_too_long, ec);
    target_seen = true;
    request_.method = method_of(verb);
    request_.target.assign(target);
    if (!split_target(request_)) refuse(Fault::malformed, ec);
  }

  void on_response_impl(int, beast::string_view, int, error_code&) override {}

  void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value,
                     error_code& ec) override {
    if (head_read) return;  // trailers say nothing we act on
    if (header_count == kMostHeaders) return refuse(Fault::header_too_large, ec);
    if (field == beast::http::field::host) ++framing.hosts;
    if (field == beast::http::field::content_length) {
      ++framing.content_lengths;
      framing.is_odd = framing.is_odd || !is_digits(value);
    }
    if (field == beast::http::field::transfer_encoding) {
      ++framing.transfer_encodings;
      framing.is_odd = framing.is_odd || !equal_without_case(value, "chunked");
    }
    // Strings of the previous request are reused.
    if (header_count == request_.headers.size()) request_.headers.emplace_back();
    auto& header = request_.headers[header_count++];
    header.name.assign(name);
    header.value.assign(value);
  }

  void on_header_impl(error_code& ec) override {
    request_.headers.resize(header_count);
    head_read = true;
    bool const http_1_0 = http_version == 10;
    if (framing.is_odd || framing.hosts > 1 || (framing.hosts == 0 && !http_1_0) || framing.content_lengths > 1 ||
        framing.transfer_encodings > 1 ||
        (framing.transfer_encodings == 1 && (framing.content_lengths == 1 || http_1_0)))
      refuse(Fault::malformed, ec);
  }

  void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}

  std::size_t on_body_impl(beast::string_view body, error_code&) override {
    if (!discards) request_.body.append(body);
    return body.size();
  }

  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}

  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, error_code&) override {
    if (!discards) request_.body.append(body);
    return body.size();
  }

  void on_finish_impl(error_code&) override {}

  void refuse(Fault why, error_code& ec) {
    fault = why;
    ec = beast::http::error::bad_field;
  }

  Request& request_;
  std::size_t target_limit_;
};

}  // namespace

class MessageReader::Parser {
 public:
  explicit Parser(std::size_t header_limit) : limit(header_limit) {}

  std::size_t limit;
  std::optional<RequestParser> parser;
  std::size_t head_bytes{0};
  Fault fault{Fault::none};

  std::size_t feed(std::string_view bytes);
  std::size_t skip_empty_lines(std::string_view bytes) const;
  std::size_t refuse(Fault why, std::size_t used) {
    fault = why;
    return used;
  }
};

MessageReader::MessageReader(std::size_t header_limit) : parser_(std::make_unique<Parser>(header_limit)) {}
MessageReader::~MessageReader() = default;

void MessageReader::start(Request& request) {
  request.method = Method::other;
  request.target.clear();
  request.path.clear();
  request.query.clear();
  request.body.clear();
  auto& parser = parser_->parser.emplace(request, parser_->limit / 2);
  // Our own count is the one that decides; the parser must not be stricter.
  parser.header_limit(static_cast<std::uint32_t>(parser_->limit * 2));
  parser.body_limit(boost::none);
  parser_->head_bytes = 0;
  parser_->fault = Fault::none;
}

std::size_t MessageReader::feed(std::string_view bytes) { return parser_->feed(bytes); }

// RFC 9112, 2.2: a client may leave an empty line before its request.
std::size_t MessageReader::Parser::skip_empty_lines(std::string_view bytes) const {
  std::size_t skipped = 0;
  if (head_bytes == 0)
    while (bytes.substr(skipped, 2) == "\r\n") skipped += 2;
  return skipped;
}

std::size_t MessageReader::Parser::feed(std::string_view bytes) {
  std::size_t used = 0;
  if (!parser->head_read) {
    used = skip_empty_lines(bytes);
    if (used > limit) return refuse(Fault::malformed, used);
    bytes.remove_prefix(used);
    if (bytes.empty() || bytes == "\r") return used;
    error_code ec;
    auto const read = parser->put({bytes.data(), bytes.size()}, ec);
    head_bytes += read;
    if (has_forbidden_bytes(bytes.substr(0, read))) return refuse(Fault::malformed, used + read);
    if (parser->fault != Fault::none) return refuse(parser->fault, used + read);
    if (ec == beast::http::error::bad_version && names_a_version(bytes))
      return refuse(Fault::version_not_supported, used + read);
    if (ec && ec != beast::http::error::need_more && ec != beast::http::error::header_limit)
      return refuse(Fault::malformed, used + read);
    auto const seen = head_bytes + (parser->head_read ? 0 : bytes.size() - read);
    if (!parser->target_seen && bytes.find("\r\n") == std::string_view::npos && seen > limit / 2 + 64)
      return refuse(Fault::target_too_long, used + read);
    if (seen > limit || ec == beast::http::error::header_limit) return refuse(Fault::header_too_large, used + read);
    // The caller decides about the body first.
    parser->eager(parser->head_read);
    return used + read;
  }
  while (!parser->is_done() && used < bytes.size()) {
    error_code ec;
    auto const rest = bytes.substr(used);
    auto const read = parser->put({rest.data(), rest.size()}, ec);
    used += read;
    if (ec == beast::http::error::body_limit) return refuse(Fault::body_too_large, used);
    if (ec && ec != beast::http::error::need_more) return refuse(Fault::malformed, used);
    // What is left over is part of a chunk's line or of the trailers, and these are headers to us.
    if (bytes.size() - used > limit && !parser->is_done()) return refuse(Fault::header_too_large, used);
    if (read == 0) break;
  }
  return used;
}

void MessageReader::accept_body(std::size_t limit, bool discard) {
  auto& parser = *parser_->parser;
  parser.body_limit(limit);
  parser.discards = discard;
  if (auto const length = content_length(); length && *length > limit) parser_->fault = Fault::body_too_large;
}

bool MessageReader::head_done() const { return parser_->parser->head_read; }
bool MessageReader::done() const { return parser_->parser->head_read && parser_->parser->is_done(); }
Fault MessageReader::fault() const { return parser_->fault; }
bool MessageReader::keep_alive() const { return parser_->parser->keep_alive(); }
bool MessageReader::is_http_1_0() const { return parser_->parser->http_version == 10; }
bool MessageReader::is_chunked() const { return parser_->parser->framing.transfer_encodings > 0; }
bool MessageReader::asks_upgrade() const { return parser_->parser->upgrade(); }

std::optional<std::uint64_t> MessageReader::content_length() const {
  if (parser_->parser->framing.content_lengths == 0) return std::nullopt;
  if (auto const length = parser_->parser->content_length()) return *length;
  return std::nullopt;
}

}  // namespace athar::http
