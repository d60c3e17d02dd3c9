#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace athar::tests {

/// A database of a suite's own on the cluster that ATHAR_TEST_POSTGRES_URL names (as a superuser, in any database of it).
/// Usual shape: `static inline std::optional<TestDatabase> database;` made in SetUpTestSuite, reset in TearDownTestSuite.
/// Throws std::runtime_error, with PostgreSQL's words, when something fails; never skips.
class TestDatabase {
 public:
  /// As persistence::migrate leaves it: a copy of a template that is made once for these migrations (some 50 ms).
  static TestDatabase migrated(std::string_view suite);
  /// Without any schema, for tests of the migrations.
  static TestDatabase empty(std::string_view suite);

  TestDatabase(TestDatabase&& other) noexcept;
  TestDatabase& operator=(TestDatabase&&) = delete;
  ~TestDatabase();  ///< drops it, also under open connections

  std::string const& url() const { return url_; }

  using Row = std::vector<std::optional<std::string>>;
  /// Runs SQL (several statements allowed) outside the product's own connections; the rows of the last statement as text.
  std::vector<Row> run(std::string const& sql) const;
  /// The one value of a query of one row and one column; empty text for null.
  std::string value(std::string const& sql) const;

 private:
  TestDatabase(std::string name, std::string url) : name_(std::move(name)), url_(std::move(url)) {}
  std::string name_;
  std::string url_;
};

}  // namespace athar::tests
