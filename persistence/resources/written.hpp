#pragma once
#include "domain/shared/result.hpp"

namespace athar::persistence {

/// What an insert answers.
inline Result<void> written(Result<std::int64_t> rows) {
  if (!rows) return refuse(std::move(rows.error()));
  return {};
}

/// What an update or a removal of one version answers. Errors: stale.
inline Result<void> written_once(Result<std::int64_t> rows) {
  if (!rows) return refuse(std::move(rows.error()));
  if (*rows == 0) return refuse(stale());
  return {};
}

}  // namespace athar::persistence
