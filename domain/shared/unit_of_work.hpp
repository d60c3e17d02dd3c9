#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/result.hpp"

namespace athar {

class AccountStore;
class AgreementStore;
class AgreementTermsStore;
class CalendarFeedStore;
class CalendarStore;
class ChangeLog;
class CommandStore;
class CommitmentStore;
class CommitteeStore;
class CourseStore;
class DesignationStore;
class DuplicateStore;
class ExportStore;
class ImportStore;
class InvitationStore;
class MailStore;
class OrganisationStore;
class OutreachStore;
class PeopleStore;
class PersonGroupStore;
class PersonMergeStore;
class PlaceStore;
class PrivacyStore;
class ProgrammeStore;
class PublishedTableStore;
class ReachStore;
class ReferenceListStore;
class RegistrationStore;
class SchedulingStore;
class SensitiveDataStore;
class SessionBudgetStore;
class SessionPlanStore;
class SessionStore;
class SignedSheetStore;
class TodayStore;
class TrainerStore;
class VenueStore;

/// Who does it. Commands of the command line have no account.
struct Actor {
  std::optional<AccountId> account;
  std::string name;
};

/// Which facts have to be derived anew after a change.
struct Touched {
  std::vector<PersonId> people;            ///< every fact of these people
  std::vector<SessionId> sessions;         ///< these sessions and everybody in them
  std::vector<OrganisationId> organisations;
  std::vector<std::pair<PersonId, SessionId>> participations;  ///< just these, and the sessions' own facts
};

/// What one command changed: the audit trail's line, and what the next tick is derived from.
struct ChangeRecord {
  std::string concept_name;                ///< "organisations", as in the URL
  std::optional<Uuid> subject;
  std::string action;                      ///< "created", "updated", "deleted", "registered" …
  std::string before;                      ///< JSON; empty for none
  std::string after;                       ///< JSON; empty for none
  Touched touched;
};

/// One transaction over the stores; rolled back unless committed. Used by one thread.
class UnitOfWork {
 public:
  virtual ~UnitOfWork() = default;

  virtual AccountStore& accounts() = 0;
  virtual AgreementStore& agreements() = 0;
  virtual AgreementTermsStore& agreement_terms() = 0;
  virtual CalendarStore& calendar() = 0;
  virtual CalendarFeedStore& calendar_feeds() = 0;
  virtual ChangeLog& changes() = 0;
  virtual CommandStore& commands() = 0;
  virtual CommitmentStore& commitments() = 0;
  virtual CommitteeStore& committees() = 0;
  virtual CourseStore& courses() = 0;
  virtual DesignationStore& designations() = 0;
  virtual DuplicateStore& duplicates() = 0;
  virtual ExportStore& exports() = 0;
  virtual ImportStore& imports() = 0;
  virtual InvitationStore& invitations() = 0;
  virtual MailStore& mail() = 0;
  virtual OrganisationStore& organisations() = 0;
  virtual OutreachStore& outreach() = 0;
  virtual PeopleStore& people() = 0;
  virtual PersonGroupStore& person_groups() = 0;
  virtual PersonMergeStore& person_merges() = 0;
  virtual PlaceStore& places() = 0;
  virtual PrivacyStore& privacy() = 0;
  virtual ProgrammeStore& programmes() = 0;
  virtual PublishedTableStore& published_tables() = 0;
  virtual ReachStore& reach() = 0;
  virtual ReferenceListStore& reference_lists() = 0;
  virtual RegistrationStore& registrations() = 0;
  virtual SchedulingStore& scheduling() = 0;
  virtual SensitiveDataStore& sensitive_data() = 0;
  virtual SessionBudgetStore& session_budgets() = 0;
  virtual SessionPlanStore& session_plans() = 0;
  virtual SessionStore& sessions() = 0;
  virtual SignedSheetStore& signed_sheets() = 0;
  virtual TodayStore& today() = 0;
  virtual TrainerStore& trainers() = 0;
  virtual VenueStore& venues() = 0;

  /// Adds a line to the audit trail, in this transaction.
  /// Answers the number of that line, by which one can wait for its tick.
  virtual std::int64_t record(Actor const& actor, ChangeRecord const& change) = 0;
  virtual void commit() = 0;
  /// SQL statements sent so far, for the log line and the tests that count them.
  virtual int statements() const = 0;
};

/// How long a statement may take: two seconds, or as long as a report needs.
enum class Patience { quick, patient };

/// Where units of work come from. Thread-safe. Its functions throw when the database cannot be reached; the HTTP layer
/// answers 503 then.
class Database {
 public:
  virtual ~Database() = default;
  /// A transaction for a command.
  virtual std::unique_ptr<UnitOfWork> begin(Patience = Patience::quick) = 0;
  /// Reads without a transaction around them: each statement sees its own snapshot.
  virtual std::unique_ptr<UnitOfWork> read(Patience = Patience::quick) = 0;
  /// Reads that all see the same instant, for what is read in many parts. Patient.
  virtual std::unique_ptr<UnitOfWork> snapshot() = 0;
  /// How many units that recorded something ended through this object. Whoever was answered after a change finds it counted: an answer kept while
  /// this number stands never hides that change.
  virtual std::int64_t recordings() const = 0;
};

}  // namespace athar
