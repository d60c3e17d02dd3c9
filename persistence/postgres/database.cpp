#include "persistence/postgres/database.hpp"

#include "persistence/access/account_store.hpp"
#include "persistence/commands/command_store.hpp"
#include "persistence/duplicates/duplicate_store.hpp"
#include "persistence/exports/export_store.hpp"
#include "persistence/imports/import_store.hpp"
#include "persistence/organisations/organisation_store.hpp"
#include "persistence/outreach/outreach_store.hpp"
#include "persistence/people/people_store.hpp"
#include "persistence/people/person_group_store.hpp"
#include "persistence/people/person_merge_store.hpp"
#include "persistence/privacy/privacy_store.hpp"
#include "persistence/programmes/programme_store.hpp"
#include "persistence/published/published_table_store.hpp"
#include "persistence/reach/reach_store.hpp"
#include "persistence/recorded/change_log.hpp"
#include "persistence/reference/reference_list_store.hpp"
#include "persistence/territory/place_store.hpp"
#include "persistence/today/today_store.hpp"
#include "persistence/training/registration_store.hpp"
#include "persistence/training/session_store.hpp"

namespace athar::persistence {
namespace {

/// What is put around the statements of a unit of work.
enum class Around { nothing, transaction, snapshot };

/// The stores over one leased connection. They hold nothing but the connection: making all of them costs nothing.
class PostgresUnitOfWork final : public UnitOfWork {
 public:
  PostgresUnitOfWork(Pool::Lease lease, Around around)
      : lease_(std::move(lease)),
        accounts_(*lease_),
        changes_(*lease_),
        commands_(*lease_),
        duplicates_(*lease_),
        exports_(*lease_),
        imports_(*lease_),
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
        sessions_(*lease_),
        today_(*lease_) {
    lease_->take_statement_count();
    if (around == Around::transaction) lease_->begin();
    if (around == Around::snapshot) lease_->begin_snapshot();
  }

  AccountStore& accounts() override { return accounts_; }
  ChangeLog& changes() override { return changes_; }
  CommandStore& commands() override { return commands_; }
  DuplicateStore& duplicates() override { return duplicates_; }
  ExportStore& exports() override { return exports_; }
  ImportStore& imports() override { return imports_; }
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
  SessionStore& sessions() override { return sessions_; }
  TodayStore& today() override { return today_; }

  std::int64_t record(Actor const& actor, ChangeRecord const& change) override { return record_change(*lease_, actor, change); }
  void commit() override { lease_->commit(); }
  int statements() const override {
    statements_ += lease_->take_statement_count();
    return statements_;
  }

 private:
  Pool::Lease lease_;
  mutable int statements_{0};
  PostgresAccountStore accounts_;
  PostgresChangeLog changes_;
  PostgresCommandStore commands_;
  PostgresDuplicateStore duplicates_;
  PostgresExportStore exports_;
  PostgresImportStore imports_;
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
  PostgresSessionStore sessions_;
  PostgresTodayStore today_;
};

}  // namespace

PostgresDatabase::PostgresDatabase(Options const& options)
    : quick_({options.url, options.quick_timeout_ms}, options.quick_connections),
      patient_({options.url, options.patient_timeout_ms}, options.patient_connections) {}

std::unique_ptr<UnitOfWork> PostgresDatabase::begin(Patience patience) {
  return std::make_unique<PostgresUnitOfWork>(pool(patience).lease(), Around::transaction);
}

std::unique_ptr<UnitOfWork> PostgresDatabase::read(Patience patience) {
  return std::make_unique<PostgresUnitOfWork>(pool(patience).lease(), Around::nothing);
}

std::unique_ptr<UnitOfWork> PostgresDatabase::snapshot() {
  return std::make_unique<PostgresUnitOfWork>(pool(Patience::patient).lease(), Around::snapshot);
}

}  // namespace athar::persistence
