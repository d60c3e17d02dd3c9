#include "server/api/corrections/views.hpp"

#include <algorithm>
#include <charconv>

#include "domain/shared/unless_empty.hpp"
#include "server/tables/local_time.hpp"

namespace athar::api {

std::optional<OrganisationId> corrections_scope(Caller const& caller) { return caller.scope(Permission::agreements_read).organisation; }

bool may_take_back(Caller const& caller, AgreementCorrection const& correction) {
  if (!caller.may(Permission::agreements_contribute) || correction.state != CorrectionState::open) return false;
  bool const is_own_organisation = correction.organisation_id && corrections_scope(caller) == correction.organisation_id;
  return is_own_organisation || correction.proposed_by == caller.account;
}

CorrectableFieldView view_of(CorrectableField const& f) {
  return {.path = f.path, .group = f.group, .name = f.name, .language = unless_empty(f.language), .about = unless_empty(f.about), .currency = f.currency,
          .kind = f.kind, .longest = f.longest > 0 ? std::optional(static_cast<int>(f.longest)) : std::nullopt, .value = f.value, .version = f.version};
}

CorrectionView view_of(AgreementCorrection const& c, Caller const& caller, CorrectableRecord const* record) {
  bool const is_open = c.state == CorrectionState::open;
  CorrectionView view;
  view.id = c.id;
  view.version = c.version;
  view.agreement_id = c.agreement_id;
  view.agreement_code = c.agreement_code;
  view.agreement_title = c.agreement_title;
  view.remark = unless_empty(c.remark);
  view.state = c.state;
  view.organisation_id = c.organisation_id;
  view.organisation_name = unless_empty(c.organisation_name);
  view.proposed_by_name = c.proposed_by_name;
  view.proposed_at = c.proposed_at;
  view.decided_by_name = unless_empty(c.decided_by_name);
  view.decided_at = c.decided_at;
  view.answer = unless_empty(c.answer);
  auto const fields = record && is_open ? correctable_fields(*record) : std::vector<CorrectableField>{};
  for (auto const& each : c.changes) {
    auto const now = std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.path == each.path; });
    view.changes.push_back({.path = each.path, .group = each.group, .name = each.name, .language = unless_empty(each.language),
                            .about = unless_empty(each.about), .currency = each.currency, .kind = each.kind, .seen = each.seen,
                            .seen_version = each.seen_version, .proposed = each.proposed,
                            .recorded = now == fields.end() ? std::nullopt : std::optional(now->value), .accepted = each.accepted,
                            .replaced = each.accepted.value_or(false) ? std::optional(each.replaced) : std::nullopt,
                            .removed_at = {}});
  }
  view.can = {{"decide", is_open && caller.may(Permission::agreements_write)}, {"withdraw", may_take_back(caller, c)}};
  return view;
}

void tell_removals(UnitOfWork& unit, AgreementId agreement, CorrectionView& view) {
  std::vector<std::string> gone;
  for (auto const& each : view.changes)
    if (!each.recorded) gone.push_back(each.path);
  if (gone.empty()) return;
  auto const when = unit.agreements().corrections().taken_out(agreement, gone);
  for (auto& each : view.changes)
    if (auto const found = when.find(each.path); !each.recorded && found != when.end()) each.removed_at = found->second;
}

Error with_removals(UnitOfWork& unit, AgreementId agreement, Error error, std::vector<std::string> const& paths) {
  bool const is_any = std::any_of(error.fields.begin(), error.fields.end(), [](auto const& each) { return each.code == "unknown_field"; });
  if (!is_any) return error;
  auto const when = unit.agreements().corrections().taken_out(agreement, paths);
  for (auto& each : error.fields) {
    if (each.code != "unknown_field") continue;
    std::size_t at = paths.size();
    auto const from = each.path.find('/') + 1;
    std::from_chars(each.path.data() + from, each.path.data() + each.path.size(), at);
    auto const found = at < paths.size() ? when.find(paths[at]) : when.end();
    if (found == when.end()) continue;
    each.code = "removed_meanwhile";
    each.detail = in_casablanca(found->second).date.text();
  }
  return error;
}

std::string stored_json(AgreementCorrection const& correction) {
  auto view = view_of(correction, Caller{}, nullptr);
  view.can.clear();
  return json::to_json(view);
}

Result<AgreementCorrection> find_correction(Call const& call, UnitOfWork& unit, CorrectionId id) {
  auto found = unit.agreements().corrections().find(id, corrections_scope(call.caller));
  if (!found) return refuse(not_found("proposal"));
  return std::move(*found);
}

CorrectableRecord record_of(UnitOfWork& unit, AgreementId agreement) {
  return {.agreement = unit.agreements().find(agreement, std::nullopt).value(), .commitments = unit.agreements().corrections().commitments_of(agreement),
          .terms = unit.agreement_terms().find(agreement, Scope{}).value()};
}

}  // namespace athar::api
