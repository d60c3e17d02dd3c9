#include "domain/agreements/lifecycle.hpp"

#include <algorithm>

namespace athar {
namespace {

using enum AgreementStatus;

bool contains(std::vector<AgreementStatus> const& all, AgreementStatus status) { return std::find(all.begin(), all.end(), status) != all.end(); }
bool needs(Transition const& transition, StepNeed need) {
  return std::find(transition.needs.begin(), transition.needs.end(), need) != transition.needs.end();
}

Transition const* transition_to(AgreementStatus status) {
  for (auto const& each : transitions())
    if (each.to == status) return &each;
  return nullptr;
}

void check_needs(std::vector<FieldError>& errors, Agreement const& agreement, AgreementStep const& step, Transition const& transition) {
  if (needs(transition, StepNeed::date) && step.happened_on.empty()) errors.push_back({"happened_on", "required", {}});
  if (needs(transition, StepNeed::signatory) && !agreement.has(PartyRole::signatory)) errors.push_back({"parties", "signatory_required", {}});
  if (needs(transition, StepNeed::reason) && step.note.empty()) errors.push_back({"note", "reason_required", {}});
  if (needs(transition, StepNeed::end) && agreement.end().empty() && step.happened_on.empty()) errors.push_back({"happened_on", "required", {}});
  if (!needs(transition, StepNeed::new_end)) return;
  if (step.ends_on.empty()) errors.push_back({"ends_on", "required", {}});
  if (surely_before(step.ends_on, step.happened_on) || surely_before(step.ends_on, agreement.end()))
    errors.push_back({"ends_on", "end_before_start", {}});
}

}  // namespace

std::vector<Transition> const& transitions() {
  using enum StepNeed;
  static std::vector<Transition> const table{
      {negotiation, {idea, visa, initialled}, {}},
      {visa, {negotiation, initialled}, {}},
      {initialled, {negotiation, visa}, {date}},
      {signed_, {idea, negotiation, visa, initialled}, {date, signatory}},
      {ratified, {signed_, notified}, {date}},
      {notified, {signed_, ratified}, {date}},
      {in_force, {signed_, ratified, notified, suspended}, {date}},
      {suspended, {in_force, renewed}, {date, reason}},
      {expired, {signed_, ratified, notified, in_force, suspended, renewed}, {end}},
      {terminated, {idea, negotiation, visa, initialled, signed_, ratified, notified, in_force, suspended, renewed}, {date, reason}},
      {renewed, {in_force, expired, renewed}, {date, new_end}},
  };
  return table;
}

std::vector<Transition const*> next_steps(AgreementStatus from) {
  std::vector<Transition const*> found;
  for (auto const& each : transitions())
    if (contains(each.from, from)) found.push_back(&each);
  return found;
}

std::vector<StepNeed> lacking(Agreement const& agreement, Transition const& transition) {
  std::vector<StepNeed> found;
  if (needs(transition, StepNeed::signatory) && !agreement.has(PartyRole::signatory)) found.push_back(StepNeed::signatory);
  if (needs(transition, StepNeed::end) && agreement.end().empty()) found.push_back(StepNeed::end);
  return found;
}

Result<Agreement> after_step(Agreement agreement, AgreementStep& step, LocalDate today) {
  if (agreement.status == terminated) return refuse(invalid_field("status", "agreement_terminated"));
  auto const* const transition = transition_to(step.status);
  if (transition == nullptr || !contains(transition->from, agreement.status)) return refuse(invalid_field("status", "step_not_from_here"));
  std::vector<FieldError> errors;
  if (!step.happened_on.empty() && today < step.happened_on.first_day()) errors.push_back({"happened_on", "future_date", {}});
  check_needs(errors, agreement, step, *transition);
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));

  bool const resumes = agreement.status == suspended;
  agreement.status = step.status;
  agreement.status_since = step.status == expired && step.happened_on.empty() ? agreement.end() : step.happened_on;
  if (step.status == signed_) agreement.signed_on = step.happened_on;
  if (step.status == in_force && (!resumes || agreement.in_force_on.empty())) agreement.in_force_on = step.happened_on;
  if (needs(*transition, StepNeed::new_end)) {
    step.ended_before_on = agreement.ends_on;
    agreement.ends_on = step.ends_on;
    agreement.consolidated_ends_on = {};
  } else {
    step.ends_on = {};
  }
  return agreement;
}

Result<Agreement> without_last_step(Agreement agreement, std::vector<AgreementStep> const& steps) {
  if (steps.size() < 2) return refuse(conflict("first_step_stays", "An agreement stands somewhere: its first step stays"));
  auto const& last = steps.back();
  auto const& before = steps[steps.size() - 2];
  agreement.status = before.status;
  agreement.status_since = before.happened_on;
  // The day that came with the step, unless another was written since.
  if (last.status == signed_ && agreement.signed_on == last.happened_on) agreement.signed_on = {};
  if (last.status == in_force && before.status != suspended && agreement.in_force_on == last.happened_on) agreement.in_force_on = {};
  if (!last.ends_on.empty()) agreement.ends_on = last.ended_before_on, agreement.consolidated_ends_on = {};
  return agreement;
}

}  // namespace athar
