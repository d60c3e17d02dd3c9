#include "domain/agreements/commitment.hpp"

#include <algorithm>
#include <array>

#include "domain/shared/contacts.hpp"
#include "domain/training/session_budget.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 7> measure_names{"people", "attendances", "person_hours", "sessions", "deliverables", "documents", "payment"};
constexpr std::array<std::string_view, 5> status_names{"open", "at_risk", "late", "met", "waived"};
constexpr std::int64_t greatest_amount = 1'000'000'000'000'000;

bool is_amount(std::int64_t amount) { return amount >= 1 && amount <= greatest_amount; }

void check_schedule(Commitment const& c, std::vector<FieldError>& errors) {
  if (!c.every_months && !c.last_due_on) return;
  if (!c.first_due_on) errors.push_back({"first_due_on", "required", {}});
  if (!c.every_months) errors.push_back({"every_months", "required", {}});
  if (!c.last_due_on) errors.push_back({"last_due_on", "required", {}});
  if (!c.first_due_on || !c.every_months || !c.last_due_on) return;
  if (*c.every_months < 1 || *c.every_months > 120) return errors.push_back({"every_months", "out_of_range", "1 – 120"});
  if (*c.last_due_on <= *c.first_due_on) return errors.push_back({"last_due_on", "end_before_start", {}});
  if (months_from(*c.first_due_on, *c.every_months * greatest_due_days) <= *c.last_due_on)
    errors.push_back({"last_due_on", "too_many_due_days", std::to_string(greatest_due_days)});
}

}  // namespace

std::string_view name_of(CommitmentMeasure measure) { return measure_names[static_cast<std::size_t>(measure)]; }
std::string_view name_of(CommitmentStatus status) { return status_names[static_cast<std::size_t>(status)]; }

std::optional<CommitmentMeasure> commitment_measure_named(std::string_view name) {
  for (std::size_t i = 0; i < measure_names.size(); ++i)
    if (measure_names[i] == name) return static_cast<CommitmentMeasure>(i);
  return std::nullopt;
}

std::optional<CommitmentStatus> commitment_status_named(std::string_view name) {
  for (std::size_t i = 0; i < status_names.size(); ++i)
    if (status_names[i] == name) return static_cast<CommitmentStatus>(i);
  return std::nullopt;
}

bool is_figure(CommitmentMeasure measure) { return measure <= CommitmentMeasure::sessions; }

Result<Commitment> checked(Commitment c) {
  std::vector<FieldError> errors;
  if (c.description.empty()) errors.push_back({"description", "description_required", {}});
  if (!is_amount(c.target)) errors.push_back({"target", "out_of_range", "1 – " + std::to_string(greatest_amount)});
  if (c.measure == CommitmentMeasure::payment) {
    if (!c.currency)
      errors.push_back({"currency", "required", {}});
    else if (!is_currency_in_use(*c.currency))
      errors.push_back({"currency", "unknown_currency", *c.currency});
  } else if (c.currency) {
    errors.push_back({"currency", "not_allowed_here", {}});
  }
  if (c.linked_only && !is_figure(c.measure)) errors.push_back({"linked_only", "not_allowed_here", {}});
  check_schedule(c, errors);
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return c;
}

std::vector<CommitmentDue> due_days(Commitment const& c) {
  std::vector<CommitmentDue> dues;
  auto add = [&](std::optional<LocalDate> day, std::optional<LocalDate> from) {
    CommitmentDue due;
    due.number = static_cast<int>(dues.size()) + 1;
    due.due_on = day;
    due.counts_from = from;
    dues.push_back(std::move(due));
  };
  if (!c.first_due_on || !c.every_months || !c.last_due_on) {
    add(c.first_due_on, std::nullopt);
    return dues;
  }
  // Each day is reckoned from the first, so that one in February does not move all that follow.
  for (int i = 0; i < greatest_due_days; ++i) {
    auto const day = months_from(*c.first_due_on, i * *c.every_months);
    if (day > *c.last_due_on) break;
    add(day, LocalDate::from_days(months_from(*c.first_due_on, (i - 1) * *c.every_months).days() + 1));
  }
  return dues;
}

CommitmentStatus status_of(CommitmentDue const& due, std::int64_t target, LocalDate today) {
  if (due.waived_on) return CommitmentStatus::waived;
  if (due.achieved >= target) return CommitmentStatus::met;
  if (!due.due_on) return CommitmentStatus::open;
  int const left = due.due_on->days() - today.days();
  if (left < 0) return CommitmentStatus::late;
  bool const behind = target > 1 && due.achieved < target - due.achieved;
  return left <= days_at_risk || (left <= days_at_risk_under_half && behind) ? CommitmentStatus::at_risk : CommitmentStatus::open;
}

Result<CommitmentEvidence> checked(CommitmentEvidence e, CommitmentMeasure measure, LocalDate today) {
  std::vector<FieldError> errors;
  if (!e.link.empty() && !is_web_address(e.link)) errors.push_back({"link", "invalid_website", {}});
  if (e.link.empty() && e.note.empty() && !e.sha256) errors.push_back({"note", "evidence_says_nothing", {}});
  if (e.amount && is_figure(measure))
    errors.push_back({"amount", "not_allowed_here", {}});
  else if (e.amount && !is_amount(*e.amount))
    errors.push_back({"amount", "out_of_range", "1 – " + std::to_string(greatest_amount)});
  if (e.happened_on > today) errors.push_back({"happened_on", "date_in_future", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return e;
}

Result<CommitmentEvidence> checked(CommitmentEvidence e, CommitmentPage const& page, LocalDate today) {
  bool const is_known = std::any_of(page.dues.begin(), page.dues.end(), [&](auto const& due) { return due.id == e.due_id; });
  if (!is_known) return refuse(invalid_field("due_id", "unknown_due_day"));
  if (page.evidence.size() >= greatest_number_of_evidence)
    return refuse(invalid_field("evidence", "too_many_items", std::to_string(greatest_number_of_evidence)));
  return checked(std::move(e), page.commitment.measure, today);
}

}  // namespace athar
