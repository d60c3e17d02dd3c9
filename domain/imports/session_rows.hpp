#pragma once
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/imports/cell_reader.hpp"
#include "domain/imports/known_records.hpp"

namespace athar {

/// What one row says of a session. An empty cell says nothing, but for head counts: unknown, not zero, and not what it was.
struct SessionCells : RowCells {
  std::string reference;
  std::string title;                         ///< in the import's language
  LocalizedText titles;                      ///< from the columns of one language
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  std::vector<LocalDate> days;               ///< one by one, in order
  std::optional<LocalTime> starts;           ///< of every day named
  std::optional<LocalTime> ends;
  std::optional<SessionKind> kind;
  std::optional<Modality> modality;
  std::string programme;
  std::string course;                        ///< a reference or a title
  std::string country;
  std::string place_code;
  std::string venue;
  std::optional<int> seats;
  std::optional<int> total;
  std::optional<int> women;
  std::optional<int> men;
  bool total_emptied{false};                 ///< see `CellReader::is_emptied`; likewise the next two
  bool women_emptied{false};
  bool men_emptied{false};
  std::string note;
};

/// Reads a kind or a modality by its code or by its usual name in French, Arabic or English.
std::optional<SessionKind> session_kind_worded(std::string_view text);
std::optional<Modality> modality_worded(std::string_view text);

/// Reads each row by the mapping (field → column).
std::vector<SessionCells> read_session_cells(Table const& table, std::map<std::string, std::string> const& mapping);

/// What the records hold of the names the rows use.
struct SessionLookup {
  std::unordered_map<std::string, KnownSession> sessions;   ///< by external reference
  std::map<std::string, std::string> countries;             ///< codes by what the cells say: a code or a name
  std::map<std::string, std::string> places;
  std::map<std::string, ProgrammeId> programmes;            ///< by code
  std::map<std::string, NamedCourses> courses;              ///< by what the cells say
  SpecialDays special_days;                                 ///< from the first day of a row on, as long as a course may last

  /// The one course that the cell means; none where it means none or several.
  KnownCourse const* course(std::string const& cell) const;
};

struct PlannedSession {
  ImportRow row;
  Session session;                           ///< what is to be stored; of a changed one without the hours of its days
  SessionCells cells;
};

/// Decides what confirming would do with each row. Rows match stored sessions by external reference; defaults (programme, kind, modality,
/// language) are for new sessions. Only a head count is ever emptied by a cell. A new edition takes from its course what its row does not
/// say: titles, kind, modality, seats, languages, and of a row with a first day only as many working days as the course lasts, of unknown
/// hours. A session on record becomes an edition of the course and keeps all else.
/// Remarks: those of the cells and of `checked`; required, repeated_code, not_one_of, end_before_start, unknown_place, unknown_programme,
/// attendance_entered, unknown_course (with those named alike), ambiguous_course, course_archived; as warnings unknown_country and
/// days_of_course (detail: the last day).
std::vector<PlannedSession> plan_sessions(std::vector<SessionCells> rows, std::map<std::string, std::string> const& mapping,
                                          std::map<std::string, std::string> const& defaults, SessionLookup const& lookup);

/// Lays what the row says over a session.
void lay_over(Session& session, SessionCells const& cells, SessionLookup const& lookup, std::string const& language);

}  // namespace athar
