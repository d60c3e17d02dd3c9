#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/designations/designation.hpp"
#include "domain/documents/convocation.hpp"
#include "domain/mail/outbox.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/registration.hpp"
#include "domain/training/session.hpp"

namespace athar {

enum class InvitationReason { invited, promoted };
enum class InvitationAnswer { none, comes, declines, replacement };
/// How an invitation ended before the session: called back, or its deadline passed without an answer and the seat went on.
enum class InvitationEnd { open, withdrawn, expired };

std::string_view name_of(InvitationReason reason);
std::string_view name_of(InvitationAnswer answer);
std::string_view name_of(InvitationEnd end);
std::optional<InvitationReason> invitation_reason_named(std::string_view name);
std::optional<InvitationAnswer> invitation_answer_named(std::string_view name);
std::optional<InvitationEnd> invitation_end_named(std::string_view name);

/// A person asked to a session.
struct Invitation {
  InvitationId id;
  int version{1};
  SessionId session_id;
  PersonId person_id;
  InvitationReason reason{InvitationReason::invited};
  LocalDate answer_by;                     ///< the last day on which it may be answered
  int link_number{1};                      ///< links of a smaller number were replaced
  Instant asked_at;
  int reminders{0};
  std::optional<Instant> reminded_at;
  InvitationAnswer answer{InvitationAnswer::none};
  std::optional<Instant> answered_at;
  std::string answered_by;                 ///< who typed it in; empty when the person did, through the link
  std::string note;
  std::string replacement_name;
  std::string replacement_contact;
  InvitationEnd ended{InvitationEnd::open};
  std::optional<InvitationId> replaced_by; ///< of whoever took their place, as they proposed
};

/// What somebody answers.
struct GivenAnswer {
  InvitationAnswer answer{InvitationAnswer::none};
  std::string note;
  std::string replacement_name;
  std::string replacement_contact;
};

/// Errors: required (answer; replacement_name when somebody else is proposed).
Result<GivenAnswer> checked(GivenAnswer answer);

/// Why a link takes no answer any more.
enum class LinkClosed { open, replaced, withdrawn, expired, session_cancelled, session_begun };
std::string_view name_of(LinkClosed closed);
/// `today` in the session's zone; the deadline's whole day counts.
LinkClosed closed(Invitation const& invitation, int link_number, SessionStatus status, std::optional<LocalDate> first_date, LocalDate today);

/// How a session is to be filled.
struct SessionFilling {
  SessionId session_id;
  int version{0};                          ///< 0: nobody said anything yet
  std::optional<int> women_target_percent;
  std::optional<int> promotion_answer_days;  ///< none: a free seat goes to the next who waits without asking
  int promotion_stops_days{0};             ///< so many days before the first day no seat is offered any more
  std::optional<int> answer_reminder_days{3};   ///< before the last day to answer, to whoever has not answered; none: by hand only
  std::optional<int> session_reminder_days{2};  ///< before the first day, to whoever said they come; none: by hand only
  friend bool operator==(SessionFilling const&, SessionFilling const&) = default;
};

/// Whether a seat that came free is offered to the next who waits, and until when they may answer: never beyond the day on which
/// offers stop. None: no offer any more.
std::optional<LocalDate> offer_until(SessionFilling const& filling, std::optional<LocalDate> first_date, LocalDate today);

/// A person in the panel: registered, waiting or asked.
struct InvitedPerson {
  PersonId person_id;
  std::string family_name, given_name, family_name_ar, given_name_ar;
  std::string sex;
  std::optional<OrganisationId> organisation_id;
  LocalizedText organisation_name;
  std::optional<std::string> region_code;
  bool has_address{false};
  Language language{Language::fr};
  std::optional<RegistrationId> registration_id;
  RegistrationStatus registration{RegistrationStatus::withdrawn};  ///< withdrawn also when there is none
  std::optional<int> waiting_position;
  std::optional<Invitation> invitation;
  std::optional<MailState> mail;           ///< of the newest message of this session to them
  std::optional<MailProblem> mail_problem;
  std::optional<OrganisationId> quota_of;  ///< the organisation whose places they take: the nearest above them that has a quota
};

/// Where somebody stands for the count of the room.
enum class Expectation { confirmed, expected, waiting, out };
/// Confirmed: a seat, and asked for nothing or come. Expected: a seat or an invitation that awaits its answer.
Expectation standing(InvitedPerson const& person);
std::string_view name_of(Expectation standing);

struct RoomCount {
  int women{0}, men{0}, unknown{0};
  int total() const { return women + men + unknown; }
  /// Of those whose sex is known; none when there are none.
  std::optional<int> women_percent() const;
};

struct RegionCount {
  std::string region_code;                 ///< empty: not known
  int confirmed{0}, projected{0};
};

/// The places of an organisation and how they fill.
struct QuotaCount {
  OrganisationId organisation_id;
  int places{0};
  int confirmed{0}, projected{0};
};

/// The room as it is and as it will be if everybody asked says yes. Counts people once, participants only.
struct RoomProjection {
  RoomCount confirmed, projected;
  int waiting{0}, out{0};
  std::vector<RegionCount> regions;        ///< by code
  std::vector<QuotaCount> quotas;          ///< as given
  /// How many more women the projected room needs to reach the target, with nobody else changing. None without a target.
  std::optional<int> women_missing;
};
RoomProjection projection(std::vector<InvitedPerson> const& people, SessionFilling const& filling, std::vector<Quota> const& quotas = {});

/// Somebody whom an administration named in reserve for the session, and who neither was in it nor was asked.
struct Substitute {
  InvitedPerson person;
  DesignationId letter;
  OrganisationId letter_organisation;
  LocalizedText letter_organisation_name;
  int rank{1};                             ///< on the letter
};

/// What mails need of a person.
struct MailRecipient {
  PersonId person_id;
  std::string family_name, given_name, family_name_ar, given_name_ar;
  std::optional<std::string> email;
  Language language{Language::fr};
  bool is_locked{false};
  bool is_erased{false};
};

/// An invitation whose promotion went unanswered.
struct OverduePromotion {
  InvitationId id;
  SessionId session_id;
};

class InvitationStore {
 public:
  virtual ~InvitationStore() = default;
  /// All or none. Errors: already_invited, unknown_person, person_erased, person_locked.
  virtual Result<void> insert(std::vector<Invitation> const& invitations) = 0;
  /// Asks those once more: another last day, and a reminder counted.
  virtual void remind(std::vector<InvitationId> const& invitations, LocalDate answer_by, bool counts) = 0;
  /// Counts a reminder, and leaves the last day.
  virtual void count_reminders(std::vector<InvitationId> const& invitations) = 0;
  /// Everything that may change of it. Errors: stale.
  virtual Result<void> update(Invitation const& invitation) = 0;
  virtual std::optional<Invitation> find(InvitationId id) = 0;
  /// The one that is open, whatever record of the person it names.
  virtual std::optional<Invitation> open_of(SessionId session, PersonId person) = 0;
  /// Participants, those who wait and those asked, by where they stand and name. One statement.
  virtual std::vector<InvitedPerson> of_session(SessionId session) = 0;
  /// Those of letters that are not cancelled, by organisation and rank: never in the session, never asked, not locked or erased. One statement.
  virtual std::vector<Substitute> substitutes(SessionId session) = 0;
  /// The live registration of a person in a session, whatever record it names.
  virtual std::optional<RegistrationId> live_registration(SessionId session, PersonId person) = 0;
  virtual std::vector<MailRecipient> recipients(std::vector<PersonId> const& people) = 0;
  virtual SessionFilling filling(SessionId session) = 0;
  /// Errors: stale.
  virtual Result<void> write_filling(SessionFilling const& filling) = 0;
  /// Promotions without an answer whose last day is before `today`.
  virtual std::vector<OverduePromotion> overdue_promotions(LocalDate today) = 0;

  /// With version 0 when nobody wrote one.
  virtual PracticalNote practical_note(SessionId session) = 0;
  /// Errors: stale.
  virtual Result<void> write_practical_note(PracticalNote const& note) = 0;

  /// Sessions in which somebody is due a reminder on that day: of their answer, or of the session. Never somebody without an address.
  virtual std::vector<SessionId> sessions_to_remind(LocalDate today) = 0;
  /// Those of a session who owe an answer, with the reminder noted for their last day: the next call leaves them out.
  virtual std::vector<Invitation> take_answer_reminders(SessionId session, LocalDate today) = 0;
  /// Those of a session who said they come and have a seat, with the reminder noted for the session's first day.
  virtual std::vector<Invitation> take_session_reminders(SessionId session, LocalDate today) = 0;
  /// Whose places these people take in that session, where it has quotas.
  virtual std::map<PersonId, OrganisationId> quotas_of(SessionId session, std::vector<PersonId> const& people) = 0;
};

}  // namespace athar
