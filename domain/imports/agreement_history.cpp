#include "domain/imports/agreement_history.hpp"

#include <algorithm>

#include "domain/agreements/terms_at.hpp"

namespace athar {
namespace {

using enum AgreementStatus;

std::string_view field_of(std::string_view oddity) {
  if (oddity == "in_force_before_signature") return "in_force_on";
  if (oddity == "ends_before_signature" || oddity == "ends_before_in_force") return "ends_on";
  if (oddity == "notice_longer_than_period") return "notice_months";
  if (oddity == "signed_without_date") return "signed_on";
  return "signatories";
}

bool is_over(PartialDate const& day, LocalDate today) { return !day.empty() && day.last_day() < today; }
bool is_to_come(PartialDate const& day, LocalDate today) { return !day.empty() && today < day.first_day(); }

/// The end that held when an amendment took effect.
PartialDate end_before(PartialDate const& since, Agreement const& agreement, std::vector<Amendment> const& others) {
  PartialDate end = agreement.ends_on, from;
  for (auto const& other : others) {
    auto const its = other.ends_on ? day_of_effect(other) : std::nullopt;
    if (!its || !surely_before(*its, since) || (!from.empty() && surely_before(*its, from))) continue;
    from = *its;
    end = *other.ends_on;
  }
  return end;
}

}  // namespace

PartialDate latest_end(Agreement const& agreement, std::vector<Amendment> const& amendments) {
  auto end = agreement.ends_on;
  for (auto const& each : amendments)
    if (each.ends_on && (end.empty() || end.last_day() < each.ends_on->last_day())) end = *each.ends_on;
  return end;
}

AgreementStatus status_by_days(Agreement const& agreement, PartialDate const& end, LocalDate today) {
  if (is_over(end, today) && agreement.renewal != RenewalRule::tacit) return expired;
  if (!agreement.in_force_on.empty() && !is_to_come(agreement.in_force_on, today)) return in_force;
  return is_to_come(agreement.signed_on, today) ? negotiation : signed_;
}

PartialDate since_of(AgreementStatus status, Agreement const& agreement, PartialDate const& end) {
  if (status == signed_) return agreement.signed_on;
  if (status == in_force) return agreement.in_force_on;
  return status == expired ? end : PartialDate{};
}

std::vector<OddDay> odd_days(Agreement const& agreement, PartialDate const& end, LocalDate today) {
  std::vector<OddDay> found;
  for (auto const code : oddities(agreement)) found.push_back({field_of(code), code, {}});
  auto const status = agreement.status;
  auto contradicts = [&](PartialDate const& day) { found.push_back({"status", "status_contradicts_dates", day.text()}); };
  bool const is_before_signature = status < signed_;
  bool const goes_on = status == signed_ || status == ratified || status == notified || status == in_force || status == renewed;
  if (is_before_signature && is_over(agreement.signed_on, today)) contradicts(agreement.signed_on);
  else if (!is_before_signature && status != terminated && is_to_come(agreement.signed_on, today)) contradicts(agreement.signed_on);
  else if (status == in_force && is_to_come(agreement.in_force_on, today)) contradicts(agreement.in_force_on);
  else if (goes_on && is_over(end, today) && agreement.renewal != RenewalRule::tacit) contradicts(end);
  else if (status == expired && is_to_come(end, today)) contradicts(end);
  return found;
}

SettledAmendment settled(Amendment amendment, Agreement const& agreement, std::vector<Amendment> const& others, std::string const& source) {
  SettledAmendment out{std::move(amendment), {}, {}};
  auto& a = out.amendment;
  auto take_off = [&](std::optional<PartialDate>& day, ClaimField field, std::string_view column, std::string_view code, std::string detail) {
    out.odd.push_back({column, code, std::move(detail)});
    out.claims.push_back({field, day->text(), source, a.reference});
    day.reset();
  };
  auto const& signed_on = agreement.signed_on;
  if (a.signed_on && surely_before(*a.signed_on, signed_on))
    take_off(a.signed_on, ClaimField::signed_on, "signed_on", "amendment_dated_before_signature", signed_on.text());
  if (a.effective_on && surely_before(*a.effective_on, signed_on))
    take_off(a.effective_on, ClaimField::starts_on, "in_force_on", "amendment_dated_before_signature", signed_on.text());
  auto const termination = agreement.status == AgreementStatus::terminated ? std::optional(agreement.status_since) : std::nullopt;
  while (auto const late = made_after(termination, a)) {
    bool const is_signature = late == &Amendment::signed_on;
    take_off(a.*late, is_signature ? ClaimField::signed_on : ClaimField::starts_on, is_signature ? "signed_on" : "in_force_on",
             "amendment_dated_after_termination", termination->text());
  }
  if (a.ends_on && a.effective_on && surely_before(*a.ends_on, *a.effective_on))
    take_off(a.effective_on, ClaimField::starts_on, "ends_on", "amendment_ends_before_effect", a.effective_on->text());
  bool const same_day = a.ends_on && a.effective_on && std::any_of(others.begin(), others.end(), [&](auto const& other) {
    return other.ends_on && other.effective_on == a.effective_on;
  });
  if (same_day) take_off(a.effective_on, ClaimField::starts_on, "in_force_on", "extension_same_day", a.effective_on->text());
  auto const since = day_of_effect(a);
  if (!a.ends_on || !since) return out;
  auto const end = end_before(*since, agreement, others);
  if (surely_before(end, *since)) out.odd.push_back({"in_force_on", "extension_after_end", end.text()});
  if (surely_before(*a.ends_on, end)) out.odd.push_back({"ends_on", "extension_shortens", end.text()});
  return out;
}

}  // namespace athar
