#include "server/api/agreements/views.hpp"

#include "domain/shared/unless_empty.hpp"

namespace athar::api {

namespace {

/// What only the house reads is in it: for partners it is taken out again.
AgreementView whole_view(AgreementPage const& page) {
  auto const& a = page.agreement;
  AgreementView view;
  view.id = a.id;
  view.version = a.version;
  view.code = page.code;
  view.reference = unless_empty(a.reference);
  view.type = a.type;
  view.type_name = page.type_name;
  view.title = a.title;
  view.objective = unless_empty(a.objective);
  view.status = a.status;
  view.status_since = unless_empty(a.status_since);
  view.parent_id = a.parent_id;
  view.parent_code = unless_empty(page.parent_code);
  view.parent_title = unless_empty(page.parent_title);
  view.framework_session_id = a.framework_session_id;
  if (page.framework_session_number)
    view.framework = AgreementFrameworkView{.commission = page.framework_commission,
                                            .number = *page.framework_session_number,
                                            .held_on = unless_empty(page.framework_held_on),
                                            .place = unless_empty(page.framework_place)};
  view.framework_note = unless_empty(a.framework_note);
  view.country = a.country;
  view.signed_on = unless_empty(a.signed_on);
  view.signed_at_place = unless_empty(a.signed_at_place);
  view.in_force_on = unless_empty(a.in_force_on);
  view.ends_on = unless_empty(a.ends_on);
  view.consolidated_ends_on = unless_empty(a.end());
  view.renewal = a.renewal;
  view.renewal_months = a.renewal_months;
  view.notice_months = a.notice_months;
  view.languages = a.languages;
  view.is_confidential = a.is_confidential;
  view.owner_id = a.owner_id;
  view.owner_name = unless_empty(page.owner_name);
  view.note = unless_empty(a.note);
  for (auto const& named : page.parties)
    view.parties.push_back({.id = named.party.id,
                            .organisation_id = named.party.organisation_id,
                            .name = named.name,
                            .name_when_signed = unless_empty(named.name_when_signed),
                            .acronym = unless_empty(named.acronym),
                            .country = named.country,
                            .role = named.party.role,
                            .joined_on = unless_empty(named.party.joined_on),
                            .left_on = unless_empty(named.party.left_on),
                            .signatory_name = unless_empty(named.party.signatory_name),
                            .signatory_capacity = unless_empty(named.party.signatory_capacity),
                            .contact_name = unless_empty(named.party.contact_name),
                            .contact_email = unless_empty(named.party.contact_email),
                            .contact_phone = unless_empty(named.party.contact_phone)});
  view.domains = a.domains;
  for (auto const& domain : page.domains) view.domain_names.push_back({domain.code, domain.name});
  view.programme_ids = a.programme_ids;
  for (auto const& programme : page.programmes) view.programmes.push_back({programme.id, programme.code, programme.title});
  view.children_count = page.children_count;
  view.sessions_count = page.sessions_count;
  return view;
}

}  // namespace

std::optional<OrganisationId> agreements_scope(Call const& call) { return call.caller.scope(Permission::agreements_read).organisation; }

Agreement agreement_from(AgreementBody const& body, AgreementId id, int version, std::function<Uuid()> const& new_id) {
  Agreement agreement;
  agreement.id = id;
  agreement.version = version;
  agreement.reference = body.reference.value_or("");
  agreement.type = body.type;
  agreement.title = body.title;
  agreement.objective = body.objective.value_or(LocalizedText{});
  agreement.parent_id = body.parent_id;
  agreement.framework_session_id = body.framework_session_id;
  agreement.framework_note = body.framework_note.value_or("");
  agreement.country = body.country;
  agreement.signed_on = body.signed_on.value_or(PartialDate{});
  agreement.signed_at_place = body.signed_at_place.value_or("");
  agreement.in_force_on = body.in_force_on.value_or(PartialDate{});
  agreement.ends_on = body.ends_on.value_or(PartialDate{});
  agreement.renewal = body.renewal;
  agreement.renewal_months = body.renewal_months;
  agreement.notice_months = body.notice_months;
  agreement.languages = body.languages;
  agreement.is_confidential = body.is_confidential;
  agreement.owner_id = body.owner_id;
  agreement.note = body.note.value_or("");
  for (auto const& party : body.parties)
    agreement.parties.push_back({.id = party.id.value_or(AgreementPartyId{new_id()}),
                                 .organisation_id = party.organisation_id,
                                 .role = party.role,
                                 .joined_on = party.joined_on.value_or(PartialDate{}),
                                 .left_on = party.left_on.value_or(PartialDate{}),
                                 .signatory_name = party.signatory_name.value_or(""),
                                 .signatory_capacity = party.signatory_capacity.value_or(""),
                                 .contact_name = party.contact_name.value_or(""),
                                 .contact_email = party.contact_email.value_or(""),
                                 .contact_phone = party.contact_phone.value_or("")});
  agreement.domains = body.domains;
  agreement.programme_ids = body.programme_ids;
  return agreement;
}

AgreementView view_of(AgreementPage const& page, Caller const& caller) {
  auto view = whole_view(page);
  if (caller.scope(Permission::agreements_read).organisation) {
    view.owner_id.reset();
    view.owner_name.reset();
    view.note.reset();
  }
  for (std::size_t i = 0; i < page.parties.size(); ++i)
    if (page.parties[i].owed_count > 0) view.parties[i].owed_count = page.parties[i].owed_count;
  for (auto odd : oddities(page.agreement)) view.warnings.emplace_back(odd);
  bool const may_write = caller.may(Permission::agreements_write);
  view.can = {{"update", may_write},
              {"delete", may_write && page.children_count == 0 && page.sessions_count == 0},
              {"contribute", caller.may(Permission::agreements_contribute)}};
  return view;
}

std::string stored_json(AgreementPage const& page) { return json::to_json(whole_view(page)); }

Result<AgreementPage> find_agreement(Call const& call, UnitOfWork& unit, AgreementId id) {
  auto page = unit.agreements().find(id, agreements_scope(call));
  if (!page) return refuse(not_found("agreement"));
  return std::move(*page);
}

}  // namespace athar::api
