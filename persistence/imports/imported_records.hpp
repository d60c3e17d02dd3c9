#pragma once
#include "domain/imports/imported_records.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// Each kind of records in a file of its own: session_rows.cpp, organisation_rows.cpp, people_rows.cpp, registration_rows.cpp, agreement_*.cpp; names of
/// places and people in names.cpp, of courses in course_names.cpp, what can be taken back in effects.cpp and progress_effects.cpp.
class PostgresImportedRecords final : public ImportedRecords {
 public:
  explicit PostgresImportedRecords(Connection& connection) : connection_(connection) {}

  std::vector<KnownSession> sessions_with_references(std::vector<std::string> const& references) override;
  std::map<std::string, ProgrammeId> programmes(std::vector<std::string> const& codes) override;
  std::map<std::string, NamedCourses> courses_named(std::vector<std::string> const& texts) override;
  std::map<std::string, std::string> places_named(std::vector<std::string> const& texts, std::string const& kind) override;
  std::map<std::string, std::vector<NamedOrganisation>> organisations_named(std::vector<std::string> const& texts) override;
  KnownOrganisations organisations_like(std::vector<std::string> const& texts) override;
  std::vector<std::string> name_keys(std::vector<std::string> const& names) override;
  std::vector<KnownPerson> people_like(PersonKeys const& keys) override;
  KnownAgreements agreements_like(std::vector<std::string> const& references, std::vector<std::string> const& titles) override;
  void lock_families() override;
  std::optional<KnownParticipants> participants(SessionId session) override;

  Result<void> insert_sessions(std::vector<Session> const& sessions, std::vector<bool> const& completed, int year) override;
  Result<void> insert_organisations(std::span<Organisation const> organisations) override;
  Result<void> insert_people(std::span<PersonWithPost const> people) override;
  Result<void> update_people(std::span<PersonWithPost const> people) override;
  Result<void> insert_registrations(SessionId session, std::span<Registration const> registrations) override;
  Result<void> insert_agreements(Import const& import, std::span<AgreementToWrite const> agreements) override;
  Result<void> update_agreements(Import const& import, std::span<AgreementToWrite const> agreements) override;
  Result<void> add_terms(ImportId import, std::span<TermsToAdd const> terms) override;
  Result<void> insert_words(ImportId import, std::span<ReferenceItem const> words) override;

  void remember_made(ImportId import, std::string_view concept_name, std::vector<Uuid> const& ids) override;
  void remember_before(ImportId import, std::string_view concept_name, std::vector<Uuid> const& ids) override;
  void remember_attendance(ImportId import, SessionId session, std::vector<AttendanceChange> const& changes) override;
  void remember_progress(ImportId import, SessionId session, std::vector<LearnerProgress> const& progress) override;
  std::vector<FieldError> built_upon(ImportId import) override;
  Result<Touched> take_back(ImportId import) override;
  std::map<Uuid, CandidateRecord> candidates(std::vector<Uuid> const& ids) override;

 private:
  Result<void> write_parts_of_agreements(Import const& import, std::span<AgreementToWrite const> agreements);
  Result<void> write_posts(std::span<PersonWithPost const> people);

  Connection& connection_;
};

}  // namespace athar::persistence
