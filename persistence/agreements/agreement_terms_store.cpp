#include "persistence/agreements/agreement_terms_store.hpp"

#include <algorithm>

#include "persistence/agreements/scope_sql.hpp"
#include "persistence/agreements/terms_columns.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_agreement =
    "select a.code, a.reference, a.title_fr, a.title_ar, a.title_en, a.status, a.signed_on, a.in_force_on, case when a.status = 'terminated' then a.status_since end,"
    " a.ends_on, coalesce(t.version, 0),"
    " r.days, r.ends, r.first_end"
    " from athar.agreement a left join athar.agreement_terms t on t.agreement_id = a.id"
    " cross join lateral ("
    "   select coalesce(array_agg(coalesce(CAST(s.happened_on AS text), '') order by s.ordinal), '{}') as days,"
    "          coalesce(array_agg(CAST(s.ends_on AS text) order by s.ordinal), '{}') as ends,"
    "          (array_agg(CAST(s.ended_before_on AS text) order by s.ordinal))[1] as first_end"
    "   from athar.agreement_step s where s.agreement_id = a.id and s.ends_on is not null) r"
    " where a.id = CAST(:id AS uuid) and " ATHAR_AGREEMENT_IN_SCOPE;

constexpr std::string_view find_parties = R"(
select y.organisation_id, o.name_fr, o.name_ar, o.name_en, y.role, y.joined_on, y.left_on,
       (select count(*) from athar.commitment c join athar.commitment_due d on d.commitment_id = c.id
        where c.agreement_id = y.agreement_id and c.organisation_id = y.organisation_id and d.met_on is null and d.waived_on is null
          and d.achieved < c.target)
from athar.agreement_party y join athar.organisation o on o.id = y.organisation_id
where y.agreement_id = :id order by y.position, y.id)";

constexpr std::string_view find_amendments = R"(
select id, reference, signed_on, effective_on, ends_on, text_fr, text_ar, text_en, document
from athar.agreement_amendment where agreement_id = :id order by position)";

constexpr std::string_view find_amended_parties = R"(
select m.amendment_id, m.organisation_id, o.name_fr, o.name_ar, o.name_en, m.role, m.joins
from athar.agreement_amendment_party m join athar.agreement_amendment d on d.id = m.amendment_id
join athar.organisation o on o.id = m.organisation_id
where d.agreement_id = :id order by d.position, m.position)";

// Own components, then those of agreements below that carry one of them out.
constexpr std::string_view find_components =
    "select c.agreement_id, coalesce(b.code, ''), coalesce(b.title_fr, ''), coalesce(b.title_ar, ''), coalesce(b.title_en, ''),"
    " c.id, c.title_fr, c.title_ar, c.title_en, c.signed_title_fr, c.signed_title_ar, c.signed_title_en,"
    " c.is_not_carried_out, c.not_carried_out_reason, b.continues_id, coalesce(b.continues_fr, ''), coalesce(b.continues_ar, ''),"
    " coalesce(b.continues_en, '')"
    " from athar.agreement_component c"
    " left join lateral ("
    "   select k.id as continues_id, k.title_fr as continues_fr, k.title_ar as continues_ar, k.title_en as continues_en,"
    "          o.code, o.title_fr, o.title_ar, o.title_en, o.ordinal"
    "   from athar.agreement_component k join athar.agreement o on o.id = c.agreement_id"
    "   join athar.agreement a on a.id = case when k.agreement_id = CAST(:id AS uuid) then c.agreement_id else k.agreement_id end"
    "   where k.id = c.continues_id and " ATHAR_AGREEMENT_IN_SCOPE ") b on true"
    " where c.agreement_id = CAST(:id AS uuid)"
    "    or (b.continues_id is not null and c.continues_id in (select w.id from athar.agreement_component w where w.agreement_id = CAST(:id AS uuid)))"
    " order by c.agreement_id <> CAST(:id AS uuid), b.ordinal, c.position";

constexpr std::string_view find_amounts = R"(
select m.component_id, m.step, m.party_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), m.currency, m.amount_minor,
       m.is_estimated, m.on_date, m.due_on, m.condition, m.source
from athar.agreement_amount m left join athar.organisation o on o.id = m.party_id
where m.component_id = any (CAST(:components AS uuid[])) order by m.component_id, m.position)";

// In the order they take effect, those that nobody dated last.
constexpr std::string_view find_changes = R"(
select m.amendment_id, coalesce(d.effective_on, d.signed_on), m.component_id, m.party_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''),
       coalesce(o.name_en, ''), m.currency, m.amount_minor, m.is_estimated
from athar.agreement_amendment_amount m join athar.agreement_amendment d on d.id = m.amendment_id
left join athar.organisation o on o.id = m.party_id
where m.component_id = any (CAST(:components AS uuid[]))
order by athar.last_day(coalesce(d.effective_on, d.signed_on)) nulls last, d.position, m.position)";

constexpr std::string_view find_rates = R"(
select currency, into_currency, trim_scale(rate), on_date, source from athar.agreement_rate where agreement_id = :id order by position)";

constexpr std::string_view find_claims =
    "select field, value, source, note from athar.agreement_claim where agreement_id = :id order by position";

/// The end of the latest renewal stands in the agreement, where it may have been put right since; the first one is what the renewal replaced.
void read_renewals(SignedAgreement& agreement, RowReader& row) {
  auto const days = row.texts(), ends = row.texts();
  auto const first_end = maybe_partial_date(row);
  for (std::size_t i = 0; i < days.size(); ++i) {
    bool const is_last = i + 1 == days.size();
    auto const end = is_last ? agreement.ends_on : PartialDate::parse(ends[i]);
    if (end) agreement.renewals.push_back({PartialDate::parse(days[i]), *end});
  }
  if (!days.empty()) agreement.ends_on = first_end;
}

}  // namespace

std::optional<AgreementTermsPage> PostgresAgreementTermsStore::find(AgreementId id, Scope const& scope) {
  Rows found = connection_.run(find_agreement, {{"id", id}, {"scope_organisation", scope.organisation}});
  if (found.empty()) return std::nullopt;
  AgreementTermsPage page;
  auto& agreement = page.agreement;
  RowReader head(found, 0);
  agreement.id = page.terms.agreement_id = id;
  agreement.code = head.text();
  agreement.reference = head.text();
  agreement.title = head.localized();
  agreement.status = head.text();
  agreement.signed_on = maybe_partial_date(head);
  agreement.in_force_on = maybe_partial_date(head);
  agreement.terminated_on = maybe_partial_date(head);
  agreement.ends_on = maybe_partial_date(head);
  page.terms.version = head.small();
  read_renewals(agreement, head);
  Rows parties = connection_.run(find_parties, {{"id", id}});
  for (std::size_t i = 0; i < parties.size(); ++i) {
    RowReader row(parties, i);
    auto& party = agreement.parties.emplace_back();
    party.organisation_id = row.id<OrganisationTag>();
    party.name = row.localized();
    party.role = row.text();
    party.joined_on = maybe_partial_date(row);
    party.left_on = maybe_partial_date(row);
    party.owed = row.small();
  }
  if (page.terms.version == 0) return page;
  read_amendments(page);
  read_components(page, scope);
  read_changes(page);
  read_rates_and_claims(page.terms);
  return page;
}

void PostgresAgreementTermsStore::read_amendments(AgreementTermsPage& page) {
  auto& amendments = page.terms.amendments;
  Rows rows = connection_.run(find_amendments, {{"id", page.agreement.id}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& amendment = amendments.emplace_back();
    amendment.id = row.id<AmendmentTag>();
    amendment.reference = row.text();
    amendment.signed_on = maybe_partial_date(row);
    amendment.effective_on = maybe_partial_date(row);
    amendment.ends_on = maybe_partial_date(row);
    amendment.text = row.localized();
    amendment.document = row.text();
  }
  if (amendments.empty()) return;
  Rows parties = connection_.run(find_amended_parties, {{"id", page.agreement.id}});
  for (std::size_t i = 0; i < parties.size(); ++i) {
    RowReader row(parties, i);
    auto const id = row.id<AmendmentTag>();
    AmendedParty party;
    party.organisation_id = row.id<OrganisationTag>();
    party.name = row.localized();
    party.role = row.text();
    party.joins = row.boolean();
    for (auto& amendment : amendments)
      if (amendment.id == id) amendment.parties.push_back(party);
  }
}

void PostgresAgreementTermsStore::read_components(AgreementTermsPage& page, Scope const& scope) {
  Rows rows = connection_.run(find_components, {{"id", page.agreement.id}, {"scope_organisation", scope.organisation}});
  std::vector<ComponentId> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    ContinuingComponent read;
    read.agreement_id = row.id<AgreementTag>();
    read.agreement_code = row.text();
    read.agreement_title = row.localized();
    auto& component = read.component;
    component.id = row.id<ComponentTag>();
    component.title = row.localized();
    component.signed_title = row.localized();
    component.is_not_carried_out = row.boolean();
    component.not_carried_out_reason = row.text();
    component.continues_id = row.maybe_id<ComponentTag>();
    component.continues_title = row.localized();
    ids.push_back(component.id);
    if (read.agreement_id == page.agreement.id) page.terms.components.push_back(std::move(component));
    else page.continuing.push_back(std::move(read));
  }
  if (ids.empty()) return;
  Rows amounts = connection_.run(find_amounts, {{"components", ids}});
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    RowReader row(amounts, i);
    auto const id = row.id<ComponentTag>();
    auto const amount = amount_from(row);
    for (auto& component : page.terms.components)
      if (component.id == id) component.amounts.push_back(amount);
    for (auto& other : page.continuing)
      if (other.component.id == id) other.component.amounts.push_back(amount);
  }
}

void PostgresAgreementTermsStore::read_changes(AgreementTermsPage& page) {
  std::vector<ComponentId> ids;
  if (!page.terms.amendments.empty())
    for (auto const& component : page.terms.components) ids.push_back(component.id);
  for (auto const& other : page.continuing) ids.push_back(other.component.id);
  if (ids.empty()) return;
  Rows rows = connection_.run(find_changes, {{"components", ids}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const id = row.id<AmendmentTag>();
    ContinuingComponent::Change change;
    change.effective_on = maybe_partial_date(row);
    auto& amount = change.amount;
    amount.component_id = row.id<ComponentTag>();
    amount.party_id = row.maybe_id<OrganisationTag>();
    amount.party_name = row.localized();
    amount.currency = row.text();
    amount.amount_minor = row.integer();
    amount.is_estimated = row.boolean();
    for (auto& amendment : page.terms.amendments)
      if (amendment.id == id) amendment.amounts.push_back(amount);
    for (auto& other : page.continuing)
      if (other.component.id == amount.component_id) other.changes.push_back(change);
  }
}

void PostgresAgreementTermsStore::read_rates_and_claims(AgreementTerms& terms) {
  Rows rates = connection_.run(find_rates, {{"id", terms.agreement_id}});
  for (std::size_t i = 0; i < rates.size(); ++i) {
    RowReader row(rates, i);
    auto& rate = terms.rates.emplace_back();
    rate.currency = row.text();
    rate.into = row.text();
    rate.rate = row.text();
    rate.on = row.date();
    rate.source = row.text();
  }
  Rows claims = connection_.run(find_claims, {{"id", terms.agreement_id}});
  for (std::size_t i = 0; i < claims.size(); ++i) {
    RowReader row(claims, i);
    auto& claim = terms.claims.emplace_back();
    claim.field = claim_field_named(row.text()).value_or(ClaimField::other);
    claim.value = row.text();
    claim.source = row.text();
    claim.note = row.text();
  }
}

}  // namespace athar::persistence
