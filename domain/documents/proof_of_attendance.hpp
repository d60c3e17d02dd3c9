#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/attendance.hpp"
#include "domain/training/registration.hpp"
#include "domain/training/session.hpp"

namespace athar {

/// A day on which somebody came: the sittings they were present at, by number.
struct AttendedDay {
  LocalDate date;
  std::vector<SittingTally> sittings;      ///< with their hours
  std::optional<int> minutes;              ///< none when a sitting's hours are not known
};

/// What one person's proof says.
struct ProofOfAttendance {
  PersonId person_id;
  std::string name;                        ///< Latin script, given name first
  std::string name_ar;
  std::string sex;                         ///< "F", "M", or empty
  LocalizedText organisation;
  std::string function;
  std::vector<AttendedDay> days;           ///< in order, at least one
  int half_days{0};                        ///< sittings present at
  std::optional<int> minutes;              ///< none when the hours of one of them are not known

  std::vector<LocalDate> dates() const;
  /// From the earliest beginning to the latest end, when it is the same on every day.
  std::optional<Sitting> usual_hours() const;
};

/// One for each participant or observer who was present at one sitting or more, in the order given. What was entered counts, also of
/// people who withdrew later.
/// Errors: nobody_attended; not_registered and did_not_attend (person_id).
Result<std::vector<ProofOfAttendance>> proofs_of_attendance(Session const& session, std::vector<RegistrationRow> const& registrations,
                                                            std::vector<AttendanceEntry> const& entries, std::optional<PersonId> only);

}  // namespace athar
