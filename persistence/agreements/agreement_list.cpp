#include <unordered_map>

#include "persistence/agreements/agreement_filter_sql.hpp"
#include "persistence/agreements/agreement_store.hpp"
#include "persistence/agreements/partial_date_columns.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

#define ATHAR_AGREEMENT_COLUMNS                                                                                                    \
  "select a.id, a.version, a.code, a.reference, a.type, t.name_fr, t.name_ar, t.name_en, a.title_fr, a.title_ar, a.title_en, "      \
  "       a.status, a.status_since, a.country, a.signed_on, a.signed_at_place, a.in_force_on, a.ends_on, a.consolidated_ends_on, " \
  "       a.is_confidential, "

constexpr std::string_view list_by_title = ATHAR_AGREEMENT_COLUMNS "a.sort_key" ATHAR_AGREEMENT_FILTERED R"(
  and (CAST(:after_key AS text) IS NULL OR (a.sort_key, a.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by a.sort_key, a.id
limit :limit)";

constexpr std::string_view list_by_end =
    ATHAR_AGREEMENT_COLUMNS "CAST(coalesce(athar.last_day(a.consolidated_ends_on), 'infinity') AS text)" ATHAR_AGREEMENT_FILTERED R"(
  and (CAST(:after_key AS text) IS NULL
       OR (coalesce(athar.last_day(a.consolidated_ends_on), 'infinity'), a.id) > (CAST(CAST(:after_key AS text) AS date), CAST(:after_id AS uuid)))
order by coalesce(athar.last_day(a.consolidated_ends_on), 'infinity'), a.id
limit :limit)";

constexpr std::string_view list_by_signature =
    ATHAR_AGREEMENT_COLUMNS "CAST(coalesce(athar.first_day(a.signed_on), '-infinity') AS text)" ATHAR_AGREEMENT_FILTERED R"(
  and (CAST(:after_key AS text) IS NULL
       OR (coalesce(athar.first_day(a.signed_on), '-infinity'), a.id) < (CAST(CAST(:after_key AS text) AS date), CAST(:after_id AS uuid)))
order by coalesce(athar.first_day(a.signed_on), '-infinity') desc, a.id desc
limit :limit)";

constexpr std::string_view count_agreements = "select count(*) from (select 1" ATHAR_AGREEMENT_FILTERED "limit 10001) as counted";

constexpr std::string_view parties_of_rows = R"(
select p.agreement_id, p.id, p.organisation_id, p.role, o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en, o.country
from athar.agreement_party p
join athar.organisation o on o.id = p.organisation_id
where p.agreement_id = any (CAST(:ids AS uuid[]))
order by p.agreement_id, p.position)";

constexpr std::string_view domains_of_rows = R"(
select d.agreement_id, d.domain, r.name_fr, r.name_ar, r.name_en
from athar.agreement_domain d
join athar.reference_item r on r.list = d.domain_list and r.code = d.domain
where d.agreement_id = any (CAST(:ids AS uuid[]))
order by d.agreement_id, r.position, r.code)";

/// The cursor's key as the sort's type; a key that is no day stands for "none known", which comes last.
std::optional<std::string> key_of(PageRequest const& request) {
  if (!request.after_id || request.sort.empty() || request.sort == "title") return request.after_key;
  auto const date = LocalDate::parse(request.after_key.value_or(""));
  return date ? date->text() : request.sort == "ends_on" ? "infinity" : "-infinity";
}

AgreementRow row_from(RowReader row) {
  AgreementRow a;
  a.id = row.id<AgreementTag>();
  a.version = row.small();
  a.code = row.text();
  a.reference = row.text();
  a.type = row.text();
  a.type_name = row.localized();
  a.title = row.localized();
  a.status = agreement_status_named(row.text()).value();
  a.status_since = partial_date(row);
  a.country = row.maybe_text();
  a.signed_on = partial_date(row);
  a.signed_at_place = row.text();
  a.in_force_on = partial_date(row);
  a.ends_on = partial_date(row);
  a.consolidated_ends_on = partial_date(row);
  a.is_confidential = row.boolean();
  a.sort_key = row.text();
  return a;
}

void read_parts(Connection& connection, std::vector<AgreementRow>& items) {
  std::vector<AgreementId> ids;
  std::unordered_map<AgreementId, std::size_t> places;
  for (auto const& item : items) {
    places[item.id] = ids.size();
    ids.push_back(item.id);
  }
  Rows parties = connection.run(parties_of_rows, {{"ids", ids}});
  for (std::size_t i = 0; i < parties.size(); ++i) {
    RowReader row(parties, i);
    auto& item = items[places.at(row.id<AgreementTag>())];
    NamedParty named;
    named.party.id = row.id<AgreementPartyTag>();
    named.party.organisation_id = row.id<OrganisationTag>();
    named.party.role = party_role_named(row.text()).value();
    named.name = row.localized();
    named.acronym = row.localized();
    named.country = row.maybe_text();
    item.parties.push_back(std::move(named));
  }
  Rows domains = connection.run(domains_of_rows, {{"ids", ids}});
  for (std::size_t i = 0; i < domains.size(); ++i) {
    RowReader row(domains, i);
    auto& item = items[places.at(row.id<AgreementTag>())];
    auto code = row.text();
    item.domains.push_back({std::move(code), row.localized()});
  }
}

}  // namespace

Page<AgreementRow> PostgresAgreementStore::list(AgreementFilter const& f, PageRequest const& request) {
  auto const sql = request.sort == "ends_on" ? list_by_end : request.sort == "-signed_on" ? list_by_signature : list_by_title;
  std::optional<std::string> status;
  if (f.status) status = std::string(name_of(*f.status));
  Rows rows = connection_.run_list(sql, {kept("scope_organisation", f.within), {"search", f.search}, kept("type", f.type), kept("status", status),
      kept("country", f.country), kept("domain", f.domain), {"party", f.party}, {"programme", f.programme}, {"parent", f.parent_id},
      {"commission_session", f.framework_session_id}, {"ends_from", f.ends_from}, {"ends_to", f.ends_to}, {"after_key", key_of(request)}, {"after_id", request.after_id},
      kept("limit", request.limit + 1)});
  std::vector<AgreementRow> items;
  items.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(row_from(RowReader(rows, i)));
  auto page = page_of(std::move(items), request, [](auto const& a) { return a.sort_key; }, [](auto const& a) { return a.id.text(); });
  if (!page.items.empty()) read_parts(connection_, page.items);
  if (request.with_total) {
    Rows counted = connection_.run_list(count_agreements, {kept("scope_organisation", f.within), {"search", f.search}, kept("type", f.type),
        kept("status", status), kept("country", f.country), kept("domain", f.domain), {"party", f.party}, {"programme", f.programme},
        {"parent", f.parent_id}, {"commission_session", f.framework_session_id}, {"ends_from", f.ends_from}, {"ends_to", f.ends_to}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

}  // namespace athar::persistence
