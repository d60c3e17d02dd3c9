#include "persistence/agreements/commitment_store.hpp"
#include "persistence/agreements/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// What was never signed, or has come to its end, falls due no more.
#define ATHAR_AGREEMENT_ALIVE "a.status in ('signed', 'ratified', 'notified', 'in_force', 'suspended', 'renewed')"
#define ATHAR_AGREEMENT_OF_ACCOUNT                                                                          \
  "(CAST(:account AS uuid) IS NULL OR a.owner_id = CAST(:account AS uuid)"                                  \
  " OR a.id in (select y.agreement_id from athar.agreement_deputy y where y.account_id = CAST(:account AS uuid)))"

/// One branch of the union: `day`, `subject` and `kind` are its own, its rows are cut before the branches meet.
#define ATHAR_DEADLINE_BRANCH(day, subject, kind, tables, condition)                                                       \
  "(select '" kind "' as kind, " day " as day, " subject " as subject, a.id as agreement_id from " tables                  \
  " where " condition " and " ATHAR_AGREEMENT_ALIVE                                                                        \
  " and (CAST(:kind AS text) IS NULL OR CAST(:kind AS text) = '" kind "')"                                                 \
  " and (CAST(:from AS date) IS NULL OR " day " >= CAST(:from AS date))"                                                   \
  " and (CAST(:to AS date) IS NULL OR " day " <= CAST(:to AS date))"                                                       \
  " and " ATHAR_AGREEMENT_OF_ACCOUNT " and " ATHAR_AGREEMENT_IN_SCOPE                                                      \
  " and (CAST(:after_id AS uuid) IS NULL OR (" day ", " subject ") > (CAST(:after_day AS date), CAST(:after_id AS uuid)))" \
  " order by 2, 3 limit :limit)"

constexpr std::string_view list_deadlines = "with near as materialized ("
    ATHAR_DEADLINE_BRANCH("athar.last_day(a.consolidated_ends_on)", "a.id", "agreement_end", "athar.agreement a", "a.consolidated_ends_on is not null")
    " union all "
    ATHAR_DEADLINE_BRANCH("athar.notice_day(a.consolidated_ends_on, a.notice_months)", "a.id", "agreement_notice", "athar.agreement a",
                          "a.consolidated_ends_on is not null and a.notice_months is not null and a.renewal <> 'none'")
    " union all "
    ATHAR_DEADLINE_BRANCH("d.due_on", "d.id", "commitment", "athar.commitment_due d join athar.agreement a on a.id = d.agreement_id",
                          "d.met_on is null and d.waived_on is null and d.due_on is not null")
    R"( order by 2, 3 limit :limit)
select n.kind, n.day, n.subject, a.id, a.code, a.reference, a.title_fr, a.title_ar, a.title_en, a.renewal, coalesce(w.name, ''),
       c.id, coalesce(c.clause, ''), coalesce(c.description_fr, ''), coalesce(c.description_ar, ''), coalesce(c.description_en, ''),
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), coalesce(d.achieved, 0), coalesce(c.target, 0)
from near n
join athar.agreement a on a.id = n.agreement_id
left join athar.account w on w.id = a.owner_id
left join athar.commitment_due d on n.kind = 'commitment' and d.id = n.subject
left join athar.commitment c on c.id = d.commitment_id
left join athar.organisation o on o.id = c.organisation_id
order by n.day, n.subject)";

// An agreement whose end has passed is for its own page to say; here it counts once, as what is soon due.
constexpr std::string_view count_deadlines =
    "select (select count(*) from athar.commitment_due d join athar.agreement a on a.id = d.agreement_id"
    " where d.met_on is null and d.waived_on is null and d.due_on < CAST(:today AS date) and " ATHAR_AGREEMENT_ALIVE
    " and " ATHAR_AGREEMENT_OF_ACCOUNT " and " ATHAR_AGREEMENT_IN_SCOPE "),"
    " (select count(*) from athar.commitment_due d join athar.agreement a on a.id = d.agreement_id"
    " where d.met_on is null and d.waived_on is null and d.due_on between CAST(:today AS date) and CAST(:today AS date) + 30 and " ATHAR_AGREEMENT_ALIVE
    " and " ATHAR_AGREEMENT_OF_ACCOUNT " and " ATHAR_AGREEMENT_IN_SCOPE ") +"
    " (select count(*) from athar.agreement a where athar.last_day(a.consolidated_ends_on) between CAST(:today AS date) and CAST(:today AS date) + 30"
    " and a.consolidated_ends_on is not null and " ATHAR_AGREEMENT_ALIVE " and " ATHAR_AGREEMENT_OF_ACCOUNT " and " ATHAR_AGREEMENT_IN_SCOPE ") +"
    " (select count(*) from athar.agreement a where athar.notice_day(a.consolidated_ends_on, a.notice_months) between CAST(:today AS date) and CAST(:today AS date) + 30"
    " and a.consolidated_ends_on is not null and a.notice_months is not null and a.renewal <> 'none' and " ATHAR_AGREEMENT_ALIVE
    " and " ATHAR_AGREEMENT_OF_ACCOUNT " and " ATHAR_AGREEMENT_IN_SCOPE ")";

constexpr std::string_view find_deputies = R"(
select w.id, w.name from athar.agreement_deputy y join athar.account w on w.id = y.account_id
where y.agreement_id = :agreement order by w.name, w.id)";
constexpr std::string_view delete_deputies = "delete from athar.agreement_deputy y where y.agreement_id = :agreement";
// Only accounts that see every agreement of the house: a partner's is told what is theirs on their own pages.
constexpr std::string_view insert_deputies = R"(
insert into athar.agreement_deputy (agreement_id, account_id)
select CAST(:agreement AS uuid), w.id from athar.account w
where w.id = any (CAST(:accounts AS uuid[])) and w.active and w.role in ('administrator', 'coordinator', 'manager'))";
constexpr std::string_view find_readers = R"(
select w.id, w.name from athar.account w
where w.active and w.role in ('administrator', 'coordinator', 'manager') order by w.name, w.id limit 500)";

constexpr std::string_view find_without_digest = R"(
select w.id from athar.account w
where w.active and w.role in ('administrator', 'coordinator', 'manager')
  and (exists (select from athar.agreement a where a.owner_id = w.id) or exists (select from athar.agreement_deputy y where y.account_id = w.id))
  and not exists (select from athar.deadline_digest g where g.account_id = w.id and g.week = CAST(:week AS date))
order by w.id)";
constexpr std::string_view insert_digest = R"(
insert into athar.deadline_digest (account_id, week) values (:account, CAST(:week AS date))
on conflict (account_id, week) do nothing returning week)";
constexpr std::string_view set_message = R"(
update athar.deadline_digest g set message_id = CAST(:message AS uuid) where g.account_id = :account and g.week = CAST(:week AS date))";
constexpr std::string_view find_told =
    "select t.subject_id, t.kind, t.due_on, t.months_before from athar.deadline_told t where t.account_id = :account";
constexpr std::string_view insert_told = R"(
insert into athar.deadline_told (account_id, subject_id, kind, due_on, months_before)
select CAST(:account AS uuid), v.subject, v.kind, CAST(v.due_on AS date), v.months
from unnest(CAST(:subjects AS uuid[]), CAST(:kinds AS text[]), CAST(:days AS text[]), CAST(:months AS integer[])) as v (subject, kind, due_on, months)
on conflict (account_id, subject_id, kind, due_on, months_before) do nothing)";

Deadline deadline_from(RowReader& row) {
  Deadline d;
  d.kind = deadline_kind_named(row.text()).value_or(DeadlineKind::agreement_end);
  d.date = row.date();
  d.subject = row.id<struct AnyTag>().uuid;
  d.agreement_id = row.id<AgreementTag>();
  d.agreement_code = row.text();
  d.agreement_reference = row.text();
  d.agreement_title = row.localized();
  d.renewal = row.text();
  d.owner_name = row.text();
  d.commitment_id = row.maybe_id<CommitmentTag>();
  d.clause = row.text();
  d.description = row.localized();
  d.organisation_name = row.localized();
  d.achieved = row.integer();
  d.target = row.integer();
  return d;
}

std::vector<DeadlineReader> readers_from(Rows rows) {
  std::vector<DeadlineReader> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    DeadlineReader reader;
    reader.account_id = row.id<AccountTag>();
    reader.name = row.text();
    out.push_back(std::move(reader));
  }
  return out;
}

}  // namespace

Page<Deadline> PostgresCommitmentStore::deadlines(DeadlineFilter const& f, PageRequest const& request) {
  auto const after = request.after_key ? LocalDate::parse(*request.after_key) : std::nullopt;
  auto const after_id = after ? request.after_id : std::nullopt;
  auto const kind = f.kind ? std::optional<std::string>(name_of(*f.kind)) : std::nullopt;
  Rows rows = connection_.run_list(list_deadlines, {kept("kind", kind), kept("from", f.from), kept("to", f.to), {"account", f.of_account},
      kept("scope_organisation", f.scope), {"after_id", after_id}, {"after_day", after}, kept("limit", request.limit + 1)});
  std::vector<Deadline> items;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    items.push_back(deadline_from(row));
  }
  return page_of(std::move(items), request, [](auto const& d) { return d.date.text(); }, [](auto const& d) { return d.subject.text(); });
}

DeadlineCounts PostgresCommitmentStore::deadline_counts(DeadlineFilter const& f) {
  Rows rows = connection_.run_list(count_deadlines, {kept("today", f.today), {"account", f.of_account}, kept("scope_organisation", f.scope)});
  RowReader row(rows, 0);
  DeadlineCounts counts;
  counts.late = row.small();
  counts.soon = row.small();
  return counts;
}

std::vector<DeadlineReader> PostgresCommitmentStore::deputies(AgreementId agreement) {
  return readers_from(connection_.run(find_deputies, {{"agreement", agreement}}));
}

Result<void> PostgresCommitmentStore::put_deputies(AgreementId agreement, std::vector<AccountId> const& accounts) {
  connection_.run(delete_deputies, {{"agreement", agreement}});
  auto written = connection_.write(insert_deputies, {{"agreement", agreement}, {"accounts", accounts}});
  if (!written) return refuse(std::move(written.error()));
  if (*written != static_cast<std::int64_t>(accounts.size())) return refuse(invalid_field("account_ids", "unknown_account"));
  return {};
}

std::vector<DeadlineReader> PostgresCommitmentStore::deadline_readers() { return readers_from(connection_.run(find_readers)); }

std::vector<AccountId> PostgresCommitmentStore::without_digest(LocalDate week) {
  std::vector<AccountId> out;
  Rows rows = connection_.run(find_without_digest, {{"week", week}});
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).id<AccountTag>());
  return out;
}

bool PostgresCommitmentStore::decide_digest(AccountId account, LocalDate week) {
  return !connection_.run(insert_digest, {{"account", account}, {"week", week}}).empty();
}

std::vector<DeadlineTold> PostgresCommitmentStore::told(AccountId account) {
  std::vector<DeadlineTold> out;
  Rows rows = connection_.run(find_told, {{"account", account}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    DeadlineTold told;
    told.subject = row.id<struct AnyTag>().uuid;
    told.kind = deadline_kind_named(row.text()).value_or(DeadlineKind::agreement_end);
    told.due_on = row.date();
    told.months_before = row.small();
    out.push_back(told);
  }
  return out;
}

void PostgresCommitmentStore::write_told(AccountId account, LocalDate week, std::optional<MailMessageId> message,
                                         std::vector<DeadlineTold> const& told) {
  if (message) connection_.run(set_message, {{"message", message}, {"account", account}, {"week", week}});
  std::vector<std::string> subjects, kinds, days;
  std::vector<int> months;
  for (auto const& each : told) {
    subjects.push_back(each.subject.text());
    kinds.emplace_back(name_of(each.kind));
    days.push_back(each.due_on.text());
    months.push_back(each.months_before);
  }
  if (!told.empty())
    connection_.run(insert_told, {{"account", account}, {"subjects", subjects}, {"kinds", kinds}, {"days", days}, {"months", months}});
}

}  // namespace athar::persistence
