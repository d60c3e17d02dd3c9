#include "persistence/courses/course_store.hpp"

#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_course = R"(
insert into athar.course
  (id, title_fr, title_ar, title_en, objectives_fr, objectives_ar, objectives_en, audience_fr, audience_ar, audience_en, kind, modality, seats,
   languages, competencies, certificate_percent, certificate_test, archived)
values
  (:id, :title_fr, :title_ar, :title_en, :objectives_fr, :objectives_ar, :objectives_en, :audience_fr, :audience_ar, :audience_en, :kind,
   :modality, :seats, :languages, :competencies, :percent, :test, :archived))";

constexpr std::string_view update_course = R"(
update athar.course
set version = version + 1, title_fr = :title_fr, title_ar = :title_ar, title_en = :title_en, objectives_fr = :objectives_fr,
    objectives_ar = :objectives_ar, objectives_en = :objectives_en, audience_fr = :audience_fr, audience_ar = :audience_ar,
    audience_en = :audience_en, kind = :kind, modality = :modality, seats = :seats, languages = :languages, competencies = :competencies,
    certificate_percent = :percent, certificate_test = :test, archived = :archived
where id = :id and version = :version)";

constexpr std::string_view delete_course = "delete from athar.course where id = :id and version = :version";
constexpr std::string_view lock_course = "select 1 from athar.course where id = :id for no key update";

constexpr std::string_view delete_durations = "delete from athar.course_duration where course_id = :id";
constexpr std::string_view put_durations = R"(
insert into athar.course_duration (course_id, position, days, minutes)
select CAST(:id AS uuid), g.place - 1, g.days, g.minutes
from unnest(CAST(:days AS integer[]), CAST(:minutes AS integer[])) with ordinality as g(days, minutes, place))";

constexpr std::string_view delete_modules = "delete from athar.course_module where course_id = :id";
constexpr std::string_view put_modules = R"(
insert into athar.course_module (course_id, position, title_fr, title_ar, title_en, days, minutes)
select CAST(:id AS uuid), g.place - 1, g.fr, g.ar, g.en, g.days, g.minutes
from unnest(CAST(:fr AS text[]), CAST(:ar AS text[]), CAST(:en AS text[]), CAST(:days AS integer[]), CAST(:minutes AS integer[]))
     with ordinality as g(fr, ar, en, days, minutes, place))";

constexpr std::string_view delete_materials = "delete from athar.course_material where course_id = :id";
constexpr std::string_view put_materials = R"(
insert into athar.course_material (course_id, position, title, link, note)
select CAST(:id AS uuid), g.place - 1, g.title, g.link, g.note
from unnest(CAST(:titles AS text[]), CAST(:links AS text[]), CAST(:notes AS text[])) with ordinality as g(title, link, note, place))";

constexpr std::string_view delete_questions = "delete from athar.course_question where course_id = :id";
constexpr std::string_view put_questions = R"(
insert into athar.course_question (course_id, position, audience, answer, text_fr, text_ar, text_en)
select CAST(:id AS uuid), g.place - 1, g.audience, g.answer, g.fr, g.ar, g.en
from unnest(CAST(:audiences AS text[]), CAST(:answers AS text[]), CAST(:fr AS text[]), CAST(:ar AS text[]), CAST(:en AS text[]))
     with ordinality as g(audience, answer, fr, ar, en, place))";

// What comes before what is written by one after another, so that two changes together make no circle.
constexpr std::string_view hold_prerequisites = "select pg_advisory_xact_lock(4184, 23)";
constexpr std::string_view delete_prerequisites = "delete from athar.course_prerequisite where course_id = :id";
constexpr std::string_view put_prerequisites = R"(
insert into athar.course_prerequisite (course_id, prerequisite_id, position)
select CAST(:id AS uuid), g.prerequisite_id, g.place - 1
from unnest(CAST(:prerequisites AS uuid[])) with ordinality as g(prerequisite_id, place))";
constexpr std::string_view in_a_circle = R"(
with recursive before as (
  select p.prerequisite_id from athar.course_prerequisite p where p.course_id = :id
  union
  select p.prerequisite_id from before b join athar.course_prerequisite p on p.course_id = b.prerequisite_id)
select 1 from before b where b.prerequisite_id = :id limit 1)";

constexpr std::string_view find_course = R"(
select c.id, c.version, c.reference, c.title_fr, c.title_ar, c.title_en, c.objectives_fr, c.objectives_ar, c.objectives_en, c.audience_fr,
       c.audience_ar, c.audience_en, c.kind, c.modality, c.seats, c.languages, c.competencies, c.certificate_percent, c.certificate_test,
       c.archived, (select count(*) from athar.session s where s.course_id = c.id)
from athar.course c where c.id = :id)";

constexpr std::string_view find_durations = "select days, minutes from athar.course_duration where course_id = :id order by position";
constexpr std::string_view find_modules =
    "select title_fr, title_ar, title_en, days, minutes from athar.course_module where course_id = :id order by position";
constexpr std::string_view find_materials = "select title, link, note from athar.course_material where course_id = :id order by position";
constexpr std::string_view find_questions =
    "select audience, answer, text_fr, text_ar, text_en from athar.course_question where course_id = :id order by position";
constexpr std::string_view find_prerequisites = R"(
select c.id, c.reference, c.title_fr, c.title_ar, c.title_en
from athar.course_prerequisite p join athar.course c on c.id = p.prerequisite_id
where p.course_id = :id order by p.position)";

#define ATHAR_SCHEDULED_EDITIONS                                                                                             \
  "select s.id, s.version, s.edition, s.title_fr, s.title_ar, s.title_en, s.kind, s.modality, s.seats, s.languages,"          \
  " s.reference, s.status, s.first_date from athar.session s"                                                                \
  " where s.course_id = :id and s.status in ('planned', 'open', 'confirmed', 'postponed') order by s.edition"

constexpr std::string_view see_editions = ATHAR_SCHEDULED_EDITIONS;
constexpr std::string_view hold_editions = ATHAR_SCHEDULED_EDITIONS " for update";

constexpr std::string_view days_between = R"(
select d.day, h.kind = 'ramadan', h.name_fr, h.name_ar, h.name_en
from athar.holiday h
cross join lateral (select CAST(g AS date) as day from generate_series(CAST(greatest(h.starts_on, CAST(:from AS date)) AS timestamp),
                                                                      CAST(least(h.ends_on, CAST(:to AS date)) AS timestamp), interval '1 day') as g) d
where daterange(h.starts_on, h.ends_on, '[]') && daterange(CAST(:from AS date), CAST(:to AS date), '[]')
order by d.day, h.kind)";

}  // namespace

Result<void> PostgresCourseStore::insert(Course const& c) {
  auto written = connection_.write(insert_course, {{"id", c.id}, {"title_fr", c.title.fr}, {"title_ar", c.title.ar}, {"title_en", c.title.en},
      {"objectives_fr", c.objectives.fr}, {"objectives_ar", c.objectives.ar}, {"objectives_en", c.objectives.en},
      {"audience_fr", c.audience.fr}, {"audience_ar", c.audience.ar}, {"audience_en", c.audience.en}, {"kind", name_of(c.kind)},
      {"modality", name_of(c.modality)}, {"seats", c.seats}, {"languages", c.languages}, {"competencies", c.competencies},
      {"percent", c.certificate.attended_percent}, {"test", c.certificate.test}, {"archived", c.archived}});
  if (!written) return refuse(std::move(written.error()));
  return write_parts(c, false);
}

Result<void> PostgresCourseStore::update(Course const& c) {
  auto written = connection_.write(update_course, {{"title_fr", c.title.fr}, {"title_ar", c.title.ar}, {"title_en", c.title.en},
      {"objectives_fr", c.objectives.fr}, {"objectives_ar", c.objectives.ar}, {"objectives_en", c.objectives.en},
      {"audience_fr", c.audience.fr}, {"audience_ar", c.audience.ar}, {"audience_en", c.audience.en}, {"kind", name_of(c.kind)},
      {"modality", name_of(c.modality)}, {"seats", c.seats}, {"languages", c.languages}, {"competencies", c.competencies},
      {"percent", c.certificate.attended_percent}, {"test", c.certificate.test}, {"archived", c.archived}, {"id", c.id},
      {"version", c.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return write_parts(c, true);
}

Result<void> PostgresCourseStore::remove(CourseId id, int version) {
  auto written = connection_.write(delete_course, {{"id", id}, {"version", version}});
  if (!written) return refuse(conflict("in_use", "Other records refer to this course"));
  if (*written == 0) return refuse(stale());
  return {};
}

bool PostgresCourseStore::lock(CourseId id) { return !connection_.run(lock_course, {{"id", id}}).empty(); }

std::optional<CoursePage> PostgresCourseStore::find(CourseId id) {
  Rows rows = connection_.run(find_course, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  CoursePage page;
  auto& c = page.course;
  c.id = row.id<CourseTag>();
  c.version = row.small();
  page.reference = row.text();
  c.title = row.localized();
  c.objectives = row.localized();
  c.audience = row.localized();
  c.kind = session_kind_named(row.text()).value_or(SessionKind::training);
  c.modality = modality_named(row.text()).value_or(Modality::in_person);
  c.seats = row.maybe_small();
  c.languages = row.texts();
  c.competencies = row.texts();
  c.certificate.attended_percent = row.maybe_small();
  c.certificate.test = row.boolean();
  c.archived = row.boolean();
  page.editions = row.small();
  read_parts(page);
  return page;
}

std::vector<ScheduledEdition> PostgresCourseStore::scheduled_editions(CourseId id, bool held) {
  Rows rows = connection_.run(held ? hold_editions : see_editions, {{"id", id}});
  std::vector<ScheduledEdition> editions(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& [session, reference, status, first_date] = editions[i];
    session.id = row.id<SessionTag>();
    session.version = row.small();
    session.edition = SessionEdition{id, row.small()};
    session.title = row.localized();
    session.kind = session_kind_named(row.text()).value_or(SessionKind::training);
    session.modality = modality_named(row.text()).value_or(Modality::in_person);
    session.seats = row.maybe_small();
    session.languages = row.texts();
    reference = row.text();
    status = session_status_named(row.text()).value_or(SessionStatus::planned);
    first_date = row.maybe_date();
  }
  return editions;
}

SpecialDays PostgresCourseStore::special_days(LocalDate from, LocalDate to) {
  Rows rows = connection_.run(days_between, {{"from", from}, {"to", to}});
  SpecialDays special;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const day = row.date();
    if (row.boolean()) special.ramadan.insert(day);
    else special.holidays.emplace(day, row.localized());
  }
  return special;
}

Result<void> PostgresCourseStore::write_parts(Course const& c, bool existing) {
  if (existing)
    for (auto sql : {delete_durations, delete_modules, delete_materials, delete_questions}) connection_.run(sql, {{"id", c.id}});
  ArrayLiteral days, minutes;
  for (auto const& duration : c.durations) {
    days.add_number(duration.days);
    minutes.add_number(duration.minutes);
  }
  connection_.run(put_durations, {{"id", c.id}, {"days", days.text()}, {"minutes", minutes.text()}});

  std::vector<std::string> fr, ar, en;
  ArrayLiteral module_days, module_minutes;
  for (auto const& part : c.modules) {
    fr.push_back(part.title.fr);
    ar.push_back(part.title.ar);
    en.push_back(part.title.en);
    module_days.add_number(part.days);
    module_minutes.add_number(part.minutes);
  }
  connection_.run(put_modules, {{"id", c.id}, {"fr", fr}, {"ar", ar}, {"en", en}, {"days", module_days.text()}, {"minutes", module_minutes.text()}});

  std::vector<std::string> titles, links, notes;
  for (auto const& material : c.materials) {
    titles.push_back(material.title);
    links.push_back(material.link);
    notes.push_back(material.note);
  }
  connection_.run(put_materials, {{"id", c.id}, {"titles", titles}, {"links", links}, {"notes", notes}});
  write_questions(c);
  return write_prerequisites(c, existing);
}

void PostgresCourseStore::write_questions(Course const& c) {
  if (c.questions.empty()) return;
  std::vector<std::string> audiences, answers, fr, ar, en;
  for (auto const& question : c.questions) {
    audiences.emplace_back(name_of(question.audience));
    answers.emplace_back(name_of(question.answer));
    fr.push_back(question.text.fr);
    ar.push_back(question.text.ar);
    en.push_back(question.text.en);
  }
  connection_.run(put_questions, {{"id", c.id}, {"audiences", audiences}, {"answers", answers}, {"fr", fr}, {"ar", ar}, {"en", en}});
}

Result<void> PostgresCourseStore::write_prerequisites(Course const& c, bool existing) {
  if (existing) connection_.run(delete_prerequisites, {{"id", c.id}});
  if (c.prerequisites.empty()) return {};
  connection_.run(hold_prerequisites);
  auto written = connection_.write(put_prerequisites, {{"id", c.id}, {"prerequisites", c.prerequisites}});
  if (!written) return refuse(std::move(written.error()));
  if (!connection_.run(in_a_circle, {{"id", c.id}}).empty()) return refuse(invalid_field("prerequisites", "prerequisite_circle"));
  return {};
}

void PostgresCourseStore::read_parts(CoursePage& page) {
  auto& c = page.course;
  Rows durations = connection_.run(find_durations, {{"id", c.id}});
  for (std::size_t i = 0; i < durations.size(); ++i) {
    RowReader each(durations, i);
    int const days = each.small();
    c.durations.push_back({days, each.maybe_small()});
  }
  Rows modules = connection_.run(find_modules, {{"id", c.id}});
  for (std::size_t i = 0; i < modules.size(); ++i) {
    RowReader each(modules, i);
    CourseModule part;
    part.title = each.localized();
    part.days = each.maybe_small();
    part.minutes = each.maybe_small();
    c.modules.push_back(std::move(part));
  }
  Rows materials = connection_.run(find_materials, {{"id", c.id}});
  for (std::size_t i = 0; i < materials.size(); ++i) {
    RowReader each(materials, i);
    CourseMaterial material;
    material.title = each.text();
    material.link = each.text();
    material.note = each.text();
    c.materials.push_back(std::move(material));
  }
  Rows questions = connection_.run(find_questions, {{"id", c.id}});
  for (std::size_t i = 0; i < questions.size(); ++i) {
    RowReader each(questions, i);
    CourseQuestion question;
    question.audience = evaluation_audience_named(each.text()).value_or(EvaluationAudience::participants);
    question.answer = answer_kind_named(each.text()).value_or(AnswerKind::text);
    question.text = each.localized();
    c.questions.push_back(std::move(question));
  }
  Rows prerequisites = connection_.run(find_prerequisites, {{"id", c.id}});
  for (std::size_t i = 0; i < prerequisites.size(); ++i) {
    RowReader each(prerequisites, i);
    PrerequisiteOfCourse before;
    before.id = each.id<CourseTag>();
    before.reference = each.text();
    before.title = each.localized();
    c.prerequisites.push_back(before.id);
    page.prerequisites.push_back(std::move(before));
  }
}

}  // namespace athar::persistence
