#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/json/describe.hpp"

/// The OpenAPI 3.1 document, made from the shapes that requests are read with and answers are written from.
namespace athar::json {

enum class ParameterType { text, integer, boolean, uuid, date, instant };

struct Parameter {
  std::string name;
  std::string description;
  ParameterType type{ParameterType::text};
  std::vector<std::string> choices;  ///< the allowed values, when they are few and known
  bool is_required{false};
};

/// One method on one path. Path parameters come from the template: "{id}" and "{…_id}" are UUIDs, others are text,
/// unless listed in `path_parameters`.
struct Operation {
  std::string method;  ///< "get", "post", "put", "patch", "delete"
  std::string path;    ///< "/api/v1/sessions/{id}/registrations"
  std::string summary;
  std::string description;
  std::string tag;
  std::string permission;  ///< printed as x-permission; empty for operations open to anybody
  std::string lane;        ///< printed as x-lane
  std::vector<Parameter> query;
  std::vector<Parameter> path_parameters;
  Shape const* request{nullptr};  ///< &shape_of<NewSession>()
  std::string request_type;       ///< media type of a request body that is not JSON: "text/csv"
  Shape const* answer{nullptr};
  std::string answer_type;  ///< media type of an answer that is not JSON, beside `answer`
  int status{200};          ///< of success; 201 documents Location, 204 has no body
  std::vector<int> errors;  ///< statuses of refusals; 500 is never one
  bool answers_etag{false};
  bool takes_if_match{false};
  bool takes_idempotency_key{false};
  bool is_open{false};  ///< needs no sign-in
};

class OpenApi {
 public:
  OpenApi(std::string title, std::string version, std::string description);

  void add(Operation operation);

  /// The document, indented; the same operations in any order give the same text. A struct that is both read and
  /// written, and whose required fields then differ, appears twice: `Name` as answered and `NameInput` as accepted.
  /// Throws std::logic_error when two types share a name or two operations share method and path.
  std::string document() const;

 private:
  std::string title_, version_, description_;
  std::vector<Operation> operations_;
};

}  // namespace athar::json
