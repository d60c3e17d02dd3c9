#include "persistence/agreements/commitment_store.hpp"

#include "persistence/agreements/scope_sql.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_commitment = R"(
insert into athar.commitment
  (id, agreement_id, clause, description_fr, description_ar, description_en, organisation_id, responsible_name, measure, target, currency,
   linked_only, first_due_on, every_months, last_due_on, note)
values
  (:id, :agreement, :clause, :description_fr, :description_ar, :description_en, :organisation, :responsible, :measure, :target, :currency,
   :linked_only, CAST(:first_due AS date), CAST(:every_months AS integer), CAST(:last_due AS date), :note))";

constexpr std::string_view update_commitment = R"(
update athar.commitment
set version = version + 1, clause = :clause, description_fr = :description_fr, description_ar = :description_ar, description_en = :description_en,
    organisation_id = :organisation, responsible_name = :responsible, measure = :measure, target = :target, currency = :currency,
    linked_only = :linked_only, first_due_on = CAST(:first_due AS date), every_months = CAST(:every_months AS integer),
    last_due_on = CAST(:last_due AS date), note = :note
where id = :id and version = :version)";

constexpr std::string_view put_due_days = R"(
insert into athar.commitment_due (id, commitment_id, agreement_id, number, due_on, counts_from)
select gen_random_uuid(), CAST(:id AS uuid), CAST(:agreement AS uuid), g.number, CAST(nullif(g.due_on, '') AS date), CAST(nullif(g.counts_from, '') AS date)
from unnest(CAST(:numbers AS integer[]), CAST(:days AS text[]), CAST(:froms AS text[])) as g (number, due_on, counts_from)
on conflict (commitment_id, due_on) do update set number = excluded.number, counts_from = excluded.counts_from)";

constexpr std::string_view days_that_go = R"(
select d.id, d.waived_on is not null or exists (select from athar.commitment_evidence e where e.due_id = d.id)
from athar.commitment_due d
where d.commitment_id = CAST(:id AS uuid)
  and not exists (select from unnest(CAST(:days AS text[])) as g (due_on) where CAST(nullif(g.due_on, '') AS date) is not distinct from d.due_on))";

constexpr std::string_view delete_days = "delete from athar.commitment_due d where d.id = any (CAST(:ids AS uuid[]))";

// One day takes the place of another: what it holds stays with it.
constexpr std::string_view move_day = "update athar.commitment_due d set due_on = CAST(:day AS date) where d.id = CAST(:id AS uuid)";

constexpr std::string_view delete_commitment = R"(
delete from athar.commitment c
where c.id = :id and c.version = :version and not exists (select from athar.commitment_evidence e where e.commitment_id = c.id))";

constexpr std::string_view version_of = "select c.version from athar.commitment c where c.id = :id";

constexpr std::string_view find_commitment = R"(
select c.id, c.version, c.agreement_id, c.clause, c.description_fr, c.description_ar, c.description_en, c.organisation_id, c.responsible_name,
       c.measure, c.target, c.currency, c.linked_only, c.first_due_on, c.every_months, c.last_due_on, c.note,
       a.code, a.reference, a.title_fr, a.title_ar, a.title_en, o.name_fr, o.name_ar, o.name_en
from athar.commitment c
join athar.agreement a on a.id = c.agreement_id
join athar.organisation o on o.id = c.organisation_id
where c.id = :id and )" ATHAR_AGREEMENT_IN_SCOPE;

constexpr std::string_view find_dues = R"(
select d.id, d.number, d.due_on, d.counts_from, d.achieved, d.met_on, d.waived_on, d.waived_reason, d.waived_by
from athar.commitment_due d where d.commitment_id = :id order by d.due_on, d.id)";

constexpr std::string_view find_evidence = R"(
select e.id, e.due_id, e.happened_on, e.link, e.note, e.file_name, e.sha256, coalesce(e.size_bytes, 0), e.amount, e.author_id, e.author_name, e.recorded_at
from athar.commitment_evidence e where e.commitment_id = :id order by e.happened_on desc, e.recorded_at desc, e.id)";

constexpr std::string_view see_agreement = "select 1 from athar.agreement a where a.id = :id and " ATHAR_AGREEMENT_IN_SCOPE;
constexpr std::string_view find_party =
    "select 1 from athar.agreement_party p where p.agreement_id = :id and p.organisation_id = :organisation limit 1";

constexpr std::string_view raise_version =
    "update athar.commitment c set version = c.version + 1 where c.id = :id and c.version = :version";
constexpr std::string_view write_waiver = R"(
update athar.commitment_due d set waived_on = CAST(:waived_on AS date), waived_reason = :reason, waived_by = :by
where d.id = :due and d.commitment_id = :id)";

constexpr std::string_view insert_evidence = R"(
insert into athar.commitment_evidence (id, commitment_id, due_id, happened_on, link, note, file_name, sha256, size_bytes, amount, author_id, author_name, recorded_at)
values (:id, :commitment, :due, :happened_on, :link, :note, :file_name, CAST(:sha256 AS text), nullif(CAST(:size AS bigint), 0), CAST(:amount AS bigint),
        CAST(:author AS uuid), :author_name, CAST(:recorded_at AS timestamptz)))";
constexpr std::string_view delete_evidence = "delete from athar.commitment_evidence e where e.id = :id and e.commitment_id = :commitment";

// Evidence is added up one command after another.
constexpr std::string_view hold_dues = "select 1 from athar.commitment_due d where d.commitment_id = :id order by d.id for update";
constexpr std::string_view add_up_evidence = R"(
update athar.commitment_due d
set achieved = s.achieved, met_on = case when s.achieved >= c.target then s.last_day end
from athar.commitment c,
     lateral (select x.id, coalesce(sum(e.amount), 0) as achieved, max(e.happened_on) filter (where e.amount is not null) as last_day
              from athar.commitment_due x left join athar.commitment_evidence e on e.due_id = x.id
              where x.commitment_id = c.id group by x.id) s
where c.id = :id and d.id = s.id and c.measure in ('deliverables', 'documents', 'payment'))";

constexpr std::string_view forget_figures = R"(
update athar.commitment_due d set achieved = 0, met_on = null
from athar.commitment c where c.id = :id and d.commitment_id = c.id and c.measure not in ('deliverables', 'documents', 'payment'))";

std::vector<std::string> texts_of(std::vector<CommitmentDue> const& dues, std::optional<LocalDate> CommitmentDue::* day) {
  std::vector<std::string> out;
  for (auto const& due : dues) out.push_back(due.*day ? (due.*day)->text() : "");
  return out;
}

}  // namespace

Result<void> PostgresCommitmentStore::insert(Commitment const& c, std::vector<CommitmentDue> const& dues) {
  auto written = connection_.write(insert_commitment, {{"id", c.id}, {"agreement", c.agreement_id}, {"clause", c.clause},
      {"description_fr", c.description.fr}, {"description_ar", c.description.ar}, {"description_en", c.description.en},
      {"organisation", c.organisation_id}, {"responsible", c.responsible_name}, {"measure", name_of(c.measure)}, {"target", c.target},
      {"currency", c.currency}, {"linked_only", c.linked_only}, {"first_due", c.first_due_on}, {"every_months", c.every_months},
      {"last_due", c.last_due_on}, {"note", c.note}});
  if (!written) return refuse(std::move(written.error()));
  return put_dues(c, dues);
}

Result<void> PostgresCommitmentStore::update(Commitment const& c, std::vector<CommitmentDue> const& dues) {
  auto written = connection_.write(update_commitment, {{"clause", c.clause}, {"description_fr", c.description.fr},
      {"description_ar", c.description.ar}, {"description_en", c.description.en}, {"organisation", c.organisation_id},
      {"responsible", c.responsible_name}, {"measure", name_of(c.measure)}, {"target", c.target}, {"currency", c.currency},
      {"linked_only", c.linked_only}, {"first_due", c.first_due_on}, {"every_months", c.every_months}, {"last_due", c.last_due_on},
      {"note", c.note}, {"id", c.id}, {"version", c.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  auto const days = texts_of(dues, &CommitmentDue::due_on);
  Rows rows = connection_.run(days_that_go, {{"id", c.id}, {"days", days}});
  std::vector<CommitmentDueId> going;
  bool holds_something = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    going.push_back(row.id<CommitmentDueTag>());
    holds_something = row.boolean() || holds_something;
  }
  if (holds_something && (going.size() > 1 || dues.size() > 1))
    return refuse(conflict("due_day_in_use", "A due day with evidence or a waiver would go"));
  if (holds_something) {
    connection_.run(move_day, {{"id", going.front()}, {"day", dues.front().due_on}});
  } else if (!going.empty()) {
    connection_.run(delete_days, {{"ids", going}});
  }
  if (auto put = put_dues(c, dues); !put) return put;
  // What it is measured by may have changed: figures are asked anew, evidence is added up.
  connection_.run(forget_figures, {{"id", c.id}});
  add_up(c.id);
  return {};
}

Result<void> PostgresCommitmentStore::put_dues(Commitment const& c, std::vector<CommitmentDue> const& dues) {
  std::vector<int> numbers;
  for (auto const& due : dues) numbers.push_back(due.number);
  auto const days = texts_of(dues, &CommitmentDue::due_on), froms = texts_of(dues, &CommitmentDue::counts_from);
  auto written = connection_.write(put_due_days, {{"id", c.id}, {"agreement", c.agreement_id}, {"numbers", numbers}, {"days", days}, {"froms", froms}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresCommitmentStore::remove(CommitmentId id, int version) {
  auto written = connection_.write(delete_commitment, {{"id", id}, {"version", version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written > 0) return {};
  Rows now = connection_.run(version_of, {{"id", id}});
  if (now.empty() || RowReader(now, 0).small() != version) return refuse(stale());
  return refuse(conflict("commitment_in_use", "This commitment has evidence"));
}

std::optional<CommitmentPage> PostgresCommitmentStore::find(CommitmentId id, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_commitment, {{"id", id}, {"scope_organisation", scope}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  CommitmentPage page;
  auto& c = page.commitment;
  c.id = row.id<CommitmentTag>();
  c.version = row.small();
  c.agreement_id = row.id<AgreementTag>();
  c.clause = row.text();
  c.description = row.localized();
  c.organisation_id = row.id<OrganisationTag>();
  c.responsible_name = row.text();
  c.measure = commitment_measure_named(row.text()).value_or(CommitmentMeasure::deliverables);
  c.target = row.integer();
  c.currency = row.maybe_text();
  c.linked_only = row.boolean();
  c.first_due_on = row.maybe_date();
  c.every_months = row.maybe_small();
  c.last_due_on = row.maybe_date();
  c.note = row.text();
  page.agreement_code = row.text();
  page.agreement_reference = row.text();
  page.agreement_title = row.localized();
  page.organisation_name = row.localized();

  Rows dues = connection_.run(find_dues, {{"id", id}});
  for (std::size_t i = 0; i < dues.size(); ++i) {
    RowReader each(dues, i);
    CommitmentDue due;
    due.id = each.id<CommitmentDueTag>();
    due.number = each.small();
    due.due_on = each.maybe_date();
    due.counts_from = each.maybe_date();
    due.achieved = each.integer();
    due.met_on = each.maybe_date();
    due.waived_on = each.maybe_date();
    due.waived_reason = each.text();
    due.waived_by = each.text();
    page.dues.push_back(std::move(due));
  }

  Rows evidence = connection_.run(find_evidence, {{"id", id}});
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    RowReader each(evidence, i);
    CommitmentEvidence e;
    e.id = each.id<CommitmentEvidenceTag>();
    e.due_id = each.id<CommitmentDueTag>();
    e.happened_on = each.date();
    e.link = each.text();
    e.note = each.text();
    e.file_name = each.text();
    e.sha256 = each.maybe_text();
    e.size_bytes = each.integer();
    e.amount = each.maybe_integer();
    e.author_id = each.maybe_id<AccountTag>();
    e.author_name = each.text();
    e.recorded_at = each.instant();
    page.evidence.push_back(std::move(e));
  }
  return page;
}

bool PostgresCommitmentStore::sees_agreement(AgreementId id, std::optional<OrganisationId> scope) {
  return !connection_.run(see_agreement, {{"id", id}, {"scope_organisation", scope}}).empty();
}

bool PostgresCommitmentStore::is_party(AgreementId id, OrganisationId organisation) {
  return !connection_.run(find_party, {{"id", id}, {"organisation", organisation}}).empty();
}

Result<void> PostgresCommitmentStore::set_waiver(CommitmentId id, int version, CommitmentDue const& due) {
  auto raised = connection_.write(raise_version, {{"id", id}, {"version", version}});
  if (!raised) return refuse(std::move(raised.error()));
  if (*raised == 0) return refuse(stale());
  auto written = connection_.write(write_waiver, {{"waived_on", due.waived_on}, {"reason", due.waived_reason}, {"by", due.waived_by},
      {"due", due.id}, {"id", id}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(not_found("due day"));
  return {};
}

Result<void> PostgresCommitmentStore::add_evidence(CommitmentId id, CommitmentEvidence const& e) {
  connection_.run(hold_dues, {{"id", id}});
  auto written = connection_.write(insert_evidence, {{"id", e.id}, {"commitment", id}, {"due", e.due_id}, {"happened_on", e.happened_on},
      {"link", e.link}, {"note", e.note}, {"file_name", e.file_name}, {"sha256", e.sha256}, {"size", e.size_bytes}, {"amount", e.amount}, {"author", e.author_id}, {"author_name", e.author_name}, {"recorded_at", e.recorded_at}});
  if (!written) return refuse(std::move(written.error()));
  add_up(id);
  return {};
}

bool PostgresCommitmentStore::remove_evidence(CommitmentId id, CommitmentEvidenceId evidence) {
  connection_.run(hold_dues, {{"id", id}});
  auto written = connection_.write(delete_evidence, {{"id", evidence}, {"commitment", id}});
  if (!written || *written == 0) return false;
  add_up(id);
  return true;
}

void PostgresCommitmentStore::add_up(CommitmentId id) { connection_.run(add_up_evidence, {{"id", id}}); }

}  // namespace athar::persistence
