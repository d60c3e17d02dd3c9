#pragma once
#include "domain/training/attendance.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct AttendanceEntryBody {
  PersonId person_id;
  LocalDate date;
  int sitting{1};
  std::optional<bool> present;
};
BOOST_DESCRIBE_STRUCT(AttendanceEntryBody, (), (person_id, date, sitting, present))
constexpr auto notes(json::Of<AttendanceEntryBody>) {
  return std::to_array<json::Note>({
      {.member = "sitting", .description = "1 or 2 of that day"},
      {.member = "present", .description = "Null takes the entry back: unknown, which is not absent"},
  });
}

struct AttendancesBody {
  std::vector<AttendanceEntryBody> entries;
};
BOOST_DESCRIBE_STRUCT(AttendancesBody, (), (entries))
constexpr auto notes(json::Of<AttendancesBody>) {
  return std::to_array<json::Note>(
      {{.member = "entries", .description = "All are written, or none", .max_items = greatest_number_of_entries, .required = true}});
}

struct SittingTallyView {
  LocalDate date;
  int sitting{1};
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  int recorded{0};
  int present{0};
};
BOOST_DESCRIBE_STRUCT(SittingTallyView, (), (date, sitting, starts, ends, recorded, present))

struct AttendancesView {
  std::vector<AttendanceEntryBody> entries;
  std::vector<SittingTallyView> sittings;
};
BOOST_DESCRIBE_STRUCT(AttendancesView, (), (entries, sittings))

struct AttendancesApplied {
  int applied{0};
};
BOOST_DESCRIBE_STRUCT(AttendancesApplied, (), (applied))
constexpr auto notes(json::Of<AttendancesApplied>) {
  return std::to_array<json::Note>({{.member = "applied", .description = "Entries that were stored differently before"}});
}

}  // namespace athar::api
