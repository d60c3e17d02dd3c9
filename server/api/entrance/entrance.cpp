#include "server/api/entrance/entrance.hpp"

#include <sstream>

#include "domain/shared/unless_empty.hpp"
#include "server/api/agreements/views.hpp"
#include "server/api/designations/views.hpp"
#include "server/api/entrance/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/partner_words/views.hpp"

namespace athar::api {
namespace {

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (line.find_first_not_of(" \r\t") != std::string::npos) lines.push_back(line);
  return lines;
}

std::vector<EntranceAgreementView> agreements_of(UnitOfWork& unit, OrganisationId organisation) {
  AgreementFilter filter;
  filter.within = organisation;
  std::vector<EntranceAgreementView> out;
  for (auto const& a : unit.agreements().list(filter, {.limit = 100, .sort = "ends_on"}).items)
    out.push_back({.id = a.id, .code = a.code, .reference = unless_empty(a.reference), .title = a.title, .type_name = a.type_name,
                   .status = a.status, .signed_on = unless_empty(a.signed_on), .in_force_on = unless_empty(a.in_force_on),
                   .ends_on = unless_empty(a.consolidated_ends_on)});
  return out;
}

std::vector<OwedView> owed_by(UnitOfWork& unit, OrganisationId organisation, LocalDate today) {
  std::vector<OwedView> out;
  for (auto const& x : unit.agreements().entrance().owed(organisation))
    out.push_back({.id = x.due.id, .commitment_id = x.commitment_id, .agreement_id = x.agreement_id, .agreement_code = x.agreement_code,
                   .agreement_title = x.agreement_title, .clause = unless_empty(x.clause), .description = x.description,
                   .organisation_name = x.organisation_name, .due_on = x.due.due_on, .status = status_of(x.due, x.target, today)});
  return out;
}

std::vector<EntranceMeetingView> meetings_of(UnitOfWork& unit, OrganisationId organisation, LocalDate today) {
  std::vector<EntranceMeetingView> out;
  for (auto const& x : unit.agreements().entrance().meetings(organisation, today))
    out.push_back({.id = x.id, .version = x.version, .agreement_id = x.agreement_id, .agreement_code = x.agreement_code,
                   .agreement_title = x.agreement_title, .committee_name = x.committee_name, .committee_kind = x.committee_kind, .number = x.number, .held_on = x.held_on,
                   .starts = unless_empty(x.starts), .place = unless_empty(x.place), .papers = lines_of(x.documents), .minutes = x.minutes,
                   .is_to_come = x.held_on >= today, .read = x.said.read, .agreed = x.said.agreed});
  return out;
}

std::vector<EntranceDocumentView> documents_of(UnitOfWork& unit, OrganisationId organisation) {
  std::vector<EntranceDocumentView> out;
  for (auto const& x : unit.agreements().entrance().documents(organisation))
    out.push_back({.id = x.id, .agreement_id = x.agreement_id, .agreement_code = x.agreement_code, .agreement_title = x.agreement_title,
                   .title = x.title, .file_name = x.file_name, .version = x.version, .size_bytes = x.size_bytes, .uploaded_at = x.uploaded_at,
                   .uploaded_by = x.uploaded_by, .read = x.said.read, .agreed = x.said.agreed});
  return out;
}

std::vector<EntranceTableView> tables_of(UnitOfWork& unit, OrganisationId organisation) {
  std::vector<EntranceTableView> out;
  for (auto const& x : unit.agreements().entrance().tables(organisation))
    out.push_back({x.id, x.title, x.agreement_id, x.agreement_code, x.agreement_title, x.edition});
  return out;
}

/// A partner's own organisation; the house says whose entrance it wants to see. Errors: not_allowed, required (organisation).
Result<OrganisationId> whose(Call const& call, std::optional<OrganisationId> asked) {
  auto const own = agreements_scope(call);
  if (own && asked && *asked != *own) return refuse(not_found("organisation"));
  if (own) return *own;
  if (!asked) return refuse(invalid_field("organisation", "required"));
  return *asked;
}

Result<Answer> show(Call& call) {
  QueryReader query(call);
  auto const asked = query.id<OrganisationId>("organisation");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto organisation = whose(call, asked);
  if (!organisation) return refuse(std::move(organisation.error()));
  auto const today = call.services.today();
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto name = unit.agreements().entrance().name(*organisation);
    if (!name) return refuse(not_found("organisation"));
    EntranceView view;
    view.organisation_id = *organisation;
    view.organisation_name = std::move(*name);
    view.today = today;
    view.agreements = agreements_of(unit, *organisation);
    view.commitments = owed_by(unit, *organisation, today);
    view.meetings = meetings_of(unit, *organisation, today);
    view.documents = documents_of(unit, *organisation);
    if (call.caller.may(Permission::designations_read)) {
      DesignationFilter letters;
      letters.today = today;
      letters.scope.organisation = *organisation;
      for (auto const& page : unit.designations().list(letters, {.limit = 50}).items) view.nominations.push_back(view_of(page, call));
    }
    view.tables = tables_of(unit, *organisation);
    for (auto const& x : unit.agreements().partner_words().comments({.scope = *organisation}, {.limit = 20}).items)
      view.comments.push_back(view_of(x, call.caller));
    bool const own = agreements_scope(call).has_value();
    view.can = {{"contribute", own && call.caller.may(Permission::agreements_contribute)},
                {"nominate", own && call.caller.may(Permission::designations_write)}};
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

}  // namespace

std::vector<Route> entrance_routes() {
  return {{http::Method::get, "/api/v1/entrance", Permission::agreements_read, show,
           {.summary = "A partner's entrance: its agreements, what it owes, meetings, documents, nominations and reach",
            .description = "A partner's account sees its own; the house says whose.", .tag = "entrance",
            .query = {{.name = "organisation", .description = "Whose entrance; only for the house", .type = json::ParameterType::uuid}},
            .answer = &json::shape_of<EntranceView>(), .errors = {401, 403, 404, 422}}}};
}

}  // namespace athar::api
