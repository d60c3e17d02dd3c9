#include "server/api/agreement_terms/table.hpp"

#include <cmath>

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

Cell day(std::optional<PartialDate> const& date) { return date ? cell(date->text()) : Cell{}; }

std::vector<TableColumn<AgreementAmountRow>> amount_columns() {
  return {
      {"agreement_code", [](auto const& r, auto const&) { return cell(r.agreement_code); }},
      {"agreement", [](auto const& r, auto const& words) { return cell(words.text(r.agreement_title)); }},
      {"component", [](auto const& r, auto const& words) { return cell(words.text(r.component_title)); }},
      {"money_step", [](auto const& r, auto const& words) { return cell(words.term("money_step", name_of(r.amount.step))); }},
      {"agreement_party", [](auto const& r, auto const& words) { return cell(words.text(r.amount.party_name)); }},
      {"currency", [](auto const& r, auto const&) { return cell(r.amount.currency); }},
      {"amount", [](auto const& r, auto const&) {
         return cell(static_cast<double>(r.amount.amount_minor) / std::pow(10, currency_digits(r.amount.currency)));
       }},
      {"amount_estimated", [](auto const& r, auto const&) { return cell(r.amount.is_estimated); }},
      {"amount_on", [](auto const& r, auto const&) { return day(r.amount.on); }},
      {"amount_due_on", [](auto const& r, auto const&) { return day(r.amount.due_on); }},
      {"instalment_condition", [](auto const& r, auto const&) { return cell(r.amount.condition); }},
      {"amendment_reference", [](auto const& r, auto const&) { return cell(r.amendment_reference); }},
      {"source", [](auto const& r, auto const&) { return cell(r.amount.source); }},
  };
}

}  // namespace

Result<AskedAgreementAmounts> asked_agreement_amounts(Call const& call) {
  QueryReader query(call);
  AskedAgreementAmounts asked;
  asked.filter.scope = call.caller.scope(Permission::agreements_read);
  asked.filter.agreement = query.id<AgreementId>("agreement");
  asked.filter.party = query.id<OrganisationId>("party");
  asked.filter.currency = query.text("currency");
  asked.filter.step = query.one_of("step", {"planned", "committed", "disbursed", "spent"});
  asked.page = query.page({"agreement"}, CursorId::number);
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

ListTable agreement_amounts_table() {
  return {.list = "agreement_amounts",
          .title = {"Montants des accords", "مبالغ الاتفاقيات", "Amounts of agreements"},
          .permission = Permission::agreements_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_agreement_amounts(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<AgreementAmountRow>(amount_columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.agreement_terms().amounts(filter, page);
            });
          }};
}

}  // namespace athar::api
