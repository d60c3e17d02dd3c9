#pragma once
#include "domain/documents/signed_sheet.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct EliminationView {
  SheetEliminationId id;
  std::string reference;
  std::string authority;
  LocalDate agreed_on;
  std::string recorded_by;
  Instant recorded_at;
  std::optional<int> sheets;
};
BOOST_DESCRIBE_STRUCT(EliminationView, (), (id, reference, authority, agreed_on, recorded_by, recorded_at, sheets))

struct SignedSheetView {
  SignedSheetId id;
  SessionId session_id;
  std::string session_reference;
  LocalizedText session_title;
  LocalDate date;
  std::optional<int> sitting;
  int page{1};
  std::optional<std::string> reference;
  std::optional<std::string> file_name;
  std::string media_type;
  std::int64_t size_bytes{0};
  std::string sha256;
  std::string uploaded_by;
  Instant uploaded_at;
  std::optional<SignedSheetId> replaces;
  std::optional<Instant> replaced_at;
  bool locked{true};
  std::optional<LocalDate> locked_until;
  std::optional<EliminationView> elimination;
};
BOOST_DESCRIBE_STRUCT(SignedSheetView, (),
                      (id, session_id, session_reference, session_title, date, sitting, page, reference, file_name, media_type, size_bytes, sha256,
                       uploaded_by, uploaded_at, replaces, replaced_at, locked, locked_until, elimination))
constexpr auto notes(json::Of<SignedSheetView>) {
  return std::to_array<json::Note>({
      {.member = "sitting", .description = "1 or 2; left out: the whole day"},
      {.member = "replaced_at", .description = "There is a newer version; this one is kept"},
      {.member = "locked", .description = "May not be eliminated yet"},
      {.member = "locked_until", .description = "By the retention rule signed_sheets; left out: for ever"},
      {.member = "elimination", .description = "The file is gone; this record of it stays"},
  });
}

struct SheetDayView {
  LocalDate date;
  int sittings{0};
  bool has_attendance{false};
  bool missing{false};
  std::vector<SignedSheetView> sheets;
};
BOOST_DESCRIBE_STRUCT(SheetDayView, (), (date, sittings, has_attendance, missing, sheets))
constexpr auto notes(json::Of<SheetDayView>) {
  return std::to_array<json::Note>({
      {.member = "sittings", .description = "0 for a day that is no longer one of the session"},
      {.member = "missing", .description = "Attendance is entered and no scan is there"},
  });
}
struct SessionSheets {
  std::vector<SheetDayView> days;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SessionSheets, (), (days, can))

struct SheetsNaming {
  std::vector<SignedSheetView> items;
};
BOOST_DESCRIBE_STRUCT(SheetsNaming, (), (items))

struct EliminationBody {
  std::optional<SheetEliminationId> id;
  std::vector<SignedSheetId> sheet_ids;
  std::string reference;
  std::string authority;
  LocalDate agreed_on;
};
BOOST_DESCRIBE_STRUCT(EliminationBody, (), (id, sheet_ids, reference, authority, agreed_on))
constexpr auto notes(json::Of<EliminationBody>) {
  return std::to_array<json::Note>({
      {.member = "reference", .description = "Of the agreement", .max_length = 120},
      {.member = "authority", .description = "Who agreed", .max_length = 200},
      {.member = "sheet_ids", .description = "At most 500, all past their retention date", .max_items = 500},
  });
}

}  // namespace athar::api
