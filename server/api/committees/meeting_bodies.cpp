#include "server/api/committees/meeting_bodies.hpp"

#include <algorithm>

#include "domain/reach/index.hpp"
#include "domain/reach/query.hpp"
#include "server/api/reach/asked.hpp"
#include "server/api/reach/reach_service.hpp"

namespace athar::api {
namespace {

template <class List, class Match>
bool any(List const& list, Match match) {
  return std::any_of(list.begin(), list.end(), match);
}

}  // namespace

Result<std::vector<AgendaItem>> items_from(std::vector<AgendaItemBody> const& bodies, std::vector<AgendaItem> const& stored,
                                           std::vector<DecisionRow> const& earlier, AgreementId agreement, UnitOfWork& unit, Call& call) {
  std::vector<CommitmentId> named;
  for (auto const& body : bodies)
    for (auto const& each : body.decisions)
      if (each.commitment_id) named.push_back(*each.commitment_id);
  auto const commitments = unit.committees().commitments_of(agreement, named);
  std::vector<FieldError> errors;
  std::vector<AgendaItem> items;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    auto const& body = bodies[i];
    auto const path = "items/" + std::to_string(i);
    if (body.id && !any(stored, [&](auto const& x) { return x.id == *body.id; })) errors.push_back({path + "/id", "unknown_item", {}});
    bool const takes_up = !body.about_decision_id || any(earlier, [&](auto const& x) { return x.decision.id == *body.about_decision_id; }) ||
                          any(stored, [&](auto const& x) { return x.about_decision_id == body.about_decision_id; });
    if (!takes_up) errors.push_back({path + "/about_decision_id", "unknown_decision", {}});
    AgendaItem item{.id = body.id.value_or(AgendaItemId{call.services.new_id()}), .title = body.title, .exchanges = body.exchanges.value_or(LocalizedText{}),
                    .about_decision_id = body.about_decision_id, .about_decision_number = std::nullopt, .decisions = {}};
    for (std::size_t j = 0; j < body.decisions.size(); ++j) {
      auto const& each = body.decisions[j];
      bool const is_stored = !each.id || any(stored, [&](auto const& x) { return any(x.decisions, [&](auto const& d) { return d.id == *each.id; }); });
      if (!is_stored) errors.push_back({path + "/decisions/" + std::to_string(j) + "/id", "unknown_item", {}});
      CommitteeDecision decision;
      decision.id = each.id.value_or(DecisionId{call.services.new_id()});
      decision.text = each.text;
      decision.owner_organisation_id = each.owner_organisation_id;
      decision.owner_name = each.owner_name.value_or("");
      decision.due_on = each.due_on;
      decision.commitment_id = each.commitment_id;
      if (each.commitment_id && !any(commitments, [&](auto const& x) { return x == *each.commitment_id; }))
        errors.push_back({path + "/decisions/" + std::to_string(j) + "/commitment_id", "unknown_commitment", {}});
      item.decisions.push_back(std::move(decision));
    }
    items.push_back(std::move(item));
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return items;
}

Result<std::vector<CommitteeAttendee>> attendees_from(std::vector<AttendeeBody> const& bodies, std::vector<CommitteeAttendee> const& stored,
                                                      std::vector<CommitteeMember> const& members, Call& call) {
  std::vector<FieldError> errors;
  std::vector<CommitteeAttendee> out;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    auto const& body = bodies[i];
    auto const path = "attendees/" + std::to_string(i);
    if (body.id && !any(stored, [&](auto const& x) { return x.id == *body.id; })) errors.push_back({path + "/id", "unknown_item", {}});
    bool const is_member = !body.member_id || any(members, [&](auto const& x) { return x.id == *body.member_id; }) ||
                           any(stored, [&](auto const& x) { return x.member_id == body.member_id; });
    if (!is_member) errors.push_back({path + "/member_id", "unknown_member", {}});
    out.push_back({.id = body.id.value_or(CommitteeAttendeeId{call.services.new_id()}), .member_id = body.member_id, .organisation_id = body.organisation_id,
                   .organisation_name = {}, .person_name = body.person_name.value_or(""), .person_name_ar = body.person_name_ar.value_or(""),
                   .capacity = body.capacity.value_or(LocalizedText{}), .role = body.role, .standing = body.standing});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return out;
}

std::vector<CommitteeAttendee> invited(std::vector<CommitteeMember> const& members, LocalDate day, Call& call) {
  std::vector<CommitteeAttendee> out;
  for (auto const& m : members)
    if (m.sits_on(day))
      out.push_back({.id = CommitteeAttendeeId{call.services.new_id()}, .member_id = m.id, .organisation_id = m.organisation_id, .organisation_name = {},
                     .person_name = m.person_name, .person_name_ar = m.person_name_ar, .capacity = m.capacity, .role = m.role,
                     .standing = MeetingStanding::invited});
  return out;
}

Result<std::vector<FrozenFigure>> frozen(std::vector<FigureBody> const& bodies, AgreementId agreement, UnitOfWork& unit, Call& call) {
  if (bodies.empty()) return std::vector<FrozenFigure>{};
  if (!call.caller.scope(Permission::reach_read).everything() || !call.caller.may(Permission::reach_read)) return refuse(not_allowed());
  std::vector<FieldError> errors;
  std::vector<FrozenFigure> out;
  auto const index = call.services.reach->now();
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    auto const& body = bodies[i];
    auto const path = "figures/" + std::to_string(i);
    auto const* measure = reach::measure_coded(body.measure);
    if (!measure) errors.push_back({path + "/measure", "unknown_measure", {}});
    if (body.from && body.to && *body.to < *body.from) errors.push_back({path + "/to", "end_before_start", {}});
    if (!errors.empty()) continue;
    auto query = reach::query_of(*measure);
    query.from = body.from;
    query.to = body.to;
    auto const basis = unit.committees().figure_basis(agreement, body.basis);
    auto& accepted = query.filters[body.basis == FigureBasis::sessions ? reach::Dimension::session : reach::Dimension::programme];
    for (auto const& id : basis) accepted.insert(id.text());
    auto const definition = reach::definition(query);
    FrozenFigure figure{.measure = body.measure, .measure_version = definition.version, .basis = body.basis, .from = body.from, .to = body.to, .value = 0,
                        .unit = std::string(reach::code(definition.unit)), .name = definition.name, .definition = definition.text, .tick = index->tick(),
                        .recorded_at = index->recorded_at()};
    // What serves nothing counts nobody: an empty filter would let everybody through.
    if (!basis.empty()) figure.value = index->value(query).value;
    out.push_back(std::move(figure));
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return out;
}

}  // namespace athar::api
