#include "persistence/resources/venue_store.hpp"
#include "persistence/resources/written.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_holiday = R"(
insert into athar.holiday (id, kind, starts_on, ends_on, name_fr, name_ar, name_en, confirmed)
values (:id, :kind, :starts_on, :ends_on, :name_fr, :name_ar, :name_en, :confirmed))";

constexpr std::string_view update_holiday = R"(
update athar.holiday
set version = version + 1, kind = :kind, starts_on = :starts_on, ends_on = :ends_on, name_fr = :name_fr, name_ar = :name_ar,
    name_en = :name_en, confirmed = :confirmed
where id = :id and version = :version)";

constexpr std::string_view delete_holiday = "delete from athar.holiday where id = :id and version = :version";

constexpr std::string_view find_holiday =
    "select id, version, kind, starts_on, ends_on, name_fr, name_ar, name_en, confirmed from athar.holiday where id = :id";

constexpr std::string_view list_holidays = R"(
select id, version, kind, starts_on, ends_on, name_fr, name_ar, name_en, confirmed
from athar.holiday
where daterange(starts_on, ends_on, '[]') && daterange(CAST(:from AS date), CAST(:to AS date), '[]')
order by starts_on, kind, name_fr, id
limit 1000)";

Holiday holiday_from(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  Holiday holiday;
  holiday.id = row.id<HolidayTag>();
  holiday.version = row.small();
  holiday.kind = holiday_kind_named(row.text()).value_or(HolidayKind::fixed);
  holiday.starts_on = row.date();
  holiday.ends_on = row.date();
  holiday.name = row.localized();
  holiday.confirmed = row.boolean();
  return holiday;
}

}  // namespace

Result<void> PostgresVenueStore::insert(Holiday const& h) {
  return written(connection_.write(insert_holiday, {{"id", h.id}, {"kind", name_of(h.kind)}, {"starts_on", h.starts_on}, {"ends_on", h.ends_on},
      {"name_fr", h.name.fr}, {"name_ar", h.name.ar}, {"name_en", h.name.en}, {"confirmed", h.confirmed}}));
}

Result<void> PostgresVenueStore::update(Holiday const& h) {
  return written_once(connection_.write(update_holiday, {{"kind", name_of(h.kind)}, {"starts_on", h.starts_on}, {"ends_on", h.ends_on},
      {"name_fr", h.name.fr}, {"name_ar", h.name.ar}, {"name_en", h.name.en}, {"confirmed", h.confirmed}, {"id", h.id}, {"version", h.version}}));
}

Result<void> PostgresVenueStore::remove(HolidayId id, int version) {
  return written_once(connection_.write(delete_holiday, {{"id", id}, {"version", version}}));
}

std::optional<Holiday> PostgresVenueStore::find(HolidayId id) {
  Rows rows = connection_.run(find_holiday, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  return holiday_from(rows, 0);
}

std::vector<Holiday> PostgresVenueStore::holidays(LocalDate from, LocalDate to) {
  Rows rows = connection_.run(list_holidays, {{"from", from}, {"to", to}});
  std::vector<Holiday> all;
  for (std::size_t i = 0; i < rows.size(); ++i) all.push_back(holiday_from(rows, i));
  return all;
}

}  // namespace athar::persistence
