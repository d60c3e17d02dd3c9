#include "persistence/training/session_store.hpp"

#include <map>

#include "persistence/training/arrays.hpp"
#include "persistence/training/session_row.hpp"
#include "persistence/training/session_scope.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_session = R"(
insert into athar.session
  (id, created_year, external_reference, title_fr, title_ar, title_en, kind, modality, place_code, country, region_code, venue, seats,
   time_zone, languages, planned_period, first_date, last_date, planned_minutes, sitting_count, head_count_total, head_count_women,
   head_count_men, note)
values
  (:id, :year, :external_reference, :title_fr, :title_ar, :title_en, :kind, :modality, CAST(:place AS text),
   coalesce((select p.country_code from athar.place p where p.code = CAST(:place AS text)), :country),
   (select p.region_code from athar.place p where p.code = CAST(:place AS text)), :venue, :seats,
   :time_zone, :languages, :planned_period, :first_date, :last_date, :planned_minutes, :sittings, :total, :women, :men, :note))";

constexpr std::string_view update_session = R"(
update athar.session
set version = version + 1, external_reference = :external_reference, title_fr = :title_fr, title_ar = :title_ar, title_en = :title_en,
    kind = :kind, modality = :modality, place_code = CAST(:place AS text),
    country = coalesce((select p.country_code from athar.place p where p.code = CAST(:place AS text)), :country),
    region_code = (select p.region_code from athar.place p where p.code = CAST(:place AS text)),
    venue = :venue, seats = :seats, time_zone = :time_zone, languages = :languages, planned_period = :planned_period,
    first_date = :first_date, last_date = :last_date, planned_minutes = :planned_minutes, sitting_count = :sittings,
    head_count_total = :total, head_count_women = :women, head_count_men = :men, note = :note
where id = :id and version = :version)";

constexpr std::string_view update_status = R"(
update athar.session
set version = version + 1, status = :status, status_reason = :reason, status_since = clock_timestamp()
where id = :id and version = :version)";

constexpr std::string_view programmes_before =
    "select array(select programme_id from athar.session_programme where session_id = :id order by position, programme_id)";

constexpr std::string_view delete_programmes =
    "delete from athar.session_programme where session_id = :id and not programme_id = any(CAST(:programmes AS uuid[]))";

constexpr std::string_view put_programmes = R"(
insert into athar.session_programme (session_id, programme_id, position)
select CAST(:id AS uuid), g.programme_id, g.place - 1
from unnest(CAST(:programmes AS uuid[])) with ordinality as g(programme_id, place)
on conflict (session_id, programme_id) do update set position = excluded.position)";

// A registration that counted for all programmes goes on to do so; one that counted for some keeps those that are left.
constexpr std::string_view registrations_follow = R"(
update athar.registration r
set version = version + 1,
    programme_ids = case when r.programme_ids @> CAST(:before AS uuid[]) and CAST(:before AS uuid[]) @> r.programme_ids
                           or not r.programme_ids && CAST(:programmes AS uuid[]) then CAST(:programmes AS uuid[])
                         else array(select g.id from unnest(CAST(:programmes AS uuid[])) with ordinality as g(id, place)
                                    where g.id = any(r.programme_ids) order by g.place) end
where r.session_id = :id)";

constexpr std::string_view days_that_would_lose_attendance = R"(
select distinct a.date from athar.attendance a
where a.session_id = :id and not exists (
  select 1 from unnest(CAST(:dates AS date[]), CAST(:numbers AS smallint[])) as g(date, number)
  where g.date = a.date and g.number = a.number)
order by a.date)";

constexpr std::string_view delete_sittings = R"(
delete from athar.sitting t
where t.session_id = :id and not exists (
  select 1 from unnest(CAST(:dates AS date[]), CAST(:numbers AS smallint[])) as g(date, number)
  where g.date = t.date and g.number = t.number))";

constexpr std::string_view put_sittings = R"(
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

constexpr std::string_view delete_team = "delete from athar.session_team_member where session_id = :id";

constexpr std::string_view put_team = R"(
insert into athar.session_team_member (session_id, person_id, role, position)
select CAST(:id AS uuid), g.person_id, g.role, g.place - 1
from unnest(CAST(:people AS uuid[]), CAST(:roles AS text[])) with ordinality as g(person_id, role, place))";

constexpr std::string_view session_columns = R"(
select s.id, s.version, s.reference, s.external_reference, s.title_fr, s.title_ar, s.title_en, s.kind, s.modality, s.place_code, s.country,
       s.region_code, s.venue, s.seats, s.time_zone, s.languages, s.planned_period, s.first_date, s.last_date, s.planned_minutes,
       s.status, s.status_reason, s.status_since, s.head_count_total, s.head_count_women, s.head_count_men, s.note,
       s.registered_count, s.waiting_count, s.present_count, s.sitting_count, n.women, n.men, n.sex_unknown,
       coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''),
       )";

constexpr std::string_view session_from = R"(
from athar.session s
left join athar.place l on l.code = s.place_code
cross join lateral (
  select count(*) filter (where p.sex = 'F') as women, count(*) filter (where p.sex = 'M') as men,
         count(*) filter (where p.sex not in ('F', 'M')) as sex_unknown
  from athar_derived.registration r join athar.person p on p.id = r.person_id
  where r.session_id = s.id and r.status = 'registered' and r.role = 'participant') n
where s.id = :id)";

constexpr std::string_view lock_columns = "select s.id, s.status, s.seats, s.registered_count, s.waiting_count from athar.session s where s.id = :id";

std::string const find_session = std::string(session_columns) + std::string(sittings_missing) + std::string(session_from);
std::string const find_session_in_scope = find_session + " and " + std::string(session_in_scope);
std::string const lock_session = std::string(lock_columns) + " for update";
std::string const lock_session_in_scope = std::string(lock_columns) + " and " + std::string(session_in_scope) + " for update of s";
std::string const see_session = "select 1 from athar.session s where s.id = :id";
std::string const see_session_in_scope = see_session + " and " + std::string(session_in_scope);

constexpr std::string_view find_programmes = R"(
select p.id, p.code, p.title_fr, p.title_ar, p.title_en
from athar.session_programme sp join athar.programme p on p.id = sp.programme_id
where sp.session_id = :id order by sp.position, p.code)";

constexpr std::string_view find_sittings = "select date, number, starts, ends from athar.sitting where session_id = :id order by date, number";

constexpr std::string_view find_team = R"(
select p.id, m.role, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar
from athar.session_team_member m
join athar.person e on e.id = m.person_id
join athar.person p on p.id = e.canonical_id
where m.session_id = :id and not exists (
  select 1 from athar.session_team_member x join athar.person y on y.id = x.person_id
  where x.session_id = m.session_id and x.role = m.role and y.canonical_id = p.id
    and (x.position, x.person_id) < (m.position, m.person_id))
order by m.position, p.sort_key)";

std::optional<LocalTime> time_of(std::optional<std::int32_t> minutes) {
  return minutes ? std::optional(LocalTime{static_cast<std::int16_t>(*minutes)}) : std::nullopt;
}

std::optional<int> minutes_of(std::optional<LocalTime> time) { return time ? std::optional<int>(time->minutes) : std::nullopt; }

std::size_t count_sittings(Session const& session) {
  std::size_t count = 0;
  for (auto const& day : session.days) count += day.sittings.size();
  return count;
}

}  // namespace

Result<void> PostgresSessionStore::insert(Session const& s, int year) {
  auto const head = s.head_count.value_or(HeadCount{});
  auto written = connection_.write(insert_session, {{"id", s.id}, {"year", year}, {"external_reference", s.external_reference},
      {"title_fr", s.title.fr}, {"title_ar", s.title.ar}, {"title_en", s.title.en}, {"kind", name_of(s.kind)},
      {"modality", name_of(s.modality)}, {"place", s.place_code}, {"country", s.country}, {"venue", s.venue}, {"seats", s.seats},
      {"time_zone", s.time_zone}, {"languages", s.languages}, {"planned_period", s.planned_period}, {"first_date", first_date(s)},
      {"last_date", last_date(s)}, {"planned_minutes", planned_minutes(s)}, {"sittings", count_sittings(s)},
      {"total", s.head_count ? std::optional(head.total) : std::nullopt}, {"women", head.women}, {"men", head.men}, {"note", s.note}});
  if (!written) return refuse(std::move(written.error()));
  if (auto done = write_programmes(s); !done) return done;
  if (auto done = write_days(s, false); !done) return done;
  return write_team(s, false);
}

Result<void> PostgresSessionStore::update(Session const& s) {
  auto const head = s.head_count.value_or(HeadCount{});
  auto written = connection_.write(update_session, {{"external_reference", s.external_reference}, {"title_fr", s.title.fr},
      {"title_ar", s.title.ar}, {"title_en", s.title.en}, {"kind", name_of(s.kind)}, {"modality", name_of(s.modality)},
      {"place", s.place_code}, {"country", s.country}, {"venue", s.venue}, {"seats", s.seats}, {"time_zone", s.time_zone},
      {"languages", s.languages}, {"planned_period", s.planned_period}, {"first_date", first_date(s)}, {"last_date", last_date(s)},
      {"planned_minutes", planned_minutes(s)}, {"sittings", count_sittings(s)},
      {"total", s.head_count ? std::optional(head.total) : std::nullopt}, {"women", head.women}, {"men", head.men}, {"note", s.note},
      {"id", s.id}, {"version", s.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());

  Rows before = connection_.run(programmes_before, {{"id", s.id}});
  auto const earlier = RowReader(before, 0).ids<ProgrammeTag>();
  if (earlier != s.programme_ids) {
    connection_.run(delete_programmes, {{"id", s.id}, {"programmes", s.programme_ids}});
    if (auto done = write_programmes(s); !done) return done;
    connection_.run(registrations_follow, {{"before", earlier}, {"programmes", s.programme_ids}, {"id", s.id}});
  }
  if (auto done = write_days(s, true); !done) return done;
  return write_team(s, true);
}

Result<void> PostgresSessionStore::set_status(SessionId id, int version, SessionStatus status, std::string const& reason) {
  auto written = connection_.write(update_status, {{"status", name_of(status)}, {"reason", reason}, {"id", id}, {"version", version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<SessionPage> PostgresSessionStore::find(SessionId id, Scope const& scope, LocalDate today) {
  Rows rows = scope.everything()
                  ? connection_.run(find_session, {{"today", today}, {"id", id}})
                  : connection_.run(find_session_in_scope, {{"today", today}, {"id", id}, {"trainer", scope.trainer},
                        {"within", scope.organisation}, {"scope_programme", scope.programme}, {"scope_from", scope.from},
                        {"scope_to", scope.to}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  SessionPage page;
  auto& s = page.session;
  s.id = row.id<SessionTag>();
  s.version = row.small();
  page.reference = row.text();
  s.external_reference = row.maybe_text();
  s.title = row.localized();
  s.kind = session_kind_named(row.text()).value_or(SessionKind::training);
  s.modality = modality_named(row.text()).value_or(Modality::in_person);
  s.place_code = row.maybe_text();
  s.country = row.maybe_text();
  page.region_code = row.maybe_text();
  s.venue = row.text();
  s.seats = row.maybe_small();
  s.time_zone = row.text();
  s.languages = row.texts();
  s.planned_period = row.maybe_text();
  page.first_date = row.maybe_date();
  page.last_date = row.maybe_date();
  page.planned_minutes = row.small();
  page.status = session_status_named(row.text()).value_or(SessionStatus::planned);
  page.status_reason = row.text();
  page.status_since = row.instant();
  auto const total = row.maybe_small(), women = row.maybe_small(), men = row.maybe_small();
  if (total) s.head_count = HeadCount{*total, women, men};
  s.note = row.text();
  page.registered = row.small();
  page.waiting = row.small();
  page.present_any = row.small();
  page.sittings = row.small();
  page.women = row.small();
  page.men = row.small();
  page.sex_unknown = row.small();
  page.place_name = row.localized();
  page.sittings_without_attendance = row.small();

  Rows programmes = connection_.run(find_programmes, {{"id", id}});
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    RowReader each(programmes, i);
    ProgrammeOfSession programme;
    programme.id = each.id<ProgrammeTag>();
    programme.code = each.text();
    programme.title = each.localized();
    s.programme_ids.push_back(programme.id);
    page.programmes.push_back(std::move(programme));
  }
  Rows sittings = connection_.run(find_sittings, {{"id", id}});
  for (std::size_t i = 0; i < sittings.size(); ++i) {
    RowReader each(sittings, i);
    auto const date = each.date();
    each.skip();
    if (s.days.empty() || s.days.back().date != date) s.days.push_back({date, {}});
    auto& sitting = s.days.back().sittings.emplace_back();
    sitting.starts = time_of(each.maybe_small());
    sitting.ends = time_of(each.maybe_small());
  }
  Rows team = connection_.run(find_team, {{"id", id}});
  for (std::size_t i = 0; i < team.size(); ++i) {
    RowReader each(team, i);
    NamedTeamMember member;
    member.person_id = each.id<PersonTag>();
    member.role = team_role_named(each.text()).value_or(TeamRole::trainer);
    member.family_name = each.text();
    member.given_name = each.text();
    member.family_name_ar = each.text();
    member.given_name_ar = each.text();
    s.team.push_back({member.person_id, member.role});
    page.team.push_back(std::move(member));
  }
  return page;
}

std::optional<SessionSeats> PostgresSessionStore::lock(SessionId id, Scope const& scope) {
  Rows rows = scope.everything()
                  ? connection_.run(lock_session, {{"id", id}})
                  : connection_.run(lock_session_in_scope, {{"id", id}, {"trainer", scope.trainer}, {"within", scope.organisation},
                        {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to}});
  return seats_from(rows);
}

bool PostgresSessionStore::visible(SessionId id, Scope const& scope) {
  Rows rows = scope.everything()
                  ? connection_.run(see_session, {{"id", id}})
                  : connection_.run(see_session_in_scope, {{"id", id}, {"trainer", scope.trainer}, {"within", scope.organisation},
                        {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to}});
  return !rows.empty();
}

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
    connection_.run(delete_sittings, {{"id", s.id}, {"dates", dates.text()}, {"numbers", numbers.text()}});
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
    connection_.run(delete_team, {{"id", s.id}});
  }
  if (s.team.empty()) return {};
  ArrayLiteral people, roles;
  for (auto const& member : s.team) {
    auto const known = records.find({member.person_id, std::string(name_of(member.role))});
    for (auto const& record : known == records.end() ? std::vector{member.person_id} : known->second) {
      people.add(record.text());
      roles.add(name_of(member.role));
    }
  }
  auto written = connection_.write(put_team, {{"id", s.id}, {"people", people.text()}, {"roles", roles.text()}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
