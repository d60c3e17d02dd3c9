#include <gtest/gtest.h>

#include <vector>

#include "persistence/postgres/connection.hpp"
#include "tests/support/postgres.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::kept;
using persistence::Parameter;
using persistence::RowReader;
using persistence::Rows;

std::optional<std::string> written(std::string_view sql, std::vector<Parameter> const& parameters) { return persistence::with_values(sql, parameters); }

TEST(Lists, KeptValuesStandInTheText) {
  EXPECT_EQ(written("select 'a:b' where a = :a and ab = :ab limit :limit", {kept("a", std::string("in_force")), {"ab", std::nullopt}, kept("limit", 51)}),
            "select 'a:b' where a = 'in_force' and ab = NULL limit '51'");
}

TEST(Lists, OtherValuesNeverDo) {
  EXPECT_EQ(written("select :a", {{"a", std::string("word")}}), std::nullopt);
  for (auto const* hostile : {"x' or true --", "\\", "a b", "é", ":a", "'"}) EXPECT_EQ(written("select :a", {kept("a", std::string(hostile))}), std::nullopt) << hostile;
  EXPECT_EQ(written("select :b", {kept("a", 1)}), std::nullopt) << "a name it does not know";
}

constexpr std::string_view numbers = R"(
select n, CAST(:word AS text), repeat('long', 2000) from generate_series(1, 300) n
where (CAST(:least AS integer) IS NULL OR n >= CAST(:least AS integer)) and (CAST(:word AS text) IS NULL OR CAST(:word AS text) <> 'none')
order by n limit :limit)";

TEST(Lists, AnswerTheSameWhetherTheirPlanIsKeptOrNot) {
  auto const database = TestDatabase::migrated("lists");
  Connection connection({.url = database.url()});
  auto asked = [&](std::optional<int> least, std::optional<std::string> const& word, int limit) {
    Rows rows = connection.run_list(numbers, {kept("least", least), kept("word", word), kept("limit", limit)});
    std::vector<std::int64_t> found;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowReader row(rows, i);
      found.push_back(row.integer());
      EXPECT_EQ(row.maybe_text(), word);
      EXPECT_EQ(row.text().size(), 8000u);
    }
    return found;
  };
  for (int turn = 0; turn < 3; ++turn) {
    EXPECT_EQ(asked(std::nullopt, std::nullopt, 300).size(), 300u);
    EXPECT_EQ(asked(299, "plain", 51), (std::vector<std::int64_t>{299, 300}));
    EXPECT_EQ(asked(299, "o'clock: 10", 51), (std::vector<std::int64_t>{299, 300}));
    EXPECT_EQ(asked(299, "none", 51), std::vector<std::int64_t>{});
    // More than a connection keeps.
    for (int limit = 1; limit <= 60; ++limit) EXPECT_EQ(asked(7, std::nullopt, limit).size(), static_cast<std::size_t>(limit));
  }
}

}  // namespace
}  // namespace athar::tests
