#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/session.hpp"

namespace athar {

enum class TravelMeans { plane, train, coach, car, boat };
/// What a traveller needs before leaving. Whether it is there is kept, never its number.
enum class TravelPaper { passport, visa, mission_order, insurance };
enum class Readiness { needed, asked, ready, not_needed };

std::string_view name_of(TravelMeans means);
std::string_view name_of(TravelPaper paper);
std::string_view name_of(Readiness state);
std::optional<TravelMeans> travel_means_named(std::string_view name);
std::optional<TravelPaper> travel_paper_named(std::string_view name);
std::optional<Readiness> readiness_named(std::string_view name);

/// An institution that receives the delegation: one of the registry, or a name.
struct VisitHost {
  std::optional<OrganisationId> organisation_id;
  LocalizedText organisation_name;           ///< read only: the registry's name
  std::string name;
  std::string city;
  std::optional<std::string> country;        ///< ISO 3166-1 alpha-2
  LocalizedText country_name;                ///< read only
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::string contact;                       ///< who receives, and how to reach them
  friend bool operator==(VisitHost const&, VisitHost const&) = default;
};

/// A line of the day's programme, in the wall-clock time of where it happens.
struct VisitEntry {
  LocalDate date;
  std::optional<LocalTime> starts;
  std::optional<LocalTime> ends;
  LocalizedText title;
  std::optional<int> host;                   ///< 1 is the first of the visit's hosts
  std::string place;
  std::string contact;
  friend bool operator==(VisitEntry const&, VisitEntry const&) = default;
};

/// A journey from one place to another. Each time is that of the clocks at its own place.
struct TravelLeg {
  std::string from;
  std::string to;
  LocalDate departs_on;
  std::optional<LocalTime> departs_at;
  LocalDate arrives_on;
  std::optional<LocalTime> arrives_at;
  TravelMeans means{TravelMeans::plane};
  std::string number;                        ///< of the flight or train
  friend bool operator==(TravelLeg const&, TravelLeg const&) = default;
};

/// The plan of a study visit. Version 0 is one that nobody has written yet.
struct StudyVisit {
  SessionId session_id;
  int version{0};
  std::optional<RegistrationId> head;        ///< of the delegation
  std::vector<VisitHost> hosts;              ///< in the order they are visited
  std::vector<VisitEntry> entries;           ///< by day and time
  std::vector<TravelLeg> legs;               ///< by departure
  std::string report;                        ///< the leader's
  std::optional<LocalDate> reported_on;
  friend bool operator==(StudyVisit const&, StudyVisit const&) = default;
};

/// How far one paper of one traveller is. None stored is `needed`.
struct TravellerPaper {
  RegistrationId registration_id;
  TravelPaper paper{TravelPaper::passport};
  Readiness state{Readiness::needed};
  std::optional<LocalDate> date;             ///< when it was asked for or came
  std::string note;
  friend bool operator==(TravellerPaper const&, TravellerPaper const&) = default;
};

/// Something to look at that may still be meant so. `path` is the entry or leg ("legs/2"); `detail` says of what.
struct VisitWarning {
  std::string path;
  std::string code;
  std::string detail;
  friend bool operator==(VisitWarning const&, VisitWarning const&) = default;
};

/// Checks the plan and puts entries and legs in order of time.
/// Errors: host_required, end_before_start (to, ends, arrives_on, arrives_at), required (starts), title_required, unknown_host (host),
/// too_many_items. An arrival may stand up to a day before its departure for who flies across the date line, and for nobody else.
Result<StudyVisit> checked(StudyVisit visit);

/// Legs or entries that overlap, entries while the delegation travels or outside its stay at the host, whatever lies on none of the
/// session's days: legs_overlap, entries_overlap, entry_while_travelling, outside_host_dates, outside_session_days. `visit` is checked.
std::vector<VisitWarning> warnings_of(StudyVisit const& visit, std::optional<LocalDate> first_day, std::optional<LocalDate> last_day);

/// Checks what is entered of travellers' papers. Errors: duplicate_entry, document_number (in a note), date_without_state.
Result<void> check_papers(std::vector<TravellerPaper> const& papers);

/// True when a text holds something like the number of a passport or identity card: six digits in a row, or five after a capital letter.
bool holds_document_number(std::string_view text);

class StudyVisitStore {
 public:
  virtual ~StudyVisitStore() = default;
  /// At most four statements. A visit without a plan has version 0.
  virtual StudyVisit find(SessionId session) = 0;
  /// Writes plan without report when the stored version is still `visit.version`, and raises it by one. The caller holds the session.
  /// Errors: stale; unknown_registration (head_registration_id), unknown_organisation, unknown_place (hosts).
  virtual Result<void> put(StudyVisit const& visit) = 0;
  /// Errors: stale.
  virtual Result<void> put_report(StudyVisit const& visit) = 0;
  /// Of everybody in the session, by registration and paper.
  virtual std::vector<TravellerPaper> papers(SessionId session) = 0;
  /// Writes all or none and answers those stored differently before, as they were. Two statements.
  /// Errors, by path: unknown_registration (of another session, or nobody's).
  virtual Result<std::vector<TravellerPaper>> apply(SessionId session, std::vector<TravellerPaper> const& papers) = 0;
};

}  // namespace athar
