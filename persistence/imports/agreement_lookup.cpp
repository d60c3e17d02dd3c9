#include <algorithm>
#include <set>

#include "persistence/agreements/partial_date_columns.hpp"
#include "persistence/agreements/terms_columns.hpp"
#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

// A code of ours is asked for as it is written.
constexpr std::string_view find_references = R"(
with asked as materialized (
  select g.text, athar.search_key(g.text) as key from unnest(CAST(:texts AS text[])) as g(text))
select k.text, a.id, CAST(null AS uuid) from asked k join athar.agreement a on athar.search_key(a.reference) = k.key and a.reference <> ''
union
select k.text, a.id, null from asked k join athar.agreement a on a.code = upper(k.text)
union
select k.text, m.agreement_id, m.id
from asked k join athar.agreement_amendment m on athar.search_key(m.reference) = k.key and m.reference <> '')";

constexpr std::string_view find_titles = R"(
with asked as materialized (
  select g.text, athar.search_key(g.text) as key from unnest(CAST(:texts AS text[])) as g(text))
select k.text, a.id from asked k join athar.agreement a on a.sort_key = k.key where k.key <> '')";

constexpr std::string_view find_agreements = R"(
select a.id, a.version, a.code, a.reference, a.type, a.title_fr, a.title_ar, a.title_en, a.objective_fr, a.objective_ar, a.objective_en,
       a.status, a.status_since, a.parent_id, a.framework_session_id, a.framework_note, a.country, a.signed_on, a.signed_at_place,
       a.in_force_on, a.ends_on, a.renewal, a.renewal_months, a.notice_months, a.languages, a.is_confidential, a.owner_id, a.note,
       array(select d.domain from athar.agreement_domain d
             join athar.reference_item r on r.list = d.domain_list and r.code = d.domain
             where d.agreement_id = a.id order by r.position, r.code)
from athar.agreement a where a.id = any(CAST(:ids AS uuid[])))";

constexpr std::string_view find_parties = R"(
select p.agreement_id, p.id, p.organisation_id, p.role, p.joined_on, p.left_on, p.signatory_name, p.signatory_capacity, p.contact_name,
       p.contact_email, p.contact_phone, o.name_fr, o.name_ar, o.name_en
from athar.agreement_party p join athar.organisation o on o.id = p.organisation_id
where p.agreement_id = any(CAST(:ids AS uuid[]))
order by p.agreement_id, p.position)";

constexpr std::string_view find_components = R"(
select c.agreement_id, c.id, m.currency, m.amount_minor
from athar.agreement_component c
left join athar.agreement_amount m on m.component_id = c.id and m.step = 'committed'
where c.agreement_id = any(CAST(:ids AS uuid[]))
order by c.agreement_id, c.position, m.position)";

constexpr std::string_view find_amendments = R"(
select m.agreement_id, m.id, m.reference, m.signed_on, m.effective_on, m.ends_on, m.text_fr, m.text_ar, m.text_en, m.document
from athar.agreement_amendment m
where m.agreement_id = any(CAST(:ids AS uuid[]))
order by m.agreement_id, m.position)";

// The lock of persistence/agreements/agreement_store.cpp.
constexpr std::string_view take_lock = "select 1 from (select pg_advisory_xact_lock(4184, 36)) as lock";

constexpr std::string_view find_parents = "select id, parent_id from athar.agreement";

}  // namespace

void PostgresImportedRecords::lock_families() { connection_.run(take_lock); }

KnownAgreements PostgresImportedRecords::agreements_like(std::vector<std::string> const& references, std::vector<std::string> const& titles) {
  KnownAgreements out;
  std::set<AgreementId> meant;
  if (!references.empty()) {
    Rows rows = connection_.run(find_references, {{"texts", references}});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowReader row(rows, i);
      auto& list = out.by_reference[row.text()];
      auto const agreement = row.id<AgreementTag>();
      list.push_back({agreement, row.maybe_id<AmendmentTag>()});
      meant.insert(agreement);
    }
  }
  if (!titles.empty()) {
    Rows rows = connection_.run(find_titles, {{"texts", titles}});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowReader row(rows, i);
      auto& list = out.by_title[row.text()];
      list.push_back(row.id<AgreementTag>());
      meant.insert(list.back());
    }
  }
  Rows parents = connection_.run(find_parents);
  for (std::size_t i = 0; i < parents.size(); ++i) {
    RowReader row(parents, i);
    auto const id = row.id<AgreementTag>();
    out.parents.emplace(id, row.maybe_id<AgreementTag>());
  }
  if (meant.empty()) return out;
  std::vector<AgreementId> const ids(meant.begin(), meant.end());

  Rows agreements = connection_.run(find_agreements, {{"ids", ids}});
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    RowReader row(agreements, i);
    auto const id = row.id<AgreementTag>();
    auto& known = out.agreements[id];
    auto& a = known.agreement;
    a.id = id;
    a.version = row.small();
    known.code = row.text();
    a.reference = row.text();
    a.type = row.text();
    a.title = row.localized();
    a.objective = row.localized();
    a.status = agreement_status_named(row.text()).value();
    a.status_since = partial_date(row);
    a.parent_id = row.maybe_id<AgreementTag>();
    a.framework_session_id = row.maybe_id<JointCommissionSessionTag>();
    a.framework_note = row.text();
    a.country = row.maybe_text();
    a.signed_on = partial_date(row);
    a.signed_at_place = row.text();
    a.in_force_on = partial_date(row);
    a.ends_on = partial_date(row);
    a.renewal = renewal_rule_named(row.text()).value();
    a.renewal_months = row.maybe_small();
    a.notice_months = row.maybe_small();
    a.languages = row.texts();
    a.is_confidential = row.boolean();
    a.owner_id = row.maybe_id<AccountTag>();
    a.note = row.text();
    a.domains = row.texts();
  }

  Rows parties = connection_.run(find_parties, {{"ids", ids}});
  for (std::size_t i = 0; i < parties.size(); ++i) {
    RowReader row(parties, i);
    auto& known = out.agreements.at(row.id<AgreementTag>());
    AgreementParty party;
    party.id = row.id<AgreementPartyTag>();
    party.organisation_id = row.id<OrganisationTag>();
    party.role = party_role_named(row.text()).value();
    party.joined_on = partial_date(row);
    party.left_on = partial_date(row);
    party.signatory_name = row.text();
    party.signatory_capacity = row.text();
    party.contact_name = row.text();
    party.contact_email = row.text();
    party.contact_phone = row.text();
    known.agreement.parties.push_back(std::move(party));
    known.party_names.push_back(row.localized());
  }

  Rows components = connection_.run(find_components, {{"ids", ids}});
  std::optional<ComponentId> last;
  for (std::size_t i = 0; i < components.size(); ++i) {
    RowReader row(components, i);
    auto& known = out.agreements.at(row.id<AgreementTag>());
    auto const component = row.id<ComponentTag>();
    if (component != last) ++known.components;
    last = component;
    known.only_component = known.components == 1 ? std::optional(component) : std::nullopt;
    if (known.components > 1) known.committed.clear();
    auto const currency = row.maybe_text();
    if (!currency || known.components > 1) continue;
    AgreementAmount amount;
    amount.step = MoneyStep::committed;
    amount.currency = *currency;
    amount.amount_minor = row.integer();
    known.committed.push_back(std::move(amount));
  }

  Rows amendments = connection_.run(find_amendments, {{"ids", ids}});
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    RowReader row(amendments, i);
    auto& known = out.agreements.at(row.id<AgreementTag>());
    Amendment amendment;
    amendment.id = row.id<AmendmentTag>();
    amendment.reference = row.text();
    amendment.signed_on = maybe_partial_date(row);
    amendment.effective_on = maybe_partial_date(row);
    amendment.ends_on = maybe_partial_date(row);
    amendment.text = row.localized();
    amendment.document = row.text();
    known.amendments.push_back(std::move(amendment));
  }
  return out;
}

}  // namespace athar::persistence
