#pragma once
#include <span>
#include <string>
#include <string_view>

#include "domain/imports/cells/reading.hpp"

namespace athar {

enum class AttendanceMark { present, absent, excused };

std::string_view name_of(AttendanceMark mark);  ///< "present", "absent", "excused"

/// What the cross means in one column: present, as in most lists, or absent where other cells are ticked or say P.
struct MarkHabit {
  enum class Cross { present, absent, undecided };
  Cross cross{Cross::present};
};

/// Looks at all columns of marks of a list together, or at one.
MarkHabit mark_habit_of(std::span<std::string const> cells);

/// Reads P, A, E, X, 1, 0, ✓, ✗, présent, absente, excusé, abs., oui, non, ح, غ, م, حاضر, غائبة, بعذر … An empty cell is unknown, never absent.
/// Remarks: error_cell, not_one_of (detail: P, A, E). Questions: ambiguous_mark.
Reading<AttendanceMark> read_attendance_mark(std::string_view cell, MarkHabit const& habit = {});

}  // namespace athar
