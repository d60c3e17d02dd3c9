#include "persistence/imports/imported_records.hpp"
#include "persistence/people/person_row.hpp"

namespace athar::persistence {
namespace {

// Joined rather than "= any": each of the many keys then goes through its index. Of those who share a name nobody can choose among more.
constexpr std::string_view find_like = R"(
with wanted as (
  select p.id from unnest(CAST(:emails AS text[])) as g(key) join athar.person p on lower(p.email) = g.key
  union
  select p.id from unnest(CAST(:phones AS text[])) as g(key) join athar.person p on p.phone = g.key
  union
  select n.id from unnest(CAST(:latin AS text[])) as g(key)
  cross join lateral (
    select p.id from athar.person p where athar.name_key(p.given_name || ' ' || p.family_name) = g.key order by p.sort_key, p.id limit 200) n
  union
  select n.id from unnest(CAST(:arabic AS text[])) as g(key)
  cross join lateral (
    select p.id from athar.person p where athar.name_key(p.given_name_ar || ' ' || p.family_name_ar) = g.key
    order by p.sort_key, p.id limit 200) n)
select p.id, p.version, p.title, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, p.birth_date, p.birth_year,
       p.age_bracket, p.category, p.email, p.phone, p.language,
       a.id, a.organisation_id, coalesce(a.function, ''), a.grade, a.administrative_level, a.place_code, a.valid_from,
       coalesce(nullif(o.name_fr, ''), nullif(o.name_en, ''), o.name_ar, ''),
       athar.name_key(p.given_name || ' ' || p.family_name), athar.name_key(p.given_name_ar || ' ' || p.family_name_ar),
       case when a.id is null then (select max(e.valid_to) from athar.affiliation e where e.person_id = p.id) end, p.sort_key
from (select distinct x.canonical_id as id from wanted w join athar.person x on x.id = w.id) c
join athar.person p on p.id = c.id
left join athar.affiliation a on a.person_id = p.id and a.valid_to is null
left join athar.organisation o on o.id = a.organisation_id)";

/// Keys are looked for in parts: the answer to all of a long list at once would take more memory than the list.
constexpr std::size_t keys_at_once = 4'000;

std::vector<std::string> part_of(std::vector<std::string> const& keys, std::size_t at) {
  auto const from = keys.begin() + static_cast<std::ptrdiff_t>(std::min(at, keys.size()));
  auto const to = keys.begin() + static_cast<std::ptrdiff_t>(std::min(at + keys_at_once, keys.size()));
  return {from, to};
}

#define ATHAR_PEOPLE_GIVEN                                                                                                         \
  "from unnest(CAST(:ids AS uuid[]), CAST(:versions AS integer[]), CAST(:titles AS text[]), CAST(:families AS text[]),"            \
  "            CAST(:givens AS text[]), CAST(:families_ar AS text[]), CAST(:givens_ar AS text[]), CAST(:sexes AS text[]),"         \
  "            CAST(:births AS text[]), CAST(:years AS text[]), CAST(:brackets AS text[]), CAST(:categories AS text[]),"           \
  "            CAST(:emails AS text[]), CAST(:phones AS text[]), CAST(:languages AS text[]))"                                      \
  "     as g(id, version, title, family_name, given_name, family_name_ar, given_name_ar, sex, birth, year, bracket, category, email," \
  "          phone, language)"

constexpr std::string_view insert_many = R"(
insert into athar.person
  (id, title, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, age_bracket, category, email, phone,
   language)
select g.id, nullif(g.title, ''), g.family_name, g.given_name, g.family_name_ar, g.given_name_ar, g.sex, CAST(nullif(g.birth, '') AS date),
       CAST(nullif(g.year, '') AS smallint), nullif(g.bracket, ''), nullif(g.category, ''), nullif(g.email, ''), nullif(g.phone, ''),
       nullif(g.language, '')
)" ATHAR_PEOPLE_GIVEN;

constexpr std::string_view update_many = R"(
update athar.person p
set version = p.version + 1, title = nullif(g.title, ''), family_name = g.family_name, given_name = g.given_name,
    family_name_ar = g.family_name_ar, given_name_ar = g.given_name_ar, sex = g.sex, birth_date = CAST(nullif(g.birth, '') AS date),
    birth_year = CAST(nullif(g.year, '') AS smallint), age_bracket = nullif(g.bracket, ''), category = nullif(g.category, ''),
    email = nullif(g.email, ''), phone = nullif(g.phone, ''), language = nullif(g.language, '')
)" ATHAR_PEOPLE_GIVEN " where p.id = g.id and p.version = g.version";

constexpr std::string_view put_posts = R"(
insert into athar.affiliation as a
  (id, person_id, organisation_id, function, grade, administrative_level, place_code, valid_from)
select g.id, g.person, CAST(nullif(g.organisation, '') AS uuid), g.function, nullif(g.grade, ''), nullif(g.level, ''), nullif(g.place, ''),
       CAST(nullif(g.starts, '') AS date)
from unnest(CAST(:ids AS uuid[]), CAST(:people AS uuid[]), CAST(:organisations AS text[]), CAST(:functions AS text[]), CAST(:grades AS text[]),
            CAST(:levels AS text[]), CAST(:places AS text[]), CAST(:starts AS text[]))
     as g(id, person, organisation, function, grade, level, place, starts)
on conflict (id) do update
set organisation_id = excluded.organisation_id, function = excluded.function, grade = excluded.grade,
    administrative_level = excluded.administrative_level, place_code = excluded.place_code
where (a.organisation_id, a.function, a.grade, a.administrative_level, a.place_code)
      is distinct from (excluded.organisation_id, excluded.function, excluded.grade, excluded.administrative_level, excluded.place_code))";

constexpr std::string_view end_posts = R"(
update athar.affiliation a set valid_to = g.last_day
from unnest(CAST(:ids AS uuid[]), CAST(:days AS date[])) as g(id, last_day)
where a.id = g.id)";

/// The columns of people, value by value.
struct PersonColumns {
  std::vector<PersonId> ids;
  std::vector<int> versions;
  std::vector<std::string> titles, families, givens, families_ar, givens_ar, sexes, births, years, brackets, categories, emails, phones, languages;

  explicit PersonColumns(std::span<PersonWithPost const> people) {
    for (auto const& each : people) {
      auto const& p = each.person;
      ids.push_back(p.id);
      versions.push_back(p.version);
      titles.push_back(maybe_word(p.title).value_or(""));
      families.push_back(p.family_name);
      givens.push_back(p.given_name);
      families_ar.push_back(p.family_name_ar);
      givens_ar.push_back(p.given_name_ar);
      sexes.emplace_back(word(p.sex));
      births.push_back(p.birth_date ? p.birth_date->text() : std::string());
      years.push_back(p.birth_year ? std::to_string(*p.birth_year) : std::string());
      brackets.push_back(maybe_word(p.age_bracket).value_or(""));
      categories.push_back(p.category.value_or(""));
      emails.push_back(p.email.value_or(""));
      phones.push_back(p.phone.value_or(""));
      languages.push_back(language_word(p.language).value_or(""));
    }
  }

  Result<std::int64_t> write(Connection& connection, std::string_view sql) const {
    return connection.write(sql, {{"ids", ids}, {"versions", versions}, {"titles", titles}, {"families", families}, {"givens", givens},
        {"families_ar", families_ar}, {"givens_ar", givens_ar}, {"sexes", sexes}, {"births", births}, {"years", years},
        {"brackets", brackets}, {"categories", categories}, {"emails", emails}, {"phones", phones}, {"languages", languages}});
  }
};

KnownPerson read_known(RowReader& row) {
  KnownPerson known;
  known.person = read_person(row);
  Affiliation post;
  auto const id = row.maybe_id<AffiliationTag>();
  post.organisation_id = row.maybe_id<OrganisationTag>();
  post.function = row.text();
  post.grade = row.maybe_text();
  post.administrative_level = read_word<AdministrativeLevel>(row);
  post.place_code = row.maybe_text();
  post.from = row.maybe_date();
  if (id) {
    post.id = *id;
    known.post = std::move(post);
  }
  known.organisation = row.text();
  known.latin_key = row.text();
  known.arabic_key = row.text();
  known.last_post_ended = row.maybe_date();
  return known;
}

}  // namespace

std::vector<KnownPerson> PostgresImportedRecords::people_like(PersonKeys const& keys) {
  std::map<std::pair<std::string, PersonId>, KnownPerson> found;
  auto const longest = std::max({keys.emails.size(), keys.phones.size(), keys.latin.size(), keys.arabic.size()});
  for (std::size_t at = 0; at < longest; at += keys_at_once) {
    Rows rows = connection_.run(find_like, {{"emails", part_of(keys.emails, at)}, {"phones", part_of(keys.phones, at)},
                                            {"latin", part_of(keys.latin, at)}, {"arabic", part_of(keys.arabic, at)}});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowReader row(rows, i);
      auto known = read_known(row);
      auto sort_key = row.text();
      auto const id = known.person.id;
      found.try_emplace({std::move(sort_key), id}, std::move(known));
    }
  }
  std::vector<KnownPerson> out;
  out.reserve(found.size());
  while (!found.empty()) out.push_back(std::move(found.extract(found.begin()).mapped()));
  return out;
}

Result<void> PostgresImportedRecords::insert_people(std::span<PersonWithPost const> people) {
  if (people.empty()) return {};
  auto written = PersonColumns(people).write(connection_, insert_many);
  if (!written) return refuse(std::move(written.error()));
  return write_posts(people);
}

Result<void> PostgresImportedRecords::update_people(std::span<PersonWithPost const> people) {
  if (people.empty()) return {};
  auto written = PersonColumns(people).write(connection_, update_many);
  if (!written) return refuse(std::move(written.error()));
  if (*written != static_cast<std::int64_t>(people.size())) return refuse(stale());
  return write_posts(people);
}

/// First what ended: two posts of one person never overlap.
Result<void> PostgresImportedRecords::write_posts(std::span<PersonWithPost const> people) {
  std::vector<AffiliationId> ended;
  std::vector<std::string> days;
  for (auto const& each : people) {
    if (!each.ended) continue;
    ended.push_back(each.ended->id);
    days.push_back(each.ended->to->text());
  }
  if (!ended.empty())
    if (auto written = connection_.write(end_posts, {{"ids", ended}, {"days", days}}); !written) return refuse(std::move(written.error()));
  std::vector<AffiliationId> ids;
  std::vector<PersonId> holders;
  std::vector<std::string> organisations, functions, grades, levels, places, starts;
  for (auto const& each : people) {
    if (!each.post) continue;
    auto const& post = *each.post;
    ids.push_back(post.id);
    holders.push_back(each.person.id);
    organisations.push_back(post.organisation_id ? post.organisation_id->text() : std::string());
    functions.push_back(post.function);
    grades.push_back(post.grade.value_or(""));
    levels.push_back(maybe_word(post.administrative_level).value_or(""));
    places.push_back(post.place_code.value_or(""));
    starts.push_back(post.from ? post.from->text() : std::string());
  }
  if (ids.empty()) return {};
  auto written = connection_.write(put_posts, {{"ids", ids}, {"people", holders}, {"organisations", organisations}, {"functions", functions},
                                               {"grades", grades}, {"levels", levels}, {"places", places}, {"starts", starts}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
