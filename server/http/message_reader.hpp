#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "server/http/http.hpp"

namespace athar::http {

enum class Fault { none, malformed, header_too_large, target_too_long, body_too_large, version_not_supported };

/// Reads one request after another from the bytes of a connection into a Request, stopping after the head so that a
/// limit for the body can be set. Stricter than the parser under it wherever two readers could disagree about where a
/// message ends.
class MessageReader {
 public:
  /// `header_limit` bounds request line and headers together, in bytes; a target longer than half of it is too long.
  explicit MessageReader(std::size_t header_limit);
  ~MessageReader();
  MessageReader(MessageReader const&) = delete;
  MessageReader& operator=(MessageReader const&) = delete;

  /// Begins a new message; `request` is overwritten and must outlive the reading.
  void start(Request& request);
  /// Reads what it can and returns how many bytes it used up; the unused ones must be given again, followed by more.
  /// Stops at the end of the head, at the end of the message, and at a fault.
  std::size_t feed(std::string_view bytes);
  /// Before the body is fed: at most that many bytes of it are accepted. With `discard` they are counted and thrown
  /// away.
  void accept_body(std::size_t limit, bool discard);

  bool head_done() const;
  bool done() const;
  Fault fault() const;

  bool keep_alive() const;
  bool is_http_1_0() const;
  bool is_chunked() const;
  bool asks_upgrade() const;  ///< "Connection: upgrade" with an Upgrade header
  std::optional<std::uint64_t> content_length() const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace athar::http
