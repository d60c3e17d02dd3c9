#include "server/json/problem.hpp"

#include "server/json/messages.hpp"
#include "server/json/writer.hpp"

namespace athar::json {

int http_status(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return 422;
    case ErrorKind::malformed:
      return 400;
    case ErrorKind::unauthenticated:
      return 401;
    case ErrorKind::not_allowed:
      return 403;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::stale:
      return 412;
    case ErrorKind::too_large:
      return 413;
    case ErrorKind::too_many:
      return 429;
    case ErrorKind::unavailable:
      return 503;
  }
  return 500;
}

std::string write_problem(Error const& error, Language language, std::string_view request_id,
                          std::string_view current_json) {
  return write_problem(http_status(error.kind), error, language, request_id, current_json);
}

namespace {

std::string written(int status, Error const& error, std::string_view quoted, Language language, std::string_view request_id,
                    std::string_view current_json) {
  Writer out(512 + error.fields.size() * 160 + current_json.size());
  out.begin_object().field("type", "about:blank");
  out.field("title", message(language, error.code, quoted));
  out.field("status", status).field("code", error.code);
  out.key("fields").begin_array();
  for (FieldError const& field : error.fields) {
    out.begin_object().field("path", field.path).field("code", field.code);
    out.field("message", message(language, field.code, field.detail));
    if (!field.detail.empty()) out.field("detail", field.detail);
    out.end_object();
  }
  out.end_array();
  if (!request_id.empty()) out.field("request_id", request_id);
  if (error.retry_after_seconds > 0) out.field("retry_after_seconds", error.retry_after_seconds);
  if (!current_json.empty()) out.key("current").raw(current_json);
  return out.end_object().take();
}

}  // namespace

std::string write_problem(int status, Error const& error, Language language, std::string_view request_id,
                          std::string_view current_json) {
  auto const quoted = error.fields.empty() ? std::string_view{} : std::string_view(error.fields.front().detail);
  return written(status, error, quoted, language, request_id, current_json);
}

std::string write_problem(int status, std::string_view code, Language language, std::string_view request_id, std::string_view quoted) {
  return written(status, Error{ErrorKind::invalid, std::string(code), {}, {}}, quoted, language, request_id, {});
}

}  // namespace athar::json
