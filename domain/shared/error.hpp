#pragma once
#include <string>
#include <utility>
#include <vector>

namespace athar {

/// Why a request is refused; `http_status` maps it in one place.
enum class ErrorKind {
  invalid,          ///< understood, but a rule says no (422)
  malformed,        ///< could not be read (400)
  unauthenticated,  ///< nobody is signed in (401)
  not_allowed,      ///< signed in, without the permission (403)
  not_found,        ///< no such thing, or none the caller may know of (404)
  conflict,         ///< collides with what is stored (409)
  stale,            ///< somebody else changed it first (412)
  too_large,        ///< over a limit of size (413)
  too_many,         ///< over a limit of rate (429)
  unavailable,      ///< try again shortly: the database or a queue is not ready (503)
};

/// One field of the input that is wrong. `path` is a JSON pointer without its leading slash
/// ("days/0/sittings/1/ends"); `code` is stable snake_case and has a translation in every language;
/// `detail` holds the values a translation may quote (an allowed maximum, a known alternative).
struct FieldError {
  std::string path;
  std::string code;
  std::string detail;
  friend bool operator==(FieldError const&, FieldError const&) = default;
};

/// A refusal as a value. Breakage is an exception instead.
struct Error {
  ErrorKind kind{ErrorKind::invalid};
  std::string code;
  std::string message;  ///< English, for logs and programs; people read the translation of `code`
  std::vector<FieldError> fields;
  /// Seconds to wait before trying again, for `too_many` and `unavailable`; 0 when not known.
  int retry_after_seconds{0};
  friend bool operator==(Error const&, Error const&) = default;
};

inline Error invalid_field(std::string path, std::string code, std::string detail = {}) {
  return {ErrorKind::invalid, "invalid_input", "Some fields are not valid", {{std::move(path), std::move(code), std::move(detail)}}};
}
inline Error invalid_fields(std::vector<FieldError> fields) {
  return {ErrorKind::invalid, "invalid_input", "Some fields are not valid", std::move(fields)};
}
inline Error not_found(std::string concept_name) {
  return {ErrorKind::not_found, "not_found", "No such " + concept_name, {}};
}
inline Error conflict(std::string code, std::string message) {
  return {ErrorKind::conflict, std::move(code), std::move(message), {}};
}
inline Error not_allowed() { return {ErrorKind::not_allowed, "not_allowed", "Your role does not allow this", {}}; }
inline Error stale() { return {ErrorKind::stale, "stale", "Somebody changed this since you read it", {}}; }

}  // namespace athar
