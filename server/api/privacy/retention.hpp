#pragma once
#include "domain/privacy/retention.hpp"
#include "server/api/framework/route.hpp"

namespace athar::api {

/// How long what figures do not need is kept, and the purge.
std::vector<Route> retention_routes();

/// Empties what is due, in this unit of work, and leaves a line in the audit trail when there was something. Answers how many of each rule.
std::vector<std::pair<RetentionRule, std::int64_t>> purge_what_is_due(UnitOfWork& unit, Actor const& actor, LocalDate today,
                                                                        Instant now);

}  // namespace athar::api
