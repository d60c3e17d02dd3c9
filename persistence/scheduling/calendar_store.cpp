#include "persistence/scheduling/calendar_store.hpp"

#include <algorithm>

#include "persistence/scheduling/slots.hpp"
#include "persistence/training/session_filters.hpp"
#include "persistence/training/session_scope.hpp"

namespace athar::persistence {
namespace {

// A row a session; what there are several of comes as arrays of short texts, so that the rows stay few.
constexpr std::string_view page_before_filters = R"(
select s.id, s.version, s.reference, s.title_fr, s.title_ar, s.title_en, s.kind, s.modality, s.status, s.first_date, s.last_date,
       s.time_zone, s.place_code, coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''), s.venue, s.seats,
       s.registered_count, s.waiting_count,
       array(select p.code from athar.session_programme sp join athar.programme p on p.id = sp.programme_id
             where sp.session_id = s.id order by sp.position, p.code),
       array(select c.id || chr(31) || c.family_name || chr(31) || c.given_name || chr(31) || c.family_name_ar || chr(31) || c.given_name_ar
             from athar.session_team_member m join athar.person o on o.id = m.person_id join athar.person c on c.id = o.canonical_id
             where m.session_id = s.id and m.role in ('trainer', 'speaker')
             group by c.id order by min(m.position), c.id),
       array(select r.id || chr(31) || r.name_fr || chr(31) || r.name_ar || chr(31) || r.name_en from athar.room r
             where r.id in (select h.resource_id from athar.resource_hold h
                            where h.session_id = s.id and h.kind = 'room' and h.date between CAST(:from AS date) and CAST(:to AS date))
             order by r.sort_key, r.id),
       array(select h.date || ' ' || h.kind || ' ' || h.resource_id from athar.resource_hold h
             where h.session_id = s.id and h.kind in ('room', 'trainer') and h.date between CAST(:from AS date) and CAST(:to AS date)
             group by h.date, h.kind, h.resource_id order by h.date, h.kind, h.resource_id),
       d.slots
from (select t.session_id, array_agg(t.date || ' ' || coalesce(CAST(t.starts AS text), '-') || ' ' || coalesce(CAST(t.ends AS text), '-')
                                     order by t.date, t.number) as slots
      from athar.sitting t where t.date between CAST(:from AS date) and CAST(:to AS date) group by t.session_id) d
join athar.session s on s.id = d.session_id
left join athar.place l on l.code = s.place_code
where )";

constexpr std::string_view of_place_room_and_trainer = R"(
  and (CAST(:place AS text) IS NULL OR s.place_code = :place OR s.region_code = :place)
  and (CAST(:room AS uuid) IS NULL OR s.id in (select b.session_id from athar.booking b where b.room_id = CAST(:room AS uuid)))
  and (CAST(:teaches AS uuid) IS NULL OR s.id in (
        select fm.session_id from athar.session_team_member fm join athar.person fo on fo.id = fm.person_id
        where fm.role in ('trainer', 'speaker')
          and fo.canonical_id = (select fx.canonical_id from athar.person fx where fx.id = CAST(:teaches AS uuid))))
  and )";

constexpr std::string_view page_after_scope = R"(
order by s.first_date, s.id
limit :limit)";

constexpr std::string_view find_holidays = R"(
select h.kind, h.starts_on, h.ends_on, h.name_fr, h.name_ar, h.name_en, h.confirmed
from athar.holiday h
where daterange(h.starts_on, h.ends_on, '[]') && daterange(CAST(:from AS date), CAST(:to AS date), '[]')
order by h.starts_on, h.kind, h.id)";

std::string const find_page = std::string(page_before_filters) + std::string(of_kind_status_programme) + std::string(of_place_room_and_trainer) +
                              std::string(session_in_scope) + std::string(page_after_scope);

constexpr char unit_separator = '\x1f';

CalendarTrainer trainer_from(std::string_view text) {
  Parts parts(text, unit_separator);
  CalendarTrainer trainer;
  if (auto id = PersonId::parse(parts.next())) trainer.person_id = *id;
  trainer.family_name = parts.next();
  trainer.given_name = parts.next();
  trainer.family_name_ar = parts.next();
  trainer.given_name_ar = parts.next();
  return trainer;
}

CalendarRoom room_from(std::string_view text) {
  Parts parts(text, unit_separator);
  CalendarRoom room;
  if (auto id = RoomId::parse(parts.next())) room.id = *id;
  room.name.fr = parts.next();
  room.name.ar = parts.next();
  room.name.en = parts.next();
  return room;
}

void add_hold(CalendarSession& session, std::string_view hold) {
  Parts parts(hold, ' ');
  auto const date = LocalDate::parse(parts.next());
  auto const kind = parts.next();
  auto const day = std::find_if(session.days.begin(), session.days.end(), [&](CalendarDay const& each) { return date && each.date == *date; });
  if (day == session.days.end()) return;
  if (kind == "room") {
    if (auto id = RoomId::parse(parts.next())) day->room_ids.push_back(*id);
  } else if (auto id = PersonId::parse(parts.next())) {
    day->trainer_ids.push_back(*id);
  }
}

CalendarSession session_from(RowReader& row) {
  CalendarSession s;
  s.id = row.id<SessionTag>();
  s.version = row.small();
  s.reference = row.text();
  s.title = row.localized();
  s.kind = session_kind_named(row.text()).value_or(SessionKind::training);
  s.modality = modality_named(row.text()).value_or(Modality::in_person);
  s.status = session_status_named(row.text()).value_or(SessionStatus::planned);
  s.first_date = row.date();
  s.last_date = row.date();
  s.time_zone = row.text();
  s.place_code = row.maybe_text();
  s.place_name = row.localized();
  s.venue = row.text();
  s.seats = row.maybe_small();
  s.registered = row.small();
  s.waiting = row.small();
  s.programme_codes = row.texts();
  for (auto const& each : row.texts()) s.trainers.push_back(trainer_from(each));
  for (auto const& each : row.texts()) s.rooms.push_back(room_from(each));
  auto const holds = row.texts();
  for (auto const& each : row.texts()) add_slot(s.days, each);
  for (auto const& each : holds) add_hold(s, each);
  return s;
}

}  // namespace

CalendarPage PostgresCalendarStore::page(CalendarQuestion const& q) {
  std::optional<ProgrammeId> const programme_id = q.programme ? ProgrammeId::parse(*q.programme) : std::nullopt;
  Rows rows = connection_.run(find_page, {{"from", q.from}, {"to", q.to}, {"kind", name_in(q.kind)}, {"status", name_in(q.status)},
      {"place", q.place}, {"programme", q.programme}, {"programme_id", programme_id}, {"room", q.room}, {"teaches", q.trainer},
      {"trainer", q.scope.trainer}, {"within", q.scope.organisation}, {"scope_programme", q.scope.programme}, {"scope_from", q.scope.from},
      {"scope_to", q.scope.to}, {"limit", greatest_calendar_sessions + 1}});
  CalendarPage page;
  page.is_cut = rows.size() > static_cast<std::size_t>(greatest_calendar_sessions);
  auto const count = std::min(rows.size(), static_cast<std::size_t>(greatest_calendar_sessions));
  page.sessions.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    RowReader row(rows, i);
    page.sessions.push_back(session_from(row));
  }
  Rows holidays = connection_.run(find_holidays, {{"from", q.from}, {"to", q.to}});
  for (std::size_t i = 0; i < holidays.size(); ++i) {
    RowReader row(holidays, i);
    CalendarHoliday holiday;
    holiday.kind = row.text();
    holiday.starts_on = row.date();
    holiday.ends_on = row.date();
    holiday.name = row.localized();
    holiday.confirmed = row.boolean();
    page.holidays.push_back(std::move(holiday));
  }
  return page;
}

}  // namespace athar::persistence
