#include "persistence/privacy/person_request_store.hpp"

#include "persistence/people/person_row.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_request = R"(
insert into athar.person_request (id, created_year, person_id, kind, channel, received_on, due_on, statement, recorded_by, recorded_by_name)
values (:id, :year, :person, :kind, :channel, :received_on, :due_on, :statement, CAST(:actor AS uuid), :actor_name))";

constexpr std::string_view answer_request = R"(
update athar.person_request
set version = version + 1, decision = :decision, reason = :reason, answered_on = :on, answered_by = CAST(:actor AS uuid),
    answered_by_name = :actor_name
where id = :id and version = :version and decision is null)";

#define ATHAR_REQUEST_COLUMNS                                                                                                   \
  "select r.id, r.version, r.person_id, r.kind, r.channel, r.received_on, r.due_on, r.statement, r.decision, r.reason,"           \
  "       r.answered_on, r.reference,"                                                                                          \
  "       coalesce(nullif(trim(p.given_name || ' ' || p.family_name), ''), p.given_name_ar || ' ' || p.family_name_ar),"          \
  "       p.erased_at is not null, r.recorded_by_name, r.recorded_at, r.answered_by_name, o.key "                               \
  "from athar.person_request r join athar.person p on p.id = r.person_id "                                                      \
  "cross join lateral (select case when r.decision is null then '0' || to_char(r.due_on, 'YYYYMMDD')"                           \
  "                                else '1' || CAST(99999999 - CAST(to_char(r.answered_on, 'YYYYMMDD') AS integer) AS text) end as key) o "

constexpr std::string_view find_request = ATHAR_REQUEST_COLUMNS "where r.id = :id";

constexpr std::string_view list_requests = ATHAR_REQUEST_COLUMNS
    "where (CAST(:person AS uuid) IS NULL OR r.person_id = CAST(:person AS uuid))"
    "  and (NOT CAST(:open AS boolean) OR r.decision is null)"
    "  and (CAST(:after_key AS text) IS NULL OR (o.key, r.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid))) "
    "order by o.key, r.id limit :limit";

constexpr std::string_view count_requests = R"(
select count(*) from (
  select 1 from athar.person_request r
  where (CAST(:person AS uuid) IS NULL OR r.person_id = CAST(:person AS uuid)) and (NOT CAST(:open AS boolean) OR r.decision is null)
  limit 10001) counted)";

constexpr std::string_view lock_person = "update athar.person set version = version + 1, locked_at = CAST(:at AS timestamptz) where id = :id";

struct KeyedRow {
  PersonRequestRow row;
  std::string key;
};

KeyedRow read_request(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  KeyedRow out;
  auto& r = out.row.request;
  r.id = row.id<PersonRequestTag>();
  r.version = row.small();
  r.person_id = row.id<PersonTag>();
  r.kind = read_word<RequestKind>(row).value_or(RequestKind::access);
  r.channel = read_word<Channel>(row).value_or(Channel::letter);
  r.received_on = row.date();
  r.due_on = row.date();
  r.statement = row.text();
  auto const decision = read_word<RequestDecision>(row);
  auto reason = row.text();
  auto const on = row.maybe_date();
  if (decision && on) r.answer = RequestAnswer{*decision, std::move(reason), *on};
  out.row.reference = row.text();
  out.row.person_name = row.text();
  out.row.person_erased = row.boolean();
  out.row.recorded_by = row.text();
  out.row.recorded_at = row.instant();
  out.row.answered_by = row.text();
  out.key = row.text();
  return out;
}

}  // namespace

Result<void> PostgresPersonRequestStore::insert(PersonRequest const& r, Actor const& actor, int year) {
  auto written = connection_.write(insert_request, {{"id", r.id}, {"year", year}, {"person", r.person_id}, {"kind", word(r.kind)},
      {"channel", word(r.channel)}, {"received_on", r.received_on}, {"due_on", r.due_on}, {"statement", r.statement},
      {"actor", actor.account}, {"actor_name", actor.name}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresPersonRequestStore::answer(PersonRequest const& r, Actor const& actor) {
  auto const& answer = r.answer.value();
  auto written = connection_.write(answer_request, {{"decision", word(answer.decision)}, {"reason", answer.reason}, {"on", answer.on},
      {"actor", actor.account}, {"actor_name", actor.name}, {"id", r.id}, {"version", r.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

std::optional<PersonRequestRow> PostgresPersonRequestStore::find(PersonRequestId id) {
  Rows rows = connection_.run(find_request, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  return read_request(rows, 0).row;
}

Page<PersonRequestRow> PostgresPersonRequestStore::list(PersonRequestFilter const& filter, PageRequest const& request) {
  Rows rows = connection_.run(list_requests, {{"person", filter.person}, {"open", filter.open}, {"after_key", request.after_key},
      {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<KeyedRow> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(read_request(rows, i));
  auto keyed = page_of(std::move(items), request, [](auto const& e) { return e.key; }, [](auto const& e) { return e.row.request.id.text(); });
  Page<PersonRequestRow> page;
  for (auto& each : keyed.items) page.items.push_back(std::move(each.row));
  page.next_key = keyed.next_key;
  page.next_id = keyed.next_id;
  if (request.with_total) {
    Rows counted = connection_.run(count_requests, {{"person", filter.person}, {"open", filter.open}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

Result<bool> PostgresPersonRequestStore::lock(PersonId person, std::optional<Instant> at) {
  auto written = connection_.write(lock_person, {{"at", at}, {"id", person}});
  if (!written) return refuse(std::move(written.error()));
  return *written > 0;
}

}  // namespace athar::persistence
