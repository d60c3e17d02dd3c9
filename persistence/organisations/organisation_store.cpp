#include "persistence/organisations/organisation_store.hpp"

#include "persistence/organisations/search_text.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_organisation = R"(
insert into athar.organisation
  (id, type, parent_id, country, place_code, name_fr, name_ar, name_en, acronym_fr, acronym_ar, acronym_en, aliases,
   address_fr, address_ar, address_en, phones, email, website, letterhead_fr, letterhead_ar, letterhead_en, founded_on,
   search_text)
values
  (:id, :type, :parent_id, :country, :place_code, :name_fr, :name_ar, :name_en, :acronym_fr, :acronym_ar, :acronym_en, :aliases,
   :address_fr, :address_ar, :address_en, :phones, :email, :website, :letterhead_fr, :letterhead_ar, :letterhead_en,
   CAST(:founded_on AS date), athar.search_key(:search_text)))";

constexpr std::string_view update_organisation = R"(
update athar.organisation
set version = version + 1, type = :type, parent_id = :parent_id, country = :country, place_code = :place_code,
    name_fr = :name_fr, name_ar = :name_ar, name_en = :name_en,
    acronym_fr = :acronym_fr, acronym_ar = :acronym_ar, acronym_en = :acronym_en, aliases = :aliases,
    address_fr = :address_fr, address_ar = :address_ar, address_en = :address_en, phones = :phones, email = :email,
    website = :website, letterhead_fr = :letterhead_fr, letterhead_ar = :letterhead_ar, letterhead_en = :letterhead_en,
    founded_on = CAST(:founded_on AS date), search_text = athar.search_key(:search_text)
where id = :id and version = :version)";

constexpr std::string_view delete_earlier_names = "delete from athar.organisation_earlier_name where organisation_id = :id";

constexpr std::string_view insert_earlier_name = R"(
insert into athar.organisation_earlier_name
  (organisation_id, until, name_fr, name_ar, name_en, acronym_fr, acronym_ar, acronym_en)
values (:id, :until, :name_fr, :name_ar, :name_en, :acronym_fr, :acronym_ar, :acronym_en))";

constexpr std::string_view delete_organisation = "delete from athar.organisation where id = :id and version = :version";

constexpr std::string_view find_organisation = R"(
select o.id, o.version, o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en, o.aliases, o.type, o.parent_id,
       o.country, o.place_code, o.address_fr, o.address_ar, o.address_en, o.phones, o.email, o.website,
       o.letterhead_fr, o.letterhead_ar, o.letterhead_en, o.founded_on,
       t.name_fr, t.name_ar, t.name_en,
       coalesce(p.name_fr, ''), coalesce(p.name_ar, ''), coalesce(p.name_en, ''),
       coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''),
       o.ended_on, o.merged_into, coalesce(n.name_fr, ''), coalesce(n.name_ar, ''), coalesce(n.name_en, ''),
       (select max(e.until) from athar.organisation_earlier_parent e where e.organisation_id = o.id),
       (select count(*) from athar.organisation c where c.parent_id = o.id and (c.merged_into is null or c.ended_on is not null)),
       (select count(*) from athar.affiliation a where a.organisation_id = o.id and a.valid_to is null)
         - (select count(*) from athar.person m join athar.affiliation a on a.person_id = m.id and a.organisation_id = o.id and a.valid_to is null
            where m.merged_into is not null),
       (select g.sha256 from athar.organisation_logo g where g.organisation_id = o.id)
from athar.organisation o
join athar.reference_item t on t.list = 'organisation_type' and t.code = o.type
left join athar.organisation p on p.id = o.parent_id
left join athar.place l on l.code = o.place_code
left join athar.organisation n on n.id = o.merged_into
where o.id = :id)";

constexpr std::string_view find_earlier_names = R"(
select until, name_fr, name_ar, name_en, acronym_fr, acronym_ar, acronym_en
from athar.organisation_earlier_name where organisation_id = :id order by until)";

constexpr std::string_view list_organisations = R"(
select o.id, o.version, o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en, o.type,
       t.name_fr, t.name_ar, t.name_en, o.parent_id,
       coalesce(p.name_fr, ''), coalesce(p.name_ar, ''), coalesce(p.name_en, ''), o.country, o.place_code,
       coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''), o.ended_on,
       coalesce(f.name_fr, ''), coalesce(f.name_ar, ''), coalesce(f.name_en, ''),
       (select count(*) from athar.affiliation a where a.organisation_id = o.id and a.valid_to is null)
         - (select count(*) from athar.person m join athar.affiliation a on a.person_id = m.id and a.organisation_id = o.id and a.valid_to is null
            where m.merged_into is not null), o.sort_key
from athar.organisation o
join athar.reference_item t on t.list = 'organisation_type' and t.code = o.type
left join athar.organisation p on p.id = o.parent_id
left join athar.place l on l.code = o.place_code
left join lateral (
  select e.name_fr, e.name_ar, e.name_en
  from athar.organisation_earlier_name e
  where e.organisation_id = o.id and CAST(:search AS text) IS NOT NULL
    and athar.search_key(concat_ws(' | ', e.name_fr, e.name_ar, e.name_en, e.acronym_fr, e.acronym_ar, e.acronym_en))
        LIKE ALL (athar.search_patterns(CAST(:search AS text)))
    and not athar.search_key(concat_ws(' | ', o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en,
                                       array_to_string(o.aliases, ' | '))) LIKE ALL (athar.search_patterns(CAST(:search AS text)))
  order by e.until desc limit 1) f on true
where (o.merged_into is null or o.ended_on is not null)
  and (CAST(:former AS boolean) IS NULL OR (o.ended_on is not null) = CAST(:former AS boolean))
  and (CAST(:search AS text) IS NULL OR o.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text)))
       OR exists (select from athar.organisation same
                  where same.merged_into = o.id and same.ended_on is null
                    and same.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text)))))
  and (CAST(:type AS text) IS NULL OR o.type = :type)
  and (CAST(:country AS text) IS NULL OR o.country = :country)
  and (CAST(:place AS text) IS NULL OR o.place_code = :place OR l.region_code = :place)
  and (CAST(:parent AS uuid) IS NULL OR o.parent_id = CAST(:parent AS uuid))
  and (CAST(:within AS uuid) IS NULL OR o.id in (
        with recursive below as (
          select CAST(:within AS uuid) as id
          union select c.id from athar.organisation c join below b on c.parent_id = b.id)
        select id from below))
  and (CAST(:after_key AS text) IS NULL OR (o.sort_key, o.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by o.sort_key, o.id
limit :limit)";

constexpr std::string_view count_organisations = R"(
select count(*) from (
  select 1 from athar.organisation o
  left join athar.place l on l.code = o.place_code
  where (o.merged_into is null or o.ended_on is not null)
    and (CAST(:former AS boolean) IS NULL OR (o.ended_on is not null) = CAST(:former AS boolean))
    and (CAST(:search AS text) IS NULL OR o.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text)))
         OR exists (select from athar.organisation same
                    where same.merged_into = o.id and same.ended_on is null
                      and same.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text)))))
    and (CAST(:type AS text) IS NULL OR o.type = :type)
    and (CAST(:country AS text) IS NULL OR o.country = :country)
    and (CAST(:place AS text) IS NULL OR o.place_code = :place OR l.region_code = :place)
    and (CAST(:parent AS uuid) IS NULL OR o.parent_id = CAST(:parent AS uuid))
    and (CAST(:within AS uuid) IS NULL OR o.id in (
          with recursive below as (
            select CAST(:within AS uuid) as id
            union select c.id from athar.organisation c join below b on c.parent_id = b.id)
          select id from below))
  limit 10001) as counted)";

// The second number is this lock's own: 1 is of migrations, 2 of the recorder, which holds it for good, 3 of administrators.
constexpr std::string_view lock_tree = "select 1 from (select pg_advisory_xact_lock(4184, 4)) as lock";

constexpr std::string_view ancestors_contain = R"(
with recursive above as (
  select CAST(:from AS uuid) as id
  union select o.parent_id from athar.organisation o join above a on o.id = a.id where o.parent_id is not null)
select exists (select 1 from above where id = CAST(:wanted AS uuid)))";

}  // namespace

std::string search_text(Organisation const& organisation) {
  std::string all;
  auto add = [&all](LocalizedText const& text) {
    for (auto const* each : {&text.fr, &text.ar, &text.en})
      if (!each->empty()) all += *each + " | ";
  };
  add(organisation.name);
  add(organisation.acronym);
  for (auto const& alias : organisation.aliases) all += alias + " | ";
  for (auto const& earlier : organisation.earlier_names) add(earlier.name), add(earlier.acronym);
  return all;
}

Result<void> PostgresOrganisationStore::insert(Organisation const& o) {
  auto written = connection_.write(insert_organisation, {{"id", o.id}, {"type", o.type}, {"parent_id", o.parent_id},
      {"country", o.country}, {"place_code", o.place_code}, {"name_fr", o.name.fr}, {"name_ar", o.name.ar}, {"name_en", o.name.en},
      {"acronym_fr", o.acronym.fr}, {"acronym_ar", o.acronym.ar}, {"acronym_en", o.acronym.en}, {"aliases", o.aliases},
      {"address_fr", o.address.fr}, {"address_ar", o.address.ar}, {"address_en", o.address.en}, {"phones", o.phones},
      {"email", o.email}, {"website", o.website}, {"letterhead_fr", o.letterhead.fr}, {"letterhead_ar", o.letterhead.ar},
      {"letterhead_en", o.letterhead.en}, {"founded_on", o.founded_on}, {"search_text", search_text(o)}});
  if (!written) return refuse(std::move(written.error()));
  return write_earlier_names(o);
}

Result<void> PostgresOrganisationStore::update(Organisation const& o) {
  auto written = connection_.write(update_organisation, {{"type", o.type}, {"parent_id", o.parent_id}, {"country", o.country},
      {"place_code", o.place_code}, {"name_fr", o.name.fr}, {"name_ar", o.name.ar}, {"name_en", o.name.en},
      {"acronym_fr", o.acronym.fr}, {"acronym_ar", o.acronym.ar}, {"acronym_en", o.acronym.en}, {"aliases", o.aliases},
      {"address_fr", o.address.fr}, {"address_ar", o.address.ar}, {"address_en", o.address.en}, {"phones", o.phones},
      {"email", o.email}, {"website", o.website}, {"letterhead_fr", o.letterhead.fr}, {"letterhead_ar", o.letterhead.ar},
      {"letterhead_en", o.letterhead.en}, {"founded_on", o.founded_on}, {"search_text", search_text(o)}, {"id", o.id}, {"version", o.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(delete_earlier_names, {{"id", o.id}});
  return write_earlier_names(o);
}

Result<void> PostgresOrganisationStore::remove(OrganisationId id, int version) {
  auto written = connection_.write(delete_organisation, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "Other records refer to this organisation"));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<OrganisationPage> PostgresOrganisationStore::find(OrganisationId id) {
  Rows rows = connection_.run(find_organisation, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  OrganisationPage page;
  auto& o = page.organisation;
  o.id = row.id<OrganisationTag>();
  o.version = row.small();
  o.name = row.localized();
  o.acronym = row.localized();
  o.aliases = row.texts();
  o.type = row.text();
  o.parent_id = row.maybe_id<OrganisationTag>();
  o.country = row.maybe_text();
  o.place_code = row.maybe_text();
  o.address = row.localized();
  o.phones = row.texts();
  o.email = row.maybe_text();
  o.website = row.maybe_text();
  o.letterhead = row.localized();
  o.founded_on = row.maybe_date();
  page.type_name = row.localized();
  page.parent_name = row.localized();
  page.place_name = row.localized();
  page.ended_on = row.maybe_date();
  page.merged_into = row.maybe_id<OrganisationTag>();
  page.merged_into_name = row.localized();
  page.last_earlier_parent = row.maybe_date();
  page.children_count = row.small();
  page.people_count = row.small();
  page.logo_sha256 = row.maybe_text();

  Rows names = connection_.run(find_earlier_names, {{"id", id}});
  for (std::size_t i = 0; i < names.size(); ++i) {
    RowReader name(names, i);
    EarlierName earlier;
    earlier.until = name.date();
    earlier.name = name.localized();
    earlier.acronym = name.localized();
    o.earlier_names.push_back(std::move(earlier));
  }
  return page;
}

Page<OrganisationRow> PostgresOrganisationStore::list(OrganisationFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_organisations, {{"search", filter.search}, {"type", filter.type}, {"country", filter.country},
      {"place", filter.place_code}, {"parent", filter.parent_id}, {"within", filter.within}, {"former", filter.former}, {"after_key", request.after_key},
      {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<OrganisationRow> items(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& o = items[i];
    o.id = row.id<OrganisationTag>();
    o.version = row.small();
    o.name = row.localized();
    o.acronym = row.localized();
    o.type = row.text();
    o.type_name = row.localized();
    o.parent_id = row.maybe_id<OrganisationTag>();
    o.parent_name = row.localized();
    o.country = row.maybe_text();
    o.place_code = row.maybe_text();
    o.place_name = row.localized();
    o.ended_on = row.maybe_date();
    o.found_as = row.localized();
    o.people_count = row.small();
    o.sort_key = row.text();
  }
  auto page = page_of(std::move(items), request, [](auto const& o) { return o.sort_key; }, [](auto const& o) { return o.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_organisations, {{"search", filter.search}, {"type", filter.type},
        {"country", filter.country}, {"place", filter.place_code}, {"parent", filter.parent_id}, {"within", filter.within}, {"former", filter.former}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

bool PostgresOrganisationStore::would_circle(OrganisationId id, OrganisationId parent) {
  connection_.run(lock_tree);
  return lies_within(parent, id);
}

bool PostgresOrganisationStore::lies_within(OrganisationId id, OrganisationId within) {
  Rows rows = connection_.run(ancestors_contain, {{"from", id}, {"wanted", within}});
  return RowReader(rows, 0).boolean();
}

Result<void> PostgresOrganisationStore::write_earlier_names(Organisation const& o) {
  for (auto const& earlier : o.earlier_names) {
    auto written = connection_.write(insert_earlier_name, {{"id", o.id}, {"until", earlier.until}, {"name_fr", earlier.name.fr},
        {"name_ar", earlier.name.ar}, {"name_en", earlier.name.en}, {"acronym_fr", earlier.acronym.fr},
        {"acronym_ar", earlier.acronym.ar}, {"acronym_en", earlier.acronym.en}});
    if (!written) return refuse(std::move(written.error()));
  }
  return {};
}

}  // namespace athar::persistence
