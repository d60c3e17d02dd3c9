#include "server/json/openapi.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "server/json/openapi_schema.hpp"

namespace athar::json {
namespace {

std::string_view status_text(int status) {
  switch (status) {
    case 200:
      return "The answer";
    case 201:
      return "Created, with the stored resource";
    case 202:
      return "Accepted; the work goes on as a job";
    case 204:
      return "Done, without a body";
    case 400:
      return "The request could not be read";
    case 401:
      return "Nobody is signed in";
    case 403:
      return "The caller's role does not allow this";
    case 404:
      return "No such thing, or none the caller may know of";
    case 409:
      return "Collides with what is stored";
    case 412:
      return "Somebody else changed it first; `current` holds the stored state";
    case 413:
      return "The body is too large";
    case 415:
      return "This media type is not accepted";
    case 422:
      return "Understood, but a rule says no; `fields` names every bad field";
    case 428:
      return "A session of a browser must send If-Match";
    case 429:
      return "Too many attempts; wait as Retry-After says";
    case 503:
      return "Try again shortly, as Retry-After says";
    default:
      return "Refused";
  }
}

/// "{id}" and "{session_id}" are UUIDs.
bool is_id(std::string_view name) { return name == "id" || name.ends_with("_id"); }

std::vector<std::string> variables_of(std::string_view path) {
  std::vector<std::string> names;
  for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1))
    names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
  return names;
}

/// "get_sessions_by_id_registrations" from the method and the path after /api/v1.
std::string operation_id(Operation const& operation) {
  std::string_view path = operation.path;
  if (path.starts_with("/api/v1")) path.remove_prefix(7);
  std::string id = operation.method;
  for (char const c : path) {
    if (c == '/')
      id += '_';
    else if (c == '{')
      id += "by_";
    else if (c != '}')
      id += (c == '.' || c == '-') ? '_' : c;
  }
  return id;
}

void write_type(Writer& out, Parameter const& parameter) {
  out.begin_object();
  switch (parameter.type) {
    case ParameterType::text:
      out.field("type", "string");
      break;
    case ParameterType::integer:
      out.field("type", "integer");
      break;
    case ParameterType::boolean:
      out.field("type", "boolean");
      break;
    case ParameterType::uuid:
      out.field("type", "string").field("format", "uuid");
      break;
    case ParameterType::date:
      out.field("type", "string").field("format", "date");
      break;
    case ParameterType::instant:
      out.field("type", "string").field("format", "date-time");
      break;
  }
  if (!parameter.choices.empty()) {
    out.key("enum").begin_array();
    for (auto const& one : parameter.choices) out.value(one);
    out.end_array();
  }
  out.end_object();
}

void write_parameter(Writer& out, std::string_view in, Parameter const& parameter) {
  out.begin_object().field("name", parameter.name).field("in", in);
  if (!parameter.description.empty()) out.field("description", parameter.description);
  if (in == "path" || parameter.is_required) out.field("required", true);
  write_type(out.key("schema"), parameter);
  out.end_object();
}

void write_parameters(Writer& out, Operation const& operation) {
  auto const variables = variables_of(operation.path);
  if (variables.empty() && operation.query.empty() && !operation.takes_if_match && !operation.takes_idempotency_key)
    return;
  out.key("parameters").begin_array();
  for (auto const& name : variables) {
    auto const listed = std::find_if(operation.path_parameters.begin(), operation.path_parameters.end(),
                                     [&](Parameter const& parameter) { return parameter.name == name; });
    if (listed != operation.path_parameters.end())
      write_parameter(out, "path", *listed);
    else
      write_parameter(out, "path", {name, {}, is_id(name) ? ParameterType::uuid : ParameterType::text, {}, true});
  }
  for (auto const& parameter : operation.query) write_parameter(out, "query", parameter);
  for (auto const& [taken, name] :
       {std::pair(operation.takes_if_match, "IfMatch"), std::pair(operation.takes_idempotency_key, "IdempotencyKey")})
    if (taken) out.begin_object().field("$ref", std::string("#/components/parameters/") + name).end_object();
  out.end_array();
}

void write_request(Writer& out, Operation const& operation, Schemas const& schemas) {
  if (!operation.request && operation.request_type.empty()) return;
  out.key("requestBody").begin_object().field("required", true).key("content").begin_object();
  if (!operation.request_type.empty()) {
    out.key(operation.request_type)
        .begin_object()
        .key("schema")
        .begin_object()
        .field("type", "string")
        .end_object()
        .end_object();
  } else {
    out.key("application/json").begin_object().key("schema");
    schemas.write(out, *operation.request, Direction::request, {});
    out.end_object();
  }
  out.end_object().end_object();
}

void write_success(Writer& out, Operation const& operation, Schemas const& schemas) {
  out.key(std::to_string(operation.status)).begin_object().field("description", status_text(operation.status));
  if (operation.status == 201 || operation.answers_etag) {
    out.key("headers").begin_object();
    if (operation.answers_etag) out.key("ETag").begin_object().field("$ref", "#/components/headers/ETag").end_object();
    if (operation.status == 201)
      out.key("Location").begin_object().field("$ref", "#/components/headers/Location").end_object();
    out.end_object();
  }
  if (operation.answer || !operation.answer_type.empty()) {
    out.key("content").begin_object();
    if (operation.answer) {
      out.key("application/json").begin_object().key("schema");
      schemas.write(out, *operation.answer, Direction::answer, {});
      out.end_object();
    }
    if (!operation.answer_type.empty())
      out.key(operation.answer_type)
          .begin_object()
          .key("schema")
          .begin_object()
          .field("type", "string")
          .end_object()
          .end_object();
    out.end_object();
  }
  out.end_object();
}

void write_refusals(Writer& out, Operation const& operation) {
  for (int const status : std::set<int>(operation.errors.begin(), operation.errors.end())) {
    if (status == operation.status) continue;
    out.key(std::to_string(status))
        .begin_object()
        .field("$ref", "#/components/responses/Refused" + std::to_string(status))
        .end_object();
  }
}

/// A browser sends its cookie, and its CSRF token with everything but reading; a program sends its token.
void write_security(Writer& out, Operation const& operation) {
  out.key("security").begin_array();
  if (!operation.is_open) {
    out.begin_object().key("session").begin_array().end_array();
    if (operation.method != "get") out.key("csrf").begin_array().end_array();
    out.end_object();
    out.begin_object().key("bearer").begin_array().end_array().end_object();
  }
  out.end_array();
}

void write_operation(Writer& out, Operation const& operation, Schemas const& schemas) {
  out.key(operation.method).begin_object().field("operationId", operation_id(operation));
  if (!operation.tag.empty()) out.key("tags").begin_array().value(operation.tag).end_array();
  if (!operation.summary.empty()) out.field("summary", operation.summary);
  if (!operation.description.empty()) out.field("description", operation.description);
  if (!operation.permission.empty()) out.field("x-permission", operation.permission);
  if (!operation.lane.empty()) out.field("x-lane", operation.lane);
  write_security(out, operation);
  write_parameters(out, operation);
  write_request(out, operation, schemas);
  out.key("responses").begin_object();
  write_success(out, operation, schemas);
  write_refusals(out, operation);
  out.end_object().end_object();
}

void write_problem_schemas(Writer& out) {
  auto text = [&](std::string_view name, std::string_view description) {
    out.key(name).begin_object().field("type", "string").field("description", description).end_object();
  };
  out.key("FieldProblem").begin_object().field("type", "object").key("properties").begin_object();
  text("path", "JSON pointer to the field, without its leading slash");
  text("code", "Stable name of what is wrong");
  text("message", "For people, in the language of Accept-Language");
  text("detail", "The value that the message quotes: a limit, the allowed values, a near name");
  out.end_object().key("required").begin_array().value("path").value("code").value("message").end_array().end_object();

  out.key("Problem").begin_object().field("type", "object").field("description", "A refusal, as RFC 9457 shapes it.");
  out.key("properties").begin_object();
  text("type", "Always about:blank; `code` tells refusals apart");
  text("title", "For people, in the language of Accept-Language");
  out.key("status").begin_object().field("type", "integer").end_object();
  text("code", "Stable name of the refusal");
  out.key("fields").begin_object().field("type", "array").key("items").begin_object();
  out.field("$ref", "#/components/schemas/FieldProblem").end_object().end_object();
  text("request_id", "Names the request in the server's log");
  out.key("retry_after_seconds").begin_object().field("type", "integer").end_object();
  out.key("current").begin_object().field("description", "The stored state, with 412").end_object();
  out.end_object().key("required").begin_array();
  for (std::string_view name : {"type", "title", "status", "code", "fields"}) out.value(name);
  out.end_array().end_object();
}

void write_responses(Writer& out, std::set<int> const& statuses) {
  out.key("responses").begin_object();
  for (int const status : statuses) {
    out.key("Refused" + std::to_string(status)).begin_object().field("description", status_text(status));
    if (status == 429 || status == 503) {
      out.key("headers").begin_object().key("Retry-After").begin_object().key("schema");
      out.begin_object().field("type", "integer").end_object().end_object().end_object();
    }
    out.key("content").begin_object().key("application/problem+json").begin_object().key("schema");
    out.begin_object()
        .field("$ref", "#/components/schemas/Problem")
        .end_object()
        .end_object()
        .end_object()
        .end_object();
  }
  out.end_object();
}

void write_header_parameters(Writer& out) {
  out.key("parameters").begin_object();
  auto header = [&](std::string_view key, std::string_view name, std::string_view description, int max_length) {
    out.key(key)
        .begin_object()
        .field("name", name)
        .field("in", "header")
        .field("description", description)
        .key("schema");
    out.begin_object().field("type", "string").field("maxLength", max_length).end_object().end_object();
  };
  header("IdempotencyKey", "Idempotency-Key", "The same key with the same body gives the same answer for 24 hours.",
         200);
  header("IfMatch", "If-Match", "The ETag that was read; programs with a bearer token may leave it out.", 200);
  out.end_object().key("headers").begin_object();
  for (auto const& [name, description] : {std::pair("ETag", "Version of the resource, for If-Match"),
                                          std::pair("Location", "Path of what was created")}) {
    out.key(name).begin_object().field("description", description).key("schema").begin_object().field("type", "string");
    out.end_object().end_object();
  }
  out.end_object();
}

void write_security_schemes(Writer& out) {
  auto key_in = [&](std::string_view scheme, std::string_view in, std::string_view name) {
    out.key(scheme).begin_object().field("type", "apiKey").field("in", in).field("name", name).end_object();
  };
  out.key("securitySchemes").begin_object();
  out.key("bearer").begin_object().field("type", "http").field("scheme", "bearer").end_object();
  key_in("csrf", "header", "X-CSRF-Token");
  key_in("session", "cookie", "athar_session");
  out.end_object();
}

/// Reading before writing, as people expect to find them.
int method_rank(std::string_view method) {
  constexpr std::string_view order[] = {"get", "post", "put", "patch", "delete"};
  return static_cast<int>(std::find(std::begin(order), std::end(order), method) - std::begin(order));
}

}  // namespace

OpenApi::OpenApi(std::string title, std::string version, std::string description)
    : title_(std::move(title)), version_(std::move(version)), description_(std::move(description)) {}

void OpenApi::add(Operation operation) { operations_.push_back(std::move(operation)); }

std::string OpenApi::document() const {
  Schemas schemas;
  std::set<int> statuses;
  std::map<std::string, std::map<int, Operation const*>> paths;
  for (auto const& operation : operations_) {
    if (!paths[operation.path].emplace(method_rank(operation.method), &operation).second)
      throw std::logic_error("two operations on " + operation.method + " " + operation.path);
    if (operation.request) schemas.use(*operation.request, Direction::request);
    if (operation.answer) schemas.use(*operation.answer, Direction::answer);
    statuses.insert(operation.errors.begin(), operation.errors.end());
  }
  Writer out(64 * 1024);
  out.begin_object().field("openapi", "3.1.0").key("info").begin_object();
  out.field("title", title_).field("version", version_).field("description", description_).end_object();
  out.key("paths").begin_object();
  for (auto const& [path, methods] : paths) {
    out.key(path).begin_object();
    for (auto const& [rank, operation] : methods) write_operation(out, *operation, schemas);
    out.end_object();
  }
  out.end_object().key("components").begin_object().key("schemas").begin_object();
  schemas.write_components(out);
  write_problem_schemas(out);
  out.end_object();
  write_responses(out, statuses);
  write_header_parameters(out);
  write_security_schemes(out);
  out.end_object().end_object();
  return indented(out.text()) + "\n";
}

}  // namespace athar::json
