#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/courses/edition.hpp"
#include "domain/training/session.hpp"

namespace athar {

/// One of the lengths in which a course is given.
struct CourseDuration {
  int days{1};
  std::optional<int> minutes;                ///< of teaching, over all days
  friend bool operator==(CourseDuration const&, CourseDuration const&) = default;
};

/// A part of the programme. Its length is in days or in minutes, or unknown.
struct CourseModule {
  LocalizedText title;
  std::optional<int> days;
  std::optional<int> minutes;
  friend bool operator==(CourseModule const&, CourseModule const&) = default;
};

struct CourseMaterial {
  std::string title;
  std::string link;                          ///< http or https; empty for none
  std::string note;
  friend bool operator==(CourseMaterial const&, CourseMaterial const&) = default;
};

enum class EvaluationAudience { participants, hosts, travellers };
std::string_view name_of(EvaluationAudience audience);
std::optional<EvaluationAudience> evaluation_audience_named(std::string_view name);

/// How a question is answered: from 1 to 5, by yes or no, or in words.
enum class AnswerKind { scale, yes_no, text };
std::string_view name_of(AnswerKind kind);
std::optional<AnswerKind> answer_kind_named(std::string_view name);

/// A question of the evaluation form of one audience.
struct CourseQuestion {
  EvaluationAudience audience{EvaluationAudience::participants};
  AnswerKind answer{AnswerKind::scale};
  LocalizedText text;
  friend bool operator==(CourseQuestion const&, CourseQuestion const&) = default;
};

inline constexpr std::size_t greatest_number_of_questions = 40;  ///< of one audience

/// What a certificate needs. Neither: nobody has said.
struct CertificateRule {
  std::optional<int> attended_percent;       ///< of the planned minutes, 1 to 100
  bool test{false};
  friend bool operator==(CertificateRule const&, CertificateRule const&) = default;
};

/// A training of the catalogue. Sessions are its editions.
struct Course {
  CourseId id;
  int version{1};
  LocalizedText title;
  LocalizedText objectives;
  LocalizedText audience;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  std::optional<int> seats;                  ///< of an edition, as the next
  std::vector<std::string> languages;        ///< ISO 639-1
  std::vector<CourseDuration> durations;     ///< the shortest first
  std::vector<CourseModule> modules;         ///< in order
  std::vector<CourseId> prerequisites;       ///< in the order given
  std::vector<std::string> competencies;
  std::vector<CourseMaterial> materials;
  std::vector<CourseQuestion> questions;     ///< by audience, in order within each
  CertificateRule certificate;
  bool archived{false};
  friend bool operator==(Course const&, Course const&) = default;
};

/// Checks what the fields say of each other, orders the durations and puts the questions of one audience together; the database checks what they say of other records.
/// Errors: title_required, out_of_range (seats, durations, modules, certificate), given_twice (durations, languages, prerequisites,
/// competencies), invalid_language, days_or_minutes (modules), invalid_link (materials), own_prerequisite, required and
/// too_many_items (questions).
Result<Course> checked(Course course);

/// What a course and its editions both have, so that a change of the course can be taken over by them.
enum class FollowedField { title, kind, modality, seats, languages };

std::string_view name_of(FollowedField field);
std::optional<FollowedField> followed_field_named(std::string_view name);

/// In which of these fields two courses differ.
std::vector<FollowedField> changed_fields(Course const& before, Course const& after);
/// In which of these fields an edition differs from its course.
std::vector<FollowedField> differing_fields(Course const& course, Session const& edition);
/// The edition with these fields as the course has them.
Session following(Session edition, Course const& course, std::vector<FollowedField> const& fields);

struct CourseFilter {
  std::optional<std::string> search;
  std::optional<std::string> language;
  std::optional<SessionKind> kind;
  std::optional<bool> archived;              ///< none: both
  LocalDate today;                           ///< editions from then on are still to come
};

/// A row of the list.
struct CourseRow {
  CourseId id;
  int version{1};
  std::string reference;                     ///< "C-0007"
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  std::vector<std::string> languages;
  std::vector<int> durations_days;
  bool archived{false};
  int editions{0};
  std::optional<LocalDate> next_date;        ///< of an edition that is still to come
  std::string sort_key;
};

struct PrerequisiteOfCourse {
  CourseId id;
  std::string reference;
  LocalizedText title;
};

/// One course with what its page shows beside it.
struct CoursePage {
  Course course;
  std::string reference;
  std::vector<PrerequisiteOfCourse> prerequisites;
  int editions{0};
};

/// An edition that has not run yet, with the fields in which it may follow its course.
struct ScheduledEdition {
  Session session;                           ///< these fields, its id, version and edition only
  std::string reference;
  SessionStatus status{SessionStatus::planned};
  std::optional<LocalDate> first_date;
};

class CourseStore {
 public:
  virtual ~CourseStore() = default;
  /// Errors: prerequisite_circle (prerequisites); the named constraints.
  virtual Result<void> insert(Course const& course) = 0;
  /// Writes when the stored version is still `course.version`, and raises it by one. Errors: stale; as `insert`.
  virtual Result<void> update(Course const& course) = 0;
  /// Errors: in_use, stale.
  virtual Result<void> remove(CourseId id, int version) = 0;
  /// Holds the course until the end of the unit of work. False when there is none.
  virtual bool lock(CourseId id) = 0;
  /// Six statements.
  virtual std::optional<CoursePage> find(CourseId id) = 0;
  /// One statement a page.
  virtual Page<CourseRow> list(CourseFilter const& filter, PageRequest const& page) = 0;
  /// The editions that have not run yet, in the order of their numbers; `held`: until the end of the unit of work. One statement.
  virtual std::vector<ScheduledEdition> scheduled_editions(CourseId id, bool held) = 0;
  /// The public holidays and the days of Ramadan from `from` to `to`. One statement.
  virtual SpecialDays special_days(LocalDate from, LocalDate to) = 0;
};

}  // namespace athar
