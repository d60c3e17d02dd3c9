#include "server/api/framework/patient_command.hpp"


#include <sodium.h>

#include "domain/shared/command_store.hpp"

namespace athar::api {
namespace {

std::string hash(std::initializer_list<std::string_view> parts) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 32);
  for (auto part : parts) {
    std::uint64_t const size = part.size();
    crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(&size), sizeof size);
    crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(part.data()), part.size());
  }
  std::string out(32, '\0');
  crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(out.data()), out.size());
  return out;
}

/// The stored answer of a repeated key. Errors: idempotency_key_reused.
Result<Answer> answer_again(StoredAnswer const& stored, std::string const& request_hash) {
  if (stored.request_hash != request_hash)
    return refuse(conflict("idempotency_key_reused", "This Idempotency-Key was used for another request"));
  Answer answer;
  answer.status = stored.status;
  answer.body = stored.body;
  answer.location = stored.location;
  if (!stored.etag.empty()) answer.version = std::stoi(stored.etag);
  answer.headers.push_back({"Idempotent-Replay", "true"});
  return answer;
}

Result<Answer> run(Call& call, UnitOfWork& unit, std::function<Result<Answer>(UnitOfWork&)> const& work) {
  std::string const key(call.request.header("Idempotency-Key"));
  if (key.empty() || call.request.method != http::Method::post || call.caller.account.empty()) return work(unit);
  if (key.size() > 200 || !json::is_clean_text(key))
    return refuse(invalid_field("Idempotency-Key", "too_long", "200"));

  std::string const request_hash = hash({call.request.path, call.request.body});
  if (auto stored = unit.commands().take_key(call.caller.account, key, request_hash)) return answer_again(*stored, request_hash);
  auto answer = work(unit);
  if (answer)
    unit.commands().keep_answer(call.caller.account, key,
                                {request_hash, answer->status, answer->location,
                                 answer->version ? std::to_string(*answer->version) : std::string(), answer->body});
  return answer;
}

Result<Answer> command_in(std::unique_ptr<UnitOfWork> unit, Call& call, std::function<Result<Answer>(UnitOfWork&)> const& work) {
  auto answer = run(call, *unit, work);
  if (answer) {
    unit->commit();
    call.services.recorded_time.wake();
  }
  call.sql_statements += unit->statements();
  return answer;
}

}  // namespace

Result<Answer> command(Call& call, std::function<Result<Answer>(UnitOfWork&)> const& work) {
  return command_in(call.services.database.begin(), call, work);
}

Result<Answer> patient_command(Call& call, std::function<Result<Answer>(UnitOfWork&)> const& work) {
  return command_in(call.services.database.begin(Patience::patient), call, work);
}

Result<Answer> create(Call& call, Creation const& creation, std::function<Result<Answer>(UnitOfWork&)> const& work,
                      std::function<Result<Answer>(UnitOfWork&)> const& stored) {
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (creation.chosen_id) {
      CreatedId const by{call.actor().account, hash({creation.concept_name, creation.canonical_body})};
      if (auto before = unit.commands().take_id(*creation.chosen_id, creation.concept_name, by)) {
        if (before->account != by.account || before->body_hash != by.body_hash)
          return refuse(conflict("id_taken", "This id is taken"));
        auto answer = stored(unit);
        if (answer) answer->status = 200;
        return answer;
      }
    }
    auto answer = work(unit);
    if (answer) answer->status = 201;
    return answer;
  });
}

Result<Answer> read(Call& call, std::function<Result<Answer>(UnitOfWork&)> const& work, Patience patience) {
  auto unit = call.services.database.read(patience);
  auto answer = work(*unit);
  call.sql_statements += unit->statements();
  return answer;
}

void record(Call& call, UnitOfWork& work, ChangeRecord change) {
  auto const line = work.record(call.actor(), change);
  if (!call.caller.account.empty()) call.services.last_writes.note(call.caller.account, line);
}

void wait_for_own_write(Call& call) {
  auto const last = call.services.last_writes.of(call.caller.account);
  if (last && call.services.recorded_time.wait_for(*last)) call.services.last_writes.forget(call.caller.account, *last);
}

Result<void> require_version(Call& call, int stored_version, std::function<std::string()> const& stored_json) {
  auto expected = call.expected_version();
  if (!expected) {
    if (expected.error().code == "stale") call.current = stored_json();
    return refuse(std::move(expected.error()));
  }
  if (*expected && **expected != stored_version) {
    call.current = stored_json();
    return refuse(stale());
  }
  return {};
}

}  // namespace athar::api
