#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/training/session.hpp"

namespace athar {

/// A session in one of the queues, with what its card says.
struct QueuedSession {
  SessionId id;
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
  std::optional<std::string> region_code;
  std::string venue;
  std::optional<int> seats;
  int registered{0};
  int waiting{0};
  std::optional<LocalDate> date;             ///< what it is queued by: the oldest sitting without attendance, the next day …
  int sittings{0};                           ///< of the queue: without attendance, today, in the coming days
};

/// At most `greatest_queue_length` sessions, and how many there are.
struct SessionQueue {
  std::vector<QueuedSession> items;
  int count{0};
};

inline constexpr int greatest_queue_length = 20;
inline constexpr int days_ahead = 7;

struct FailedImport {
  ImportId id;
  std::string file_name;
  std::string failure;                       ///< a code
  std::optional<Instant> finished_at;
};

/// What waits for somebody's hand.
struct Today {
  SessionQueue attendance_missing;           ///< sittings held before today with nobody's attendance and no head count; oldest first
  SessionQueue sessions_running;             ///< with a sitting today
  SessionQueue upcoming;                     ///< with a sitting in the next seven days
  SessionQueue waiting_lists;                ///< somebody waits although a seat is free
  SessionQueue planned_without_dates;        ///< the planned period has begun and no day is set
  std::int64_t people_incomplete{0};         ///< registered people whose sex or organisation is unknown
  std::int64_t letters_unanswered{0};        ///< sent to administrations for a session still to come, without an answer
  std::int64_t duplicate_people{0};          ///< pairs to review, counted to 1,000
  std::int64_t duplicate_organisations{0};
  std::vector<FailedImport> imports_failed;  ///< of the last 30 days
};

/// Which queues are asked for, and in which part of the records.
struct TodayQuestion {
  LocalDate today;
  Scope scope;                               ///< of sessions
  bool sessions{false};
  std::optional<Scope> people;               ///< whose incomplete records are counted; nobody's without it
  std::optional<Scope> letters;              ///< whose unanswered letters are counted; nobody's without it
  bool imports{false};
  bool duplicate_people{false};
  bool duplicate_organisations{false};
};

class TodayStore {
 public:
  virtual ~TodayStore() = default;
  /// Two statements.
  virtual Today today(TodayQuestion const& question) = 0;
};

}  // namespace athar
