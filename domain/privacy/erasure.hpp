#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/exports/export.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar {

/// That somebody's record was erased. What figures are split by stays under `person_id`, a random id that nothing joins to the former one.
struct Erasure {
  PersonId person_id;
  std::string label;              ///< shown where a name was: "X-7F3A9-C2E41"
  Instant erased_at;
  std::optional<AccountId> actor;
  std::string actor_name;
  int participations{0};          ///< sessions that go on counting
  int lines_redacted{0};          ///< of the audit trail
  int files_removed{0};           ///< originals of imports
  int exports_withdrawn{0};
};

/// The label of an erased person, from the random end of an id made for nothing else.
std::string erased_label(Uuid const& random);

class ErasureStore {
 public:
  virtual ~ErasureStore() = default;

  struct Done {
    Erasure erasure;
    std::vector<ExportId> withdrawn;  ///< their files are to be removed
    std::vector<AccountId> accounts;  ///< of the person: they may be signed in
    std::vector<PersonId> touched;    ///< former and new ids of the record and of those merged into it
  };
  /// Takes away everything that says who the person was, and gives what stays the id `pseudonym`, of all records merged with it too; facts
  /// follow at the next tick, for which all `touched` ids must be touched. Nobody's exports and imports move meanwhile.
  /// Errors: not_found, already_erased, administrators_account, import_under_way.
  virtual Result<Done> erase(PersonId person, PersonId pseudonym, std::string const& label, Actor const& actor) = 0;
  virtual std::optional<Erasure> find(PersonId pseudonym) = 0;
  /// Newest first.
  virtual Page<Erasure> list(PageRequest const& page) = 0;
};

}  // namespace athar
