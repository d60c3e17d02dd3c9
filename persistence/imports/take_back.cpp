#include <algorithm>
#include <span>

#include "persistence/imports/imported_records.hpp"
#include "persistence/imports/take_back_agreements.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view delete_attendances = R"(
delete from athar.attendance a using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'attendances' and e.before->>'present' is null
  and a.session_id = CAST(e.before->>'session_id' AS uuid) and a.person_id = e.subject_id and a.date = CAST(e.before->>'date' AS date)
  and a.number = CAST(e.before->>'number' AS smallint))";

constexpr std::string_view restore_attendances = R"(
update athar.attendance a set present = CAST(e.before->>'present' AS boolean)
from athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'attendances' and e.before->>'present' is not null
  and a.session_id = CAST(e.before->>'session_id' AS uuid) and a.person_id = e.subject_id and a.date = CAST(e.before->>'date' AS date)
  and a.number = CAST(e.before->>'number' AS smallint))";

constexpr std::string_view delete_progress = R"(
delete from athar.learner_progress l using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'learner_progress' and e.before->>'percent' is null
  and l.session_id = CAST(e.before->>'session_id' AS uuid) and l.person_id = e.subject_id)";

constexpr std::string_view restore_progress = R"(
update athar.learner_progress l
set percent = CAST(e.before->>'percent' AS smallint), completed_on = CAST(e.before->>'completed_on' AS date)
from athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'learner_progress' and e.before->>'percent' is not null
  and l.session_id = CAST(e.before->>'session_id' AS uuid) and l.person_id = e.subject_id)";

constexpr std::string_view delete_designated = "delete from athar.designated_person where import_id = CAST(:import AS uuid)";

constexpr std::string_view touched_participations = R"(
select r.person_id, r.session_id from athar.import_effect e join athar.registration r on r.id = e.subject_id
where e.import_id = CAST(:import AS uuid) and e.concept = 'registrations'
union
select e.subject_id, CAST(e.before->>'session_id' AS uuid) from athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept in ('attendances', 'learner_progress'))";

constexpr std::string_view restore_registrations = R"(
update athar.registration r
set version = r.version + 1, role = e.before->>'role', status = e.before->>'status', waiting_position = CAST(e.before->>'waiting_position' AS integer)
from athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'registrations' and e.before is not null and r.id = e.subject_id)";

constexpr std::string_view restore_people = R"(
update athar.person p
set version = p.version + 1, title = b.title, family_name = b.family_name, given_name = b.given_name, family_name_ar = b.family_name_ar,
    given_name_ar = b.given_name_ar, sex = b.sex, birth_date = b.birth_date, birth_year = b.birth_year, age_bracket = b.age_bracket,
    category = b.category, email = b.email, phone = b.phone, language = b.language
from athar.import_effect e, jsonb_populate_record(CAST(null AS athar.person), e.before) b
where e.import_id = CAST(:import AS uuid) and e.concept = 'people' and e.before is not null and p.id = e.subject_id)";

constexpr std::string_view restore_affiliations = R"(
update athar.affiliation a
set organisation_id = b.organisation_id, function = b.function, grade = b.grade, administrative_level = b.administrative_level,
    place_code = b.place_code, valid_to = b.valid_to
from athar.import_effect e, jsonb_populate_record(CAST(null AS athar.affiliation), e.before) b
where e.import_id = CAST(:import AS uuid) and e.concept = 'affiliations' and e.before is not null and a.id = e.subject_id)";

constexpr std::string_view restore_organisations = R"(
update athar.organisation o
set version = o.version + 1, type = b.type, parent_id = b.parent_id, country = b.country, place_code = b.place_code, name_fr = b.name_fr,
    name_ar = b.name_ar, name_en = b.name_en, acronym_fr = b.acronym_fr, acronym_ar = b.acronym_ar, acronym_en = b.acronym_en,
    aliases = b.aliases, address_fr = b.address_fr, address_ar = b.address_ar, address_en = b.address_en, phones = b.phones,
    email = b.email, website = b.website, search_text = b.search_text
from athar.import_effect e, jsonb_populate_record(CAST(null AS athar.organisation), e.before) b
where e.import_id = CAST(:import AS uuid) and e.concept = 'organisations' and e.before is not null and o.id = e.subject_id)";

// The number that an edition had may have been given again since; then it takes the next.
constexpr std::string_view restore_sessions = R"(
update athar.session s
set version = s.version + 1, title_fr = b.title_fr, title_ar = b.title_ar, title_en = b.title_en, kind = b.kind, modality = b.modality,
    place_code = b.place_code, country = b.country, region_code = b.region_code, venue = b.venue, seats = b.seats,
    planned_period = b.planned_period, first_date = b.first_date, last_date = b.last_date, planned_minutes = b.planned_minutes,
    sitting_count = b.sitting_count, head_count_total = b.head_count_total, head_count_women = b.head_count_women,
    head_count_men = b.head_count_men, note = b.note,
    course_id = b.course_id,
    edition = case when b.course_id is null then null
                   when not exists (select 1 from athar.session o where o.course_id = b.course_id and o.edition = b.edition and o.id <> s.id)
                   then b.edition
                   else (select max(o.edition) from athar.session o where o.course_id = b.course_id) + e.place end
from (select x.subject_id, x.before, row_number() over (partition by x.before->>'course_id' order by x.number) as place
      from athar.import_effect x
      where x.import_id = CAST(:import AS uuid) and x.concept = 'sessions' and x.before is not null) e,
     jsonb_populate_record(CAST(null AS athar.session), e.before) b
where s.id = e.subject_id)";

constexpr std::string_view delete_new_sittings = R"(
delete from athar.sitting t using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'sessions' and e.before is not null and t.session_id = e.subject_id
  and not exists (select 1 from jsonb_populate_recordset(CAST(null AS athar.sitting), e.before->'sittings') b
                  where b.date = t.date and b.number = t.number))";

constexpr std::string_view restore_sittings = R"(
insert into athar.sitting (session_id, date, number, starts, ends)
select b.session_id, b.date, b.number, b.starts, b.ends
from athar.import_effect e, jsonb_populate_recordset(CAST(null AS athar.sitting), e.before->'sittings') b
where e.import_id = CAST(:import AS uuid) and e.concept = 'sessions' and e.before is not null
on conflict (session_id, date, number) do update set starts = excluded.starts, ends = excluded.ends)";

constexpr std::string_view delete_new_programmes = R"(
delete from athar.session_programme p using athar.import_effect e
where e.import_id = CAST(:import AS uuid) and e.concept = 'sessions' and e.before is not null and p.session_id = e.subject_id)";

constexpr std::string_view restore_programmes = R"(
insert into athar.session_programme (session_id, programme_id, position)
select b.session_id, b.programme_id, b.position
from athar.import_effect e, jsonb_populate_recordset(CAST(null AS athar.session_programme), e.before->'programmes') b
where e.import_id = CAST(:import AS uuid) and e.concept = 'sessions' and e.before is not null)";

// Registrations count for programmes of their session only.
constexpr std::string_view programmes_follow = R"(
update athar.registration r
set version = r.version + 1, programme_ids = g.ids
from athar.import_effect e, lateral (
  select array_agg(p.programme_id order by p.position, p.programme_id) as ids from athar.session_programme p where p.session_id = e.subject_id) g
where e.import_id = CAST(:import AS uuid) and e.concept = 'sessions' and e.before is not null and r.session_id = e.subject_id
  and not (r.programme_ids <@ g.ids))";

// What an earlier import had left is there again, under a new version: that import can be taken back in its turn.
constexpr std::string_view earlier_imports_follow = R"(
update athar.import_effect f
set version = n.version
from athar.import_effect e
join lateral (
  select o.version from athar.organisation o where e.concept = 'organisations' and o.id = e.subject_id
  union all
  select p.version from athar.person p where e.concept = 'people' and p.id = e.subject_id
  union all
  select s.version from athar.session s where e.concept = 'sessions' and s.id = e.subject_id
  union all
  select r.version from athar.registration r where e.concept = 'registrations' and r.id = e.subject_id
  union all
  select a.version from athar.agreement a where e.concept = 'agreements' and a.id = e.subject_id
  union all
  select t.version from athar.agreement_terms t where e.concept = 'agreement_terms' and t.agreement_id = e.subject_id) n on true
where e.import_id = CAST(:import AS uuid) and e.before is not null and f.import_id <> e.import_id and f.concept = e.concept
  and f.subject_id = e.subject_id and f.version = CAST(e.before->>'version' AS integer))";

constexpr std::string_view find_made = R"(
select array(select e.subject_id from athar.import_effect e
             where e.import_id = CAST(:import AS uuid) and e.concept = CAST(:concept AS text) and e.before is null))";
constexpr std::string_view find_changed = R"(
select array(select e.subject_id from athar.import_effect e
             where e.import_id = CAST(:import AS uuid) and e.concept = CAST(:concept AS text) and e.before is not null))";

constexpr std::string_view delete_registrations = "delete from athar.registration where id = any(CAST(:ids AS uuid[]))";
constexpr std::string_view delete_affiliations = "delete from athar.affiliation where id = any(CAST(:ids AS uuid[]))";
constexpr std::string_view delete_people = "delete from athar.person where id = any(CAST(:ids AS uuid[]))";
constexpr std::string_view delete_organisations = "delete from athar.organisation where id = any(CAST(:ids AS uuid[]))";
constexpr std::string_view delete_sessions = "delete from athar.session where id = any(CAST(:ids AS uuid[]))";

constexpr std::string_view count_again = R"(
update athar.session s
set registered_count = c.registered, waiting_count = c.waiting, recorded_sitting_count = c.recorded_sittings, present_count = c.present
from athar_derived.session_counts c
where s.id = any(CAST(:ids AS uuid[])) and c.session_id = s.id)";

/// The steps of one undoing, when nothing is in the way.
class TakingBack {
 public:
  TakingBack(Connection& connection, ImportId import) : connection_(connection), import_(import) {}

  Touched run() {
    take_back_agreements(connection_, import_);
    attendances_and_registrations();
    sessions();
    people();
    organisations();
    connection_.run(earlier_imports_follow, {{"import", import_}});
    return std::move(touched_);
  }

 private:
  template <class Tag>
  std::vector<Id<Tag>> ids(std::string_view sql, std::string_view concept_name) {
    Rows rows = connection_.run(sql, {{"import", import_}, {"concept", concept_name}});
    return RowReader(rows, 0).ids<Tag>();
  }

  template <class Tag>
  void remove(std::vector<Id<Tag>> const& made, std::string_view removal) {
    if (!made.empty()) connection_.run(removal, {{"ids", made}});
  }

  /// What may be many and does not refer to its own kind. Each deletion asks every constraint on it: all at once could take a statement's time.
  template <class Tag>
  void remove_in_parts(std::vector<Id<Tag>> const& made, std::string_view removal) {
    constexpr std::size_t at_once = 5'000;
    for (auto rest = std::span(made); !rest.empty(); rest = rest.subspan(std::min(at_once, rest.size()))) {
      auto const part = rest.first(std::min(at_once, rest.size()));
      remove(std::vector<Id<Tag>>(part.begin(), part.end()), removal);
    }
  }

  void attendances_and_registrations() {
    Rows pairs = connection_.run(touched_participations, {{"import", import_}});
    std::vector<SessionId> sessions;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      RowReader row(pairs, i);
      auto const person = row.id<PersonTag>();
      auto const session = row.id<SessionTag>();
      touched_.participations.emplace_back(person, session);
      if (sessions.empty() || sessions.back() != session) sessions.push_back(session);
    }
    connection_.run(delete_designated, {{"import", import_}});
    connection_.run(delete_attendances, {{"import", import_}});
    connection_.run(restore_attendances, {{"import", import_}});
    connection_.run(delete_progress, {{"import", import_}});
    connection_.run(restore_progress, {{"import", import_}});
    remove_in_parts(ids<RegistrationTag>(find_made, "registrations"), delete_registrations);
    connection_.run(restore_registrations, {{"import", import_}});
    if (!sessions.empty()) connection_.run(count_again, {{"ids", sessions}});
  }

  void sessions() {
    auto const made = ids<SessionTag>(find_made, "sessions");
    auto const changed = ids<SessionTag>(find_changed, "sessions");
    remove(made, delete_sessions);
    for (auto const sql : {delete_new_sittings, restore_sittings, delete_new_programmes, restore_programmes, restore_sessions, programmes_follow})
      connection_.run(sql, {{"import", import_}});
    touched_.sessions = made;
    touched_.sessions.insert(touched_.sessions.end(), changed.begin(), changed.end());
  }

  void people() {
    remove_in_parts(ids<AffiliationTag>(find_made, "affiliations"), delete_affiliations);
    remove_in_parts(ids<PersonTag>(find_made, "people"), delete_people);
    connection_.run(restore_affiliations, {{"import", import_}});
    connection_.run(restore_people, {{"import", import_}});
    touched_.people = ids<PersonTag>(find_changed, "people");
  }

  void organisations() {
    auto const made = ids<OrganisationTag>(find_made, "organisations");
    auto const changed = ids<OrganisationTag>(find_changed, "organisations");
    // First what changed: it may lie under what goes.
    connection_.run(restore_organisations, {{"import", import_}});
    remove(made, delete_organisations);
    touched_.organisations = made;
    touched_.organisations.insert(touched_.organisations.end(), changed.begin(), changed.end());
  }

  Connection& connection_;
  ImportId import_;
  Touched touched_;
};

}  // namespace

Result<Touched> PostgresImportedRecords::take_back(ImportId import) {
  auto in_the_way = built_upon(import);
  if (in_the_way.empty()) return TakingBack(connection_, import).run();
  auto error = conflict("import_built_upon", "Other things were built on this import since");
  error.fields = std::move(in_the_way);
  return refuse(std::move(error));
}

}  // namespace athar::persistence
