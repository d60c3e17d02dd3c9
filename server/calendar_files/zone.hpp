#pragma once
#include <string>
#include <vector>

#include "domain/shared/date.hpp"

namespace athar::calendar_files {

/// A change of a zone's offset, as the system's time-zone database has it.
struct Transition {
  LocalDate date;            ///< wall-clock day and time by the offset before it
  int seconds_of_day{0};
  int offset_before{0};      ///< seconds east of UTC
  int offset_after{0};
  std::string name;          ///< "+01"
  friend bool operator==(Transition const&, Transition const&) = default;
};

/// The offset in force at the first day, as a transition that changes nothing, then every change up to the last day. None for a zone
/// that is not known.
std::vector<Transition> transitions(std::string const& zone, LocalDate first, LocalDate last);

}  // namespace athar::calendar_files
