#include "persistence/people/person_merge_store.hpp"

#include <charconv>

#include "persistence/people/affiliation_row.hpp"
#include "persistence/postgres/paging.hpp"
#include "persistence/recorded/fact_columns.hpp"

namespace athar::persistence {
namespace {

// Merges exclude each other. Whoever registers somebody shares a lock on that person, which a merge takes alone: a registration that is
// under way is seen by the merge, one that begins later sees the merge.
constexpr std::string_view take_turn = "select 1 from (select pg_advisory_xact_lock(4184, 7)) as turn";
constexpr std::string_view hold_off_all = "select 1 from (select pg_advisory_xact_lock_shared(4184, 7)) as held";
constexpr std::string_view hold_off_one = "select 1 from (select pg_advisory_xact_lock_shared(4185, hashtext(CAST(:person AS text)))) as held";
constexpr std::string_view wait_for_registrations = R"(
select pg_advisory_xact_lock(4185, o.key)
from (select distinct hashtext(CAST(p.id AS text)) as key
      from athar.person p
      where p.canonical_id in (select x.canonical_id from athar.person x where x.id = any(CAST(:ids AS uuid[])))
      order by key) o)";

// In the order of their ids, so that two who hold the same pair never wait for each other.
constexpr std::string_view lock_people = R"(
select p.id from athar.person p where p.id = any(CAST(:ids AS uuid[])) order by p.id for no key update)";

#define ATHAR_AFFILIATIONS_TEXT(person)                                                                                          \
  "(select coalesce(CAST(jsonb_agg(to_jsonb(a) - 'person_id' - 'grade_list' order by a.valid_from nulls first, a.id) AS text), '')" \
  " from athar.affiliation a where a.person_id = " person ")"

constexpr std::string_view find_side = R"(
select p.id, p.version, p.title, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, p.birth_date, p.birth_year,
       p.age_bracket, p.category, p.email, p.phone, p.language, p.merged_into,
       p.erased_at is not null, p.locked_at is not null, )" ATHAR_AFFILIATIONS_TEXT("p.id") R"(
from athar.person p where p.id = :id)";

constexpr std::string_view find_lines = "select " ATHAR_AFFILIATION_COLUMNS R"(
from athar.affiliation a where a.person_id = :id order by a.valid_from nulls first, a.id)";

constexpr std::string_view find_same_people = R"(
select p.id from athar.person p
where p.canonical_id in (select x.canonical_id from athar.person x where x.id in (CAST(:one AS uuid), CAST(:other AS uuid)))
order by p.id)";

constexpr std::string_view find_shared_sessions = "select athar_derived.shared_sessions(CAST(:people AS uuid[]))";

constexpr std::string_view delete_lines = "delete from athar.affiliation where person_id = :id";

constexpr std::string_view read_lines_text = "select " ATHAR_AFFILIATIONS_TEXT("CAST(:id AS uuid)");

constexpr std::string_view insert_lines_text = R"(
insert into athar.affiliation
  (id, person_id, organisation_id, function, grade, administrative_level, place_code, valid_from, valid_to)
select b.id, CAST(:id AS uuid), b.organisation_id, b.function, b.grade, b.administrative_level, b.place_code, b.valid_from, b.valid_to
from jsonb_populate_recordset(CAST(null AS athar.affiliation), CAST(coalesce(nullif(CAST(:lines AS text), ''), '[]') AS jsonb)) b)";

constexpr std::string_view insert_merge = R"(
insert into athar.person_merge (id, merged_id, canonical_id, reason, field_changes, merged_by, merged_by_name)
values (:id, :merged_id, :canonical_id, :reason, CAST(:changes AS text[]), CAST(:by AS uuid), :by_name))";

constexpr std::string_view close_merge = R"(
update athar.person_merge
set undone_at = clock_timestamp(), undone_by = CAST(:by AS uuid), undone_by_name = :by_name, kept_fields = CAST(:kept AS text[])
where id = :id and undone_at is null)";

constexpr std::string_view rewrite_changes =
    "update athar.person_merge set field_changes = CAST(:changes AS text[]) where id = :id";

constexpr std::string_view follow_merges = "select athar_derived.follow_merges(CAST(:people AS uuid[]))";

constexpr std::string_view derived_facts = R"(
select v.person, v.session, v.person_id, v.role, v.registered, v.attended_minutes, v.attended_sittings, v.sex, v.age_band, v.level,
       v.category, v.organisation, v.region, v.programmes
from athar_derived.participation v where v.person_id = any(CAST(:people AS uuid[])))";

constexpr std::string_view recorded_facts = R"(
select f.person, f.session from athar.participation_fact f where f.known_to is null and f.person_id = any(CAST(:people AS uuid[])))";

constexpr std::string_view keep_effect_of_merge = "update athar.person_merge set effect = CAST(:effect AS text[]) where id = :id";
constexpr std::string_view keep_effect_of_undo = "update athar.person_merge set undo_effect = CAST(:effect AS text[]) where id = :id";

#define ATHAR_MERGE_ROWS                                                                                                          \
  "select m.id, m.merged_id, m.canonical_id, m.reason, m.field_changes, m.effect, m.merged_at, m.merged_by_name, m.undone_at,"    \
  "       coalesce(m.undone_by_name, ''), m.kept_fields, m.undo_effect,"                                                          \
  "       a.given_name, a.family_name, a.given_name_ar, a.family_name_ar, b.given_name, b.family_name, b.given_name_ar,"          \
  "       b.family_name_ar "                                                                                                      \
  "from athar.person_merge m join athar.person a on a.id = m.merged_id join athar.person b on b.id = m.canonical_id "

#define ATHAR_MERGE_FILTER                                                                                                        \
  "(CAST(:person AS uuid) IS NULL OR m.merged_id = CAST(:person AS uuid) OR m.canonical_id = CAST(:person AS uuid))"              \
  " and (CAST(:undone AS boolean) IS NULL OR (m.undone_at IS NOT NULL) = CAST(:undone AS boolean))"

constexpr std::string_view find_merge = ATHAR_MERGE_ROWS "where m.id = :id";
constexpr std::string_view find_later = ATHAR_MERGE_ROWS R"(
where m.canonical_id = :canonical and m.undone_at IS NULL and (m.merged_at, m.id) > (CAST(:at AS timestamptz), CAST(:id AS uuid))
order by m.merged_at, m.id)";
constexpr std::string_view list_merges = ATHAR_MERGE_ROWS "where " ATHAR_MERGE_FILTER R"(
  and (CAST(:after_key AS text) IS NULL OR (m.merged_at, m.id) < (CAST(:after_key AS timestamptz), CAST(:after_id AS uuid)))
order by m.merged_at desc, m.id desc
limit :limit)";
constexpr std::string_view count_merges =
    "select count(*) from (select 1 from athar.person_merge m where " ATHAR_MERGE_FILTER " limit 10001) counted";

std::vector<std::string> flat(std::vector<MergedField> const& changes) {
  std::vector<std::string> out;
  for (auto const& each : changes) {
    out.emplace_back(word(each.field));
    out.push_back(each.before);
    out.push_back(each.after);
  }
  return out;
}

std::vector<MergedField> merged_fields(std::vector<std::string> const& flat) {
  std::vector<MergedField> out;
  for (std::size_t i = 0; i + 2 < flat.size(); i += 3)
    if (auto const field = from_word<MergeField>(flat[i])) out.push_back({*field, flat[i + 1], flat[i + 2]});
  return out;
}

std::vector<std::string> flat(std::vector<reach::FigureChange> const& changes) {
  std::vector<std::string> out;
  for (auto const& each : changes) {
    out.push_back(each.measure);
    out.push_back(each.dimension);
    out.push_back(each.key);
    out.push_back(std::to_string(each.before));
    out.push_back(std::to_string(each.after));
  }
  return out;
}

std::int64_t number(std::string const& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<reach::FigureChange> figure_changes(std::vector<std::string> const& flat) {
  std::vector<reach::FigureChange> out;
  for (std::size_t i = 0; i + 4 < flat.size(); i += 5)
    out.push_back({flat[i], flat[i + 1], flat[i + 2], number(flat[i + 3]), number(flat[i + 4])});
  return out;
}

std::string name_from(RowReader& row) {
  auto const given = row.text(), family = row.text(), given_ar = row.text(), family_ar = row.text();
  return display_name(given, family, given_ar, family_ar);
}

PersonMergeRow read_merge(RowReader& row) {
  PersonMergeRow out;
  auto& m = out.merge;
  m.id = row.id<PersonMergeTag>();
  m.merged_id = row.id<PersonTag>();
  m.canonical_id = row.id<PersonTag>();
  m.reason = row.text();
  m.changes = merged_fields(row.texts());
  m.effect = figure_changes(row.texts());
  m.merged_at = row.instant();
  m.merged_by_name = row.text();
  m.undone_at = row.maybe_instant();
  m.undone_by_name = row.text();
  for (auto const& each : row.texts())
    if (auto const field = from_word<MergeField>(each)) m.kept.push_back(*field);
  m.undo_effect = figure_changes(row.texts());
  out.merged_name = name_from(row);
  out.canonical_name = name_from(row);
  return out;
}

}  // namespace

void PostgresPersonMergeStore::hold_off(PersonId person) { connection_.run(hold_off_one, {{"person", person}}); }

void PostgresPersonMergeStore::hold_off() { connection_.run(hold_off_all); }

std::pair<std::optional<MergeSide>, std::optional<MergeSide>> PostgresPersonMergeStore::lock(PersonId canonical, PersonId other) {
  connection_.run(take_turn);
  connection_.run(wait_for_registrations, {{"ids", std::vector<PersonId>{canonical, other}}});
  connection_.run(lock_people, {{"ids", std::vector<PersonId>{canonical, other}}});
  return {side(canonical), side(other)};
}

std::optional<MergeSide> PostgresPersonMergeStore::side(PersonId id) {
  Rows found = connection_.run(find_side, {{"id", id}});
  if (found.empty()) return std::nullopt;
  MergeSide side;
  RowReader row(found, 0);
  side.person = read_person(row);
  side.merged_into = row.maybe_id<PersonTag>();
  side.erased = row.boolean();
  side.locked = row.boolean();
  side.affiliations_text = row.text();
  Rows lines = connection_.run(find_lines, {{"id", id}});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    RowReader line(lines, i);
    side.affiliations.push_back(read_affiliation(line));
  }
  return side;
}

std::vector<PersonId> PostgresPersonMergeStore::same_people(PersonId one, PersonId other) {
  Rows rows = connection_.run(find_same_people, {{"one", one}, {"other", other}});
  std::vector<PersonId> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).id<PersonTag>());
  return out;
}

std::vector<SessionId> PostgresPersonMergeStore::shared_sessions(std::vector<PersonId> const& people) {
  Rows rows = connection_.run(find_shared_sessions, {{"people", people}});
  return RowReader(rows, 0).ids<SessionTag>();
}

Result<std::string> PostgresPersonMergeStore::replace_affiliations(PersonId person, std::vector<Affiliation> const& lines,
                                                                   std::vector<AffiliationId> const& new_ids) {
  connection_.run(delete_lines, {{"id", person}});
  auto next = new_ids.begin();
  for (auto const& a : lines) {
    auto line = a;
    if (line.id.empty() && next != new_ids.end()) line.id = *next++;
    if (auto written = write_affiliation(connection_, person, line); !written) return refuse(std::move(written.error()));
  }
  Rows text = connection_.run(read_lines_text, {{"id", person}});
  return RowReader(text, 0).text();
}

Result<void> PostgresPersonMergeStore::restore_affiliations(PersonId person, std::string const& text) {
  connection_.run(delete_lines, {{"id", person}});
  auto written = connection_.write(insert_lines_text, {{"id", person}, {"lines", text}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresPersonMergeStore::open(PersonMerge const& m, Actor const& actor) {
  auto written = connection_.write(insert_merge, {{"id", m.id}, {"merged_id", m.merged_id}, {"canonical_id", m.canonical_id},
      {"reason", m.reason}, {"changes", flat(m.changes)}, {"by", actor.account}, {"by_name", actor.name}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

bool PostgresPersonMergeStore::close(PersonMergeId id, std::vector<MergeField> const& kept, Actor const& actor) {
  std::vector<std::string> words;
  for (auto const field : kept) words.emplace_back(word(field));
  auto written = connection_.write(close_merge, {{"by", actor.account}, {"by_name", actor.name}, {"kept", words}, {"id", id}});
  return written && *written > 0;
}

void PostgresPersonMergeStore::rewrite(PersonMergeId id, std::vector<MergedField> const& changes) {
  connection_.run(rewrite_changes, {{"changes", flat(changes)}, {"id", id}});
}

void PostgresPersonMergeStore::follow(std::vector<PersonId> const& people) { connection_.run(follow_merges, {{"people", people}}); }

FactsOfPeople PostgresPersonMergeStore::facts(std::vector<PersonId> const& people) {
  FactsOfPeople out;
  Rows now = connection_.run(derived_facts, {{"people", people}});
  for (std::size_t i = 0; i < now.size(); ++i) {
    RowReader row(now, i);
    out.now.push_back(participation_fact(row));
  }
  Rows recorded = connection_.run(recorded_facts, {{"people", people}});
  for (std::size_t i = 0; i < recorded.size(); ++i) {
    RowReader row(recorded, i);
    auto const person = row.small();
    out.recorded.emplace_back(person, row.small());
  }
  return out;
}

void PostgresPersonMergeStore::keep_effect(PersonMergeId id, std::vector<reach::FigureChange> const& effect, bool of_undo) {
  of_undo ? connection_.run(keep_effect_of_undo, {{"effect", flat(effect)}, {"id", id}})
          : connection_.run(keep_effect_of_merge, {{"effect", flat(effect)}, {"id", id}});
}

std::optional<PersonMergeRow> PostgresPersonMergeStore::find(PersonMergeId id) {
  Rows rows = connection_.run(find_merge, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return read_merge(row);
}

std::vector<PersonMerge> PostgresPersonMergeStore::later_into_same(PersonMerge const& merge) {
  Rows rows = connection_.run(find_later, {{"canonical", merge.canonical_id}, {"at", merge.merged_at}, {"id", merge.id}});
  std::vector<PersonMerge> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(read_merge(row).merge);
  }
  return out;
}

Page<PersonMergeRow> PostgresPersonMergeStore::list(PersonMergeFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_merges, {{"person", filter.person}, {"undone", filter.undone}, {"after_key", request.after_key},
                                            {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<PersonMergeRow> items;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    items.push_back(read_merge(row));
  }
  auto page = page_of(std::move(items), request, [](auto const& m) { return m.merge.merged_at.text(); },
                      [](auto const& m) { return m.merge.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_merges, {{"person", filter.person}, {"undone", filter.undone}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

}  // namespace athar::persistence
