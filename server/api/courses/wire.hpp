#pragma once
#include "domain/courses/course.hpp"
#include "server/api/sessions/wire.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(FollowedField, title, kind, modality, seats, languages)
BOOST_DESCRIBE_ENUM(EvaluationAudience, participants, hosts, travellers)
BOOST_DESCRIBE_ENUM(AnswerKind, scale, yes_no, text)
BOOST_DESCRIBE_ENUM(EditionRemark, weekday_moved, holiday, after_moved_day, leap_day, clock_differs, ramadan_hours, in_past, many_days)
}  // namespace athar

namespace athar::api {

struct CourseDurationBody {
  int days{1};
  std::optional<int> minutes;
};
BOOST_DESCRIBE_STRUCT(CourseDurationBody, (), (days, minutes))
constexpr auto notes(json::Of<CourseDurationBody>) {
  return std::to_array<json::Note>({{.member = "minutes", .description = "Of teaching, over all days"}});
}

struct CourseModuleBody {
  LocalizedText title;
  std::optional<int> days;
  std::optional<int> minutes;
};
BOOST_DESCRIBE_STRUCT(CourseModuleBody, (), (title, days, minutes))

struct CourseMaterialBody {
  std::string title;
  std::optional<std::string> link;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(CourseMaterialBody, (), (title, link, note))
constexpr auto notes(json::Of<CourseMaterialBody>) {
  return std::to_array<json::Note>({{.member = "title", .max_length = 300},
                                    {.member = "link", .description = "http or https", .max_length = 1000},
                                    {.member = "note", .max_length = 2000, .multiline = true}});
}

struct CourseQuestionBody {
  EvaluationAudience audience{EvaluationAudience::participants};
  AnswerKind answer{AnswerKind::scale};
  LocalizedText text;
};
BOOST_DESCRIBE_STRUCT(CourseQuestionBody, (), (audience, answer, text))
constexpr auto notes(json::Of<CourseQuestionBody>) {
  return std::to_array<json::Note>({{.member = "audience", .description = "Whose evaluation form it is on"},
                                    {.member = "answer", .description = "scale: from 1 to 5", .has_default = true}});
}

struct CertificateBody {
  std::optional<int> attended_percent;
  bool test{false};
};
BOOST_DESCRIBE_STRUCT(CertificateBody, (), (attended_percent, test))
constexpr auto notes(json::Of<CertificateBody>) {
  return std::to_array<json::Note>({{.member = "attended_percent", .description = "Of the planned minutes, 1 to 100"},
                                    {.member = "test", .description = "A test is passed too", .has_default = true}});
}

struct FollowerBody {
  SessionId session_id;
  int version{1};
  std::vector<FollowedField> fields;
};
BOOST_DESCRIBE_STRUCT(FollowerBody, (), (session_id, version, fields))
constexpr auto notes(json::Of<FollowerBody>) {
  return std::to_array<json::Note>({{.member = "version", .description = "Of the session as it was read"}, {.member = "fields", .max_items = 5}});
}

/// What a client sends to create or replace a course.
struct CourseBody {
  std::optional<CourseId> id;
  LocalizedText title;
  std::optional<LocalizedText> objectives;
  std::optional<LocalizedText> audience;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  std::optional<int> seats;
  std::vector<std::string> languages;
  std::vector<CourseDurationBody> durations;
  std::vector<CourseModuleBody> modules;
  std::vector<CourseId> prerequisites;
  std::vector<std::string> competencies;
  std::vector<CourseMaterialBody> materials;
  std::vector<CourseQuestionBody> questions;
  std::optional<CertificateBody> certificate;
  bool archived{false};
  std::optional<std::vector<FollowerBody>> followers;
};
BOOST_DESCRIBE_STRUCT(CourseBody, (),
                      (id, title, objectives, audience, kind, modality, seats, languages, durations, modules, prerequisites, competencies,
                       materials, questions, certificate, archived, followers))

struct CoursePrerequisite {
  CourseId id;
  std::string reference;
  LocalizedText title;
};
BOOST_DESCRIBE_STRUCT(CoursePrerequisite, (), (id, reference, title))

/// What a client reads of one course.
struct CourseView {
  CourseId id;
  int version{1};
  std::string reference;
  LocalizedText title;
  std::optional<LocalizedText> objectives;
  std::optional<LocalizedText> audience;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  std::optional<int> seats;
  std::vector<std::string> languages;
  std::vector<CourseDurationBody> durations;
  std::vector<CourseModuleBody> modules;
  std::vector<CourseId> prerequisites;
  std::vector<CoursePrerequisite> prerequisite_courses;
  std::vector<std::string> competencies;
  std::vector<CourseMaterialBody> materials;
  std::vector<CourseQuestionBody> questions;
  std::optional<CertificateBody> certificate;
  bool archived{false};
  int editions{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(CourseView, (),
                      (id, version, reference, title, objectives, audience, kind, modality, seats, languages, durations, modules,
                       prerequisites, prerequisite_courses, competencies, materials, questions, certificate, archived, editions, can))

constexpr auto read_as(json::Of<CourseBody>) { return json::Of<CourseView>{}; }

constexpr auto notes(json::Of<CourseBody>) {
  return std::to_array<json::Note>({
      {.member = "objectives", .max_length = 4000, .multiline = true},
      {.member = "audience", .max_length = 2000, .multiline = true},
      {.member = "seats", .description = "Of an edition"},
      {.member = "languages", .description = "ISO 639-1", .max_items = 20},
      {.member = "durations", .description = "The lengths it is given in, each number of days once", .max_items = 20},
      {.member = "modules", .description = "The programme, in order; each in days or in minutes", .max_items = 100},
      {.member = "prerequisites", .max_items = 20},
      {.member = "competencies", .max_items = 50},
      {.member = "materials", .max_items = 100},
      {.member = "questions", .description = "Of the evaluation forms; in order within an audience", .max_items = 120},
      {.member = "archived", .description = "No new editions", .has_default = true},
      {.member = "followers", .description = "Which scheduled editions take over which changed fields; required, if only as an empty list, "
                                             "when there are some and a field they share with the course changes", .max_items = 500},
  });
}

struct CourseListItem {
  CourseId id;
  int version{1};
  std::string reference;
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  std::vector<std::string> languages;
  std::vector<int> durations_days;
  bool archived{false};
  int editions{0};
  std::optional<LocalDate> next_date;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(CourseListItem, (),
                      (id, version, reference, title, kind, modality, languages, durations_days, archived, editions, next_date, can))
constexpr auto notes(json::Of<CourseListItem>) {
  return std::to_array<json::Note>({{.member = "next_date", .description = "First day of the next edition that is still to come"}});
}

struct ScheduledEditionView {
  SessionId session_id;
  int version{1};
  std::string reference;
  int edition{0};
  LocalizedText title;
  SessionStatus status{SessionStatus::planned};
  std::optional<LocalDate> first_date;
  std::vector<FollowedField> differs;
};
BOOST_DESCRIBE_STRUCT(ScheduledEditionView, (), (session_id, version, reference, edition, title, status, first_date, differs))
constexpr auto notes(json::Of<ScheduledEditionView>) {
  return std::to_array<json::Note>({{.member = "differs", .description = "Where it is other than the course as it stands"}});
}

struct ScheduledEditionsView {
  std::vector<ScheduledEditionView> items;
};
BOOST_DESCRIBE_STRUCT(ScheduledEditionsView, (), (items))

struct EditionNoteView {
  EditionRemark remark{EditionRemark::holiday};
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::optional<LocalizedText> name;
};
BOOST_DESCRIBE_STRUCT(EditionNoteView, (), (remark, from, to, name))
constexpr auto notes(json::Of<EditionNoteView>) {
  return std::to_array<json::Note>({{.member = "from", .description = "The day as it was, or as it was asked for"},
                                    {.member = "to", .description = "The day as it is now"},
                                    {.member = "name", .description = "Of the holiday"}});
}

/// The days of a new edition and what could not be kept.
struct EditionPlanView {
  std::vector<SessionDayView> days;
  std::vector<EditionNoteView> notes;
};
BOOST_DESCRIBE_STRUCT(EditionPlanView, (), (days, notes))

struct SessionCopyBody {
  std::optional<SessionId> id;
  LocalDate starts_on;
};
BOOST_DESCRIBE_STRUCT(SessionCopyBody, (), (id, starts_on))

struct SessionCopyView {
  SessionView session;
  std::vector<EditionNoteView> notes;
};
BOOST_DESCRIBE_STRUCT(SessionCopyView, (), (session, notes))

EditionPlanView view_of(EditionPlan const& plan);

}  // namespace athar::api
