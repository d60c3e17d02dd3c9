#include "persistence/postgres/migrate.hpp"

#include <charconv>
#include <set>

#include "persistence/postgres/connection.hpp"
#include "persistence/postgres/embedded.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view take_lock = "select 1 from (select pg_advisory_lock(4184, 1)) as lock";
constexpr std::string_view make_ledger = R"(
create table if not exists public.athar_migration (
  number integer primary key, name text not null, applied_at timestamptz not null default clock_timestamp()))";
constexpr std::string_view applied_numbers = "select number from public.athar_migration order by number";
constexpr std::string_view replaceable_stamp =
    "select coalesce(obj_description(CAST(to_regnamespace('athar_derived') AS oid), 'pg_namespace'), '')";
constexpr std::string_view ledger_exists = "select to_regclass('public.athar_migration') is not null";
constexpr std::string_view highest_number = "select coalesce(max(number), 0) from public.athar_migration";

int number_of(std::string_view file_name) {
  int number = 0;
  std::from_chars(file_name.data(), file_name.data() + file_name.size(), number);
  return number;
}

/// Changes whenever a view or a migration changes: views are then made again.
std::string stamp_of_replaceable() {
  std::string all;
  for (auto const& file : replaceable()) all += file.content;
  return Uuid::from_name(all).text() + "/" + std::to_string(newest_migration());
}

void apply_migrations(Connection& connection, MigrationReport& report, std::function<void(std::string_view)> const& tell) {
  std::set<int> done;
  Rows rows = connection.run(applied_numbers);
  for (std::size_t i = 0; i < rows.size(); ++i) done.insert(RowReader(rows, i).small());
  if (!done.empty() && *done.rbegin() > newest_migration())
    throw std::runtime_error("The database is newer than this program: it has migration " + std::to_string(*done.rbegin()));

  for (auto const& file : migrations()) {
    int const number = number_of(file.name);
    report.version = number;
    if (done.contains(number)) continue;
    if (tell) tell(file.name);
    connection.begin();
    try {
      connection.script(std::string(file.content));
      connection.script("insert into public.athar_migration (number, name) values (" + std::to_string(number) + ", '" + std::string(file.name) + "')");
      connection.commit();
    } catch (std::runtime_error const& error) {
      throw std::runtime_error("Migration " + std::string(file.name) + " failed: " + error.what());
    }
    ++report.applied;
  }
}

void rebuild_replaceable(Connection& connection, MigrationReport& report) {
  std::string const stamp = stamp_of_replaceable();
  Rows rows = connection.run(replaceable_stamp);
  if (!rows.empty() && RowReader(rows, 0).text() == stamp && report.applied == 0) return;
  connection.begin();
  connection.script("drop schema if exists athar_derived cascade");
  for (auto const& file : replaceable()) connection.script(std::string(file.content));
  connection.script("comment on schema athar_derived is '" + stamp + "'");
  connection.commit();
  report.rebuilt = true;
}

/// Reference data only adds: what people changed in an editable list stays changed.
void add_reference_data(Connection& connection) {
  for (auto const& file : reference()) {
    if (file.name == "places.tsv") {
      connection.begin();
      connection.script(R"(
        create temporary table incoming (position integer generated always as identity, code text, kind text, parent_code text, name_fr text,
                                         name_ar text, name_en text, type text) on commit drop)");
      auto const body = file.content.substr(file.content.find('\n') + 1);
      connection.copy_in("copy incoming (code, kind, parent_code, name_fr, name_ar, name_en, type) from stdin with (null '')", body);
      connection.script("select athar_derived.take_places()");
      connection.commit();
    } else if (file.name == "reference_lists.tsv") {
      connection.begin();
      connection.script(R"(
        create temporary table incoming (list text, code text, name_fr text, name_ar text, name_en text, position integer) on commit drop)");
      auto const body = file.content.substr(file.content.find('\n') + 1);
      connection.copy_in("copy incoming from stdin", body);
      connection.script(R"(
        insert into athar.reference_item (list, code, name_fr, name_ar, name_en, position)
        select list, code, name_fr, name_ar, name_en, position from incoming on conflict do nothing)");
      connection.commit();
    }
  }
}

}  // namespace

int newest_migration() { return migrations().empty() ? 0 : number_of(migrations().back().name); }

MigrationReport migrate(std::string const& url, std::function<void(std::string_view)> const& tell) {
  Connection connection({url, 0});
  connection.run(take_lock);
  connection.run(make_ledger);
  MigrationReport report;
  apply_migrations(connection, report, tell);
  rebuild_replaceable(connection, report);
  if (report.applied > 0 || report.rebuilt) add_reference_data(connection);
  return report;
}

int schema_version(std::string const& url) {
  Connection connection({url, 2000});
  Rows exists = connection.run(ledger_exists);
  if (!RowReader(exists, 0).boolean()) return 0;
  Rows rows = connection.run(highest_number);
  return RowReader(rows, 0).small();
}

}  // namespace athar::persistence
