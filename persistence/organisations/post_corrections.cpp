#include <algorithm>

#include "persistence/organisations/organisation_event_store.hpp"
#include "persistence/people/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// The organisation of the split with what was merged into it, as `record`.
#define ATHAR_RECORDS_OF_SPLIT                                                                                                     \
  "with recursive event as (select e.organisation_id, e.happened_on from athar.organisation_event e where e.id = :event),"        \
  " record as ("                                                                                                                   \
  "  select e.organisation_id as id from event e"                                                                                 \
  "  union select o.id from athar.organisation o join record r on o.merged_into = r.id)"
#define ATHAR_AFTER_SPLIT(a) "coalesce(" a ".valid_to, date 'infinity') >= (select e.happened_on from event e)"

constexpr std::string_view list_posts = ATHAR_RECORDS_OF_SPLIT R"(
select p.id, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, f.function, f.valid_from, f.valid_to, p.sort_key
from athar.person p
join lateral (
  select a.function, a.valid_from, a.valid_to from athar.affiliation a join record r on r.id = a.organisation_id
  where a.person_id = p.id and )" ATHAR_AFTER_SPLIT("a") R"( order by a.valid_from nulls first limit 1) f on true
where p.id = any (array(select a.person_id from athar.affiliation a join record r on r.id = a.organisation_id where )" ATHAR_AFTER_SPLIT("a") R"())
  and )" ATHAR_PERSON_LISTED R"(
  and (CAST(:after_key AS text) IS NULL OR (p.sort_key, p.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by p.sort_key, p.id limit :limit)";

constexpr std::string_view count_posts = ATHAR_RECORDS_OF_SPLIT R"(
select count(distinct p.id) from athar.affiliation a join record r on r.id = a.organisation_id join athar.person p on p.id = a.person_id
where )" ATHAR_AFTER_SPLIT("a") " and " ATHAR_PERSON_LISTED;

constexpr std::string_view hold_people = R"(
select count(*) from (
  select p.id from athar.person p where p.id = any (CAST(:people AS uuid[])) order by p.id for no key update) held)";

constexpr std::string_view insert_correction = R"(
insert into athar.post_correction (id, event_id, successor_id, recorded_by, recorded_by_name)
values (:id, :event, :successor, CAST(:by AS uuid), :by_name))";

constexpr std::string_view insert_lines = ATHAR_RECORDS_OF_SPLIT R"(
insert into athar.post_correction_line (correction_id, affiliation_id, person_id, former_organisation_id, former_to, new_affiliation_id)
select CAST(:id AS uuid), a.id, a.person_id, a.organisation_id, a.valid_to,
       case when coalesce(a.valid_from, date '-infinity') < (select e.happened_on from event e) then gen_random_uuid() end
from athar.affiliation a join record r on r.id = a.organisation_id join athar.person p on p.id = a.person_id
where a.person_id = any (CAST(:people AS uuid[])) and )" ATHAR_AFTER_SPLIT("a") " and " ATHAR_PERSON_LISTED R"(
returning person_id)";

constexpr std::string_view end_at_split = R"(
update athar.affiliation a set valid_to = e.happened_on - 1
from athar.post_correction_line l join athar.post_correction c on c.id = l.correction_id join athar.organisation_event e on e.id = c.event_id
where l.correction_id = :id and l.new_affiliation_id is not null and a.id = l.affiliation_id)";

constexpr std::string_view go_on_at_successor = R"(
insert into athar.affiliation (id, person_id, organisation_id, function, grade, administrative_level, place_code, valid_from, valid_to)
select l.new_affiliation_id, a.person_id, c.successor_id, a.function, a.grade, a.administrative_level, a.place_code, e.happened_on, l.former_to
from athar.post_correction_line l join athar.post_correction c on c.id = l.correction_id join athar.organisation_event e on e.id = c.event_id
join athar.affiliation a on a.id = l.affiliation_id
where l.correction_id = :id and l.new_affiliation_id is not null)";

constexpr std::string_view rename_to_successor = R"(
update athar.affiliation a set organisation_id = c.successor_id
from athar.post_correction_line l join athar.post_correction c on c.id = l.correction_id
where l.correction_id = :id and l.new_affiliation_id is null and a.id = l.affiliation_id)";

// Another organisation speaks for or against two records being one.
constexpr std::string_view raise_versions = R"(
with raised as (update athar.person set version = version + 1 where id = any (CAST(:people AS uuid[])) returning id)
insert into athar.person_unchecked (person_id) select r.id from raised r on conflict do nothing)";

constexpr std::string_view people_of_correction = "select distinct l.person_id from athar.post_correction_line l where l.correction_id = :id order by 1";

// A person is put back whole or not at all: every post as the correction left it, and the record still open.
constexpr std::string_view mark_restored = R"(
update athar.post_correction_line z set restored = true
where z.correction_id = :id and z.person_id in (
  select l.person_id
  from athar.post_correction_line l
  join athar.post_correction c on c.id = l.correction_id
  join athar.organisation_event e on e.id = c.event_id
  join athar.person p on p.id = l.person_id
  left join athar.affiliation a on a.id = l.affiliation_id
  left join athar.affiliation n on n.id = l.new_affiliation_id
  where l.correction_id = :id
  group by l.person_id
  having bool_and()" ATHAR_PERSON_LISTED R"( and case when l.new_affiliation_id is null then coalesce(a.organisation_id = c.successor_id, false)
    else coalesce(a.organisation_id = l.former_organisation_id and a.valid_to = e.happened_on - 1 and n.organisation_id = c.successor_id
                  and n.valid_from = e.happened_on and n.valid_to is not distinct from l.former_to
                  and (n.function, n.grade, n.administrative_level, n.place_code)
                      is not distinct from (a.function, a.grade, a.administrative_level, a.place_code), false) end))
returning z.person_id)";

constexpr std::string_view drop_new_posts = R"(
delete from athar.affiliation a using athar.post_correction_line l
where l.correction_id = :id and l.restored and a.id = l.new_affiliation_id)";

constexpr std::string_view put_posts_back = R"(
update athar.affiliation a set organisation_id = l.former_organisation_id, valid_to = l.former_to
from athar.post_correction_line l where l.correction_id = :id and l.restored and a.id = l.affiliation_id)";

constexpr std::string_view close_correction = R"(
update athar.post_correction set undone_at = clock_timestamp(), undone_by = CAST(:by AS uuid), undone_by_name = :by_name
where id = :id and undone_at is null)";

#define ATHAR_CORRECTIONS                                                                                                          \
  "select c.id, c.event_id, c.successor_id, o.name_fr, o.name_ar, o.name_en, count(distinct l.person_id),"                        \
  "       count(distinct l.person_id) filter (where not l.restored), c.recorded_at, c.recorded_by_name, c.undone_at,"            \
  "       coalesce(c.undone_by_name, '') "                                                                                         \
  "from athar.post_correction c join athar.organisation o on o.id = c.successor_id "                                              \
  "left join athar.post_correction_line l on l.correction_id = c.id "
constexpr std::string_view find_correction = ATHAR_CORRECTIONS "where c.id = :id group by c.id, o.id";
constexpr std::string_view list_corrections = ATHAR_CORRECTIONS "where c.event_id = :event group by c.id, o.id order by c.recorded_at desc, c.id";

std::vector<PersonId> people_from(Rows rows) {
  std::vector<PersonId> people;
  for (std::size_t i = 0; i < rows.size(); ++i) people.push_back(RowReader(rows, i).id<PersonTag>());
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

std::vector<PostCorrectionRow> corrections_from(Rows rows) {
  std::vector<PostCorrectionRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& each = out.emplace_back();
    each.correction.id = row.id<PostCorrectionTag>();
    each.correction.event = row.id<OrganisationEventTag>();
    each.correction.successor = row.id<OrganisationTag>();
    each.successor_name = row.localized();
    each.people = row.small();
    each.left = row.small();
    each.recorded_at = row.instant();
    each.recorded_by = row.text();
    each.undone_at = row.maybe_instant();
    each.undone_by = row.text();
    if (!each.undone_at) each.left = 0;
  }
  return out;
}

}  // namespace

Page<PostToCorrect> PostgresOrganisationEventStore::posts_to_correct(OrganisationEventId event, PageRequest const& request) {
  Rows rows = connection_.run(list_posts, {{"event", event}, {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<std::pair<PostToCorrect, std::string>> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& [post, key] = found.emplace_back();
    post.person_id = row.id<PersonTag>();
    post.family_name = row.text();
    post.given_name = row.text();
    post.family_name_ar = row.text();
    post.given_name_ar = row.text();
    post.function = row.text();
    post.from = row.maybe_date();
    post.to = row.maybe_date();
    key = row.text();
  }
  auto keyed = page_of(std::move(found), request, [](auto const& each) { return each.second; }, [](auto const& each) { return each.first.person_id.text(); });
  Page<PostToCorrect> page;
  page.next_key = keyed.next_key;
  page.next_id = keyed.next_id;
  for (auto& each : keyed.items) page.items.push_back(std::move(each.first));
  if (request.with_total) {
    Rows counted = connection_.run(count_posts, {{"event", event}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

Result<std::vector<PersonId>> PostgresOrganisationEventStore::correct_posts(PostCorrection const& c, Actor const& by) {
  connection_.run(hold_people, {{"people", c.people}});
  auto written = connection_.write(insert_correction, {{"id", c.id}, {"event", c.event}, {"successor", c.successor}, {"by", by.account}, {"by_name", by.name}});
  if (!written) return refuse(std::move(written.error()));
  auto corrected = people_from(connection_.run(insert_lines, {{"event", c.event}, {"id", c.id}, {"people", c.people}}));
  if (corrected.size() != c.people.size()) return corrected;
  for (auto const statement : {end_at_split, go_on_at_successor, rename_to_successor})
    if (auto done = connection_.write(statement, {{"id", c.id}}); !done) return refuse(std::move(done.error()));
  connection_.run(raise_versions, {{"people", corrected}});
  return corrected;
}

Result<std::vector<PersonId>> PostgresOrganisationEventStore::undo_correction(PostCorrectionId id, Actor const& by) {
  connection_.run(hold_people, {{"people", people_from(connection_.run(people_of_correction, {{"id", id}}))}});
  auto closed = connection_.write(close_correction, {{"by", by.account}, {"by_name", by.name}, {"id", id}});
  if (!closed) return refuse(std::move(closed.error()));
  if (*closed == 0) return refuse(conflict("correction_already_undone", "This correction was undone already"));
  auto restored = people_from(connection_.run(mark_restored, {{"id", id}}));
  for (auto const statement : {drop_new_posts, put_posts_back})
    if (auto done = connection_.write(statement, {{"id", id}}); !done) return refuse(std::move(done.error()));
  connection_.run(raise_versions, {{"people", restored}});
  return restored;
}

std::optional<PostCorrectionRow> PostgresOrganisationEventStore::find_correction(PostCorrectionId id) {
  auto found = corrections_from(connection_.run(athar::persistence::find_correction, {{"id", id}}));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<PostCorrectionRow> PostgresOrganisationEventStore::corrections(OrganisationEventId event) {
  return corrections_from(connection_.run(list_corrections, {{"event", event}}));
}

}  // namespace athar::persistence
