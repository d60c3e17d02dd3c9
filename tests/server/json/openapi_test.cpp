#include "server/json/openapi.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "server/json/page.hpp"
#include "server/json/parse.hpp"
#include "tests/server/json/sample.hpp"

namespace athar::json {
namespace {

using namespace sample;

namespace elsewhere {
struct Place {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Place, (), (name))
}  // namespace elsewhere

std::vector<Operation> sample_operations() {
  return {
      {.method = "get",
       .path = "/api/v1/sessions",
       .summary = "Lists sessions",
       .description = {},
       .tag = "sessions",
       .permission = "sessions_read",
       .lane = "fast",
       .query = {{.name = "limit",
                  .description = "1 to 200",
                  .type = ParameterType::integer,
                  .choices = {},
                  .is_required = false},
                 {.name = "kind",
                  .description = {},
                  .type = ParameterType::text,
                  .choices = {"training", "workshop"},
                  .is_required = false},
                 {.name = "from", .description = {}, .type = ParameterType::date, .choices = {}, .is_required = true}},
       .path_parameters = {},
       .request_type = {},
       .answer = &shape_of<Page<Session>>(),
       .answer_type = "text/csv",
       .errors = {422, 401}},
      {.method = "post",
       .path = "/api/v1/sessions",
       .summary = "Plans a session",
       .description = {},
       .tag = "sessions",
       .permission = "sessions_write",
       .lane = "fast",
       .query = {},
       .path_parameters = {},
       .request = &shape_of<NewSession>(),
       .request_type = {},
       .answer = &shape_of<Session>(),
       .answer_type = {},
       .status = 201,
       .errors = {400, 401, 403, 409, 422},
       .answers_etag = true,
       .takes_idempotency_key = true},
      {.method = "delete",
       .path = "/api/v1/sessions/{id}",
       .summary = "Deletes a session",
       .description = {},
       .tag = "sessions",
       .permission = "sessions_write",
       .lane = "fast",
       .query = {},
       .path_parameters = {},
       .request_type = {},
       .answer_type = {},
       .status = 204,
       .errors = {404, 412, 428},
       .takes_if_match = true},
      {.method = "put",
       .path = "/api/v1/places/{code}",
       .summary = "Stores a place",
       .description = "It contains others.",
       .tag = "places",
       .permission = {},
       .lane = "slow",
       .query = {},
       .path_parameters = {},
       .request = &shape_of<Place>(),
       .request_type = {},
       .answer = &shape_of<Place>(),
       .answer_type = {},
       .errors = {503},
       .is_open = true},
      {.method = "post",
       .path = "/api/v1/imports",
       .summary = "Uploads a file",
       .description = {},
       .tag = "imports",
       .permission = "imports_manage",
       .lane = "slow",
       .query = {},
       .path_parameters = {},
       .request_type = "text/csv",
       .answer_type = {},
       .status = 202,
       .errors = {413}},
  };
}

std::string document_of(std::vector<Operation> operations) {
  OpenApi api("Sample", "1", "A small world.");
  for (auto& operation : operations) api.add(std::move(operation));
  return api.document();
}

/// ATHAR_UPDATE_GOLDEN=1 writes the file anew; it is then reviewed like code.
TEST(OpenApiDocument, IsTheOneThatWasReviewed) {
  std::string const path = std::string(ATHAR_SOURCE_DIR) + "/tests/server/json/openapi_sample.golden.json";
  std::string const document = document_of(sample_operations());
  if (std::getenv("ATHAR_UPDATE_GOLDEN")) std::ofstream(path) << document;
  std::stringstream golden;
  golden << std::ifstream(path).rdbuf();
  EXPECT_EQ(document, golden.str());
}

TEST(OpenApiDocument, IsJsonWithoutRepeatedKeys) {
  auto const parsed = parse(document_of(sample_operations()), 64, {});
  EXPECT_TRUE(parsed.has_value()) << parsed.error().message;
}

TEST(OpenApiDocument, DoesNotDependOnTheOrderOfOperations) {
  auto operations = sample_operations();
  std::string const document = document_of(operations);
  std::reverse(operations.begin(), operations.end());
  EXPECT_EQ(document_of(operations), document);
}

TEST(OpenApiDocument, RefusesTwoTypesOfOneName) {
  auto operations = sample_operations();
  operations[4].answer = &shape_of<elsewhere::Place>();
  EXPECT_THROW(document_of(operations), std::logic_error);
}

TEST(OpenApiDocument, RefusesTheSameOperationTwice) {
  auto operations = sample_operations();
  operations.push_back(operations[0]);
  EXPECT_THROW(document_of(operations), std::logic_error);
}

}  // namespace
}  // namespace athar::json
