#include "persistence/postgres/settings.hpp"

#include "persistence/postgres/connection.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_setting = "select value from athar.setting where key = :key";
constexpr std::string_view write_setting =
    "insert into athar.setting (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value";

}  // namespace

std::optional<std::string> setting(std::string const& url, std::string const& key) {
  Connection connection({url, 5000});
  Rows rows = connection.run(find_setting, {{"key", key}});
  if (rows.empty()) return std::nullopt;
  return RowReader(rows, 0).text();
}

void set_setting(std::string const& url, std::string const& key, std::string const& value) {
  Connection connection({url, 5000});
  connection.run(write_setting, {{"key", key}, {"value", value}});
}

}  // namespace athar::persistence
