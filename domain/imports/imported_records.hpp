#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "domain/imports/import.hpp"
#include "domain/imports/known_records.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar {

/// What an import asks of the records, and writes to them, many at a time.
class ImportedRecords {
 public:
  virtual ~ImportedRecords() = default;

  // What is known.

  /// The sessions that bear these references, in one statement.
  virtual std::vector<KnownSession> sessions_with_references(std::vector<std::string> const& references) = 0;
  /// Ids of programmes by code.
  virtual std::map<std::string, ProgrammeId> programmes(std::vector<std::string> const& codes) = 0;
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
  /// What tells records of one name apart, people and organisations alike.
  virtual std::map<Uuid, CandidateRecord> candidates(std::vector<Uuid> const& ids) = 0;
  /// A session with its registrations and what is entered of its attendance. None when there is no such session.
  virtual std::optional<KnownParticipants> participants(SessionId session) = 0;

  // What is written. Errors: the named constraints.

  /// Stores new sessions with their programmes and days, in three statements; those in `completed` are already held.
  virtual Result<void> insert_sessions(std::vector<Session> const& sessions, std::vector<bool> const& completed, int year) = 0;
  /// Parents come before children.
  virtual Result<void> insert_organisations(std::span<Organisation const> organisations) = 0;
  /// Brings people to what is given, and raises their versions. Affiliations that are no one's yet are added, others corrected.
  virtual Result<void> insert_people(std::span<PersonWithPost const> people) = 0;
  /// Errors also: stale.
  virtual Result<void> update_people(std::span<PersonWithPost const> people) = 0;
  /// New registrations of one session, in their order; the session's counts follow. The caller holds the session's lock.
  virtual Result<void> insert_registrations(SessionId session, std::span<Registration const> registrations) = 0;

  // What can be taken back.

  /// Notes records that the import made, or what records are before it changes them, each once.
  virtual void remember_made(ImportId import, std::string_view concept_name, std::vector<Uuid> const& ids) = 0;
  virtual void remember_before(ImportId import, std::string_view concept_name, std::vector<Uuid> const& ids) = 0;
  virtual void remember_attendance(ImportId import, SessionId session, std::vector<AttendanceChange> const& changes) = 0;
  /// What keeps the import from being taken back: records that changed since (changed_since) or that others refer to (referred_to), as
  /// "people/ID" with a name; at most some hundred.
  virtual std::vector<FieldError> built_upon(ImportId import) = 0;
  /// Brings back what was before; answers which facts that touches.
  /// Errors: import_built_upon (fields: those of `built_upon`).
  virtual Result<Touched> take_back(ImportId import) = 0;
};

}  // namespace athar
