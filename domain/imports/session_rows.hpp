#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/imports/csv_reader.hpp"
#include "domain/imports/import.hpp"

namespace athar {

/// What one row says of a session. An empty cell says nothing: unknown, not zero.
struct SessionCells {
  int row{0};
  std::string reference;
  std::string title;
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  std::optional<SessionKind> kind;
  std::optional<Modality> modality;
  std::string programme;
  std::string country;
  std::string place_code;
  std::string venue;
  std::optional<int> total;
  std::optional<int> women;
  std::optional<int> men;
  std::string note;
  std::vector<std::pair<std::string, std::string>> values;  ///< field and cell, as read
  std::vector<RowRemark> remarks;
};

/// Reads each row by the mapping (field → column). Dates are 2026-11-22 or 22/11/2026.
std::vector<SessionCells> read_session_cells(CsvTable const& table, std::map<std::string, std::string> const& mapping);

/// What the records hold of the names the rows use.
struct SessionLookup {
  std::unordered_map<std::string, KnownSession> sessions;   ///< by external reference
  std::set<std::string> countries;
  std::set<std::string> places;
  std::map<std::string, ProgrammeId> programmes;            ///< by code
};

struct PlannedSession {
  ImportRow row;
  Session session;                           ///< what is to be stored; of a changed one without the hours of its days
  SessionCells cells;
};

/// Decides what confirming would do with each row. Rows match stored sessions by external reference; defaults (programme, kind, modality,
/// language) are for new sessions. A cell never empties what is stored.
/// Remarks: those of `checked`; required, repeated_code, ragged_row, invalid_date, not_a_whole_number, not_one_of, too_long,
/// control_characters, end_before_start, unknown_place, unknown_programme, attendance_entered; as a warning unknown_country.
std::vector<PlannedSession> plan_sessions(std::vector<SessionCells> rows, std::map<std::string, std::string> const& mapping,
                                          std::map<std::string, std::string> const& defaults, SessionLookup const& lookup);

/// Lays what the row says over a session.
void lay_over(Session& session, SessionCells const& cells, SessionLookup const& lookup, std::string const& language);

}  // namespace athar
