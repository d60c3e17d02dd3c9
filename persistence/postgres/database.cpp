#include "persistence/postgres/database.hpp"

#include <utility>

#include "persistence/access/account_store.hpp"
#include "persistence/commands/command_store.hpp"
#include "persistence/agreements/agreement_store.hpp"
#include "persistence/agreements/agreement_terms_store.hpp"
#include "persistence/agreements/commitment_store.hpp"
#include "persistence/agreements/committee_store.hpp"
#include "persistence/courses/course_store.hpp"
#include "persistence/designations/designation_store.hpp"
#include "persistence/documents/signed_sheet_store.hpp"
#include "persistence/duplicates/duplicate_store.hpp"
#include "persistence/exports/export_store.hpp"
#include "persistence/imports/import_store.hpp"
#include "persistence/invitations/invitation_store.hpp"
#include "persistence/mail/mail_store.hpp"
#include "persistence/organisations/organisation_store.hpp"
#include "persistence/outreach/outreach_store.hpp"
#include "persistence/people/people_store.hpp"
#include "persistence/people/person_group_store.hpp"
#include "persistence/people/person_merge_store.hpp"
#include "persistence/privacy/privacy_store.hpp"
#include "persistence/privacy/sensitive_data_store.hpp"
#include "persistence/programmes/programme_store.hpp"
#include "persistence/published/published_table_store.hpp"
#include "persistence/reach/reach_store.hpp"
#include "persistence/recorded/change_log.hpp"
#include "persistence/reference/reference_list_store.hpp"
#include "persistence/resources/trainer_store.hpp"
#include "persistence/resources/venue_store.hpp"
#include "persistence/scheduling/calendar_feed_store.hpp"
#include "persistence/scheduling/calendar_store.hpp"
#include "persistence/scheduling/scheduling_store.hpp"
#include "persistence/territory/place_store.hpp"
#include "persistence/today/today_store.hpp"
#include "persistence/training/registration_store.hpp"
#include "persistence/training/session_budget_store.hpp"
#include "persistence/training/session_plan_store.hpp"
#include "persistence/training/session_store.hpp"

namespace athar::persistence {
namespace {

/// What is put around the statements of a unit of work.
enum class Around { nothing, transaction, snapshot };

/// The stores over one leased connection. They hold nothing but the connection: making all of them costs nothing.
class PostgresUnitOfWork final : public UnitOfWork {
 public:
  PostgresUnitOfWork(Pool::Lease lease, Around around, std::atomic<std::int64_t>& recordings)
      : lease_(std::move(lease)),
        recordings_(recordings),
        accounts_(*lease_),
        calendar_(*lease_),
        calendar_feeds_(*lease_),
        changes_(*lease_),
        commands_(*lease_),
        agreements_(*lease_),
        agreement_terms_(*lease_),
        commitments_(*lease_),
        committees_(*lease_),
        courses_(*lease_),
        designations_(*lease_),
        duplicates_(*lease_),
        exports_(*lease_),
        imports_(*lease_),
        invitations_(*lease_),
        mail_(*lease_),
        organisations_(*lease_),
        outreach_(*lease_),
        people_(*lease_),
        person_groups_(*lease_),
        person_merges_(*lease_),
        places_(*lease_),
        privacy_(*lease_),
        programmes_(*lease_),
        published_tables_(*lease_),
        reach_(*lease_),
        reference_lists_(*lease_),
        registrations_(*lease_),
        scheduling_(*lease_),
        sensitive_data_(*lease_),
        session_budgets_(*lease_),
        session_plans_(*lease_),
        sessions_(*lease_),
        signed_sheets_(*lease_),
        today_(*lease_),
        trainers_(*lease_),
        venues_(*lease_) {
    lease_->take_statement_count();
    if (around == Around::transaction) lease_->begin();
    if (around == Around::snapshot) lease_->begin_snapshot();
  }

  AccountStore& accounts() override { return accounts_; }
  CalendarStore& calendar() override { return calendar_; }
  CalendarFeedStore& calendar_feeds() override { return calendar_feeds_; }
  ChangeLog& changes() override { return changes_; }
  CommandStore& commands() override { return commands_; }
  AgreementStore& agreements() override { return agreements_; }
  AgreementTermsStore& agreement_terms() override { return agreement_terms_; }
  CommitmentStore& commitments() override { return commitments_; }
  CommitteeStore& committees() override { return committees_; }
  CourseStore& courses() override { return courses_; }
  DesignationStore& designations() override { return designations_; }
  DuplicateStore& duplicates() override { return duplicates_; }
  ExportStore& exports() override { return exports_; }
  ImportStore& imports() override { return imports_; }
  InvitationStore& invitations() override { return invitations_; }
  MailStore& mail() override { return mail_; }
  OrganisationStore& organisations() override { return organisations_; }
  OutreachStore& outreach() override { return outreach_; }
  PeopleStore& people() override { return people_; }
  PersonGroupStore& person_groups() override { return person_groups_; }
  PersonMergeStore& person_merges() override { return person_merges_; }
  PlaceStore& places() override { return places_; }
  PrivacyStore& privacy() override { return privacy_; }
  ProgrammeStore& programmes() override { return programmes_; }
  PublishedTableStore& published_tables() override { return published_tables_; }
  ReachStore& reach() override { return reach_; }
  ReferenceListStore& reference_lists() override { return reference_lists_; }
  RegistrationStore& registrations() override { return registrations_; }
  SchedulingStore& scheduling() override { return scheduling_; }
  SensitiveDataStore& sensitive_data() override { return sensitive_data_; }
  SessionBudgetStore& session_budgets() override { return session_budgets_; }
  SessionPlanStore& session_plans() override { return session_plans_; }
  SessionStore& sessions() override { return sessions_; }
  SignedSheetStore& signed_sheets() override { return signed_sheets_; }
  TodayStore& today() override { return today_; }
  TrainerStore& trainers() override { return trainers_; }
  VenueStore& venues() override { return venues_; }

  std::int64_t record(Actor const& actor, ChangeRecord const& change) override {
    recorded_ = true;
    return record_change(*lease_, actor, change);
  }
  void commit() override {
    // Counted also when the answer is lost: it may have been committed.
    struct Counted {
      PostgresUnitOfWork& unit;
      ~Counted() {
        if (std::exchange(unit.recorded_, false)) ++unit.recordings_;
      }
    } const counted{*this};
    lease_->commit();
  }
  int statements() const override {
    statements_ += lease_->take_statement_count();
    return statements_;
  }

 private:
  Pool::Lease lease_;
  std::atomic<std::int64_t>& recordings_;
  bool recorded_{false};
  mutable int statements_{0};
  PostgresAccountStore accounts_;
  PostgresCalendarStore calendar_;
  PostgresCalendarFeedStore calendar_feeds_;
  PostgresChangeLog changes_;
  PostgresCommandStore commands_;
  PostgresAgreementStore agreements_;
  PostgresAgreementTermsStore agreement_terms_;
  PostgresCommitmentStore commitments_;
  PostgresCommitteeStore committees_;
  PostgresCourseStore courses_;
  PostgresDesignationStore designations_;
  PostgresDuplicateStore duplicates_;
  PostgresExportStore exports_;
  PostgresImportStore imports_;
  PostgresInvitationStore invitations_;
  PostgresMailStore mail_;
  PostgresOrganisationStore organisations_;
  PostgresOutreachStore outreach_;
  PostgresPeopleStore people_;
  PostgresPersonGroupStore person_groups_;
  PostgresPersonMergeStore person_merges_;
  PostgresPlaceStore places_;
  PostgresPrivacyStore privacy_;
  PostgresProgrammeStore programmes_;
  PostgresPublishedTableStore published_tables_;
  PostgresReachStore reach_;
  PostgresReferenceListStore reference_lists_;
  PostgresRegistrationStore registrations_;
  PostgresSchedulingStore scheduling_;
  PostgresSensitiveDataStore sensitive_data_;
  PostgresSessionBudgetStore session_budgets_;
  PostgresSessionPlanStore session_plans_;
  PostgresSessionStore sessions_;
  PostgresSignedSheetStore signed_sheets_;
  PostgresTodayStore today_;
  PostgresTrainerStore trainers_;
  PostgresVenueStore venues_;
};

}  // namespace

PostgresDatabase::PostgresDatabase(Options const& options)
    : quick_({options.url, options.quick_timeout_ms}, options.quick_connections),
      patient_({options.url, options.patient_timeout_ms}, options.patient_connections) {}

std::unique_ptr<UnitOfWork> PostgresDatabase::begin(Patience patience) {
  return std::make_unique<PostgresUnitOfWork>(pool(patience).lease(), Around::transaction, recordings_);
}

std::unique_ptr<UnitOfWork> PostgresDatabase::read(Patience patience) {
  return std::make_unique<PostgresUnitOfWork>(pool(patience).lease(), Around::nothing, recordings_);
}

std::unique_ptr<UnitOfWork> PostgresDatabase::snapshot() {
  return std::make_unique<PostgresUnitOfWork>(pool(Patience::patient).lease(), Around::snapshot, recordings_);
}

}  // namespace athar::persistence
