#pragma once
#include <functional>
#include <string>

#include "server/api/framework/call.hpp"

namespace athar::api {

/// Runs a write in one unit of work: takes the Idempotency-Key if there is one, commits when `work` succeeds, wakes the recorder.
/// A repeated key with the same body gives the first answer again.
/// Errors: idempotency_key_reused; those of `work`.
Result<Answer> command(Call& call, std::function<Result<Answer>(UnitOfWork&)> const& work);

/// What a create needs beside its work.
struct Creation {
  std::string concept_name;        ///< "organisations"
  std::optional<Uuid> chosen_id;   ///< the client's id
  std::string canonical_body;      ///< the body as this server would write it
};

/// As `command`, for a create: a repeat with the same id, caller and body answers 200 with the stored state, which `stored` reads.
/// Errors: id_taken; those of `work`.
Result<Answer> create(Call& call, Creation const& creation, std::function<Result<Answer>(UnitOfWork&)> const& work,
                      std::function<Result<Answer>(UnitOfWork&)> const& stored);

/// Runs a read outside a transaction.
Result<Answer> read(Call& call, std::function<Result<Answer>(UnitOfWork&)> const& work, Patience patience = Patience::quick);

/// Writes the audit line of a command and remembers it as the caller's last write.
void record(Call& call, UnitOfWork& work, ChangeRecord change);

/// The caller's own last write is in the figures asked for after this, unless recording it takes longer than a reader is made to wait.
/// Called before a unit of work is opened: whoever waits holds no connection.
void wait_for_own_write(Call& call);

/// Compares If-Match with the stored version; on a difference `call.current` gets the stored state for the answer.
/// Errors: stale, precondition_required, malformed_request.
Result<void> require_version(Call& call, int stored_version, std::function<std::string()> const& stored_json);

}  // namespace athar::api
