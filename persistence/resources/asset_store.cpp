#include "persistence/postgres/paging.hpp"
#include "persistence/resources/venue_store.hpp"
#include "persistence/resources/written.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_asset = R"(
insert into athar.asset (id, venue_id, name_fr, name_ar, name_en, inventory_number, double_booking, in_service, note)
values (:id, :venue, :name_fr, :name_ar, :name_en, :inventory_number, :double_booking, :in_service, :note))";

constexpr std::string_view update_asset = R"(
update athar.asset
set version = version + 1, venue_id = :venue, name_fr = :name_fr, name_ar = :name_ar, name_en = :name_en, inventory_number = :inventory_number,
    double_booking = :double_booking, in_service = :in_service, note = :note
where id = :id and version = :version)";

constexpr std::string_view delete_asset = "delete from athar.asset where id = :id and version = :version";

constexpr std::string_view next_session = R"(
select s.reference
from athar.session s
where s.status not in ('cancelled', 'postponed', 'completed') and s.last_date >= CAST(:today AS date)
  and exists (select 1 from athar.resource_hold h where h.session_id = s.id and h.kind = 'asset' and h.resource_id = CAST(:id AS uuid))
order by s.first_date
limit 1)";

constexpr std::string_view select_assets = R"(
select a.id, a.version, a.venue_id, a.name_fr, a.name_ar, a.name_en, a.inventory_number, a.double_booking, a.in_service, a.note,
       coalesce(v.name_fr, ''), coalesce(v.name_ar, ''), coalesce(v.name_en, ''), a.sort_key
from athar.asset a
left join athar.venue v on v.id = a.venue_id
where (CAST(:id AS uuid) IS NULL OR a.id = CAST(:id AS uuid))
  and (CAST(:search AS text) IS NULL OR a.search_text LIKE ALL (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:venue AS uuid) IS NULL OR a.venue_id = CAST(:venue AS uuid))
  and (not CAST(:in_service AS boolean) or a.in_service)
  and (CAST(:after_key AS text) IS NULL OR (a.sort_key, a.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by a.sort_key, a.id
limit :limit)";

constexpr std::string_view any_session = R"(
select s.reference
from athar.booking b join athar.session s on s.id = b.session_id
where b.asset_id = :id
order by s.last_date desc nulls first, s.reference
limit 1)";

AssetPage asset_from(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  AssetPage page;
  auto& a = page.asset;
  a.id = row.id<AssetTag>();
  a.version = row.small();
  a.venue_id = row.maybe_id<VenueTag>();
  a.name = row.localized();
  a.inventory_number = row.maybe_text();
  a.double_booking = double_booking_named(row.text()).value_or(DoubleBooking::refused);
  a.in_service = row.boolean();
  a.note = row.text();
  page.venue_name = row.localized();
  page.sort_key = row.text();
  return page;
}

}  // namespace

Result<void> PostgresVenueStore::insert(Asset const& a) {
  return written(connection_.write(insert_asset, {{"id", a.id}, {"venue", a.venue_id}, {"name_fr", a.name.fr}, {"name_ar", a.name.ar},
      {"name_en", a.name.en}, {"inventory_number", a.inventory_number}, {"double_booking", name_of(a.double_booking)},
      {"in_service", a.in_service}, {"note", a.note}}));
}

Result<void> PostgresVenueStore::update(Asset const& a, LocalDate today) {
  auto done = written_once(connection_.write(update_asset, {{"venue", a.venue_id}, {"name_fr", a.name.fr}, {"name_ar", a.name.ar},
      {"name_en", a.name.en}, {"inventory_number", a.inventory_number}, {"double_booking", name_of(a.double_booking)},
      {"in_service", a.in_service}, {"note", a.note}, {"id", a.id}, {"version", a.version}}));
  if (!done || a.in_service) return done;
  Rows next = connection_.run(next_session, {{"today", today}, {"id", a.id}});
  if (next.empty()) return {};
  Error error = conflict("asset_booked", "Sessions to come use this asset");
  error.fields.push_back({"in_service", "asset_booked", RowReader(next, 0).text()});
  return refuse(std::move(error));
}

Result<void> PostgresVenueStore::remove(AssetId id, int version) {
  if (Rows used = connection_.run(any_session, {{"id", id}}); !used.empty()) {
    Error error = conflict("asset_booked", "Sessions use this asset");
    error.fields.push_back({"id", "asset_booked", RowReader(used, 0).text()});
    return refuse(std::move(error));
  }
  return written_once(connection_.write(delete_asset, {{"id", id}, {"version", version}}));
}

std::optional<AssetPage> PostgresVenueStore::find(AssetId id) {
  Rows rows = connection_.run(select_assets, {{"id", id}, {"search", std::nullopt}, {"venue", std::nullopt}, {"in_service", false},
                                              {"after_key", std::nullopt}, {"after_id", std::nullopt}, {"limit", 1}});
  if (rows.empty()) return std::nullopt;
  return asset_from(rows, 0);
}

Page<AssetPage> PostgresVenueStore::list_assets(ResourceFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(select_assets, {{"id", std::nullopt}, {"search", filter.search}, {"venue", filter.venue_id},
      {"in_service", filter.in_service}, {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<AssetPage> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(asset_from(rows, i));
  return page_of(std::move(items), request, [](auto const& a) { return a.sort_key; }, [](auto const& a) { return a.asset.id.text(); });
}

}  // namespace athar::persistence
