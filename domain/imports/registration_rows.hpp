#pragma once
#include "domain/imports/person_rows.hpp"

namespace athar {

/// A mark of one row for one sitting.
struct MarkedSitting {
  LocalDate date;
  int sitting{1};
  std::optional<bool> present;               ///< none: it was emptied, and is unknown
  std::string field;                         ///< that said it
};

/// What one row says of a registration: the person, the role, who came when.
struct RegistrationCells : PersonCells {
  std::optional<RegistrationRole> role;
  Standing standing{Standing::main};         ///< of a reply form
  std::vector<MarkedSitting> marks;
};

/// The fields of attendance that a session has: "attendance" for all of it, "attendance/2026-05-12" for a day and
/// "attendance/2026-05-12/1" for a sitting.
std::vector<std::string> attendance_fields(std::vector<SessionDay> const& days);

/// Finds the columns of sittings, by the date in the header, by "Jour 2" or "J2 › Matin", in French, Arabic and English.
/// Columns that `taken` has are left alone. Field → column.
std::map<std::string, std::string> guess_attendance_columns(std::vector<std::string> const& columns,
                                                            std::map<std::string, std::string> const& taken, std::vector<SessionDay> const& days);

/// The field of a reply form that says who is a substitute, and its columns' names in three languages.
inline constexpr std::string_view standing_field = "standing";
std::map<std::string, std::string> guess_standing_column(std::vector<std::string> const& columns);

std::vector<RegistrationCells> read_registration_cells(Table const& table, std::map<std::string, std::string> const& mapping,
                                                       std::vector<SessionDay> const& days);

struct PlannedRegistration {
  ImportRow row;
  PersonWithPost record;
  RowOutcome person{RowOutcome::fresh};      ///< what becomes of the person alone
  std::optional<Standing> standing;          ///< of a reply form: how they are designated
  std::optional<Registration> registration;  ///< a new one
  std::optional<Registration> new_role;      ///< of one on record
  std::vector<AttendanceEntry> attendances;  ///< that differ from what is entered
};

struct PlannedRegistrations {
  std::vector<PlannedRegistration> rows;
  std::vector<Organisation> new_organisations;
};

/// Decides what confirming would do with each row: people as `PeoplePlanner` has it, then their place in the session. Seats are given in
/// the order of the rows, then the waiting list. Whoever withdrew stays so, unless a mark says that they came. Defaults: those of people,
/// and role. Remarks: those of people; session_cancelled, seats_taken (somebody present for whom there is no seat), future_attendance;
/// as warnings seats_taken_waiting, stays_withdrawn, beyond_places (detail: the places that the letter asked for). Substitutes of a reply
/// form are designated without being registered.
PlannedRegistrations plan_registration_rows(std::vector<RegistrationCells>& rows, std::vector<NameKeys> const& keys,
                                            std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
                                            PeopleLookup const& people, KnownParticipants const& session, LocalDate today,
                                            std::function<Uuid()> const& new_id);

}  // namespace athar
