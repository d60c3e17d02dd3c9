#include "server/api/agreements/table.hpp"

#include "server/api/agreements/views.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

/// The names of those parties, signatories first or alone.
std::string parties(AgreementRow const& agreement, TableWords const& words, bool signatories) {
  std::string text;
  for (auto const& named : agreement.parties) {
    if ((named.party.role == PartyRole::signatory) != signatories) continue;
    if (!text.empty()) text += " ; ";
    text += words.text(named.name);
    if (!signatories) text += " (" + words.term("party_role", name_of(named.party.role)) + ")";
  }
  return text;
}

std::string domains(AgreementRow const& agreement, TableWords const& words) {
  std::string text;
  for (auto const& domain : agreement.domains) text += (text.empty() ? "" : " ; ") + words.text(domain.name);
  return text;
}

/// A whole day as a date, what is known in part as it is written.
Cell partial(PartialDate const& date) { return date.is_whole() ? cell(date.first_day()) : cell(date.text()); }

std::vector<TableColumn<AgreementRow>> columns() {
  return {
      {"agreement_code", [](auto const& a, auto const&) { return cell(a.code); }},
      {"reference", [](auto const& a, auto const&) { return cell(a.reference); }},
      {"agreement_type", [](auto const& a, auto const& words) { return cell(words.text(a.type_name)); }},
      {"title_fr", [](auto const& a, auto const&) { return cell(a.title.fr); }},
      {"title_ar", [](auto const& a, auto const&) { return cell(a.title.ar); }},
      {"title_en", [](auto const& a, auto const&) { return cell(a.title.en); }},
      {"agreement_status", [](auto const& a, auto const& words) { return cell(words.term("agreement_status", name_of(a.status))); }},
      {"signatories", [](auto const& a, auto const& words) { return cell(parties(a, words, true)); }},
      {"other_parties", [](auto const& a, auto const& words) { return cell(parties(a, words, false)); }},
      {"country", [](auto const& a, auto const& words) { return cell(words.place(a.country.value_or(""))); }},
      {"agreement_domains", [](auto const& a, auto const& words) { return cell(domains(a, words)); }},
      {"signed_on", [](auto const& a, auto const&) { return partial(a.signed_on); }},
      {"signed_at_place", [](auto const& a, auto const&) { return cell(a.signed_at_place); }},
      {"in_force_on", [](auto const& a, auto const&) { return partial(a.in_force_on); }},
      {"signed_ends_on", [](auto const& a, auto const&) { return partial(a.ends_on); }},
      {"ends_on", [](auto const& a, auto const&) { return partial(a.consolidated_ends_on); }},
  };
}

}  // namespace

namespace {

AgreementFilter filter_of(QueryReader& query, Call const& call) {
  auto const status = query.one_of("status", {"idea", "negotiation", "visa", "initialled", "signed", "ratified", "notified", "in_force",
                                              "suspended", "expired", "terminated", "renewed"});
  return {.search = query.text("q"),
          .type = query.text("type"),
          .status = status ? agreement_status_named(*status) : std::nullopt,
          .country = query.text("country"),
          .domain = query.text("domain"),
          .party = query.id<OrganisationId>("party"),
          .programme = query.text("programme"),
          .parent_id = query.id<AgreementId>("parent"),
          .framework_session_id = query.id<JointCommissionSessionId>("commission_session"),
          .ends_from = query.date("ends_from"),
          .ends_to = query.date("ends_to"),
          .within = agreements_scope(call)};
}

}  // namespace

Result<AskedAgreements> asked_agreements(Call const& call) {
  QueryReader query(call);
  AskedAgreements asked{.filter = filter_of(query, call), .page = query.page({"title", "ends_on", "-signed_on"}), .csv = query.wants_csv()};
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

Result<AgreementFilter> asked_agreement_filter(Call const& call) {
  QueryReader query(call);
  auto filter = filter_of(query, call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return filter;
}

ListTable agreements_table() {
  return {.list = "agreements",
          .title = {"Accords", "الاتفاقيات", "Agreements"},
          .permission = Permission::agreements_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_agreements(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<AgreementRow>(
                columns(), asked->page,
                [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) { return unit.agreements().list(filter, page); });
          }};
}

}  // namespace athar::api
