#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/registration.hpp"
#include "domain/training/session_status.hpp"

/// Who is asked to name people for a session, and whom they named.
namespace athar {

/// Draft until it has a date of sending; answered from the day its answer came.
enum class DesignationState { draft, sent, answered, cancelled };
/// A main takes a seat or waits for one; a substitute is kept in reserve.
enum class Standing { main, substitute };
/// How a name came.
enum class DesignationChannel { letter, focal_point, partner, typed };

std::string_view name_of(DesignationState state);
std::string_view name_of(Standing standing);
std::string_view name_of(DesignationChannel channel);
std::optional<DesignationState> designation_state_named(std::string_view name);
std::optional<Standing> standing_named(std::string_view name);
std::optional<DesignationChannel> designation_channel_named(std::string_view name);

inline constexpr int greatest_number_of_places = 1'000;
inline constexpr std::size_t greatest_number_of_quotas = 200;
inline constexpr std::size_t greatest_number_of_attachments = 12;
inline constexpr std::size_t greatest_number_of_designated = 500;

struct Quota {
  OrganisationId organisation_id;
  int places{1};
  friend bool operator==(Quota const&, Quota const&) = default;
};

/// What a session asks of administrations as a whole. Version 0 while nothing was stored.
struct DesignationPlan {
  SessionId session_id;
  int version{0};
  std::optional<int> women_percent;          ///< target share of women among the participants
  std::optional<LocalDate> deadline;
  LocalizedText profile;
  std::vector<Quota> quotas;                 ///< in the order of the organisations' names when read
  friend bool operator==(DesignationPlan const&, DesignationPlan const&) = default;
};

/// Errors: out_of_range (women_percent, quotas/…/places), given_twice (quotas/…/organisation_id), too_many_items (quotas).
Result<DesignationPlan> checked(DesignationPlan plan);

struct DesignationReminder {
  LocalDate sent_on;
  std::string outgoing_number;
  friend bool operator==(DesignationReminder const&, DesignationReminder const&) = default;
};

/// A letter to one administration for one session.
struct Designation {
  DesignationId id;
  int version{1};
  SessionId session_id;
  OrganisationId organisation_id;
  DesignationState state{DesignationState::draft};
  Language language{Language::fr};           ///< of the administration
  std::string addressee;                     ///< a function: "Monsieur le Secrétaire général"
  std::string profile;
  std::vector<std::string> attachments;      ///< named at the foot of the letter
  int places{1};
  std::optional<int> women_percent;
  std::optional<LocalDate> deadline;
  std::string outgoing_number;
  std::optional<LocalDate> sent_on;
  std::string incoming_number;               ///< of the answer
  std::optional<LocalDate> answered_on;
  std::string note;
};

/// Whom a letter speaks to and what it names as attached, where nobody says otherwise.
std::string default_addressee(Language language);
std::vector<std::string> default_attachments(Language language);

/// Sets the state that the dates make, unless it is cancelled.
/// Errors: out_of_range (places, women_percent), answer_before_sending (answered_on), deadline_before_sending (deadline),
/// future_date (sent_on, answered_on), required (sent_on, where an answer came).
Result<Designation> checked(Designation designation, LocalDate today);

/// A reminder follows the letter. Errors: letter_not_sent, letter_answered (state); future_date, reminder_before_sending (sent_on).
Result<void> may_remind(Designation const& designation, LocalDate sent_on, LocalDate today);

/// Whom an administration named.
struct DesignatedPerson {
  DesignationId designation_id;
  PersonId person_id;
  int rank{1};
  Standing standing{Standing::main};
  DesignationChannel channel{DesignationChannel::typed};
  std::optional<ImportId> import_id;         ///< the returned form they were in
};

/// As people read it: with names and with their place in the session of now.
struct DesignatedRow {
  DesignatedPerson designated;
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;
  std::string given_name_ar;
  std::string sex;                           ///< "F", "M", "not_stated", "prefers_not_to_say"
  std::string function;
  std::optional<RegistrationId> registration_id;
  std::optional<RegistrationStatus> status;  ///< none: not in the session (a substitute)
  std::optional<int> waiting_position;       ///< 1 is the next to get a seat
};

/// Numbers of the people named.
struct DesignationCounts {
  int designated{0};                         ///< mains who did not withdraw
  int confirmed{0};                          ///< of these, with a seat
  int waiting{0};
  int substitutes{0};
  int withdrawn{0};
  int women{0};                              ///< of the designated
  int men{0};

  /// Places that nobody was named for.
  int missing(int places) const { return designated < places ? places - designated : 0; }
};
DesignationCounts counts_of(std::vector<DesignatedRow> const& people);

/// A letter with what its page shows.
struct DesignationPage {
  Designation designation;
  LocalizedText organisation_name;
  std::string session_reference;
  LocalizedText session_title;
  SessionStatus session_status{SessionStatus::planned};
  std::optional<LocalDate> session_first_date;
  std::optional<LocalDate> session_last_date;
  std::vector<DesignationReminder> reminders;  ///< in order
  std::vector<DesignatedRow> people;           ///< by rank

  DesignationCounts counts() const { return counts_of(people); }
};

/// May this person be named on this letter now? `by_focal_point`: within the places asked, and only on a letter that was sent.
/// Errors: designation_cancelled, session_cancelled, session_over, letter_not_sent, places_exceeded (detail: the places).
Result<void> may_name(DesignationPage const& page, Standing standing, bool by_focal_point);

struct DesignationFilter {
  std::optional<std::string> search;         ///< words of the organisation's name or the session's title, or its reference
  std::optional<DesignationState> state;
  std::optional<SessionId> session;
  bool overdue{false};                       ///< sent, not answered, its deadline before `today`
  LocalDate today;
  Scope scope;
};

class DesignationStore {
 public:
  virtual ~DesignationStore() = default;

  /// Without quotas and with version 0 when none was stored.
  virtual DesignationPlan plan(SessionId session) = 0;
  /// The names of a plan's organisations.
  virtual std::map<OrganisationId, LocalizedText> names(std::vector<OrganisationId> const& organisations) = 0;
  /// Stores the plan when the stored version is still `plan.version`. Errors: stale; unknown_organisation.
  virtual Result<void> put_plan(DesignationPlan const& plan) = 0;

  /// Errors: the named constraints (already_asked: the session has a letter to this organisation).
  virtual Result<void> insert(Designation const& designation) = 0;
  /// Writes when the stored version is still `designation.version`, and raises it. Errors: stale; the named constraints.
  virtual Result<void> update(Designation const& designation) = 0;
  /// Errors: already_reminded (sent_on).
  virtual Result<void> add_reminder(DesignationId id, DesignationReminder const& reminder) = 0;
  /// None outside the scope: a focal point sees letters that were sent to their organisation and those under it. Three statements.
  virtual std::optional<DesignationPage> find(DesignationId id, Scope const& scope) = 0;
  /// The letters of a session by organisation, cancelled ones last. Three statements.
  virtual std::vector<DesignationPage> of_session(SessionId session, Scope const& scope) = 0;
  /// Those due first come first. Three statements, one more for the total.
  virtual Page<DesignationPage> list(DesignationFilter const& filter, PageRequest const& page) = 0;

  /// Puts people at the end of the list; those who are on it stay as they are. Answers who was added.
  virtual Result<std::vector<PersonId>> add_people(DesignationId id, std::vector<DesignatedPerson> const& people) = 0;
  /// False when they are not on the list.
  virtual bool remove_person(DesignationId id, PersonId person) = 0;
  virtual void set_standing(DesignationId id, PersonId person, Standing standing) = 0;
  /// The live registration of this person in the letter's session, under any of their records.
  virtual std::optional<RegistrationId> live_registration(SessionId session, PersonId person) = 0;
};

}  // namespace athar
