#include "tests/support/postgres.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <utility>

#include "domain/shared/id.hpp"
#include "persistence/postgres/embedded.hpp"
#include "persistence/postgres/migrate.hpp"

namespace athar::tests {
namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::string const& cluster_url() {
  static std::string const url = [] {
    char const* given = std::getenv("ATHAR_TEST_POSTGRES_URL");
    if (given == nullptr || *given == '\0')
      throw std::runtime_error(
          "ATHAR_TEST_POSTGRES_URL is not set: run ops/test, or ATHAR_TEST_POSTGRES_URL=$(ops/test-postgres) and this program");
    return std::string(given);
  }();
  return url;
}

/// "postgresql://…/old?host=…" with another database.
std::string in_database(std::string const& url, std::string const& name) {
  auto const authority = url.find("://");
  auto const slash = authority == std::string::npos ? authority : url.find('/', authority + 3);
  if (slash == std::string::npos) throw std::runtime_error("ATHAR_TEST_POSTGRES_URL is not of the form postgresql://…/database");
  auto const query = url.find('?', slash);
  return url.substr(0, slash + 1) + name + (query == std::string::npos ? "" : url.substr(query));
}

Connection connect(std::string const& url) {
  Connection connection(PQconnectdb(url.c_str()), &PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
  PQsetNoticeProcessor(connection.get(), [](void*, char const*) {}, nullptr);
  return connection;
}

std::vector<TestDatabase::Row> run_on(Connection const& connection, std::string const& sql) {
  Answer answer(PQexec(connection.get(), sql.c_str()), &PQclear);
  auto const status = PQresultStatus(answer.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection.get()) + sql);
  std::vector<TestDatabase::Row> rows(static_cast<std::size_t>(PQntuples(answer.get())));
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (int column = 0; column < PQnfields(answer.get()); ++column) {
      int const row = static_cast<int>(i);
      if (PQgetisnull(answer.get(), row, column) != 0)
        rows[i].emplace_back(std::nullopt);
      else
        rows[i].emplace_back(PQgetvalue(answer.get(), row, column));
    }
  return rows;
}

/// Changes whenever a file that migrate reads changes, so that a cluster kept between runs has no stale template.
std::string template_name() {
  std::string all;
  for (auto files : {persistence::migrations(), persistence::replaceable(), persistence::reference()})
    for (auto const& file : files) (all += file.name) += file.content;
  std::string name = "athar_suites_" + Uuid::from_name(all).text();
  for (char& letter : name)
    if (letter == '-') letter = '_';
  return name;
}

/// Makes the template unless it is there. Test programs run side by side: the lock lets one of them make it.
std::string const& migrated_template(Connection const& cluster) {
  static std::string const name = [&] {
    std::string wanted = template_name();
    std::string const making = wanted + "_making";
    run_on(cluster, "select pg_advisory_lock(4184, 77)");
    if (run_on(cluster, "select 1 from pg_database where datname = '" + wanted + "'").empty()) {
      run_on(cluster, "drop database if exists " + making + " with (force)");
      run_on(cluster, "create database " + making);
      persistence::migrate(in_database(cluster_url(), making));
      run_on(cluster, "alter database " + making + " rename to " + wanted);
    }
    run_on(cluster, "select pg_advisory_unlock(4184, 77)");
    return wanted;
  }();
  return name;
}

std::string new_name(std::string_view suite) {
  static std::atomic<int> made{0};
  std::string name = "suite_" + std::to_string(getpid()) + "_" + std::to_string(++made) + "_";
  for (unsigned char letter : suite)
    if (name.size() < 60) name += std::isalnum(letter) != 0 ? static_cast<char>(std::tolower(letter)) : '_';
  return name;
}

}  // namespace

TestDatabase TestDatabase::migrated(std::string_view suite) {
  Connection const cluster = connect(cluster_url());
  std::string name = new_name(suite);
  run_on(cluster, "create database " + name + " template " + migrated_template(cluster));
  std::string url = in_database(cluster_url(), name);
  return {std::move(name), std::move(url)};
}

TestDatabase TestDatabase::empty(std::string_view suite) {
  std::string name = new_name(suite);
  run_on(connect(cluster_url()), "create database " + name);
  std::string url = in_database(cluster_url(), name);
  return {std::move(name), std::move(url)};
}

TestDatabase::TestDatabase(TestDatabase&& other) noexcept
    : name_(std::exchange(other.name_, {})), url_(std::move(other.url_)) {}

TestDatabase::~TestDatabase() {
  if (name_.empty()) return;
  try {
    run_on(connect(cluster_url()), "drop database if exists " + name_ + " with (force)");
  } catch (std::exception const& error) {
    // The cluster goes away with the run: a database left on it harms nobody, and a destructor must not throw.
    std::cerr << "could not drop " << name_ << ": " << error.what() << '\n';
  }
}

std::vector<TestDatabase::Row> TestDatabase::run(std::string const& sql) const { return run_on(connect(url_), sql); }

std::string TestDatabase::value(std::string const& sql) const {
  auto const rows = run(sql);
  if (rows.size() != 1 || rows[0].size() != 1) throw std::runtime_error("not one value: " + sql);
  return rows[0][0].value_or("");
}

}  // namespace athar::tests
