#pragma once
#include <optional>
#include <string>

#include "domain/agreements/agreement_terms.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// A day known in part that may be null.
inline std::optional<PartialDate> maybe_partial_date(RowReader& row) {
  auto const text = row.maybe_text();
  return text ? PartialDate::parse(*text) : std::nullopt;
}

inline std::optional<std::string> text_of(std::optional<PartialDate> const& date) { return date ? std::optional(date->text()) : std::nullopt; }

/// step, party_id, party's three names, currency, amount_minor, is_estimated, on_date, due_on, condition, source.
inline AgreementAmount amount_from(RowReader& row) {
  AgreementAmount amount;
  amount.step = money_step_named(row.text()).value_or(MoneyStep::planned);
  amount.party_id = row.maybe_id<OrganisationTag>();
  amount.party_name = row.localized();
  amount.currency = row.text();
  amount.amount_minor = row.integer();
  amount.is_estimated = row.boolean();
  amount.on = maybe_partial_date(row);
  amount.due_on = maybe_partial_date(row);
  amount.condition = row.text();
  amount.source = row.text();
  return amount;
}

}  // namespace athar::persistence
