#include "server/api/courses/views.hpp"

#include "domain/shared/unless_empty.hpp"

namespace athar::api {

Course course_from(CourseBody const& body, CourseId id, int version) {
  Course course;
  course.id = id;
  course.version = version;
  course.title = body.title;
  course.objectives = body.objectives.value_or(LocalizedText{});
  course.audience = body.audience.value_or(LocalizedText{});
  course.kind = body.kind;
  course.modality = body.modality;
  course.seats = body.seats;
  course.languages = body.languages;
  for (auto const& duration : body.durations) course.durations.push_back({duration.days, duration.minutes});
  for (auto const& part : body.modules) course.modules.push_back({part.title, part.days, part.minutes});
  course.prerequisites = body.prerequisites;
  course.competencies = body.competencies;
  for (auto const& material : body.materials) course.materials.push_back({material.title, material.link.value_or(""), material.note.value_or("")});
  for (auto const& question : body.questions) course.questions.push_back({question.audience, question.answer, question.text});
  if (body.certificate) course.certificate = {body.certificate->attended_percent, body.certificate->test};
  course.archived = body.archived;
  return course;
}

CourseView view_of(CoursePage const& page, Caller const& caller) {
  auto const& c = page.course;
  bool const may_write = caller.may(Permission::courses_write);
  CourseView view;
  view.id = c.id;
  view.version = c.version;
  view.reference = page.reference;
  view.title = c.title;
  view.objectives = unless_empty(c.objectives);
  view.audience = unless_empty(c.audience);
  view.kind = c.kind;
  view.modality = c.modality;
  view.seats = c.seats;
  view.languages = c.languages;
  for (auto const& duration : c.durations) view.durations.push_back({duration.days, duration.minutes});
  for (auto const& part : c.modules) view.modules.push_back({part.title, part.days, part.minutes});
  view.prerequisites = c.prerequisites;
  for (auto const& before : page.prerequisites) view.prerequisite_courses.push_back({before.id, before.reference, before.title});
  view.competencies = c.competencies;
  for (auto const& material : c.materials) view.materials.push_back({material.title, unless_empty(material.link), unless_empty(material.note)});
  for (auto const& question : c.questions) view.questions.push_back({question.audience, question.answer, question.text});
  if (c.certificate != CertificateRule{}) view.certificate = CertificateBody{c.certificate.attended_percent, c.certificate.test};
  view.archived = c.archived;
  view.editions = page.editions;
  view.can = {{"update", may_write},
              {"delete", may_write && page.editions == 0},
              {"add_edition", caller.may(Permission::sessions_write) && !c.archived}};
  return view;
}

std::string stored_json(CoursePage const& page) {
  auto view = view_of(page, Caller{});
  view.can.clear();
  return json::to_json(view);
}

EditionPlanView view_of(EditionPlan const& plan) {
  EditionPlanView view;
  for (auto const& day : plan.days) {
    auto& added = view.days.emplace_back(SessionDayView{day.date, {}});
    for (auto const& sitting : day.sittings)
      added.sittings.push_back({static_cast<int>(added.sittings.size()) + 1, sitting.starts, sitting.ends});
  }
  for (auto const& note : plan.notes) view.notes.push_back({note.remark, note.from, note.to, unless_empty(note.name)});
  return view;
}

}  // namespace athar::api
