#include "persistence/commands/command_store.hpp"

#include "persistence/postgres/bytes.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_key = R"(
insert into athar.idempotency_key as k (account_id, key, request_hash, status, answer)
values (:account, :key, :hash, 0, '')
on conflict (account_id, key) do update
  set request_hash = excluded.request_hash, status = 0, answer = '', location = '', etag = '', created_at = clock_timestamp()
  where k.created_at < clock_timestamp() - interval '24 hours')";

constexpr std::string_view find_key =
    "select request_hash, status, location, etag, answer from athar.idempotency_key where account_id = :account and key = :key";

constexpr std::string_view update_key = R"(
update athar.idempotency_key set status = :status, location = :location, etag = :etag, answer = :answer
where account_id = :account and key = :key)";

constexpr std::string_view insert_id = R"(
insert into athar.created_id (id, concept, account_id, body_hash) values (:id, :concept, :account, :hash) on conflict (id) do nothing)";

constexpr std::string_view find_id = "select account_id, body_hash from athar.created_id where id = :id";

constexpr std::string_view delete_old_keys =
    "delete from athar.idempotency_key where created_at < clock_timestamp() - interval '24 hours'";

}  // namespace

std::optional<StoredAnswer> PostgresCommandStore::take_key(AccountId account, std::string const& key, std::string const& request_hash) {
  auto written = connection_.write(insert_key, {{"account", account}, {"key", key}, {"hash", to_bytea(request_hash)}});
  if (written && *written == 1) return std::nullopt;
  Rows rows = connection_.run(find_key, {{"account", account}, {"key", key}});
  StoredAnswer answer;
  if (rows.empty()) return answer;
  RowReader row(rows, 0);
  answer.request_hash = from_bytea(row.text());
  answer.status = row.small();
  answer.location = row.text();
  answer.etag = row.text();
  answer.body = row.text();
  return answer;
}

void PostgresCommandStore::keep_answer(AccountId account, std::string const& key, StoredAnswer const& answer) {
  connection_.run(update_key, {{"status", answer.status}, {"location", answer.location}, {"etag", answer.etag}, {"answer", answer.body},
                               {"account", account}, {"key", key}});
}

std::optional<CreatedId> PostgresCommandStore::take_id(Uuid id, std::string const& concept_name, CreatedId const& by) {
  auto written = connection_.write(insert_id, {{"id", id}, {"concept", concept_name}, {"account", by.account}, {"hash", to_bytea(by.body_hash)}});
  if (written && *written == 1) return std::nullopt;
  Rows rows = connection_.run(find_id, {{"id", id}});
  CreatedId created;
  if (rows.empty()) return created;
  RowReader row(rows, 0);
  created.account = row.maybe_id<AccountTag>();
  created.body_hash = from_bytea(row.text());
  return created;
}

void PostgresCommandStore::forget_old_keys() { connection_.run(delete_old_keys); }

}  // namespace athar::persistence
