#pragma once
#include "domain/shared/unit_of_work.hpp"
#include "domain/training/session.hpp"
#include "server/documents/letterhead.hpp"

namespace athar::api {

/// Who speaks in the documents of a session. The host is the first implementer of its programmes, else their first partner; its own
/// letterhead stands at the head where it has one, else its name under those of the organisations above it. Names are those of `day`.
documents::Letterhead letterhead_of(UnitOfWork& unit, SessionPage const& session, LocalDate day);

}  // namespace athar::api
