#include "persistence/privacy/purge_storage.hpp"

#include <fmt/format.h>

#include "persistence/postgres/connection.hpp"

namespace athar::persistence {
namespace {

// Every table of Athar's that has a text or JSON of people: the facts have none, and are the largest.
constexpr std::string_view tables_with_texts = R"(
select format('%I.%I', n.nspname, c.relname), pg_total_relation_size(c.oid)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'athar' and c.relkind = 'r'
  and c.relname not in ('participation_fact', 'session_fact', 'organisation_fact', 'tick', 'sitting', 'attendance', 'frozen_participation')
order by 1)";

constexpr std::string_view may_let_go = R"(
select has_function_privilege('pg_switch_wal()', 'execute')
   and (pg_has_role('pg_checkpoint', 'member') or (select r.rolsuper from pg_roles r where r.rolname = current_user)))";

constexpr std::string_view switch_log = "select CAST(pg_switch_wal() AS text)";

}  // namespace

bool purge_storage(std::string const& url, std::function<void(std::string const&)> const& print) {
  Connection connection({url, 0});
  Rows tables = connection.run(tables_with_texts);
  std::int64_t before = 0;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    RowReader row(tables, i);
    auto const name = row.text();
    before += row.integer();
    connection.script("vacuum (full, analyze) " + name);
  }
  // The samples of the columns' values lie in a table of the catalogue.
  connection.script("vacuum full pg_catalog.pg_statistic");
  Rows after = connection.run(tables_with_texts);
  std::int64_t left = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    RowReader row(after, i);
    row.skip();
    left += row.integer();
  }
  print(fmt::format("{} tables written anew: {} KiB before, {} KiB now", tables.size(), before / 1024, left / 1024));
  Rows allowed = connection.run(may_let_go);
  if (!RowReader(allowed, 0).boolean()) {
    print("The write-ahead log stays until it is replaced: this role needs pg_checkpoint and execute on pg_switch_wal()");
    return false;
  }
  // A file of the log goes when a checkpoint began after it.
  for (int i = 0; i < 3; ++i) {
    connection.run(switch_log);
    connection.script("checkpoint");
  }
  print("write-ahead log let go of");
  return true;
}

}  // namespace athar::persistence
