#include "persistence/agreements/commitment_store.hpp"
#include "persistence/agreements/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// Days are last when none is named.
#define ATHAR_DUE_DAY "coalesce(d.due_on, date '2199-12-31')"
// The status is that of `status_of`, each as what its rows have in common, so that the planner knows how many there are.
#define ATHAR_DUE_UNMET "d.waived_on is null and (d.achieved >= c.target) is not true"
#define ATHAR_DUE_AT_RISK                                \
  "(d.due_on <= CAST(:today AS date) + 30"               \
  " or (d.due_on <= CAST(:today AS date) + 90 and c.target > 1 and d.achieved < c.target - d.achieved))"
#define ATHAR_COMMITMENT_HAS_STATUS                                                                                             \
  "case CAST(:status AS text) when 'waived' then d.waived_on is not null"                                                       \
  " when 'met' then d.waived_on is null and d.achieved >= c.target"                                                             \
  " when 'late' then " ATHAR_DUE_UNMET " and d.due_on < CAST(:today AS date)"                                                   \
  " when 'at_risk' then " ATHAR_DUE_UNMET " and d.due_on >= CAST(:today AS date) and " ATHAR_DUE_AT_RISK                        \
  " when 'open' then " ATHAR_DUE_UNMET " and (d.due_on is null or (d.due_on > CAST(:today AS date) and not " ATHAR_DUE_AT_RISK "))" \
  " end"
#define ATHAR_COMMITMENTS_FROM                                  \
  " from athar.commitment_due d"                                \
  " join athar.commitment c on c.id = d.commitment_id"          \
  " join athar.agreement a on a.id = d.agreement_id"            \
  " where (CAST(:agreement AS uuid) IS NULL OR d.agreement_id = CAST(:agreement AS uuid))"                    \
  " and (CAST(:organisation AS uuid) IS NULL OR c.organisation_id = CAST(:organisation AS uuid))"             \
  " and (CAST(:from AS date) IS NULL OR d.due_on >= CAST(:from AS date))"                                     \
  " and (CAST(:to AS date) IS NULL OR d.due_on <= CAST(:to AS date))"                                         \
  " and (CAST(:pending AS boolean) IS NULL OR (d.met_on is null and d.waived_on is null and d.due_on is not null))" \
  " and (CAST(:status AS text) IS NULL OR " ATHAR_COMMITMENT_HAS_STATUS ")"                                   \
  " and (CAST(:search AS text) IS NULL OR athar.search_key(concat_ws(' ', c.clause, c.description_fr, c.description_ar, c.description_en," \
  " c.responsible_name)) LIKE ALL (athar.search_patterns(CAST(:search AS text))))"                            \
  " and " ATHAR_AGREEMENT_IN_SCOPE

constexpr std::string_view list_commitments =
    "with page as materialized (select d.id, " ATHAR_DUE_DAY " as day" ATHAR_COMMITMENTS_FROM
    " and (CAST(:after_id AS uuid) IS NULL OR (" ATHAR_DUE_DAY ", d.id) > (CAST(:after_day AS date), CAST(:after_id AS uuid)))"
    " order by " ATHAR_DUE_DAY R"(, d.id limit :limit)
select d.id, d.number, d.due_on, d.counts_from, d.achieved, d.met_on, d.waived_on, d.waived_reason, d.waived_by,
       c.id, a.id, a.code, a.reference, a.title_fr, a.title_ar, a.title_en, c.clause, c.description_fr, c.description_ar, c.description_en,
       c.organisation_id, o.name_fr, o.name_ar, o.name_en, c.responsible_name, c.measure, c.target, c.currency,
       (select count(*) from athar.commitment_due x where x.commitment_id = c.id),
       (select count(*) from athar.commitment_session x where x.commitment_id = c.id)
from page p
join athar.commitment_due d on d.id = p.id
join athar.commitment c on c.id = d.commitment_id
join athar.agreement a on a.id = d.agreement_id
join athar.organisation o on o.id = c.organisation_id
order by p.day, p.id)";

constexpr std::string_view count_commitments = "select count(*) from (select 1" ATHAR_COMMITMENTS_FROM " limit 10001) as counted";

constexpr std::string_view list_sessions = R"(
select s.id, s.reference, s.title_fr, s.title_ar, s.title_en, s.first_date, s.status, s.registered_count,
       exists (select from athar.commitment_session x where x.commitment_id = c.id and x.session_id = s.id)
from athar.commitment c
join athar.session_agreement g on g.agreement_id = c.agreement_id
join athar.session s on s.id = g.session_id
where c.id = :id
order by s.first_date desc nulls last, s.id limit 500)";

constexpr std::string_view link_session = R"(
insert into athar.commitment_session (commitment_id, session_id, agreement_id)
select c.id, CAST(:session AS uuid), c.agreement_id from athar.commitment c where c.id = CAST(:id AS uuid)
on conflict (commitment_id, session_id) do nothing)";
constexpr std::string_view unlink_session = "delete from athar.commitment_session x where x.commitment_id = :id and x.session_id = :session";

constexpr std::string_view list_of_session = R"(
select c.id, a.id, a.code, a.title_fr, a.title_ar, a.title_en, coalesce(c.clause, ''), coalesce(c.description_fr, ''),
       coalesce(c.description_ar, ''), coalesce(c.description_en, ''), coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''),
       exists (select from athar.commitment_session x where x.commitment_id = c.id and x.session_id = g.session_id)
from athar.session_agreement g
join athar.agreement a on a.id = g.agreement_id
left join athar.commitment c on c.agreement_id = a.id
left join athar.organisation o on o.id = c.organisation_id
where g.session_id = :session and )" ATHAR_AGREEMENT_IN_SCOPE R"(
order by a.ordinal, c.clause, c.id limit 500)";

constexpr std::string_view list_questions = R"(
select d.id, c.measure, d.counts_from, case when d.counts_from is not null then d.due_on end,
       case when c.linked_only
            then array(select x.session_id from athar.commitment_session x where x.commitment_id = c.id)
            else array(select g.session_id from athar.session_agreement g where g.agreement_id = c.agreement_id) end
from athar.commitment c
join athar.commitment_due d on d.commitment_id = c.id and d.waived_on is null
where c.measure in ('people', 'attendances', 'person_hours', 'sessions')
  and (CAST(:only AS uuid) IS NULL OR c.id = CAST(:only AS uuid)))";

constexpr std::string_view write_figures = R"(
update athar.commitment_due d
set achieved = v.value, met_on = case when v.value >= c.target then coalesce(d.met_on, CAST(:today AS date)) end
from unnest(CAST(:ids AS uuid[]), CAST(:values AS bigint[])) as v (id, value), athar.commitment c
where d.id = v.id and c.id = d.commitment_id
  and (d.achieved <> v.value or (d.met_on is not null) <> (v.value >= c.target))
returning d.id)";

CommitmentDueRow row_from(RowReader& row) {
  CommitmentDueRow r;
  r.due.id = row.id<CommitmentDueTag>();
  r.due.number = row.small();
  r.due.due_on = row.maybe_date();
  r.due.counts_from = row.maybe_date();
  r.due.achieved = row.integer();
  r.due.met_on = row.maybe_date();
  r.due.waived_on = row.maybe_date();
  r.due.waived_reason = row.text();
  r.due.waived_by = row.text();
  r.commitment_id = row.id<CommitmentTag>();
  r.agreement_id = row.id<AgreementTag>();
  r.agreement_code = row.text();
  r.agreement_reference = row.text();
  r.agreement_title = row.localized();
  r.clause = row.text();
  r.description = row.localized();
  r.organisation_id = row.id<OrganisationTag>();
  r.organisation_name = row.localized();
  r.responsible_name = row.text();
  r.measure = commitment_measure_named(row.text()).value_or(CommitmentMeasure::deliverables);
  r.target = row.integer();
  r.currency = row.maybe_text();
  r.occurrences = row.small();
  r.sessions = row.small();
  return r;
}

}  // namespace

Page<CommitmentDueRow> PostgresCommitmentStore::list(CommitmentFilter const& f, PageRequest const& request) {
  // What is late or at risk stands in the index of what is still to be done.
  bool const is_pending = f.status == CommitmentStatus::late || f.status == CommitmentStatus::at_risk;
  auto const pending = is_pending ? std::optional(true) : std::nullopt;
  auto const status = f.status ? std::optional<std::string>(name_of(*f.status)) : std::nullopt;
  // A cursor that names no day is somebody's own making: the list then begins anew.
  auto const after = request.after_key ? LocalDate::parse(*request.after_key) : std::nullopt;
  auto const after_id = after ? request.after_id : std::nullopt;
  Rows rows = connection_.run_list(list_commitments, {{"agreement", f.agreement_id}, {"organisation", f.organisation_id}, kept("from", f.from),
      kept("to", f.to), kept("pending", pending), kept("status", status), kept("today", f.today), {"search", f.search}, kept("scope_organisation", f.scope), {"after_id", after_id},
      {"after_day", after}, kept("limit", request.limit + 1)});
  std::vector<CommitmentDueRow> items;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    items.push_back(row_from(row));
  }
  auto page = page_of(std::move(items), request, [](auto const& r) { return r.due.due_on ? r.due.due_on->text() : std::string("2199-12-31"); },
                      [](auto const& r) { return r.due.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run_list(count_commitments, {{"agreement", f.agreement_id}, {"organisation", f.organisation_id}, kept("from", f.from),
        kept("to", f.to), kept("pending", pending), kept("status", status), kept("today", f.today), {"search", f.search}, kept("scope_organisation", f.scope)});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

std::vector<CommitmentSession> PostgresCommitmentStore::sessions(CommitmentId id) {
  Rows rows = connection_.run(list_sessions, {{"id", id}});
  std::vector<CommitmentSession> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    CommitmentSession s;
    s.id = row.id<SessionTag>();
    s.reference = row.text();
    s.title = row.localized();
    s.first_date = row.maybe_date();
    s.status = row.text();
    s.registered = row.small();
    s.serves = row.boolean();
    out.push_back(std::move(s));
  }
  return out;
}

Result<void> PostgresCommitmentStore::link(CommitmentId id, SessionId session) {
  auto written = connection_.write(link_session, {{"session", session}, {"id", id}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

bool PostgresCommitmentStore::unlink(CommitmentId id, SessionId session) {
  auto written = connection_.write(unlink_session, {{"id", id}, {"session", session}});
  return written && *written > 0;
}

std::vector<ServedClause> PostgresCommitmentStore::of_session(SessionId session, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(list_of_session, {{"session", session}, {"scope_organisation", scope}});
  std::vector<ServedClause> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    ServedClause c;
    c.id = row.maybe_id<CommitmentTag>();
    c.agreement_id = row.id<AgreementTag>();
    c.agreement_code = row.text();
    c.agreement_title = row.localized();
    c.clause = row.text();
    c.description = row.localized();
    c.organisation_name = row.localized();
    c.serves = row.boolean();
    out.push_back(std::move(c));
  }
  return out;
}

std::vector<FigureQuestion> PostgresCommitmentStore::figure_questions(std::optional<CommitmentId> only) {
  Rows rows = connection_.run(list_questions, {{"only", only}});
  std::vector<FigureQuestion> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    FigureQuestion q;
    q.due_id = row.id<CommitmentDueTag>();
    q.measure = commitment_measure_named(row.text()).value_or(CommitmentMeasure::people);
    q.from = row.maybe_date();
    q.to = row.maybe_date();
    q.sessions = row.ids<SessionTag>();
    out.push_back(std::move(q));
  }
  return out;
}

int PostgresCommitmentStore::put_figures(std::vector<DueFigure> const& figures, LocalDate today) {
  if (figures.empty()) return 0;
  std::vector<CommitmentDueId> ids;
  std::vector<std::int64_t> values;
  for (auto const& figure : figures) {
    ids.push_back(figure.due_id);
    values.push_back(figure.value);
  }
  return static_cast<int>(connection_.run(write_figures, {{"today", today}, {"ids", ids}, {"values", values}}).size());
}

}  // namespace athar::persistence
