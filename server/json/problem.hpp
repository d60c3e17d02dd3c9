#pragma once
#include <string>
#include <string_view>

#include "domain/shared/error.hpp"
#include "domain/shared/localized_text.hpp"

namespace athar::json {

/// The HTTP status of a refusal.
int http_status(ErrorKind kind);

/// The body of a refusal (RFC 9457, application/problem+json):
/// {type, title, status, code, fields:[{path, code, message, detail?}], request_id, retry_after_seconds?, current?}. `title` and each
/// `message` are in that language; a field's `detail` is the value its message quotes.
/// `current_json`, when not empty, is the stored state that a stale write collided with.
std::string write_problem(Error const& error, Language language, std::string_view request_id,
                          std::string_view current_json = {});

/// The same with a status of its own: 428 for `precondition_required`, 415, 408 ….
std::string write_problem(int status, Error const& error, Language language, std::string_view request_id,
                          std::string_view current_json = {});

/// The same for a refusal that is not a domain error: the http layer's and the router's (404 route_not_found …).
std::string write_problem(int status, std::string_view code, Language language, std::string_view request_id, std::string_view quoted = {});

}  // namespace athar::json
