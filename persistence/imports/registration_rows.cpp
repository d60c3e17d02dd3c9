#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_session = R"(
select s.id, s.status, s.seats, s.registered_count, s.waiting_count, s.title_fr, s.title_ar, s.title_en,
       array(select sp.programme_id from athar.session_programme sp where sp.session_id = s.id order by sp.position, sp.programme_id)
from athar.session s where s.id = :id)";

constexpr std::string_view find_sittings = "select date, number, starts, ends from athar.sitting where session_id = :id order by date, number";

// The live registration of a person, else the last one that was withdrawn.
constexpr std::string_view find_registrations = R"(
select distinct on (r.person_id) r.id, r.version, r.person_id, r.role, r.status, r.programme_ids
from athar_derived.registration r
where r.session_id = :id
order by r.person_id, r.status = 'withdrawn', r.registered_at desc, r.id desc)";

constexpr std::string_view find_attendances = "select person_id, date, number, present from athar_derived.attendance where session_id = :id";

constexpr std::string_view insert_many = R"(
insert into athar.registration (id, session_id, person_id, role, status, waiting_position, programme_ids)
select g.id, CAST(:session AS uuid), g.person_id, g.role, g.status,
       case when g.status = 'waiting' then w.last + row_number() over (partition by g.status order by g.place) end, p.ids
from unnest(CAST(:ids AS uuid[]), CAST(:people AS uuid[]), CAST(:roles AS text[]), CAST(:statuses AS text[])) with ordinality
       as g(id, person_id, role, status, place),
     (select coalesce(max(r.waiting_position), 0) as last from athar.registration r
      where r.session_id = CAST(:session AS uuid) and r.status = 'waiting') w,
     (select array_agg(sp.programme_id order by sp.position, sp.programme_id) as ids from athar.session_programme sp
      where sp.session_id = CAST(:session AS uuid)) p
order by g.place)";

constexpr std::string_view count_again = R"(
update athar.session s
set registered_count = c.registered, waiting_count = c.waiting, recorded_sitting_count = c.recorded_sittings, present_count = c.present
from athar_derived.session_counts c
where s.id = :session and c.session_id = s.id)";

std::optional<LocalTime> time_of(std::optional<std::int32_t> minutes) {
  return minutes ? std::optional(LocalTime{static_cast<std::int16_t>(*minutes)}) : std::nullopt;
}

}  // namespace

std::optional<KnownParticipants> PostgresImportedRecords::participants(SessionId session) {
  Rows found = connection_.run(find_session, {{"id", session}});
  if (found.empty()) return std::nullopt;
  KnownParticipants out;
  RowReader row(found, 0);
  out.seats.id = row.id<SessionTag>();
  out.seats.status = session_status_named(row.text()).value_or(SessionStatus::planned);
  out.seats.seats = row.maybe_small();
  out.seats.registered = row.small();
  out.seats.waiting = row.small();
  out.title = row.localized();
  out.programme_ids = row.ids<ProgrammeTag>();

  Rows sittings = connection_.run(find_sittings, {{"id", session}});
  for (std::size_t i = 0; i < sittings.size(); ++i) {
    RowReader sitting(sittings, i);
    auto const date = sitting.date();
    sitting.skip();
    if (out.days.empty() || out.days.back().date != date) out.days.push_back({date, {}});
    auto const starts = time_of(sitting.maybe_small());
    out.days.back().sittings.push_back({starts, time_of(sitting.maybe_small())});
  }
  Rows registrations = connection_.run(find_registrations, {{"id", session}});
  for (std::size_t i = 0; i < registrations.size(); ++i) {
    RowReader each(registrations, i);
    Registration r;
    r.id = each.id<RegistrationTag>();
    r.version = each.small();
    r.session_id = session;
    r.person_id = each.id<PersonTag>();
    r.role = registration_role_named(each.text()).value_or(RegistrationRole::observer);
    r.status = registration_status_named(each.text()).value_or(RegistrationStatus::withdrawn);
    r.programme_ids = each.ids<ProgrammeTag>();
    out.registrations.emplace(r.person_id, r);
  }
  Rows attendances = connection_.run(find_attendances, {{"id", session}});
  for (std::size_t i = 0; i < attendances.size(); ++i) {
    RowReader each(attendances, i);
    auto& entry = out.attendances.emplace_back();
    entry.person_id = each.id<PersonTag>();
    entry.date = each.date();
    entry.sitting = each.small();
    entry.present = each.boolean();
  }
  return out;
}

Result<void> PostgresImportedRecords::insert_registrations(SessionId session, std::span<Registration const> registrations) {
  if (registrations.empty()) return {};
  std::vector<RegistrationId> ids;
  std::vector<PersonId> people;
  std::vector<std::string> roles, statuses;
  for (auto const& r : registrations) {
    ids.push_back(r.id);
    people.push_back(r.person_id);
    roles.emplace_back(name_of(r.role));
    statuses.emplace_back(name_of(r.status));
  }
  auto written = connection_.write(insert_many, {{"session", session}, {"ids", ids}, {"people", people}, {"roles", roles},
                                                 {"statuses", statuses}});
  if (!written) return refuse(std::move(written.error()));
  connection_.run(count_again, {{"session", session}});
  return {};
}

}  // namespace athar::persistence
