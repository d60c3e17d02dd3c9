#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

// The records that are not as the import left them.
constexpr std::string_view changed_since = R"(
with left_as as (
  select e.concept, e.subject_id, e.version, e.before from athar.import_effect e where e.import_id = CAST(:import AS uuid)),
now as (
  select l.concept, l.subject_id, coalesce(nullif(o.name_fr, ''), nullif(o.name_en, ''), o.name_ar, '') as label, l.version, o.version as stored
  from left_as l left join athar.organisation o on o.id = l.subject_id where l.concept = 'organisations'
  union all
  select l.concept, l.subject_id, coalesce(nullif(p.given_name || ' ' || p.family_name, ' '), p.given_name_ar || ' ' || p.family_name_ar, ''),
         l.version, p.version
  from left_as l left join athar.person p on p.id = l.subject_id where l.concept = 'people'
  union all
  select l.concept, l.subject_id, coalesce(nullif(s.title_fr, ''), nullif(s.title_en, ''), s.title_ar, ''), l.version, s.version
  from left_as l left join athar.session s on s.id = l.subject_id where l.concept = 'sessions'
  union all
  select l.concept, l.subject_id, coalesce(nullif(p.given_name || ' ' || p.family_name, ' '), p.given_name_ar || ' ' || p.family_name_ar, ''),
         l.version, r.version
  from left_as l left join athar.registration r on r.id = l.subject_id left join athar.person p on p.id = r.person_id
  where l.concept = 'registrations'
  union all
  select l.concept, l.subject_id, coalesce(nullif(a.title_fr, ''), nullif(a.title_en, ''), a.title_ar, ''), l.version, a.version
  from left_as l left join athar.agreement a on a.id = l.subject_id where l.concept = 'agreements'
  union all
  select 'agreements', l.subject_id, coalesce(nullif(a.title_fr, ''), nullif(a.title_en, ''), a.title_ar, ''), l.version, t.version
  from left_as l left join athar.agreement_terms t on t.agreement_id = l.subject_id left join athar.agreement a on a.id = l.subject_id
  where l.concept = 'agreement_terms')
select n.concept, n.subject_id, n.label from now n where n.version is distinct from n.stored
union all
select 'attendances', e.subject_id,
       coalesce((select coalesce(nullif(p.given_name || ' ' || p.family_name, ' '), p.given_name_ar || ' ' || p.family_name_ar)
                 from athar.person p where p.id = e.subject_id), '') || ', ' || (e.before->>'date')
from athar.import_effect e
left join athar.attendance a
  on a.session_id = CAST(e.before->>'session_id' AS uuid) and a.person_id = e.subject_id and a.date = CAST(e.before->>'date' AS date)
     and a.number = CAST(e.before->>'number' AS smallint)
where e.import_id = CAST(:import AS uuid) and e.concept = 'attendances'
  and a.present is distinct from CAST(e.after->>'present' AS boolean)
union all
select 'agreements', a.id, coalesce(nullif(a.title_fr, ''), nullif(a.title_en, ''), a.title_ar)
from athar.import_effect e
join athar.agreement_terms t on t.agreement_id = e.subject_id
join athar.agreement a on a.id = e.subject_id
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreements' and e.before is null
  and not exists (select 1 from athar.import_effect m
                  where m.import_id = CAST(:import AS uuid) and m.concept = 'agreement_terms' and m.subject_id = e.subject_id)
union all
select 'learner_progress', e.subject_id,
       coalesce((select coalesce(nullif(p.given_name || ' ' || p.family_name, ' '), p.given_name_ar || ' ' || p.family_name_ar)
                 from athar.person p where p.id = e.subject_id), '')
from athar.import_effect e
left join athar.learner_progress l on l.session_id = CAST(e.before->>'session_id' AS uuid) and l.person_id = e.subject_id
where e.import_id = CAST(:import AS uuid) and e.concept = 'learner_progress'
  and (l.percent, l.completed_on) is distinct from (CAST(e.after->>'percent' AS smallint), CAST(e.after->>'completed_on' AS date))
limit 100)";

// Somebody's attendance that was entered later belongs to a registration that would go.
constexpr std::string_view attended_since = R"(
select distinct r.id, coalesce(nullif(p.given_name || ' ' || p.family_name, ' '), p.given_name_ar || ' ' || p.family_name_ar)
from athar.import_effect e
join athar.registration r on r.id = e.subject_id
join athar.person p on p.id = r.person_id
join athar.attendance a on a.session_id = r.session_id and a.person_id = r.person_id
where e.import_id = CAST(:import AS uuid) and e.concept = 'registrations' and e.before is null
  and not exists (select 1 from athar.import_effect m
                  where m.import_id = CAST(:import AS uuid) and m.concept = 'attendances' and m.subject_id = a.person_id
                    and m.before->>'present' is null
                    and m.before @> jsonb_build_object('session_id', a.session_id, 'date', a.date, 'number', a.number))
limit 100)";

// Days that the import brought to a session and where attendance was entered since.
constexpr std::string_view entered_on_new_days = R"(
select distinct s.id, coalesce(nullif(s.title_fr, ''), nullif(s.title_en, ''), s.title_ar)
from athar.import_effect e
join athar.session s on s.id = e.subject_id
join athar.attendance a on a.session_id = s.id
where e.import_id = CAST(:import AS uuid) and e.concept = 'sessions' and e.before is not null
  and not exists (select 1 from jsonb_populate_recordset(CAST(null AS athar.sitting), e.before->'sittings') t
                  where t.date = a.date and t.number = a.number)
limit 100)";

constexpr std::string_view label_people = R"(
select r.subject, min(coalesce(nullif(p.given_name || ' ' || p.family_name, ' '), p.given_name_ar || ' ' || p.family_name_ar))
from athar_derived.referred_beyond('athar.person', CAST(:import AS uuid), 'people') r join athar.person p on p.id = r.subject
group by r.subject limit 100)";
constexpr std::string_view label_agreements = R"(
select r.subject, min(coalesce(nullif(a.title_fr, ''), nullif(a.title_en, ''), a.title_ar))
from athar_derived.referred_beyond('athar.agreement', CAST(:import AS uuid), 'agreements') r join athar.agreement a on a.id = r.subject
group by r.subject limit 100)";
// A component of an agreement below carries one of the import's out.
constexpr std::string_view continued_since = R"(
select a.id, min(coalesce(nullif(a.title_fr, ''), nullif(a.title_en, ''), a.title_ar))
from athar.import_effect e
join athar.agreement_component m on m.id = e.subject_id
join athar.agreement a on a.id = m.agreement_id
join athar.agreement_component c on c.continues_id = m.id
where e.import_id = CAST(:import AS uuid) and e.concept = 'agreement_components'
group by a.id limit 100)";
constexpr std::string_view label_organisations = R"(
select r.subject, min(coalesce(nullif(o.name_fr, ''), nullif(o.name_en, ''), o.name_ar))
from athar_derived.referred_beyond('athar.organisation', CAST(:import AS uuid), 'organisations') r join athar.organisation o on o.id = r.subject
group by r.subject limit 100)";
constexpr std::string_view label_sessions = R"(
select r.subject, min(coalesce(nullif(s.title_fr, ''), nullif(s.title_en, ''), s.title_ar))
from athar_derived.referred_beyond('athar.session', CAST(:import AS uuid), 'sessions') r join athar.session s on s.id = r.subject
group by r.subject limit 100)";
constexpr std::string_view label_registrations = R"(
select r.subject, min(CAST(x.person_id AS text))
from athar_derived.referred_beyond('athar.registration', CAST(:import AS uuid), 'registrations') r join athar.registration x on x.id = r.subject
group by r.subject limit 100)";

struct Check {
  std::string_view sql;           ///< ids and labels of what is in the way
  std::string_view concept_name;
};

constexpr Check checks[]{{attended_since, "registrations"},       {label_registrations, "registrations"}, {label_sessions, "sessions"},
                         {label_agreements, "agreements"},        {continued_since, "agreements"},
                         {entered_on_new_days, "sessions"},       {label_people, "people"},               {label_organisations, "organisations"}};

}  // namespace

std::vector<FieldError> PostgresImportedRecords::built_upon(ImportId import) {
  std::vector<FieldError> found;
  Rows changed = connection_.run(changed_since, {{"import", import}});
  for (std::size_t i = 0; i < changed.size(); ++i) {
    RowReader row(changed, i);
    auto concept_name = row.text();
    auto id = row.text();
    found.push_back({concept_name + "/" + id, "changed_since", row.text()});
  }
  for (auto const& check : checks) {
    if (!found.empty()) break;
    Rows rows = connection_.run(check.sql, {{"import", import}});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowReader row(rows, i);
      auto id = row.text();
      found.push_back({std::string(check.concept_name) + "/" + id, "referred_to", row.text()});
    }
  }
  return found;
}

}  // namespace athar::persistence
