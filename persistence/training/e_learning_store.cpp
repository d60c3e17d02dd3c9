#include "persistence/training/e_learning_store.hpp"

#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_course = "select link, opens_on, closes_on, planned_minutes from athar.e_learning where session_id = :session";

constexpr std::string_view put_course = R"(
insert into athar.e_learning (session_id, link, opens_on, closes_on, planned_minutes) values (:session, :link, :opens, :closes, :minutes)
on conflict (session_id) do update
set link = excluded.link, opens_on = excluded.opens_on, closes_on = excluded.closes_on, planned_minutes = excluded.planned_minutes)";

// Minutes are those of the facts, so that the page and the figures are one count.
constexpr std::string_view find_learners = R"(
select r.id, p.id, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, coalesce(p.email, ''),
       w.percent, w.completed_on, coalesce(f.attended_minutes, 0),
       coalesce(case when w.completed_on is not null then e.planned_minutes else e.planned_minutes * w.percent / 100 end, 0)
from athar_derived.registration r
join athar.person p on p.id = r.person_id
left join athar.e_learning e on e.session_id = r.session_id
left join lateral (
  select max(l.percent) as percent, max(l.completed_on) as completed_on
  from athar.person o join athar.learner_progress l on l.person_id = o.id and l.session_id = r.session_id
  where o.canonical_id = r.person_id) w on true
left join athar_derived.participation f on f.session_id = r.session_id and f.person_id = r.person_id
where r.session_id = :session and r.status = 'registered' and r.role = 'participant'
order by p.sort_key, p.id)";

constexpr std::string_view write_progress = R"(
insert into athar.learner_progress as l (session_id, person_id, percent, completed_on)
select CAST(:session AS uuid), g.person_id, g.percent, g.completed_on
from unnest(CAST(:people AS uuid[]), CAST(:percents AS smallint[]), CAST(:dates AS date[])) as g(person_id, percent, completed_on)
on conflict (session_id, person_id) do update set percent = excluded.percent, completed_on = excluded.completed_on)";

}  // namespace

std::optional<ELearning> PostgresELearningStore::find(SessionId session) {
  Rows rows = connection_.run(find_course, {{"session", session}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  ELearning course;
  course.link = row.text();
  course.opens_on = row.date();
  course.closes_on = row.date();
  course.planned_minutes = row.small();
  return course;
}

Result<void> PostgresELearningStore::put(SessionId session, ELearning const& course) {
  auto written = connection_.write(put_course, {{"session", session}, {"link", course.link}, {"opens", course.opens_on},
                                                {"closes", course.closes_on}, {"minutes", course.planned_minutes}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::vector<Learner> PostgresELearningStore::learners(SessionId session) {
  Rows rows = connection_.run(find_learners, {{"session", session}});
  std::vector<Learner> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& learner = out.emplace_back();
    learner.registration_id = row.id<RegistrationTag>();
    learner.person_id = row.id<PersonTag>();
    learner.family_name = row.text();
    learner.given_name = row.text();
    learner.family_name_ar = row.text();
    learner.given_name_ar = row.text();
    learner.email = row.text();
    auto const percent = row.maybe_small();
    auto const completed_on = row.maybe_date();
    if (percent) learner.progress = LearnerProgress{learner.person_id, *percent, completed_on};
    learner.attended_minutes = row.small();
    learner.online_minutes = row.small();
  }
  return out;
}

Result<void> PostgresELearningStore::put_progress(SessionId session, std::vector<LearnerProgress> const& progress) {
  ArrayLiteral percents, dates;
  std::vector<PersonId> people;
  for (auto const& each : progress) {
    people.push_back(each.person_id);
    percents.add_number(each.percent);
    dates.add(each.completed_on ? each.completed_on->text() : std::string("NULL"));
  }
  auto written = connection_.write(write_progress, {{"session", session}, {"people", people}, {"percents", percents.text()}, {"dates", dates.text()}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
