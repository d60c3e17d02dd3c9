#include "persistence/reach/reach_store.hpp"

namespace athar::persistence {
namespace {

using reach::Dimension;

constexpr std::string_view place_labels =
    "select code, name_fr, name_ar, name_en from athar.place where code = any(CAST(:codes AS text[]))";
constexpr std::string_view word_labels = R"(
select code, name_fr, name_ar, name_en from athar.reference_item where list = :list and code = any(CAST(:codes AS text[])))";
constexpr std::string_view organisation_labels = R"(
select id, name_fr, name_ar, name_en from athar.organisation where CAST(id AS text) = any(CAST(:codes AS text[])))";
constexpr std::string_view programme_labels = R"(
select id, code || ' · ' || title_fr, case title_ar when '' then '' else code || ' · ' || title_ar end,
       case title_en when '' then '' else code || ' · ' || title_en end
from athar.programme where CAST(id AS text) = any(CAST(:codes AS text[])))";
constexpr std::string_view session_labels = R"(
select id, title_fr, title_ar, title_en from athar.session
where id = any(CAST(CAST(:codes AS text[]) AS uuid[])))";
constexpr std::string_view course_labels = R"(
select id, title_fr, title_ar, title_en from athar.course where CAST(id AS text) = any(CAST(:codes AS text[])))";
constexpr std::string_view course_references = "select reference, id from athar.course";
constexpr std::string_view programme_codes = "select code, id from athar.programme";

constexpr std::string_view people_named = R"(
select p.id, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar,
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, '')
from athar.person p
left join athar.affiliation a on a.person_id = p.id and a.valid_to is null
left join athar.organisation o on o.id = a.organisation_id
where p.id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view sessions_named = R"(
select id, reference, title_fr, title_ar, title_en, kind, status, last_date
from athar.session where id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view audience_rows = R"(
select u.method, coalesce(u.country, ''), sum(u.total), sum(coalesce(u.women, 0)), sum(coalesce(u.men, 0))
from athar.audience u
join athar.outreach_activity a on a.id = u.activity_id
where (cardinality(CAST(:programmes AS uuid[])) = 0 or a.programme_id = any(CAST(:programmes AS uuid[])))
  and (CAST(:from AS date) IS NULL or a.date >= CAST(:from AS date))
  and (CAST(:to AS date) IS NULL or a.date <= CAST(:to AS date))
  and (CAST(:kind AS text) IS NULL or a.kind = :kind)
  and (CAST(:country AS text) IS NULL or u.country = :country)
group by u.method, u.country
order by u.method, u.country)";

constexpr std::string_view audience_activities = R"(
select count(*), count(*) filter (where not exists (select 1 from athar.audience u where u.activity_id = a.id))
from athar.outreach_activity a
where (cardinality(CAST(:programmes AS uuid[])) = 0 or a.programme_id = any(CAST(:programmes AS uuid[])))
  and (CAST(:from AS date) IS NULL or a.date >= CAST(:from AS date))
  and (CAST(:to AS date) IS NULL or a.date <= CAST(:to AS date))
  and (CAST(:kind AS text) IS NULL or a.kind = :kind))";

}  // namespace

std::map<std::string, LocalizedText> PostgresReachStore::labels(Dimension dimension, std::vector<std::string> const& codes) {
  Rows rows;
  switch (dimension) {
    case Dimension::region:
    case Dimension::session_region:
      rows = connection_.run(place_labels, {{"codes", codes}});
      break;
    case Dimension::category:
      rows = connection_.run(word_labels, {{"list", "person_category"}, {"codes", codes}});
      break;
    case Dimension::organisation_type:
      rows = connection_.run(word_labels, {{"list", "organisation_type"}, {"codes", codes}});
      break;
    case Dimension::organisation:
      rows = connection_.run(organisation_labels, {{"codes", codes}});
      break;
    case Dimension::programme:
      rows = connection_.run(programme_labels, {{"codes", codes}});
      break;
    case Dimension::course:
      rows = connection_.run(course_labels, {{"codes", codes}});
      break;
    case Dimension::session: {
      // "unknown" stands among the codes; only ids can be cast.
      std::vector<std::string> ids;
      for (auto const& code : codes)
        if (Uuid::parse(code)) ids.push_back(code);
      rows = connection_.run(session_labels, {{"codes", ids}});
      break;
    }
    default:
      break;
  }
  std::map<std::string, LocalizedText> names;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    std::string code = row.text();
    names[std::move(code)] = row.localized();
  }
  return names;
}

std::map<std::string, ProgrammeId> PostgresReachStore::programmes_by_code() {
  Rows rows = connection_.run(programme_codes);
  std::map<std::string, ProgrammeId> codes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    std::string code = row.text();
    codes[std::move(code)] = row.id<ProgrammeTag>();
  }
  return codes;
}

std::map<std::string, CourseId> PostgresReachStore::courses_by_reference() {
  Rows rows = connection_.run(course_references);
  std::map<std::string, CourseId> references;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    std::string reference = row.text();
    references[std::move(reference)] = row.id<CourseTag>();
  }
  return references;
}

std::vector<CountedPersonName> PostgresReachStore::people(std::vector<PersonId> const& ids) {
  Rows rows = connection_.run(people_named, {{"ids", ids}});
  std::vector<CountedPersonName> people(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& person = people[i];
    person.id = row.id<PersonTag>();
    person.family_name = row.text();
    person.given_name = row.text();
    person.family_name_ar = row.text();
    person.given_name_ar = row.text();
    person.organisation_name = row.localized();
  }
  return people;
}

std::vector<CountedSessionName> PostgresReachStore::sessions(std::vector<SessionId> const& ids) {
  Rows rows = connection_.run(sessions_named, {{"ids", ids}});
  std::vector<CountedSessionName> sessions(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& session = sessions[i];
    session.id = row.id<SessionTag>();
    session.reference = row.text();
    session.title = row.localized();
    session.kind = row.text();
    session.status = row.text();
    session.last_date = row.maybe_date();
  }
  return sessions;
}

bool PostgresReachStore::organisation_lies_within(OrganisationId id, OrganisationId within) {
  return PostgresOrganisationStore(connection_).lies_within(id, within);
}

AudienceAnswer PostgresReachStore::audiences(AudienceQuestion const& question) {
  AudienceAnswer answer;
  Rows rows = connection_.run(audience_rows, {{"programmes", question.programmes}, {"from", question.from}, {"to", question.to},
                                              {"kind", question.kind}, {"country", question.country}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    AudienceRow audience;
    audience.method = row.text();
    audience.country = row.text();
    audience.total = row.integer();
    audience.women = row.integer();
    audience.men = row.integer();
    answer.rows.push_back(std::move(audience));
  }
  Rows counted = connection_.run(audience_activities, {{"programmes", question.programmes}, {"from", question.from}, {"to", question.to},
                                                       {"kind", question.kind}});
  RowReader row(counted, 0);
  answer.activities = row.integer();
  answer.activities_without_audience = row.integer();
  return answer;
}

}  // namespace athar::persistence
