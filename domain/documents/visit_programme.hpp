#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/documents/sign_in_sheet.hpp"
#include "domain/training/study_visit.hpp"

namespace athar {

/// One line of a day: an appointment or a journey.
struct ProgrammeLine {
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  std::optional<VisitEntry> entry;
  std::optional<TravelLeg> leg;
  std::optional<VisitHost> host;             ///< of the appointment
};

struct ProgrammeDay {
  LocalDate date;
  std::vector<ProgrammeLine> lines;          ///< in order of time, those without an hour first
};

/// What is printed of a visit: neither papers nor report.
struct VisitProgramme {
  std::vector<VisitHost> hosts;
  std::vector<ProgrammeDay> days;
  std::vector<SheetLine> travellers;         ///< the head of the delegation first
  bool has_head{false};
};

/// Errors: nothing_to_print when the visit has neither hosts nor entries nor journeys.
Result<VisitProgramme> visit_programme(StudyVisit const& visit, std::vector<RegistrationRow> const& registrations);

}  // namespace athar
