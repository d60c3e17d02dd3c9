#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/imports/cell_reader.hpp"
#include "domain/imports/known_records.hpp"
#include "domain/training/e_learning.hpp"

namespace athar {

/// What one row of a learning platform's list says: who, and how far they are.
struct ProgressCells : RowCells {
  std::string email;
  std::string name;                          ///< its words in no order
  std::string name_ar;
  std::optional<int> percent;
  std::optional<LocalDate> completed_on;

  bool says_who() const { return !email.empty() || !name.empty() || !name_ar.empty(); }
};

/// Remarks: those of cells; nothing_said, future_date.
std::vector<ProgressCells> read_progress_cells(Table const& table, std::map<std::string, std::string> const& mapping, LocalDate today);

struct PlannedProgress {
  ImportRow row;
  std::optional<LearnerProgress> progress;   ///< as it is to be; none where nothing changes
};

/// The rows that say who and mean none of the learners, by address or name: those to look for on record.
std::vector<ProgressCells const*> strangers_among(std::vector<ProgressCells> const& rows, std::vector<Learner> const& learners);

/// Decides what confirming would do with each row. A learner is meant by their address, else by their name; an address that is known and
/// differs is somebody else of that name. Nothing is taken back: an empty cell says nothing, and a day of completion without a percentage
/// is all of it. `others` are people on record who bear an address or a name of the rows.
/// Remarks: ambiguous_person (with those meant); repeated_person (detail: the row); not_a_learner (detail: the name on record),
/// unknown_learner (with those of the session who are named alike); as a warning progress_goes_back (detail: what is on record).
std::vector<PlannedProgress> plan_progress_rows(std::vector<ProgressCells> rows, std::map<std::string, std::string> const& mapping,
                                                std::vector<Learner> const& learners, std::vector<KnownPerson> const& others);

}  // namespace athar
