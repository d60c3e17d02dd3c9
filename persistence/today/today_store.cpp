#include "persistence/today/today_store.hpp"

#include "persistence/people/scope_sql.hpp"
#include "persistence/training/session_scope.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view queues_before_scope = R"(
with visible as materialized (
  select s.id, s.status, s.first_date, s.last_date, s.planned_period, s.seats, s.registered_count, s.waiting_count,
         s.sitting_count, s.recorded_sitting_count, s.head_count_total
  from athar.session s
  where s.status not in ('cancelled', 'postponed')
    and (s.last_date >= CAST(:today AS date) or s.first_date IS NULL or s.recorded_sitting_count < s.sitting_count)
    and )";

constexpr std::string_view queues_after_scope = R"(),
queued as (
  select 'attendance_missing' as queue, s.id, m.date, m.sittings
  from visible s
  cross join lateral (
    select min(x.date) as date, count(*) as sittings from athar.sitting x
    where x.session_id = s.id and x.date < CAST(:today AS date)
      and not exists (select 1 from athar.attendance a where a.session_id = x.session_id and a.date = x.date and a.number = x.number)) m
  where s.status in ('open', 'confirmed', 'running', 'completed') and s.head_count_total IS NULL and s.first_date < CAST(:today AS date)
    and s.recorded_sitting_count < s.sitting_count and m.sittings > 0
  union all
  select 'sessions_running', s.id, x.date, count(*)
  from visible s join athar.sitting x on x.session_id = s.id and x.date = CAST(:today AS date)
  group by s.id, x.date
  union all
  select 'upcoming', s.id, min(x.date), count(*)
  from visible s join athar.sitting x on x.session_id = s.id
  where x.date > CAST(:today AS date) and x.date <= CAST(:until AS date)
  group by s.id
  union all
  select 'waiting_lists', s.id, s.first_date, 0
  from visible s
  where s.waiting_count > 0 and (s.seats IS NULL or s.registered_count < s.seats) and s.status in ('planned', 'open', 'confirmed', 'running')
    and (s.last_date IS NULL or s.last_date >= CAST(:today AS date))
  union all
  select 'planned_without_dates', p.id, p.begins, 0
  from (
    select s.id, case when substr(s.planned_period, 6, 1) = 'Q'
                      then make_date(CAST(left(s.planned_period, 4) AS integer), CAST(right(s.planned_period, 1) AS integer) * 3 - 2, 1)
                      else CAST(s.planned_period || '-01' AS date) end as begins
    from visible s where s.status = 'planned' and s.first_date IS NULL and s.planned_period IS NOT NULL) p
  where p.begins <= CAST(:today AS date)),
placed as (
  select q.queue, q.id, q.date, q.sittings, count(*) over (partition by q.queue) as queue_count,
         row_number() over (partition by q.queue order by q.date nulls last, q.id) as place
  from queued q)
select q.queue, q.queue_count, s.id, s.reference, s.title_fr, s.title_ar, s.title_en, s.kind, s.modality, s.status, s.first_date,
       s.last_date, s.planned_period, s.place_code, coalesce(l.name_fr, ''), coalesce(l.name_ar, ''), coalesce(l.name_en, ''),
       s.region_code, s.venue, s.seats, s.registered_count, s.waiting_count, q.date, q.sittings
from placed q
join athar.session s on s.id = q.id
left join athar.place l on l.code = s.place_code
where q.place <= :greatest
order by q.queue, q.place)";

// The same people as the list gives for `incomplete`: the number and the page behind it are one question.
constexpr std::string_view find_rest =
    "select 'people', CAST(NULL AS uuid), count(*), '', '', CAST(NULL AS timestamptz) "
    "from athar.person p where CAST(:people AS boolean) and " ATHAR_PERSON_INCOMPLETE " and " ATHAR_PERSON_IN_SCOPE R"(
union all
select 'letters', CAST(NULL AS uuid), count(*), '', '', CAST(NULL AS timestamptz)
from athar.designation d join athar.session ls on ls.id = d.session_id
where CAST(:letters AS boolean) and d.state = 'sent' and ls.status in ('planned', 'open', 'confirmed')
  and (ls.first_date IS NULL or ls.first_date >= CAST(:today AS date))
  and (CAST(:letters_within AS uuid) IS NULL OR d.organisation_id in (
        with recursive below as (
          select CAST(:letters_within AS uuid) as id
          union select c.id from athar.organisation c join below b on c.parent_id = b.id)
        select id from below))
union all
select case when w.of_people then 'duplicate_people' else 'duplicate_organisations' end, CAST(NULL AS uuid), count(*), '', '', CAST(NULL AS timestamptz)
from (
  (select true as of_people from athar.duplicate_pair q
   where CAST(:duplicate_people AS boolean) and q.person_a is not null
     and (q.state = 'open' or (q.state = 'later' and q.later_until <= CAST(now() AS date))) limit 1000)
  union all
  (select false from athar.duplicate_pair q
   where CAST(:duplicate_organisations AS boolean) and q.organisation_a is not null
     and (q.state = 'open' or (q.state = 'later' and q.later_until <= CAST(now() AS date))) limit 1000)) w
group by w.of_people
union all
(select 'import', i.id, 0, i.file_name, i.failure, i.finished_at
 from athar.import i
 where CAST(:imports AS boolean) and i.state = 'failed' and i.created_at > CAST(:today AS date) - 30
 order by i.created_at desc limit 20))";

std::string const find_queues = std::string(queues_before_scope) + std::string(session_in_scope) + std::string(queues_after_scope);

SessionQueue* queue_named(Today& today, std::string_view name) {
  if (name == "attendance_missing") return &today.attendance_missing;
  if (name == "sessions_running") return &today.sessions_running;
  if (name == "upcoming") return &today.upcoming;
  if (name == "waiting_lists") return &today.waiting_lists;
  return &today.planned_without_dates;
}

QueuedSession session_from(RowReader& row) {
  QueuedSession s;
  s.id = row.id<SessionTag>();
  s.reference = row.text();
  s.title = row.localized();
  s.kind = session_kind_named(row.text()).value_or(SessionKind::training);
  s.modality = modality_named(row.text()).value_or(Modality::in_person);
  s.status = session_status_named(row.text()).value_or(SessionStatus::planned);
  s.first_date = row.maybe_date();
  s.last_date = row.maybe_date();
  s.planned_period = row.maybe_text();
  s.place_code = row.maybe_text();
  s.place_name = row.localized();
  s.region_code = row.maybe_text();
  s.venue = row.text();
  s.seats = row.maybe_small();
  s.registered = row.small();
  s.waiting = row.small();
  s.date = row.maybe_date();
  s.sittings = row.small();
  return s;
}

}  // namespace

Today PostgresTodayStore::today(TodayQuestion const& question) {
  Today today;
  auto const& scope = question.scope;
  if (question.sessions) {
    Rows rows = connection_.run(find_queues, {{"today", question.today}, {"trainer", scope.trainer}, {"within", scope.organisation},
        {"scope_programme", scope.programme}, {"scope_from", scope.from}, {"scope_to", scope.to},
        {"until", LocalDate::from_days(question.today.days() + days_ahead)}, {"greatest", greatest_queue_length}});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowReader row(rows, i);
      auto& queue = *queue_named(today, row.text());
      queue.count = row.small();
      queue.items.push_back(session_from(row));
    }
  }
  if (!question.people && !question.imports && !question.letters && !question.duplicate_people && !question.duplicate_organisations) return today;
  Scope const known = question.people.value_or(Scope{});
  Rows rest = connection_.run(find_rest, {{"people", question.people.has_value()}, {"scope_organisation", known.organisation},
      {"scope_trainer", known.trainer}, {"scope_programme", known.programme}, {"scope_from", known.from}, {"scope_to", known.to},
      {"imports", question.imports}, {"today", question.today}, {"letters", question.letters.has_value()},
      {"letters_within", question.letters ? question.letters->organisation : std::nullopt}, {"duplicate_people", question.duplicate_people},
      {"duplicate_organisations", question.duplicate_organisations}});
  for (std::size_t i = 0; i < rest.size(); ++i) {
    RowReader row(rest, i);
    if (auto const what = row.text(); what != "import") {
      row.skip();
      (what == "people"             ? today.people_incomplete
       : what == "letters"          ? today.letters_unanswered
       : what == "duplicate_people" ? today.duplicate_people
                                    : today.duplicate_organisations) = row.integer();
      continue;
    }
    FailedImport failed;
    failed.id = row.id<ImportTag>();
    row.skip();
    failed.file_name = row.text();
    failed.failure = row.text();
    failed.finished_at = row.maybe_instant();
    today.imports_failed.push_back(std::move(failed));
  }
  return today;
}

}  // namespace athar::persistence
