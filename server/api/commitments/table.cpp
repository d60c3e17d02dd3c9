#include "server/api/commitments/table.hpp"

#include <cmath>

#include "domain/training/session_budget.hpp"
#include "server/api/commitments/views.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

/// Payments in units of their currency, everything else as it is counted.
Cell amount(CommitmentDueRow const& row, std::int64_t value) {
  if (!row.currency) return cell(value);
  return cell(static_cast<double>(value) / std::pow(10.0, currency_digits(*row.currency)));
}

std::vector<TableColumn<CommitmentDueRow>> columns(LocalDate today, bool with_figures) {
  return {
      {"agreement_code", [](auto const& r, auto const&) { return cell(r.agreement_code); }},
      {"agreement_title", [](auto const& r, auto const& words) { return cell(words.text(r.agreement_title)); }},
      {"clause", [](auto const& r, auto const&) { return cell(r.clause); }},
      {"description_fr", [](auto const& r, auto const&) { return cell(r.description.fr); }},
      {"description_ar", [](auto const& r, auto const&) { return cell(r.description.ar); }},
      {"description_en", [](auto const& r, auto const&) { return cell(r.description.en); }},
      {"responsible_party", [](auto const& r, auto const& words) { return cell(words.text(r.organisation_name)); }},
      {"responsible_person", [](auto const& r, auto const&) { return cell(r.responsible_name); }},
      {"due_on", [](auto const& r, auto const&) { return cell(r.due.due_on); }},
      {"commitment_status", [today](auto const& r, auto const& words) { return cell(words.term("commitment_status", name_of(status_of(r.due, r.target, today)))); }},
      {"commitment_measure", [](auto const& r, auto const& words) { return cell(words.term("commitment_measure", name_of(r.measure))); }},
      {"target", [](auto const& r, auto const&) { return amount(r, r.target); }},
      {"achieved", [with_figures](auto const& r, auto const&) { return with_figures || !is_figure(r.measure) ? amount(r, r.due.achieved) : Cell{}; }},
      {"currency", [](auto const& r, auto const&) { return cell(r.currency); }},
      {"waived_on", [](auto const& r, auto const&) { return cell(r.due.waived_on); }},
      {"waived_reason", [](auto const& r, auto const&) { return cell(r.due.waived_reason); }},
  };
}

}  // namespace

Result<AskedCommitments> asked_commitments(Call const& call) {
  QueryReader query(call);
  auto const status = query.one_of("status", {"open", "at_risk", "late", "met", "waived"});
  AskedCommitments asked;
  asked.filter.agreement_id = query.id<AgreementId>("agreement");
  asked.filter.organisation_id = query.id<OrganisationId>("organisation");
  asked.filter.from = query.date("from");
  asked.filter.to = query.date("to");
  asked.filter.search = query.text("q");
  asked.page = query.page({"due_on"});
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (status) asked.filter.status = commitment_status_named(*status);
  asked.filter.scope = commitments_scope(call.caller);
  asked.filter.today = call.services.today();
  return asked;
}

ListTable commitments_table() {
  return {.list = "commitments",
          .title = {"Obligations", "الالتزامات", "Commitments"},
          .permission = Permission::agreements_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_commitments(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<CommitmentDueRow>(
                columns(asked->filter.today, sees_figures(call.caller)), asked->page,
                [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) { return unit.commitments().list(filter, page); });
          }};
}

}  // namespace athar::api
