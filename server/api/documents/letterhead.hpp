#pragma once
#include <optional>
#include <vector>

#include "domain/shared/unit_of_work.hpp"
#include "domain/training/session.hpp"
#include "server/documents/letterhead.hpp"

namespace athar::api {

/// Who stands at the head of a document.
struct DocumentParties {
  std::optional<OrganisationId> host;
  std::vector<OrganisationId> implementers;  ///< without the host
  std::vector<OrganisationId> funders;
};
/// The host's own letterhead where it has one, else its name under those of the organisations above it. Names are those of `day`.
documents::Letterhead letterhead_of(UnitOfWork& unit, DocumentParties const& parties, LocalDate day);

/// Who speaks in the documents of a session. The host is the first implementer of its programmes, else their first partner; its own
/// letterhead stands at the head where it has one, else its name under those of the organisations above it. Names are those of `day`.
documents::Letterhead letterhead_of(UnitOfWork& unit, SessionPage const& session, LocalDate day);

}  // namespace athar::api
