#include "persistence/imports/imported_records.hpp"
#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view note_made = R"(
insert into athar.import_effect (import_id, concept, subject_id, version)
select CAST(:import AS uuid), CAST(:concept AS text), g.id,
       case when CAST(:concept AS text) in ('organisations', 'people', 'sessions', 'registrations', 'agreements', 'agreement_terms') then 1 end
from unnest(CAST(:ids AS uuid[])) as g(id)
where not exists (select 1 from athar.import_effect e
                  where e.import_id = CAST(:import AS uuid) and e.subject_id = g.id and e.concept = CAST(:concept AS text)))";

// Writing raises the version by one.
constexpr std::string_view note_organisations = R"(
insert into athar.import_effect (import_id, concept, subject_id, version, before)
select CAST(:import AS uuid), 'organisations', o.id, o.version + 1, to_jsonb(o)
from athar.organisation o where o.id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view note_people = R"(
insert into athar.import_effect (import_id, concept, subject_id, version, before)
select CAST(:import AS uuid), 'people', p.id, p.version + 1, to_jsonb(p)
from athar.person p where p.id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view note_affiliations = R"(
insert into athar.import_effect (import_id, concept, subject_id, before)
select CAST(:import AS uuid), 'affiliations', a.id, to_jsonb(a)
from athar.affiliation a where a.id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view note_registrations = R"(
insert into athar.import_effect (import_id, concept, subject_id, version, before)
select CAST(:import AS uuid), 'registrations', r.id, r.version + 1, to_jsonb(r)
from athar.registration r where r.id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view note_sessions = R"(
insert into athar.import_effect (import_id, concept, subject_id, version, before)
select CAST(:import AS uuid), 'sessions', s.id, s.version + 1,
       to_jsonb(s) || jsonb_build_object(
         'programmes', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from athar.session_programme p where p.session_id = s.id),
         'sittings', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from athar.sitting t where t.session_id = s.id))
from athar.session s where s.id = any(CAST(:ids AS uuid[])))";

// Its parties and domains too: what it has gets more.
constexpr std::string_view note_agreements = R"(
insert into athar.import_effect (import_id, concept, subject_id, version, before)
select CAST(:import AS uuid), 'agreements', a.id, a.version + 1,
       to_jsonb(a) || jsonb_build_object(
         'parties', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from athar.agreement_party p where p.agreement_id = a.id),
         'domains', (select coalesce(jsonb_agg(d.domain), '[]') from athar.agreement_domain d where d.agreement_id = a.id))
from athar.agreement a where a.id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view note_terms = R"(
insert into athar.import_effect (import_id, concept, subject_id, version, before)
select CAST(:import AS uuid), 'agreement_terms', t.agreement_id, t.version + 1, to_jsonb(t)
from athar.agreement_terms t where t.agreement_id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view note_amendments = R"(
insert into athar.import_effect (import_id, concept, subject_id, before)
select CAST(:import AS uuid), 'agreement_amendments', a.id, to_jsonb(a)
from athar.agreement_amendment a where a.id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view note_attendance = R"(
insert into athar.import_effect (import_id, concept, subject_id, before, after)
select CAST(:import AS uuid), 'attendances',
       coalesce((select r.entered_person_id from athar_derived.registration r
                 where r.session_id = CAST(:session AS uuid) and r.person_id = g.person_id and r.status = 'registered'), g.person_id),
       jsonb_build_object('session_id', CAST(:session AS uuid), 'date', g.date, 'number', g.number, 'present', g.before),
       jsonb_build_object('present', g.after)
from unnest(CAST(:people AS uuid[]), CAST(:dates AS date[]), CAST(:numbers AS smallint[]), CAST(:before AS boolean[]), CAST(:after AS boolean[]))
     as g(person_id, date, number, before, after))";

}  // namespace

void PostgresImportedRecords::remember_made(ImportId import, std::string_view concept_name, std::vector<Uuid> const& ids) {
  if (!ids.empty()) connection_.run(note_made, {{"import", import}, {"concept", concept_name}, {"ids", ids}});
}

void PostgresImportedRecords::remember_before(ImportId import, std::string_view concept_name, std::vector<Uuid> const& ids) {
  if (ids.empty()) return;
  auto const note = concept_name == "organisations"          ? note_organisations
                    : concept_name == "people"               ? note_people
                    : concept_name == "affiliations"         ? note_affiliations
                    : concept_name == "registrations"        ? note_registrations
                    : concept_name == "agreements"           ? note_agreements
                    : concept_name == "agreement_terms"      ? note_terms
                    : concept_name == "agreement_amendments" ? note_amendments
                                                             : note_sessions;
  connection_.run(note, {{"import", import}, {"ids", ids}});
}

void PostgresImportedRecords::remember_attendance(ImportId import, SessionId session, std::vector<AttendanceChange> const& changes) {
  if (changes.empty()) return;
  ArrayLiteral people, dates, numbers, before, after;
  for (auto const& change : changes) {
    people.add(change.person_id.text());
    dates.add(change.date.text());
    numbers.add_number(change.sitting);
    before.add_truth(change.before);
    after.add_truth(change.after);
  }
  connection_.run(note_attendance, {{"import", import}, {"session", session}, {"people", people.text()}, {"dates", dates.text()},
                                    {"numbers", numbers.text()}, {"before", before.text()}, {"after", after.text()}});
}

}  // namespace athar::persistence
