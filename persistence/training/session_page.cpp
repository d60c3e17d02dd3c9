#include "persistence/training/session_row.hpp"
#include "persistence/training/session_scope.hpp"
#include "persistence/training/session_store.hpp"

// One session as its page shows it, with its programmes, days and team.
namespace athar::persistence {
namespace {

constexpr std::string_view session_columns = R"(
select s.id, s.version, s.reference, s.external_reference, s.title_fr, s.title_ar, s.title_en, s.kind, s.modality, s.place_code, s.country,
       s.region_code, s.venue, s.seats, s.time_zone, s.languages, s.planned_period, s.first_date, s.last_date, s.planned_minutes,
       s.status, s.status_reason, s.status_since, s.head_count_total, s.head_count_women, s.head_count_men, s.note,
       s.registered_count, s.waiting_count, s.present_count, s.sitting_count, n.women, n.men, n.sex_unknown,
       coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''),
       s.course_id, s.edition, c.reference, coalesce(c.title_fr, ''), coalesce(c.title_ar, ''), coalesce(c.title_en, ''),
       )";

constexpr std::string_view session_from = R"(
from athar.session s
left join athar.place l on l.code = s.place_code
left join athar.course c on c.id = s.course_id
cross join lateral (
  select count(*) filter (where p.sex = 'F') as women, count(*) filter (where p.sex = 'M') as men,
         count(*) filter (where p.sex not in ('F', 'M')) as sex_unknown
  from athar_derived.registration r join athar.person p on p.id = r.person_id
  where r.session_id = s.id and r.status = 'registered' and r.role = 'participant') n
where s.id = :id)";

std::string const find_session = std::string(session_columns) + std::string(sittings_missing) + std::string(session_from);
std::string const find_session_in_scope = find_session + " and " + std::string(session_in_scope);

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

}  // namespace

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
  auto const course_id = row.maybe_id<CourseTag>();
  int const edition = row.maybe_small().value_or(0);
  auto const course_reference = row.text();
  auto const course_title = row.localized();
  if (course_id) {
    s.edition = SessionEdition{*course_id, edition};
    page.course = CourseOfSession{*course_id, course_reference, course_title, edition};
  }
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

}  // namespace athar::persistence
