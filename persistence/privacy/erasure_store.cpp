#include "persistence/privacy/erasure_store.hpp"

#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// The turn of imports (see import_store.cpp): one that writes now would bring the name back. Erasures share it among themselves.
constexpr std::string_view take_turn_of_imports = "select pg_try_advisory_xact_lock_shared(4184, 5)";

constexpr std::string_view erase_person = R"(
select coalesce(e.problem, ''), e.exports, e.former_ids || e.pseudonyms
from athar_derived.erase_person(CAST(:person AS uuid), CAST(:pseudonym AS uuid), :label, CAST(:actor AS uuid), :actor_name) e)";

constexpr std::string_view accounts_of = "select a.id from athar.account a where a.person_id = any (CAST(:people AS uuid[])) order by a.id";

#define ATHAR_ERASURE_COLUMNS                                                                                          \
  "select e.person_id, e.label, e.erased_at, e.actor_id, e.actor_name, e.participations, e.lines_redacted, e.files_removed," \
  "       e.exports_withdrawn from athar.erasure e "

constexpr std::string_view find_erasure = ATHAR_ERASURE_COLUMNS "where e.person_id = :person";

constexpr std::string_view list_erasures = ATHAR_ERASURE_COLUMNS
    "where CAST(:after_key AS text) IS NULL"
    "   or (e.erased_at, e.person_id) < (CAST(:after_key AS timestamptz), CAST(:after_id AS uuid)) "
    "order by e.erased_at desc, e.person_id desc limit :limit";

constexpr std::string_view count_erasures = "select count(*) from (select 1 from athar.erasure limit 10001) counted";

Erasure erasure_from(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  Erasure erasure;
  erasure.person_id = row.id<PersonTag>();
  erasure.label = row.text();
  erasure.erased_at = row.instant();
  erasure.actor = row.maybe_id<AccountTag>();
  erasure.actor_name = row.text();
  erasure.participations = row.small();
  erasure.lines_redacted = row.small();
  erasure.files_removed = row.small();
  erasure.exports_withdrawn = row.small();
  return erasure;
}

}  // namespace

Result<ErasureStore::Done> PostgresErasureStore::erase(PersonId person, PersonId pseudonym, std::string const& label, Actor const& actor) {
  Rows turn = connection_.run(take_turn_of_imports);
  if (!RowReader(turn, 0).boolean()) return refuse(conflict("import_under_way", "An import is being written; try again when it is done"));
  Rows rows = connection_.run(erase_person, {{"person", person}, {"pseudonym", pseudonym}, {"label", label}, {"actor", actor.account},
                                             {"actor_name", actor.name}});
  RowReader row(rows, 0);
  auto const problem = row.text();
  if (problem == "not_found") return refuse(not_found("person"));
  if (problem == "already_erased") return refuse(conflict(problem, "This person's record was erased"));
  if (!problem.empty()) return refuse(conflict(problem, "This person has the account of an administrator: take that role away first"));
  Done done;
  done.withdrawn = row.ids<ExportTag>();
  done.touched = row.ids<PersonTag>();
  Rows accounts = connection_.run(accounts_of, {{"people", done.touched}});
  for (std::size_t i = 0; i < accounts.size(); ++i) done.accounts.push_back(RowReader(accounts, i).id<AccountTag>());
  done.erasure = *find(pseudonym);
  return done;
}

std::optional<Erasure> PostgresErasureStore::find(PersonId pseudonym) {
  Rows rows = connection_.run(find_erasure, {{"person", pseudonym}});
  if (rows.empty()) return std::nullopt;
  return erasure_from(rows, 0);
}

Page<Erasure> PostgresErasureStore::list(PageRequest const& request) {
  Rows rows = connection_.run(list_erasures, {{"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<Erasure> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(erasure_from(rows, i));
  auto page = page_of(std::move(items), request, [](auto const& e) { return e.erased_at.text(); }, [](auto const& e) { return e.person_id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_erasures);
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

}  // namespace athar::persistence
