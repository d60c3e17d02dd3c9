#pragma once
#include "domain/today/today.hpp"
#include "server/api/sessions/words.hpp"
#include "server/json/json.hpp"

namespace athar::api {

/// A session in a queue; `date` and `sittings` are those of the queue.
struct QueuedSessionView {
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  SessionKind kind{SessionKind::training};
  Modality modality{Modality::in_person};
  SessionStatus status{SessionStatus::planned};
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  std::optional<std::string> planned_period;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<std::string> region_code;
  std::optional<std::string> venue;
  std::optional<int> seats;
  int registered{0};
  int waiting{0};
  std::optional<LocalDate> date;
  int sittings{0};
  std::optional<int> age_days;
};
BOOST_DESCRIBE_STRUCT(QueuedSessionView, (),
                      (session_id, reference, title, kind, modality, status, first_date, last_date, planned_period, place_code, place_name,
                       region_code, venue, seats, registered, waiting, date, sittings, age_days))
constexpr auto notes(json::Of<QueuedSessionView>) {
  return std::to_array<json::Note>({
      {.member = "date", .description = "The oldest sitting without attendance, the next day, or the first day of the planned period"},
      {.member = "age_days", .description = "Days since `date`, when it has passed"},
  });
}

struct FailedImportView {
  ImportId id;
  std::string file_name;
  std::string failure;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(FailedImportView, (), (id, file_name, failure, finished_at))

struct TodayCounts {
  int attendance_missing{0}, sessions_running{0}, upcoming{0}, waiting_lists{0}, planned_without_dates{0};
  std::int64_t people_incomplete{0};
  std::int64_t letters_unanswered{0};
  std::int64_t duplicate_people{0}, duplicate_organisations{0};
  int imports_failed{0};
  int commitments_late{0}, deadlines_soon{0};
  int comments_unanswered{0};
  int corrections_open{0};
};
BOOST_DESCRIBE_STRUCT(TodayCounts, (),
                      (attendance_missing, sessions_running, upcoming, waiting_lists, planned_without_dates, people_incomplete,
                       letters_unanswered, duplicate_people, duplicate_organisations, imports_failed, commitments_late, deadlines_soon,
                        comments_unanswered, corrections_open))

constexpr auto notes(json::Of<TodayCounts>) {
  return std::to_array<json::Note>({
      {.member = "duplicate_people", .description = "Pairs of records to review, for those who may; counted to 1,000"},
      {.member = "duplicate_organisations", .description = "As duplicate_people"},
      {.member = "commitments_late", .description = "In the agreements that the caller owns or stands in for; a partner's own"},
      {.member = "comments_unanswered", .description = "Of partners, for those who answer them"},
      {.member = "deadlines_soon", .description = "What ends, needs notice or falls due within 30 days in them"},
      {.member = "corrections_open", .description = "Proposed by parties of agreements and not decided, for those who may"},
  });
}

struct TodayView {
  LocalDate date;
  std::vector<QueuedSessionView> attendance_missing;
  std::vector<QueuedSessionView> sessions_running;
  std::vector<QueuedSessionView> upcoming;
  std::vector<QueuedSessionView> waiting_lists;
  std::vector<QueuedSessionView> planned_without_dates;
  std::int64_t people_incomplete{0};
  std::vector<FailedImportView> imports_failed;
  TodayCounts counts;
};
BOOST_DESCRIBE_STRUCT(TodayView, (),
                      (date, attendance_missing, sessions_running, upcoming, waiting_lists, planned_without_dates, people_incomplete,
                       imports_failed, counts))

}  // namespace athar::api
