#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// Whether a person was at a sitting. No answer is unknown, which is not absent.
struct AttendanceEntry {
  PersonId person_id;
  LocalDate date;
  int sitting{1};                ///< 1 or 2
  std::optional<bool> present;
  friend bool operator==(AttendanceEntry const&, AttendanceEntry const&) = default;
};

/// An entry that was stored differently before.
struct AttendanceChange {
  PersonId person_id;
  LocalDate date;
  int sitting{1};
  std::optional<bool> before;
  std::optional<bool> after;
  friend bool operator==(AttendanceChange const&, AttendanceChange const&) = default;
};

/// A sitting with how many people's attendance is entered, and how many of them were present.
struct SittingTally {
  LocalDate date;
  int sitting{1};
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  int recorded{0};
  int present{0};
};

inline constexpr std::size_t greatest_number_of_entries = 2'000;

/// Checks what the entries say of each other and of the day: nobody was present or absent on a day after tomorrow.
/// `tomorrow` allows for sessions in zones ahead of the server's day.
/// Errors: unknown_sitting, duplicate_entry (the later one's path), future_attendance.
Result<void> check_entries(std::vector<AttendanceEntry> const& entries, LocalDate tomorrow);

class AttendanceStore {
 public:
  virtual ~AttendanceStore() = default;
  /// What is entered, of the people the scope shows.
  virtual std::vector<AttendanceEntry> entries(SessionId session, Scope const& scope) = 0;
  virtual std::vector<SittingTally> tallies(SessionId session) = 0;
  /// Writes all entries or none, in a fixed number of statements, and answers what differed before. The caller holds the session's lock.
  /// Errors, by path: unknown_person, not_registered (also for people who wait or withdrew), unknown_sitting.
  virtual Result<std::vector<AttendanceChange>> apply(SessionId session, std::vector<AttendanceEntry> const& entries) = 0;
};

}  // namespace athar
