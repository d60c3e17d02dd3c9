#include "persistence/training/session_store.hpp"

#include "persistence/training/session_row.hpp"
#include "persistence/training/session_scope.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_session = R"(
insert into athar.session
  (id, created_year, external_reference, title_fr, title_ar, title_en, kind, modality, place_code, country, region_code, venue, seats,
   time_zone, languages, planned_period, first_date, last_date, planned_minutes, sitting_count, head_count_total, head_count_women,
   head_count_men, note, course_id, edition)
values
  (:id, :year, :external_reference, :title_fr, :title_ar, :title_en, :kind, :modality, CAST(:place AS text),
   coalesce((select p.country_code from athar.place p where p.code = CAST(:place AS text)), :country),
   (select p.region_code from athar.place p where p.code = CAST(:place AS text)), :venue, :seats,
   :time_zone, :languages, :planned_period, :first_date, :last_date, :planned_minutes, :sittings, :total, :women, :men, :note,
   CAST(:course AS uuid),
   case when CAST(:course AS uuid) IS NOT NULL then (select coalesce(max(e.edition), 0) + 1 from athar.session e where e.course_id = CAST(:course AS uuid)) end))";

constexpr std::string_view update_session = R"(
update athar.session
set version = version + 1, external_reference = :external_reference, title_fr = :title_fr, title_ar = :title_ar, title_en = :title_en,
    kind = :kind, modality = :modality, place_code = CAST(:place AS text),
    country = coalesce((select p.country_code from athar.place p where p.code = CAST(:place AS text)), :country),
    region_code = (select p.region_code from athar.place p where p.code = CAST(:place AS text)),
    venue = :venue, seats = :seats, time_zone = :time_zone, languages = :languages, planned_period = :planned_period,
    first_date = athar_derived.first_day(id, CAST(:first_date AS date)), last_date = athar_derived.last_day(id, CAST(:last_date AS date)),
    planned_minutes = athar_derived.planned_minutes(id, :planned_minutes), sitting_count = :sittings,
    head_count_total = :total, head_count_women = :women, head_count_men = :men, note = :note,
    course_id = CAST(:course AS uuid),
    edition = case when CAST(:course AS uuid) IS NULL then null
                   when course_id = CAST(:course AS uuid) then edition
                   else (select coalesce(max(e.edition), 0) + 1 from athar.session e where e.course_id = CAST(:course AS uuid)) end
where id = :id and version = :version)";

constexpr std::string_view update_status = R"(
update athar.session
set version = version + 1, status = :status, status_reason = :reason, status_since = clock_timestamp()
where id = :id and version = :version)";

// Numbers of editions are given one after another: in one statement the course is held, in the next its editions are counted.
constexpr std::string_view hold_course = "select 1 from athar.course where id = :course for no key update";

constexpr std::string_view add_step = R"(
insert into athar.session_status_step (session_id, number, status, actor_id, actor_name, reason)
select CAST(:id AS uuid), (select coalesce(max(x.number), 0) + 1 from athar.session_status_step x where x.session_id = CAST(:id AS uuid)),
       :status, :actor_id, :actor_name, :reason)";

constexpr std::string_view find_steps = R"(
select number, status, at, actor_name, reason from athar.session_status_step where session_id = :id order by number desc)";

constexpr std::string_view programmes_before =
    "select array(select programme_id from athar.session_programme where session_id = :id order by position, programme_id)";

constexpr std::string_view delete_programmes =
    "delete from athar.session_programme where session_id = :id and not programme_id = any(CAST(:programmes AS uuid[]))";

// A registration that counted for all programmes goes on to do so; one that counted for some keeps those that are left.
constexpr std::string_view registrations_follow = R"(
update athar.registration r
set version = version + 1,
    programme_ids = case when r.programme_ids @> CAST(:before AS uuid[]) and CAST(:before AS uuid[]) @> r.programme_ids
                           or not r.programme_ids && CAST(:programmes AS uuid[]) then CAST(:programmes AS uuid[])
                         else array(select g.id from unnest(CAST(:programmes AS uuid[])) with ordinality as g(id, place)
                                    where g.id = any(r.programme_ids) order by g.place) end
where r.session_id = :id)";

constexpr std::string_view lock_columns = "select s.id, s.status, s.seats, s.registered_count, s.waiting_count from athar.session s where s.id = :id";

std::string const lock_session = std::string(lock_columns) + " for update";
std::string const lock_session_in_scope = std::string(lock_columns) + " and " + std::string(session_in_scope) + " for update of s";
std::string const see_session = "select 1 from athar.session s where s.id = :id";
std::string const see_session_in_scope = see_session + " and " + std::string(session_in_scope);

std::optional<CourseId> course_of(Session const& session) {
  return session.edition ? std::optional(session.edition->course_id) : std::nullopt;
}

std::size_t count_sittings(Session const& session) {
  std::size_t count = 0;
  for (auto const& day : session.days) count += day.sittings.size();
  return count;
}

}  // namespace

Result<void> PostgresSessionStore::insert(Session const& s, int year) {
  if (s.edition) connection_.run(hold_course, {{"course", s.edition->course_id}});
  auto const head = s.head_count.value_or(HeadCount{});
  auto written = connection_.write(insert_session, {{"id", s.id}, {"year", year}, {"external_reference", s.external_reference},
      {"title_fr", s.title.fr}, {"title_ar", s.title.ar}, {"title_en", s.title.en}, {"kind", name_of(s.kind)},
      {"modality", name_of(s.modality)}, {"place", s.place_code}, {"country", s.country}, {"venue", s.venue}, {"seats", s.seats},
      {"time_zone", s.time_zone}, {"languages", s.languages}, {"planned_period", s.planned_period}, {"first_date", first_date(s)},
      {"last_date", last_date(s)}, {"planned_minutes", planned_minutes(s)}, {"sittings", count_sittings(s)},
      {"total", s.head_count ? std::optional(head.total) : std::nullopt}, {"women", head.women}, {"men", head.men}, {"note", s.note},
      {"course", course_of(s)}});
  if (!written) return refuse(std::move(written.error()));
  if (auto done = write_programmes(s); !done) return done;
  if (auto done = write_days(s, false); !done) return done;
  return write_team(s, false);
}

Result<void> PostgresSessionStore::update(Session const& s) {
  if (s.edition && s.edition->number == 0) connection_.run(hold_course, {{"course", s.edition->course_id}});
  auto const head = s.head_count.value_or(HeadCount{});
  auto written = connection_.write(update_session, {{"external_reference", s.external_reference}, {"title_fr", s.title.fr},
      {"title_ar", s.title.ar}, {"title_en", s.title.en}, {"kind", name_of(s.kind)}, {"modality", name_of(s.modality)},
      {"place", s.place_code}, {"country", s.country}, {"venue", s.venue}, {"seats", s.seats}, {"time_zone", s.time_zone},
      {"languages", s.languages}, {"planned_period", s.planned_period}, {"first_date", first_date(s)}, {"last_date", last_date(s)},
      {"planned_minutes", planned_minutes(s)}, {"sittings", count_sittings(s)},
      {"total", s.head_count ? std::optional(head.total) : std::nullopt}, {"women", head.women}, {"men", head.men}, {"note", s.note},
      {"course", course_of(s)}, {"id", s.id}, {"version", s.version}});
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

Result<void> PostgresSessionStore::set_status(SessionId id, int version, SessionStatus status, std::string const& reason,
                                              Actor const& actor) {
  auto written = connection_.write(update_status, {{"status", name_of(status)}, {"reason", reason}, {"id", id}, {"version", version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  connection_.run(add_step, {{"id", id}, {"status", name_of(status)}, {"actor_id", actor.account}, {"actor_name", actor.name}, {"reason", reason}});
  return {};
}

std::vector<StatusStep> PostgresSessionStore::status_steps(SessionId id) {
  Rows rows = connection_.run(find_steps, {{"id", id}});
  std::vector<StatusStep> steps(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& step = steps[i];
    step.number = row.small();
    step.status = session_status_named(row.text()).value_or(SessionStatus::planned);
    step.at = row.instant();
    step.actor = row.text();
    step.reason = row.text();
  }
  return steps;
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

}  // namespace athar::persistence
