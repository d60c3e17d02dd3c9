#include "persistence/agreements/agreement_step_store.hpp"

#include "persistence/agreements/partial_date_columns.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_steps = R"(
select s.id, s.status, s.happened_on, s.ends_on, s.ended_before_on, s.note, s.document_id, s.recorded_by_name, s.recorded_at
from athar.agreement_step s where s.agreement_id = :agreement order by s.ordinal)";

// A paper of another agreement is none of this step's.
constexpr std::string_view document_is_of =
    "select exists (select from athar.agreement_document d where d.id = :document and d.agreement_id = :agreement)";

constexpr std::string_view insert_step = R"(
insert into athar.agreement_step
  (id, agreement_id, status, happened_on, ends_on, ended_before_on, note, document_id, recorded_by, recorded_by_name)
values (:id, :agreement, :status, :happened_on, :ends_on, :ended_before_on, :note, CAST(:document AS uuid), CAST(:actor AS uuid), :actor_name))";

constexpr std::string_view delete_step = "delete from athar.agreement_step where id = :id";

}  // namespace

std::vector<AgreementStep> PostgresAgreementStepStore::of(AgreementId agreement) {
  Rows rows = connection_.run(find_steps, {{"agreement", agreement}});
  std::vector<AgreementStep> steps;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    AgreementStep step;
    step.id = row.id<AgreementStepTag>();
    step.status = agreement_status_named(row.text()).value();
    step.happened_on = partial_date(row);
    step.ends_on = partial_date(row);
    step.ended_before_on = partial_date(row);
    step.note = row.text();
    step.document_id = row.maybe_id<AgreementDocumentTag>();
    step.recorded_by = row.text();
    step.recorded_at = row.instant();
    steps.push_back(std::move(step));
  }
  return steps;
}

Result<void> PostgresAgreementStepStore::insert(AgreementId agreement, AgreementStep const& s, Actor const& actor) {
  if (s.document_id) {
    Rows found = connection_.run(document_is_of, {{"document", *s.document_id}, {"agreement", agreement}});
    if (!RowReader(found, 0).boolean()) return refuse(invalid_field("document_id", "unknown_document"));
  }
  auto written = connection_.write(insert_step, {{"id", s.id}, {"agreement", agreement}, {"status", name_of(s.status)},
      {"happened_on", date_column(s.happened_on)}, {"ends_on", date_column(s.ends_on)}, {"ended_before_on", date_column(s.ended_before_on)},
      {"note", s.note}, {"document", s.document_id}, {"actor", actor.account}, {"actor_name", actor.name}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

void PostgresAgreementStepStore::remove(AgreementStepId id) { connection_.run(delete_step, {{"id", id}}); }

}  // namespace athar::persistence
