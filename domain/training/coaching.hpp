#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/session.hpp"

namespace athar {

/// What a coaching was engaged for. The coach is the session's trainer, the beneficiaries are its participants.
struct CoachingEngagement {
  int planned_minutes{0};
  std::string goal;
  friend bool operator==(CoachingEngagement const&, CoachingEngagement const&) = default;
};

/// A visit of the coach as it was logged. It is a sitting of the session: hours and attendance are the sitting's.
struct CoachingVisit {
  LocalDate date;
  int sitting{1};
  LocalTime starts;
  int minutes{0};
  std::string topic;
  bool remote{false};
  std::string place;                         ///< empty when remote
};

/// The words kept beside a sitting.
struct CoachingNote {
  LocalDate date;
  int sitting{1};
  std::string topic;
  bool remote{false};
  std::string place;
};

inline constexpr int greatest_engagement_minutes = 600'000;

/// Errors: out_of_range (planned_minutes).
Result<void> check(CoachingEngagement const& engagement);

/// The session with that visit as one more sitting; `visit.sitting` gets its number. Visits of one day are logged in their order.
/// Errors: out_of_range (minutes: 5 to 720, and not past midnight), future_attendance (date), visit_overlaps, day_is_full (two a day),
/// earlier_than_logged (starts).
Result<Session> with_visit(Session session, CoachingVisit& visit, LocalDate today);

/// The session without that sitting; the later one of its day stays under its number only when it is the first.
/// Errors: unknown_sitting; later_visit_that_day.
Result<Session> without_visit(Session session, LocalDate date, int sitting);

class CoachingStore {
 public:
  virtual ~CoachingStore() = default;
  /// None while nobody has said what the coaching is engaged for.
  virtual std::optional<CoachingEngagement> engagement(SessionId session) = 0;
  /// The session's planned minutes follow when the session is saved next: the caller does so in the same unit of work.
  virtual Result<void> put(SessionId session, CoachingEngagement const& engagement) = 0;
  virtual std::vector<CoachingNote> notes(SessionId session) = 0;
  /// Errors: unknown_sitting.
  virtual Result<void> put_note(SessionId session, CoachingNote const& note) = 0;
};

}  // namespace athar
