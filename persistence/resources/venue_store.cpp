#include "persistence/resources/venue_store.hpp"

#include "persistence/postgres/paging.hpp"
#include "persistence/resources/written.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_venue = R"(
insert into athar.venue (id, name_fr, name_ar, name_en, address, place_code, organisation_id, note)
values (:id, :name_fr, :name_ar, :name_en, :address, :place, :organisation, :note))";

constexpr std::string_view update_venue = R"(
update athar.venue
set version = version + 1, name_fr = :name_fr, name_ar = :name_ar, name_en = :name_en, address = :address, place_code = :place,
    organisation_id = :organisation, note = :note
where id = :id and version = :version)";

constexpr std::string_view delete_venue = "delete from athar.venue where id = :id and version = :version";

// One statement serves one venue and the list.
constexpr std::string_view select_venues = R"(
select v.id, v.version, v.name_fr, v.name_ar, v.name_en, v.address, v.place_code, v.organisation_id, v.note,
       coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''),
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''),
       (select count(*) from athar.room r where r.venue_id = v.id),
       (select coalesce(sum(r.seats), 0) from athar.room r where r.venue_id = v.id and r.in_service), v.sort_key
from athar.venue v
left join athar.place l on l.code = v.place_code
left join athar.organisation o on o.id = v.organisation_id
where (CAST(:id AS uuid) IS NULL OR v.id = CAST(:id AS uuid))
  and (CAST(:search AS text) IS NULL OR v.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text)))
       or exists (select 1 from athar.room r
                  where r.venue_id = v.id and r.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text)))))
  and (CAST(:place AS text) IS NULL OR v.place_code = :place OR l.region_code = :place)
  and (CAST(:after_key AS text) IS NULL OR (v.sort_key, v.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by v.sort_key, v.id
limit :limit)";

VenuePage venue_from(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  VenuePage page;
  auto& v = page.venue;
  v.id = row.id<VenueTag>();
  v.version = row.small();
  v.name = row.localized();
  v.address = row.text();
  v.place_code = row.maybe_text();
  v.organisation_id = row.maybe_id<OrganisationTag>();
  v.note = row.text();
  page.place_name = row.localized();
  page.organisation_name = row.localized();
  page.rooms = row.small();
  page.seats = row.small();
  page.sort_key = row.text();
  return page;
}

}  // namespace

Result<void> PostgresVenueStore::insert(Venue const& v) {
  return written(connection_.write(insert_venue, {{"id", v.id}, {"name_fr", v.name.fr}, {"name_ar", v.name.ar}, {"name_en", v.name.en},
      {"address", v.address}, {"place", v.place_code}, {"organisation", v.organisation_id}, {"note", v.note}}));
}

Result<void> PostgresVenueStore::update(Venue const& v) {
  return written_once(connection_.write(update_venue, {{"name_fr", v.name.fr}, {"name_ar", v.name.ar}, {"name_en", v.name.en},
      {"address", v.address}, {"place", v.place_code}, {"organisation", v.organisation_id}, {"note", v.note}, {"id", v.id},
      {"version", v.version}}));
}

Result<void> PostgresVenueStore::remove(VenueId id, int version) {
  return written_once(connection_.write(delete_venue, {{"id", id}, {"version", version}}));
}

std::optional<VenuePage> PostgresVenueStore::find(VenueId id) {
  Rows rows = connection_.run(select_venues, {{"id", id}, {"search", std::nullopt}, {"place", std::nullopt}, {"after_key", std::nullopt},
                                              {"after_id", std::nullopt}, {"limit", 1}});
  if (rows.empty()) return std::nullopt;
  return venue_from(rows, 0);
}

Page<VenuePage> PostgresVenueStore::list_venues(ResourceFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(select_venues, {{"id", std::nullopt}, {"search", filter.search}, {"place", filter.place_code},
      {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<VenuePage> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(venue_from(rows, i));
  return page_of(std::move(items), request, [](auto const& v) { return v.sort_key; }, [](auto const& v) { return v.venue.id.text(); });
}

}  // namespace athar::persistence
