#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "domain/training/session_status.hpp"

namespace athar {

/// What is held; how it is held is the modality.
enum class SessionKind { training, workshop, reflection_workshop, study_visit, coaching, seminar, conference };
enum class Modality { in_person, distance, e_learning, blended };
enum class TeamRole { trainer, speaker, organiser, interpreter, observer };

std::string_view name_of(SessionKind kind);
std::string_view name_of(Modality modality);
std::string_view name_of(TeamRole role);
std::optional<SessionKind> session_kind_named(std::string_view name);
std::optional<Modality> modality_named(std::string_view name);
std::optional<TeamRole> team_role_named(std::string_view name);

/// The morning or the afternoon of a day, in the session's own wall-clock time. Hours may be unknown: a register that gives only the day.
struct Sitting {
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  friend bool operator==(Sitting const&, Sitting const&) = default;
};

/// A day has one or two sittings, numbered 1 and 2 in order.
struct SessionDay {
  LocalDate date;
  std::vector<Sitting> sittings;
  friend bool operator==(SessionDay const&, SessionDay const&) = default;
};

struct TeamMember {
  PersonId person_id;
  TeamRole role{TeamRole::trainer};
  friend bool operator==(TeamMember const&, TeamMember const&) = default;
};

/// How many came, where no names were taken. Women and men may be unknown; what they leave of the total is of unknown sex.
struct HeadCount {
  int total{0};
  std::optional<int> women;
  std::optional<int> men;
  friend bool operator==(HeadCount const&, HeadCount const&) = default;
};

/// Which edition of a course a session is.
struct SessionEdition {
  CourseId course_id;
  int number{0};                             ///< within the course, from 1; 0 while the store has not given it
  friend bool operator==(SessionEdition const&, SessionEdition const&) = default;
};

/// A training, workshop, study visit … as it is planned and held.
struct Session {
  SessionId id;
  int version{1};
  std::vector<ProgrammeId> programme_ids;    ///< at least one, in the order given
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  std::optional<std::string> place_code;     ///< its country and region follow from it
  std::optional<std::string> country;        ///< ISO 3166-1 alpha-2
  std::string venue;
  std::optional<int> seats;                  ///< none: no limit
  std::string time_zone{"Africa/Casablanca"};
  std::vector<std::string> languages;        ///< ISO 639-1
  std::optional<std::string> planned_period; ///< "2027-03" or "2027-Q2", while there are no days
  std::vector<SessionDay> days;              ///< in order
  std::vector<TeamMember> team;
  std::optional<HeadCount> head_count;
  std::optional<std::string> external_reference;
  std::string note;
  std::optional<SessionEdition> edition;     ///< none: it stands alone
  friend bool operator==(Session const&, Session const&) = default;
};

inline constexpr std::size_t greatest_number_of_days = 200;

/// Checks what the fields say of each other, orders the days and gives a day without sittings one of unknown hours.
/// The database checks what they say of other records, the API that the time zone exists.
/// Errors: title_required, programme_required, given_twice (programme_ids, languages, team), out_of_range (seats, head_count),
/// parts_exceed_total, too_many_items (days, sittings), days_overlap, required (starts or ends), end_before_start, sittings_overlap,
/// days_and_period, invalid_period, invalid_language.
Result<Session> checked(Session session);

/// Sum of the sittings whose hours are known.
int planned_minutes(Session const& session);
std::optional<LocalDate> first_date(Session const& session);
std::optional<LocalDate> last_date(Session const& session);

struct SessionFilter {
  std::optional<std::string> search;
  std::optional<std::string> region;
  std::optional<SessionStatus> status;
  std::optional<SessionKind> kind;
  std::optional<Modality> modality;
  std::optional<std::string> programme;      ///< id or code
  std::optional<OrganisationId> organisation;  ///< whose people, or those of one under it, took part
  std::optional<CourseId> course;            ///< its editions
  std::optional<LocalDate> from;             ///< sessions that end on it or later
  std::optional<LocalDate> to;               ///< sessions that begin on it or earlier
  bool has_missing_attendance{false};
  LocalDate today;                           ///< sittings up to it may miss attendance
  Scope scope;

  /// True when nothing is asked for but perhaps a region and a status.
  bool only_region_and_status() const {
    return !search && !kind && !modality && !programme && !organisation && !course && !from && !to && !has_missing_attendance && scope.everything();
  }
};

/// A row of the list.
struct SessionRow {
  SessionId id;
  int version{1};
  std::string reference;                     ///< "F-2026-0042"
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  SessionStatus status{SessionStatus::planned};
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  std::optional<std::string> planned_period;
  std::optional<std::string> place_code;
  LocalizedText place_name;
  std::optional<std::string> country;
  std::optional<std::string> region_code;
  std::string venue;
  std::optional<int> seats;
  std::vector<std::string> programme_codes;
  std::optional<int> head_count_total;
  int registered{0};                         ///< participants with a seat
  int waiting{0};
  int present{0};                            ///< participants who came to at least one sitting
  int sittings{0};
  int sittings_without_attendance{0};        ///< of those up to today
  std::optional<std::string> course_reference;
  std::optional<int> edition;
  std::string sort_key;
};

struct ProgrammeOfSession {
  ProgrammeId id;
  std::string code;
  LocalizedText title;
};

/// A member of the team as the page shows it.
struct NamedTeamMember {
  PersonId person_id;
  TeamRole role{TeamRole::trainer};
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;
  std::string given_name_ar;
};

/// The course a session is an edition of.
struct CourseOfSession {
  CourseId id;
  std::string reference;                     ///< "C-0007"
  LocalizedText title;
  int edition{0};
};

/// A change of a session's status, as it was made.
struct StatusStep {
  int number{0};                             ///< from 1, in order
  SessionStatus status{SessionStatus::planned};
  Instant at;
  std::string actor;
  std::string reason;
};

/// One session with what its page shows beside it.
struct SessionPage {
  Session session;
  std::string reference;
  SessionStatus status{SessionStatus::planned};
  std::string status_reason;
  Instant status_since;
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  int planned_minutes{0};
  std::vector<ProgrammeOfSession> programmes;
  std::optional<CourseOfSession> course;
  std::vector<NamedTeamMember> team;
  LocalizedText place_name;
  std::optional<std::string> region_code;
  int registered{0};
  int waiting{0};
  int present_any{0};
  int women{0};                              ///< of the participants with a seat
  int men{0};
  int sex_unknown{0};
  int sittings{0};
  int sittings_without_attendance{0};
};

/// What decides on seats, read under the session's lock.
struct SessionSeats {
  SessionId id;
  SessionStatus status{SessionStatus::planned};
  std::optional<int> seats;
  int registered{0};
  int waiting{0};

  bool has_free_seat() const { return !seats || registered < *seats; }
};

class SessionStore {
 public:
  virtual ~SessionStore() = default;
  /// Stores a new planned session; `year` is the one in its reference. An edition gets the next number of its course, and a session that
  /// becomes an edition of another course later does too. Errors: the named constraints.
  virtual Result<void> insert(Session const& session, int year) = 0;
  /// Writes when the stored version is still `session.version`, and raises it by one. Sittings that stay keep their attendance; the
  /// programmes of registrations follow the session's. Errors: stale; attendance_entered (detail: the days that would lose it);
  /// the named constraints.
  virtual Result<void> update(Session const& session) = 0;
  /// Also adds the step to the session's history, in the actor's name. Errors: stale.
  virtual Result<void> set_status(SessionId id, int version, SessionStatus status, std::string const& reason, Actor const& actor) = 0;
  /// The steps of a session, the latest first.
  virtual std::vector<StatusStep> status_steps(SessionId id) = 0;
  /// None for a session outside the scope. At most four statements.
  virtual std::optional<SessionPage> find(SessionId id, Scope const& scope, LocalDate today) = 0;
  /// One statement a page.
  virtual Page<SessionRow> list(SessionFilter const& filter, PageRequest const& page) = 0;
  /// Holds the session until the end of the unit of work, so that seats are given one after another. None outside the scope.
  virtual std::optional<SessionSeats> lock(SessionId id, Scope const& scope) = 0;
  /// True when the session exists and lies in the scope.
  virtual bool visible(SessionId id, Scope const& scope) = 0;
};

}  // namespace athar
