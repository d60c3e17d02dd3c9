#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/training/session.hpp"

namespace athar {

inline constexpr int longest_calendar_days = 400;
inline constexpr int greatest_calendar_sessions = 4000;

struct CalendarQuestion {
  LocalDate from;
  LocalDate to;                              ///< inclusive
  std::optional<std::string> programme;      ///< id or code
  std::optional<SessionKind> kind;
  std::optional<SessionStatus> status;
  std::optional<std::string> place;          ///< code of a place, or of a region with everything in it
  std::optional<RoomId> room;
  std::optional<PersonId> trainer;
  Scope scope;
};

/// Errors: end_before_start, out_of_range (more than 400 days).
Result<void> check_span(CalendarQuestion const& question);

struct CalendarTrainer {
  PersonId person_id;
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;
  std::string given_name_ar;
};

struct CalendarRoom {
  RoomId id;
  LocalizedText name;
};

/// A day that lies in the span, with who and what is held on it.
struct CalendarDay {
  LocalDate date;
  std::vector<Sitting> sittings;
  std::vector<RoomId> room_ids;
  std::vector<PersonId> trainer_ids;
};

/// A session with at least one day in the span; only those days are given.
struct CalendarSession {
  SessionId id;
  int version{1};
  std::string reference;
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  SessionStatus status{SessionStatus::planned};
  LocalDate first_date;
  LocalDate last_date;
  std::string time_zone;
  std::optional<std::string> place_code;
  LocalizedText place_name;
  std::string venue;
  std::optional<int> seats;
  int registered{0};
  int waiting{0};
  std::vector<std::string> programme_codes;
  std::vector<CalendarTrainer> trainers;     ///< of its team: trainers and speakers
  std::vector<CalendarRoom> rooms;           ///< held in the span
  std::vector<CalendarDay> days;
};

/// A public holiday, or Ramadan.
struct CalendarHoliday {
  std::string kind;                          ///< "fixed", "lunar", "ramadan"
  LocalDate starts_on;
  LocalDate ends_on;
  LocalizedText name;
  bool confirmed{true};                      ///< false while the moon has not been seen
};

struct CalendarPage {
  std::vector<CalendarSession> sessions;     ///< by first day
  std::vector<CalendarHoliday> holidays;
  bool is_cut{false};                        ///< there are more sessions than one answer holds
};

class CalendarStore {
 public:
  virtual ~CalendarStore() = default;
  /// Two statements.
  virtual CalendarPage page(CalendarQuestion const& question) = 0;
};

}  // namespace athar
