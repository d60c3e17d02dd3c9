#pragma once
#include "domain/privacy/erasure.hpp"
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Erasing a person's record, and the list of those erased.
std::vector<Route> erasure_routes();

/// Erases a person in this unit of work and writes the audit line. The files of `withdrawn` are to be removed after the commit.
/// Errors: those of ErasureStore::erase.
Result<ErasureStore::Done> erase_person(Call& call, UnitOfWork& unit, PersonId person);
/// After the erasure is kept: nobody is believed signed in from memory, exports that may hold the name end and their files go.
void finish_erasure(Call& call, std::vector<ExportId> const& withdrawn);

}  // namespace athar::api
