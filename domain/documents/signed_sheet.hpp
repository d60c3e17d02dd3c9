#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar {

using SheetEliminationId = Id<struct SheetEliminationTag>;

inline constexpr std::size_t greatest_scan_size = 20 * 1024 * 1024;
inline constexpr std::size_t greatest_number_of_pages = 60;      ///< of a day or sitting

/// What a scan is, told by its bytes: "application/pdf", "image/jpeg" or "image/png".
/// Errors (file): required, not_a_scan, scan_incomplete, active_pdf (a PDF that would run a script, start a program or carry another file).
Result<std::string> media_type_of_scan(std::string_view content);

/// The last part of a path that somebody's computer named a file by, fit to be shown; at most 120 characters.
std::string plain_file_name(std::string_view given);

/// One page, or one file of several, of what was signed on a day or at a sitting.
struct SignedSheet {
  SignedSheetId id;
  SessionId session_id;
  LocalDate date;
  std::optional<int> sitting;               ///< none: the whole day
  int page{1};
  std::optional<SignedSheetId> replaces;    ///< the earlier version, which is kept
  std::string reference;                    ///< what the sheet's corner says; empty when it was chosen by its day
  std::string file_name;
  std::string media_type;
  std::string sha256;
  std::int64_t size_bytes{0};
};

struct SheetElimination {
  SheetEliminationId id;
  std::string reference;                    ///< of the agreement
  std::string authority;                    ///< who agreed: the archives
  LocalDate agreed_on;
  int sheets{0};
  std::string recorded_by;
  Instant recorded_at;
};

/// Errors: future_date (agreed_on).
Result<SheetElimination> checked(SheetElimination elimination, LocalDate today);

struct SignedSheetRow {
  SignedSheet sheet;
  std::string session_reference;
  LocalizedText session_title;
  std::string uploaded_by;
  Instant uploaded_at;
  std::optional<Instant> replaced_at;
  std::optional<LocalDate> locked_until;    ///< none: for ever, or already eliminated
  std::optional<SheetElimination> elimination;

  bool locked(LocalDate today) const { return !locked_until || today <= *locked_until; }
};

class SignedSheetStore {
 public:
  virtual ~SignedSheetStore() = default;
  /// Every version of every page, also those whose file is gone; by day, sitting and page, the newest version first.
  virtual std::vector<SignedSheetRow> of_session(SessionId session) = 0;
  virtual std::optional<SignedSheetRow> find(SignedSheetId id) = 0;
  /// Sheets whose files carry the person's name: of sessions they have or had a seat in.
  virtual std::vector<SignedSheetRow> naming(PersonId person) = 0;
  /// Those that may be eliminated on that day, oldest first.
  virtual Page<SignedSheetRow> past_retention(LocalDate today, PageRequest const& page) = 0;

  /// Gives a new sheet the next page of its day or sitting, a replacing one that of the earlier version. The caller holds the session.
  /// Errors: already_attached, too_many_pages (file), unknown_sheet (replaces), already_replaced; the named constraints.
  virtual Result<SignedSheet> insert(SignedSheet sheet, Actor const& actor) = 0;

  /// Holds the content of that hash until the end of the unit of work; true when a sheet or an agreement's document still needs it.
  virtual bool needs(std::string const& sha256) = 0;
  /// Hashes of every content that a sheet or an agreement's document needs.
  virtual std::vector<std::string> contents() = 0;
  /// Records that the files of these sheets go; answers their hashes. All of them or none.
  /// Errors: unknown_sheet, already_eliminated, still_locked (sheet_ids; detail: the references).
  virtual Result<std::vector<std::string>> eliminate(SheetElimination const& elimination, std::vector<SignedSheetId> const& sheets, LocalDate today,
                                                     Actor const& actor) = 0;
  /// Newest first.
  virtual Page<SheetElimination> eliminations(PageRequest const& page) = 0;
};

}  // namespace athar
