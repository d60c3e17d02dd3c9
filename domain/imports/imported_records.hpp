#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "domain/imports/import.hpp"
#include "domain/imports/known_agreements.hpp"
#include "domain/imports/known_records.hpp"
#include "domain/reference/reference_list.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar {

struct LearnerProgress;

/// What an import asks of the records, and writes to them, many at a time.
class ImportedRecords {
 public:
  virtual ~ImportedRecords() = default;

  // What is known.

  /// The sessions that bear these references, in one statement.
  virtual std::vector<KnownSession> sessions_with_references(std::vector<std::string> const& references) = 0;
  /// Ids of programmes by code.
  virtual std::map<std::string, ProgrammeId> programmes(std::vector<std::string> const& codes) = 0;
  /// Courses by what a cell says: a reference, alone or before a title, or a title in any language. One statement.
  virtual std::map<std::string, NamedCourses> courses_named(std::vector<std::string> const& texts) = 0;
  /// Codes of places by what a cell says: a code, or a name in any language. Of places that share a name the widest is meant; a name
  /// that leaves several is left out. `kind` is "country", or empty for all places.
  virtual std::map<std::string, std::string> places_named(std::vector<std::string> const& texts, std::string const& kind) = 0;
  /// Organisations by what a cell says: a name of any time, acronym or alias, in any language.
  virtual std::map<std::string, std::vector<NamedOrganisation>> organisations_named(std::vector<std::string> const& texts) = 0;
  /// The same, each whole, with all organisations' parents.
  virtual KnownOrganisations organisations_like(std::vector<std::string> const& texts) = 0;
  /// Names as they are compared: case, accents, Arabic letter variants and the order of words do not matter. Beside the texts.
  virtual std::vector<std::string> name_keys(std::vector<std::string> const& names) = 0;
  /// People who have one of these addresses, numbers or names.
  virtual std::vector<KnownPerson> people_like(PersonKeys const& keys) = 0;
  /// What tells records of one name apart, people, organisations and courses alike.
  virtual std::map<Uuid, CandidateRecord> candidates(std::vector<Uuid> const& ids) = 0;
  /// Agreements by what cells say: a reference of theirs or of an amendment, a code of ours, or a title; each whole, with all agreements'
  /// parents. Eight statements at most.
  virtual KnownAgreements agreements_like(std::vector<std::string> const& references, std::vector<std::string> const& titles) = 0;
  /// Keeps families as they are until the end of the unit of work.
  virtual void lock_families() = 0;
  /// A session with its registrations and what is entered of its attendance. None when there is no such session.
  virtual std::optional<KnownParticipants> participants(SessionId session) = 0;

  // What is written. Errors: the named constraints.

  /// Stores new sessions with their programmes and days, in three statements and one more for courses: editions are numbered in the order
  /// given; those in `completed` are already held.
  virtual Result<void> insert_sessions(std::vector<Session> const& sessions, std::vector<bool> const& completed, int year) = 0;
  /// Parents come before children.
  virtual Result<void> insert_organisations(std::span<Organisation const> organisations) = 0;
  /// Brings people to what is given, and raises their versions. Affiliations that are no one's yet are added, others corrected.
  virtual Result<void> insert_people(std::span<PersonWithPost const> people) = 0;
  /// Errors also: stale.
  virtual Result<void> update_people(std::span<PersonWithPost const> people) = 0;
  /// New registrations of one session, in their order; the session's counts follow. The caller holds the session's lock.
  virtual Result<void> insert_registrations(SessionId session, std::span<Registration const> registrations) = 0;
  /// Those above come before those below, or in the same call. The first step of each is recorded in the import's name.
  virtual Result<void> insert_agreements(Import const& import, std::span<AgreementToWrite const> agreements) = 0;
  /// Brings agreements to what is given, and raises their versions; parties and domains are added. Remembers what they were.
  /// Errors also: stale.
  virtual Result<void> update_agreements(Import const& import, std::span<AgreementToWrite const> agreements) = 0;
  /// Adds to the terms of agreements, each agreement's version raised once, and remembers what they were.
  virtual Result<void> add_terms(ImportId import, std::span<TermsToAdd const> terms) = 0;
  /// Adds words at the end of their lists, and remembers them. Errors: code_taken.
  virtual Result<void> insert_words(ImportId import, std::span<ReferenceItem const> words) = 0;

  // What can be taken back.

  /// Notes records that the import made, or what records are before it changes them, each once.
  virtual void remember_made(ImportId import, std::string_view concept_name, std::vector<Uuid> const& ids) = 0;
  virtual void remember_before(ImportId import, std::string_view concept_name, std::vector<Uuid> const& ids) = 0;
  virtual void remember_attendance(ImportId import, SessionId session, std::vector<AttendanceChange> const& changes) = 0;
  /// Before it is put: what stands under these records now goes with it.
  virtual void remember_progress(ImportId import, SessionId session, std::vector<LearnerProgress> const& progress) = 0;
  /// What keeps the import from being taken back: records that changed since (changed_since) or that others refer to (referred_to), as
  /// "people/ID" with a name; at most some hundred.
  virtual std::vector<FieldError> built_upon(ImportId import) = 0;
  /// Brings back what was before; answers which facts that touches.
  /// Errors: import_built_upon (fields: those of `built_upon`).
  virtual Result<Touched> take_back(ImportId import) = 0;
};

}  // namespace athar
