#include "domain/organisations/organisation_event.hpp"

#include <algorithm>
#include <set>

namespace athar {
namespace {

using Kind = OrganisationEventKind;

void check_day(OrganisationEvent const& event, OrganisationPage const& subject, LocalDate today, std::vector<FieldError>& errors) {
  if (event.kind == Kind::same_as) return;
  if (!event.on) return errors.push_back({"date", "required", {}});
  if (*event.on > today) return errors.push_back({"date", "date_in_future", {}});
  auto const& founded = subject.organisation.founded_on;
  if (founded && *event.on <= *founded) return errors.push_back({"date", "before_founding", founded->text()});
  auto const& names = subject.organisation.earlier_names;
  auto const& last = event.kind == Kind::renamed  ? (names.empty() ? std::nullopt : std::optional(names.back().until))
                     : event.kind != Kind::split ? subject.last_earlier_parent
                                                 : std::nullopt;
  if (last && *event.on <= *last) errors.push_back({"date", "before_earlier_event", last->text()});
}

void check_successors(OrganisationEvent const& event, std::vector<SuccessorState> const& found, std::vector<FieldError>& errors) {
  bool const one = event.kind != Kind::split;
  if (one && event.successors.size() != 1)
    errors.push_back({"successor_ids", event.successors.empty() ? "required" : "one_successor", {}});
  if (!one && event.successors.size() < 2) errors.push_back({"successor_ids", "successors_required", {}});
  std::set<OrganisationId> seen;
  for (std::size_t i = 0; i < event.successors.size(); ++i) {
    auto const& id = event.successors[i];
    auto complain = [&](char const* code, std::string detail = {}) {
      errors.push_back({"successor_ids/" + std::to_string(i), code, std::move(detail)});
    };
    auto const state = std::find_if(found.begin(), found.end(), [&](auto const& each) { return each.id == id; });
    if (id == event.organisation)
      complain("own_successor");
    else if (!seen.insert(id).second)
      complain("repeated");
    else if (state == found.end())
      complain("unknown_organisation");
    else if (state->is_same_as_another || (state->ended_on && (!event.on || *event.on >= *state->ended_on)))
      complain("successor_ended");
    else if (event.on && state->founded_on && *event.on < *state->founded_on)
      complain("successor_not_founded", state->founded_on->text());
  }
}

}  // namespace

Result<OrganisationEvent> checked(OrganisationEvent event, OrganisationPage const& subject, std::vector<SuccessorState> const& successors,
                                  LocalDate today) {
  std::vector<FieldError> errors;
  auto const& organisation = subject.organisation;
  if (subject.ended_on || subject.merged_into) errors.push_back({"kind", "organisation_ended", {}});
  check_day(event, subject, today, errors);
  switch (event.kind) {
    case Kind::renamed:
      event.former_name = organisation.name;
      event.former_acronym = organisation.acronym;
      if (event.acronym.empty()) event.acronym = organisation.acronym;
      if (event.name.empty())
        errors.push_back({"name", "name_required", {}});
      else if (event.name == organisation.name && event.acronym == organisation.acronym)
        errors.push_back({"name", "name_unchanged", {}});
      break;
    case Kind::moved:
      event.former_parent = organisation.parent_id;
      if (event.parent == event.organisation)
        errors.push_back({"parent_id", "cycle_in_tree", {}});
      else if (event.parent == organisation.parent_id)
        errors.push_back({"parent_id", "parent_unchanged", {}});
      break;
    case Kind::merged:
    case Kind::same_as:
      event.former_parent = organisation.parent_id;
      if (!event.successors.empty()) event.parent = event.successors.front();
      [[fallthrough]];
    case Kind::split:
      check_successors(event, successors, errors);
  }
  if (event.kind != Kind::renamed) event.name = event.acronym = {};
  if (event.kind == Kind::renamed || event.kind == Kind::split) event.parent = std::nullopt;
  if (!event.ends()) event.successors.clear();
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return event;
}

}  // namespace athar
