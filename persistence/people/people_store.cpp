#include "persistence/people/people_store.hpp"

#include "persistence/people/affiliation_row.hpp"
#include "persistence/people/scope_sql.hpp"
#include "persistence/people/search_patterns.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_person = R"(
insert into athar.person
  (id, title, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, age_bracket, category, email, phone,
   language)
values
  (:id, :title, :family_name, :given_name, :family_name_ar, :given_name_ar, :sex, :birth_date, :birth_year, :age_bracket, :category,
   :email, :phone, :language))";

constexpr std::string_view update_person = R"(
update athar.person
set version = version + 1, title = :title, family_name = :family_name, given_name = :given_name, family_name_ar = :family_name_ar,
    given_name_ar = :given_name_ar, sex = :sex, birth_date = :birth_date, birth_year = :birth_year, age_bracket = :age_bracket,
    category = :category, email = :email, phone = :phone, language = :language
where id = :id and version = :version)";

constexpr std::string_view raise_version_of_person = "update athar.person set version = version + 1 where id = :id";

constexpr std::string_view delete_person = "delete from athar.person where id = :id and version = :version";

constexpr std::string_view update_affiliation = R"(
update athar.affiliation
set organisation_id = :organisation_id, function = :function, grade = :grade, administrative_level = :administrative_level,
    place_code = :place_code
where id = :id)";

constexpr std::string_view delete_affiliation = "delete from athar.affiliation where id = :id";

constexpr std::string_view close_affiliation =
    "update athar.affiliation set valid_to = :last_day where person_id = :person_id and valid_to is null";

constexpr std::string_view find_person = R"(
select p.id, p.version, p.title, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, p.birth_date, p.birth_year,
       p.age_bracket, p.category, p.email, p.phone, p.language, p.merged_into, p.erased_at, p.locked_at
from athar.person p
where p.id = :id and )" ATHAR_PERSON_IN_SCOPE;

constexpr std::string_view find_affiliations = "select " ATHAR_AFFILIATION_COLUMNS R"(,
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''),
       coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''), l.region_code
from athar.affiliation a
left join athar.organisation o on o.id = a.organisation_id
left join athar.place l on l.code = a.place_code
where a.person_id = :id
order by a.valid_to desc nulls first)";

constexpr std::string_view find_groups = R"(
select g.id, g.name_fr, g.name_ar, g.name_en, k.name_fr, k.name_ar, k.name_en, m.valid_from, m.valid_to
from athar.person_group_member m
join athar.person_group g on g.id = m.group_id
join athar.reference_item k on k.list = 'group_kind' and k.code = g.kind
where m.person_id in )" ATHAR_SAME_PERSON(":id") R"(
order by m.valid_to is not null, m.valid_to desc, g.code)";

constexpr std::string_view find_participations = R"(
select r.id, r.session_id, s.reference, s.title_fr, s.title_ar, s.title_en, s.status, r.role, r.status, s.first_date, s.last_date,
       coalesce(x.minutes, 0), coalesce(x.sittings, 0), s.planned_minutes
from athar_derived.registration r
join athar.session s on s.id = r.session_id
left join lateral (
  select sum(coalesce(t.ends - t.starts, 0)) as minutes, count(*) as sittings
  from athar_derived.attendance c
  join athar.sitting t on t.session_id = c.session_id and t.date = c.date and t.number = c.number
  where c.session_id = r.session_id and c.person_id = r.person_id and c.present) x on true
where r.person_id = :id
  and (r.status <> 'withdrawn' or not exists (
        select 1 from athar.registration other
        where other.session_id = r.session_id and other.person_id = r.entered_person_id
          and (other.status <> 'withdrawn' or (other.registered_at, other.id) > (r.registered_at, r.id))))
  and (CAST(:scope_trainer AS uuid) IS NULL OR exists (
        select 1 from athar.session_team_member m
        where m.session_id = r.session_id and m.person_id in )" ATHAR_SAME_PERSON(":scope_trainer") R"())
  and (CAST(:scope_programme AS uuid) IS NULL OR (
        s.last_date >= CAST(:scope_from AS date) and s.first_date <= CAST(:scope_to AS date) and exists (
          select 1 from athar.session_programme g
          where g.session_id = r.session_id and g.programme_id = CAST(:scope_programme AS uuid))))
order by s.first_date desc nulls last, s.id
limit 500)";

#define ATHAR_PEOPLE_FILTER                                                                                                       \
  "(CAST(:sex AS text) IS NULL OR p.sex = CAST(:sex AS text))"                                                                    \
  " and (CAST(:category AS text) IS NULL OR p.category = CAST(:category AS text))"                                                \
  " and (CAST(:organisation AS uuid) IS NULL OR p.id = ANY (ARRAY" ATHAR_PEOPLE_SERVING_WITHIN(":organisation") "))"                       \
  " and (CAST(:region AS text) IS NULL OR p.id = ANY (ARRAY("                                                                              \
  "   select a.person_id from athar.affiliation a join athar.place l on l.code = a.place_code"                                    \
  "   where a.valid_to is null and l.region_code = CAST(:region AS text))))"                                                       \
  " and (NOT CAST(:incomplete AS boolean) OR (" ATHAR_PERSON_INCOMPLETE "))"                                                       \
  " and " ATHAR_PERSON_IN_SCOPE

// The rows of one page are chosen before anything is joined to them.
#define ATHAR_PEOPLE_PAGE(condition)                                                                                               \
  "select n.id, n.version, n.title, n.family_name, n.given_name, n.family_name_ar, n.given_name_ar, n.sex, n.category, n.email,"  \
  "       n.phone, a.organisation_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''),"                 \
  "       coalesce(a.function, ''), a.grade, a.administrative_level, a.place_code,"                                               \
  "       coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''), l.region_code, n.sort_key "                  \
  "from ("                                                                                                                        \
  "  select p.id, p.version, p.title, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, p.category, p.email," \
  "         p.phone, p.sort_key from athar.person p"                                                                              \
  "  where " ATHAR_PERSON_LISTED " and " condition                                                                                \
  "    and (CAST(:after_key AS text) IS NULL OR (p.sort_key, p.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))"        \
  "  order by p.sort_key, p.id limit :limit) n "                                                                                  \
  "left join athar.affiliation a on a.person_id = n.id and a.valid_to is null "                                                   \
  "left join athar.organisation o on o.id = a.organisation_id "                                                                   \
  "left join athar.place l on l.code = a.place_code "                                                                             \
  "order by n.sort_key, n.id"

#define ATHAR_PEOPLE_COUNT(search) \
  "select count(*) from (select 1 from athar.person p where " ATHAR_PERSON_LISTED " and " search " and " ATHAR_PEOPLE_FILTER " limit 10001) counted"

// The trigram index finds the longest word; the other words are looked for in what it found. Words of one or two letters have no
// trigrams: then the list is read in its order until a page is full.
#define ATHAR_LONGEST_WORD "p.search_text LIKE CAST(:longest AS text) and p.search_text LIKE ALL (CAST(:patterns AS text[]))"
#define ATHAR_SHORT_WORDS "(CAST(:patterns AS text[]) IS NULL OR p.search_text LIKE ALL (CAST(:patterns AS text[])))"

constexpr std::string_view list_people = ATHAR_PEOPLE_PAGE(ATHAR_SHORT_WORDS " and " ATHAR_PEOPLE_FILTER);
constexpr std::string_view search_people = ATHAR_PEOPLE_PAGE(ATHAR_LONGEST_WORD " and " ATHAR_PEOPLE_FILTER);
// The search box: a name and nothing else, asked at every key. Without the filters there is little to plan.
constexpr std::string_view search_names = ATHAR_PEOPLE_PAGE(ATHAR_LONGEST_WORD);
constexpr std::string_view count_people = ATHAR_PEOPLE_COUNT(ATHAR_SHORT_WORDS);
constexpr std::string_view count_found_people = ATHAR_PEOPLE_COUNT(ATHAR_LONGEST_WORD);

AffiliationRow read_affiliation_row(RowReader& row) {
  AffiliationRow out;
  out.affiliation = read_affiliation(row);
  out.organisation_name = row.localized();
  out.place_name = row.localized();
  out.region_code = row.maybe_text();
  return out;
}

ParticipationRow read_participation(RowReader& row) {
  ParticipationRow p;
  p.registration_id = row.id<RegistrationTag>();
  p.session_id = row.id<SessionTag>();
  p.reference = row.text();
  p.title = row.localized();
  p.session_status = row.text();
  p.role = row.text();
  p.status = row.text();
  p.first_date = row.maybe_date();
  p.last_date = row.maybe_date();
  p.attended_minutes = row.small();
  p.attended_sittings = row.small();
  p.planned_minutes = row.small();
  return p;
}

PersonRow read_list_row(RowReader& row) {
  PersonRow p;
  p.id = row.id<PersonTag>();
  p.version = row.small();
  p.title = read_word<PersonTitle>(row);
  p.family_name = row.text();
  p.given_name = row.text();
  p.family_name_ar = row.text();
  p.given_name_ar = row.text();
  p.sex = read_word<Sex>(row).value_or(Sex::not_stated);
  p.category = row.maybe_text();
  p.email = row.maybe_text();
  p.phone = row.maybe_text();
  p.organisation_id = row.maybe_id<OrganisationTag>();
  p.organisation_name = row.localized();
  p.function = row.text();
  p.grade = row.maybe_text();
  p.administrative_level = read_word<AdministrativeLevel>(row);
  p.place_code = row.maybe_text();
  p.place_name = row.localized();
  p.region_code = row.maybe_text();
  p.sort_key = row.text();
  return p;
}

}  // namespace

Result<void> PostgresPeopleStore::insert(Person const& p) {
  auto written = connection_.write(insert_person, {{"id", p.id}, {"title", maybe_word(p.title)}, {"family_name", p.family_name},
      {"given_name", p.given_name}, {"family_name_ar", p.family_name_ar}, {"given_name_ar", p.given_name_ar}, {"sex", word(p.sex)},
      {"birth_date", p.birth_date}, {"birth_year", p.birth_year}, {"age_bracket", maybe_word(p.age_bracket)}, {"category", p.category},
      {"email", p.email}, {"phone", p.phone}, {"language", language_word(p.language)}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresPeopleStore::update(Person const& p) {
  auto written = connection_.write(update_person, {{"title", maybe_word(p.title)}, {"family_name", p.family_name},
      {"given_name", p.given_name}, {"family_name_ar", p.family_name_ar}, {"given_name_ar", p.given_name_ar}, {"sex", word(p.sex)},
      {"birth_date", p.birth_date}, {"birth_year", p.birth_year}, {"age_bracket", maybe_word(p.age_bracket)}, {"category", p.category},
      {"email", p.email}, {"phone", p.phone}, {"language", language_word(p.language)}, {"id", p.id}, {"version", p.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

bool PostgresPeopleStore::raise_version(PersonId id) {
  auto written = connection_.write(raise_version_of_person, {{"id", id}});
  return written && *written > 0;
}

Result<void> PostgresPeopleStore::remove(PersonId id, int version) {
  auto written = connection_.write(delete_person, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "Other records refer to this person"));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresPeopleStore::insert_affiliation(PersonId person, Affiliation const& a) {
  return write_affiliation(connection_, person, a);
}

Result<void> PostgresPeopleStore::correct_affiliation(Affiliation const& a) {
  auto written = connection_.write(update_affiliation, {{"organisation_id", a.organisation_id}, {"function", a.function},
      {"grade", a.grade}, {"administrative_level", maybe_word(a.administrative_level)}, {"place_code", a.place_code}, {"id", a.id}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

void PostgresPeopleStore::remove_affiliation(AffiliationId id) { connection_.run(delete_affiliation, {{"id", id}}); }

void PostgresPeopleStore::close_current_affiliation(PersonId person, LocalDate last_day) {
  connection_.run(close_affiliation, {{"last_day", last_day}, {"person_id", person}});
}

std::optional<PersonPage> PostgresPeopleStore::find(PersonId id, Scope const& scope) {
  Rows people = connection_.run(find_person, {{"id", id}, {"scope_organisation", scope.organisation}, {"scope_trainer", scope.trainer},
      {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to}});
  if (people.empty()) return std::nullopt;
  PersonPage page;
  RowReader person(people, 0);
  page.person = read_person(person);
  page.merged_into = person.maybe_id<PersonTag>();
  page.erased_at = person.maybe_instant();
  page.locked_at = person.maybe_instant();

  Rows affiliations = connection_.run(find_affiliations, {{"id", id}});
  for (std::size_t i = 0; i < affiliations.size(); ++i) {
    RowReader row(affiliations, i);
    page.affiliations.push_back(read_affiliation_row(row));
  }
  Rows participations = connection_.run(find_participations, {{"id", id}, {"scope_trainer", scope.trainer},
      {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to}});
  for (std::size_t i = 0; i < participations.size(); ++i) {
    RowReader row(participations, i);
    page.participations.push_back(read_participation(row));
  }
  Rows groups = connection_.run(find_groups, {{"id", id}});
  for (std::size_t i = 0; i < groups.size(); ++i) {
    RowReader row(groups, i);
    auto& group = page.groups.emplace_back();
    group.id = row.id<PersonGroupTag>();
    group.name = row.localized();
    group.kind_name = row.localized();
    group.from = row.maybe_date();
    group.to = row.maybe_date();
  }
  return page;
}

Page<PersonRow> PostgresPeopleStore::list(PersonFilter const& filter, PageRequest const& request) {
  auto const sought = search_patterns(connection_, filter.search);
  auto const& scope = filter.scope;
  auto const sex = maybe_word(filter.sex);
  bool const only_names = sought.longest && scope.everything() && !filter.sex && !filter.category && !filter.organisation && !filter.region_code &&
                          !filter.incomplete;
  Rows rows = only_names
      ? connection_.run(search_names, {{"longest", sought.longest}, {"patterns", sought.all}, {"after_key", request.after_key},
            {"after_id", request.after_id}, {"limit", request.limit + 1}})
      : sought.longest
      ? connection_.run(search_people, {{"longest", sought.longest}, {"patterns", sought.all}, {"sex", sex}, {"category", filter.category},
            {"organisation", filter.organisation}, {"region", filter.region_code}, {"incomplete", filter.incomplete},
            {"scope_organisation", scope.organisation}, {"scope_trainer", scope.trainer}, {"scope_programme", scope.programme},
            {"scope_from", scope.from}, {"scope_to", scope.to}, {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}})
      : connection_.run(list_people, {{"patterns", sought.all}, {"sex", sex}, {"category", filter.category},
            {"organisation", filter.organisation}, {"region", filter.region_code}, {"incomplete", filter.incomplete},
            {"scope_organisation", scope.organisation}, {"scope_trainer", scope.trainer}, {"scope_programme", scope.programme},
            {"scope_from", scope.from}, {"scope_to", scope.to}, {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<PersonRow> items;
  items.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    items.push_back(read_list_row(row));
  }
  auto page = page_of(std::move(items), request, [](auto const& p) { return p.sort_key; }, [](auto const& p) { return p.id.text(); });
  if (!request.with_total) return page;
  Rows counted = sought.longest
      ? connection_.run(count_found_people, {{"longest", sought.longest}, {"patterns", sought.all}, {"sex", sex},
            {"category", filter.category}, {"organisation", filter.organisation}, {"region", filter.region_code},
            {"incomplete", filter.incomplete}, {"scope_organisation", scope.organisation}, {"scope_trainer", scope.trainer}, {"scope_programme", scope.programme},
            {"scope_from", scope.from}, {"scope_to", scope.to}})
      : connection_.run(count_people, {{"patterns", sought.all}, {"sex", sex}, {"category", filter.category},
            {"organisation", filter.organisation}, {"region", filter.region_code}, {"incomplete", filter.incomplete},
            {"scope_organisation", scope.organisation}, {"scope_trainer", scope.trainer}, {"scope_programme", scope.programme},
            {"scope_from", scope.from}, {"scope_to", scope.to}});
  set_total(page, RowReader(counted, 0).integer());
  return page;
}

}  // namespace athar::persistence
