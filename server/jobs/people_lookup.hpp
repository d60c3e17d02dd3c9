#pragma once
#include "domain/imports/imported_records.hpp"
#include "domain/imports/person_rows.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// What the records say of the people that rows name, with the rows' names as they are compared.
struct LookedUpPeople {
  PeopleLookup lookup;
  std::vector<NameKeys> keys;                ///< beside the rows
};

/// In a fixed number of statements. Errors: unknown_organisation, ambiguous_organisation, unknown_reference, required (defaults/…).
Result<LookedUpPeople> look_up_people(UnitOfWork& unit, std::vector<PersonCells const*> const& rows, Import const& import);

/// What becomes of the people of an import.
struct PeopleToWrite {
  std::vector<PersonWithPost> fresh;
  std::vector<PersonWithPost> changed;
};

/// Writes organisations that the people need, then the people, and remembers them with the import. Answers which facts that touches.
Result<Touched> write_people(UnitOfWork& unit, Import const& import, std::vector<Organisation> const& new_organisations,
                             PeopleToWrite const& people, std::function<void(std::size_t)> const& done);

}  // namespace athar::api
