#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/attendance.hpp"
#include "domain/training/session.hpp"

namespace athar {

/// Only participants take seats and count as reached.
enum class RegistrationRole { participant, trainer, speaker, organiser, observer, interpreter };
enum class RegistrationStatus { registered, waiting, withdrawn };

std::string_view name_of(RegistrationRole role);
std::string_view name_of(RegistrationStatus status);
std::optional<RegistrationRole> registration_role_named(std::string_view name);
std::optional<RegistrationStatus> registration_status_named(std::string_view name);

/// A person in a session.
struct Registration {
  RegistrationId id;
  int version{1};
  SessionId session_id;
  PersonId person_id;
  RegistrationRole role{RegistrationRole::participant};
  RegistrationStatus status{RegistrationStatus::registered};
  std::vector<ProgrammeId> programme_ids;  ///< which of the session's programmes it counts for; empty on writing: all of them

  bool takes_seat() const { return role == RegistrationRole::participant && status == RegistrationStatus::registered; }
  bool waits() const { return status == RegistrationStatus::waiting; }
};

/// A registration with the person's names and attributes of today.
struct RegistrationRow {
  Registration registration;
  std::optional<int> waiting_position;     ///< 1 is the next to get a seat
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;
  std::string given_name_ar;
  std::string sex;                         ///< "F", "M", "not_stated", "prefers_not_to_say"
  std::optional<OrganisationId> organisation_id;
  LocalizedText organisation_name;
  std::string function;
  std::optional<std::string> region_code;
};

/// Whether a new registration gets a seat or waits. A completed session takes those who came, whatever the seats.
/// Errors: session_cancelled, session_closed.
Result<RegistrationStatus> placed(SessionSeats const& seats, RegistrationRole role);

/// Checks a change of role or status against the seats. `before` is as stored.
/// Errors: session_cancelled (unless they leave), session_closed, only_participants_wait (status), seats_taken.
Result<void> check_change(SessionSeats const& seats, Registration const& before, Registration const& after);

/// True when seats that came free go to those who wait: not once the session is over, closed or cancelled.
bool gives_seats_to_waiting(SessionStatus status);

class RegistrationStore {
 public:
  virtual ~RegistrationStore() = default;
  /// Holds the session of that registration until the end of the unit of work. None when there is no such registration.
  virtual std::optional<SessionSeats> lock_session_of(RegistrationId id) = 0;
  /// One statement: the registration, the session's counts, and the row as people read it. The caller holds the session's lock.
  /// Errors: programme_not_of_session; already_registered, unknown_person, id_taken.
  virtual Result<RegistrationRow> insert(Registration const& registration) = 0;
  /// Writes when the stored version is still `registration.version`; the session's counts follow. The caller holds the session's lock.
  /// Errors: stale; programme_not_of_session; already_registered.
  virtual Result<void> update(Registration const& registration) = 0;
  virtual std::optional<RegistrationRow> find(RegistrationId id) = 0;
  /// Those of a session by role, status and name; a focal point or partner sees its own people. One statement.
  virtual std::vector<RegistrationRow> of_session(SessionId session, Scope const& scope) = 0;
  /// Gives free seats to those who wait, in their order. The caller holds the session's lock. Answers those who got one.
  virtual std::vector<Registration> promote_waiting(SessionId session) = 0;
  /// Those who wait, in order.
  virtual std::vector<RegistrationId> waiting_list(SessionId session) = 0;
  /// `order` holds exactly those who wait.
  virtual void reorder_waiting_list(SessionId session, std::vector<RegistrationId> const& order) = 0;
  virtual AttendanceStore& attendances() = 0;
};

}  // namespace athar
