#include <map>

#include "persistence/training/arrays.hpp"
#include "persistence/training/session_store.hpp"

// What a session has several of is written here: programmes, days with their sittings, the team.
namespace athar::persistence {
namespace {

constexpr std::string_view put_programmes = R"(
insert into athar.session_programme (session_id, programme_id, position)
select CAST(:id AS uuid), g.programme_id, g.place - 1
from unnest(CAST(:programmes AS uuid[])) with ordinality as g(programme_id, place)
on conflict (session_id, programme_id) do update set position = excluded.position)";

constexpr std::string_view days_that_would_lose_attendance = R"(
select distinct a.date from athar.attendance a
where a.session_id = :id and not exists (
  select 1 from unnest(CAST(:dates AS date[]), CAST(:numbers AS smallint[])) as g(date, number)
  where g.date = a.date and g.number = a.number)
order by a.date)";

// One statement, so that what is booked by the day is looked at when all days are in their place.
constexpr std::string_view put_sittings = R"(
with gone as (
  delete from athar.sitting t
  where t.session_id = CAST(:id AS uuid) and not exists (
    select 1 from unnest(CAST(:dates AS date[]), CAST(:numbers AS smallint[])) as g(date, number)
    where g.date = t.date and g.number = t.number)
)
insert into athar.sitting as t (session_id, date, number, starts, ends)
select CAST(:id AS uuid), g.date, g.number, g.starts, g.ends
from unnest(CAST(:dates AS date[]), CAST(:numbers AS smallint[]), CAST(:starts AS smallint[]), CAST(:ends AS smallint[]))
     as g(date, number, starts, ends)
on conflict (session_id, date, number) do update set starts = excluded.starts, ends = excluded.ends
where (t.starts, t.ends) is distinct from (excluded.starts, excluded.ends))";

// Who is named under which records: saving a session again leaves a merged record's line with that record.
constexpr std::string_view find_entered_team = R"(
select p.canonical_id, m.role, m.person_id
from athar.session_team_member m join athar.person p on p.id = m.person_id
where m.session_id = :id
order by m.position, m.person_id)";

constexpr std::string_view delete_team = R"(
delete from athar.session_team_member m
where m.session_id = :id and not exists (
  select 1 from unnest(CAST(:people AS uuid[]), CAST(:roles AS text[])) as g(person_id, role)
  where g.person_id = m.person_id and g.role = m.role))";

constexpr std::string_view put_team = R"(
insert into athar.session_team_member (session_id, person_id, role, position)
select CAST(:id AS uuid), g.person_id, g.role, min(g.place) - 1
from unnest(CAST(:people AS uuid[]), CAST(:roles AS text[])) with ordinality as g(person_id, role, place)
group by g.person_id, g.role
on conflict (session_id, person_id, role) do update set position = excluded.position)";

std::optional<int> minutes_of(std::optional<LocalTime> time) { return time ? std::optional<int>(time->minutes) : std::nullopt; }

}  // namespace

Result<void> PostgresSessionStore::write_programmes(Session const& s) {
  auto written = connection_.write(put_programmes, {{"id", s.id}, {"programmes", s.programme_ids}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresSessionStore::write_days(Session const& s, bool had_days) {
  ArrayLiteral dates, numbers, starts, ends;
  for (auto const& day : s.days) {
    for (std::size_t i = 0; i < day.sittings.size(); ++i) {
      dates.add(day.date.text());
      numbers.add_number(static_cast<int>(i) + 1);
      starts.add_number(minutes_of(day.sittings[i].starts));
      ends.add_number(minutes_of(day.sittings[i].ends));
    }
  }
  if (had_days) {
    Rows lost = connection_.run(days_that_would_lose_attendance, {{"id", s.id}, {"dates", dates.text()}, {"numbers", numbers.text()}});
    if (!lost.empty()) {
      std::string days;
      for (std::size_t i = 0; i < lost.size(); ++i) days += (i ? ", " : "") + RowReader(lost, i).text();
      return refuse(invalid_field("days", "attendance_entered", days));
    }
  }
  auto written = connection_.write(put_sittings, {{"id", s.id}, {"dates", dates.text()}, {"numbers", numbers.text()},
                                                  {"starts", starts.text()}, {"ends", ends.text()}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresSessionStore::write_team(Session const& s, bool existing) {
  std::map<std::pair<PersonId, std::string>, std::vector<PersonId>> records;
  if (existing) {
    Rows named = connection_.run(find_entered_team, {{"id", s.id}});
    for (std::size_t i = 0; i < named.size(); ++i) {
      RowReader row(named, i);
      auto const canonical = row.id<PersonTag>();
      auto role = row.text();
      records[{canonical, std::move(role)}].push_back(row.id<PersonTag>());
    }
  }
  ArrayLiteral people, roles;
  for (auto const& member : s.team) {
    auto const known = records.find({member.person_id, std::string(name_of(member.role))});
    for (auto const& record : known == records.end() ? std::vector{member.person_id} : known->second) {
      people.add(record.text());
      roles.add(name_of(member.role));
    }
  }
  // Who stays keeps their line: what they are booked for is not given up for an instant.
  if (existing)
    if (auto gone = connection_.write(delete_team, {{"id", s.id}, {"people", people.text()}, {"roles", roles.text()}}); !gone)
      return refuse(std::move(gone.error()));
  if (s.team.empty()) return {};
  auto written = connection_.write(put_team, {{"id", s.id}, {"people", people.text()}, {"roles", roles.text()}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
