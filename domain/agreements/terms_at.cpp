#include "domain/agreements/terms_at.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "domain/agreements/exchange.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 4> effect_names{"yes", "perhaps", "no", "undated"};

void add(std::optional<std::int64_t>& sum, std::optional<std::int64_t> amount) {
  if (amount) sum = sum.value_or(0) + *amount;
}

void add(MoneySums& sum, MoneySums const& more) {
  add(sum.planned_minor, more.planned_minor);
  add(sum.committed_minor, more.committed_minor);
  add(sum.disbursed_minor, more.disbursed_minor);
  add(sum.spent_minor, more.spent_minor);
  add(sum.awaited_minor, more.awaited_minor);
  sum.planned_is_estimated = sum.planned_is_estimated || more.planned_is_estimated;
  sum.committed_is_estimated = sum.committed_is_estimated || more.committed_is_estimated;
  sum.is_uncertain = sum.is_uncertain || more.is_uncertain;
}

MoneySums& row_of(std::vector<MoneyOfParty>& rows, std::optional<OrganisationId> const& party, LocalizedText const& name, std::string const& currency) {
  auto const found = std::find_if(rows.begin(), rows.end(), [&](auto const& r) { return r.party_id == party && r.currency == currency; });
  return (found != rows.end() ? *found : rows.emplace_back(MoneyOfParty{party, name, currency, {}})).sums;
}

void count(MoneySums& sums, AgreementAmount const& amount, LocalDate on) {
  if (amount.step == MoneyStep::disbursed && !amount.on) return add(sums.awaited_minor, amount.amount_minor);
  auto const state = in_effect(amount.on, on);
  if (state == InEffect::perhaps) sums.is_uncertain = true;
  bool const counts = state == InEffect::yes || state == InEffect::undated;
  if (amount.step == MoneyStep::disbursed && !counts) return add(sums.awaited_minor, amount.amount_minor);
  if (!counts) return;
  switch (amount.step) {
    case MoneyStep::planned:
      add(sums.planned_minor, amount.amount_minor);
      sums.planned_is_estimated = sums.planned_is_estimated || amount.is_estimated;
      break;
    case MoneyStep::committed:
      add(sums.committed_minor, amount.amount_minor);
      sums.committed_is_estimated = sums.committed_is_estimated || amount.is_estimated;
      break;
    case MoneyStep::disbursed:
      add(sums.disbursed_minor, amount.amount_minor);
      break;
    case MoneyStep::spent:
      add(sums.spent_minor, amount.amount_minor);
      break;
  }
}

/// What an amendment sets takes the place of what was committed.
void amend(std::vector<MoneyOfParty>& rows, AmendedAmount const& amount, std::optional<PartialDate> const& since, LocalDate on) {
  auto const state = in_effect(since, on);
  if (state == InEffect::no) return;
  auto& sums = row_of(rows, amount.party_id, amount.party_name, amount.currency);
  if (state == InEffect::perhaps) {
    sums.is_uncertain = true;
    return;
  }
  sums.committed_minor = amount.amount_minor;
  sums.committed_is_estimated = amount.is_estimated;
}

/// By the day of effect, those without one last; equal ones as they are listed.
std::vector<std::size_t> in_order_of_effect(std::vector<Amendment> const& amendments) {
  std::vector<std::size_t> order(amendments.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
    auto const one = day_of_effect(amendments[a]), other = day_of_effect(amendments[b]);
    if (!one || !other) return one.has_value() && !other.has_value();
    return one->last_day() < other->last_day();
  });
  return order;
}

std::vector<MoneyOfParty> own_money(AgreementTerms const& terms, AgreementComponent const& component, LocalDate on) {
  std::vector<MoneyOfParty> rows;
  for (auto const& amount : component.amounts) count(row_of(rows, amount.party_id, amount.party_name, amount.currency), amount, on);
  for (auto const i : in_order_of_effect(terms.amendments))
    for (auto const& amount : terms.amendments[i].amounts)
      if (amount.component_id == component.id) amend(rows, amount, day_of_effect(terms.amendments[i]), on);
  return rows;
}

std::vector<MoneyOfParty> money_of(ContinuingComponent const& continuing, LocalDate on) {
  std::vector<MoneyOfParty> rows;
  for (auto const& amount : continuing.component.amounts) count(row_of(rows, amount.party_id, amount.party_name, amount.currency), amount, on);
  for (auto const& change : continuing.changes) amend(rows, change.amount, change.effective_on, on);
  return rows;
}

bool is_there(InEffect state) { return state != InEffect::no; }

std::vector<PartyAt> parties_at(AgreementTermsPage const& page, LocalDate on) {
  std::vector<PartyAt> out;
  auto const order = in_order_of_effect(page.terms.amendments);
  for (auto const& party : page.agreement.parties) {
    PartyAt at{party, std::nullopt, party.joined_on ? in_effect(party.joined_on, on) : InEffect::yes};
    bool has_left = party.left_on && in_effect(party.left_on, on) == InEffect::yes;
    for (auto const i : order)
      for (auto const& change : page.terms.amendments[i].parties) {
        if (change.organisation_id != party.organisation_id || change.role != party.role) continue;
        auto const state = in_effect(day_of_effect(page.terms.amendments[i]), on);
        if (change.joins) {
          at.state = state;
          at.by = i;
          has_left = has_left && !is_there(state);
        } else {
          has_left = has_left || state == InEffect::yes || state == InEffect::undated;
          if (state == InEffect::perhaps) at.state = InEffect::perhaps;
        }
      }
    if (!has_left && is_there(at.state)) out.push_back(std::move(at));
  }
  return out;
}

std::vector<MoneyOfCurrency> totals_of(TermsAt const& at) {
  std::vector<MoneyOfCurrency> totals;
  auto add_rows = [&](std::vector<MoneyOfParty> const& rows) {
    for (auto const& row : rows) {
      auto const found = std::find_if(totals.begin(), totals.end(), [&](auto const& t) { return t.currency == row.currency; });
      add((found != totals.end() ? *found : totals.emplace_back(MoneyOfCurrency{row.currency, {}})).sums, row.sums);
    }
  };
  for (auto const& rows : at.money) add_rows(rows);
  for (auto rows : at.continuing) {
    // What an agreement below plans is part of what this one planned.
    for (auto& row : rows) row.sums.planned_minor.reset(), row.sums.planned_is_estimated = false;
    add_rows(rows);
  }
  std::sort(totals.begin(), totals.end(), [](auto const& a, auto const& b) { return a.currency < b.currency; });
  return totals;
}

/// The latest rate stated on that day or before.
ExchangeRate const* rate_for(std::vector<ExchangeRate> const& rates, std::string const& currency, std::string const& into, LocalDate on) {
  ExchangeRate const* best = nullptr;
  for (auto const& rate : rates)
    if (rate.currency == currency && rate.into == into && rate.on <= on && (!best || best->on < rate.on)) best = &rate;
  return best;
}

std::optional<MoneySums> exchanged_sums(MoneySums const& sums, ExchangeRate const& rate) {
  auto const factor = rate_in_hundred_millionths(rate.rate);
  if (!factor) return std::nullopt;
  MoneySums out = sums;
  for (auto const part : {&MoneySums::planned_minor, &MoneySums::committed_minor, &MoneySums::disbursed_minor, &MoneySums::spent_minor,
                          &MoneySums::awaited_minor}) {
    if (!(sums.*part)) continue;
    out.*part = exchanged(*(sums.*part), currency_digits(rate.currency), currency_digits(rate.into), *factor);
    if (!(out.*part)) return std::nullopt;
  }
  return out;
}

std::optional<ExchangedMoney> exchanged_into(std::string const& into, std::vector<MoneyOfCurrency> const& totals, std::vector<ExchangeRate> const& rates,
                                             LocalDate on) {
  ExchangedMoney money{into, {}, {}};
  for (auto const& total : totals) {
    if (total.currency == into) {
      add(money.sums, total.sums);
      continue;
    }
    auto const* rate = rate_for(rates, total.currency, into, on);
    auto const sums = rate ? exchanged_sums(total.sums, *rate) : std::nullopt;
    if (!sums) return std::nullopt;
    add(money.sums, *sums);
    money.rates.push_back(*rate);
  }
  return money.rates.empty() ? std::nullopt : std::optional(std::move(money));
}

}  // namespace

InEffect in_effect(std::optional<PartialDate> const& since, LocalDate on) {
  if (!since) return InEffect::undated;
  if (since->last_day() <= on) return InEffect::yes;
  return since->first_day() <= on ? InEffect::perhaps : InEffect::no;
}

std::string_view name_of(InEffect state) { return effect_names[static_cast<std::size_t>(state)]; }

std::optional<PartialDate> day_of_effect(Amendment const& amendment) { return amendment.effective_on ? amendment.effective_on : amendment.signed_on; }

std::vector<EndMove> moves_of_end(AgreementTermsPage const& page) {
  std::vector<EndMove> dated, undated, moves;
  for (auto const i : in_order_of_effect(page.terms.amendments)) {
    auto const& amendment = page.terms.amendments[i];
    if (!amendment.ends_on) continue;
    auto const since = day_of_effect(amendment);
    (since ? dated : undated).push_back({i, since, *amendment.ends_on});
  }
  auto next = dated.begin();
  std::optional<LocalDate> latest;
  for (auto const& renewal : page.agreement.renewals) {
    if (renewal.on && (!latest || *latest < renewal.on->last_day())) latest = renewal.on->last_day();
    for (; latest && next != dated.end() && next->since->last_day() < *latest; ++next) moves.push_back(*next);
    moves.insert(moves.end(), undated.begin(), undated.end());
    undated.clear();
    moves.push_back({std::nullopt, renewal.on, renewal.ends_on});
  }
  moves.insert(moves.end(), next, dated.end());
  moves.insert(moves.end(), undated.begin(), undated.end());
  return moves;
}

std::optional<PartialDate> consolidated_end(AgreementTermsPage const& page) {
  auto const moves = moves_of_end(page);
  return moves.empty() ? page.agreement.ends_on : moves.back().ends_on;
}

TermsAt terms_at(AgreementTermsPage const& page, LocalDate on) {
  TermsAt at;
  at.on = on;
  at.ends_on = page.agreement.ends_on;
  for (auto const& amendment : page.terms.amendments) at.amendments.push_back(in_effect(day_of_effect(amendment), on));
  for (auto const& move : moves_of_end(page)) {
    auto const state = in_effect(move.since, on);
    if (state == InEffect::no || state == InEffect::perhaps) continue;
    at.ends_on = move.ends_on;
    at.ends_by = move.amendment;
    at.renewed_on = move.amendment ? std::nullopt : move.since;
  }
  at.parties = parties_at(page, on);
  for (auto const& component : page.terms.components) at.money.push_back(own_money(page.terms, component, on));
  for (auto const& continuing : page.continuing) at.continuing.push_back(money_of(continuing, on));
  at.totals = totals_of(at);
  std::vector<std::string> targets;
  for (auto const& rate : page.terms.rates)
    if (std::find(targets.begin(), targets.end(), rate.into) == targets.end()) targets.push_back(rate.into);
  for (auto const& into : targets)
    if (auto money = exchanged_into(into, at.totals, page.terms.rates, on)) at.exchanged.push_back(std::move(*money));
  return at;
}

std::vector<AmendmentDifference> differences(AgreementTermsPage const& page) {
  std::vector<AmendmentDifference> out(page.terms.amendments.size());
  auto end = page.agreement.ends_on;
  for (auto const& move : moves_of_end(page)) {
    if (move.amendment) out[*move.amendment].ends_on_before = end;
    end = move.ends_on;
  }
  auto const order = in_order_of_effect(page.terms.amendments);
  for (std::size_t n = 0; n < order.size(); ++n) {
    auto const& amendment = page.terms.amendments[order[n]];
    auto& difference = out[order[n]];
    for (auto const& amount : amendment.amounts) {
      std::optional<std::int64_t> before;
      for (auto const& component : page.terms.components) {
        if (component.id != amount.component_id) continue;
        for (auto const& signed_amount : component.amounts)
          if (signed_amount.step == MoneyStep::committed && signed_amount.party_id == amount.party_id && signed_amount.currency == amount.currency)
            add(before, signed_amount.amount_minor);
      }
      for (std::size_t m = 0; m < n; ++m)
        for (auto const& earlier : page.terms.amendments[order[m]].amounts)
          if (earlier.component_id == amount.component_id && earlier.party_id == amount.party_id && earlier.currency == amount.currency)
            before = earlier.amount_minor;
      difference.minor_before.push_back(before);
    }
  }
  return out;
}

std::vector<bool> contradicted(std::vector<AgreementClaim> const& claims) {
  std::vector<bool> out;
  for (auto const& claim : claims)
    out.push_back(claim.field != ClaimField::other && std::any_of(claims.begin(), claims.end(), [&](auto const& other) {
      return other.field == claim.field && other.value != claim.value;
    }));
  return out;
}

}  // namespace athar
